/**
 * Unseen stretches put together to gaps ([C4]): connected parts of one group; a part below the minimum joins the
 * longest gap it touches.
 */
import type { Network } from '../coverage/network';
import type { SeenStretches } from '../coverage/stretch-list';
import { find, type StreetGroups } from './groups';

export interface GapPart {
  readonly group: number;
  /** Unseen stretches (places in the list, ascending) of the group's own connected part. */
  readonly own: Uint32Array;
  /** Own and joined stretches. */
  readonly all: Uint32Array;
  readonly length_m: number;
}

export interface GapParts {
  /** Ordered by their first stretch. */
  readonly gaps: readonly GapPart[];
  readonly belowMinimum_m: number;
}

/** Stretches this close in m belong together: a sliver of rounding between them is no coverage. */
const TOGETHER_M = 1e-6;

/** Finds the gaps in steps; yields the share done. */
export function* gapPartSteps(
  network: Network,
  groups: StreetGroups,
  unseen: SeenStretches,
  minimum_m: number,
): Generator<number, GapParts, void> {
  const ends = endsByNode(network, unseen);
  yield 0.3;
  const parts = partsOf(network, unseen, connect(network, groups, unseen, ends));
  yield 0.6;
  const joined = new Map<number, number[]>();
  let belowMinimum_m = 0;
  const count = parts.start.length - 1;
  for (let p = 0; p < count; p++) {
    if (parts.length_m[p]! >= minimum_m) continue;
    const host = longestTouching(ends, parts, p, minimum_m);
    if (host < 0) belowMinimum_m += parts.length_m[p]!;
    else joined.set(host, [...(joined.get(host) ?? []), p]);
  }
  const itemsOf = (p: number): Uint32Array => parts.items.subarray(parts.start[p]!, parts.start[p + 1]!);
  const gaps: GapPart[] = [];
  for (let p = 0; p < count; p++) {
    if (parts.length_m[p]! < minimum_m) continue;
    const own = itemsOf(p);
    const guests = joined.get(p) ?? [];
    gaps.push({
      group: groups.ofRow[network.street[unseen.segment[own[0]!]!]!]!,
      own,
      all: guests.length === 0 ? own : Uint32Array.from([own, ...guests.map(itemsOf)].flatMap((i) => [...i])),
      length_m: parts.length_m[p]! + guests.reduce((sum, g) => sum + parts.length_m[g]!, 0),
    });
  }
  return { gaps, belowMinimum_m };
}

export const stretchLength_m = (network: Network, unseen: SeenStretches, i: number): number =>
  (unseen.to[i]! - unseen.from[i]!) * network.length_m[unseen.segment[i]!]!;

/** Node that an end of a stretch lies on: −1 when it ends between nodes. */
export function nodeAt(network: Network, unseen: SeenStretches, i: number, atEnd: boolean): number {
  const s = unseen.segment[i]!;
  const length = network.length_m[s]!;
  if (atEnd) return (1 - unseen.to[i]!) * length <= TOGETHER_M ? network.endNode[s]! : -1;
  return unseen.from[i]! * length <= TOGETHER_M ? network.startNode[s]! : -1;
}

/** Ends of stretches that lie on nodes. */
interface NodeEnds {
  /** Node of the start (2i) and of the end (2i + 1) of stretch i; −1 between nodes. */
  readonly node: Int32Array;
  /** Stretches by node in compressed rows, ascending. */
  readonly start: Uint32Array;
  readonly items: Uint32Array;
}

function endsByNode(network: Network, unseen: SeenStretches): NodeEnds {
  const count = unseen.segment.length;
  const node = new Int32Array(2 * count);
  const start = new Uint32Array(network.nodes + 1);
  for (let i = 0; i < count; i++) {
    node[2 * i] = nodeAt(network, unseen, i, false);
    node[2 * i + 1] = nodeAt(network, unseen, i, true);
    for (let e = 2 * i; e < 2 * i + 2; e++) if (node[e]! >= 0) start[node[e]! + 1] = start[node[e]! + 1]! + 1;
  }
  for (let n = 0; n < network.nodes; n++) start[n + 1] = start[n + 1]! + start[n]!;
  const items = new Uint32Array(start[network.nodes]!);
  const cursor = start.slice();
  for (let e = 0; e < 2 * count; e++) {
    const n = node[e]!;
    if (n < 0) continue;
    items[cursor[n]!] = e >> 1;
    cursor[n] = cursor[n]! + 1;
  }
  return { node, start, items };
}

/** Union of stretches of one group that share a node, or that only rounding keeps apart: a forest. */
function connect(
  network: Network,
  groups: StreetGroups,
  unseen: SeenStretches,
  { start, items }: NodeEnds,
): Int32Array {
  const count = unseen.segment.length;
  const parent = new Int32Array(count);
  const group = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    parent[i] = i;
    group[i] = groups.ofRow[network.street[unseen.segment[i]!]!]!;
  }
  const join = (a: number, b: number): void => {
    const ra = find(parent, a);
    const rb = find(parent, b);
    if (ra < rb) parent[rb] = ra;
    else parent[ra] = rb;
  };
  for (let n = 0; n < network.nodes; n++) {
    for (let a = start[n]! + 1; a < start[n + 1]!; a++) {
      const i = items[a]!;
      let b = a - 1;
      while (b >= start[n]! && group[items[b]!] !== group[i]) b--;
      if (b >= start[n]!) join(items[b]!, i);
    }
  }
  for (let i = 1; i < count; i++) {
    const s = unseen.segment[i]!;
    if (unseen.segment[i - 1] !== s) continue;
    if ((unseen.from[i]! - unseen.to[i - 1]!) * network.length_m[s]! <= TOGETHER_M) join(i - 1, i);
  }
  return parent;
}

/** Connected parts, numbered by their first stretch: stretches in compressed rows, and lengths. */
interface Parts {
  readonly of: Int32Array;
  readonly start: Uint32Array;
  readonly items: Uint32Array;
  readonly length_m: Float64Array;
}

function partsOf(network: Network, unseen: SeenStretches, parent: Int32Array): Parts {
  const count = parent.length;
  const of = new Int32Array(count);
  let parts = 0;
  // The root is the part's first stretch.
  for (let i = 0; i < count; i++) {
    const root = find(parent, i);
    of[i] = root === i ? parts++ : of[root]!;
  }
  const start = new Uint32Array(parts + 1);
  const length_m = new Float64Array(parts);
  for (let i = 0; i < count; i++) {
    const p = of[i]!;
    start[p + 1] = start[p + 1]! + 1;
    length_m[p] = length_m[p]! + stretchLength_m(network, unseen, i);
  }
  for (let p = 0; p < parts; p++) start[p + 1] = start[p + 1]! + start[p]!;
  const items = new Uint32Array(count);
  const cursor = start.slice();
  for (let i = 0; i < count; i++) {
    const p = of[i]!;
    items[cursor[p]!] = i;
    cursor[p] = cursor[p]! + 1;
  }
  return { of, start, items, length_m };
}

/** The longest part of at least the minimum that shares a node with part `p`; the first one on a tie; else −1. */
function longestTouching(ends: NodeEnds, parts: Parts, p: number, minimum_m: number): number {
  let best = -1;
  let length = 0;
  for (let at = parts.start[p]!; at < parts.start[p + 1]!; at++) {
    const i = parts.items[at]!;
    for (let e = 2 * i; e < 2 * i + 2; e++) {
      const n = ends.node[e]!;
      if (n < 0) continue;
      for (let k = ends.start[n]!; k < ends.start[n + 1]!; k++) {
        const other = parts.of[ends.items[k]!]!;
        const candidate = parts.length_m[other]!;
        if (candidate < minimum_m) continue;
        if (candidate > length || (candidate === length && other < best)) {
          best = other;
          length = candidate;
        }
      }
    }
  }
  return best;
}
