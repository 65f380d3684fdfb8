/**
 * Where limits are crossed between neighbouring samples of a field, by halving with exact levels. All that is asked in
 * one round is asked ray by ray: a ray is laid once for all places on it and for all limits.
 */
import type { Field } from './field';
import type { Listener } from './listener';

/** Exact levels asked for along one edge: a step of 3 m is known to 0.2 m. */
const HALVINGS = 3;
/** Halvings of the angle between two samples fall on whole steps of so many to a ray. */
const FINE = 2 ** HALVINGS;

/** A crossing that was found is off by no more than this share of its edge. */
export const SHARE_OFF = 0.5 / FINE;

/** Rays laid between two places where the caller may stop. */
const RAYS_PER_STEP = 256;

/** A sample: its ring, −1 for the foot, and its place on it. */
export interface Polar {
  readonly ring: number;
  readonly place: number;
}

/** Edges by their loud ends, polar about the listener: the angle in steps of 1/FINE of a ray. */
interface Edges {
  readonly r: number[];
  readonly angle: number[];
  /** To the faint end. */
  readonly dr: number[];
  readonly turn: number[];
  /** What an answer inside a building counts as. */
  readonly indoors: boolean[];
  readonly limit: number[];
  /** Share of the way to the faint end up to which it is loud. */
  readonly loudTo: number[];
}

export class CrossingSearch {
  private readonly edges: Edges = { r: [], angle: [], dr: [], turn: [], indoors: [], limit: [], loudTo: [] };
  private readonly whole: number;

  private readonly field: Field;
  private readonly listener: Listener;

  constructor(field: Field, listener: Listener) {
    this.field = field;
    this.listener = listener;
    this.whole = field.shape.rays.at(-1)! * FINE;
  }

  /** An edge from its loud to its faint sample; gives its number. `indoors`: what an answer inside a wall counts as. */
  add(loud: Polar, faint: Polar, limit: number, indoors: boolean): number {
    const { edges, whole } = this;
    const { radius_m, rays } = this.field.shape;
    const angleOf = ({ ring, place }: Polar): number => place * (whole / rays[ring]!);
    const from = angleOf(loud.ring < 0 ? faint : loud);
    const to = angleOf(faint.ring < 0 ? loud : faint);
    // The short way round.
    const turn =
      to - from > whole / 2 ? to - from - whole : from - to > whole / 2 ? to - from + whole : to - from;
    const r = loud.ring < 0 ? 0 : radius_m[loud.ring]!;
    edges.r.push(r);
    edges.dr.push((faint.ring < 0 ? 0 : radius_m[faint.ring]!) - r);
    edges.angle.push(from);
    edges.turn.push(turn);
    edges.indoors.push(indoors);
    edges.limit.push(limit);
    return edges.loudTo.push(0) - 1;
  }

  /** Share of the way to the faint end at which the limit of an edge is taken to lie, after {@link run}. */
  shareOf(edge: number): number {
    return this.edges.loudTo[edge]! + SHARE_OFF;
  }

  *run(): Generator<void, void, void> {
    for (let step = 0.5; step >= 1 / FINE; step /= 2) yield* this.halve(step);
  }

  private *halve(step: number): Generator<void, void, void> {
    const { edges, whole, listener } = this;
    const n = edges.r.length;
    const radius = new Float64Array(n);
    const ray = new Uint32Array(n);
    const start = new Uint32Array(whole + 1);
    for (let e = 0; e < n; e++) {
      const t = edges.loudTo[e]! + step;
      radius[e] = edges.r[e]! + t * edges.dr[e]!;
      const angle = (edges.angle[e]! + t * edges.turn[e]! + whole) % whole;
      ray[e] = angle;
      start[angle + 1]!++;
    }
    for (let a = 0; a < whole; a++) start[a + 1]! += start[a]!;
    const order = inOrder(ray, start);
    let laid = 0;
    for (let a = 0; a < whole; a++) {
      const [from, to] = [start[a]!, start[a + 1]!];
      if (from === to) continue;
      const places = order.subarray(from, to).sort((e, f) => radius[e]! - radius[f]!);
      const angle = (2 * Math.PI * a) / whole;
      listener.aim(Math.cos(angle), Math.sin(angle), radius[places[places.length - 1]!]!);
      this.along(places, radius, step);
      if (++laid % RAYS_PER_STEP === 0) yield;
    }
  }

  /** Answers for places on the ray that was laid, in growing distance. */
  private along(places: Uint32Array, radius: Float64Array, step: number): void {
    const { edges, listener } = this;
    let at = Number.NaN;
    let shut = false;
    for (const e of places) {
      if (radius[e] !== at) {
        at = radius[e]!;
        shut = listener.ray.goTo(at);
        if (!shut) listener.ask(at);
      }
      if (shut ? edges.indoors[e] : listener.isAtLeast(edges.limit[e]!)) edges.loudTo[e]! += step;
    }
  }
}

/** Numbers 0 … n − 1 by their bucket, `start` being the first place of each. */
function inOrder(bucket: Uint32Array, start: Uint32Array): Uint32Array {
  const next = start.slice();
  const order = new Uint32Array(bucket.length);
  for (let i = 0; i < bucket.length; i++) order[next[bucket[i]!]!++] = i;
  return order;
}
