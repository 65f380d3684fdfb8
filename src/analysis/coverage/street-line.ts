/** Segments of the network read from end to end: which regions hold each part of it. */
import { grown } from '../../kernel/grown';
import { addToPair, type PairTable } from '../../kernel/overlay';
import type { Network } from './network';
import { addStretch, type SeenStretches, type StretchList } from './stretch-list';

/** Where the parts of segments are summed up, m. Regions by their place in the list that is read. */
export interface PartSums {
  /** By number of regions. */
  readonly byK: Float64Array;
  readonly seen_m: Float64Array;
  readonly unique_m: Float64Array;
  readonly pairs: PairTable;
  /** What no region holds. */
  readonly unseen: StretchList;
}

/** Segments read at once: few, so that a camera that moves touches little; many, so that there is little to add up. */
export const CHUNK = 32;

/** Working memory: the stretches of a chunk by segment, then along one segment their begins and ends in order. */
export interface Line {
  readonly start: Uint32Array;
  region: Int32Array;
  t0: Float64Array;
  t1: Float64Array;
  count: number;
  t: Float64Array;
  /** Region + 1 where one begins, −(region + 1) where it ends. */
  event: Int32Array;
  /** Regions that hold the place at hand. */
  active: Int32Array;
  activeCount: number;
}

export const createLine = (): Line => ({
  start: new Uint32Array(CHUNK + 1),
  region: new Int32Array(64),
  t0: new Float64Array(64),
  t1: new Float64Array(64),
  count: 0,
  t: new Float64Array(16),
  event: new Int32Array(16),
  active: new Int32Array(8),
  activeCount: 0,
});

/** Adds segments `from`…`to` − 1, at most {@link CHUNK}, to the sums. */
export function readSegments(
  line: Line,
  network: Network,
  from: number,
  to: number,
  regions: readonly SeenStretches[],
  sums: PartSums,
): void {
  sortBySegment(line, from, to, regions);
  const { stretchStart, counted, length_m } = network;
  for (let s = from; s < to; s++) {
    line.count = 0;
    for (let i = line.start[s - from]!; i < line.start[s - from + 1]!; i++) {
      putEvent(line, line.t0[i]!, line.region[i]! + 1);
      putEvent(line, line.t1[i]!, -line.region[i]! - 1);
    }
    for (let i = stretchStart[s]!; i < stretchStart[s + 1]!; i += 2) {
      readStretch(line, s, counted[i]!, counted[i + 1]!, length_m[s]!, sums);
    }
  }
}

/** Stretches of all regions in compressed rows by segment, regions ascending. */
function sortBySegment(line: Line, from: number, to: number, regions: readonly SeenStretches[]): void {
  const { start } = line;
  start.fill(0);
  let n = 0;
  for (const { segment } of regions) {
    for (let i = firstFrom(segment, from); i < segment.length && segment[i]! < to; i++, n++) {
      const row = segment[i]! - from + 1;
      start[row] = start[row]! + 1;
    }
  }
  for (let row = 1; row < start.length; row++) start[row] = start[row]! + start[row - 1]!;
  if (line.region.length < n) {
    line.region = new Int32Array(2 * n);
    line.t0 = new Float64Array(2 * n);
    line.t1 = new Float64Array(2 * n);
  }
  const { region, t0, t1 } = line;
  for (let r = 0; r < regions.length; r++) {
    const { segment, from: begins, to: ends } = regions[r]!;
    for (let i = firstFrom(segment, from); i < segment.length && segment[i]! < to; i++) {
      const row = segment[i]! - from;
      const at = start[row]!;
      start[row] = at + 1;
      region[at] = r;
      t0[at] = begins[i]!;
      t1[at] = ends[i]!;
    }
  }
  // Each row's begin has become its end, which is where the next one begins.
  start.copyWithin(1, 0);
  start[0] = 0;
}

/** Place of the first entry that is at least `least`, in an ascending list. */
function firstFrom(segments: Uint32Array, least: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function putEvent(line: Line, t: number, event: number): void {
  if (line.count === line.t.length) grow(line);
  let i = line.count++;
  while (i > 0 && line.t[i - 1]! > t) {
    line.t[i] = line.t[i - 1]!;
    line.event[i] = line.event[i - 1]!;
    i--;
  }
  line.t[i] = t;
  line.event[i] = event;
}

function grow(line: Line): void {
  line.t = grown(line.t, 2 * line.count);
  line.event = grown(line.event, 2 * line.count);
}

/** One counted stretch from `t0` to `t1` of a segment: every part of it goes to its k. */
function readStretch(line: Line, s: number, t0: number, t1: number, length_m: number, sums: PartSums): void {
  line.activeCount = 0;
  let at = t0;
  let openSince = t0;
  for (let i = 0; i <= line.count; i++) {
    const t = i < line.count ? Math.min(t1, Math.max(t0, line.t[i]!)) : t1;
    if (t > at) {
      addPart(line, (t - at) * length_m, sums);
      at = t;
    }
    if (i === line.count) break;
    const event = line.event[i]!;
    if (event > 0) {
      if (line.activeCount === 0 && t > openSince) addStretch(sums.unseen, s, openSince, t);
      enter(line, event - 1);
    } else {
      leave(line, -event - 1);
      if (line.activeCount === 0) openSince = t;
    }
  }
  if (line.activeCount === 0 && t1 > openSince) addStretch(sums.unseen, s, openSince, t1);
}

function enter(line: Line, region: number): void {
  if (line.activeCount === line.active.length) {
    line.active = grown(line.active, 2 * line.activeCount);
  }
  line.active[line.activeCount++] = region;
}

/** The order of those that hold a place is of no account. */
function leave(line: Line, region: number): void {
  const { active } = line;
  let i = 0;
  while (active[i] !== region) i++;
  active[i] = active[--line.activeCount]!;
}

function addPart({ active, activeCount: k }: Line, part: number, sums: PartSums): void {
  sums.byK[k] = sums.byK[k]! + part;
  for (let a = 0; a < k; a++) {
    const region = active[a]!;
    sums.seen_m[region] = sums.seen_m[region]! + part;
    for (let b = 0; b < a; b++) addToPair(sums.pairs, region, active[b]!, part);
  }
  if (k === 1) sums.unique_m[active[0]!] = sums.unique_m[active[0]!]! + part;
}
