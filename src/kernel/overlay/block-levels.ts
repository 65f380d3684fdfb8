/** Exact areas by k over the blocks of a domain, block by block, with what the last run found of each taken over. */
import type { Region } from '../region';
import { RECORDS_PER_STEP, type BlockDomain } from './blocks';
import { createReach, followLayers, type Reach } from './block-reach';
import { bringUpToDate, createBlockTotals, type BlockTotals, type Changes } from './block-totals';
import {
  createLevelRoom,
  overlayLevels,
  type CellVisitor,
  type LevelOptions,
  type LevelRoom,
  type LevelSums,
} from './levels';
import { addToPair, createPairTable, eachPair, type PairTable } from './pair-table';
import { addRegion, createPieceStream, restartStream, type PieceStream } from './pieces';

/** Sums of blocks by the layers that reach into them; for one domain and one set of options. */
export interface LevelCache {
  readonly pairs: boolean;
  readonly reach: Reach;
  readonly blocks: Map<number, KeptBlock>;
  /** Blocks whose sums are those of other layers, or none yet: a run that was dropped leaves some. */
  readonly pending: Set<number>;
  readonly totals: BlockTotals;
  /** What the totals do not have yet. */
  changes: Changes | undefined;
  readonly room: BlockRoom;
}

interface KeptBlock {
  readonly layers: readonly Region[];
  readonly sums: LevelSums;
  readonly tally?: Float64Array;
}

/** Figures summed up part by part, kept with the block that they are of. */
export interface Tally {
  readonly size: number;
  /** Adds one part (see `CellVisitor`) to `sums`; must depend on nothing but the part and its layers. */
  readonly add: (sums: Float64Array, ...part: Parameters<CellVisitor>) => void;
  /** Least number of layers that a part must have to be told. */
  readonly from: number;
  /** Is given the sums over all blocks at the end. */
  readonly result: Float64Array;
}

export const createLevelCache = (pairs: boolean): LevelCache => ({
  pairs,
  reach: createReach(),
  blocks: new Map(),
  pending: new Set(),
  totals: createBlockTotals(),
  changes: undefined,
  room: createBlockRoom(),
});

/** Working memory, used for one block after another. */
export interface BlockRoom {
  readonly stream: PieceStream;
  readonly levels: LevelRoom;
}

export const createBlockRoom = (): BlockRoom => ({
  stream: createPieceStream({ minX: 0, minY: 0, tile_m: 1, cols: 0, rows: 0 }, 1 << 11),
  levels: createLevelRoom(),
});

/**
 * Areas by k of `layers` inside the domain, in steps; yields the share done. With a `cache` (made for this domain and
 * these pairs; not with a visitor; a `tally` takes the visitor's place) only blocks are computed whose layers are not,
 * in this order, those of the last run.
 */
export function* blockLevelSteps(
  domain: BlockDomain,
  layers: readonly Region[],
  options: Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'> = {},
  cache: LevelCache = createLevelCache(options.pairs === true),
  tally?: Tally,
): Generator<number, LevelSums, void> {
  const { reach, blocks } = cache;
  markPending(cache, domain, layers);
  const { stream } = cache.room;
  const wanted = [...cache.pending].sort((a, b) => a - b);
  let work = 0;
  for (const [done, key] of wanted.entries()) {
    const local = reach.byBlock.get(key)!;
    const regions = local.map((l) => layers[l]!);
    const counted = tally && new Float64Array(tally.size);
    const told = counted ? tallied(options, tally, counted) : options;
    const sums = overlayBlock(cache.room, domain.at(key)!, regions, local, told);
    blocks.set(key, { layers: regions, sums, ...(counted ? { tally: counted } : {}) });
    cache.pending.delete(key);
    work += stream.count + 500;
    if (work > RECORDS_PER_STEP) {
      work = 0;
      yield done / wanted.length;
    }
  }
  if (tally) sumTally(tally, cache);
  return totalOf(cache, domain, options.pairs === true);
}

const tallied = (
  options: Pick<LevelOptions, 'pairs'>,
  { add, from }: Tally,
  sums: Float64Array,
): Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'> => ({
  ...options,
  visitFrom: from,
  visit: (...part) => add(sums, ...part),
});

function sumTally({ result }: Tally, { reach, blocks }: LevelCache): void {
  result.fill(0);
  for (const key of reach.keys) {
    const { tally } = blocks.get(key)!;
    if (tally) for (let i = 0; i < tally.length; i++) result[i] = result[i]! + tally[i]!;
  }
}

/** Notes the blocks that other layers reach now than when they were computed. */
function markPending(cache: LevelCache, domain: BlockDomain, layers: readonly Region[]): void {
  const { reach, blocks, pending } = cache;
  const followed = followLayers(reach, layers, domain.tile_m, (key) => domain.at(key) !== undefined);
  if (!followed) cache.changes = undefined;
  else if (cache.changes) {
    for (const l of followed.layers) cache.changes.layers.add(l);
    for (const key of followed.blocks) cache.changes.blocks.add(key);
  }
  for (const key of followed?.blocks ?? blocks.keys()) {
    if (reach.byBlock.has(key)) continue;
    blocks.delete(key);
    pending.delete(key);
  }
  for (const key of followed?.blocks ?? reach.keys) {
    const local = reach.byBlock.get(key);
    if (!local) continue;
    const kept = blocks.get(key)?.layers;
    const same = kept?.length === local.length && local.every((l, i) => layers[l] === kept[i]);
    if (same) pending.delete(key);
    else pending.add(key);
  }
}

export const sameLayers = (a: readonly Region[], b: readonly Region[]): boolean =>
  a.length === b.length && a.every((region, i) => region === b[i]);

/** The sums of the whole. */
function totalOf(cache: LevelCache, domain: BlockDomain, withPairs: boolean): LevelSums {
  const { reach, blocks, totals } = cache;
  const sumsOf = (key: number): LevelSums => blocks.get(key)!.sums;
  const { byK, reached_m2 } = bringUpToDate(totals, reach, domain, sumsOf, cache.changes);
  cache.changes = { blocks: new Set(), layers: new Set() };
  // The rest of the domain is in no layer.
  if (reach.keys.length < domain.keys.length) byK[0] = byK[0]! + (domain.area_m2 - reached_m2);
  const pairs = withPairs ? createPairTable(Math.max(1, reach.layers.length)) : undefined;
  if (pairs) for (const key of reach.keys) addPairs(pairs, sumsOf(key), reach.byBlock.get(key)!);
  return {
    byK_m2: byK,
    seen_m2: totals.seen.slice(),
    unique_m2: totals.unique.slice(),
    ...(pairs ? { pairs } : {}),
  };
}

/** A block's pairs, whose layers are numbered by their place in `local`. */
function addPairs(total: PairTable, { pairs }: LevelSums, local: readonly number[]): void {
  if (pairs) eachPair(pairs, (a, b, sum) => addToPair(total, local[a]!, local[b]!, sum));
}

/** A visitor is told the layers' own numbers. */
function namingVisitor(visit: CellVisitor, numbers: readonly number[]): CellVisitor {
  const named = new Int32Array(numbers.length);
  return (area, x, y, ids, count) => {
    for (let i = 0; i < count; i++) named[i] = numbers[ids[i]!]!;
    visit(area, x, y, named, count);
  };
}

function overlayBlock(
  { stream, levels }: BlockRoom,
  domain: NonNullable<ReturnType<BlockDomain['at']>>,
  layers: readonly Region[],
  numbers: readonly number[],
  options: Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'>,
): LevelSums {
  restartStream(stream, domain.grid);
  layers.forEach((region, l) => addRegion(stream, region, l));
  const { visit } = options;
  const here: LevelOptions = {
    ...options,
    ...(visit && { visit: namingVisitor(visit, numbers) }),
  };
  return overlayLevels(stream, layers.length, domain, here, levels);
}
