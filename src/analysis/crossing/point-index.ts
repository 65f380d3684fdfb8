/** Points of a layer in the frame, gathered by the cells of a grid, and which of them a region holds. */
import type { Frame } from '../../kernel/frame';
import { regionBounds, regionContains, type Region } from '../../kernel/region';

export interface PointIndex {
  /** x, y per point in the order of the cells, frame metres. */
  readonly xy: Float64Array;
  /** Row of the layer that each of them is. */
  readonly row: Uint32Array;
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
  readonly start: Uint32Array;
  /** What regions that were asked about hold: a region is asked once. */
  readonly inside: WeakMap<Region, Uint32Array>;
}

const CELL_M = 20;
const MAX_CELLS = 1_000_000;
const POINTS_PER_STEP = 50_000;

/** Yields the share done. @param lonLat degrees, interleaved. */
export function* pointIndexSteps(lonLat: Float64Array, frame: Frame): Generator<number, PointIndex, void> {
  const points = lonLat.length / 2;
  const xy = new Float64Array(lonLat.length);
  for (let from = 0; from < points; from += POINTS_PER_STEP) {
    frame.toFrameInto(lonLat, xy, from, Math.min(from + POINTS_PER_STEP, points));
    yield (0.8 * from) / points;
  }
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    minX = Math.min(minX, xy[i]!);
    maxX = Math.max(maxX, xy[i]!);
    minY = Math.min(minY, xy[i + 1]!);
    maxY = Math.max(maxY, xy[i + 1]!);
  }
  if (points === 0) [minX, minY, maxX, maxY] = [0, 0, 0, 0];
  const span_m = Math.max(maxX - minX, maxY - minY);
  // One slip of a coordinate must not ask for the memory of a continent.
  const cell_m = Math.max(CELL_M, Math.sqrt(((maxX - minX) * (maxY - minY)) / MAX_CELLS), span_m / MAX_CELLS);
  const cols = Math.floor((maxX - minX) / cell_m) + 1;
  const rows = Math.floor((maxY - minY) / cell_m) + 1;
  const cellOf = (p: number): number =>
    Math.floor((xy[2 * p + 1]! - minY) / cell_m) * cols + Math.floor((xy[2 * p]! - minX) / cell_m);
  const start = new Uint32Array(cols * rows + 1);
  for (let p = 0; p < points; p++) {
    const next = cellOf(p) + 1;
    start[next] = start[next]! + 1;
  }
  for (let c = 1; c < start.length; c++) start[c] = start[c]! + start[c - 1]!;
  const cursor = start.slice();
  const row = new Uint32Array(points);
  const sorted = new Float64Array(xy.length);
  for (let p = 0; p < points; p++) {
    const cell = cellOf(p);
    const at = cursor[cell]!;
    cursor[cell] = at + 1;
    row[at] = p;
    sorted[2 * at] = xy[2 * p]!;
    sorted[2 * at + 1] = xy[2 * p + 1]!;
  }
  return { xy: sorted, row, minX, minY, cell_m, cols, rows, start, inside: new WeakMap() };
}

/** Rows of the points at most `radius_m` from a place, frame metres. */
export function pointsNear(index: PointIndex, x: number, y: number, radius_m: number): readonly number[] {
  const { xy, row } = index;
  const found: number[] = [];
  eachPointInBox(index, x - radius_m, y - radius_m, x + radius_m, y + radius_m, (at) => {
    if (Math.hypot(xy[2 * at]! - x, xy[2 * at + 1]! - y) <= radius_m) found.push(row[at]!);
  });
  return found;
}

/** Rounding of a border may put a point this near to the box inside. */
const SLACK_M = 1e-6;

/** Rows of the points that the region holds: the same as asking {@link regionContains} of every point. */
export function pointsInside(index: PointIndex, region: Region): Uint32Array {
  const known = index.inside.get(region);
  if (known) return known;
  const found = search(index, region);
  index.inside.set(region, found);
  return found;
}

function search(index: PointIndex, region: Region): Uint32Array {
  const box = regionBounds(region);
  if (!box) return new Uint32Array(0);
  const { xy, row } = index;
  const found: number[] = [];
  eachPointInBox(index, ...box, (at) => {
    if (regionContains(region, xy[2 * at]!, xy[2 * at + 1]!)) found.push(row[at]!);
  });
  return Uint32Array.from(found);
}

/** Visits every point of the cells that a box touches. */
function eachPointInBox(
  { minX, minY, cell_m, cols, rows, start }: PointIndex,
  west: number,
  south: number,
  east: number,
  north: number,
  visit: (at: number) => void,
): void {
  const c0 = Math.max(0, Math.floor((west - SLACK_M - minX) / cell_m));
  const c1 = Math.min(cols - 1, Math.floor((east + SLACK_M - minX) / cell_m));
  const r0 = Math.max(0, Math.floor((south - SLACK_M - minY) / cell_m));
  const r1 = Math.min(rows - 1, Math.floor((north + SLACK_M - minY) / cell_m));
  for (let r = r0; r <= r1 && c0 <= c1; r++) {
    const to = start[r * cols + c1 + 1]!;
    for (let at = start[r * cols + c0]!; at < to; at++) visit(at);
  }
}
