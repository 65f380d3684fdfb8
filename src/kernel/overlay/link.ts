/**
 * Border segments put together to regions, block by block: rings that lie within one block are done there once and
 * for all; where a border may go on in another block, or level edges are missing, chains are left over, and only
 * these are joined over all blocks. Ends are snapped to a grid of a fraction of a millimetre, so that pieces of one
 * border meet; the figures never come from here.
 */
import { grown } from '../grown';
import { EMPTY_REGION, type Region } from '../region';
import {
  APART_STEPS,
  balanceOf,
  clearNet,
  closeLevel,
  createNet,
  createWalk,
  isStraight,
  nextEdge,
  putEdge,
  putVertex,
  ringFrom,
  vertexAt,
  type Net,
  type Walk,
} from './net';

/** The grid of the vertices, m: 1/4096, so that tile corners lie on it. */
export const STEP_M = 2 ** -12;

/** Segments with whole coordinates in steps; grown as needed. */
export interface BorderSegments {
  count: number;
  /** Which shape each belongs to. */
  shape: Int32Array;
  /** x and y of start and end. */
  at: Int32Array;
}

/** What one block has of a shape. */
export interface ShapePart {
  /** Whole rings, frame metres. */
  readonly xy: Float64Array;
  readonly ringStart: Uint32Array;
  /** Pieces of rings: vertices in steps, and the first vertex of each piece plus one closing entry. */
  readonly chainAt: Int32Array;
  readonly chainStart: Uint32Array;
}

/** Box of a block in steps. */
export type StepBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

const NO_PART: ShapePart = {
  xy: EMPTY_REGION.xy,
  ringStart: EMPTY_REGION.ringStart,
  chainAt: new Int32Array(0),
  chainStart: new Uint32Array(1),
};

export const createBorderSegments = (): BorderSegments => ({
  count: 0,
  shape: new Int32Array(256),
  at: new Int32Array(1024),
});

/** Adds a segment with the shape on its left, unless it has no length. */
export function putBorderSegment(
  b: BorderSegments,
  shape: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  if (x0 === x1 && y0 === y1) return;
  if (b.count === b.shape.length) {
    b.shape = grown(b.shape, 2 * b.count);
    b.at = grown(b.at, 8 * b.count);
  }
  b.shape[b.count] = shape;
  b.at[4 * b.count] = x0;
  b.at[4 * b.count + 1] = y0;
  b.at[4 * b.count + 2] = x1;
  b.at[4 * b.count + 3] = y1;
  b.count++;
}

/** The parts of shapes 0…`shapes` − 1 that the block's segments enclose. */
export function linkParts(b: BorderSegments, shapes: number, box: StepBox): readonly ShapePart[] {
  const start = new Uint32Array(shapes + 1);
  for (let i = 0; i < b.count; i++) start[b.shape[i]! + 1] = start[b.shape[i]! + 1]! + 1;
  for (let s = 0; s < shapes; s++) start[s + 1] = start[s + 1]! + start[s]!;
  const items = new Uint32Array(b.count);
  const cursor = start.slice();
  for (let i = 0; i < b.count; i++) {
    const s = b.shape[i]!;
    items[cursor[s]!] = i;
    cursor[s] = cursor[s]! + 1;
  }
  let most = 0;
  for (let s = 0; s < shapes; s++) most = Math.max(most, start[s + 1]! - start[s]!);
  const net = createNet(most);
  return Array.from({ length: shapes }, (_, s) =>
    linkPart(net, b.at, items.subarray(start[s]!, start[s + 1]!), box),
  );
}

/** `net` is working memory with room for the items. */
function linkPart(net: Net, at: Int32Array, items: Uint32Array, box: StepBox): ShapePart {
  if (items.length === 0) return NO_PART;
  clearNet(net, items.length);
  for (const i of items) {
    const from = vertexAt(net, at[4 * i]!, at[4 * i + 1]!);
    putEdge(net, from, vertexAt(net, at[4 * i + 2]!, at[4 * i + 3]!));
  }
  const stops = stopsOf(net, box);
  const walk = createWalk(net);
  const chainAt: number[] = [];
  const chainStart: number[] = [0];
  for (let e = 0; e < net.edges; e++) {
    if (walk.used[e] || !stops[net.from[e]!]) continue;
    for (const v of chainFrom(walk, stops, e)) chainAt.push(net.x[v]!, net.y[v]!);
    chainStart.push(chainAt.length / 2);
  }
  const rings = createRings();
  for (let e = 0; e < net.edges; e++) {
    if (walk.used[e]) continue;
    const ring = ringFrom(walk, e);
    if (!ring) continue;
    const points: number[] = [];
    for (const edge of ring) points.push(net.x[net.from[edge]!]!, net.y[net.from[edge]!]!);
    putRing(
      rings,
      withoutStraight(points, () => true),
    );
  }
  return {
    ...regionOf(rings),
    chainAt: Int32Array.from(chainAt),
    chainStart: Uint32Array.from(chainStart),
  };
}

/** 1 where a way must not go through: other blocks, or level edges, may have a say there. */
function stopsOf(net: Net, [minX, minY, maxX, maxY]: StepBox): Uint8Array {
  const balance = balanceOf(net);
  const stops = new Uint8Array(net.vertices);
  for (let v = 0; v < net.vertices; v++) {
    const x = net.x[v]!;
    const y = net.y[v]!;
    const inside =
      x > minX + APART_STEPS && x < maxX - APART_STEPS && y > minY + APART_STEPS && y < maxY - APART_STEPS;
    if (!inside || balance[v] !== 0) stops[v] = 1;
  }
  return stops;
}

/** Vertices from a stop to the next, without those on straight ways. */
function chainFrom(walk: Walk, stops: Uint8Array, first: number): number[] {
  const { net, used } = walk;
  const chain = [net.from[first]!];
  let e = first;
  for (;;) {
    used[e] = 1;
    const v = net.to[e]!;
    if (stops[v]) {
      chain.push(v);
      return chain;
    }
    const next = nextEdge(walk, e, -1);
    const a = chain.at(-1)!;
    const c = net.to[next]!;
    if (!isStraight(net.x[a]!, net.y[a]!, net.x[v]!, net.y[v]!, net.x[c]!, net.y[c]!)) chain.push(v);
    e = next;
  }
}

/** Joins the parts of one shape, in steps; yields the share done. */
export function* joinParts(parts: readonly ShapePart[]): Generator<number, Region, void> {
  const chains = parts.reduce((n, part) => n + part.chainStart.length - 1, 0);
  const net = createNet(chains);
  const of: { readonly part: ShapePart; readonly from: number; readonly to: number }[] = [];
  for (const part of parts) {
    const { chainAt, chainStart } = part;
    const vertex = (v: number): number => vertexAt(net, chainAt[2 * v]!, chainAt[2 * v + 1]!);
    const passed = (v: number): number => putVertex(net, chainAt[2 * v]!, chainAt[2 * v + 1]!);
    for (let c = 0; c + 1 < chainStart.length; c++) {
      const from = chainStart[c]!;
      const to = chainStart[c + 1]!;
      of.push({ part, from, to });
      if (to - from === 2) putEdge(net, vertex(from), vertex(to - 1));
      else putEdge(net, vertex(from), vertex(to - 1), passed(from + 1), passed(to - 2));
    }
    if (of.length % CHAINS_PER_STEP < chainStart.length) yield 0;
  }
  closeLevel(net);
  yield 0.3;
  const walk = createWalk(net);
  yield 0.4;
  const rings = createRings();
  let pause = CHAINS_PER_STEP;
  for (let e = 0; e < net.edges; e++) {
    if (walk.used[e]) continue;
    const ring = ringFrom(walk, e);
    if (ring) putRing(rings, joinedRing(net, of, ring));
    if (e > pause) {
      pause = e + CHAINS_PER_STEP;
      yield 0.4 + (0.4 * e) / net.edges;
    }
  }
  return gather(parts, regionOf(rings));
}

const CHAINS_PER_STEP = 4000;

/** Vertices of a ring of chains, x and y in turn; a straight way through a joint does not keep it. */
function joinedRing(
  net: Net,
  of: readonly { readonly part: ShapePart; readonly from: number; readonly to: number }[],
  ring: readonly number[],
): number[] {
  const points: number[] = [];
  const joints = new Set<number>();
  for (const e of ring) {
    joints.add(points.length);
    points.push(net.x[net.from[e]!]!, net.y[net.from[e]!]!);
    // Level edges pass nothing.
    const chain = of[e];
    if (!chain) continue;
    const { chainAt } = chain.part;
    for (let v = chain.from + 1; v < chain.to - 1; v++) points.push(chainAt[2 * v]!, chainAt[2 * v + 1]!);
  }
  return withoutStraight(points, (i) => joints.has(i));
}

/** A ring's vertices, x and y in turn, without those on straight ways; only those that `mayGo` are looked at. */
function withoutStraight(points: readonly number[], mayGo: (i: number) => boolean): number[] {
  const n = points.length;
  const straight = (ax: number, ay: number, i: number): boolean =>
    isStraight(ax, ay, points[i]!, points[i + 1]!, points[(i + 2) % n]!, points[(i + 3) % n]!);
  // Begin at a corner, so that the first vertex need not be looked at.
  let begin = 0;
  for (; begin < n; begin += 2) {
    if (!straight(points[(begin + n - 2) % n]!, points[(begin + n - 1) % n]!, begin)) break;
  }
  if (begin === n) begin = 0;
  const kept = [points[begin]!, points[begin + 1]!];
  for (let k = 2; k < n; k += 2) {
    const i = (begin + k) % n;
    const last = kept.length;
    if (mayGo(i) && straight(kept[last - 2]!, kept[last - 1]!, i)) continue;
    kept.push(points[i]!, points[i + 1]!);
  }
  return kept;
}

interface Rings {
  /** Frame metres; the first `length` entries. */
  xy: Float64Array;
  length: number;
  readonly ringStart: number[];
}

const createRings = (): Rings => ({ xy: new Float64Array(64), length: 0, ringStart: [0] });

const regionOf = ({ xy, length, ringStart }: Rings): Region =>
  length === 0 ? EMPTY_REGION : { xy: xy.slice(0, length), ringStart: Uint32Array.from(ringStart) };

/** Adds a ring in steps, turned into frame metres, unless it encloses nothing but rounding. */
function putRing(rings: Rings, points: readonly number[]): void {
  if (points.length < 6 || isSliver(points)) return;
  const length = rings.length + points.length;
  if (length > rings.xy.length) {
    rings.xy = grown(rings.xy, Math.max(length, 2 * rings.xy.length));
  }
  for (let i = 0; i < points.length; i++) rings.xy[rings.length + i] = points[i]! * STEP_M;
  rings.length = length;
  rings.ringStart.push(length / 2);
}

/** A ring of no more than a few square steps per vertex is rounding. */
function isSliver(points: readonly number[]): boolean {
  const x0 = points[0]!;
  const y0 = points[1]!;
  let twice = 0;
  for (let i = 2; i + 3 < points.length; i += 2) {
    twice += (points[i]! - x0) * (points[i + 3]! - y0) - (points[i + 1]! - y0) * (points[i + 2]! - x0);
  }
  return Math.abs(twice) <= 8 * points.length;
}

/** The whole rings of all parts and the joined ones as one region. */
function gather(parts: readonly ShapePart[], joined: Region): Region {
  const all: Pick<Region, 'xy' | 'ringStart'>[] = [...parts, joined].filter((p) => p.xy.length > 0);
  const xy = new Float64Array(all.reduce((n, p) => n + p.xy.length, 0));
  const ringStart = new Uint32Array(all.reduce((n, p) => n + p.ringStart.length - 1, 1));
  let v = 0;
  let r = 0;
  for (const part of all) {
    xy.set(part.xy, 2 * v);
    for (let i = 1; i < part.ringStart.length; i++) ringStart[++r] = v + part.ringStart[i]!;
    v += part.xy.length / 2;
  }
  return { xy, ringStart };
}
