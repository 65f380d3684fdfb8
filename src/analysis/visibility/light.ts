/** What a camera can make out at night ([V9]): its own infrared reach, and what street lamps and zones say is lit. */
import { intersectRegions, subtractRegions, unionRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, regionBounds, regionContains, type Region } from '../../kernel/region';
import { CHORD_RADIUS, CHORDS, COS, SIN } from '../../kernel/sight-window';
import { toRadians } from '../../kernel/units';
import { ABSENT_SETTINGS } from '../../model/plan';
import { looksDown } from '../optics/footprint';
import type { Aim } from '../optics/picture';

/** What lights the night beside the cameras themselves. */
export interface Lighting {
  /** How far a street lamp lights, m. */
  readonly lamp_m: number;
  /** Lit whatever lamps stand there, and dark whatever lamps do; frame metres. */
  readonly lit: readonly Region[];
  readonly unlit: readonly Region[];
}

export const LAMPS_ONLY: Lighting = { lamp_m: ABSENT_SETTINGS.lamp_light_m, lit: [], unlit: [] };

/** Whether a point is lit. `lamps` are x, y pairs in frame metres. A zone that is dark has the last word. */
export function isLit(lamps: Float64Array, lighting: Lighting, x: number, y: number): boolean {
  if (lighting.unlit.some((zone) => regionContains(zone, x, y))) return false;
  if (lighting.lit.some((zone) => regionContains(zone, x, y))) return true;
  for (let i = 0; i < lamps.length; i += 2) {
    if (Math.hypot(lamps[i]! - x, lamps[i + 1]! - y) <= lighting.lamp_m) return true;
  }
  return false;
}

/** The part of `region` that is lit; the lamps' discs are drawn in chords like every arc ([F5]). */
export function litPart(region: Region, lamps: Float64Array, lighting: Lighting): Region {
  const box = regionBounds(region);
  if (!box) return EMPTY_REGION;
  const { lamp_m, unlit } = lighting;
  const bright: Region[] = [...lighting.lit];
  for (let i = 0; i < lamps.length; i += 2) {
    const [x, y] = [lamps[i]!, lamps[i + 1]!];
    const near = x > box[0] - lamp_m && x < box[2] + lamp_m && y > box[1] - lamp_m && y < box[3] + lamp_m;
    if (near) bright.push(disc(x, y, lamp_m));
  }
  if (bright.length === 0) return EMPTY_REGION;
  const inLight = intersectRegions(region, unionRegions(bright));
  return unlit.length === 0 || isEmptyRegion(inLight) ? inLight : subtractRegions(inLight, unlit);
}

/** Both regions together; nothing is redrawn when one is empty. */
export function bothRegions(a: Region, b: Region): Region {
  if (isEmptyRegion(a)) return b;
  return isEmptyRegion(b) ? a : unionRegions([a, b]);
}

/** The part of what infrared reaches that lies in the beam, seen from the device at (x, y). */
export function beamPart(
  region: Region,
  aim: Aim,
  beam_deg: number | undefined,
  x: number,
  y: number,
  reach_m: number,
): Region {
  if (!hasSides(aim, beam_deg) || isEmptyRegion(region)) return region;
  return intersectRegions(region, sector(x, y, reach_m, aim.bearing_deg, beam_deg));
}

/** Whether a plan offset from the device lies in its infrared beam. */
export function isInBeam(aim: Aim, beam_deg: number | undefined, dx: number, dy: number): boolean {
  if (!hasSides(aim, beam_deg) || (dx === 0 && dy === 0)) return true;
  const bearing = toRadians(aim.bearing_deg);
  const off = Math.atan2(
    dx * Math.cos(bearing) - dy * Math.sin(bearing),
    dx * Math.sin(bearing) + dy * Math.cos(bearing),
  );
  return Math.abs(off) <= toRadians(beam_deg) / 2;
}

/** A beam that has sides in plan: all light goes everywhere below a camera that looks straight down. */
export const hasSides = (aim: Aim, beam_deg: number | undefined): beam_deg is number =>
  beam_deg !== undefined && beam_deg < 360 && !looksDown(aim);

/** A sector of a circle round (x, y), drawn out so far that its chords lie beyond `radius_m`. */
function sector(x: number, y: number, radius_m: number, axis_deg: number, angle_deg: number): Region {
  const steps = Math.max(2, Math.ceil(angle_deg / 5));
  const r = (radius_m * 1.01) / Math.cos(toRadians(angle_deg / steps / 2));
  const xy = new Float64Array(2 * (steps + 2));
  xy[0] = x;
  xy[1] = y;
  for (let k = 0; k <= steps; k++) {
    // Counter-clockwise: from the right side of the beam to the left.
    const bearing = toRadians(axis_deg + angle_deg / 2 - (k * angle_deg) / steps);
    xy[2 * k + 2] = x + r * Math.sin(bearing);
    xy[2 * k + 3] = y + r * Math.cos(bearing);
  }
  return { xy, ringStart: Uint32Array.of(0, steps + 2) };
}

/** A disc in chords ([F5]). */
export function disc(x: number, y: number, radius_m: number): Region {
  const xy = new Float64Array(2 * CHORDS);
  for (let k = 0; k < CHORDS; k++) {
    xy[2 * k] = x + radius_m * CHORD_RADIUS * COS[k]!;
    xy[2 * k + 1] = y + radius_m * CHORD_RADIUS * SIN[k]!;
  }
  return { xy, ringStart: Uint32Array.of(0, CHORDS) };
}
