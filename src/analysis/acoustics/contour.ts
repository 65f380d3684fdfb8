/**
 * Contours of a field as regions: marching triangles on rings and rays. Triangles have no ambiguous case, so the rings
 * close and never cross. Where two neighbouring samples are far apart in level, or one is only known by its class, the
 * crossing is searched for with exact levels.
 */
import type { Region } from '../../kernel/region';
import { INDOORS, LOOSE, type Field } from './field';
import type { Listener } from './listener';

/** Samples nearer than this in level are joined by a straight line, dB. */
const STRAIGHT_DB = 1.5;
/** Exact levels asked for along one edge where they are farther apart: a step of 3 m is known to 0.2 m. */
const HALVINGS = 3;

const RADIAL = 0;
const ALONG = 1;
const SLANT = 2;

/** The part of the field at or above a level in dB, frame metres. */
export function contourOf(field: Field, listener: Listener, limit_db: number): Region {
  return new Tracer(field, listener, limit_db).trace();
}

class Tracer {
  private readonly next: Int32Array;
  private readonly from: number[] = [];
  private readonly centre: number;
  private readonly limit: number;

  private readonly field: Field;
  private readonly listener: Listener;
  private readonly limit_db: number;

  constructor(field: Field, listener: Listener, limit_db: number) {
    this.field = field;
    this.listener = listener;
    this.limit_db = limit_db;
    this.limit = 10 ** (limit_db / 10);
    this.centre = field.level_db.length;
    this.next = new Int32Array(3 * this.centre).fill(-1);
  }

  trace(): Region {
    const { rays } = this.field.shape;
    for (let k = 0; k < rays[0]!; k++) this.triangle(this.centre, this.sample(0, k), this.sample(0, k + 1));
    for (let j = 0; j + 1 < rays.length; j++) {
      const doubled = rays[j + 1] !== rays[j];
      for (let k = 0; k < rays[j]!; k++) {
        const a = this.sample(j, k);
        const b = this.sample(j, k + 1);
        if (doubled) {
          const middle = this.sample(j + 1, 2 * k + 1);
          this.triangle(a, this.sample(j + 1, 2 * k), middle);
          this.triangle(a, middle, b);
          this.triangle(b, middle, this.sample(j + 1, 2 * k + 2));
        } else {
          const d = this.sample(j + 1, k + 1);
          this.triangle(a, this.sample(j + 1, k), d);
          this.triangle(a, d, b);
        }
      }
    }
    return this.link();
  }

  private sample(j: number, k: number): number {
    const { rays, start } = this.field.shape;
    return start[j]! + (k === rays[j] ? 0 : k);
  }

  private level(s: number): number {
    return s === this.centre ? this.field.centre_db : this.field.level_db[s]!;
  }

  /** Counter-clockwise corners: the contour has what is loud on its left. */
  private triangle(a: number, b: number, c: number): void {
    const { limit_db } = this;
    const pattern =
      (this.level(a) >= limit_db ? 1 : 0) +
      (this.level(b) >= limit_db ? 2 : 0) +
      (this.level(c) >= limit_db ? 4 : 0);
    switch (pattern) {
      case 1:
        return this.join(a, b, a, c);
      case 2:
        return this.join(b, c, b, a);
      case 4:
        return this.join(c, a, c, b);
      case 3:
        return this.join(b, c, a, c);
      case 6:
        return this.join(c, a, b, a);
      case 5:
        return this.join(a, b, c, b);
      default:
    }
  }

  /** A piece of contour from the edge p–q to the edge u–v. */
  private join(p: number, q: number, u: number, v: number): void {
    const from = this.edge(p, q);
    this.next[from] = this.edge(u, v);
    this.from.push(from);
  }

  /** An edge belongs to its outer end, or along a ring to the one it starts from. */
  private edge(p: number, q: number): number {
    const { centre } = this;
    if (p === centre || q === centre) return 3 * Math.min(p, q) + RADIAL;
    const [pr, qr] = [this.ringOf(p), this.ringOf(q)];
    if (pr === qr) return 3 * (this.follows(p, q, pr) ? p : q) + ALONG;
    const [inner, outer, ring] = pr < qr ? [p, q, pr] : [q, p, qr];
    return 3 * outer + (this.isRadial(inner, outer, ring) ? RADIAL : SLANT);
  }

  private ringOf(s: number): number {
    const { start } = this.field.shape;
    let low = 0;
    let high = start.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start[middle]! <= s) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private follows(p: number, q: number, ring: number): boolean {
    const { start, rays } = this.field.shape;
    return q - start[ring]! === (p - start[ring]! + 1) % rays[ring]!;
  }

  /** Whether the inner end is the one that the outer's first edge inwards leads to. */
  private isRadial(inner: number, outer: number, ring: number): boolean {
    const { start, rays } = this.field.shape;
    const k = outer - start[ring + 1]!;
    const below = rays[ring + 1] === rays[ring] ? k : Math.floor(k / 2);
    return inner - start[ring]! === below;
  }

  private link(): Region {
    const xy: number[] = [];
    const starts = [0];
    for (const first of this.from) {
      if (this.next[first] === -1) continue;
      for (let e = first; this.next[e] !== -1;) {
        const [x, y] = this.crossing(e);
        if (x !== xy.at(-2) || y !== xy.at(-1) || xy.length === 2 * starts.at(-1)!) xy.push(x, y);
        const after = this.next[e]!;
        this.next[e] = -1;
        e = after;
      }
      starts.push(xy.length / 2);
    }
    return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(starts) };
  }

  /** Both ends of an edge by its number. */
  private ends(e: number): readonly [number, number] {
    const outer = Math.floor(e / 3);
    const kind = e % 3;
    const { start, rays } = this.field.shape;
    const ring = this.ringOf(outer);
    const k = outer - start[ring]!;
    if (kind === ALONG) return [outer, this.sample(ring, k + 1)];
    if (ring === 0) return [this.centre, outer];
    const below = rays[ring] === rays[ring - 1] ? k : Math.floor(k / 2);
    if (kind === RADIAL) return [this.sample(ring - 1, below), outer];
    return [
      this.sample(ring - 1, rays[ring] === rays[ring - 1] ? (k + rays[ring]! - 1) % rays[ring]! : below + 1),
      outer,
    ];
  }

  /** Where the limit lies on an edge: loud end first. */
  private crossing(e: number): readonly [number, number] {
    const [p, q] = this.ends(e);
    const [loud, faint] = this.level(p) >= this.limit_db ? [p, q] : [q, p];
    let [ax, ay] = this.place(loud);
    let [bx, by] = this.place(faint);
    const a = this.level(loud);
    const b = this.level(faint);
    if (b === -Infinity) return [ax, ay];
    const hidden = this.isIndoors(loud) && this.isIndoors(faint);
    if (!hidden && (a - b > STRAIGHT_DB || this.isLoose(loud) || this.isLoose(faint))) {
      for (let n = 0; n < HALVINGS; n++) {
        const mx = (ax + bx) / 2;
        const my = (ay + by) / 2;
        // Inside a wall the level is that of the side which is indoors.
        const heard = this.listener.reaches(mx, my, this.limit) ?? this.isIndoors(loud);
        if (heard) [ax, ay] = [mx, my];
        else [bx, by] = [mx, my];
      }
      return [(ax + bx) / 2, (ay + by) / 2];
    }
    const t = a - b > 1e-12 ? (a - this.limit_db) / (a - b) : 0.5;
    return [ax + (bx - ax) * t, ay + (by - ay) * t];
  }

  private isLoose(s: number): boolean {
    return s !== this.centre && this.field.mark[s] === LOOSE;
  }

  private isIndoors(s: number): boolean {
    return s !== this.centre && this.field.mark[s] === INDOORS;
  }

  private place(s: number): [number, number] {
    const { x, y } = this.listener.ear;
    if (s === this.centre) return [x, y];
    const { start, rays, radius_m } = this.field.shape;
    const ring = this.ringOf(s);
    const angle = (2 * Math.PI * (s - start[ring]!)) / rays[ring]!;
    return [x + radius_m[ring]! * Math.cos(angle), y + radius_m[ring]! * Math.sin(angle)];
  }
}
