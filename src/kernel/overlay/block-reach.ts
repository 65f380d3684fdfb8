/** Which layers reach into which blocks, followed from one list of layers to the next. */
import type { Region } from '../region';
import { eachBlock } from './blocks';
import { boundsOf } from './grid';

/** Belongs to one domain: the blocks it may name are always asked for with the same `of`. */
export interface Reach {
  layers: readonly Region[];
  /** Numbers of the layers whose box meets the block, ascending; no entry without any. */
  byBlock: Map<number, number[]>;
  /** The blocks that are reached, ascending. */
  keys: readonly number[];
}

export const createReach = (): Reach => ({ layers: [], byBlock: new Map(), keys: [] });

/** Following more than this share of changed layers costs more than beginning anew. */
const FEW = 0.25;

/**
 * Brings `reach` to `layers`. Gives the layers that changed and the blocks that they reached or reach; undefined when
 * all were found anew, because layers came or went or many changed.
 */
export function followLayers(
  reach: Reach,
  layers: readonly Region[],
  tile_m: number,
  of: (key: number) => boolean,
): { readonly layers: readonly number[]; readonly blocks: ReadonlySet<number> } | undefined {
  const before = reach.layers;
  // A copy: the caller may put other layers into its own list.
  reach.layers = [...layers];
  const changed: number[] = [];
  if (before.length === layers.length) {
    for (let l = 0; l < layers.length; l++) if (layers[l] !== before[l]) changed.push(l);
  }
  if (before.length !== layers.length || changed.length > FEW * layers.length) {
    reach.byBlock = layersByBlock(layers, tile_m, of);
    reach.keys = [...reach.byBlock.keys()].sort((a, b) => a - b);
    return undefined;
  }
  const touched = new Set<number>();
  const { byBlock } = reach;
  const blocks = byBlock.size;
  let gone = false;
  for (const l of changed) {
    visitBlocks(before[l]!, tile_m, (key) => {
      const list = byBlock.get(key);
      const at = list?.indexOf(l) ?? -1;
      if (!list || at < 0) return;
      list.splice(at, 1);
      touched.add(key);
      if (list.length > 0) return;
      byBlock.delete(key);
      gone = true;
    });
    visitBlocks(layers[l]!, tile_m, (key) => {
      if (!of(key)) return;
      touched.add(key);
      insert(byBlock, key, l);
    });
  }
  if (gone || byBlock.size !== blocks) reach.keys = [...byBlock.keys()].sort((a, b) => a - b);
  return { layers: changed, blocks: touched };
}

/** Blocks by the box of each layer: layer numbers ascending; `of` leaves out blocks. Empty layers are nowhere. */
export function layersByBlock(
  layers: readonly Region[],
  tile_m: number,
  of: (key: number) => boolean,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  layers.forEach((layer, l) => visitBlocks(layer, tile_m, (key) => of(key) && insert(found, key, l)));
  return found;
}

/** The blocks that the layer's box meets, ascending. */
export function blocksOfLayer(layer: Region, tile_m: number): readonly number[] {
  const keys: number[] = [];
  visitBlocks(layer, tile_m, (key) => keys.push(key));
  return keys;
}

function visitBlocks(layer: Region, tile_m: number, visit: (key: number) => void): void {
  const bounds = boundsOf([layer]);
  if (bounds) eachBlock(bounds, tile_m, visit);
}

/** Keeps the list ascending. */
function insert(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (!list) {
    lists.set(key, [item]);
    return;
  }
  let at = list.length;
  while (at > 0 && list[at - 1]! > item) at--;
  list.splice(at, 0, item);
}
