/**
 * Joins the trapezoids that the sweep leaves in each wedge of directions into rings: outer ones counter-clockwise,
 * holes clockwise. Where two neighbouring wedges meet, what both cover cancels; the rest of the ray is border.
 */
import type { Region } from './region';
import { EMPTY_REGION } from './region';
import { grown, grownInts } from './sight-envelope';

/** Corners on one ray nearer to each other than this (m) are one corner: two lines that meet there, rounded. */
export const SNAP_M = 1e-7;

/**
 * Visible trapezoids of one radius in the order of their first ray: number `i` lies between the rays `from[i]` and
 * `to[i]`, and between one near and one far line throughout.
 */
export class TrapezoidList {
  count = 0;
  from = new Int32Array(256);
  to = new Int32Array(256);
  /** Distances from the device, m, of the near and far border on the first and the last ray. */
  near0 = new Float64Array(256);
  far0 = new Float64Array(256);
  near1 = new Float64Array(256);
  far1 = new Float64Array(256);
  nearLine = new Int32Array(256);
  farLine = new Int32Array(256);
  /** Trapezoids that end on the last ray swept, and those that end on the ray being swept. */
  private open = new Int32Array(64);
  private openCount = 0;
  private next = new Int32Array(64);
  private nextCount = 0;
  private openRay = -1;

  reset(): void {
    this.count = 0;
    this.openCount = 0;
    this.nextCount = 0;
    this.openRay = -1;
  }

  /** Adds what is visible between ray `ray` and the one after; one that goes on between the same lines is drawn out. */
  push(
    ray: number,
    near0: number,
    far0: number,
    near1: number,
    far1: number,
    nearLine: number,
    farLine: number,
  ): void {
    if (ray !== this.openRay) this.advance(ray);
    for (let n = 0; n < this.openCount; n++) {
      const i = this.open[n]!;
      if (this.farLine[i] !== farLine || this.nearLine[i] !== nearLine) continue;
      if (Math.abs(this.far1[i]! - far0) > SNAP_M || Math.abs(this.near1[i]! - near0) > SNAP_M) continue;
      this.to[i] = ray + 1;
      this.near1[i] = near1;
      this.far1[i] = far1;
      this.goOn(i);
      return;
    }
    if (this.count === this.from.length) this.grow();
    const i = this.count++;
    this.from[i] = ray;
    this.to[i] = ray + 1;
    this.near0[i] = near0;
    this.far0[i] = far0;
    this.near1[i] = near1;
    this.far1[i] = far1;
    this.nearLine[i] = nearLine;
    this.farLine[i] = farLine;
    this.goOn(i);
  }

  private goOn(i: number): void {
    if (this.nextCount === this.next.length) this.next = grownInts(this.next, 2 * this.nextCount);
    this.next[this.nextCount++] = i;
  }

  private advance(ray: number): void {
    const done = this.open;
    this.open = this.next;
    this.openCount = ray === this.openRay + 1 ? this.nextCount : 0;
    this.next = done;
    this.nextCount = 0;
    this.openRay = ray;
  }

  private grow(): void {
    const capacity = 2 * this.from.length;
    this.from = grownInts(this.from, capacity);
    this.to = grownInts(this.to, capacity);
    this.nearLine = grownInts(this.nearLine, capacity);
    this.farLine = grownInts(this.farLine, capacity);
    this.near0 = grown(this.near0, capacity);
    this.far0 = grown(this.far0, capacity);
    this.near1 = grown(this.near1, capacity);
    this.far1 = grown(this.far1, capacity);
  }
}

/** Tag of an edge along a ray; lines of walls, chords and planes have tags above it. */
const RAY_TAG = -1_000_000_000;
const NO_TAG = -2_147_483_648;

class RingBuilder {
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
      this.from = grownInts(this.from, capacity);
      this.to = grownInts(this.to, capacity);
      this.tag = grownInts(this.tag, capacity);
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
}

/**
 * The region that the trapezoids make up, moved by (cx, cy). `rays` counts the unit directions; in a full turn the
 * last ray is the first again.
 */
export function joinRings(
  traps: TrapezoidList,
  rayX: Float64Array,
  rayY: Float64Array,
  rays: number,
  fullTurn: boolean,
  cx: number,
  cy: number,
  scratch: RingScratch,
): Region {
  if (traps.count === 0) return EMPTY_REGION;
  const b = scratch.builder;
  b.nodes = 0;
  b.edges = 0;
  b.node(0, 0);
  if (scratch.corner.length < 4 * traps.count) scratch.corner = new Int32Array(8 * traps.count);
  sortByEnd(traps, rays, scratch);
  const { endStart, endItems } = scratch;
  const last = fullTurn ? rays - 2 : rays - 1;
  let begin = 0;
  for (let ray = 0; ray <= last; ray++) {
    // The first ray of a full turn closes the last wedge.
    const closing = fullTurn && ray === 0 ? rays - 1 : ray;
    const endFrom = endStart[closing]!;
    const lefts = endStart[closing + 1]! - endFrom;
    let beginTo = begin;
    while (beginTo < traps.count && traps.from[beginTo] === ray) beginTo++;
    const rights = beginTo - begin;
    if (lefts + rights === 0) continue;
    reserveRay(scratch, lefts, rights);
    for (let n = 0; n < lefts; n++) scratch.left[n] = endItems[endFrom + n]!;
    for (let n = 0; n < rights; n++) scratch.right[n] = begin + n;
    begin = beginTo;
    ruleRay(traps, lefts, rights, rayX[ray]!, rayY[ray]!, ray, scratch);
  }
  for (let i = 0; i < traps.count; i++) {
    const c = 4 * i;
    b.edge(scratch.corner[c + 1]!, scratch.corner[c + 3]!, traps.farLine[i]!);
    b.edge(scratch.corner[c + 2]!, scratch.corner[c]!, traps.nearLine[i]!);
  }
  return chain(b, cx, cy);
}

function sortByEnd(traps: TrapezoidList, rays: number, scratch: RingScratch): void {
  if (scratch.endStart.length < rays + 2) scratch.endStart = new Int32Array(2 * (rays + 2));
  if (scratch.endItems.length < traps.count) scratch.endItems = new Int32Array(2 * traps.count);
  const { endStart, endItems } = scratch;
  endStart.fill(0, 0, rays + 2);
  // Counts two places ahead, so that placing leaves each row's start behind in the right place.
  for (let i = 0; i < traps.count; i++) endStart[traps.to[i]! + 2] = endStart[traps.to[i]! + 2]! + 1;
  for (let r = 2; r < rays + 2; r++) endStart[r] = endStart[r]! + endStart[r - 1]!;
  for (let i = 0; i < traps.count; i++) {
    const slot = traps.to[i]! + 1;
    endItems[endStart[slot]!] = i;
    endStart[slot] = endStart[slot]! + 1;
  }
}

function reserveRay(scratch: RingScratch, lefts: number, rights: number): void {
  const most = Math.max(lefts, rights);
  if (scratch.left.length < most) {
    scratch.left = new Int32Array(2 * most);
    scratch.right = new Int32Array(2 * most);
  }
  if (scratch.values.length < 2 * (lefts + rights)) scratch.values = new Float64Array(4 * (lefts + rights));
}

/**
 * Makes the nodes on one ray, notes them as corners of the trapezoids that end (`left`) and begin (`right`) there,
 * and adds the parts of the ray that only one side covers. Trapezoids that run across the ray cancel by themselves.
 */
function ruleRay(
  traps: TrapezoidList,
  lefts: number,
  rights: number,
  dx: number,
  dy: number,
  ray: number,
  scratch: RingScratch,
): void {
  const { values, builder, corner, left, right } = scratch;
  let count = 0;
  for (let n = 0; n < lefts; n++) {
    count = insertSorted(values, count, traps.near1[left[n]!]!);
    count = insertSorted(values, count, traps.far1[left[n]!]!);
  }
  for (let n = 0; n < rights; n++) {
    count = insertSorted(values, count, traps.near0[right[n]!]!);
    count = insertSorted(values, count, traps.far0[right[n]!]!);
  }
  let previousNode = -1;
  let previous = 0;
  let begin = values[0]!;
  for (let i = 0; i < count; i++) {
    if (i + 1 < count && values[i + 1]! - begin <= SNAP_M) continue;
    // Values from `begin` to values[i] are one corner.
    const end = values[i]!;
    const node = begin <= SNAP_M ? 0 : builder.node(dx * begin, dy * begin);
    for (let n = 0; n < lefts; n++) {
      const t = left[n]!;
      if (within(traps.near1[t]!, begin, end)) corner[4 * t + 2] = node;
      if (within(traps.far1[t]!, begin, end)) corner[4 * t + 3] = node;
    }
    for (let n = 0; n < rights; n++) {
      const t = right[n]!;
      if (within(traps.near0[t]!, begin, end)) corner[4 * t] = node;
      if (within(traps.far0[t]!, begin, end)) corner[4 * t + 1] = node;
    }
    if (previousNode >= 0 && previousNode !== node) {
      const mid = (previous + begin) / 2;
      const onLeft = covers(traps.near1, traps.far1, left, lefts, mid);
      const onRight = covers(traps.near0, traps.far0, right, rights, mid);
      // Counter-clockwise round what lies before the ray: inwards. Round what lies after it: outwards.
      if (onLeft && !onRight) builder.edge(node, previousNode, RAY_TAG - ray);
      else if (onRight && !onLeft) builder.edge(previousNode, node, RAY_TAG - ray);
    }
    previousNode = node;
    previous = end;
    begin = i + 1 < count ? values[i + 1]! : 0;
  }
}

/** Puts `value` in its place among the first `count`; returns the new count. A ray seldom holds more than ten. */
function insertSorted(values: Float64Array, count: number, value: number): number {
  let i = count;
  while (i > 0 && values[i - 1]! > value) {
    values[i] = values[i - 1]!;
    i--;
  }
  values[i] = value;
  return count + 1;
}

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

function covers(near: Float64Array, far: Float64Array, traps: Int32Array, count: number, r: number): boolean {
  for (let n = 0; n < count; n++) if (near[traps[n]!]! < r && r < far[traps[n]!]!) return true;
  return false;
}

/** Follows the edges from node to node; where several leave a node, the sharpest left turn keeps rings simple. */
function chain(b: RingBuilder, cx: number, cy: number): Region {
  const start = new Int32Array(b.nodes + 1);
  for (let e = 0; e < b.edges; e++) start[b.from[e]! + 1] = start[b.from[e]! + 1]! + 1;
  for (let n = 0; n < b.nodes; n++) start[n + 1] = start[n + 1]! + start[n]!;
  const byNode = new Int32Array(b.edges);
  const cursor = start.slice();
  for (let e = 0; e < b.edges; e++) {
    const n = b.from[e]!;
    byNode[cursor[n]!] = e;
    cursor[n] = cursor[n]! + 1;
  }
  const used = new Uint8Array(b.edges);
  const xy = new Float64Array(2 * b.edges);
  const ringStart: number[] = [0];
  let out = 0;
  for (let e0 = 0; e0 < b.edges; e0++) {
    if (used[e0]) continue;
    const ringFrom = out;
    let previousTag = NO_TAG;
    for (let e = e0; e >= 0 && !used[e];) {
      used[e] = 1;
      // A vertex amid one line adds nothing.
      if (b.tag[e] !== previousTag) {
        xy[2 * out] = b.nodeX[b.from[e]!]! + cx;
        xy[2 * out + 1] = b.nodeY[b.from[e]!]! + cy;
        out++;
      }
      previousTag = b.tag[e]!;
      e = follow(b, start, byNode, used, e);
    }
    if (previousTag === b.tag[e0]) {
      xy.copyWithin(2 * ringFrom, 2 * ringFrom + 2, 2 * out);
      out--;
    }
    if (out - ringFrom < 3) out = ringFrom;
    else ringStart.push(out);
  }
  return { xy: xy.slice(0, 2 * out), ringStart: Uint32Array.from(ringStart) };
}

function follow(b: RingBuilder, start: Int32Array, byNode: Int32Array, used: Uint8Array, e: number): number {
  const n = b.to[e]!;
  const from = start[n]!;
  const to = start[n + 1]!;
  if (to - from === 1) return used[byNode[from]!] ? -1 : byNode[from]!;
  const backX = b.nodeX[b.from[e]!]! - b.nodeX[n]!;
  const backY = b.nodeY[b.from[e]!]! - b.nodeY[n]!;
  let best = -1;
  let bestTurn = Infinity;
  for (let i = from; i < to; i++) {
    const candidate = byNode[i]!;
    if (used[candidate]) continue;
    const x = b.nodeX[b.to[candidate]!]! - b.nodeX[n]!;
    const y = b.nodeY[b.to[candidate]!]! - b.nodeY[n]!;
    // Clockwise angle from the way back to the way on.
    let turn = Math.atan2(backX * -y + backY * x, backX * x + backY * y);
    if (turn <= 0) turn += 2 * Math.PI;
    if (turn < bestTurn) {
      bestTurn = turn;
      best = candidate;
    }
  }
  return best;
}
