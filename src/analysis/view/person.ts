/** A standing person of 1.70 m as flat rings that face the camera (domain reference §1.5: person top 1.7 m). */
import type { Point } from './projector';

export const PERSON_HEIGHT_M = 1.7;
const HEAD = { middle_m: 1.58, radius_m: 0.12 } as const;
/** Half outline from the feet up: half width and height, m. */
const BODY = [
  [0.06, 0],
  [0.14, 0],
  [0.16, 0.8],
  [0.25, 0.85],
  [0.26, 1.3],
  [0.2, 1.43],
  [0.07, 1.47],
] as const;

/**
 * Rings at plan offset (dx, dy) from a lens `eye_m` above ground: body, then head. The head holds the height of 1.6 m that
 * faces are planned for.
 */
export function personRings(dx: number, dy: number, eye_m: number): readonly (readonly Point[])[] {
  const distance = Math.hypot(dx, dy);
  // Square to the line of sight; straight below, any way is.
  const [rx, ry] = distance > 1e-6 ? [dy / distance, -dx / distance] : [1, 0];
  const at = (aside: number, z: number): Point => [dx + rx * aside, dy + ry * aside, z - eye_m];
  const body = [
    ...BODY.map(([half, z]) => at(half, z)),
    ...[...BODY].reverse().map(([half, z]) => at(-half, z)),
  ];
  const head = Array.from({ length: 16 }, (_, i) => {
    const angle = (Math.PI * i) / 8;
    return at(HEAD.radius_m * Math.sin(angle), HEAD.middle_m + HEAD.radius_m * Math.cos(angle));
  });
  return [body, head];
}
