/**
 * The device's range as a border. The disc is a polygon of 360 chords whose vertices are moved out so that its area
 * is the disc's ([F5]); they stand at whole degrees from the device's axis. As it is convex and holds the device, a
 * line cuts it in at most two points, found here without a search.
 */

import { CHORD_RADIUS, CHORDS, COS, SIN } from './sight-window';

/** Inradius of the polygon for radius 1: what is nearer lies inside whatever the direction. */
export const CHORD_INRADIUS = CHORD_RADIUS * Math.cos(Math.PI / CHORDS);

/** Area of one whole chord's triangle for radius 1. */
const CHORD_AREA = Math.PI / CHORDS;
/** A vertex this near to an arc's end, in degrees, is that end. */
const SAME_DEGREE = 1e-7;

/** Whether an end of an arc at this degree stands on a vertex of the polygon. */
export const isVertexDegree = (degree: number): boolean =>
  Math.abs(degree - Math.round(degree)) <= SAME_DEGREE;

/** The polygon of radius 1 for one axis; results of the last question stand in its fields: nothing is allocated. */
export class Arc {
  axisX = 1;
  axisY = 0;
  /** What `areaBetween` and `cut` are asked about: handed over here, since arguments would be boxed one by one. */
  lineA = 0;
  lineB = 0;
  startX = 0;
  startY = 0;
  endX = 0;
  endY = 0;
  from = 0;
  to = 0;
  /** Set by `cut`: how many of the two points lie strictly between the directions, and the parameters there. */
  cuts = 0;
  t0 = 0;
  t1 = 0;
  /** Radius of the polygon that `vertexAt`, `areaBetween` and `cut` are asked about, m. */
  radius_m = 1;
  /** Set by `vertexAt`; what `turn` and `lean` are asked about. */
  x = 0;
  y = 0;
  /** Set by `turn`, and `inverse` by `lean`. */
  degree = 0;
  inverse = 0;
  /** Set by `areaBetween`. */
  area_m2 = 0;
  /** Set by `findVertices`: those of the arc between `from` and `to`; none where `first` is behind `last`. */
  first = 0;
  last = 0;

  /** Degrees in [0, 360] from the axis to (dx, dy), counter-clockwise. */
  degreeOf(dx: number, dy: number): number {
    this.x = dx;
    this.y = dy;
    this.turn();
    return this.degree;
  }

  /** Sets `degree` to that of (x, y), in [0, 360] counter-clockwise from the axis. */
  turn(): void {
    const { axisX, axisY, x, y } = this;
    const turn = Math.atan2(axisX * y - axisY * x, axisX * x + axisY * y) * (180 / Math.PI);
    this.degree = turn < 0 ? turn + 360 : turn;
  }

  /** Sets `inverse` to 1/distance of the polygon of radius 1 along the unit direction (x, y), which stands at `degree`. */
  lean(): void {
    const k = (Math.trunc(this.degree) % CHORDS) | 0;
    // A chord's line is square to its middle: the sum of the unit vectors to its ends, by twice cos ½°.
    const c = COS[k]! + COS[k + 1]!;
    const s = SIN[k]! + SIN[k + 1]!;
    const { axisX, axisY, x, y } = this;
    this.inverse = ((axisX * c - axisY * s) * x + (axisX * s + axisY * c) * y) * HALF_BY_INRADIUS;
  }

  /** Vertex `k`, in 0…720. */
  vertexAt(k: number): void {
    const i = k >= CHORDS ? k - CHORDS : k;
    const r = this.radius_m * CHORD_RADIUS;
    this.x = r * (this.axisX * COS[i]! - this.axisY * SIN[i]!);
    this.y = r * (this.axisX * SIN[i]! + this.axisY * COS[i]!);
  }

  /**
   * The degree at which an arc ends that begins at `from`: `to`, or a turn more where it passes the axis. No arc is
   * longer than three quarters of a turn; what would be is one without length, turned by rounding.
   */
  endOf(from: number, to: number): number {
    let length = to - from;
    if (length < -1e-6) length += 360;
    return length < 0 || length > 270 ? from : from + length;
  }

  /** Sets `to` to the degree at which an arc from `from` ends, given where `turn` has just been. */
  turnTo(): void {
    this.to = this.endOf(this.from, this.degree);
  }

  /** Sets `first` and `last` from `from` and `to`. */
  findVertices(): void {
    this.first = this.firstVertex(this.from);
    this.last = this.lastVertex(this.to);
  }

  /** The first vertex behind a degree, and the last one before it; one that stands on it is neither. */
  firstVertex(degree: number): number {
    return (Math.floor(degree + SAME_DEGREE) + 1) | 0;
  }

  lastVertex(degree: number): number {
    return (Math.ceil(degree - SAME_DEGREE) - 1) | 0;
  }

  /**
   * Sets `area_m2` to the area between the device and the border from (startX, startY) at `from` degrees to (endX,
   * endY) at `to` (≥ from, may exceed 360), both on the polygon; `first` and `last` too.
   */
  areaBetween(): void {
    const { startX: px, startY: py, endX: qx, endY: qy, radius_m } = this;
    this.findVertices();
    const { first, last } = this;
    if (first > last) {
      this.area_m2 = (px * qy - py * qx) / 2;
      return;
    }
    this.vertexAt(first);
    const begin = px * this.y - py * this.x;
    this.vertexAt(last);
    const end = this.x * qy - this.y * qx;
    this.area_m2 = begin / 2 + end / 2 + (last - first) * CHORD_AREA * radius_m * radius_m;
  }

  /**
   * Where the line lineA·x + lineB·y = 1 crosses the polygon between the unit directions (startX,
   * startY) and (endX, endY), as parameters along the straight way between them, ascending: `cuts` of them, in `t0`
   * and `t1`.
   */
  cut(): void {
    const { lineA: a, lineB: b, startX: d0x, startY: d0y, endX: d1x, endY: d1y, radius_m } = this;
    this.cuts = 0;
    const steep = Math.sqrt(a * a + b * b);
    const cosine = 1 / (steep * radius_m * CHORD_RADIUS);
    // Outside the circle round the polygon there is nothing to cross.
    if (!(cosine < 1)) return;
    const half = Math.acos(cosine) * (180 / Math.PI);
    this.x = a;
    this.y = b;
    this.turn();
    const foot = this.degree;
    for (let side = -1; side <= 1; side += 2) {
      const degree = foot + side * half;
      let k = Math.floor(degree < 0 ? degree + CHORDS : degree) | 0;
      if (k >= CHORDS) k -= CHORDS;
      this.vertexAt(k);
      const x0 = this.x;
      const y0 = this.y;
      this.vertexAt(k + 1);
      const s0 = a * x0 + b * y0 - 1;
      const s1 = a * this.x + b * this.y - 1;
      // The chord lies on one side: the line passes through the cap between chord and circle alone.
      if (s0 > 0 === s1 > 0) continue;
      const share = s0 / (s0 - s1);
      const x = x0 + share * (this.x - x0);
      const y = y0 + share * (this.y - y0);
      const c0 = d0x * y - d0y * x;
      const c1 = x * d1y - y * d1x;
      const t = c0 / (c0 + c1);
      // Ahead of the device, and between the two directions.
      if (!(t > 0 && t < 1) || (d0x + d1x) * x + (d0y + d1y) * y <= 0) continue;
      if (this.cuts++ === 0) this.t0 = t;
      else this.t1 = t;
    }
    if (this.cuts === 2 && this.t0 > this.t1) {
      const t = this.t0;
      this.t0 = this.t1;
      this.t1 = t;
    }
  }
}

const HALF_BY_INRADIUS = 1 / (2 * Math.cos(Math.PI / CHORDS) * CHORD_INRADIUS);
