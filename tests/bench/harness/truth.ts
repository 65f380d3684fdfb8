/** Independent answers about views: brute force, closed forms and laws that share no code with the sweep. */
import { regionArea, regionContains, type Region } from '../../../src/kernel/region';
import { computeSight, type SightQuery } from '../../../src/kernel/sight';
import type { SightContext } from '../../../src/kernel/sight-context';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { blockingPrism, distanceToRegionBorder, type Prism } from '../../oracle/line-height';
import type { Random } from '../../oracle/scenes';
import { sectorWindow } from '../scenes/cameras';

/** Distance to the nearest wall along a direction, over all walls in the given list. */
export function nearestWall(
  { xy, next }: WallIndex,
  walls: ArrayLike<number>,
  x: number,
  y: number,
  dx: number,
  dy: number,
): number {
  let nearest = Infinity;
  for (let n = 0; n < walls.length; n++) {
    const i = walls[n]!;
    const j = next[i]!;
    const [ax, ay] = [xy[2 * i]! - x, xy[2 * i + 1]! - y];
    const [bx, by] = [xy[2 * j]! - x, xy[2 * j + 1]! - y];
    const sa = dx * ay - dy * ax;
    const sb = dx * by - dy * bx;
    if (sa === sb || (sa > 0 && sb > 0) || (sa < 0 && sb < 0)) continue;
    const t = sa / (sa - sb);
    const r = (ax + t * (bx - ax)) * dx + (ay + t * (by - ay)) * dy;
    if (r > 0 && r < nearest) nearest = r;
  }
  return nearest;
}

/** All walls whose box meets the box. */
export function wallsInBox({ xy, next }: WallIndex, x: number, y: number, half_m: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < next.length; i++) {
    const j = next[i]!;
    const [ax, ay, bx, by] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
    if (Math.max(ax, bx) < x - half_m || Math.min(ax, bx) > x + half_m) continue;
    if (Math.max(ay, by) < y - half_m || Math.min(ay, by) > y + half_m) continue;
    found.push(i);
  }
  return found;
}

/**
 * Rays at random bearings of a flat view (all walls endless) against brute force: the view must hold what lies a
 * little before the first wall, and not what lies a little behind. Gives the bearings at which it does not.
 */
export function wrongRays(
  index: WallIndex,
  walls: ArrayLike<number>,
  region: Region,
  camera: { readonly x: number; readonly y: number; readonly range_m: number },
  random: Random,
  rays: number,
): number {
  let wrong = 0;
  for (let n = 0; n < rays; n++) {
    const angle = random() * 2 * Math.PI;
    const [dx, dy] = [Math.sin(angle), Math.cos(angle)];
    const wall = nearestWall(index, walls, camera.x, camera.y, dx, dy);
    const seen = (r: number): boolean => regionContains(region, camera.x + r * dx, camera.y + r * dy);
    const before = Math.min(wall * 0.998, camera.range_m * 0.998);
    const behind = wall * 1.002 + 1e-3;
    if (before > 0.01 && !seen(before)) wrong++;
    if (behind < camera.range_m * 0.998 && seen(behind)) wrong++;
  }
  return wrong;
}

/** Largest difference between a view's area and that of its parts, in m²: the full turn in six sectors, or halves. */
export function additivityGap(
  index: WallIndex,
  query: SightQuery,
  hfov_deg: number,
  ctx: SightContext,
): number {
  const whole = computeSight(index, query, ctx).areas_m2[0]!;
  const parts = hfov_deg >= 360 ? 6 : 2;
  const width = hfov_deg / parts;
  let sum = 0;
  for (let p = 0; p < parts; p++) {
    const bearing = query.axis_deg - hfov_deg / 2 + (p + 0.5) * width;
    const part = { ...query, window: sectorWindow(bearing, width) };
    sum += computeSight(index, part, ctx).areas_m2[0]!;
  }
  return Math.abs(sum - whole);
}

/** Difference between the area that the sweep added up and that of the rings it gives, m²; NaN if anything is NaN. */
export function ringGap(index: WallIndex, query: SightQuery, ctx: SightContext): number {
  const { regions, areas_m2 } = computeSight(index, query, ctx);
  return Math.abs(regionArea(regions[0]!) - areas_m2[0]!);
}

/** Random points of the range at which the view and the heights of the sight line over each building disagree. */
export function wrongPoints(
  index: WallIndex,
  query: SightQuery,
  region: Region,
  random: Random,
  points: number,
): number {
  const reach = query.radii_m[0]!;
  const prisms = prismsNear(index, query.x, query.y, reach);
  let wrong = 0;
  for (let n = 0; n < points; n++) {
    const angle = 2 * Math.PI * random();
    const r = 0.999 * reach * Math.sqrt(random());
    const [dx, dy] = [r * Math.sin(angle), r * Math.cos(angle)];
    const { window } = query;
    let inPicture = true;
    for (let p = 0; p + 2 < window.length; p += 3) {
      if (window[p]! * dx + window[p + 1]! * dy + window[p + 2]! < 0) inPicture = false;
    }
    const [x, y] = [query.x + dx, query.y + dy];
    const seen =
      inPicture && blockingPrism(prisms, [query.x, query.y, query.eye_m], [x, y, query.target_m]) < 0;
    if (seen === regionContains(region, x, y)) continue;
    if (distanceToRegionBorder(region.xy, region.ringStart, x, y) > 1e-6) wrong++;
  }
  return wrong;
}

function prismsNear(index: WallIndex, x: number, y: number, reach_m: number): Prism[] {
  const { xy, ringStart, solidStart, base_m, top_m } = index;
  const prisms: Prism[] = [];
  for (let s = 0; s + 1 < solidStart.length; s++) {
    const rings: [number, number][][] = [];
    let near = false;
    for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
      const ring: [number, number][] = [];
      for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++) {
        const [px, py] = [xy[2 * i]!, xy[2 * i + 1]!];
        // No building is longer than this.
        if (Math.hypot(px - x, py - y) < reach_m + 500) near = true;
        ring.push([px, py]);
      }
      rings.push(ring);
    }
    if (near) prisms.push({ rings, base_m: base_m[s]!, top_m: top_m[s]! });
  }
  return prisms;
}
