/** The report's figures of streets, areas and devices, put together from the overlay and the street sums. */
import { blockLevelSteps, listPairs, type LevelSums, type PairTable } from '../kernel/overlay';
import { regionArea } from '../kernel/region';
import type { ObjectId } from '../kernel/units';
import { streetPairs, streetSums, type StreetSums } from './coverage/street-sums';
import { currentScenario } from '../model/scenarios';
import type { AnalysisInput } from './analysis';
import { levelCache, streetCache } from './overlay-cache';
import type { DeviceRow, MaskRow, OverlapRow, Report } from './report';
import type { Ground, SeenByCamera, Space } from './stages';
import { tourOf } from './tour';

export interface StreetFigures {
  readonly sums: StreetSums;
  readonly pairs: PairTable;
  readonly report: Report['streets'];
}

export interface AreaFigures {
  /** At the asked level, with pairs. */
  readonly sums: LevelSums;
  /** Per level of the profile, per camera: seen inside public space, m². */
  readonly seen_m2: readonly Float64Array[];
  /** Likewise, what it alone sees. */
  readonly unique_m2: readonly Float64Array[];
  readonly report: Report['area'];
}

/** [C1] At every level; everything else at the asked one. */
export function* streetFigures(
  { profile }: AnalysisInput,
  { network, overlays }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Generator<number, StreetFigures, void> {
  const byLevel: Record<string, number> = {};
  const sums = profile.levels.map((level, l) => {
    const along = cameras.map((c) => c.along[l]!);
    const found = streetSums(network, along, streetCache(overlays, l));
    byLevel[level.id] = found.covered_m;
    return found;
  })[asked]!;
  yield 0.9;
  const report = {
    length_m: network.total_m,
    covered_m: sums.covered_m,
    share: share(sums.covered_m, network.total_m),
    underBuildings_m: network.underBuildings_m,
    byLevel,
  };
  return { sums, pairs: streetPairs(streetCache(overlays, asked)), report };
}

/** [C2], [C3], [C5] At every level; pairs at the asked one. */
export function* areaFigures(
  { profile }: AnalysisInput,
  { publicSpace, overlays }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Generator<number, AreaFigures, void> {
  const levels: LevelSums[] = [];
  const count = profile.levels.length;
  for (let l = 0; l < count; l++) {
    const regions = cameras.map((c) => c.sight.byLevel[l]!);
    const pairs = l === asked;
    const cache = levelCache(overlays, l, pairs);
    const steps = blockLevelSteps(publicSpace.domain, regions, { pairs }, cache);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield (l + step.value) / count;
    levels.push(step.value);
  }
  const byLevel: Record<string, number> = {};
  profile.levels.forEach((level, l) => (byLevel[level.id] = coveredArea_m2(levels[l]!)));
  const sums = levels[asked]!;
  const { area_m2 } = publicSpace.domain;
  const report = {
    basis: publicSpace.basis,
    public_m2: area_m2,
    covered_m2: coveredArea_m2(sums),
    share: share(coveredArea_m2(sums), area_m2),
    byLevel,
    courtyardsCounted: publicSpace.basis === 'zone',
  };
  return {
    sums,
    seen_m2: levels.map((level) => level.seen_m2),
    unique_m2: levels.map((level) => level.unique_m2),
    report,
  };
}

/** What at least one layer holds. */
const coveredArea_m2 = (sums: LevelSums): number => sums.byK_m2.slice(1).reduce((a, b) => a + b, 0);

/** A part of a whole in [0, 1]; of nothing, nothing. */
const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** [C5] Σ areas ÷ area of union; null when nothing is seen. */
export function redundancyOf(sums: LevelSums): number | null {
  const union = coveredArea_m2(sums);
  return union > 0 ? sums.seen_m2.reduce((a, b) => a + b, 0) / union : null;
}

/** What every report begins with: whence the figures are, and what was asked. */
export function reportHead(
  { plan, city, profile, faults }: AnalysisInput,
  { origin, scene }: Ground,
  { classes }: Space,
  asked: number,
): Pick<
  Report,
  | 'schema'
  | 'revision'
  | 'scenario'
  | 'frame'
  | 'profile'
  | 'profileLevels'
  | 'level'
  | 'targetHeight_m'
  | 'night'
  | 'afterPhase'
  | 'data'
> {
  const level = profile.levels[asked]!;
  const { settings } = plan.head;
  const scenario = currentScenario(plan);
  const buildings = city.buildings.ids.length;
  const assumed = new Set<number>();
  scene.feature.forEach((feature, s) => {
    if (feature >= 0 && scene.assumed[s] === 1) assumed.add(feature);
  });
  return {
    schema: 'anglemort.report/1',
    revision: plan.revision,
    ...(scenario ? { scenario: { id: scenario.id, name: scenario.name } } : {}),
    frame: { origin },
    profile: profile.id,
    profileLevels: profile.levels.map(({ id, name, density_px_per_m }) => ({ id, name, density_px_per_m })),
    level: { id: level.id, density_px_per_m: level.density_px_per_m },
    targetHeight_m: settings.target_height_m,
    night: settings.night,
    afterPhase: settings.after_phase ?? null,
    data: {
      buildings,
      heightKnown: buildings - assumed.size,
      heightAssumed: assumed.size,
      assumedHeight_m: settings.assumed_building_height_m,
      streets: city.streets.highways.length,
      streetClasses: classes,
      groundFlat: true,
      sources: plan.head.sources,
      faults: faults ?? [],
    },
  };
}

export function cameraRows(
  cameras: readonly SeenByCamera[],
  { profile }: AnalysisInput,
  streets: StreetSums,
  areas: AreaFigures,
  asked: number,
  masks: ReadonlyMap<ObjectId, readonly MaskRow[]>,
): DeviceRow[] {
  return cameras.map(({ camera, sight }, i) => {
    const byLevel: Record<string, number> = {};
    profile.levels.forEach((level, l) => (byLevel[level.id] = areas.seen_m2[l]![i]!));
    return {
      id: camera.id,
      kind: 'camera',
      lens: sight.lens,
      seen_m2: areas.sums.seen_m2[i]!,
      seenAnywhere_m2: regionArea(sight.byLevel[asked]!),
      seen_m: streets.seen_m[i]!,
      byLevel,
      unique_m2: areas.sums.unique_m2[i]!,
      unique_m: streets.unique_m[i]!,
      nearBlind_m: sight.nearBlind_m,
      unachievable: sight.unachievable,
      ...tourOf(sight, asked),
      ...(masks.has(camera.id) ? { masks: masks.get(camera.id)! } : {}),
      faults: sight.faults,
    };
  });
}

/** A shared area or length below this is rounding at a common border, m² and m. */
const OVERLAP_LEAST = 1e-4;

/** [C5] Largest area first. */
export function overlapRows(
  cameras: readonly SeenByCamera[],
  areas: LevelSums,
  streets: PairTable,
): OverlapRow[] {
  const rows = new Map<number, { a: ObjectId; b: ObjectId; area_m2: number; length_m: number }>();
  const row = (a: number, b: number): { area_m2: number; length_m: number } => {
    const key = a * cameras.length + b;
    const known = rows.get(key);
    if (known) return known;
    const fresh = { a: cameras[a]!.camera.id, b: cameras[b]!.camera.id, area_m2: 0, length_m: 0 };
    rows.set(key, fresh);
    return fresh;
  };
  if (areas.pairs) {
    for (const { a, b, sum } of listPairs(areas.pairs)) if (sum > OVERLAP_LEAST) row(a, b).area_m2 = sum;
  }
  for (const { a, b, sum } of listPairs(streets)) if (sum > OVERLAP_LEAST) row(a, b).length_m = sum;
  return [...rows.values()].sort(
    (p, q) => q.area_m2 - p.area_m2 || q.length_m - p.length_m || (p.a + p.b < q.a + q.b ? -1 : 1),
  );
}
