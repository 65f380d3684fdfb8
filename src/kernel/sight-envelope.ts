/**
 * The lower envelope of walls round a device: for every direction the nearest one, kept while walls are added.
 *
 * A wall not through the device lies on a line A·x + B·y = 1 in device-relative metres, so along a direction d the
 * distance is 1 / (A·dx + B·dy) in multiples of d: “nearer” is a comparison of two dot products, and walls that
 * share a vertex get bit-identical keys there. Directions are ordered by a diamond angle from a start direction,
 * so no trigonometry is needed.
 */

/** Diamond angle in [0, 4) of (dx, dy), counter-clockwise from the direction (sx, sy); a quarter turn is 1. */
export function directionKey(dx: number, dy: number, sx: number, sy: number): number {
  const rx = dx * sx + dy * sy;
  const ry = dy * sx - dx * sy;
  if (ry >= 0) return rx >= 0 ? (ry === 0 ? 0 : ry / (rx + ry)) : 1 - rx / (ry - rx);
  return rx < 0 ? 2 + ry / (rx + ry) : 3 + rx / (rx - ry);
}

/** Differences of 1/distance below this share are one wall meeting another in a common vertex. */
const SAME = 1e-12;

/** Sectors of equal diamond angle, 16 to a quarter turn, that `depth2` is kept for. */
const BINS_PER_QUARTER = 16;

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
  /** Per bin of directions: the square of a distance that the envelope does not exceed there; see `sounded`. */
  private readonly depth2 = new Float64Array(4 * BINS_PER_QUARTER + 1);
  private greatest2 = 0;
  private changed = true;
  private startX = 1;
  private startY = 0;
  /** The intervals that replace those touched by an insertion. */
  private fresh = new Float64Array(64 * STRIDE);

  /** Empties the envelope; directions are counted from (sx, sy). */
  reset(sx: number, sy: number): void {
    this.count = 0;
    this.changed = true;
    this.startX = sx;
    this.startY = sy;
  }

  /** Appends an interval at the end; used to lay down the window's far chain. */
  append(key: number, dx: number, dy: number, a: number, b: number, line: number): void {
    this.reserve(this.count + 2);
    put(this.data, STRIDE * this.count++, key, dx, dy, a, b, line);
  }

  /** Sets the direction at which the last interval ends. */
  close(key: number, dx: number, dy: number): void {
    put(this.data, STRIDE * this.count, key, dx, dy, 0, 0, 0);
  }

  /** Square of the greatest distance; `depth2` is up to date then. What is added later only brings it nearer. */
  sounded(): number {
    if (this.changed) {
      this.greatest2 = this.sound();
      this.changed = false;
    }
    return this.greatest2;
  }

  /** Sounds the depth for every bin of directions. Along an interval the distance is greatest at an end. */
  private sound(): number {
    const { data, depth2 } = this;
    const end = STRIDE * this.count;
    depth2.fill(0);
    let greatest = 0;
    for (let i = 0; i < end; i += STRIDE) {
      const a = data[i + LINE_A]!;
      const b = data[i + LINE_B]!;
      const x0 = data[i + DIR_X]!;
      const y0 = data[i + DIR_Y]!;
      const x1 = data[i + STRIDE + DIR_X]!;
      const y1 = data[i + STRIDE + DIR_Y]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      const r0 = n0 > 0 ? (x0 * x0 + y0 * y0) / (n0 * n0) : Infinity;
      const r1 = n1 > 0 ? (x1 * x1 + y1 * y1) / (n1 * n1) : Infinity;
      const far = r0 > r1 ? r0 : r1;
      if (far > greatest) greatest = far;
      const last = Math.floor(data[i + STRIDE]! * BINS_PER_QUARTER);
      for (let bin = Math.floor(data[i]! * BINS_PER_QUARTER); bin <= last; bin++) {
        if (far > depth2[bin]!) depth2[bin] = far;
      }
    }
    return greatest;
  }

  /** Whether all between two keys (k0 ≤ k1) and not nearer than the root of `near2` lies behind the envelope. */
  hides(k0: number, k1: number, near2: number): boolean {
    const { depth2 } = this;
    const last = Math.floor(k1 * BINS_PER_QUARTER);
    for (let bin = Math.floor(k0 * BINS_PER_QUARTER); bin <= last; bin++) {
      if (depth2[bin]! > near2) return false;
    }
    return true;
  }

  /**
   * Adds the part of the line (a, b) between two directions, ka < kb. `(pdx, pdy)` and `(qdx, qdy)` are those
   * directions, any length.
   */
  insert(
    ka: number,
    pdx: number,
    pdy: number,
    kb: number,
    qdx: number,
    qdy: number,
    a: number,
    b: number,
    line: number,
  ): void {
    const { data, count } = this;
    // The interval that holds `ka`.
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (data[mid * STRIDE]! <= ka) low = mid;
      else high = mid - 1;
    }
    // Most walls are hidden: nothing is written before the first interval in which this one is nearer.
    const end = STRIDE * count;
    let from = ka;
    let x0 = pdx;
    let y0 = pdy;
    for (let i = STRIDE * low; i < end; i += STRIDE) {
      const key = data[i]!;
      if (key >= ka) {
        // At the very start the keys may be equal: the interval's own direction is as good.
        if (key >= kb) return;
        from = key;
        x0 = data[i + DIR_X]!;
        y0 = data[i + DIR_Y]!;
      }
      const ends = kb < data[i + STRIDE]!;
      const x1 = ends ? qdx : data[i + STRIDE + DIR_X]!;
      const y1 = ends ? qdy : data[i + STRIDE + DIR_Y]!;
      const oldA = data[i + LINE_A]!;
      const oldB = data[i + LINE_B]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      const g0 = n0 - (oldA * x0 + oldB * y0);
      const g1 = n1 - (oldA * x1 + oldB * y1);
      if (g0 > SAME * Math.abs(n0) || g1 > SAME * Math.abs(n1)) {
        this.insertFrom(i, from, x0, y0, kb, qdx, qdy, a, b, line);
        return;
      }
    }
  }

  /** The same from the interval at `first` on, in which the line is nearer somewhere; `ka` lies in it. */
  private insertFrom(
    first: number,
    ka: number,
    pdx: number,
    pdy: number,
    kb: number,
    qdx: number,
    qdy: number,
    a: number,
    b: number,
    line: number,
  ): void {
    const { data } = this;
    const end = STRIDE * this.count;
    let last = first + STRIDE;
    while (last < end && data[last]! < kb) last += STRIDE;
    const fresh = this.room(3 * (last - first) + 2 * STRIDE);
    let n = 0;
    if (ka > data[first]!) n = copyOf(fresh, n, data, first);
    let k0 = ka;
    let x0 = pdx;
    let y0 = pdy;
    for (let i = first; i < last; i += STRIDE) {
      const next = i + STRIDE;
      const ends = kb < data[next]!;
      const k1 = ends ? kb : data[next]!;
      const x1 = ends ? qdx : data[next + DIR_X]!;
      const y1 = ends ? qdy : data[next + DIR_Y]!;
      const oldA = data[i + LINE_A]!;
      const oldB = data[i + LINE_B]!;
      const oldLine = data[i + LINE]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      let g0 = n0 - (oldA * x0 + oldB * y0);
      let g1 = n1 - (oldA * x1 + oldB * y1);
      if (Math.abs(g0) <= SAME * Math.abs(n0)) g0 = 0;
      if (Math.abs(g1) <= SAME * Math.abs(n1)) g1 = 0;
      if (g0 <= 0 && g1 <= 0) n = push(fresh, n, k0, x0, y0, oldA, oldB, oldLine);
      else if (g0 >= 0 && g1 >= 0) n = push(fresh, n, k0, x0, y0, a, b, line);
      else {
        const t = g0 / (g0 - g1);
        const cx = x0 + t * (x1 - x0);
        const cy = y0 + t * (y1 - y0);
        const key = directionKey(cx, cy, this.startX, this.startY);
        const kc = !(key > k0) ? k0 : !(key < k1) ? k1 : key;
        if (g0 > 0) {
          n = push(fresh, n, k0, x0, y0, a, b, line);
          n = push(fresh, n, kc, cx, cy, oldA, oldB, oldLine);
        } else {
          n = push(fresh, n, k0, x0, y0, oldA, oldB, oldLine);
          n = push(fresh, n, kc, cx, cy, a, b, line);
        }
      }
      if (ends) n = push(fresh, n, kb, qdx, qdy, oldA, oldB, oldLine);
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

function put(
  to: Float64Array,
  n: number,
  key: number,
  x: number,
  y: number,
  a: number,
  b: number,
  line: number,
): void {
  to[n] = key;
  to[n + DIR_X] = x;
  to[n + DIR_Y] = y;
  to[n + LINE_A] = a;
  to[n + LINE_B] = b;
  to[n + LINE] = line;
}

function copyOf(to: Float64Array, n: number, from: Float64Array, i: number): number {
  for (let s = 0; s < STRIDE; s++) to[n + s] = from[i + s]!;
  return n + STRIDE;
}

/** Queues an interval that begins at `key`; joins the one before when it is the same wall. Gives the new end. */
function push(
  to: Float64Array,
  end: number,
  key: number,
  x: number,
  y: number,
  a: number,
  b: number,
  line: number,
): number {
  let n = end;
  if (n > 0) {
    const p = n - STRIDE;
    if (to[p + LINE] === line && to[p + LINE_A] === a && to[p + LINE_B] === b) return n;
    // A piece of no width gives way to its successor.
    if (to[p]! >= key) n = p;
  }
  put(to, n, key, x, y, a, b, line);
  return n + STRIDE;
}

/** A copy of `array` with room for `capacity` values. */
export function grown(array: Float64Array, capacity: number): Float64Array<ArrayBuffer> {
  const bigger = new Float64Array(capacity);
  bigger.set(array);
  return bigger;
}

/** A copy of `array` with room for `capacity` values. */
export function grownInts(array: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(capacity);
  bigger.set(array);
  return bigger;
}
