/**
 * Flat pieces of the world as rings in the picture, in the lens' own model (domain reference §1.3, §1.7). A straight edge
 * stays straight through a rectilinear lens; others bend it, and it is followed in steps.
 */
import { toCameraAxes, type Aim } from '../optics/picture';
import type { Projection } from '../optics/projection';
import { clipPiece, clipToFrame, cut, frameRing, type Place, type Ring } from './picture-clip';

/** A point relative to the lens: east, north, up, metres. */
export type Point = readonly [x: number, y: number, z: number];
type Ray = readonly [right: number, down: number, depth: number];
export type Quad = readonly [Point, Point, Point, Point];

/** Nearer than this along the axis nothing is drawn through a rectilinear lens, m. */
const NEAR_M = 1e-3;
/** An edge is followed in steps of this angle as the lens sees it. */
const STEP_RAD = Math.PI / 90;
/** A bent picture is drawn in pieces no larger than this: none of them runs round behind the lens. */
const PIECE_RAD = Math.PI / 9;
const MAX_SPLITS = 12;
/** Ends of steps that lie this close are one. */
const JOIN_PX = 1e-6;

export class Projector {
  readonly frame: Ring;
  private readonly projection: Projection;
  private readonly aim: Aim;

  constructor(projection: Projection, aim: Aim) {
    this.projection = projection;
    this.aim = aim;
    this.frame = frameRing(projection, projection.circle_px);
  }

  private readonly ray = ([x, y, z]: Point): Ray => {
    const { right, down, depth } = toCameraAxes(this.aim, x, y, z);
    return [right, down, depth];
  };

  /** Where a point lands; outside the frame as far as the lens' mapping can be carried on. */
  place(point: Point): Place | undefined {
    const ray = this.ray(point);
    return this.projection.extend(ray[0], ray[1], ray[2]);
  }

  /** A flat polygon, cut to the frame; not larger than a bent lens can draw at once. */
  polygon(ring: readonly Point[]): readonly Ring[] {
    const rays = ring.map(this.ray);
    return this.projection.lens === 'rectilinear' ? this.straight(rays) : this.bent(rays);
  }

  /** A flat four-sided piece of any size. */
  quad(quad: Quad): readonly Ring[] {
    if (this.projection.lens === 'rectilinear') return this.straight(quad.map(this.ray));
    return this.pieces(quad, MAX_SPLITS);
  }

  /** The edges of a flat polygon as open lines: where it was cut, at the frame or into pieces, there are none. */
  edges(ring: readonly Point[]): readonly Ring[] {
    return ring.flatMap((a, i) => this.line(this.ray(a), this.ray(ring[(i + 1) % ring.length]!)));
  }

  private line(a: Ray, b: Ray): readonly Ring[] {
    const straight = this.projection.lens === 'rectilinear';
    const steps = straight ? 1 : Math.max(1, Math.ceil(angleBetween(a, b) / STEP_RAD));
    const lines: Place[][] = [];
    let open: Place[] | undefined;
    for (let k = 0; k < steps; k++) {
      const [p, q] = [between(a, b, k / steps), between(a, b, (k + 1) / steps)];
      const piece = straight ? this.ahead(p, q) : this.step(p, q);
      const kept = piece && clipPiece(piece[0], piece[1], this.frame);
      if (!kept) {
        open = undefined;
        continue;
      }
      const last = open?.at(-1);
      if (open && last && Math.hypot(last[0] - kept[0][0], last[1] - kept[0][1]) < JOIN_PX)
        open.push(kept[1]);
      else lines.push((open = [kept[0], kept[1]]));
    }
    return lines;
  }

  private step(a: Ray, b: Ray): readonly [Place, Place] | undefined {
    const [from, to] = [this.projection.extend(...a), this.projection.extend(...b)];
    // Across the seam of a cylinder there is no line.
    const { turn_px } = this.projection;
    if (!from || !to || Math.abs(to[0] - from[0]) > (turn_px ?? Infinity) / 2) return undefined;
    return [from, to];
  }

  private ahead(a: Ray, b: Ray): readonly [Place, Place] | undefined {
    const [p, q] = [a[2] - NEAR_M, b[2] - NEAR_M];
    if (p < 0 && q < 0) return undefined;
    const from = p < 0 ? between(a, b, p / (p - q)) : a;
    const to = q < 0 ? between(a, b, p / (p - q)) : b;
    return [this.projection.extend(...from)!, this.projection.extend(...to)!];
  }

  private straight(rays: readonly Ray[]): readonly Ring[] {
    const ahead = cut(rays, (ray) => ray[2] - NEAR_M, between);
    const places = ahead.map((ray) => this.projection.extend(ray[0], ray[1], ray[2])!);
    return this.clipped(places);
  }

  private clipped(ring: Ring): readonly Ring[] {
    const left = clipToFrame(ring, this.frame);
    return left.length > 0 ? [left] : [];
  }

  /** Halved across its wider side until it is small as the lens sees it. */
  private pieces([a, b, c, d]: Quad, splits: number): readonly Ring[] {
    const wide = Math.max(angleBetween(a, b), angleBetween(d, c));
    const high = Math.max(angleBetween(a, d), angleBetween(b, c));
    if (splits === 0 || Math.max(wide, high) <= PIECE_RAD) return this.bent([a, b, c, d].map(this.ray));
    if (wide >= high) {
      const [low, top] = [between(a, b, 0.5), between(d, c, 0.5)];
      return [...this.pieces([a, low, top, d], splits - 1), ...this.pieces([low, b, c, top], splits - 1)];
    }
    const [left, right] = [between(a, d, 0.5), between(b, c, 0.5)];
    return [...this.pieces([a, b, right, left], splits - 1), ...this.pieces([left, right, c, d], splits - 1)];
  }

  private bent(rays: readonly Ray[]): readonly Ring[] {
    const places: Place[] = [];
    for (let i = 0; i < rays.length; i++) {
      const [a, b] = [rays[i]!, rays[(i + 1) % rays.length]!];
      const steps = Math.max(1, Math.ceil(angleBetween(a, b) / STEP_RAD));
      for (let k = 0; k < steps; k++) {
        const at = between(a, b, k / steps);
        const place = this.projection.extend(at[0], at[1], at[2]);
        if (!place) return [];
        places.push(place);
      }
    }
    const { turn_px } = this.projection;
    if (turn_px === undefined) return this.clipped(places);
    // Round a cylinder a piece may lie across the seam: it is drawn on both sides.
    const first = places[0]![0];
    const joined = places.map(([u, w]): Place => [u - turn_px * Math.round((u - first) / turn_px), w]);
    return [-turn_px, 0, turn_px].flatMap((shift) =>
      this.clipped(joined.map(([u, w]): Place => [u + shift, w])),
    );
  }
}

const between = (a: Point, b: Point, t: number): Point => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
  a[2] + t * (b[2] - a[2]),
];

/** As seen from the lens, radians. */
function angleBetween(a: Point, b: Point): number {
  const across = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  return Math.atan2(across, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}
