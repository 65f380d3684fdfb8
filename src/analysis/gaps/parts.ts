/**
 * Unseen stretches put together to gaps ([C4]): connected parts of one group; a part below the minimum joins the
 * longest gap it touches.
 */
import type { Network } from '../coverage/network';
import type { SeenStretches } from '../coverage/streets';
import { find, type StreetGroups } from './groups';

export interface GapPart {
  readonly group: number;
  /** Unseen stretches (places in the list) of the group's own connected part. */
  readonly own: readonly number[];
  /** Own and joined stretches. */
  readonly all: readonly number[];
  readonly length_m: number;
}

export interface GapParts {
  /** Ordered by their first stretch. */
  readonly gaps: readonly GapPart[];
  readonly belowMinimum_m: number;
}

/** Stretches this close in m belong together: a sliver of rounding between them is no coverage. */
const TOGETHER_M = 1e-6;

export function findGapParts(
  network: Network,
  groups: StreetGroups,
  unseen: SeenStretches,
  minimum_m: number,
): GapParts {
  const parent = connect(network, groups, unseen);
  const parts = new Map<number, { items: number[]; length_m: number }>();
  for (let i = 0; i < unseen.segment.length; i++) {
    const root = find(parent, i);
    let part = parts.get(root);
    if (!part) parts.set(root, (part = { items: [], length_m: 0 }));
    part.items.push(i);
    part.length_m += stretchLength_m(network, unseen, i);
  }
  const joined = new Map<number, number[]>();
  let belowMinimum_m = 0;
  const byNode = partsByNode(network, unseen, parent);
  for (const [root, part] of parts) {
    if (part.length_m >= minimum_m) continue;
    const host = longestTouching(network, unseen, byNode, parts, part.items, minimum_m);
    if (host < 0) belowMinimum_m += part.length_m;
    else joined.set(host, [...(joined.get(host) ?? []), root]);
  }
  const gaps: GapPart[] = [];
  for (const [root, part] of parts) {
    if (part.length_m < minimum_m) continue;
    const guests = joined.get(root) ?? [];
    gaps.push({
      group: groups.ofRow[network.street[unseen.segment[part.items[0]!]!]!]!,
      own: part.items,
      all: [...part.items, ...guests.flatMap((g) => parts.get(g)!.items)],
      length_m: part.length_m + guests.reduce((sum, g) => sum + parts.get(g)!.length_m, 0),
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

/** Union of stretches of one group that share a node, or that only rounding keeps apart. */
function connect(network: Network, groups: StreetGroups, unseen: SeenStretches): Int32Array {
  const count = unseen.segment.length;
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const join = (a: number, b: number): void => {
    const [ra, rb] = [find(parent, a), find(parent, b)];
    parent[Math.max(ra, rb)] = Math.min(ra, rb);
  };
  const firstAt = new Map<number, number>();
  const groupCount = groups.keys.length;
  for (let i = 0; i < count; i++) {
    const s = unseen.segment[i]!;
    const group = groups.ofRow[network.street[s]!]!;
    for (const atEnd of [false, true]) {
      const node = nodeAt(network, unseen, i, atEnd);
      if (node < 0) continue;
      const key = node * groupCount + group;
      const first = firstAt.get(key);
      if (first === undefined) firstAt.set(key, i);
      else join(first, i);
    }
    if (i > 0 && unseen.segment[i - 1] === s) {
      if ((unseen.from[i]! - unseen.to[i - 1]!) * network.length_m[s]! <= TOGETHER_M) join(i - 1, i);
    }
  }
  return parent;
}

function partsByNode(network: Network, unseen: SeenStretches, parent: Int32Array): Map<number, number[]> {
  const byNode = new Map<number, number[]>();
  for (let i = 0; i < unseen.segment.length; i++) {
    for (const atEnd of [false, true]) {
      const node = nodeAt(network, unseen, i, atEnd);
      if (node < 0) continue;
      const list = byNode.get(node);
      if (list) list.push(find(parent, i));
      else byNode.set(node, [find(parent, i)]);
    }
  }
  return byNode;
}

/** The longest part of at least the minimum that shares a node with these stretches; the first one on a tie. */
function longestTouching(
  network: Network,
  unseen: SeenStretches,
  byNode: Map<number, number[]>,
  parts: Map<number, { length_m: number }>,
  items: readonly number[],
  minimum_m: number,
): number {
  let best = -1;
  let length = 0;
  for (const i of items) {
    for (const atEnd of [false, true]) {
      for (const other of byNode.get(nodeAt(network, unseen, i, atEnd)) ?? []) {
        const candidate = parts.get(other)!.length_m;
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
