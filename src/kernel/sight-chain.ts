/** Chains edges between numbered nodes into rings, and draws arcs out on the way. */
import { grown } from './grown';
import type { Region } from './region';
import { isVertexDegree, type Arc } from './sight-arc';

/** Tags of arcs: `ARC_TAG - 4 · level - quarter turn`, so that none spans more than a turn. Lines have tags above. */
export const ARC_TAG = -2_000_000;
/** Tag of an edge along a ray, less the ray's number. */
export const RAY_TAG = -1_000_000_000;
const NO_TAG = -2_147_483_648;

export class RingBuilder {
  nodes = 0;
  nodeX = new Float64Array(512);
  nodeY = new Float64Array(512);
  edges = 0;
  from = new Int32Array(512);
  to = new Int32Array(512);
  tag = new Int32Array(512);

  node(x: number, y: number): number {
    if (this.nodes === this.nodeX.length) {
      this.nodeX = grown(this.nodeX, 2 * this.nodes);
      this.nodeY = grown(this.nodeY, 2 * this.nodes);
    }
    this.nodeX[this.nodes] = x;
    this.nodeY[this.nodes] = y;
    return this.nodes++;
  }

  edge(from: number, to: number, tag: number): void {
    if (from === to) return;
    if (this.edges === this.from.length) {
      const capacity = 2 * this.edges;
      this.from = grown(this.from, capacity);
      this.to = grown(this.to, capacity);
      this.tag = grown(this.tag, capacity);
    }
    this.from[this.edges] = from;
    this.to[this.edges] = to;
    this.tag[this.edges++] = tag;
  }
}

/** Scratch for {@link joinRings}; one per context. */
export class RingScratch {
  readonly builder = new RingBuilder();
  /** Nodes of each trapezoid's corners: near0, far0, near1, far1. */
  corner = new Int32Array(4 * 256);
  /** Trapezoids by their last ray, in compressed rows. */
  endStart = new Int32Array(1024);
  endItems = new Int32Array(256);
  /** Trapezoids that end and that begin on the ray at hand. */
  left = new Int32Array(64);
  right = new Int32Array(64);
  values = new Float64Array(256);
  /* Edges by the node that they leave, in compressed rows, and which of them a ring has. */
  start = new Int32Array(512);
  byNode = new Int32Array(512);
  used = new Uint8Array(512);
  /** Finished rings, and where each begins. */
  xy = new Float64Array(1024);
  count = 0;
  readonly ringStart: number[] = [];
  /** Way out of a node, or back into it, along an edge. */
  headX = 0;
  headY = 0;
}

/** Follows the edges from node to node; where several leave a node, the sharpest left turn keeps rings simple. */
export function chain(s: RingScratch, arc: Arc, radius_m: number, device: Float64Array): Region {
  const b = s.builder;
  arc.radius_m = radius_m;
  sortByNode(s);
  s.count = 0;
  s.ringStart.length = 0;
  s.ringStart.push(0);
  for (let e0 = 0; e0 < b.edges; e0++) {
    if (s.used[e0]) continue;
    const ringFrom = s.count;
    let previousTag = NO_TAG;
    for (let e = e0; e >= 0 && !s.used[e];) {
      s.used[e] = 1;
      const tag = b.tag[e]!;
      // A vertex amid one line adds nothing.
      if (!goesOn(b, arc, previousTag, e)) put(s, b.nodeX[b.from[e]!]!, b.nodeY[b.from[e]!]!);
      if (isArc(tag)) putArc(s, arc, e);
      previousTag = tag;
      e = follow(s, arc, e);
    }
    if (s.count > ringFrom && goesOn(b, arc, previousTag, e0)) {
      s.xy.copyWithin(2 * ringFrom, 2 * ringFrom + 2, 2 * s.count);
      s.count--;
    }
    if (s.count - ringFrom < 3) s.count = ringFrom;
    else s.ringStart.push(s.count);
  }
  const xy = new Float64Array(2 * s.count);
  for (let i = 0; i < 2 * s.count; i += 2) {
    xy[i] = s.xy[i]! + device[0]!;
    xy[i + 1] = s.xy[i + 1]! + device[1]!;
  }
  return { xy, ringStart: Uint32Array.from(s.ringStart) };
}

const isArc = (tag: number): boolean => tag <= ARC_TAG && tag > RAY_TAG;

/** Whether edge `e` goes on along the line of the edge before it. */
function goesOn(b: RingBuilder, arc: Arc, previousTag: number, e: number): boolean {
  const tag = b.tag[e]!;
  if (!isArc(tag) || !isArc(previousTag)) return tag === previousTag;
  const n = b.from[e]!;
  return !isVertexDegree(arc.degreeOf(b.nodeX[n]!, b.nodeY[n]!));
}

function put(s: RingScratch, x: number, y: number): void {
  if (2 * s.count === s.xy.length) s.xy = grown(s.xy, 4 * s.count);
  s.xy[2 * s.count] = x;
  s.xy[2 * s.count + 1] = y;
  s.count++;
}

/** The polygon's vertices along an arc, its ends left out. */
function putArc(s: RingScratch, arc: Arc, e: number): void {
  const { from, to, nodeX, nodeY } = s.builder;
  const begin = arc.degreeOf(nodeX[from[e]!]!, nodeY[from[e]!]!);
  const end = arc.endOf(begin, arc.degreeOf(nodeX[to[e]!]!, nodeY[to[e]!]!));
  const last = arc.lastVertex(end);
  for (let k = arc.firstVertex(begin); k <= last; k++) {
    arc.vertexAt(k);
    put(s, arc.x, arc.y);
  }
}

/** Sorts the edges by the node that they leave. */
function sortByNode(s: RingScratch): void {
  const b = s.builder;
  if (s.start.length < b.nodes + 2) s.start = new Int32Array(2 * (b.nodes + 2));
  if (s.byNode.length < b.edges) {
    s.byNode = new Int32Array(2 * b.edges);
    s.used = new Uint8Array(2 * b.edges);
  }
  const { start, byNode } = s;
  s.used.fill(0, 0, b.edges);
  start.fill(0, 0, b.nodes + 2);
  // Counts two places ahead, so that placing leaves each row's start behind in the right place.
  for (let e = 0; e < b.edges; e++) start[b.from[e]! + 2] = start[b.from[e]! + 2]! + 1;
  for (let n = 2; n < b.nodes + 2; n++) start[n] = start[n]! + start[n - 1]!;
  for (let e = 0; e < b.edges; e++) {
    const slot = b.from[e]! + 1;
    byNode[start[slot]!] = e;
    start[slot] = start[slot]! + 1;
  }
}

function follow(s: RingScratch, arc: Arc, e: number): number {
  const { builder: b, start, byNode, used } = s;
  const n = b.to[e]!;
  const from = start[n]!;
  const to = start[n + 1]!;
  if (to - from === 1) return used[byNode[from]!] ? -1 : byNode[from]!;
  setHead(s, arc, e, true);
  const backX = s.headX;
  const backY = s.headY;
  let best = -1;
  let bestTurn = Infinity;
  for (let i = from; i < to; i++) {
    const candidate = byNode[i]!;
    if (used[candidate]) continue;
    setHead(s, arc, candidate, false);
    // Clockwise angle from the way back to the way on.
    let turn = Math.atan2(backX * -s.headY + backY * s.headX, backX * s.headX + backY * s.headY);
    if (turn <= 0) turn += 2 * Math.PI;
    if (turn < bestTurn) {
      bestTurn = turn;
      best = candidate;
    }
  }
  return best;
}

/** Sets `headX`, `headY` to the way along edge `e`: back from its end, or on from its beginning. */
function setHead(s: RingScratch, arc: Arc, e: number, back: boolean): void {
  const { from, to, tag, nodeX, nodeY } = s.builder;
  const at = back ? to[e]! : from[e]!;
  const other = back ? from[e]! : to[e]!;
  let x = nodeX[other]!;
  let y = nodeY[other]!;
  if (isArc(tag[e]!)) {
    const begin = arc.degreeOf(nodeX[from[e]!]!, nodeY[from[e]!]!);
    const end = arc.endOf(begin, arc.degreeOf(nodeX[to[e]!]!, nodeY[to[e]!]!));
    const k = back ? arc.lastVertex(end) : arc.firstVertex(begin);
    if (k > begin && k < end) {
      arc.vertexAt(k);
      x = arc.x;
      y = arc.y;
    }
  }
  s.headX = x - nodeX[at]!;
  s.headY = y - nodeY[at]!;
}
