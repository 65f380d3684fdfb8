/** One analysis, from plan and city to report and shapes. The browser, the command line and the tests drive this. */
import { listPairs, type LevelSums } from '../kernel/overlay';
import { regionArea } from '../kernel/region';
import type { ObjectId } from '../kernel/units';
import type { Place } from '../model/plan';
import { soundSteps } from './acoustics/sound';
import type { Analysis, AnalysisInput, AnalysisProgress, AnalysisRun } from './analysis';
import { areaSteps } from './coverage/areas';
import { kRows } from './coverage/k-rows';
import { coveredLength_m, streetSums, type StreetSums } from './coverage/streets';
import { streetGapSteps, type StreetGaps } from './gaps/gaps';
import { obstacleNames } from './gaps/obstacles';
import { reasonContext } from './gaps/reasons';
import type { ByLevel, DeviceRow, GapRow, OverlapRow, Report } from './report';
import { judgePlace, levelIndex } from './requirements/places';
import { privacySteps, requiredZones, zoneSteps } from './requirements/zones';
import { EMPTY_SHAPES, shapeSteps } from './shapes/shapes';
import {
  cameraStage,
  createAnalysisCache,
  groundStage,
  sensorStage,
  spaceStage,
  zonesOf,
  type AnalysisCache,
  type Ground,
  type SeenByCamera,
  type Space,
} from './stages';

export { createAnalysisCache, type AnalysisCache } from './stages';

/**
 * Computes the whole report. `cache` carries what an edit leaves as it was from one run to the next; it belongs to
 * one caller, and a run that was dropped half-way leaves it fit for the next.
 */
export function* analyse(input: AnalysisInput, cache: AnalysisCache = createAnalysisCache()): AnalysisRun {
  yield { step: 'index', done: 0, total: 100 };
  const ground = groundStage(cache, input);
  yield { step: 'index', done: 30, total: 100 };
  const space = yield* spaceStage(cache, input, ground);
  const cameras = yield* cameraStage(cache, input, ground, space.network);
  const sensors = yield* sensorStage(cache, input, ground, space.network);
  const asked = levelIndex(input.profile, input.plan.head.settings.level, 0);
  yield { step: 'streets', done: 0, total: 1 };
  const streets = streetFigures(input, space, cameras, asked);
  const areas = yield* areaFigures(input, space, cameras, asked);
  const gaps = yield* gapFigures(input, ground, space, cameras, streets.sums, asked);
  const { settings } = input.plan.head;
  const sound =
    sensors.length > 0
      ? yield* stepped('sound', soundSteps(sensors, space.publicSpace.domain, space.network, settings))
      : undefined;
  const sights = cameras.map((c) => c.sight);
  const required = requiredZones(zonesOf(input, 'required'), input.profile, asked, ground.frame);
  const zones = yield* stepped(
    'places',
    zoneSteps(
      required,
      input.profile,
      ground,
      sights,
      reasonsOf(input, ground, cameras, asked),
      space.network,
    ),
  );
  const privacy = yield* stepped('places', privacySteps(zonesOf(input, 'privacy'), ground.frame, sights));
  const places = [...input.plan.objects.values()]
    .filter((o): o is Place => o.kind === 'place')
    .map((place) => judgePlace(place, ground.scene, input.profile, asked, required, sights));
  const allGaps = [...gaps.rows, ...zones.gaps];
  const report: Report = {
    ...headOf(input, ground, space, asked),
    streets: streets.report,
    area: areas.report,
    k: kRows(areas.sums.byK_m2, streets.sums.byK_m, 3),
    redundancy: redundancy(areas.sums),
    devices: [
      ...cameras.map((c, i) => cameraRow(c, i, input, streets.sums, areas, asked)),
      ...(sound?.rows ?? []),
    ],
    gaps: allGaps.sort(byLength),
    gapsBelowMinimum_m: gaps.belowMinimum_m,
    overlaps: overlapRows(cameras, areas.sums, streets.sums),
    ...(sound ? { sound: sound.report } : {}),
    zones: zones.rows,
    places,
    privacy: { zones: privacy },
    costs: {},
    timings_ms: {},
  };
  const geometry =
    input.shapes === false
      ? EMPTY_SHAPES
      : yield* stepped(
          'areas',
          shapeSteps({
            levels: input.profile.levels.map((level) => level.id),
            asked,
            cameras: sights,
            sensors,
            publicSpace: space.publicSpace.domain,
            gaps: gaps.rows.map((row, i) => ({ id: row.id, corridor: gaps.corridors[i]! })),
            zoneGaps: zones.gaps.map((row, i) => ({ id: row.id, region: zones.regions[i]! })),
          }),
        );
  return { report, geometry, frame: ground.origin };
}

/** Runs the steps of a part and tells its share as progress of `step`. */
function* stepped<T>(
  step: AnalysisProgress['step'],
  steps: Generator<number, T, void>,
): Generator<AnalysisProgress, T, void> {
  let at = steps.next();
  for (; !at.done; at = steps.next()) yield { step, done: Math.round(100 * at.value), total: 100 };
  return at.value;
}

interface StreetFigures {
  readonly sums: StreetSums;
  readonly report: Report['streets'];
}

function streetFigures(
  { profile }: AnalysisInput,
  { network }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): StreetFigures {
  const sums = streetSums(
    network,
    cameras.map((c) => c.along[asked]!),
  );
  const byLevel: Record<string, number> = {};
  profile.levels.forEach((level, l) => {
    byLevel[level.id] =
      l === asked
        ? sums.covered_m
        : coveredLength_m(
            network,
            cameras.map((c) => c.along[l]!),
          );
  });
  const report = {
    length_m: network.total_m,
    covered_m: sums.covered_m,
    share: share(sums.covered_m, network.total_m),
    underBuildings_m: network.underBuildings_m,
    byLevel,
  };
  return { sums, report };
}

interface AreaFigures {
  readonly sums: LevelSums;
  /** Per level of the profile, per camera: seen inside public space, m². */
  readonly seen_m2: readonly Float64Array[];
  readonly report: Report['area'];
}

function* areaFigures(
  { profile }: AnalysisInput,
  { publicSpace }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Generator<AnalysisProgress, AreaFigures, void> {
  const levels: LevelSums[] = [];
  for (let l = 0; l < profile.levels.length; l++) {
    const regions = cameras.map((c) => c.sight.byLevel[l]!);
    levels.push(yield* stepped('areas', areaSteps(publicSpace.domain, regions, { pairs: l === asked })));
  }
  const covered = (sums: LevelSums): number => sums.byK_m2.slice(1).reduce((a, b) => a + b, 0);
  const byLevel: Record<string, number> = {};
  profile.levels.forEach((level, l) => (byLevel[level.id] = covered(levels[l]!)));
  const sums = levels[asked]!;
  const { area_m2 } = publicSpace.domain;
  const report = {
    basis: publicSpace.basis,
    public_m2: area_m2,
    covered_m2: covered(sums),
    share: share(covered(sums), area_m2),
    byLevel,
    courtyardsCounted: publicSpace.basis === 'zone',
  };
  return { sums, seen_m2: levels.map((level) => level.seen_m2), report };
}

function* gapFigures(
  input: AnalysisInput,
  ground: Ground,
  { network, publicSpace }: Space,
  cameras: readonly SeenByCamera[],
  streets: StreetSums,
  asked: number,
): Generator<AnalysisProgress, StreetGaps, void> {
  return yield* stepped(
    'gaps',
    streetGapSteps({
      city: input.city,
      scene: ground.scene,
      network,
      unseen: streets.unseen,
      minimum_m: input.plan.head.settings.minimum_gap_m,
      publicSpace: publicSpace.domain,
      seen: cameras.map((c) => c.sight.byLevel[asked]!),
      ...reasonsOf(input, ground, cameras, asked),
    }),
  );
}

function reasonsOf(input: AnalysisInput, ground: Ground, cameras: readonly SeenByCamera[], asked: number) {
  const { levels } = input.profile;
  return {
    reasons: reasonContext(
      ground.scene,
      cameras.map((c) => c.sight),
      {
        lowestDensity_px_per_m: levels[0]!.density_px_per_m,
        density_px_per_m: levels[asked]!.density_px_per_m,
      },
    ),
    obstacleOf: obstacleNames(input.city, input.plan, ground.scene),
  };
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

const byLength = (a: GapRow, b: GapRow): number =>
  b.length_m - a.length_m || b.area_m2 - a.area_m2 || (a.id < b.id ? -1 : 1);

/** [C5] Σ areas ÷ area of union. */
function redundancy(sums: LevelSums): number | null {
  const union = sums.byK_m2.slice(1).reduce((a, b) => a + b, 0);
  return union > 0 ? sums.seen_m2.reduce((a, b) => a + b, 0) / union : null;
}

function headOf(
  { plan, city, profile, faults }: AnalysisInput,
  { origin, scene }: Ground,
  { classes }: Space,
  asked: number,
) {
  const level = profile.levels[asked]!;
  const { settings } = plan.head;
  const features = city.buildings.ids.length;
  const assumed = new Set<number>();
  scene.feature.forEach((feature, s) => {
    if (feature >= 0 && scene.assumed[s] === 1) assumed.add(feature);
  });
  return {
    schema: 'anglemort.report/1',
    revision: plan.revision,
    frame: { origin },
    profile: profile.id,
    level: { id: level.id, density_px_per_m: level.density_px_per_m },
    targetHeight_m: settings.target_height_m,
    night: settings.night,
    data: {
      buildings: features,
      heightKnown: features - assumed.size,
      heightAssumed: assumed.size,
      assumedHeight_m: settings.assumed_building_height_m,
      streets: city.streets.highways.length,
      streetClasses: classes,
      groundFlat: true,
      sources: plan.head.sources,
      faults: faults ?? [],
    },
  } as const;
}

function cameraRow(
  { camera, sight }: SeenByCamera,
  i: number,
  { profile }: AnalysisInput,
  streets: StreetSums,
  areas: AreaFigures,
  asked: number,
): DeviceRow {
  const byLevel: Record<string, number> = {};
  profile.levels.forEach((level, l) => (byLevel[level.id] = areas.seen_m2[l]![i]!));
  return {
    id: camera.id,
    kind: 'camera',
    lens: sight.lens,
    seen_m2: areas.sums.seen_m2[i]!,
    seenAnywhere_m2: regionArea(sight.byLevel[asked]!),
    seen_m: streets.seen_m[i]!,
    byLevel: byLevel satisfies ByLevel,
    unique_m2: areas.sums.unique_m2[i]!,
    unique_m: streets.unique_m[i]!,
    nearBlind_m: sight.nearBlind_m,
    faults: sight.faults,
  };
}

/** Less than this is rounding at a shared border, in m² and in m. */
const OVERLAP_LEAST = 1e-4;

function overlapRows(cameras: readonly SeenByCamera[], areas: LevelSums, streets: StreetSums): OverlapRow[] {
  const rows = new Map<number, { a: ObjectId; b: ObjectId; area_m2: number; length_m: number }>();
  const row = (a: number, b: number) => {
    const key = a * cameras.length + b;
    let found = rows.get(key);
    if (!found) {
      found = { a: cameras[a]!.camera.id, b: cameras[b]!.camera.id, area_m2: 0, length_m: 0 };
      rows.set(key, found);
    }
    return found;
  };
  for (const { a, b, sum } of listPairs(areas.pairs!)) if (sum > OVERLAP_LEAST) row(a, b).area_m2 = sum;
  for (const { a, b, sum } of listPairs(streets.pairs)) if (sum > OVERLAP_LEAST) row(a, b).length_m = sum;
  return [...rows.values()].sort(
    (p, q) => q.area_m2 - p.area_m2 || q.length_m - p.length_m || (p.a + p.b < q.a + q.b ? -1 : 1),
  );
}
