/** The tests that decide whether a camera sees one point, each on its own: for reasons ([C4]) and for the probe. */
import { blockingSolid, type LineScratch } from '../../kernel/line-of-sight';
import { regionContains } from '../../kernel/region';
import { densityOnPlane } from '../optics/footprint';
import { standingToLens, type InPicture } from '../optics/picture';
import type { GapReason } from '../report';
import type { Scene } from '../scene';
import type { AimedView, CameraSight } from './camera-sight';
import { isInBeam, isLit } from './light';

/** What a point is tested against. */
export type PointSight = Pick<
  CameraSight,
  'position' | 'height_m' | 'target_m' | 'views' | 'masks' | 'light_m' | 'lamps' | 'lighting' | 'irBeam_deg'
>;

export interface PointTests {
  readonly view: AimedView;
  readonly inRange: boolean;
  readonly enoughPixels: boolean;
  readonly picture: InPicture;
  readonly masked: boolean;
  /** Within the infrared range, lit by a lamp, or no matter ([V9]). */
  readonly lightEnough: boolean;
  /** Density as [V3] defines it for the lens, px/m. */
  readonly density_px_per_m: number;
  readonly slant_m: number;
  /** How many of range, pixels, picture, mask and light fail; occlusion is asked apart, being the dear one. */
  readonly failed: number;
}

/**
 * Tests of the view that fails the fewest (ties: the greater density), for a point in frame metres. `undefined` when
 * the camera has no view that counts.
 */
export function testPoint(
  sight: PointSight,
  x: number,
  y: number,
  density_px_per_m: number,
): PointTests | undefined {
  const masked = sight.masks.some((mask) => regionContains(mask, x, y));
  let best: PointTests | undefined;
  for (const view of sight.views) {
    const tests = testView(sight, view, x, y, density_px_per_m, masked);
    const better =
      !best ||
      tests.failed < best.failed ||
      (tests.failed === best.failed && tests.density_px_per_m > best.density_px_per_m);
    if (better) best = tests;
  }
  return best;
}

function testView(
  sight: PointSight,
  view: AimedView,
  x: number,
  y: number,
  density_px_per_m: number,
  masked: boolean,
): PointTests {
  const dx = x - sight.position.x;
  const dy = y - sight.position.y;
  const rise = sight.target_m - sight.height_m;
  const slant_m = Math.hypot(dx, dy, rise);
  const density = densityOnPlane(view.projection, view.aim, dx, dy, rise);
  const picture = standingToLens(view.projection, view.aim, dx, dy, rise);
  const inRange = slant_m <= view.max_range_m;
  const enoughPixels = density >= density_px_per_m;
  const lightEnough =
    sight.light_m === Infinity ||
    (slant_m <= sight.light_m && isInBeam(view.aim, sight.irBeam_deg, dx, dy)) ||
    isLit(sight.lamps, sight.lighting, x, y);
  const failed =
    Number(!lightEnough) +
    Number(!inRange) +
    Number(!enoughPixels) +
    Number(picture !== 'inPicture') +
    Number(masked);
  return {
    view,
    inRange,
    enoughPixels,
    picture,
    masked,
    lightEnough,
    density_px_per_m: density,
    slant_m,
    failed,
  };
}

/** [C4] The failed tests in the order in which they speak; empty when the point is seen. */
export function failuresOf(tests: PointTests, occluded: boolean): GapReason[] {
  const failures: GapReason[] = [];
  if (occluded) failures.push('occluded');
  if (tests.masked) failures.push('masked');
  if (tests.picture !== 'inPicture') failures.push(tests.picture);
  if (!tests.enoughPixels) failures.push('tooFewPixels');
  if (!tests.lightEnough) failures.push('nightRange');
  if (!tests.inRange) failures.push('outOfRange');
  return failures;
}

/** The solid that blocks the camera's line to a point, nearest to the camera, or -1. */
export function blockerOf(
  scene: Scene,
  sight: PointSight,
  x: number,
  y: number,
  scratch: LineScratch,
): number {
  const { position, height_m, target_m } = sight;
  return blockingSolid(
    scene.walls,
    { x: position.x, y: position.y, eye_m: height_m, target_m },
    x,
    y,
    scratch,
  );
}
