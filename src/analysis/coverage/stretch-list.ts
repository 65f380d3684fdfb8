/** Stretches of segments: what a region covers of a network, and the growing list that they are found in. */
import { grown } from '../../kernel/grown';

/** Segment, and t from, to, in segment order. */
export interface SeenStretches {
  readonly segment: Uint32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export const NOTHING_SEEN: SeenStretches = {
  segment: new Uint32Array(0),
  from: new Float64Array(0),
  to: new Float64Array(0),
};

/** Working memory: entries beyond `count` are of no account. */
export interface StretchList {
  count: number;
  segment: Uint32Array;
  from: Float64Array;
  to: Float64Array;
}

const FIRST_ROOM = 64;

export const createStretchList = (): StretchList => ({
  count: 0,
  segment: new Uint32Array(FIRST_ROOM),
  from: new Float64Array(FIRST_ROOM),
  to: new Float64Array(FIRST_ROOM),
});

export function addStretch(list: StretchList, segment: number, from: number, to: number): void {
  const at = list.count++;
  if (at === list.segment.length) {
    list.segment = grown(list.segment, 2 * at);
    list.from = grown(list.from, 2 * at);
    list.to = grown(list.to, 2 * at);
  }
  list.segment[at] = segment;
  list.from[at] = from;
  list.to[at] = to;
}

/** A copy of what the list holds, in one piece of memory: a plan of many cameras has many of these. */
export function listedStretches(list: StretchList): SeenStretches {
  const n = list.count;
  if (n === 0) return NOTHING_SEEN;
  const room = new ArrayBuffer(20 * n);
  const from = new Float64Array(room, 0, n);
  const to = new Float64Array(room, 8 * n, n);
  const segment = new Uint32Array(room, 16 * n, n);
  for (let i = 0; i < n; i++) {
    segment[i] = list.segment[i]!;
    from[i] = list.from[i]!;
    to[i] = list.to[i]!;
  }
  return { segment, from, to };
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
