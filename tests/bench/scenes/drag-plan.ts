/** A plan of many cameras whose figures follow one that moves: the drag without drawing, in Node and in a page alike. */
import { finish } from '../../../src/kernel/steps';
import type { Network } from '../../../src/analysis/coverage/network';
import { createStreetCache, streetSums, type StreetCache } from '../../../src/analysis/coverage/street-sums';
import { seenAlong } from '../../../src/analysis/coverage/streets';
import { type SeenStretches } from '../../../src/analysis/coverage/stretch-list';
import {
  blockDomainSteps,
  blockLevelSteps,
  createLevelCache,
  type BlockDomain,
  type LevelCache,
} from '../../../src/kernel/overlay';
import { regionFromRings, type Region } from '../../../src/kernel/region';
import { computeSight } from '../../../src/kernel/sight';
import type { SightContext } from '../../../src/kernel/sight-context';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { seededRandom } from '../../oracle/scenes';
import { queryOf, type BenchCamera } from './cameras';
import type { BenchScene } from './city';
import { boxDomain, exactLevels } from './level-scene';
import { networkOf } from './network';

const FRAMES = 60;
const TILE_M = 8;

export interface Plan {
  readonly index: WallIndex;
  readonly network: Network;
  readonly domain: BlockDomain;
  readonly cache: LevelCache;
  readonly streets: StreetCache;
  readonly regions: Region[];
  readonly along: SeenStretches[];
  byK: readonly number[];
  lengthByK: readonly number[];
}

export function makePlan(
  scene: BenchScene,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Plan {
  const network = networkOf(scene);
  const [x0, y0, x1, y1] = scene.bounds;
  // Wide enough for every view from the city's edge.
  const margin = 200;
  const box = regionFromRings([
    [
      [x0 - margin, y0 - margin],
      [x1 + margin, y0 - margin],
      [x1 + margin, y1 + margin],
      [x0 - margin, y1 + margin],
    ],
  ]);
  const none = { xy: new Float64Array(0), ringStart: new Uint32Array(1) };
  const domain = finish(blockDomainSteps(TILE_M, box, none));
  const regions = cameras.map((camera) => computeSight(index, queryOf(camera), ctx).regions[0]!);
  const plan: Plan = {
    index,
    network,
    domain,
    cache: createLevelCache(false),
    streets: createStreetCache(),
    regions,
    along: regions.map((region) => seenAlong(network, region)),
    byK: [],
    lengthByK: [],
  };
  figures(plan);
  return plan;
}

/** The plan's figures, with what the last frame found of blocks that it did not touch taken over. */
function figures(plan: Plan): void {
  plan.byK = finish(blockLevelSteps(plan.domain, plan.regions, {}, plan.cache)).byK_m2;
  plan.lengthByK = streetSums(plan.network, plan.along, plan.streets).byK_m;
}

/** Moves one camera half a metre a frame and turns it a little; gives the ms of each frame. */
export function runPath(
  plan: Plan,
  cameras: readonly BenchCamera[],
  path: number,
  ctx: SightContext,
): number[] {
  const random = seededRandom(100 + path);
  const moving = Math.floor(random() * cameras.length);
  const hfov_deg = path % 2 === 0 ? 90 : 360;
  let camera: BenchCamera = { ...cameras[moving]!, hfov_deg, range_m: 150 };
  const course = (camera.bearing_deg * Math.PI) / 180;
  const spent: number[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const step = frame < FRAMES / 2 ? 0.25 : -0.25;
    camera = {
      ...camera,
      x: camera.x + step * Math.sin(course),
      y: camera.y + step * Math.cos(course),
      bearing_deg: camera.bearing_deg + 0.5,
    };
    const from = performance.now();
    moveTo(plan, moving, camera, ctx);
    spent.push(performance.now() - from);
  }
  return spent;
}

/** One frame: what the camera sees now, and the plan's figures with it. */
function moveTo(plan: Plan, moving: number, camera: BenchCamera, ctx: SightContext): void {
  const region = computeSight(plan.index, queryOf(camera), ctx).regions[0]!;
  plan.regions[moving] = region;
  plan.along[moving] = seenAlong(plan.network, region);
  figures(plan);
}

/** Largest difference between the carried figures and those from scratch, relative to what is covered. */
export function driftOf(plan: Plan): number {
  const fresh = exactLevels(plan.regions, boxDomain(plan.regions));
  const lengths = streetSums(plan.network, plan.along).byK_m;
  const covered = fresh.slice(1).reduce((a, b) => a + b, 0);
  const total = lengths.reduce((a, b) => a + b, 0);
  let worst = 0;
  // Level 0 depends on the domain alone.
  for (let k = 1; k < plan.byK.length; k++)
    worst = Math.max(worst, Math.abs(plan.byK[k]! - (fresh[k] ?? 0)) / covered);
  plan.lengthByK.forEach((value, k) => {
    if (k > 0) worst = Math.max(worst, Math.abs(value - (lengths[k] ?? 0)) / total);
  });
  return worst;
}
