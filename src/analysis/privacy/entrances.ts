/** [X2] Doors that the data name: in view where the façade beside them is. */
import { FURNITURE_KINDS, type City } from '../../model/city';
import type { LevelProfile } from '../../model/catalogue';
import type { Scene } from '../scene';
import { buildingId } from './building-at';
import { buildingUse } from './building-use';
import type { FacadesOfDevice, FacadeStretches } from './facade-sight';
import type { EntranceRow } from './privacy-report';
import { placeOnWall, wallLength_m } from './wall-place';

/** A door mapped farther from a façade than this belongs to another. */
const NEAR_M = 1;
/** Half the width of a door. */
const HALF_DOOR_M = 0.5;
const ENTRANCE = FURNITURE_KINDS.indexOf('entrance');

interface Door {
  /** Row of the city's furniture. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** A door beside a façade that a device has in view. */
interface Hit {
  readonly door: number;
  readonly feature: number;
  readonly level: number;
}

/** The doors of a city, and those that each device has in view; belongs to one city in one frame. */
export interface DoorCache {
  doors: readonly Door[] | undefined;
  readonly hits: WeakMap<FacadeStretches, readonly Hit[]>;
}

export const createDoorCache = (): DoorCache => ({ doors: undefined, hits: new WeakMap() });

export function entrancesInView(
  scene: Scene,
  city: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
  cache: DoorCache,
): readonly EntranceRow[] {
  const { furniture, buildings } = city;
  const doors = (cache.doors ??= doorsOf(scene, city));
  if (doors.length === 0) return [];
  const found = new Map<number, { feature: number; readonly seen: Map<number, number> }>();
  devices.forEach(({ facades }, device) => {
    for (const { door, feature, level } of hitsOf(scene, doors, facades, cache)) {
      let row = found.get(door);
      if (!row) found.set(door, (row = { feature, seen: new Map() }));
      row.feature = feature;
      row.seen.set(device, Math.max(row.seen.get(device) ?? -1, level));
    }
  });
  return [...found]
    .sort(([a], [b]) => a - b)
    .filter(([, { feature }]) => buildingUse(buildings, feature) !== 'other')
    .map(([door, { feature, seen }]) => {
      const { at } = doors[door]!;
      return {
        id: furniture.ids[at] || `#${at}`,
        building: buildingId(buildings, feature),
        use: buildingUse(buildings, feature),
        at: [furniture.lonLat[2 * at]!, furniture.lonLat[2 * at + 1]!],
        devices: [...seen].map(([device, level]) => ({
          id: devices[device]!.id,
          level: profile.levels[level]!.id,
        })),
      };
    });
}

function doorsOf({ frame }: Scene, { furniture }: City): readonly Door[] {
  const doors: Door[] = [];
  furniture.kind.forEach((kind, at) => {
    if (kind !== ENTRANCE) return;
    const [x, y] = frame.toFrame(furniture.lonLat[2 * at]!, furniture.lonLat[2 * at + 1]!);
    doors.push({ at, x, y });
  });
  return doors;
}

function hitsOf(
  scene: Scene,
  doors: readonly Door[],
  facades: FacadeStretches,
  { hits }: DoorCache,
): readonly Hit[] {
  const known = hits.get(facades);
  if (known) return known;
  const found: Hit[] = [];
  facades.wall.forEach((wall, i) => {
    const feature = scene.feature[scene.walls.owner[wall]!]!;
    for (const [door, at] of doors.entries()) {
      if (feature >= 0 && isInStretch(scene, at, wall, facades.from[i]!, facades.to[i]!))
        found.push({ door, feature, level: facades.level[i]! });
    }
  });
  hits.set(facades, found);
  return found;
}

function isInStretch(scene: Scene, { x, y }: Door, wall: number, from: number, to: number): boolean {
  const [ax, ay] = placeOnWall(scene, wall, 0);
  if (Math.abs(ax - x) > 500 || Math.abs(ay - y) > 500) return false;
  const [bx, by] = placeOnWall(scene, wall, 1);
  const length_m = wallLength_m(scene, wall);
  if (!(length_m > 0)) return false;
  const [ux, uy] = [(bx - ax) / length_m, (by - ay) / length_m];
  const [along_m, off_m] = [(x - ax) * ux + (y - ay) * uy, Math.abs((x - ax) * uy - (y - ay) * ux)];
  return (
    off_m <= NEAR_M && along_m >= from * length_m - HALF_DOOR_M && along_m <= to * length_m + HALF_DOOR_M
  );
}
