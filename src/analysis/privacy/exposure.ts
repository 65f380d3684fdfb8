/** [X1], [X2] Façades in view, per camera, per building and in union: sums of stretches of walls, each metre once. */
import type { ObjectId } from '../../kernel/units';
import type { City } from '../../model/city';
import type { LevelProfile } from '../../model/catalogue';
import { stretchSum, uniteStretches } from '../coverage/stretches';
import type { Scene } from '../scene';
import { buildingId } from './building-at';
import { buildingUse, sensitiveOf, type BuildingUse } from './building-use';
import { entrancesInView } from './entrances';
import type { FacadesOfDevice, FacadeStretches } from './facade-sight';
import type { FacadeBuildingRow, FacadeReport, FacadeSums } from './privacy-report';
import { placeOnWall, wallLength_m } from './wall-place';

/** Façade stretches shorter than this on one building are rounding, m. */
const LEAST_M = 0.01;

/** Stretches on one building: by device, then by wall. */
interface SeenBuilding {
  readonly feature: number;
  readonly stretches: { device: number; wall: number; from: number; to: number; level: number }[];
}

export function facadeReport(
  scene: Scene,
  city: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
): FacadeReport {
  const seen = [...byBuilding(scene, devices).values()];
  const rows: FacadeBuildingRow[] = [];
  const perDevice = devices.map(() => new Sums(profile));
  const all = new Sums(profile);
  let knownDwellings = 0;
  for (const building of seen) {
    const row = rowOf(scene, city, profile, devices, building, perDevice);
    if (!row) continue;
    rows.push(row);
    all.add(row.use, Object.values(row.byLevel_m));
    knownDwellings += row.dwellings ?? 0;
  }
  return {
    ...all.finish(),
    knownDwellings,
    devices: devices.map(({ id }, d) => ({ id, ...perDevice[d]!.finish() })),
    buildings: rows.sort(dwellingsFirst),
    entrances: entrancesInView(scene, city, profile, devices),
  };
}

function byBuilding(scene: Scene, devices: readonly FacadesOfDevice[]): Map<number, SeenBuilding> {
  const found = new Map<number, SeenBuilding>();
  devices.forEach(({ facades }, device) => {
    facades.wall.forEach((wall, i) => {
      const feature = scene.feature[scene.walls.owner[wall]!]!;
      let building = found.get(feature);
      if (!building) found.set(feature, (building = { feature, stretches: [] }));
      const [from, to, level] = [facades.from[i]!, facades.to[i]!, facades.level[i]!];
      building.stretches.push({ device, wall, from, to, level });
    });
  });
  return found;
}

function rowOf(
  scene: Scene,
  { buildings }: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
  { feature, stretches }: SeenBuilding,
  perDevice: readonly Sums[],
): FacadeBuildingRow | undefined {
  const metres = metresByLevel(scene, stretches, profile.levels.length);
  if (metres[0]! < LEAST_M) return undefined;
  const use = buildingUse(buildings, feature);
  const by: { id: ObjectId; facade_m: number; level: string }[] = [];
  for (const device of new Set(stretches.map((stretch) => stretch.device))) {
    const own = stretches.filter((stretch) => stretch.device === device);
    const ownMetres = metresByLevel(scene, own, profile.levels.length);
    if (ownMetres[0]! < LEAST_M) continue;
    perDevice[device]!.add(use, ownMetres);
    const best = own.reduce((level, stretch) => Math.max(level, stretch.level), 0);
    by.push({ id: devices[device]!.id, facade_m: ownMetres[0]!, level: profile.levels[best]!.id });
  }
  const { wall, from, to } = stretches[0]!;
  const solid = scene.walls.owner[wall]!;
  const sensitive = sensitiveOf(buildings, feature);
  return {
    id: buildingId(buildings, feature),
    ...(buildings.names[feature] ? { name: buildings.names[feature] } : {}),
    use,
    ...(sensitive ? { sensitive } : {}),
    ...(buildings.dwellings[feature]! >= 0 ? { dwellings: buildings.dwellings[feature]! } : {}),
    at: scene.frame.toLonLat(...placeOnWall(scene, wall, (from + to) / 2)),
    heightAssumed: scene.assumed[solid] === 1,
    facade_m: metres[0]!,
    byLevel_m: named(profile, metres),
    devices: by.sort((a, b) => b.facade_m - a.facade_m),
  };
}

/** Metres in view at each level or a better one, each metre once. */
function metresByLevel(scene: Scene, stretches: SeenBuilding['stretches'], levels: number): number[] {
  const byWall = new Map<number, SeenBuilding['stretches']>();
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
  const rows = stretches.map((i) => ({ device: 0, wall: wall[i]!, from: from[i]!, to: to[i]!, level: 0 }));
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
