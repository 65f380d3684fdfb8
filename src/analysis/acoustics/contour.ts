/**
 * Contours of a field as regions: marching triangles on rings and rays. Triangles have no ambiguous case, so the rings
 * close and never cross. Where two neighbouring samples are far apart in level, or one is only known by its class, the
 * crossing is searched for with exact levels.
 */
import type { Region } from '../../kernel/region';
import { CrossingSearch, SHARE_OFF, type Polar } from './crossing-search';
import { INDOORS, LOOSE, type Field } from './field';
import type { Listener } from './listener';
import { thinRing } from './thin-ring';

/** Samples nearer than this in level are joined by a straight line, dB. */
const STRAIGHT_DB = 1.5;

const RADIAL = 0;
const ALONG = 1;
const SLANT = 2;

/** For each limit in dB the part of the field at or above it, frame metres. */
export function* contourSteps(
  field: Field,
  listener: Listener,
  limits_db: readonly number[],
): Generator<void, readonly Region[], void> {
  const search = new CrossingSearch(field, listener);
  const tracers = limits_db.map((limit_db) => new Tracer(field, listener.ear, limit_db));
  for (const tracer of tracers) {
    tracer.march(search);
    yield;
  }
  yield* search.run();
  return tracers.map((tracer) => tracer.link(search));
}

/** Corners so near to a straight line say nothing, m: a thousandth of the area of a small circle. */
const STRAIGHT_M = 0.005;

interface Crossing {
  readonly x: number;
  readonly y: number;
  readonly off_m: number;
}

class Tracer {
  private readonly next: Int32Array;
  private readonly from: number[] = [];
  /** Number of each edge in the search; −1 where levels are close enough for a straight line. */
  private readonly searched: Int32Array;
  private readonly centre: number;
  /** By sample, the foot last: 1 where the limit is reached. */
  private readonly loud: Uint8Array;

  private readonly field: Field;
  private readonly foot: { readonly x: number; readonly y: number };
  private readonly limit_db: number;

  constructor(field: Field, foot: Tracer['foot'], limit_db: number) {
    this.field = field;
    this.foot = foot;
    this.limit_db = limit_db;
    this.centre = field.level_db.length;
    this.next = new Int32Array(3 * this.centre).fill(-1);
    this.searched = new Int32Array(3 * this.centre).fill(-1);
    this.loud = new Uint8Array(this.centre + 1);
    for (let s = 0; s <= this.centre; s++) this.loud[s] = this.level(s) >= limit_db ? 1 : 0;
  }

  /** Finds the edges that the contour crosses, and has those searched where a straight line would not do. */
  march(search: CrossingSearch): void {
    const { rays } = this.field.shape;
    for (let k = 0; k < rays[0]!; k++) this.triangle(this.centre, this.sample(0, k), this.sample(0, k + 1));
    for (let j = 0; j + 1 < rays.length; j++) {
      if (rays[j + 1] === rays[j]) this.evenRing(j);
      else this.doublingRing(j);
    }
    const limit = 10 ** (this.limit_db / 10);
    for (const e of this.from) {
      const [loud, faint] = this.loudFirst(e);
      if (!this.isSteep(loud, faint)) continue;
      this.searched[e] = search.add(this.polar(loud), this.polar(faint), limit, this.isIndoors(loud));
    }
  }

  /** Between a ring and the next with as many samples: most cells are loud or faint altogether. */
  private evenRing(j: number): void {
    const { rays, start } = this.field.shape;
    const { loud } = this;
    const n = rays[j]!;
    const outer = start[j + 1]!;
    for (let k = 0; k < n; k++) {
      const a = start[j]! + k;
      const b = k + 1 === n ? start[j]! : a + 1;
      const c = outer + k;
      const d = k + 1 === n ? outer : c + 1;
      const sum = loud[a]! + loud[b]! + loud[c]! + loud[d]!;
      if (sum === 0 || sum === 4) continue;
      this.triangle(a, c, d);
      this.triangle(a, d, b);
    }
  }

  /** Between a ring and the next with twice as many samples. */
  private doublingRing(j: number): void {
    const { rays, start } = this.field.shape;
    const { loud } = this;
    const n = rays[j]!;
    const outer = start[j + 1]!;
    for (let k = 0; k < n; k++) {
      const a = start[j]! + k;
      const b = k + 1 === n ? start[j]! : a + 1;
      const c = outer + 2 * k;
      const e = k + 1 === n ? outer : c + 2;
      const sum = loud[a]! + loud[b]! + loud[c]! + loud[c + 1]! + loud[e]!;
      if (sum === 0 || sum === 5) continue;
      this.triangle(a, c, c + 1);
      this.triangle(a, c + 1, b);
      this.triangle(b, c + 1, e);
    }
  }

  private polar(s: number): Polar {
    const ring = this.ringOf(s);
    return { ring, place: ring < 0 ? 0 : s - this.field.shape.start[ring]! };
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
    const { loud } = this;
    switch (loud[a]! + 2 * loud[b]! + 4 * loud[c]!) {
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

  /** −1 for the foot. */
  private ringOf(s: number): number {
    if (s === this.centre) return -1;
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

  /** The rings, after the search has run. */
  link(search: CrossingSearch): Region {
    const xy: number[] = [];
    const starts = [0];
    const ring: number[] = [];
    const tolerances: number[] = [];
    for (const first of this.from) {
      if (this.next[first] === -1) continue;
      ring.length = tolerances.length = 0;
      for (let e = first; this.next[e] !== -1;) {
        const { x, y, off_m } = this.crossing(e, search);
        if (x !== ring.at(-2) || y !== ring.at(-1)) {
          ring.push(x, y);
          tolerances.push(off_m);
        }
        const after = this.next[e]!;
        this.next[e] = -1;
        e = after;
      }
      thinRing(ring, tolerances, xy);
      if (xy.length > 2 * starts.at(-1)!) starts.push(xy.length / 2);
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

  private loudFirst(e: number): readonly [loud: number, faint: number] {
    const [p, q] = this.ends(e);
    return this.level(p) >= this.limit_db ? [p, q] : [q, p];
  }

  /** Whether a straight line between the levels would not tell where the limit lies. */
  private isSteep(loud: number, faint: number): boolean {
    const faint_db = this.level(faint);
    if (faint_db === -Infinity || (this.isIndoors(loud) && this.isIndoors(faint))) return false;
    return this.level(loud) - faint_db > STRAIGHT_DB || this.isLoose(loud) || this.isLoose(faint);
  }

  /** Where the limit lies on an edge, and how far off it may be. */
  private crossing(e: number, search: CrossingSearch): Crossing {
    const [loud, faint] = this.loudFirst(e);
    const [ax, ay] = this.place(loud);
    const [a, b] = [this.level(loud), this.level(faint)];
    if (b === -Infinity) return { x: ax, y: ay, off_m: STRAIGHT_M };
    const [bx, by] = this.place(faint);
    const found = this.searched[e]!;
    const straight = a - b > 1e-12 ? (a - this.limit_db) / (a - b) : 0.5;
    const t = found < 0 ? straight : search.shareOf(found);
    const off_m = found < 0 ? STRAIGHT_M : Math.hypot(bx - ax, by - ay) * SHARE_OFF;
    return { x: ax + (bx - ax) * t, y: ay + (by - ay) * t, off_m };
  }

  private isLoose(s: number): boolean {
    return s !== this.centre && this.field.mark[s] === LOOSE;
  }

  private isIndoors(s: number): boolean {
    return s !== this.centre && this.field.mark[s] === INDOORS;
  }

  private place(s: number): [number, number] {
    const { x, y } = this.foot;
    if (s === this.centre) return [x, y];
    const { start, rays, radius_m } = this.field.shape;
    const ring = this.ringOf(s);
    const angle = (2 * Math.PI * (s - start[ring]!)) / rays[ring]!;
    return [x + radius_m[ring]! * Math.cos(angle), y + radius_m[ring]! * Math.sin(angle)];
  }
}
