/**
 * Street coverage ([C1], [C3], [C5]): the stretches of every segment that a device sees, as parameter intervals cut
 * out by its polygon's edges, and from those the lengths for every k at once. Nothing is sampled.
 */
import { addToPair, createPairTable, type PairTable } from '../../kernel/overlay';
import { regionBounds, type Region } from '../../kernel/region';
import { addCrossings, createCrossings, insideStretches } from './crossings';
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

/** Lengths in m of the counted network. */
export interface StreetSums {
  /** By number of regions; entry 0 is what none covers. */
  readonly byK_m: readonly number[];
  readonly covered_m: number;
  /** Per region. */
  readonly seen_m: Float64Array;
  readonly unique_m: Float64Array;
  readonly pairs: PairTable;
  /** Stretches that no region covers, in segment order. */
  readonly unseen: SeenStretches;
}

/** Cuts the counted network with a region. `within` limits the search to the segments of an earlier, wider result. */
export function seenAlong(network: Network, region: Region, within?: SeenStretches): SeenStretches {
  const bounds = regionBounds(region);
  if (!bounds) return NOTHING_SEEN;
  const candidates: number[] = [];
  if (within) {
    for (const s of within.segment) if (candidates.at(-1) !== s) candidates.push(s);
  } else {
    segmentsInBox(network.grid, ...bounds, (s) => candidates.push(s));
    candidates.sort((a, b) => a - b);
  }
  const { ends, stretchStart, counted } = network;
  const cut = cutterOf(region);
  const inside: number[] = [];
  const found: number[] = [];
  for (const s of candidates) {
    const first = stretchStart[s]!;
    const end = stretchStart[s + 1]!;
    if (first === end) continue;
    inside.length = 0;
    cut(ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!, inside);
    if (inside.length === 0) continue;
    for (let i = first, j = 0; i < end && j < inside.length;) {
      const from = Math.max(counted[i]!, inside[j]!);
      const to = Math.min(counted[i + 1]!, inside[j + 1]!);
      if (to > from) found.push(s, from, to);
      if (counted[i + 1]! < inside[j + 1]!) i += 2;
      else j += 2;
    }
  }
  return fromTriples(found);
}

/** A region with more vertices is cut by bands of its edges. */
const MANY_VERTICES = 2000;

/** Tells the stretches of a segment that a region covers, as from, to pairs pushed onto the last argument. */
function cutterOf(region: Region): (ax: number, ay: number, bx: number, by: number, out: number[]) => void {
  const { xy, ringStart } = region;
  if (xy.length > 2 * MANY_VERTICES) {
    const bands = edgeBands(region);
    return (ax, ay, bx, by, out) => insideBands(bands, ax, ay, bx, by, out);
  }
  const crossings = createCrossings();
  return (ax, ay, bx, by, out) => {
    crossings.count = 0;
    addCrossings(crossings, ax, ay, bx, by, xy, ringStart, 0, ringStart.length - 1);
    if (crossings.count > 0) insideStretches(crossings, out);
  };
}

/** Lengths by k over all regions at once. Stretches of one region may touch but not overlap each other. */
export function streetSums(network: Network, regions: readonly SeenStretches[]): StreetSums {
  const bySegment = groupBySegment(network.segments, regions);
  const sums = {
    byK: new Float64Array(regions.length + 1),
    seen_m: new Float64Array(regions.length),
    unique_m: new Float64Array(regions.length),
    pairs: createPairTable(Math.max(1, regions.length)),
  };
  const unseen: number[] = [];
  const line = createLine();
  for (let s = 0; s < network.segments; s++) {
    const first = network.stretchStart[s]!;
    const end = network.stretchStart[s + 1]!;
    if (first === end) continue;
    loadLine(line, bySegment, s);
    for (let i = first; i < end; i += 2) {
      readStretch(
        line,
        network.counted[i]!,
        network.counted[i + 1]!,
        network.length_m[s]!,
        sums,
        (from, to) => unseen.push(s, from, to),
      );
    }
  }
  let most = sums.byK.length;
  while (most > 1 && sums.byK[most - 1] === 0) most--;
  const byK_m = [...sums.byK.subarray(0, most)];
  return {
    byK_m,
    covered_m: byK_m.slice(1).reduce((a, b) => a + b, 0),
    seen_m: sums.seen_m,
    unique_m: sums.unique_m,
    pairs: sums.pairs,
    unseen: fromTriples(unseen),
  };
}

/** Length in m that at least one region covers: all that a level needs beside the asked one. */
export function coveredLength_m(network: Network, regions: readonly SeenStretches[]): number {
  const bySegment = groupBySegment(network.segments, regions);
  let sum = 0;
  for (let s = 0; s < network.segments; s++) {
    const first = bySegment.start[s]!;
    const end = bySegment.start[s + 1]!;
    if (first === end) continue;
    const order = bySegment.items
      .subarray(first, end)
      .slice()
      .sort((a, b) => bySegment.from[a]! - bySegment.from[b]!);
    let reached = -Infinity;
    let share = 0;
    for (const i of order) {
      const from = Math.max(reached, bySegment.from[i]!);
      const to = bySegment.to[i]!;
      if (to > from) share += to - from;
      reached = Math.max(reached, to);
    }
    sum += share * network.length_m[s]!;
  }
  return sum;
}

function fromTriples(found: readonly number[]): SeenStretches {
  const n = found.length / 3;
  const out = { segment: new Uint32Array(n), from: new Float64Array(n), to: new Float64Array(n) };
  for (let i = 0; i < n; i++) {
    out.segment[i] = found[3 * i]!;
    out.from[i] = found[3 * i + 1]!;
    out.to[i] = found[3 * i + 2]!;
  }
  return out;
}

/** All stretches of all regions in compressed rows by segment. */
interface BySegment {
  readonly start: Uint32Array;
  readonly items: Uint32Array;
  readonly region: Uint32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
}

function groupBySegment(segments: number, regions: readonly SeenStretches[]): BySegment {
  const total = regions.reduce((n, r) => n + r.segment.length, 0);
  const region = new Uint32Array(total);
  const segment = new Uint32Array(total);
  const from = new Float64Array(total);
  const to = new Float64Array(total);
  let n = 0;
  regions.forEach((r, id) => {
    region.fill(id, n, n + r.segment.length);
    segment.set(r.segment, n);
    from.set(r.from, n);
    to.set(r.to, n);
    n += r.segment.length;
  });
  const start = new Uint32Array(segments + 1);
  for (const s of segment) start[s + 1] = start[s + 1]! + 1;
  for (let s = 1; s <= segments; s++) start[s] = start[s]! + start[s - 1]!;
  const items = new Uint32Array(total);
  const cursor = start.slice();
  for (let i = 0; i < total; i++) {
    const s = segment[i]!;
    items[cursor[s]!] = i;
    cursor[s] = cursor[s]! + 1;
  }
  return { start, items, region, from, to };
}

/** Begins and ends of stretches along one segment, in order. */
interface Line {
  count: number;
  t: Float64Array;
  /** Region + 1 where one begins, −(region + 1) where it ends. */
  event: Int32Array;
  /** Regions that hold the place at hand. */
  active: number[];
}

const createLine = (): Line => ({ count: 0, t: new Float64Array(16), event: new Int32Array(16), active: [] });

function loadLine(line: Line, all: BySegment, s: number): void {
  line.count = 0;
  for (let i = all.start[s]!; i < all.start[s + 1]!; i++) {
    const item = all.items[i]!;
    putEvent(line, all.from[item]!, all.region[item]! + 1);
    putEvent(line, all.to[item]!, -all.region[item]! - 1);
  }
}

function putEvent(line: Line, t: number, event: number): void {
  if (line.count === line.t.length) {
    const ts = new Float64Array(2 * line.count);
    ts.set(line.t);
    line.t = ts;
    const events = new Int32Array(2 * line.count);
    events.set(line.event);
    line.event = events;
  }
  let i = line.count++;
  while (i > 0 && line.t[i - 1]! > t) {
    line.t[i] = line.t[i - 1]!;
    line.event[i] = line.event[i - 1]!;
    i--;
  }
  line.t[i] = t;
  line.event[i] = event;
}

interface Sums {
  readonly byK: Float64Array;
  readonly seen_m: Float64Array;
  readonly unique_m: Float64Array;
  readonly pairs: PairTable;
}

/** One counted stretch from `t0` to `t1` of a segment: every part of it goes to its k. */
function readStretch(
  line: Line,
  t0: number,
  t1: number,
  length_m: number,
  sums: Sums,
  unseen: (from: number, to: number) => void,
): void {
  const { active } = line;
  active.length = 0;
  let at = t0;
  let openSince = t0;
  for (let i = 0; i <= line.count; i++) {
    const t = i < line.count ? Math.min(t1, Math.max(t0, line.t[i]!)) : t1;
    if (t > at) {
      const part = (t - at) * length_m;
      sums.byK[active.length] = sums.byK[active.length]! + part;
      addPart(active, part, sums);
      at = t;
    }
    if (i === line.count) break;
    const event = line.event[i]!;
    if (event > 0) {
      if (active.length === 0 && t > openSince) unseen(openSince, t);
      active.push(event - 1);
    } else {
      active.splice(active.indexOf(-event - 1), 1);
      if (active.length === 0) openSince = t;
    }
  }
  if (active.length === 0 && t1 > openSince) unseen(openSince, t1);
}

function addPart(active: readonly number[], part: number, sums: Sums): void {
  for (let a = 0; a < active.length; a++) {
    const region = active[a]!;
    sums.seen_m[region] = sums.seen_m[region]! + part;
    for (let b = 0; b < a; b++) addToPair(sums.pairs, region, active[b]!, part);
  }
  if (active.length === 1) sums.unique_m[active[0]!] = sums.unique_m[active[0]!]! + part;
}
