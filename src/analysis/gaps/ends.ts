/** The two ends of a gap: the farthest-apart pair along it, and the streets that meet there ([C4]). */
import type { Network } from '../coverage/network';
import type { SeenStretches } from '../coverage/stretch-list';
import type { StreetGroups } from './groups';
import { nodeAt, stretchLength_m } from './parts';

export interface GapEnd {
  readonly x: number;
  readonly y: number;
  /** Node of the network, -1 between nodes. */
  readonly node: number;
  /** Names or refs of the other streets that meet there, sorted. */
  readonly names: readonly string[];
}

/**
 * Graphs larger than this are searched by two sweeps (exact on a tree, near enough on a net of streets) instead of
 * from every end.
 */
const ALL_PAIRS_LIMIT = 200;

/** Ends of the gap made of these stretches, ordered from west to east, then south to north. */
export function gapEnds(
  network: Network,
  groups: StreetGroups,
  unseen: SeenStretches,
  items: Uint32Array,
  group: number,
): readonly GapEnd[] {
  const graph = buildGraph(network, unseen, items);
  const [a, b] = farthestPair(graph);
  return [a, b].map((v) => endOf(network, groups, graph, v, group)).sort((p, q) => p.x - q.x || p.y - q.y);
}

interface Graph {
  /** Node of the network or -1, and place, per vertex. */
  readonly node: number[];
  readonly at: [x: number, y: number][];
  /** Neighbours: vertex and length, m. */
  readonly edges: [to: number, length_m: number][][];
}

function buildGraph(network: Network, unseen: SeenStretches, items: Uint32Array): Graph {
  const graph: Graph = { node: [], at: [], edges: [] };
  const byNode = new Map<number, number>();
  const add = (node: number, x: number, y: number): number => {
    graph.node.push(node);
    graph.at.push([x, y]);
    graph.edges.push([]);
    return graph.node.length - 1;
  };
  const vertex = (i: number, atEnd: boolean): number => {
    const node = nodeAt(network, unseen, i, atEnd);
    const known = node < 0 ? undefined : byNode.get(node);
    if (known !== undefined) return known;
    const v = add(node, ...placeOn(network, unseen.segment[i]!, atEnd ? unseen.to[i]! : unseen.from[i]!));
    if (node >= 0) byNode.set(node, v);
    return v;
  };
  let last = -1;
  items.forEach((i, n) => {
    const before = items[n - 1];
    // Stretches that only rounding keeps apart go on from one another.
    const goesOn = before !== undefined && unseen.segment[before] === unseen.segment[i] && before === i - 1;
    const a =
      goesOn && nodeAt(network, unseen, before, true) < 0 && sameGap(network, unseen, before, i)
        ? last
        : vertex(i, false);
    const b = vertex(i, true);
    const length = stretchLength_m(network, unseen, i);
    graph.edges[a]!.push([b, length]);
    graph.edges[b]!.push([a, length]);
    last = b;
  });
  return graph;
}

const sameGap = (network: Network, unseen: SeenStretches, a: number, b: number): boolean =>
  (unseen.from[b]! - unseen.to[a]!) * network.length_m[unseen.segment[a]!]! <= 1e-6;

/** The place at parameter t of a segment. */
export function placeOn(network: Network, segment: number, t: number): [x: number, y: number] {
  const { ends } = network;
  const [ax, ay, bx, by] = [
    ends[4 * segment]!,
    ends[4 * segment + 1]!,
    ends[4 * segment + 2]!,
    ends[4 * segment + 3]!,
  ];
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}

function farthestPair(graph: Graph): [number, number] {
  const n = graph.node.length;
  const leaves = graph.edges.map((e, v) => (e.length === 1 ? v : -1)).filter((v) => v >= 0);
  const sources = leaves.length > 0 ? leaves : graph.node.map((_, v) => v);
  let best: [number, number, number] = [0, Math.min(1, n - 1), -1];
  const sweep = (from: number): number => {
    const distance = distances(graph, from);
    let far = from;
    for (let v = 0; v < n; v++) if (distance[v]! < Infinity && distance[v]! > distance[far]!) far = v;
    if (distance[far]! > best[2]) best = [from, far, distance[far]!];
    return far;
  };
  if (n <= ALL_PAIRS_LIMIT) for (const v of sources) sweep(v);
  else {
    let v = sources[0]!;
    for (let i = 0; i < 4; i++) v = sweep(v);
  }
  return [best[0], best[1]];
}

/** Dijkstra with a binary heap. */
function distances(graph: Graph, from: number): Float64Array {
  const distance = new Float64Array(graph.node.length).fill(Infinity);
  const heap: [number, number][] = [[0, from]];
  distance[from] = 0;
  while (heap.length > 0) {
    const [d, v] = popLeast(heap);
    if (d > distance[v]!) continue;
    for (const [to, length] of graph.edges[v]!) {
      if (d + length < distance[to]!) {
        distance[to] = d + length;
        pushHeap(heap, [d + length, to]);
      }
    }
  }
  return distance;
}

function pushHeap(heap: [number, number][], item: [number, number]): void {
  let i = heap.push(item) - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (heap[up]![0] <= item[0]) break;
    heap[i] = heap[up]!;
    i = up;
  }
  heap[i] = item;
}

function popLeast(heap: [number, number][]): [number, number] {
  const top = heap[0]!;
  const item = heap.pop()!;
  if (heap.length === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]![0] < heap[child]![0]) child++;
    if (heap[child]![0] >= item[0]) break;
    heap[i] = heap[child]!;
    i = child;
  }
  heap[i] = item;
  return top;
}

function endOf(network: Network, groups: StreetGroups, graph: Graph, v: number, group: number): GapEnd {
  const node = graph.node[v]!;
  const names = new Set<string>();
  if (node >= 0) {
    for (let i = groups.nodeStart[node]!; i < groups.nodeStart[node + 1]!; i++) {
      const other = groups.ofRow[network.street[groups.nodeItems[i]! >> 1]!]!;
      const label = groups.labels[other]!;
      if (other !== group && label !== '') names.add(label);
    }
  }
  const [x, y] = graph.at[v]!;
  return { x, y, node, names: [...names].sort() };
}
