/**
 * [X1], [X2] Façades in view, per camera, per building and in union: sums of stretches of walls, each metre once. What a
 * building shows depends on the cameras that have it in view alone, and is taken over while they see what they saw.
 */
import type { ObjectId } from '../../kernel/units';
import { calledBy, type City } from '../../model/city';
import type { LevelProfile } from '../../model/catalogue';
import { stretchSum, uniteStretches } from '../coverage/stretches';
import type { Scene } from '../scene';
import { buildingId } from './building-at';
import { buildingUse, sensitiveOf, type BuildingUse } from './building-use';
import { createDoorCache, entrancesInView, type DoorCache } from './entrances';
import type { FacadesOfDevice, FacadeStretches } from './facade-sight';
import type { FacadeBuildingRow, FacadeReport, FacadeSums } from './privacy-report';
import { placeOnWall, wallLength_m } from './wall-place';

/** Façade stretches shorter than this on one building are rounding, m. */
const LEAST_M = 0.01;

/** A stretch on a building. */
interface Stretch {
  readonly wall: number;
  readonly from: number;
  readonly to: number;
  readonly level: number;
}

/** What one building shows, and to whom. */
interface SeenBuilding {
  /** Of the devices that have it in view, in their order. */
  readonly by: readonly FacadesOfDevice[];
  /** Absent where it is rounding. */
  readonly row?: FacadeBuildingRow;
  /** Metres per level, in the order of `by`; absent where they are rounding. */
  readonly metres: readonly (readonly number[] | undefined)[];
}

/** Kept from run to run; belongs to one city in one frame. */
export interface FacadeCache {
  /** Ids of the profile's levels. */
  levels: string;
  buildings: ReadonlyMap<number, SeenBuilding>;
  /** Which buildings a device has in view, with its stretches on each. */
  readonly features: WeakMap<FacadeStretches, ReadonlyMap<number, readonly number[]>>;
  readonly doors: DoorCache;
}

export const createFacadeCache = (): FacadeCache => ({
  levels: '',
  buildings: new Map(),
  features: new WeakMap(),
  doors: createDoorCache(),
});

export function facadeReport(
  scene: Scene,
  city: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
  cache: FacadeCache = createFacadeCache(),
): FacadeReport {
  const rows: FacadeBuildingRow[] = [];
  const perDevice = new Map(devices.map(({ facades }) => [facades, new Sums(profile)]));
  const all = new Sums(profile);
  let knownDwellings = 0;
  for (const { by, row, metres } of buildingsInView(scene, city, profile, devices, cache)) {
    if (!row) continue;
    by.forEach(({ facades }, d) => {
      if (metres[d]) perDevice.get(facades)!.add(row.use, metres[d]);
    });
    rows.push(row);
    all.add(row.use, Object.values(row.byLevel_m));
    knownDwellings += row.dwellings ?? 0;
  }
  return {
    ...all.finish(),
    knownDwellings,
    devices: devices.map(({ id, facades }) => ({ id, ...perDevice.get(facades)!.finish() })),
    buildings: rows.sort(dwellingsFirst),
    entrances: entrancesInView(scene, city, profile, devices, cache.doors),
  };
}

/** Every building in view, in the order in which the devices come upon them. */
function buildingsInView(
  scene: Scene,
  city: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
  cache: FacadeCache,
): Iterable<SeenBuilding> {
  const levels = profile.levels.map(({ id }) => id).join('\n');
  const known = cache.levels === levels ? cache.buildings : new Map<number, SeenBuilding>();
  const seen = new Map<number, FacadesOfDevice[]>();
  for (const device of devices) {
    for (const feature of featuresOf(scene, device, cache).keys()) {
      const by = seen.get(feature);
      if (by) by.push(device);
      else seen.set(feature, [device]);
    }
  }
  const found = new Map<number, SeenBuilding>();
  for (const [feature, by] of seen) {
    const old = known.get(feature);
    const same =
      old?.by.length === by.length &&
      by.every(({ id, facades }, d) => old.by[d]!.facades === facades && old.by[d]!.id === id);
    found.set(feature, same ? old : seenBuilding(scene, city, profile, feature, by, cache));
  }
  cache.levels = levels;
  cache.buildings = found;
  return found.values();
}

function featuresOf(
  scene: Scene,
  { facades }: FacadesOfDevice,
  { features }: FacadeCache,
): ReadonlyMap<number, readonly number[]> {
  const known = features.get(facades);
  if (known) return known;
  const found = new Map<number, number[]>();
  facades.wall.forEach((wall, i) => {
    const feature = scene.feature[scene.walls.owner[wall]!]!;
    const list = found.get(feature);
    if (list) list.push(i);
    else found.set(feature, [i]);
  });
  features.set(facades, found);
  return found;
}

function seenBuilding(
  scene: Scene,
  { buildings }: City,
  profile: LevelProfile,
  feature: number,
  by: readonly FacadesOfDevice[],
  cache: FacadeCache,
): SeenBuilding {
  const stretches = by.map((device) => {
    const { wall, from, to, level } = device.facades;
    return featuresOf(scene, device, cache)
      .get(feature)!
      .map((i): Stretch => ({ wall: wall[i]!, from: from[i]!, to: to[i]!, level: level[i]! }));
  });
  const metres = metresByLevel(scene, stretches.flat(), profile.levels.length);
  if (metres[0]! < LEAST_M) return { by, metres: [] };
  const use = buildingUse(buildings, feature);
  const rows: { id: ObjectId; facade_m: number; level: string }[] = [];
  const perDevice = stretches.map((own, d) => {
    const ownMetres = metresByLevel(scene, own, profile.levels.length);
    if (ownMetres[0]! < LEAST_M) return undefined;
    const best = own.reduce((level, stretch) => Math.max(level, stretch.level), 0);
    rows.push({ id: by[d]!.id, facade_m: ownMetres[0]!, level: profile.levels[best]!.id });
    return ownMetres;
  });
  const { wall, from, to } = stretches[0]![0]!;
  const solid = scene.walls.owner[wall]!;
  const sensitive = sensitiveOf(buildings, feature);
  const row = {
    id: buildingId(buildings, feature),
    ...(calledBy(buildings, feature) ? { name: calledBy(buildings, feature) } : {}),
    use,
    ...(sensitive ? { sensitive } : {}),
    ...(buildings.dwellings[feature]! >= 0 ? { dwellings: buildings.dwellings[feature]! } : {}),
    at: scene.frame.toLonLat(...placeOnWall(scene, wall, (from + to) / 2)),
    heightAssumed: scene.assumed[solid] === 1,
    facade_m: metres[0]!,
    byLevel_m: named(profile, metres),
    devices: rows.sort((a, b) => b.facade_m - a.facade_m),
  };
  return { by, row, metres: perDevice };
}

/** Metres in view at each level or a better one, each metre once. */
function metresByLevel(scene: Scene, stretches: readonly Stretch[], levels: number): number[] {
  const byWall = new Map<number, Stretch[]>();
  for (const stretch of stretches) {
    const row = byWall.get(stretch.wall);
    if (row) row.push(stretch);
    else byWall.set(stretch.wall, [stretch]);
  }
  const metres = Array.from({ length: levels }, () => 0);
  for (const [wall, row] of byWall) {
    const length_m = wallLength_m(scene, wall);
    for (let l = 0; l < levels; l++) {
      const pairs = row.filter(({ level }) => level >= l).flatMap(({ from, to }) => [from, to]);
      metres[l]! += stretchSum(uniteStretches(pairs)) * length_m;
    }
  }
  return metres;
}

/** Length in m of some stretches of façade, each metre once. */
export function facadeLength_m(
  scene: Scene,
  { wall, from, to }: FacadeStretches,
  stretches: readonly number[],
): number {
  const rows = stretches.map((i) => ({ wall: wall[i]!, from: from[i]!, to: to[i]!, level: 0 }));
  return metresByLevel(scene, rows, 1)[0]!;
}

const named = ({ levels }: LevelProfile, metres: readonly number[]): Record<string, number> =>
  Object.fromEntries(levels.map((level, l) => [level.id, metres[l]!]));

/** Sums over buildings, which share no metre. */
class Sums {
  private readonly profile: LevelProfile;
  private readonly metres: Record<'dwelling' | 'unknown', number[]>;
  private readonly count = { dwelling: 0, unknown: 0 };

  constructor(profile: LevelProfile) {
    this.profile = profile;
    const zeros = (): number[] => profile.levels.map(() => 0);
    this.metres = { dwelling: zeros(), unknown: zeros() };
  }

  add(use: BuildingUse, metres: readonly number[]): void {
    if (use === 'other') return;
    this.count[use]++;
    metres.forEach((m, l) => (this.metres[use][l]! += m));
  }

  finish(): FacadeSums {
    const { dwelling, unknown } = this.metres;
    return {
      dwelling_m: dwelling[0] ?? 0,
      dwellingBuildings: this.count.dwelling,
      dwellingByLevel_m: named(this.profile, dwelling),
      unknown_m: unknown[0] ?? 0,
      unknownBuildings: this.count.unknown,
      unknownByLevel_m: named(this.profile, unknown),
    };
  }
}

const ORDER: Readonly<Record<BuildingUse, number>> = { dwelling: 0, unknown: 1, other: 2 };

const dwellingsFirst = (a: FacadeBuildingRow, b: FacadeBuildingRow): number =>
  ORDER[a.use] - ORDER[b.use] || b.facade_m - a.facade_m || (a.id < b.id ? -1 : 1);
