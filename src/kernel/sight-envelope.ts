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

export class Envelope {
  /** Number of intervals; interval `i` runs from breakpoint `i` to `i + 1`. */
  count = 0;
  key = new Float64Array(1024);
  dirX = new Float64Array(1024);
  dirY = new Float64Array(1024);
  lineA = new Float64Array(1024);
  lineB = new Float64Array(1024);
  line = new Int32Array(1024);
  private startX = 1;
  private startY = 0;
  /* The intervals that replace those touched by an insertion. */
  private newCount = 0;
  private newKey = new Float64Array(64);
  private newX = new Float64Array(64);
  private newY = new Float64Array(64);
  private newA = new Float64Array(64);
  private newB = new Float64Array(64);
  private newLine = new Int32Array(64);

  /** Empties the envelope; directions are counted from (sx, sy). */
  reset(sx: number, sy: number): void {
    this.count = 0;
    this.startX = sx;
    this.startY = sy;
  }

  /** Appends an interval at the end; used to lay down the window's far chain. */
  append(key: number, dx: number, dy: number, a: number, b: number, line: number): void {
    this.reserve(this.count + 2);
    const i = this.count++;
    this.key[i] = key;
    this.dirX[i] = dx;
    this.dirY[i] = dy;
    this.lineA[i] = a;
    this.lineB[i] = b;
    this.line[i] = line;
  }

  /** Sets the last breakpoint. */
  close(key: number, dx: number, dy: number): void {
    this.key[this.count] = key;
    this.dirX[this.count] = dx;
    this.dirY[this.count] = dy;
  }

  /** Lower bound of 1/r over the whole envelope, per unit direction: 1 / (distance of its farthest breakpoint). */
  farthest(): number {
    let least = Infinity;
    for (let i = 0; i < this.count; i++) {
      const a = this.lineA[i]!;
      const b = this.lineB[i]!;
      for (let e = i; e <= i + 1; e++) {
        const dx = this.dirX[e]!;
        const dy = this.dirY[e]!;
        const u = (a * dx + b * dy) / Math.sqrt(dx * dx + dy * dy);
        if (u < least) least = u;
      }
    }
    return least > 0 ? 1 / least : Infinity;
  }

  /** Index of the interval that holds `key`. */
  private find(key: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (this.key[mid]! <= key) low = mid;
      else high = mid - 1;
    }
    return low;
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
    const first = this.find(ka);
    let last = first;
    while (last + 1 < this.count && this.key[last + 1]! < kb) last++;
    this.newCount = 0;
    let changed = false;
    for (let i = first; i <= last; i++) {
      const oldA = this.lineA[i]!;
      const oldB = this.lineB[i]!;
      const oldLine = this.line[i]!;
      const from = this.key[i]!;
      const to = this.key[i + 1]!;
      const startsInside = ka > from;
      const endsInside = kb < to;
      const k0 = startsInside ? ka : from;
      const x0 = startsInside ? pdx : this.dirX[i]!;
      const y0 = startsInside ? pdy : this.dirY[i]!;
      const k1 = endsInside ? kb : to;
      const x1 = endsInside ? qdx : this.dirX[i + 1]!;
      const y1 = endsInside ? qdy : this.dirY[i + 1]!;
      if (startsInside) this.push(from, this.dirX[i]!, this.dirY[i]!, oldA, oldB, oldLine);
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      let g0 = n0 - (oldA * x0 + oldB * y0);
      let g1 = n1 - (oldA * x1 + oldB * y1);
      if (Math.abs(g0) <= SAME * Math.abs(n0)) g0 = 0;
      if (Math.abs(g1) <= SAME * Math.abs(n1)) g1 = 0;
      if (g0 <= 0 && g1 <= 0) this.push(k0, x0, y0, oldA, oldB, oldLine);
      else if (g0 >= 0 && g1 >= 0) {
        this.push(k0, x0, y0, a, b, line);
        changed = true;
      } else {
        changed = true;
        const t = g0 / (g0 - g1);
        const cx = x0 + t * (x1 - x0);
        const cy = y0 + t * (y1 - y0);
        let kc = directionKey(cx, cy, this.startX, this.startY);
        if (!(kc > k0)) kc = k0;
        if (!(kc < k1)) kc = k1;
        if (g0 > 0) {
          this.push(k0, x0, y0, a, b, line);
          this.push(kc, cx, cy, oldA, oldB, oldLine);
        } else {
          this.push(k0, x0, y0, oldA, oldB, oldLine);
          this.push(kc, cx, cy, a, b, line);
        }
      }
      if (endsInside) this.push(kb, qdx, qdy, oldA, oldB, oldLine);
    }
    if (changed) this.splice(first, last);
  }

  /** Queues an interval that begins at `key`; joins the one before when it is the same wall. */
  private push(key: number, dx: number, dy: number, a: number, b: number, line: number): void {
    let n = this.newCount;
    if (n > 0 && this.newLine[n - 1] === line && this.newA[n - 1] === a && this.newB[n - 1] === b) return;
    // A piece of no width gives way to its successor.
    if (n > 0 && this.newKey[n - 1]! >= key) n--;
    if (n + 1 > this.newKey.length) this.growNew();
    this.newKey[n] = key;
    this.newX[n] = dx;
    this.newY[n] = dy;
    this.newA[n] = a;
    this.newB[n] = b;
    this.newLine[n] = line;
    this.newCount = n + 1;
  }

  private splice(first: number, last: number): void {
    const removed = last - first + 1;
    const delta = this.newCount - removed;
    this.reserve(this.count + delta + 2);
    if (delta !== 0) {
      const tail = last + 1;
      const end = this.count + 1;
      this.key.copyWithin(tail + delta, tail, end);
      this.dirX.copyWithin(tail + delta, tail, end);
      this.dirY.copyWithin(tail + delta, tail, end);
      this.lineA.copyWithin(tail + delta, tail, end);
      this.lineB.copyWithin(tail + delta, tail, end);
      this.line.copyWithin(tail + delta, tail, end);
      this.count += delta;
    }
    for (let i = 0; i < this.newCount; i++) {
      const j = first + i;
      this.key[j] = this.newKey[i]!;
      this.dirX[j] = this.newX[i]!;
      this.dirY[j] = this.newY[i]!;
      this.lineA[j] = this.newA[i]!;
      this.lineB[j] = this.newB[i]!;
      this.line[j] = this.newLine[i]!;
    }
  }

  private reserve(size: number): void {
    if (size <= this.key.length) return;
    const capacity = Math.max(size, 2 * this.key.length);
    this.key = grown(this.key, capacity);
    this.dirX = grown(this.dirX, capacity);
    this.dirY = grown(this.dirY, capacity);
    this.lineA = grown(this.lineA, capacity);
    this.lineB = grown(this.lineB, capacity);
    this.line = grownInts(this.line, capacity);
  }

  private growNew(): void {
    const capacity = 2 * this.newKey.length;
    this.newKey = grown(this.newKey, capacity);
    this.newX = grown(this.newX, capacity);
    this.newY = grown(this.newY, capacity);
    this.newA = grown(this.newA, capacity);
    this.newB = grown(this.newB, capacity);
    this.newLine = grownInts(this.newLine, capacity);
  }
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
