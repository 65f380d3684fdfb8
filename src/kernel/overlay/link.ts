/**
 * Border segments put together to a region. Ends are snapped to a grid of a fraction of a millimetre, so that
 * pieces of one border meet; the figures never come from here.
 *
 * Segments come with the region on their left, all but the level ones: in a scan by rows those are what is missing
 * where more segments reach a place than leave it, and they are laid between such places of one height.
 */
import { EMPTY_REGION, type Region } from '../region';

/** Segments with whole coordinates in steps; grown as needed. */
export interface BorderSegments {
  count: number;
  /** Which shape each belongs to. */
  shape: Int32Array;
  /** x and y of start and end. */
  at: Int32Array;
}

export const createBorderSegments = (): BorderSegments => ({
  count: 0,
  shape: new Int32Array(1024),
  at: new Int32Array(4096),
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
    const shapes = new Int32Array(2 * b.count);
    shapes.set(b.shape);
    b.shape = shapes;
    const at = new Int32Array(8 * b.count);
    at.set(b.at);
    b.at = at;
  }
  b.shape[b.count] = shape;
  b.at[4 * b.count] = x0;
  b.at[4 * b.count + 1] = y0;
  b.at[4 * b.count + 2] = x1;
  b.at[4 * b.count + 3] = y1;
  b.count++;
}

/** Segments of each shape in compressed rows. */
export function groupByShape(b: BorderSegments, shapes: number): { start: Uint32Array; items: Uint32Array } {
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
  return { start, items };
}

/** A vertex leaves a straight border by at least this many steps, or it is dropped. */
const STRAIGHT_STEPS = 1.5;
/** Ends that rounding put this many steps apart are one. */
const APART_STEPS = 3;

/** The region that these segments enclose; `toX` and `toY` turn steps into frame metres. */
export function linkRegion(
  b: BorderSegments,
  items: Uint32Array,
  toX: (step: number) => number,
  toY: (step: number) => number,
): Region {
  if (items.length === 0) return EMPTY_REGION;
  const net = buildNet(b, items);
  closeLevel(net);
  const xy: number[] = [];
  const ringStart: number[] = [0];
  traceRings(net, (ring) => {
    const kept = straightened(net, ring);
    if (kept.length < 3 || isSliver(net, kept)) return;
    for (const v of kept) xy.push(toX(net.x[v]!), toY(net.y[v]!));
    ringStart.push(xy.length / 2);
  });
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(ringStart) };
}

interface Net {
  vertices: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
  edges: number;
  /** Per edge; with room for the level ones. */
  from: Int32Array;
  to: Int32Array;
}

function buildNet(b: BorderSegments, items: Uint32Array): Net {
  const n = items.length;
  const net: Net = {
    vertices: 0,
    x: new Int32Array(2 * n),
    y: new Int32Array(2 * n),
    edges: 0,
    from: new Int32Array(n + 64),
    to: new Int32Array(n + 64),
  };
  // Open addressing; a slot holds a vertex + 1.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * n + 1)));
  const mask = slots.length - 1;
  const vertex = (x: number, y: number): number => {
    let slot = ((Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 7) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const v = slots[slot]! - 1;
      if (net.x[v] === x && net.y[v] === y) return v;
    }
    const v = net.vertices++;
    slots[slot] = v + 1;
    net.x[v] = x;
    net.y[v] = y;
    return v;
  };
  const { at } = b;
  for (const i of items) {
    putEdge(net, vertex(at[4 * i]!, at[4 * i + 1]!), vertex(at[4 * i + 2]!, at[4 * i + 3]!));
  }
  return net;
}

function putEdge(net: Net, from: number, to: number): void {
  if (net.edges === net.from.length) {
    const froms = new Int32Array(2 * net.edges);
    froms.set(net.from);
    net.from = froms;
    const tos = new Int32Array(2 * net.edges);
    tos.set(net.to);
    net.to = tos;
  }
  net.from[net.edges] = from;
  net.to[net.edges++] = to;
}

/** Lays the level edges: from where one more arrives than leaves, to the next place of its height the other way. */
function closeLevel(net: Net): void {
  const balance = new Int32Array(net.vertices);
  for (let e = 0; e < net.edges; e++) {
    balance[net.from[e]!] = balance[net.from[e]!]! + 1;
    balance[net.to[e]!] = balance[net.to[e]!]! - 1;
  }
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

function traceRings(net: Net, give: (ring: readonly number[]) => void): void {
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
  const used = new Uint8Array(edges);
  for (let first = 0; first < edges; first++) {
    if (used[first]) continue;
    const ring: number[] = [];
    let e = first;
    do {
      used[e] = 1;
      ring.push(from[e]!);
      e = nextEdge(net, start, out, used, e, first);
    } while (e >= 0 && e !== first);
    // A chain that does not close bounds nothing.
    if (e === first) give(ring);
  }
}

/** Of the edges that go on from `e`, the one that turns most to the left: rings then only touch, never cross. */
function nextEdge(
  net: Net,
  start: Uint32Array,
  out: Uint32Array,
  used: Uint8Array,
  e: number,
  first: number,
): number {
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

/** Angle from the direction of `e` to that of `f`, counter-clockwise, in (−π, π]; straight back counts as −π. */
function turnOf(net: Net, e: number, f: number): number {
  const ux = net.x[net.to[e]!]! - net.x[net.from[e]!]!;
  const uy = net.y[net.to[e]!]! - net.y[net.from[e]!]!;
  const vx = net.x[net.to[f]!]! - net.x[net.from[f]!]!;
  const vy = net.y[net.to[f]!]! - net.y[net.from[f]!]!;
  const turn = Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  return turn === Math.PI ? -Math.PI : turn;
}

/** A ring of no more than a few square steps per vertex is rounding. */
function isSliver(net: Net, ring: readonly number[]): boolean {
  const { x, y } = net;
  const [x0, y0] = [x[ring[0]!]!, y[ring[0]!]!];
  let twice = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [p, q] = [ring[i]!, ring[i + 1]!];
    twice += (x[p]! - x0) * (y[q]! - y0) - (y[p]! - y0) * (x[q]! - x0);
  }
  return Math.abs(twice) <= 16 * ring.length;
}

/** The ring without the vertices that tile borders put on straight edges. */
function straightened(net: Net, ring: readonly number[]): number[] {
  const n = ring.length;
  // Begin at a corner, so that the first vertex need not be looked at.
  let begin = 0;
  for (let i = 0; i < n; i++) {
    if (!isStraight(net, ring[(i + n - 1) % n]!, ring[i]!, ring[(i + 1) % n]!)) {
      begin = i;
      break;
    }
  }
  const kept = [ring[begin]!];
  for (let i = 1; i < n; i++) {
    const v = ring[(begin + i) % n]!;
    if (!isStraight(net, kept.at(-1)!, v, ring[(begin + i + 1) % n]!)) kept.push(v);
  }
  return kept;
}

function isStraight(net: Net, a: number, b: number, c: number): boolean {
  const ux = net.x[c]! - net.x[a]!;
  const uy = net.y[c]! - net.y[a]!;
  const vx = net.x[b]! - net.x[a]!;
  const vy = net.y[b]! - net.y[a]!;
  const length = Math.hypot(ux, uy);
  const along = ux * vx + uy * vy;
  return Math.abs(ux * vy - uy * vx) <= STRAIGHT_STEPS * length && along >= 0 && along <= length * length;
}
