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

/** Sectors of equal diamond angle, 16 to a quarter turn, that `depth` is kept for. */
export const DEPTH_BINS_PER_QUARTER = 16;
const DEPTH_BINS = 4 * DEPTH_BINS_PER_QUARTER;

export class Envelope {
  /** Number of intervals; interval `i` runs from breakpoint `i` to `i + 1`. */
  count = 0;
  key = new Float64Array(256);
  dirX = new Float64Array(256);
  dirY = new Float64Array(256);
  lineA = new Float64Array(256);
  lineB = new Float64Array(256);
  line = new Int32Array(256);
  /** Per bin of directions: the square of a distance that the envelope does not exceed there; see `sound`. */
  readonly depth2 = new Float64Array(DEPTH_BINS + 1);
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

  /**
   * Sounds the depth of the envelope for every bin of directions, and gives the square of the greatest. What is added
   * later only brings it nearer, so the figures stay bounds. Along an interval the distance is greatest at an end.
   */
  sound(): number {
    const { key, dirX, dirY, lineA, lineB, depth2, count } = this;
    depth2.fill(0);
    let greatest = 0;
    for (let i = 0; i < count; i++) {
      const a = lineA[i]!;
      const b = lineB[i]!;
      const x0 = dirX[i]!;
      const y0 = dirY[i]!;
      const x1 = dirX[i + 1]!;
      const y1 = dirY[i + 1]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      const r0 = n0 > 0 ? (x0 * x0 + y0 * y0) / (n0 * n0) : Infinity;
      const r1 = n1 > 0 ? (x1 * x1 + y1 * y1) / (n1 * n1) : Infinity;
      const far = r0 > r1 ? r0 : r1;
      if (far > greatest) greatest = far;
      const last = Math.floor(key[i + 1]! * DEPTH_BINS_PER_QUARTER);
      for (let bin = Math.floor(key[i]! * DEPTH_BINS_PER_QUARTER); bin <= last; bin++) {
        if (far > depth2[bin]!) depth2[bin] = far;
      }
    }
    return greatest;
  }

  /** Whether all between two keys (k0 ≤ k1) and not nearer than the root of `near2` lies behind the envelope. */
  hides(k0: number, k1: number, near2: number): boolean {
    const { depth2 } = this;
    const last = Math.floor(k1 * DEPTH_BINS_PER_QUARTER);
    for (let bin = Math.floor(k0 * DEPTH_BINS_PER_QUARTER); bin <= last; bin++) {
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
    const { key, dirX, dirY, lineA, lineB, count } = this;
    // The interval that holds `ka`.
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (key[mid]! <= ka) low = mid;
      else high = mid - 1;
    }
    // Most walls are hidden: nothing is written before the first interval in which this one is nearer.
    for (let i = low; i < count && (i === low || key[i]! < kb); i++) {
      const oldA = lineA[i]!;
      const oldB = lineB[i]!;
      const inside = ka > key[i]!;
      const x0 = inside ? pdx : dirX[i]!;
      const y0 = inside ? pdy : dirY[i]!;
      const ends = kb < key[i + 1]!;
      const x1 = ends ? qdx : dirX[i + 1]!;
      const y1 = ends ? qdy : dirY[i + 1]!;
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      if (
        n0 - (oldA * x0 + oldB * y0) > SAME * Math.abs(n0) ||
        n1 - (oldA * x1 + oldB * y1) > SAME * Math.abs(n1)
      ) {
        this.insertFrom(i, ka, pdx, pdy, kb, qdx, qdy, a, b, line);
        return;
      }
    }
  }

  /** The same, from the first interval on in which the line is nearer somewhere. */
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
    const { key, dirX, dirY, lineA, lineB, count } = this;
    this.newCount = 0;
    let last = first;
    for (let i = first; i < count && (i === first || key[i]! < kb); i++) {
      last = i;
      const oldA = lineA[i]!;
      const oldB = lineB[i]!;
      const oldLine = this.line[i]!;
      const startsInside = ka > key[i]!;
      const endsInside = kb < key[i + 1]!;
      const k0 = startsInside ? ka : key[i]!;
      const x0 = startsInside ? pdx : dirX[i]!;
      const y0 = startsInside ? pdy : dirY[i]!;
      const k1 = endsInside ? kb : key[i + 1]!;
      const x1 = endsInside ? qdx : dirX[i + 1]!;
      const y1 = endsInside ? qdy : dirY[i + 1]!;
      if (startsInside) this.push(key[i]!, dirX[i]!, dirY[i]!, oldA, oldB, oldLine);
      const n0 = a * x0 + b * y0;
      const n1 = a * x1 + b * y1;
      let g0 = n0 - (oldA * x0 + oldB * y0);
      let g1 = n1 - (oldA * x1 + oldB * y1);
      if (Math.abs(g0) <= SAME * Math.abs(n0)) g0 = 0;
      if (Math.abs(g1) <= SAME * Math.abs(n1)) g1 = 0;
      if (g0 <= 0 && g1 <= 0) this.push(k0, x0, y0, oldA, oldB, oldLine);
      else if (g0 >= 0 && g1 >= 0) this.push(k0, x0, y0, a, b, line);
      else {
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
    this.splice(first, last);
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

  /** Puts the queued intervals in the place of `first`…`last`. Plain loops: the runs are short. */
  private splice(first: number, last: number): void {
    const delta = this.newCount - (last - first + 1);
    if (delta > 0) this.reserve(this.count + delta + 2);
    const { key, dirX, dirY, lineA, lineB, line, count } = this;
    if (delta > 0) {
      for (let i = count; i > last; i--) {
        key[i + delta] = key[i]!;
        dirX[i + delta] = dirX[i]!;
        dirY[i + delta] = dirY[i]!;
        lineA[i + delta] = lineA[i]!;
        lineB[i + delta] = lineB[i]!;
        line[i + delta] = line[i]!;
      }
    } else if (delta < 0) {
      for (let i = last + 1; i <= count; i++) {
        key[i + delta] = key[i]!;
        dirX[i + delta] = dirX[i]!;
        dirY[i + delta] = dirY[i]!;
        lineA[i + delta] = lineA[i]!;
        lineB[i + delta] = lineB[i]!;
        line[i + delta] = line[i]!;
      }
    }
    this.count = count + delta;
    for (let i = 0; i < this.newCount; i++) {
      const j = first + i;
      key[j] = this.newKey[i]!;
      dirX[j] = this.newX[i]!;
      dirY[j] = this.newY[i]!;
      lineA[j] = this.newA[i]!;
      lineB[j] = this.newB[i]!;
      line[j] = this.newLine[i]!;
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
