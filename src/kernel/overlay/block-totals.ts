/**
 * Sums over blocks, followed from run to run. Each sum runs in one order, whether all of it or only what an edit
 * reached is added up anew: areas by k within each row of blocks, then over the rows; a layer's areas over its blocks.
 */
import { rowOfBlock, type BlockDomain } from './blocks';
import { blocksOfLayer, type Reach } from './block-reach';
import type { LevelSums } from './levels';

interface RowSums {
  readonly byK: readonly number[];
  /** Of the domain, in the blocks that are reached. */
  readonly area_m2: number;
}

export interface BlockTotals {
  readonly rows: Map<number, RowSums>;
  seen: Float64Array;
  unique: Float64Array;
}

export const createBlockTotals = (): BlockTotals => ({
  rows: new Map(),
  seen: new Float64Array(0),
  unique: new Float64Array(0),
});

/** What changed since the totals were last brought up to date; undefined: everything. */
export interface Changes {
  readonly blocks: Set<number>;
  readonly layers: Set<number>;
}

/** Areas by k over all blocks, and by layer. */
export function bringUpToDate(
  totals: BlockTotals,
  reach: Reach,
  domain: BlockDomain,
  sumsOf: (key: number) => LevelSums,
  changes: Changes | undefined,
): { readonly byK: number[]; readonly reached_m2: number } {
  const layers = reach.layers.length;
  if (!changes || totals.seen.length !== layers) addUpAll(totals, reach, domain, sumsOf);
  else {
    for (const row of new Set([...changes.blocks].map(rowOfBlock)))
      addUpRow(totals, row, reach, domain, sumsOf);
    const stale = new Set(changes.layers);
    for (const key of changes.blocks) for (const l of reach.byBlock.get(key) ?? []) stale.add(l);
    for (const l of stale) addUpLayer(totals, l, reach, domain, sumsOf);
  }
  const byK = [0];
  let reached_m2 = 0;
  for (const row of [...totals.rows.keys()].sort((a, b) => a - b)) {
    const sums = totals.rows.get(row)!;
    addTo(byK, sums.byK);
    reached_m2 += sums.area_m2;
  }
  return { byK, reached_m2 };
}

function addUpAll(
  totals: BlockTotals,
  reach: Reach,
  domain: BlockDomain,
  sumsOf: (key: number) => LevelSums,
): void {
  totals.rows.clear();
  totals.seen = new Float64Array(reach.layers.length);
  totals.unique = new Float64Array(reach.layers.length);
  for (const key of reach.keys) {
    if (!totals.rows.has(rowOfBlock(key))) addUpRow(totals, rowOfBlock(key), reach, domain, sumsOf);
    addLayers(totals, reach.byBlock.get(key)!, sumsOf(key));
  }
}

function addUpRow(
  totals: BlockTotals,
  row: number,
  { keys }: Reach,
  domain: BlockDomain,
  sumsOf: (key: number) => LevelSums,
): void {
  const byK = [0];
  let area_m2 = 0;
  let i = firstOfRow(keys, row);
  if (i === keys.length || rowOfBlock(keys[i]!) !== row) {
    totals.rows.delete(row);
    return;
  }
  for (; i < keys.length && rowOfBlock(keys[i]!) === row; i++) {
    addTo(byK, sumsOf(keys[i]!).byK_m2);
    area_m2 += domain.at(keys[i]!)!.area_m2;
  }
  totals.rows.set(row, { byK, area_m2 });
}

function firstOfRow(keys: readonly number[], row: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rowOfBlock(keys[middle]!) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo(byK: number[], more: readonly number[]): void {
  while (byK.length < more.length) byK.push(0);
  for (let k = 0; k < more.length; k++) byK[k] = byK[k]! + more[k]!;
}

function addLayers({ seen, unique }: BlockTotals, local: readonly number[], sums: LevelSums): void {
  for (let i = 0; i < local.length; i++) {
    const l = local[i]!;
    seen[l] = seen[l]! + sums.seen_m2[i]!;
    unique[l] = unique[l]! + sums.unique_m2[i]!;
  }
}

function addUpLayer(
  { seen, unique }: BlockTotals,
  l: number,
  reach: Reach,
  domain: BlockDomain,
  sumsOf: (key: number) => LevelSums,
): void {
  seen[l] = 0;
  unique[l] = 0;
  for (const key of blocksOfLayer(reach.layers[l]!, domain.tile_m)) {
    const i = reach.byBlock.get(key)?.indexOf(l) ?? -1;
    if (i < 0) continue;
    const sums = sumsOf(key);
    seen[l] = seen[l] + sums.seen_m2[i]!;
    unique[l] = unique[l] + sums.unique_m2[i]!;
  }
}
