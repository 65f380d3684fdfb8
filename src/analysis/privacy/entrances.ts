/** [X2] Doors that the data name: in view where the façade beside them is. */
import { FURNITURE_KINDS, type City } from '../../model/city';
import type { LevelProfile } from '../../model/catalogue';
import type { Scene } from '../scene';
import { buildingId } from './building-at';
import { buildingUse } from './building-use';
import type { FacadesOfDevice } from './facade-sight';
import type { EntranceRow } from './privacy-report';
import { placeOnWall, wallLength_m } from './wall-place';

/** A door mapped farther from a façade than this belongs to another. */
const NEAR_M = 1;
/** Half the width of a door. */
const HALF_DOOR_M = 0.5;
const ENTRANCE = FURNITURE_KINDS.indexOf('entrance');

interface Door {
  readonly at: number;
  readonly x: number;
  readonly y: number;
  /** Level by device. */
  readonly seen: Map<number, number>;
  feature: number;
}

export function entrancesInView(
  scene: Scene,
  { furniture, buildings }: City,
  profile: LevelProfile,
  devices: readonly FacadesOfDevice[],
): readonly EntranceRow[] {
  const doors: Door[] = [];
  furniture.kind.forEach((kind, at) => {
    if (kind !== ENTRANCE) return;
    const [x, y] = scene.frame.toFrame(furniture.lonLat[2 * at]!, furniture.lonLat[2 * at + 1]!);
    doors.push({ at, x, y, seen: new Map(), feature: -1 });
  });
  if (doors.length === 0) return [];
  devices.forEach(({ facades }, device) => {
    facades.wall.forEach((wall, i) => {
      for (const door of doors) {
        if (!isInStretch(scene, door, wall, facades.from[i]!, facades.to[i]!)) continue;
        door.feature = scene.feature[scene.walls.owner[wall]!]!;
        door.seen.set(device, Math.max(door.seen.get(device) ?? -1, facades.level[i]!));
      }
    });
  });
  return doors
    .filter(({ feature }) => feature >= 0 && buildingUse(buildings, feature) !== 'other')
    .map(({ at, feature, seen }) => ({
      id: furniture.ids[at] || `#${at}`,
      building: buildingId(buildings, feature),
      use: buildingUse(buildings, feature),
      at: [furniture.lonLat[2 * at]!, furniture.lonLat[2 * at + 1]!],
      devices: [...seen].map(([device, level]) => ({
        id: devices[device]!.id,
        level: profile.levels[level]!.id,
      })),
    }));
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
