/** Point requirements ([C6], [C8]): is a place seen at its level by as many cameras as it asks for, and how well. */
import { mountingOf } from '../../kernel/facade';
import { regionContains, type Region } from '../../kernel/region';
import {
  distanceToOutline,
  distanceToSegment,
  solidContains,
  solidsNear,
  type WallIndex,
} from '../../kernel/wall-index';
import type { Level, LevelProfile } from '../../model/catalogue';
import type { Place, Zone } from '../../model/plan';
import type { PlaceRow } from '../report';
import type { Scene } from '../scene';
import { judgeApproach } from './approach';
import { missingOfPlace } from './missing';
import { testPoint, type CameraSight } from '../visibility';

/** [C6] A place this near a footprint, or inside one, is computed this far outside its nearest façade, m. */
const FACADE_M = 0.5;

/** What a required zone asks, with its shape in the frame. */
export interface RequiredZone {
  readonly zone: Zone;
  readonly region: Region;
  /** Place of its level in the profile. */
  readonly level: number;
  readonly k: number;
}

/** Place in the profile of a level named in the plan; `fallback` when it is not named or not of this profile. */
export function levelIndex(profile: LevelProfile, id: string | undefined, fallback: number): number {
  const index = profile.levels.findIndex((level) => level.id === id);
  return index < 0 ? fallback : index;
}

/** A place of the plan, judged. What it does not ask itself, the strictest required zone round it asks. */
export function judgePlace(
  place: Place,
  scene: Scene,
  profile: LevelProfile,
  planLevel: number,
  zones: readonly RequiredZone[],
  sights: readonly CameraSight[],
  approach_m?: number,
): PlaceRow {
  const [px, py] = scene.frame.toFrame(place.position[0], place.position[1]);
  const around = zones.filter((z) => regionContains(z.region, px, py));
  const level = levelOfPlace(place, profile, planLevel, around);
  const k = place.k ?? Math.max(1, ...around.map((z) => z.k));
  const { x, y, moved } = placeOutside(scene, px, py);
  const by = sights.filter((sight) => regionContains(sight.byLevel[level]!, x, y));
  const densities_px_per_m = sights
    .filter((sight) => sight.byLevel.some((region) => regionContains(region, x, y)))
    .map((sight) => densityAt(sight, x, y, profile.levels[0]!));
  const density = Math.max(0, ...densities_px_per_m);
  const asked = profile.levels[level]!;
  const missing = missingOfPlace(k, by.length, asked.density_px_per_m, densities_px_per_m);
  return {
    id: place.id,
    level: asked.id,
    k,
    met: by.length >= k,
    by: by.map((sight) => sight.id),
    bestDensity_px_per_m: density > 0 ? density : null,
    movedToFacade: moved,
    ...(missing && { missing }),
    ...(place.entrance === true && {
      approach: judgeApproach(
        scene,
        { place, stated: { x: px, y: py }, x, y, level, length_m: approach_m },
        sights,
      ),
    }),
  };
}

/** Place in the profile of the level that a place asks for; `around` are the required zones that hold it. */
export function levelOfPlace(
  place: Place,
  profile: LevelProfile,
  planLevel: number,
  around: readonly RequiredZone[],
): number {
  const asked = around.length > 0 ? Math.max(...around.map((z) => z.level)) : planLevel;
  return levelIndex(profile, place.level, asked);
}

const densityAt = (sight: CameraSight, x: number, y: number, lowest: Level): number =>
  testPoint(sight, x, y, lowest.density_px_per_m)?.density_px_per_m ?? 0;

/** Where a place is computed: itself, or outside the façade of the building that it lies in or at. */
export function placeOutside(scene: Scene, x: number, y: number): { x: number; y: number; moved: boolean } {
  const { walls } = scene;
  const stands = (s: number): boolean => scene.standsOnGround[s] === 1 && scene.feature[s]! >= 0;
  const start = nearestFootprint(walls, x, y, stands);
  if (!start) return { x, y, moved: false };
  const rule = { clearance_m: FACADE_M, limit_m: FACADE_M };
  const mounting = mountingOf(walls, start.x, start.y, stands, rule);
  const place = mounting.kind === 'inside' ? mounting.nearest : mounting;
  return place ? { x: place.x, y: place.y, moved: true } : { x, y, moved: false };
}

/** The point itself when a footprint holds it; else the nearest point on an outline within the clearance. */
function nearestFootprint(
  walls: WallIndex,
  x: number,
  y: number,
  stands: (s: number) => boolean,
): { x: number; y: number } | undefined {
  const near = new Set<number>();
  for (const dx of [-FACADE_M, 0, FACADE_M]) {
    for (const dy of [-FACADE_M, 0, FACADE_M]) {
      for (const s of solidsNear(walls, x + dx, y + dy)) if (stands(s)) near.add(s);
    }
  }
  for (const s of near) if (solidContains(walls, s, x, y)) return { x, y };
  let best = FACADE_M;
  let found: { x: number; y: number } | undefined;
  for (const s of near) {
    if (distanceToOutline(walls, s, x, y) >= best) continue;
    for (
      let i = walls.ringStart[walls.solidStart[s]!]!;
      i < walls.ringStart[walls.solidStart[s + 1]!]!;
      i++
    ) {
      const j = walls.next[i]!;
      const [ax, ay] = [walls.xy[2 * i]!, walls.xy[2 * i + 1]!];
      const [bx, by] = [walls.xy[2 * j]!, walls.xy[2 * j + 1]!];
      const distance = distanceToSegment(x, y, ax, ay, bx, by);
      if (distance >= best) continue;
      best = distance;
      const [ux, uy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / (ux * ux + uy * uy || 1)));
      found = { x: ax + t * ux, y: ay + t * uy };
    }
  }
  return found;
}
