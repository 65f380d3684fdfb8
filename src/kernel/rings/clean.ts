/**
 * Rings of polygons made fit for computing: closed implicitly, without repeated vertices and spikes. Coordinates are
 * degrees, interleaved. Whether points stand in line is asked exactly (robust-predicates); that question, like
 * crossing, has the same answer in degrees as in any affine image of them.
 */
import { orient2d } from 'robust-predicates';

/** Vertices nearer than this are one: 1e-9° is a tenth of a millimetre. */
const SAME_DEG = 1e-9;
/** Metres per degree of latitude, to a percent: for thresholds only, never for a printed figure. */
const M_PER_DEG = 111_200;
/** Below this a footprint is a slip of the pen. */
const SMALLEST_M2 = 0.01;

export type RingFault = 'tooFewPoints' | 'noArea';

export interface CleanRing {
  readonly xy: number[];
  /** The file's last point was not its first. */
  readonly wasOpen: boolean;
}

/** @param xy at least one vertex. */
export function cleanRing(xy: readonly number[]): CleanRing | RingFault {
  const last = xy.length - 2;
  const wasOpen = !near(xy[0]!, xy[1]!, xy[last]!, xy[last + 1]!);
  if (xy.length < 6) return 'tooFewPoints';
  const cleaned = withoutSpikes(cleanLoop(xy));
  return cleaned.length < 6 ? 'noArea' : { xy: cleaned, wasOpen };
}

/** A line without repeated vertices. */
export function cleanLine(xy: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < xy.length; i += 2) {
    const n = out.length;
    if (n > 0 && near(out[n - 2]!, out[n - 1]!, xy[i]!, xy[i + 1]!)) continue;
    out.push(xy[i]!, xy[i + 1]!);
  }
  return out;
}

/** The same for a closed line, whose last vertex must not repeat the first either. */
function cleanLoop(xy: readonly number[]): number[] {
  const out = cleanLine(xy);
  while (out.length > 2 && near(out[0]!, out[1]!, out.at(-2)!, out.at(-1)!)) out.length -= 2;
  return out;
}

const near = (ax: number, ay: number, bx: number, by: number): boolean =>
  Math.abs(ax - bx) <= SAME_DEG && Math.abs(ay - by) <= SAME_DEG;

/** Removes vertices at which the ring turns back on itself, until none is left. */
function withoutSpikes(ring: number[]): number[] {
  let xy = ring;
  for (;;) {
    const kept: number[] = [];
    const n = xy.length / 2;
    if (n < 3) return [];
    for (let i = 0; i < n; i++) {
      const before = kept.length >= 2 ? kept.length - 2 : undefined;
      const ax = before === undefined ? xy[2 * (n - 1)]! : kept[before]!;
      const ay = before === undefined ? xy[2 * (n - 1) + 1]! : kept[before + 1]!;
      const bx = xy[2 * i]!;
      const by = xy[2 * i + 1]!;
      const next = (i + 1) % n;
      if (turnsBack(ax, ay, bx, by, xy[2 * next]!, xy[2 * next + 1]!)) continue;
      kept.push(bx, by);
    }
    if (kept.length === xy.length) return xy;
    xy = cleanLoop(kept);
  }
}

function turnsBack(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const forward = (bx - ax) * (cx - bx) + (by - ay) * (cy - by);
  return forward < 0 && orient2d(ax, ay, bx, by, cx, cy) === 0;
}

/** Twice the signed area in square degrees, positive when counter-clockwise. */
export function twiceArea(xy: readonly number[]): number {
  const x0 = xy[0]!;
  const y0 = xy[1]!;
  let sum = 0;
  for (let i = 2; i + 3 < xy.length; i += 2) {
    sum += (xy[i]! - x0) * (xy[i + 3]! - y0) - (xy[i + 1]! - y0) * (xy[i + 2]! - x0);
  }
  return sum;
}

/** Whether a ring encloses so little that it is no footprint. */
export function isNegligible(xy: readonly number[]): boolean {
  const m2 = (Math.abs(twiceArea(xy)) / 2) * M_PER_DEG ** 2 * Math.cos((xy[1]! * Math.PI) / 180);
  return m2 < SMALLEST_M2;
}

/** The ring running counter-clockwise, or clockwise. */
export function oriented(xy: number[], counterClockwise: boolean): number[] {
  if (twiceArea(xy) > 0 === counterClockwise) return xy;
  const out: number[] = [];
  for (let i = xy.length - 2; i >= 0; i -= 2) out.push(xy[i]!, xy[i + 1]!);
  return out;
}

/** Whether a point lies in a ring; on its border it may fall either way. */
export function ringContains(xy: readonly number[], px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const yi = xy[i + 1]!;
    const yj = xy[j + 1]!;
    if (yi > py !== yj > py && px < ((xy[j]! - xy[i]!) * (py - yi)) / (yj - yi) + xy[i]!) inside = !inside;
  }
  return inside;
}
