/**
 * Border segments put together to a region. Ends are snapped to a grid of a fraction of a millimetre, so that
 * pieces of one border meet; the figures never come from here.
 *
 * Segments come with the region on their left, all but the level ones: in a scan by rows those are what is missing
 * where more segments reach a place than leave it, and they are laid between such places of one height.
 */
import { EMPTY_REGION, ringArea, type Region } from '../region';

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
    if (kept.length < 3) return;
    const from = xy.length / 2;
    for (const v of kept) xy.push(toX(net.x[v]!), toY(net.y[v]!));
    ringStart.push(xy.length / 2);
    if (Math.abs(ringArea(Float64Array.from(xy.slice(2 * from)), 0, kept.length)) < 1e-6) {
      xy.length = 2 * from;
      ringStart.pop();
    }
  });
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(ringStart) };
}

interface Net {
  readonly x: number[];
  readonly y: number[];
  /** Per edge. */
  readonly from: number[];
  readonly to: number[];
}

const KEY_SPAN = 2 ** 26;

function buildNet(b: BorderSegments, items: Uint32Array): Net {
  const net: Net = { x: [], y: [], from: [], to: [] };
  const ids = new Map<number, number>();
  const vertex = (x: number, y: number): number => {
    const key = x * KEY_SPAN + y;
    let id = ids.get(key);
    if (id === undefined) {
      ids.set(key, (id = net.x.length));
      net.x.push(x);
      net.y.push(y);
    }
    return id;
  };
  for (const i of items) {
    net.from.push(vertex(b.at[4 * i]!, b.at[4 * i + 1]!));
    net.to.push(vertex(b.at[4 * i + 2]!, b.at[4 * i + 3]!));
  }
  return net;
}

/** Lays the level edges: from where one more arrives than leaves, to the next place of its height the other way. */
function closeLevel(net: Net): void {
  const balance = new Int32Array(net.x.length);
  for (const v of net.from) balance[v] = balance[v]! + 1;
  for (const v of net.to) balance[v] = balance[v]! - 1;
  const open = [...balance.keys()].filter((v) => balance[v] !== 0);
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
      net.from.push(leaves ? before : v);
      net.to.push(leaves ? v : before);
      const change = Math.sign(balance[v]!);
      balance[v] = balance[v]! - change;
      balance[before] = balance[before]! + change;
      if (balance[before] === 0) stack.pop();
    }
    if (balance[v] !== 0) stack.push(v);
  }
}

function traceRings(net: Net, give: (ring: readonly number[]) => void): void {
  const vertices = net.x.length;
  const edges = net.from.length;
  const start = new Uint32Array(vertices + 1);
  for (const v of net.from) start[v + 1] = start[v + 1]! + 1;
  for (let v = 0; v < vertices; v++) start[v + 1] = start[v + 1]! + start[v]!;
  const out = new Uint32Array(edges);
  const cursor = start.slice();
  net.from.forEach((v, e) => {
    out[cursor[v]!] = e;
    cursor[v] = cursor[v]! + 1;
  });
  const used = new Uint8Array(edges);
  for (let first = 0; first < edges; first++) {
    if (used[first]) continue;
    const ring: number[] = [];
    let e = first;
    do {
      used[e] = 1;
      ring.push(net.from[e]!);
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
