/**
 * What every camera makes of one place: seen or why not, how densely, from where ([C4]; domain reference §1.6, §1.7,
 * §2.4, §2.5). Plain data, for the map's visibility test.
 */
import { LineScratch } from '../../kernel/line-of-sight';
import { toDegrees, type ObjectId } from '../../kernel/units';
import type { LevelProfile } from '../../model/catalogue';
import type { GapReason, GapReasonRow } from '../report';
import type { Scene } from '../scene';
import { blockerOf, failuresOf, testPoint, type AimedCamera } from '../visibility';

/** Limits of the line of sight for reading faces and plates (domain reference §1.6, §2.5), degrees. */
export const STEEPNESS_RULES = { face_deg: 15, plate_deg: 30, yaw_deg: 30 } as const;

export interface ProbedCamera {
  readonly id: ObjectId;
  readonly seen: boolean;
  /** Every failed test, in the order of [C4]; empty when seen, or when the camera has no view that counts. */
  readonly failures: readonly GapReason[];
  /** What stands in the way, nearest to the camera. */
  readonly obstacle?: NonNullable<GapReasonRow['obstacle']>;
  /** Strictest level of the profile that is reached; only when seen. */
  readonly level?: string;
  /** Density as [V3] defines it for the lens, px/m; what it would be when not seen; 0 without a view. */
  readonly density_px_per_m: number;
  readonly slant_m: number;
  /** In plan, m. */
  readonly distance_m: number;
  /** Of the line of sight below the horizontal, degrees; negative where the camera looks up. */
  readonly depression_deg: number;
  /** Between the line of sight and the axis in plan, degrees in [0, 180]: the yaw of a face turned along the axis. */
  readonly yaw_deg: number;
  /** Whether the line of sight is flat and straight enough for faces, and for plates. */
  readonly faceAngle: boolean;
  readonly plateAngle: boolean;
}

/** Kept between calls; a drag allocates no more than its answer. */
export type ProbeScratch = LineScratch;
export const createProbeScratch = (): ProbeScratch => new LineScratch();

/**
 * Tests (x, y), frame metres, at the cameras' target height. Seen cameras first, by density; then the unseen, by
 * slant range; ties by id.
 */
export function probePoint(
  scene: Scene,
  cameras: readonly AimedCamera[],
  x: number,
  y: number,
  profile: LevelProfile,
  obstacleOf: (solid: number) => NonNullable<GapReasonRow['obstacle']>,
  scratch: ProbeScratch,
): readonly ProbedCamera[] {
  const rows = cameras.map((camera) => probeCamera(scene, camera, x, y, profile, obstacleOf, scratch));
  return rows.sort(
    (a, b) =>
      Number(b.seen) - Number(a.seen) ||
      (a.seen ? b.density_px_per_m - a.density_px_per_m : a.slant_m - b.slant_m) ||
      (a.id < b.id ? -1 : 1),
  );
}

function probeCamera(
  scene: Scene,
  camera: AimedCamera,
  x: number,
  y: number,
  { levels }: LevelProfile,
  obstacleOf: (solid: number) => NonNullable<GapReasonRow['obstacle']>,
  scratch: ProbeScratch,
): ProbedCamera {
  const dx = x - camera.position.x;
  const dy = y - camera.position.y;
  const drop = camera.height_m - camera.target_m;
  const distance_m = Math.hypot(dx, dy);
  const depression_deg = toDegrees(Math.atan2(drop, distance_m));
  const tests = testPoint(camera, x, y, levels[0]?.density_px_per_m ?? 0);
  const yaw_deg = tests ? yawOf(dx, dy, tests.view.aim.bearing_deg) : 0;
  const straight = yaw_deg <= STEEPNESS_RULES.yaw_deg;
  const place = {
    id: camera.id,
    slant_m: Math.hypot(distance_m, drop),
    distance_m,
    depression_deg,
    yaw_deg,
    faceAngle: straight && Math.abs(depression_deg) <= STEEPNESS_RULES.face_deg,
    plateAngle: straight && Math.abs(depression_deg) <= STEEPNESS_RULES.plate_deg,
  };
  if (!tests) return { ...place, seen: false, failures: [], density_px_per_m: 0 };
  const blocker = blockerOf(scene, camera, x, y, scratch);
  const failures = failuresOf(tests, blocker >= 0);
  const { density_px_per_m } = tests;
  const seen = failures.length === 0;
  const level = seen && levels.findLast((entry) => entry.density_px_per_m <= density_px_per_m);
  return {
    ...place,
    seen,
    failures,
    density_px_per_m,
    ...(level ? { level: level.id } : {}),
    ...(blocker >= 0 ? { obstacle: obstacleOf(blocker) } : {}),
  };
}

function yawOf(dx: number, dy: number, bearing_deg: number): number {
  const off = Math.abs(toDegrees(Math.atan2(dx, dy)) - bearing_deg) % 360;
  return Math.min(off, 360 - off);
}
