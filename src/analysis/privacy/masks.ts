/**
 * [X3] Masks that would take façades out of view, each tried out: what stays in view with it, and what coverage it
 * costs, are measured by looking through the camera again.
 */
import { regionArea, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { PolygonCoordinates } from '../../model/plan';
import type { AnalysisInput, AnalysisProgress } from '../analysis';
import { streetSums } from '../coverage/street-sums';
import { NOTHING_SEEN, type SeenStretches } from '../coverage/stretch-list';
import { wantedSight, type WantedSight } from '../plan-input';
import { EffectMeter } from '../remedies/effect';
import { levelIndex } from '../requirements/places';
import { lookThrough, type Looked } from '../sight-crew';
import {
  cameraStage,
  createAnalysisCache,
  groundStage,
  spaceStage,
  type AnalysisCache,
  type Ground,
  type SeenByCamera,
  type Space,
} from '../stages';
import { calledBy, type Buildings } from '../../model/city';
import { buildingId } from './building-at';
import { buildingUse, type BuildingUse } from './building-use';
import { facadeLength_m } from './exposure';
import { maskPolygons, maskRegion } from './mask-shape';

/** Which façades are to go out of view: of dwellings, or of buildings of unknown use too. */
export interface MaskAsk {
  readonly unknownToo: boolean;
  /** This building only, whatever its use: id as in the report. */
  readonly building?: string;
}

export interface MaskCost {
  /** Street that nobody sees any more, at the asked level. */
  readonly lost_m: number;
  /** Ground that the camera itself no longer sees at the asked level, buildings or not; others may see it. */
  readonly lost_m2: number;
  /** Of the named façades, what is in view all the same; 0 but for rounding. */
  readonly left_m: number;
}

export interface MaskProposal extends MaskCost {
  readonly camera: ObjectId;
  readonly building: string;
  readonly name?: string;
  readonly use: BuildingUse;
  /** In view without it. */
  readonly facade_m: number;
  readonly polygons: readonly PolygonCoordinates[];
}

export interface MaskAnswer {
  readonly ask: MaskAsk;
  /** The longest façade first. */
  readonly proposals: readonly MaskProposal[];
  /** All of them together. */
  readonly all: MaskCost & { readonly facade_m: number };
}

type Steps<T> = Generator<AnalysisProgress, T, void>;

/** Façades shorter than this on one building are rounding, as in the report, m. */
const LEAST_M = 0.01;

interface Search {
  readonly input: AnalysisInput;
  readonly ask: MaskAsk;
  readonly cache: AnalysisCache;
  readonly ground: Ground;
  readonly space: Space;
  readonly asked: number;
  readonly wanted: ReturnType<typeof wantedSight>;
}

/** Proposals for the plan of `input`; with the run's own cache nothing is computed twice. */
export function* maskSteps(
  input: AnalysisInput,
  ask: MaskAsk,
  cache: AnalysisCache = createAnalysisCache(),
): Steps<MaskAnswer> {
  const ground = yield* groundStage(cache, input);
  const space = yield* spaceStage(cache, input, ground);
  const cameras = yield* cameraStage(cache, input, ground, space.network);
  const asked = levelIndex(input.profile, input.plan.head.settings.level, 0);
  const search = { input, ask, cache, ground, space, asked, wanted: wantedSight(input, ground.frame) };
  const along = cameras.map((c) => c.along[asked]!);
  const proposals: MaskProposal[] = [];
  const after = [...along];
  let [lost_m2, left_m] = [0, 0];
  for (const [n, seen] of cameras.entries()) {
    yield { step: 'visibility', done: n, total: cameras.length };
    const found = yield* ofCamera(search, seen, new EffectMeter(space.network, NOTHING_SEEN, along, n), {
      done: n,
      total: cameras.length,
    });
    proposals.push(...found.proposals);
    after[n] = found.along;
    lost_m2 += found.lost_m2;
    left_m += found.left_m;
  }
  const covered = (lists: readonly SeenStretches[]): number => streetSums(space.network, lists).covered_m;
  return {
    ask,
    proposals: proposals.sort((a, b) => b.facade_m - a.facade_m || (a.building < b.building ? -1 : 1)),
    all: {
      facade_m: proposals.reduce((sum, { facade_m }) => sum + facade_m, 0),
      lost_m: Math.max(0, covered(along) - covered(after)),
      lost_m2,
      left_m,
    },
  };
}

interface OfCamera {
  readonly proposals: readonly MaskProposal[];
  readonly along: SeenStretches;
  readonly lost_m2: number;
  readonly left_m: number;
}

function* ofCamera(
  search: Search,
  seen: SeenByCamera,
  meter: EffectMeter,
  progress: { readonly done: number; readonly total: number },
): Steps<OfCamera> {
  const { input, ground, asked } = search;
  const { buildings } = input.city;
  const wanted = search.wanted(seen.camera);
  const before_m2 = regionArea(seen.sight.byLevel[asked]!);
  const proposals: MaskProposal[] = [];
  const regions: Region[] = [];
  const features = named(search, seen);
  for (const [feature, stretches] of features) {
    yield { step: 'visibility', ...progress };
    const facade_m = facadeLength_m(ground.scene, seen.facades, stretches);
    if (facade_m < LEAST_M) continue;
    const region = maskRegion(ground.scene, seen.sight, seen.facades, stretches);
    const looked = masked(search, wanted, [region]);
    regions.push(region);
    proposals.push({
      camera: seen.camera.id,
      building: buildingId(buildings, feature),
      ...(calledBy(buildings, feature) ? { name: calledBy(buildings, feature) } : {}),
      use: buildingUse(buildings, feature),
      facade_m,
      polygons: maskPolygons(ground.scene, region),
      lost_m: meter.measure(looked.along[asked]!).lost_m,
      lost_m2: before_m2 - regionArea(looked.sight.byLevel[asked]!),
      left_m: leftOn(ground, looked, new Set([feature])),
    });
  }
  if (regions.length === 0) return { proposals, along: seen.along[asked]!, lost_m2: 0, left_m: 0 };
  const looked = masked(search, wanted, regions);
  return {
    proposals,
    along: looked.along[asked]!,
    lost_m2: before_m2 - regionArea(looked.sight.byLevel[asked]!),
    left_m: leftOn(ground, looked, new Set(features.keys())),
  };
}

/** Stretches of the façades that are to go, by building. */
function named({ input, ask, ground }: Search, { facades }: SeenByCamera): Map<number, number[]> {
  const found = new Map<number, number[]>();
  facades.wall.forEach((wall, i) => {
    const feature = ground.scene.feature[ground.scene.walls.owner[wall]!]!;
    if (!isNamed(input.city.buildings, feature, ask)) return;
    const row = found.get(feature);
    if (row) row.push(i);
    else found.set(feature, [i]);
  });
  return found;
}

function isNamed(buildings: Buildings, feature: number, { building, unknownToo }: MaskAsk): boolean {
  if (building !== undefined) return buildingId(buildings, feature) === building;
  const use = buildingUse(buildings, feature);
  return use === 'dwelling' || (use === 'unknown' && unknownToo);
}

/** What the camera sees with masks more. */
function masked({ ground, space, cache }: Search, { job }: WantedSight, more: readonly Region[]): Looked {
  const settings = { ...job.settings, masks: [...job.settings.masks, ...more] };
  const look = { ...job, settings, facades: true };
  return lookThrough({ scene: ground.scene, network: space.network }, look, cache.context);
}

function leftOn({ scene }: Ground, { facades }: Looked, features: ReadonlySet<number>): number {
  const stretches: number[] = [];
  facades.wall.forEach((wall, i) => {
    if (features.has(scene.feature[scene.walls.owner[wall]!]!)) stretches.push(i);
  });
  return facadeLength_m(scene, facades, stretches);
}
