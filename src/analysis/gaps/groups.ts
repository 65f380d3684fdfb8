/**
 * Which lines are one street for a gap ([C4]): those of the same name, else of the same ref, else one way continued
 * through nodes where exactly two pieces meet.
 */
import type { Streets } from '../../model/city';
import type { Network } from '../coverage/network';

export interface StreetGroups {
  /** Group of each row of `City.streets` in the network; -1 elsewhere. */
  readonly ofRow: Int32Array;
  /** What identifies each group, whatever else the network holds. */
  readonly keys: readonly string[];
  /** Name or ref of each group; '' when it has none. */
  readonly labels: readonly string[];
  /** Segment ends at each node in compressed rows: segment × 2 + (1 for its end). */
  readonly nodeStart: Uint32Array;
  readonly nodeItems: Uint32Array;
}

export function groupStreets(network: Network, streets: Streets): StreetGroups {
  const { nodeStart, nodeItems } = endsByNode(network);
  const parent = joinUnnamed(network, streets, nodeStart, nodeItems);
  const ofRow = new Int32Array(streets.highways.length).fill(-1);
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const labels: string[] = [];
  for (const row of network.rows) {
    const label = labelOf(streets, row);
    const key = label === '' ? `w:${rowId(streets, find(parent, row))}` : groupKey(streets, row);
    let group = ids.get(key);
    if (group === undefined) {
      ids.set(key, (group = keys.length));
      keys.push(key);
      labels.push(label);
    }
    ofRow[row] = group;
  }
  return { ofRow, keys, labels, nodeStart, nodeItems };
}

/** Id of a street row as the data have it, else its place. */
export const rowId = (streets: Streets, row: number): string => streets.ids[row] || `#${row}`;

const labelOf = (streets: Streets, row: number): string => streets.names[row] || streets.refs[row] || '';

const groupKey = (streets: Streets, row: number): string =>
  streets.names[row] ? `n:${streets.names[row]}` : `r:${streets.refs[row]}`;

function endsByNode(network: Network): { nodeStart: Uint32Array; nodeItems: Uint32Array } {
  const { segments, nodes, startNode, endNode } = network;
  const nodeStart = new Uint32Array(nodes + 1);
  for (let s = 0; s < segments; s++) {
    nodeStart[startNode[s]! + 1] = nodeStart[startNode[s]! + 1]! + 1;
    nodeStart[endNode[s]! + 1] = nodeStart[endNode[s]! + 1]! + 1;
  }
  for (let n = 1; n <= nodes; n++) nodeStart[n] = nodeStart[n]! + nodeStart[n - 1]!;
  const nodeItems = new Uint32Array(2 * segments);
  const cursor = nodeStart.slice();
  const put = (node: number, item: number): void => {
    nodeItems[cursor[node]!] = item;
    cursor[node] = cursor[node]! + 1;
  };
  for (let s = 0; s < segments; s++) {
    put(startNode[s]!, 2 * s);
    put(endNode[s]!, 2 * s + 1);
  }
  return { nodeStart, nodeItems };
}

/** Union of unnamed rows that meet, alone, at a node. The lowest row stands for all. */
function joinUnnamed(
  network: Network,
  streets: Streets,
  nodeStart: Uint32Array,
  nodeItems: Uint32Array,
): Int32Array {
  const parent = Int32Array.from(streets.highways, (_, row) => row);
  for (let n = 0; n < network.nodes; n++) {
    if (nodeStart[n + 1]! - nodeStart[n]! !== 2) continue;
    const a = network.street[nodeItems[nodeStart[n]!]! >> 1]!;
    const b = network.street[nodeItems[nodeStart[n]! + 1]! >> 1]!;
    if (a === b || labelOf(streets, a) !== '' || labelOf(streets, b) !== '') continue;
    const [ra, rb] = [find(parent, a), find(parent, b)];
    parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }
  return parent;
}

/** Root of a forest kept in an array, with path halving. */
export function find(parent: Int32Array, item: number): number {
  let i = item;
  while (parent[i] !== i) {
    parent[i] = parent[parent[i]!]!;
    i = parent[i]!;
  }
  return i;
}
