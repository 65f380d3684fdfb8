/** Seeded cameras on façades, as the field mounts them, and the queries they put to the kernel. */
import { regionArea, type Region } from '../../../src/kernel/region';
import { computeSight, type SightQuery } from '../../../src/kernel/sight';
import type { SightContext } from '../../../src/kernel/sight-context';
import { buildWallIndex, solidContains, solidsNear, type WallIndex } from '../../../src/kernel/wall-index';
import { seededRandom } from '../../oracle/scenes';
import type { BenchScene } from './city';

export interface BenchCamera {
  readonly x: number;
  readonly y: number;
  readonly bearing_deg: number;
  /** 360, or at most 170. */
  readonly hfov_deg: number;
  readonly range_m: number;
}

export type SetName = '360/200' | '360/100' | '90/100' | 'mix' | '360/150';

/** Height of the eye in flat jobs, where every wall reaches above it, and the plane that is looked at. */
export const EYE_M = 3;
export const TARGET_M = 1.6;
const CLEARANCE_M = 0.3;
const SWING_DEG = 34;

/** The scene with every building so high that nothing looks over it: what two-dimensional peers compute. */
export const flatIndex = (scene: BenchScene): WallIndex =>
  buildWallIndex({ ...scene.solids, top_m: new Float64Array(scene.solids.top_m.length).fill(1000) });

/**
 * `count` cameras 0.3 m off random façades that look outward, ±34°. `within` keeps them in a box. A place between two
 * buildings that touch is no façade.
 */
export function facadeCameras(
  index: WallIndex,
  count: number,
  set: SetName,
  seed: number,
  within?: readonly [number, number, number, number],
): BenchCamera[] {
  const random = seededRandom(seed);
  const { xy, next } = index;
  const walls = xy.length / 2;
  const cameras: BenchCamera[] = [];
  for (let tries = 0; cameras.length < count && tries < 1000 * count; tries++) {
    const i = Math.floor(random() * walls);
    const j = next[i]!;
    const t = 0.2 + 0.6 * random();
    const swing = (2 * random() - 1) * SWING_DEG;
    const [hfov_deg, range_m] = shapeOf(set, random);
    const dx = xy[2 * j]! - xy[2 * i]!;
    const dy = xy[2 * j + 1]! - xy[2 * i + 1]!;
    const length = Math.hypot(dx, dy);
    if (length < 1) continue;
    // Solids lie left of their walls, so that outside is to the right.
    const [nx, ny] = [dy / length, -dx / length];
    const x = xy[2 * i]! + t * dx + CLEARANCE_M * nx;
    const y = xy[2 * i + 1]! + t * dy + CLEARANCE_M * ny;
    if (within && (x < within[0] || y < within[1] || x > within[2] || y > within[3])) continue;
    if (solidsNear(index, x, y).some((s) => solidContains(index, s, x, y))) continue;
    const bearing_deg = (Math.atan2(nx, ny) * 180) / Math.PI + swing;
    cameras.push({ x, y, bearing_deg, hfov_deg, range_m });
  }
  return cameras;
}

function shapeOf(set: SetName, random: () => number): [hfov_deg: number, range_m: number] {
  if (set === 'mix') {
    const wide = random();
    return [wide < 0.25 ? 360 : 40 + 130 * random(), 20 + 130 * random()];
  }
  const [hfov, range] = set.split('/').map(Number);
  return [hfov!, range!];
}

/** Half-planes through the camera that leave `hfov_deg` round `bearing_deg` open. */
export function sectorWindow(bearing_deg: number, hfov_deg: number): Float64Array {
  if (hfov_deg >= 360) return new Float64Array(0);
  const right = ((bearing_deg + hfov_deg / 2) * Math.PI) / 180;
  const left = ((bearing_deg - hfov_deg / 2) * Math.PI) / 180;
  return Float64Array.of(-Math.cos(right), Math.sin(right), 0, Math.cos(left), -Math.sin(left), 0);
}

export const queryOf = (camera: BenchCamera, eye_m = EYE_M, target_m = TARGET_M): SightQuery => ({
  x: camera.x,
  y: camera.y,
  eye_m,
  target_m,
  window: sectorWindow(camera.bearing_deg, camera.hfov_deg),
  radii_m: Float64Array.of(camera.range_m),
  axis_deg: camera.bearing_deg,
  masks: [],
});

export function regionsOf(
  index: WallIndex,
  queries: readonly SightQuery[],
  ctx: SightContext,
): readonly Region[] {
  return queries.map((query) => computeSight(index, query, ctx).regions[0]!);
}

export const totalArea = (regions: readonly Region[]): number =>
  regions.reduce((sum, region) => sum + regionArea(region), 0);

export const meanVertices = (regions: readonly Region[]): number =>
  regions.reduce((sum, region) => sum + region.xy.length / 2, 0) / Math.max(1, regions.length);
