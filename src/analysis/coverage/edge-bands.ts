/**
 * The edges of a large region by horizontal bands: a street segment then meets the edges near it alone. Worth it from
 * some thousand edges on, which is what the outline of a field of sound has.
 */
import { addCrossing, type Crossings } from './crossings';
import { regionBounds, type Region } from '../../kernel/region';

export interface EdgeBands {
  readonly region: Region;
  readonly minY: number;
  readonly count: number;
  /** Edges by band in compressed rows, each by its two vertices. */
  readonly start: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

const BAND_M = 4;

/** Bands of a region that is not empty. */
export function edgeBands(region: Region): EdgeBands {
  const [, minY, , maxY] = regionBounds(region)!;
  const count = Math.floor((maxY - minY) / BAND_M) + 1;
  const start = new Uint32Array(count + 1);
  const { xy } = region;
  const band = (y: number): number => Math.min(count - 1, Math.max(0, Math.floor((y - minY) / BAND_M)));
  eachEdge(region, (i, j) => {
    const [a, b] = [band(xy[2 * i + 1]!), band(xy[2 * j + 1]!)];
    for (let c = Math.min(a, b); c <= Math.max(a, b); c++) start[c + 1] = start[c + 1]! + 1;
  });
  for (let c = 1; c <= count; c++) start[c] = start[c]! + start[c - 1]!;
  const from = new Uint32Array(start[count]!);
  const to = new Uint32Array(start[count]!);
  const cursor = start.slice();
  eachEdge(region, (i, j) => {
    const [a, b] = [band(xy[2 * i + 1]!), band(xy[2 * j + 1]!)];
    for (let c = Math.min(a, b); c <= Math.max(a, b); c++) {
      from[cursor[c]!] = i;
      to[cursor[c]!] = j;
      cursor[c] = cursor[c]! + 1;
    }
  });
  return { region, minY, count, start, from, to };
}

function eachEdge({ ringStart }: Region, visit: (i: number, j: number) => void): void {
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const end = ringStart[r + 1]!;
    for (let i = ringStart[r]!; i < end; i++) visit(i, i + 1 < end ? i + 1 : ringStart[r]!);
  }
}

/** Adds the crossings of one line with the region; the line as for `addCrossings`. */
export function addBandCrossings(c: Crossings, bands: EdgeBands, ends: Float64Array, at: number): void {
  const ay = ends[at + 1]!;
  const by = ends[at + 3]!;
  const first = Math.floor((Math.min(ay, by) - bands.minY) / BAND_M);
  const last = Math.floor((Math.max(ay, by) - bands.minY) / BAND_M);
  for (let band = Math.max(0, first); band <= Math.min(bands.count - 1, last); band++)
    cutWith(c, bands, band, ends, at);
  c.winding += windingAt(bands, ends[at]!, ay);
}

/** An edge that runs through several bands is cut in the one that holds its crossing. */
function cutWith(
  c: Crossings,
  { region: { xy }, minY, start, from, to }: EdgeBands,
  band: number,
  ends: Float64Array,
  at: number,
): void {
  const [ax, ay] = [ends[at]!, ends[at + 1]!];
  const [dx, dy] = [ends[at + 2]! - ax, ends[at + 3]! - ay];
  for (let n = start[band]!; n < start[band + 1]!; n++) {
    const [px, py] = [xy[2 * from[n]!]! - ax, xy[2 * from[n]! + 1]! - ay];
    const [qx, qy] = [xy[2 * to[n]!]! - ax, xy[2 * to[n]! + 1]! - ay];
    const pSide = dx * py - dy * px;
    const qSide = dx * qy - dy * qx;
    if (pSide >= 0 === qSide >= 0) continue;
    const u = pSide / (pSide - qSide);
    const t = ((px + u * (qx - px)) * dx + (py + u * (qy - py)) * dy) / (dx * dx + dy * dy);
    if (t <= 0 || t >= 1) continue;
    // Of the bands that list both, the edge's lowest common one with the segment speaks.
    const lowest = Math.max(Math.min(py, qy), Math.min(0, dy)) + ay;
    const owner = Math.max(0, Math.floor((lowest - minY) / BAND_M));
    if (owner === band) addCrossing(c, t, pSide >= 0 ? 1 : -1);
  }
}

/** Winding number of a place, along the line to the east. */
function windingAt(
  { region: { xy }, minY, count, start, from, to }: EdgeBands,
  x: number,
  y: number,
): number {
  const band = Math.floor((y - minY) / BAND_M);
  if (band < 0 || band >= count) return 0;
  let winding = 0;
  for (let n = start[band]!; n < start[band + 1]!; n++) {
    const [px, py] = [xy[2 * from[n]!]!, xy[2 * from[n]! + 1]!];
    const [qx, qy] = [xy[2 * to[n]!]!, xy[2 * to[n]! + 1]!];
    if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) winding += qy > py ? 1 : -1;
  }
  return winding;
}
