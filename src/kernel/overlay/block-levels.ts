/** Exact areas by k over the blocks of a domain, block by block, with what the last run found of each taken over. */
import type { Region } from '../region';
import { layersByBlock, RECORDS_PER_STEP, type BlockDomain } from './blocks';
import { overlayLevels, type CellVisitor, type LevelOptions, type LevelSums } from './levels';
import { addToPair, createPairTable, listPairs, type PairTable } from './pair-table';
import { addRings, createPieceStream, restartStream } from './pieces';

/** Sums of blocks by the layers that reach into them; for one domain and one set of options. */
export interface LevelCache {
  readonly pairs: boolean;
  readonly blocks: Map<
    number,
    { readonly layers: readonly Region[]; readonly sums: LevelSums; readonly tally?: Float64Array }
  >;
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
  blocks: new Map(),
});

/**
 * Areas by k of `layers` inside the domain, in steps; yields the share done. `holes` are taken out of the domain:
 * then blocks without a layer are left out of k = 0. With a `cache` (made for this domain and these pairs; not with
 * holes or a visitor; a `tally` takes the visitor's place) only blocks are computed whose layers are not, in this order, those of the last run.
 */
export function* blockLevelSteps(
  domain: BlockDomain,
  layers: readonly Region[],
  options: Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'> = {},
  holes: readonly Region[] = [],
  cache?: LevelCache,
  tally?: Tally,
): Generator<number, LevelSums, void> {
  const block = new Float64Array(tally?.size ?? 0);
  const told = tally ? tallied(options, tally, block) : options;
  tally?.result.fill(0);
  const byBlock = layersByBlock(layers, domain.tile_m, (key) => domain.at(key) !== undefined);
  const holesByBlock = layersByBlock(holes, domain.tile_m, (key) => byBlock.has(key));
  const total = createTotal(layers.length, options.pairs === true);
  const overlay = createBlockOverlay(told);
  let work = 0;
  for (const [done, key] of domain.keys.entries()) {
    const local = byBlock.get(key);
    const part = domain.at(key)!;
    if (!local) {
      cache?.blocks.delete(key);
      if (holes.length === 0) total.byK[0] = total.byK[0]! + part.area_m2;
      continue;
    }
    const regions = local.map((l) => layers[l]!);
    const kept = cache?.blocks.get(key);
    const same = kept && sameLayers(kept.layers, regions);
    let sums = same ? kept.sums : undefined;
    if (same && kept.tally) block.set(kept.tally);
    if (!sums) {
      block.fill(0);
      const here = (holesByBlock.get(key) ?? []).map((h) => holes[h]!);
      sums = overlay.run(part, regions, here, local);
      work += overlay.stream.count + 500;
      cache?.blocks.set(key, { layers: regions, sums, ...(tally ? { tally: block.slice() } : {}) });
      if (work > RECORDS_PER_STEP) {
        work = 0;
        yield done / domain.keys.length;
      }
    }
    addBlock(total, sums, local);
    if (tally) for (let i = 0; i < block.length; i++) tally.result[i] = tally.result[i]! + block[i]!;
  }
  return finish(total);
}

const tallied = (
  options: Pick<LevelOptions, 'pairs'>,
  { add, from }: Tally,
  block: Float64Array,
): Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'> => ({
  ...options,
  visitFrom: from,
  visit: (...part) => add(block, ...part),
});

export const sameLayers = (a: readonly Region[], b: readonly Region[]): boolean =>
  a.length === b.length && a.every((region, i) => region === b[i]);

interface Total {
  readonly byK: number[];
  readonly seen: Float64Array;
  readonly unique: Float64Array;
  readonly pairs: PairTable | undefined;
}

const createTotal = (layers: number, pairs: boolean): Total => ({
  byK: [0],
  seen: new Float64Array(layers),
  unique: new Float64Array(layers),
  pairs: pairs ? createPairTable(Math.max(1, layers)) : undefined,
});

/** Adds a block's sums, whose layers are numbered by their place in `local`. */
function addBlock(total: Total, sums: LevelSums, local: readonly number[]): void {
  sums.byK_m2.forEach((area, k) => (total.byK[k] = (total.byK[k] ?? 0) + area));
  local.forEach((layer, i) => {
    total.seen[layer] = total.seen[layer]! + sums.seen_m2[i]!;
    total.unique[layer] = total.unique[layer]! + sums.unique_m2[i]!;
  });
  if (!total.pairs || !sums.pairs || sums.pairs.size === 0) return;
  for (const { a, b, sum } of listPairs(sums.pairs)) addToPair(total.pairs, local[a]!, local[b]!, sum);
}

const finish = ({ byK, seen, unique, pairs }: Total): LevelSums => ({
  byK_m2: byK,
  seen_m2: seen,
  unique_m2: unique,
  ...(pairs ? { pairs } : {}),
});

/** One stream for all blocks. A visitor is told the layers' own numbers. */
function createBlockOverlay(options: Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'>) {
  const stream = createPieceStream({ minX: 0, minY: 0, tile_m: 1, cols: 0, rows: 0 }, 1 << 11);
  const run = (
    domain: NonNullable<ReturnType<BlockDomain['at']>>,
    layers: readonly Region[],
    holes: readonly Region[],
    numbers: readonly number[],
  ): LevelSums => {
    restartStream(stream, domain.grid);
    [...layers, ...holes].forEach((r, l) =>
      addRings(stream, r.xy, r.ringStart, 0, r.ringStart.length - 1, l),
    );
    const { visit } = options;
    const named = new Int32Array(numbers.length);
    return overlayLevels(stream, layers.length + holes.length, domain, {
      ...options,
      firstHole: layers.length,
      ...(visit && {
        visit: (area, x, y, ids, count) => {
          for (let i = 0; i < count; i++) named[i] = numbers[ids[i]!]!;
          visit(area, x, y, named, count);
        },
      }),
    });
  };
  return { stream, run };
}
