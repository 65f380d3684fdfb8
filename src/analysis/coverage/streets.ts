/**
 * Street coverage ([C1]): the stretches of every segment that a device sees, as parameter intervals cut out by its
 * polygon's edges. Nothing is sampled.
 */
import { regionBounds, type Region } from '../../kernel/region';
import { addCrossings, insideStretches } from './crossings';
import { edgeBands, insideBands } from './edge-bands';
import type { Network } from './network';
import { segmentsInBox } from './segment-grid';

/** What one region covers of the counted network: segment, and t from, to, in segment order. */
export interface SeenStretches {
  readonly segment: Uint32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

const NOTHING_SEEN: SeenStretches = {
  segment: new Uint32Array(0),
  from: new Float64Array(0),
  to: new Float64Array(0),
};

/** A region with more vertices is cut by bands of its edges. */
const MANY_VERTICES = 2000;

/** Cuts the counted network with a region. `within` limits the search to the segments of an earlier, wider result. */
export function seenAlong(network: Network, region: Region, within?: SeenStretches): SeenStretches {
  const bounds = regionBounds(region);
  if (!bounds) return NOTHING_SEEN;
  const { ends, stretchStart, counted, grid } = network;
  const candidates = within
    ? within.segment
    : segmentsInBox(grid, bounds[0], bounds[1], bounds[2], bounds[3]);
  const { crossings, inside, found } = grid.room;
  const rings = region.ringStart.length - 1;
  const bands = region.xy.length > 2 * MANY_VERTICES ? edgeBands(region) : undefined;
  found.length = 0;
  for (let c = 0; c < candidates.length; c++) {
    const s = candidates[c]!;
    if (c > 0 && candidates[c - 1] === s) continue;
    const first = stretchStart[s]!;
    const end = stretchStart[s + 1]!;
    if (first === end) continue;
    inside.length = 0;
    if (bands) insideBands(bands, ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!, inside);
    else {
      crossings.count = 0;
      addCrossings(crossings, ends, 4 * s, region.xy, region.ringStart, 0, rings);
      if (crossings.count > 0) insideStretches(crossings, inside);
    }
    if (inside.length === 0) continue;
    putCounted(counted, first, end, inside, s, found);
  }
  return fromTriples(found);
}

/** What is counted of a segment's stretches inside, as triples pushed onto `found`. */
function putCounted(
  counted: Network['counted'],
  first: number,
  end: number,
  inside: readonly number[],
  s: number,
  found: number[],
): void {
  for (let i = first, j = 0; i < end && j < inside.length;) {
    const from = Math.max(counted[i]!, inside[j]!);
    const to = Math.min(counted[i + 1]!, inside[j + 1]!);
    if (to > from) found.push(s, from, to);
    if (counted[i + 1]! < inside[j + 1]!) i += 2;
    else j += 2;
  }
}

/** Segment, t from, t to: one after another. In one piece of memory: a plan of many cameras has many of these. */
export function fromTriples(found: readonly number[]): SeenStretches {
  const n = found.length / 3;
  if (n === 0) return NOTHING_SEEN;
  const room = new ArrayBuffer(20 * n);
  const from = new Float64Array(room, 0, n);
  const to = new Float64Array(room, 8 * n, n);
  const segment = new Uint32Array(room, 16 * n, n);
  for (let i = 0; i < n; i++) {
    segment[i] = found[3 * i]!;
    from[i] = found[3 * i + 1]!;
    to[i] = found[3 * i + 2]!;
  }
  return { segment, from, to };
}

/** From, to pairs of all the lists by segment, in the order of the lists. */
export function bySegment(lists: readonly SeenStretches[]): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const { segment, from, to } of lists) {
    for (let i = 0; i < segment.length; i++) {
      const row = rows.get(segment[i]!);
      if (row) row.push(from[i]!, to[i]!);
      else rows.set(segment[i]!, [from[i]!, to[i]!]);
    }
  }
  return rows;
}

/** Stretches one list after another. */
export function joinStretches(lists: readonly SeenStretches[]): SeenStretches {
  const n = lists.reduce((sum, { segment }) => sum + segment.length, 0);
  const all = { segment: new Uint32Array(n), from: new Float64Array(n), to: new Float64Array(n) };
  let at = 0;
  for (const { segment, from, to } of lists) {
    all.segment.set(segment, at);
    all.from.set(from, at);
    all.to.set(to, at);
    at += segment.length;
  }
  return all;
}
