/** Overlays to benchmark: what many cameras see, on the box of all of it. */
import {
  addRings,
  boundsOf,
  buildDomain,
  createPieceStream,
  createTileGrid,
  overlayLevels,
  type Domain,
} from '../../../src/kernel/overlay';
import { regionFromRings, type Region } from '../../../src/kernel/region';
import { SightContext } from '../../../src/kernel/sight-context';
import { facadeCameras, flatIndex, queryOf, regionsOf } from './cameras';
import type { BenchScene } from './city';

/** As the product takes it for a town or a city. */
const TILE_M = 8;

export interface LevelScene {
  readonly name: string;
  readonly regions: readonly Region[];
}

/** What `count` cameras of the mixed set see. */
export function levelScene(name: string, scene: BenchScene, count: number): LevelScene {
  const index = flatIndex(scene);
  const queries = facadeCameras(index, count, 'mix', 21).map((camera) => queryOf(camera));
  return { name, regions: regionsOf(index, queries, new SightContext()) };
}

/** The tile engine as the product uses it, with the box of all regions as the domain. */
export function exactLevels(regions: readonly Region[], domain: Domain): readonly number[] {
  const stream = createPieceStream(domain.grid, 1 << 14);
  regions.forEach((region, layer) => {
    addRings(stream, region.xy, region.ringStart, 0, region.ringStart.length - 1, layer);
  });
  return overlayLevels(stream, regions.length, domain).byK_m2;
}

export function boxDomain(regions: readonly Region[]): Domain {
  const [x0, y0, x1, y1] = boundsOf(regions)!;
  const box = regionFromRings([
    [
      [x0 - 1, y0 - 1],
      [x1 + 1, y0 - 1],
      [x1 + 1, y1 + 1],
      [x0 - 1, y1 + 1],
    ],
  ]);
  const grid = createTileGrid([x0 - 1, y0 - 1, x1 + 1, y1 + 1], TILE_M);
  return buildDomain(grid, [[box]], []);
}
