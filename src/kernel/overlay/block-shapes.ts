/** Shapes over the blocks of a domain, block by block, with what the last run traced of each taken over. */
import { scaled } from '../steps';
import type { Region } from '../region';
import { sameLayers } from './block-levels';
import { layersByBlock } from './block-reach';
import { RECORDS_PER_STEP, type BlockDomain } from './blocks';
import { pieceCount } from './domain';
import { joinParts, type ShapePart } from './link';
import { addRegion, createPieceStream, restartStream, type PieceStream } from './pieces';
import { traceParts, type TracePlan } from './trace';

/** Parts of blocks by the layers that reach into them; for one domain and one plan. */
export interface ShapeCache {
  readonly blocks: Map<number, { readonly layers: readonly Region[]; readonly parts: readonly ShapePart[] }>;
  /** Each shape with the parts that it was joined from. */
  readonly joined: { readonly parts: readonly ShapePart[]; readonly region: Region }[];
  /** Working memory, with what was found of the layers. */
  readonly stream: PieceStream;
}

export const createShapeCache = (): ShapeCache => ({
  blocks: new Map(),
  joined: [],
  stream: createPieceStream({ minX: 0, minY: 0, tile_m: 1, cols: 0, rows: 0 }, 1 << 11),
});

/**
 * Traces the shapes of `plan` in steps; yields the share done. The domain's own `keys` say where shape 0 of a
 * `count` may lie without any layer; a domain without keys is only looked at where layers are. With a `cache` only
 * blocks are traced whose layers are not, in this order, those of the last run; it is for plans without holes.
 */
export function* blockShapeSteps(
  domain: Pick<BlockDomain, 'tile_m' | 'at'> & Partial<Pick<BlockDomain, 'keys'>>,
  layers: readonly Region[],
  plan: TracePlan,
  cache: ShapeCache = createShapeCache(),
): Generator<number, readonly Region[], void> {
  const shapes = plan.kind === 'count' ? plan.most + 1 : plan.kind === 'best' ? plan.groups : plan.firstHole;
  const byBlock = layersByBlock(layers, domain.tile_m, (key) => domain.at(key) !== undefined);
  const keys = plan.kind === 'count' && domain.keys ? domain.keys : [...byBlock.keys()].sort((a, b) => a - b);
  const parts: ShapePart[][] = Array.from({ length: shapes }, () => []);
  const { stream } = cache;
  let work = 0;
  for (const [done, key] of keys.entries()) {
    const local = byBlock.get(key) ?? [];
    const there = planIn(plan, local);
    if (!there) continue;
    const regions = local.map((l) => layers[l]!);
    let kept = cache.blocks.get(key);
    if (!kept || !sameLayers(kept.layers, regions)) {
      const part = domain.at(key)!;
      restartStream(stream, part.grid);
      regions.forEach((region, l) => addRegion(stream, region, l));
      kept = { layers: regions, parts: traceParts(stream, regions.length, part, there) };
      cache.blocks.set(key, kept);
      work += stream.count + pieceCount(part) + 500;
    }
    kept.parts.forEach((part, s) => {
      if (part.xy.length === 0 && part.chainAt.length === 0) return;
      parts[plan.kind === 'each' ? local[s]! : s]!.push(part);
    });
    if (work > RECORDS_PER_STEP) {
      work = 0;
      yield (0.7 * done) / keys.length;
    }
  }
  for (const key of cache.blocks.keys()) {
    if (!byBlock.has(key) && plan.kind !== 'count') cache.blocks.delete(key);
  }
  const regions: Region[] = [];
  for (const [s, list] of parts.entries()) {
    const known = cache.joined[s];
    if (known?.parts.length === list.length && list.every((part, i) => part === known.parts[i])) {
      regions.push(known.region);
      continue;
    }
    const region = yield* scaled(0.7 + (0.3 * s) / shapes, 0.3 / shapes, joinParts(list));
    regions.push(region);
    cache.joined[s] = { parts: list, region };
  }
  return regions;
}

/** The plan for the layers of one block; undefined when it has none of the shapes. */
function planIn(plan: TracePlan, local: readonly number[]): TracePlan | undefined {
  if (plan.kind === 'count') return plan;
  if (plan.kind === 'best') return { ...plan, group: local.map((l) => plan.group[l]!) };
  const firstHole = local.filter((l) => l < plan.firstHole).length;
  return firstHole > 0 ? { kind: 'each', firstHole } : undefined;
}
