/**
 * The lower envelope of walls round a device: for every direction the nearest one, kept while walls are added.
 *
 * A wall not through the device lies on a line A·x + B·y = 1 in device-relative metres, so along a direction d the
 * distance is 1 / (A·dx + B·dy) in multiples of d: “nearer” is a comparison of two dot products, and walls that
 * share a vertex get bit-identical keys there. Directions are ordered by a diamond angle from a start direction,
 * so no trigonometry is needed.
 */
import { grown } from './grown';

/**
 * Diamond angle in [0, 4), counter-clockwise from a start direction; a quarter turn is 1. In `turn`: dx, dy, and the
 * start's x and y in, the key out at 4. As arguments and results of a function that the compiler does not inline,
 * numbers would be boxed one by one.
 */
export function setDirectionKey(turn: Float64Array): void {
  const dx = turn[0]!;
  const dy = turn[1]!;
  const sx = turn[2]!;
  const sy = turn[3]!;
  const rx = dx * sx + dy * sy;
  const ry = dy * sx - dx * sy;
  const t = rx / (Math.abs(rx) + Math.abs(ry));
  turn[4] = ry >= 0 ? 1 - t : 3 + t;
}

/** Differences of 1/distance below this share are one wall meeting another in a common vertex. */
const SAME = 1e-12;

/** Sectors of equal diamond angle, 16 to a quarter turn, that `depth2` is kept for. */
export const BINS_PER_QUARTER = 16;
/** Beyond any distance. The global `Infinity` in its place would make the compiler box every number it meets. */
export const ENDLESS = 1e300;
export const BINS = 4 * BINS_PER_QUARTER;

/** One interval takes this many numbers: first the key at which it begins, then as named here. */
export const STRIDE = 6;
export const DIR_X = 1;
export const DIR_Y = 2;
export const LINE_A = 3;
export const LINE_B = 4;
export const LINE = 5;

export class Envelope {
  /** Number of intervals. */
  count = 0;
  /**
   * The intervals one behind the other, `STRIDE` numbers each, in one array: whatever is asked of an interval is
   * near, and making room moves one block. Behind the last stand key and direction at which it ends.
   */
  data = new Float64Array(128 * STRIDE);
  /**
   * What `insert` adds, `WALL` numbers: the direction it begins at (key, x, y), that it ends at, A and B of its line.
   * Handed over here, since numbers handed to a function that is not inlined are boxed one by one.
   */
  readonly wall = new Float64Array(8);
  /** Per bin of directions: the square of a distance that the envelope does not exceed there; see `sound`. */
  readonly depth2 = new Float64Array(BINS + 1);
  /** Where the last wall began. */
  private at = 0;
  private changed = true;
  /** The intervals that replace those touched by an insertion. */
  private fresh = new Float64Array(64 * STRIDE);

  private readonly turn: Float64Array;

  /** `turn` holds the direction from which keys are counted, and is asked for them. */
  constructor(turn: Float64Array) {
    this.turn = turn;
  }

  /** Empties the envelope. */
  reset(): void {
    this.count = 0;
    this.at = 0;
    this.changed = true;
  }

  /** Appends an interval at the end, of the line in `wall` and from where that begins: the window's far chain. */
  append(line: number): void {
    this.reserve(this.count + 2);
    this.setAt(this.count++, line);
  }

  /** Sets the direction at which the last interval ends to that at which `wall` begins. */
  close(): void {
    this.setAt(this.count, 0);
  }

  private setAt(interval: number, line: number): void {
    const { data, wall } = this;
    const i = STRIDE * interval;
    data[i] = wall[0]!;
    data[i + DIR_X] = wall[1]!;
    data[i + DIR_Y] = wall[2]!;
    data[i + LINE_A] = wall[6]!;
    data[i + LINE_B] = wall[7]!;
    data[i + LINE] = line;
  }

  /**
   * Sounds the depth for every bin of directions, unless nothing was added since. What is added later only brings the
   * envelope nearer, so that the figures stay bounds. Along an interval the distance is greatest at an end.
   */
  sound(): void {
    if (!this.changed) return;
    this.changed = false;
    const { data, depth2 } = this;
    const end = STRIDE * this.count;
    for (let bin = 0; bin <= BINS; bin++) depth2[bin] = 0;
    for (let i = 0; i < end; i += STRIDE) {
      const a = data[i + LINE_A]!;
      const b = data[i + LINE_B]!;
      const x0 = data[i + DIR_X]!;
      const y0 = data[i + DIR_Y]!;
      const x1 = data[i + STRIDE + DIR_X]!;
      const y1 = data[i + STRIDE + DIR_Y]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      const r0 = n0 > 0 ? (x0 * x0 + y0 * y0) / (n0 * n0) : ENDLESS;
      const r1 = n1 > 0 ? (x1 * x1 + y1 * y1) / (n1 * n1) : ENDLESS;
      // Without branches that depend on the scene: each that is guessed wrongly costs as much as ten comparisons.
      const far = Math.max(r0, r1);
      // `| 0`: whole numbers to the compiler too, not doubles that happen to be whole.
      const last = (data[i + STRIDE]! * BINS_PER_QUARTER) | 0;
      for (let bin = (data[i]! * BINS_PER_QUARTER) | 0; bin <= last; bin++) {
        depth2[bin] = Math.max(depth2[bin]!, far);
      }
    }
  }

  /** Whether all between two keys (k0 ≤ k1) and not nearer than the root of `near2` lies behind the envelope. */
  hides(span: Float64Array): boolean {
    const { depth2 } = this;
    const near2 = span[2]!;
    const last = (span[1]! * BINS_PER_QUARTER) | 0;
    for (let bin = (span[0]! * BINS_PER_QUARTER) | 0; bin <= last; bin++) {
      if (depth2[bin]! > near2) return false;
    }
    return true;
  }

  /** Adds the part of a line that stands in `wall`; its directions may have any length. */
  insert(line: number): void {
    const { data, wall, count } = this;
    const ka = wall[0]!;
    const kb = wall[3]!;
    const a = wall[6]!;
    const b = wall[7]!;
    // The interval that holds `ka`: walls come in the order of their outlines, so that it is near the last one.
    const end = STRIDE * count;
    let at = this.at < end ? this.at : end - STRIDE;
    while (at > 0 && data[at]! > ka) at -= STRIDE;
    while (at + STRIDE < end && data[at + STRIDE]! <= ka) at += STRIDE;
    this.at = at;
    // Most walls are hidden: nothing is written before the first interval in which this one is nearer.
    let x0 = wall[1]!;
    let y0 = wall[2]!;
    for (let i = at; i < end; i += STRIDE) {
      const key = data[i]!;
      if (key >= ka) {
        if (key >= kb) return;
        x0 = data[i + DIR_X]!;
        y0 = data[i + DIR_Y]!;
      }
      const ends = kb < data[i + STRIDE]!;
      const x1 = ends ? wall[4]! : data[i + STRIDE + DIR_X]!;
      const y1 = ends ? wall[5]! : data[i + STRIDE + DIR_Y]!;
      const oldA = data[i + LINE_A]!;
      const oldB = data[i + LINE_B]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      const g0 = n0 - (oldA * x0 + oldB * y0);
      const g1 = n1 - (oldA * x1 + oldB * y1);
      if (g0 > SAME * Math.abs(n0) || g1 > SAME * Math.abs(n1)) {
        if (ends && g0 > SAME * Math.abs(n0) && g1 > SAME * Math.abs(n1))
          this.insertWithin(i, key < ka, line);
        else {
          if (key >= ka) {
            wall[0] = key;
            wall[1] = x0;
            wall[2] = y0;
          }
          this.insertFrom(i, line);
        }
        return;
      }
    }
  }

  /** The commonest case: the wall ends within interval `i`, and is nearer all along from where that begins or it does. */
  private insertWithin(i: number, beginsWithin: boolean, line: number): void {
    const { wall } = this;
    this.changed = true;
    const more = beginsWithin ? 2 : 1;
    this.reserve(this.count + more + 2);
    const { data } = this;
    const rest = i + more * STRIDE;
    data.copyWithin(rest, i, STRIDE * this.count + LINE_A);
    this.count += more;
    // What is left of the old interval behind the wall.
    data[rest] = wall[3]!;
    data[rest + DIR_X] = wall[4]!;
    data[rest + DIR_Y] = wall[5]!;
    const at = rest - STRIDE;
    if (beginsWithin) {
      data[at] = wall[0]!;
      data[at + DIR_X] = wall[1]!;
      data[at + DIR_Y] = wall[2]!;
    }
    data[at + LINE_A] = wall[6]!;
    data[at + LINE_B] = wall[7]!;
    data[at + LINE] = line;
  }

  /** The same from the interval at `first` on, in which the line is nearer somewhere; it begins in that interval. */
  private insertFrom(first: number, line: number): void {
    const { data, wall, turn } = this;
    const end = STRIDE * this.count;
    const kb = wall[3]!;
    const a = wall[6]!;
    const b = wall[7]!;
    let last = first + STRIDE;
    while (last < end && data[last]! < kb) last += STRIDE;
    const fresh = this.room(3 * (last - first) + 2 * STRIDE);
    let k0 = wall[0]!;
    let x0 = wall[1]!;
    let y0 = wall[2]!;
    let n = 0;
    if (k0 > data[first]!) {
      for (let s = 0; s < STRIDE; s++) fresh[s] = data[first + s]!;
      n = STRIDE;
    }
    for (let i = first; i < last; i += STRIDE) {
      const next = i + STRIDE;
      const ends = kb < data[next]!;
      const k1 = ends ? kb : data[next]!;
      const x1 = ends ? wall[4]! : data[next + DIR_X]!;
      const y1 = ends ? wall[5]! : data[next + DIR_Y]!;
      const oldA = data[i + LINE_A]!;
      const oldB = data[i + LINE_B]!;
      const oldLine = data[i + LINE]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      let g0 = n0 - (oldA * x0 + oldB * y0);
      let g1 = n1 - (oldA * x1 + oldB * y1);
      if (Math.abs(g0) <= SAME * Math.abs(n0)) g0 = 0;
      if (Math.abs(g1) <= SAME * Math.abs(n1)) g1 = 0;
      // At its beginning the nearer one holds; where both meet there, the one that is nearer at the end.
      const nearer = g0 > 0 || (g0 === 0 && g1 > 0);
      fresh[n] = k0;
      fresh[n + DIR_X] = x0;
      fresh[n + DIR_Y] = y0;
      fresh[n + LINE_A] = nearer ? a : oldA;
      fresh[n + LINE_B] = nearer ? b : oldB;
      fresh[n + LINE] = nearer ? line : oldLine;
      n = settle(fresh, n);
      if (g0 * g1 < 0) {
        const t = g0 / (g0 - g1);
        const cx = x0 + t * (x1 - x0);
        const cy = y0 + t * (y1 - y0);
        turn[0] = cx;
        turn[1] = cy;
        setDirectionKey(turn);
        const key = turn[4]!;
        fresh[n] = !(key > k0) ? k0 : !(key < k1) ? k1 : key;
        fresh[n + DIR_X] = cx;
        fresh[n + DIR_Y] = cy;
        fresh[n + LINE_A] = nearer ? oldA : a;
        fresh[n + LINE_B] = nearer ? oldB : b;
        fresh[n + LINE] = nearer ? oldLine : line;
        n = settle(fresh, n);
      }
      if (ends) {
        fresh[n] = kb;
        fresh[n + DIR_X] = x1;
        fresh[n + DIR_Y] = y1;
        fresh[n + LINE_A] = oldA;
        fresh[n + LINE_B] = oldB;
        fresh[n + LINE] = oldLine;
        n = settle(fresh, n);
      }
      k0 = k1;
      x0 = x1;
      y0 = y1;
    }
    this.splice(first, last, n);
  }

  /** Puts the first `n` numbers of `fresh` in the place of those from `first` to `last`. */
  private splice(first: number, last: number, n: number): void {
    this.changed = true;
    const delta = n - (last - first);
    if (delta !== 0) {
      if (delta > 0) this.reserve(this.count + delta / STRIDE + 2);
      this.data.copyWithin(last + delta, last, STRIDE * this.count + LINE_A);
      this.count += delta / STRIDE;
    }
    const { data, fresh } = this;
    for (let i = 0; i < n; i++) data[first + i] = fresh[i]!;
  }

  private reserve(size: number): void {
    if (size * STRIDE <= this.data.length) return;
    this.data = grown(this.data, Math.max(size * STRIDE, 2 * this.data.length));
  }

  private room(size: number): Float64Array {
    if (size > this.fresh.length) this.fresh = new Float64Array(2 * size);
    return this.fresh;
  }
}

/**
 * Keeps the interval written at `n` in the queue, unless it is the same wall as the one before; one of no width gives
 * way to it. Gives the queue's new end.
 */
function settle(queue: Float64Array, n: number): number {
  if (n === 0) return STRIDE;
  const p = n - STRIDE;
  if (
    queue[p + LINE] === queue[n + LINE] &&
    queue[p + LINE_A] === queue[n + LINE_A] &&
    queue[p + LINE_B] === queue[n + LINE_B]
  ) {
    return n;
  }
  if (queue[p]! < queue[n]!) return n + STRIDE;
  for (let s = 0; s < STRIDE; s++) queue[p + s] = queue[n + s]!;
  return n;
}
