/**
 * Directed edges between snapped places, and the choice of the way on where several meet: what puts pieces of border
 * together, whether single segments or whole chains of them.
 *
 * Segments come with the region on their left, all but the level ones: in a scan by rows those are what is missing
 * where more segments reach a place than leave it, and they are laid between such places of one height.
 */
import { grown } from '../grown';

/** Ends that rounding put this many steps apart are one. */
export const APART_STEPS = 3;
/** A vertex leaves a straight border by at least this many steps, or it is dropped. */
const STRAIGHT_STEPS = 1.5;

export interface Net {
  vertices: number;
  x: Int32Array;
  y: Int32Array;
  edges: number;
  /** Per edge: the vertices it runs between, and those next to them on its way. */
  from: Int32Array;
  to: Int32Array;
  ahead: Int32Array;
  behind: Int32Array;
  /** Open addressing; a slot holds a vertex + 1. The first `mask` + 1 are in use. */
  slots: Int32Array;
  mask: number;
}

/** Room for `edges` edges and a few more; at most two vertices are looked up for each. */
export function createNet(edges: number): Net {
  const n = edges + 64;
  return {
    vertices: 0,
    x: new Int32Array(2 * n),
    y: new Int32Array(2 * n),
    edges: 0,
    from: new Int32Array(n),
    to: new Int32Array(n),
    ahead: new Int32Array(n),
    behind: new Int32Array(n),
    slots: new Int32Array(slotsFor(n)),
    mask: slotsFor(n) - 1,
  };
}

const slotsFor = (edges: number): number => 2 ** Math.ceil(Math.log2(4 * edges));

/** Empties a net for no more edges than it was made for. */
export function clearNet(net: Net, edges: number): void {
  net.vertices = 0;
  net.edges = 0;
  net.mask = Math.min(net.slots.length, slotsFor(edges + 1)) - 1;
  net.slots.fill(0, 0, net.mask + 1);
}

/** The vertex at this place. */
export function vertexAt(net: Net, x: number, y: number): number {
  const { slots, mask } = net;
  let slot = ((Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 7) & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const v = slots[slot]! - 1;
    if (net.x[v] === x && net.y[v] === y) return v;
  }
  const v = putVertex(net, x, y);
  slots[slot] = v + 1;
  return v;
}

/** A vertex of its own, that no look-up finds: a place that an edge only passes. */
export function putVertex(net: Net, x: number, y: number): number {
  if (net.vertices === net.x.length) {
    net.x = grown(net.x, 2 * net.x.length);
    net.y = grown(net.y, 2 * net.y.length);
  }
  const v = net.vertices++;
  net.x[v] = x;
  net.y[v] = y;
  return v;
}

export function putEdge(net: Net, from: number, to: number, ahead = to, behind = from): void {
  if (net.edges === net.from.length) {
    net.from = grown(net.from, 2 * net.from.length);
    net.to = grown(net.to, 2 * net.to.length);
    net.ahead = grown(net.ahead, 2 * net.ahead.length);
    net.behind = grown(net.behind, 2 * net.behind.length);
  }
  const e = net.edges++;
  net.from[e] = from;
  net.to[e] = to;
  net.ahead[e] = ahead;
  net.behind[e] = behind;
}

/** Per vertex: edges that leave it less those that reach it. */
export function balanceOf(net: Net): Int32Array {
  const balance = new Int32Array(net.vertices);
  for (let e = 0; e < net.edges; e++) {
    balance[net.from[e]!] = balance[net.from[e]!]! + 1;
    balance[net.to[e]!] = balance[net.to[e]!]! - 1;
  }
  return balance;
}

/** Lays the level edges: from where one more arrives than leaves, to the next place of its height the other way. */
export function closeLevel(net: Net): void {
  const balance = balanceOf(net);
  const open: number[] = [];
  for (let v = 0; v < net.vertices; v++) if (balance[v] !== 0) open.push(v);
  open.sort((p, q) => net.y[p]! - net.y[q]! || net.x[p]! - net.x[q]!);
  pairUp(net, balance, open, (p, q) => net.y[p] === net.y[q]);
  const left = open.filter((v) => balance[v] !== 0);
  pairUp(
    net,
    balance,
    left,
    (p, q) => Math.abs(net.x[p]! - net.x[q]!) + Math.abs(net.y[p]! - net.y[q]!) <= APART_STEPS,
  );
}

/** Like brackets: a place pairs with the nearest open one before it that needs the opposite. */
function pairUp(
  net: Net,
  balance: Int32Array,
  order: readonly number[],
  fits: (p: number, q: number) => boolean,
): void {
  const stack: number[] = [];
  for (const v of order) {
    while (balance[v] !== 0) {
      const before = stack.at(-1);
      if (before !== undefined && !fits(before, v)) {
        stack.pop();
        continue;
      }
      if (before === undefined || Math.sign(balance[before]!) === Math.sign(balance[v]!)) break;
      const leaves = balance[before]! < 0;
      putEdge(net, leaves ? before : v, leaves ? v : before);
      const change = Math.sign(balance[v]!);
      balance[v] = balance[v]! - change;
      balance[before] = balance[before]! + change;
      if (balance[before] === 0) stack.pop();
    }
    if (balance[v] !== 0) stack.push(v);
  }
}

/** The ways through a net: each edge is gone once. */
export interface Walk {
  readonly net: Net;
  /** Edges that leave each vertex, in compressed rows. */
  readonly start: Uint32Array;
  readonly out: Uint32Array;
  readonly used: Uint8Array;
}

export function createWalk(net: Net): Walk {
  const { vertices, edges, from } = net;
  const start = new Uint32Array(vertices + 1);
  for (let e = 0; e < edges; e++) start[from[e]! + 1] = start[from[e]! + 1]! + 1;
  for (let v = 0; v < vertices; v++) start[v + 1] = start[v + 1]! + start[v]!;
  const out = new Uint32Array(edges);
  const cursor = start.slice();
  for (let e = 0; e < edges; e++) {
    const v = from[e]!;
    out[cursor[v]!] = e;
    cursor[v] = cursor[v]! + 1;
  }
  return { net, start, out, used: new Uint8Array(edges) };
}

/** The edges of the ring that `first` is part of; undefined for a way that does not close, which bounds nothing. */
export function ringFrom(walk: Walk, first: number): number[] | undefined {
  const ring: number[] = [];
  let e = first;
  do {
    walk.used[e] = 1;
    ring.push(e);
    e = nextEdge(walk, e, first);
  } while (e >= 0 && e !== first);
  return e === first ? ring : undefined;
}

/** Of the edges that go on from `e`, the one that turns most to the left: rings then only touch, never cross. */
export function nextEdge({ net, start, out, used }: Walk, e: number, first: number): number {
  const v = net.to[e]!;
  let best = -1;
  let bestTurn = -Infinity;
  for (let i = start[v]!; i < start[v + 1]!; i++) {
    const f = out[i]!;
    if (used[f] && f !== first) continue;
    if (start[v + 1]! - start[v]! === 1) return f;
    const turn = turnOf(net, e, f);
    if (turn > bestTurn) {
      best = f;
      bestTurn = turn;
    }
  }
  return best;
}

/** Angle from the direction in which `e` ends to that of `f`, counter-clockwise, in (−π, π]; straight back is −π. */
function turnOf(net: Net, e: number, f: number): number {
  const { x, y, to, behind, ahead } = net;
  const v = to[e]!;
  const ux = x[v]! - x[behind[e]!]!;
  const uy = y[v]! - y[behind[e]!]!;
  const vx = x[ahead[f]!]! - x[v]!;
  const vy = y[ahead[f]!]! - y[v]!;
  const turn = Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  return turn === Math.PI ? -Math.PI : turn;
}

/** Whether b lies on the straight way from a to c, as good as snapping can tell. */
export function isStraight(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const ux = cx - ax;
  const uy = cy - ay;
  const vx = bx - ax;
  const vy = by - ay;
  const along = ux * vx + uy * vy;
  if (along < 0) return false;
  const square = ux * ux + uy * uy;
  const off = ux * vy - uy * vx;
  return along <= square && off * off <= STRAIGHT_STEPS * STRAIGHT_STEPS * square;
}
