/**
 * [X3] A mask in the picture that blanks a stretch of façade, as the plan has masks: the ground that it blanks at the
 * target height. Sight lines to the façade pass over the ground before it; blanked is where such a line is at the
 * target height, and the foot of the façade itself.
 */
import { unionRegions } from '../../kernel/overlay/region-ops';
import { regionFromRings, ringArea, type Region } from '../../kernel/region';
import type { PolygonCoordinates } from '../../model/plan';
import type { Scene } from '../scene';
import type { CameraSight } from '../visibility/camera-sight';
import type { FacadeStretches } from './facade-sight';
import { placeOnWall, wallLength_m } from './wall-place';

/** Beyond the ends of a stretch, which are known to a millimetre, and to both sides of the wall, m. */
const SIDE_M = 0.05;
const DEPTH_M = 0.3;
/** A line at the target height all the way blanks all the way: but not the camera itself. */
const NEAREST_SHARE = 0.02;

/** Ground blanked by a mask over some stretches, as one region in frame metres. */
export function maskRegion(
  scene: Scene,
  sight: CameraSight,
  { wall, from, to, low_m }: FacadeStretches,
  stretches: readonly number[],
): Region {
  const quads = stretches.map((i) => {
    const w = wall[i]!;
    const side = SIDE_M / wallLength_m(scene, w);
    const top_m = scene.walls.top_m[scene.walls.owner[w]!]!;
    const a = placeOnWall(scene, w, from[i]! - side);
    const b = placeOnWall(scene, w, to[i]! + side);
    return quad(sight, a, b, nearestShare(sight, low_m[i]!, top_m));
  });
  return unionRegions(quads);
}

/**
 * The share of the way to a façade from which on a line to it, between two heights, is at the target height. A line
 * from `eye` to z is there at (target − eye) ÷ (z − eye): nearest for the height that lies farthest beyond the target.
 */
export function nearestShare({ height_m: eye, target_m }: CameraSight, low_m: number, top_m: number): number {
  const rise = target_m - eye;
  if (rise === 0) return low_m < eye && eye < top_m ? NEAREST_SHARE : 1;
  const beyond = rise < 0 ? low_m - eye : top_m - eye;
  const share = rise / beyond;
  return share > 0 && share < 1 ? Math.max(NEAREST_SHARE, share) : 1;
}

function quad(
  { position: { x, y } }: CameraSight,
  a: readonly [number, number],
  b: readonly [number, number],
  share: number,
): Region {
  const along = ([px, py]: readonly [number, number], near: boolean): [number, number] => {
    const d = Math.hypot(px - x, py - y);
    const factor = near ? Math.min(share, Math.max(NEAREST_SHARE, 1 - DEPTH_M / d)) : 1 + DEPTH_M / d;
    return [x + (px - x) * factor, y + (py - y) * factor];
  };
  const ring = [along(a, true), along(a, false), along(b, false), along(b, true)];
  const region = regionFromRings([ring]);
  return ringArea(region.xy, 0, 4) < 0 ? regionFromRings([ring.toReversed()]) : region;
}

/** The region's polygons in degrees, rings closed, as a plan's zones have them. */
export function maskPolygons(scene: Scene, { xy, ringStart }: Region): readonly PolygonCoordinates[] {
  const polygons: [number, number][][][] = [];
  const holes: [number, number][][] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const [first, end] = [ringStart[r]!, ringStart[r + 1]!];
    const ring: [number, number][] = [];
    for (let v = first; v < end; v++) ring.push([...scene.frame.toLonLat(xy[2 * v]!, xy[2 * v + 1]!)]);
    ring.push(ring[0]!);
    if (ringArea(xy, first, end) > 0) polygons.push([ring]);
    else holes.push(ring);
  }
  // Ground that façades round a court leave between them: of the one polygon, where there is one.
  if (polygons.length === 1) polygons[0]!.push(...holes);
  return polygons;
}
