/** The limits of the bands of a camera: the arcs where a density is reached, without the edges of shadows. */
import type { Region } from '../../kernel/region';

/** A device on a façade is computed from up to this far off its place ([V6]), m. */
const OFF_PLACE_M = 2;
/** [F5] Chords of arcs are at most 1° long; a little more for rounding. */
const LONGEST_CHORD_RAD = (1.1 * Math.PI) / 180;
/** Cosine of the angle between a chord and the radius below which it counts as part of the arc. */
const ACROSS = 0.12;

/**
 * The parts of a region's border that run on the arc of radius `radius_m` round (x, y), as paths of x, y pairs in frame
 * metres. Told from edges of shadows by distance, length and direction.
 */
export function arcsOf(region: Region, x: number, y: number, radius_m: number): [number, number][][] {
  const paths: [number, number][][] = [];
  const slack = Math.max(OFF_PLACE_M, radius_m * 1e-3);
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    const from = region.ringStart[r]!;
    const count = region.ringStart[r + 1]! - from;
    const at = (i: number): [number, number] => {
      const v = from + (i % count);
      return [region.xy[2 * v]!, region.xy[2 * v + 1]!];
    };
    let path: [number, number][] | undefined;
    for (let i = 0; i < count; i++) {
      const a = at(i);
      const b = at(i + 1);
      if (!isChord(a, b, x, y, radius_m, slack)) path = undefined;
      else if (path) path.push(b);
      else paths.push((path = [a, b]));
    }
  }
  return paths;
}

function isChord(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  x: number,
  y: number,
  radius_m: number,
  slack: number,
): boolean {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0 || length > radius_m * LONGEST_CHORD_RAD + 1e-3) return false;
  const dx = (ax + bx) / 2 - x;
  const dy = (ay + by) / 2 - y;
  const distance = Math.hypot(dx, dy);
  if (Math.abs(distance - radius_m) > slack) return false;
  return Math.abs((bx - ax) * dx + (by - ay) * dy) / (length * distance) < ACROSS + slack / radius_m;
}
