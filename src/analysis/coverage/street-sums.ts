/**
 * Street length by k, exactly and for every k at once ([C1], [C3], [C5]), in chunks of segments: what a chunk has
 * depends only on the stretches that reach into it, and is taken over while they are the same. Each sum runs in one
 * order, over the chunks of a group, then over the groups, a region's own over its chunks: a run with kept chunks
 * equals one from scratch to the last bit.
 */
import { addToPair, createPairTable, eachPair, type PairTable } from '../../kernel/overlay';
import type { Network } from './network';
import { CHUNK, createLine, readSegments, type Line, type PartSums } from './street-line';
import {
  createStretchList,
  joinStretches,
  listedStretches,
  type SeenStretches,
  type StretchList,
} from './stretch-list';

/** Lengths in m of the counted network. */
export interface StreetSums {
  /** By number of regions; entry 0 is what none covers. */
  readonly byK_m: readonly number[];
  readonly covered_m: number;
  /** Per region. */
  readonly seen_m: Float64Array;
  readonly unique_m: Float64Array;
  /** Stretches that no region covers, in segment order: put together when asked, for a city has many. */
  readonly unseen: () => SeenStretches;
}

/** Chunks that are summed up together. */
const GROUP = 64;

/** What the last run found, chunk by chunk; belongs to one network. */
export interface StreetCache {
  regions: readonly SeenStretches[];
  /** Numbers of the regions, ascending, that have a stretch in each chunk. */
  reached: Map<number, number[]>;
  readonly chunks: Map<number, ChunkSums>;
  readonly groups: GroupSums[];
  seen_m: Float64Array;
  unique_m: Float64Array;
  /** Working memory. */
  readonly line: Line;
  readonly unseen: StretchList;
}

export const createStreetCache = (): StreetCache => ({
  regions: [],
  reached: new Map(),
  chunks: new Map(),
  groups: [],
  seen_m: new Float64Array(0),
  unique_m: new Float64Array(0),
  line: createLine(),
  unseen: createStretchList(),
});

interface ChunkSums {
  readonly regions: readonly SeenStretches[];
  /** Regions by their place in `regions`. */
  readonly parts: Omit<PartSums, 'unseen'>;
  readonly unseen: SeenStretches;
}

interface GroupSums {
  readonly byK: readonly number[];
  /** Chunk by chunk. */
  readonly unseen: readonly SeenStretches[];
}

/** Lengths by k over all regions at once. Stretches of one region may touch but not overlap each other. */
export function streetSums(
  network: Network,
  regions: readonly SeenStretches[],
  cache: StreetCache = createStreetCache(),
): StreetSums {
  const { chunks, groups } = cache;
  const touched = follow(cache, regions, Math.ceil(network.segments / CHUNK));
  for (const chunk of touched) {
    const local = cache.reached.get(chunk) ?? [];
    const kept = chunks.get(chunk)?.regions;
    if (kept?.length === local.length && local.every((r, i) => regions[r] === kept[i])) continue;
    const here = local.map((r) => regions[r]!);
    chunks.set(chunk, sumChunk(network, chunk, here, cache));
  }
  for (const group of new Set([...touched].map(groupOf))) groups[group] = sumGroup(cache, group);
  sumRegions(cache, touched);
  const byK_m = [0];
  for (const { byK } of groups) addTo(byK_m, byK);
  while (byK_m.length > 1 && byK_m.at(-1) === 0) byK_m.pop();
  // The parts of this run: the cache's own list goes on to the next.
  const unseen = groups.map((group) => group.unseen);
  return {
    byK_m,
    covered_m: byK_m.slice(1).reduce((a, b) => a + b, 0),
    seen_m: cache.seen_m.slice(),
    unique_m: cache.unique_m.slice(),
    unseen: () => joinStretches(unseen.flat()),
  };
}

/** Length that each pair of regions shares, of the run that the cache was last used for. */
export function streetPairs({ regions, reached, chunks }: StreetCache): PairTable {
  const pairs = createPairTable(Math.max(1, regions.length));
  for (const chunk of [...reached.keys()].sort((a, b) => a - b)) {
    const local = reached.get(chunk)!;
    eachPair(chunks.get(chunk)!.parts.pairs, (a, b, sum) => addToPair(pairs, local[a]!, local[b]!, sum));
  }
  return pairs;
}

const groupOf = (chunk: number): number => Math.floor(chunk / GROUP);

/** Brings `reached` to the regions; gives the chunks that may have changed. */
function follow(cache: StreetCache, regions: readonly SeenStretches[], chunks: number): ReadonlySet<number> {
  const before = cache.regions;
  // A copy: the caller may put others into its own list.
  cache.regions = [...regions];
  const { reached } = cache;
  if (before.length !== regions.length || cache.groups.length === 0) {
    reached.clear();
    regions.forEach((region, r) => eachChunk(region, (chunk) => enter(reached, chunk, r)));
    return new Set(Array.from({ length: chunks }, (_, chunk) => chunk));
  }
  const touched = new Set<number>();
  for (let r = 0; r < regions.length; r++) {
    if (regions[r] !== before[r]) followRegion(reached, r, before[r]!, regions[r]!, touched);
  }
  return touched;
}

/** Of its own, so that what a visitor holds is made for regions that changed alone. */
function followRegion(
  reached: Map<number, number[]>,
  r: number,
  before: SeenStretches,
  now: SeenStretches,
  touched: Set<number>,
): void {
  eachChunk(before, (chunk) => {
    leave(reached, chunk, r);
    touched.add(chunk);
  });
  eachChunk(now, (chunk) => {
    enter(reached, chunk, r);
    touched.add(chunk);
  });
}

function eachChunk({ segment }: SeenStretches, visit: (chunk: number) => void): void {
  let last = -1;
  for (let i = 0; i < segment.length; i++) {
    const chunk = Math.floor(segment[i]! / CHUNK);
    if (chunk !== last) visit(chunk);
    last = chunk;
  }
}

/** Keeps the list ascending. */
function enter(reached: Map<number, number[]>, chunk: number, region: number): void {
  const list = reached.get(chunk);
  if (!list) {
    reached.set(chunk, [region]);
    return;
  }
  let at = list.length;
  while (at > 0 && list[at - 1]! > region) at--;
  list.splice(at, 0, region);
}

function leave(reached: Map<number, number[]>, chunk: number, region: number): void {
  const list = reached.get(chunk)!;
  list.splice(list.indexOf(region), 1);
  if (list.length === 0) reached.delete(chunk);
}

/** Where there is but one region there is no pair. */
const NO_PAIRS = createPairTable(1);

function sumChunk(
  network: Network,
  chunk: number,
  regions: readonly SeenStretches[],
  { line, unseen }: StreetCache,
): ChunkSums {
  unseen.count = 0;
  const parts: PartSums = {
    byK: new Float64Array(regions.length + 1),
    seen_m: new Float64Array(regions.length),
    unique_m: new Float64Array(regions.length),
    pairs: regions.length > 1 ? createPairTable(regions.length) : NO_PAIRS,
    unseen,
  };
  const from = chunk * CHUNK;
  const to = Math.min(network.segments, from + CHUNK);
  readSegments(line, network, from, to, regions, parts);
  const { byK, seen_m, unique_m, pairs } = parts;
  return { regions, parts: { byK, seen_m, unique_m, pairs }, unseen: listedStretches(unseen) };
}

function sumGroup({ chunks }: StreetCache, group: number): GroupSums {
  const byK = [0];
  const unseen: SeenStretches[] = [];
  for (let chunk = group * GROUP; chunk < (group + 1) * GROUP; chunk++) {
    const sums = chunks.get(chunk);
    if (!sums) break;
    addTo(byK, sums.parts.byK);
    unseen.push(sums.unseen);
  }
  return { byK, unseen };
}

function addTo(byK: number[], more: ArrayLike<number>): void {
  while (byK.length < more.length) byK.push(0);
  for (let k = 0; k < more.length; k++) byK[k] = byK[k]! + more[k]!;
}

/** Adds up anew what the regions in the touched chunks have, and all of them when regions came or went. */
function sumRegions(cache: StreetCache, touched: ReadonlySet<number>): void {
  const { regions, reached } = cache;
  const stale = new Set<number>();
  if (cache.seen_m.length !== regions.length) {
    cache.seen_m = new Float64Array(regions.length);
    cache.unique_m = new Float64Array(regions.length);
  }
  for (const chunk of touched) for (const r of reached.get(chunk) ?? []) stale.add(r);
  // One that reaches nothing any more is in no chunk.
  for (let r = 0; r < regions.length; r++) if (regions[r]!.segment.length === 0) stale.add(r);
  for (const r of stale) sumRegion(cache, r);
}

/** Each edit asks for dozens: no visitor is made for each, as `eachChunk` would have it. */
function sumRegion({ regions, reached, chunks, seen_m, unique_m }: StreetCache, r: number): void {
  const { segment } = regions[r]!;
  let seen = 0;
  let unique = 0;
  let last = -1;
  for (let s = 0; s < segment.length; s++) {
    const chunk = Math.floor(segment[s]! / CHUNK);
    if (chunk === last) continue;
    last = chunk;
    const i = reached.get(chunk)!.indexOf(r);
    const { parts } = chunks.get(chunk)!;
    seen += parts.seen_m[i]!;
    unique += parts.unique_m[i]!;
  }
  seen_m[r] = seen;
  unique_m[r] = unique;
}
