/** Area coverage ([C2], [C3], [C5]) by the exact overlay. */
import {
  addRings,
  createPieceStream,
  levelSteps,
  type Domain,
  type LevelOptions,
  type LevelSums,
} from '../../kernel/overlay';
import type { Region } from '../../kernel/region';

/**
 * Areas by k of `regions` inside the domain, in steps; yields the share done. `holes` are taken out of the domain.
 */
export function* areaSteps(
  domain: Domain,
  regions: readonly Region[],
  options: Pick<LevelOptions, 'pairs' | 'visit' | 'visitFrom'> = {},
  holes: readonly Region[] = [],
): Generator<number, LevelSums, void> {
  const stream = createPieceStream(domain.grid, 1 << 13);
  let pause = VERTICES_PER_STEP;
  for (const [layer, region] of [...regions, ...holes].entries()) {
    addRings(stream, region.xy, region.ringStart, 0, region.ringStart.length - 1, layer);
    if (stream.count > pause) {
      pause = stream.count + VERTICES_PER_STEP;
      yield 0;
    }
  }
  return yield* levelSteps(stream, regions.length + holes.length, domain, {
    ...options,
    firstHole: regions.length,
  });
}

const VERTICES_PER_STEP = 50_000;
