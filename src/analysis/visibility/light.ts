/** What a camera can make out at night ([V9]): its own infrared reach, and what street lamps light. */
import { intersectRegions, unionRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, regionBounds, type Region } from '../../kernel/region';
import { CHORD_RADIUS, CHORDS, COS, SIN } from '../../kernel/sight-window';

/** A point this near to a street lamp needs no infrared light, m. */
export const LAMP_LIGHT_M = 20;

/** Whether a point is lit by a lamp. `lamps` are x, y pairs in frame metres. */
export function isLampLit(lamps: Float64Array, x: number, y: number): boolean {
  for (let i = 0; i < lamps.length; i += 2) {
    if (Math.hypot(lamps[i]! - x, lamps[i + 1]! - y) <= LAMP_LIGHT_M) return true;
  }
  return false;
}

/** The part of `region` that lamps light; their discs are drawn in chords like every arc ([F5]). */
export function lampLitPart(region: Region, lamps: Float64Array): Region {
  const box = regionBounds(region);
  if (!box) return EMPTY_REGION;
  const discs: Region[] = [];
  for (let i = 0; i < lamps.length; i += 2) {
    const [x, y] = [lamps[i]!, lamps[i + 1]!];
    const near =
      x > box[0] - LAMP_LIGHT_M &&
      x < box[2] + LAMP_LIGHT_M &&
      y > box[1] - LAMP_LIGHT_M &&
      y < box[3] + LAMP_LIGHT_M;
    if (near) discs.push(disc(x, y, LAMP_LIGHT_M));
  }
  return discs.length === 0 ? EMPTY_REGION : intersectRegions(region, unionRegions(discs));
}

/** Both regions together; nothing is redrawn when one is empty. */
export function bothRegions(a: Region, b: Region): Region {
  if (isEmptyRegion(a)) return b;
  return isEmptyRegion(b) ? a : unionRegions([a, b]);
}

function disc(x: number, y: number, radius_m: number): Region {
  const xy = new Float64Array(2 * CHORDS);
  for (let k = 0; k < CHORDS; k++) {
    xy[2 * k] = x + radius_m * CHORD_RADIUS * COS[k]!;
    xy[2 * k + 1] = y + radius_m * CHORD_RADIUS * SIN[k]!;
  }
  return { xy, ringStart: Uint32Array.of(0, CHORDS) };
}
