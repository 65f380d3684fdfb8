/**
 * The picture of a rectilinear camera: which points of the target plane fall into it, and where (§1.7 of the
 * domain reference). Device-relative metres, x east and y north in the frame; bearings are the frame's.
 */
import { toRadians } from '../../kernel/units';
import type { Projection } from './projection';

export interface Aim {
  /** Bearing of the axis in the frame, degrees clockwise from y. */
  readonly bearing_deg: number;
  /** Below the horizontal, degrees. */
  readonly tilt_deg: number;
  readonly hfov_deg: number;
  readonly vfov_deg: number;
}

/** A point in camera axes: right, down, and depth along the axis, metres. */
export interface CameraPoint {
  readonly right: number;
  readonly down: number;
  readonly depth: number;
}

/** Camera axes of a point `rise_m` above the camera (negative below) at plan offset (dx, dy). */
export function toCameraAxes(aim: Aim, dx: number, dy: number, rise_m: number): CameraPoint {
  const az = toRadians(aim.bearing_deg);
  const tilt = toRadians(aim.tilt_deg);
  const [sinA, cosA, sinT, cosT] = [Math.sin(az), Math.cos(az), Math.sin(tilt), Math.cos(tilt)];
  const ahead = dx * sinA + dy * cosA;
  return {
    right: dx * cosA - dy * sinA,
    down: -ahead * sinT - rise_m * cosT,
    depth: ahead * cosT - rise_m * sinT,
  };
}

/**
 * The picture on the plane `rise_m` above the camera as half-planes a·x + b·y + c ≥ 0, as triples: left, right, top,
 * bottom. Their intersection is the true quadrilateral of a tilted camera, open to the horizon where the top ray
 * does not meet the plane ([V2], [V10]). Depth > 0 follows from left and right together.
 */
export function pictureHalfPlanes(aim: Aim, rise_m: number): Float64Array {
  const th = Math.tan(toRadians(aim.hfov_deg) / 2);
  const tv = Math.tan(toRadians(aim.vfov_deg) / 2);
  const az = toRadians(aim.bearing_deg);
  const tilt = toRadians(aim.tilt_deg);
  const [sinA, cosA, sinT, cosT] = [Math.sin(az), Math.cos(az), exact(Math.sin(tilt)), exact(Math.cos(tilt))];
  // depth = (sinA·cosT, cosA·cosT)·p − rise·sinT, and likewise for right and down.
  const depth = [sinA * cosT, cosA * cosT, -rise_m * sinT] as const;
  const right = [cosA, -sinA, 0] as const;
  const down = [-sinA * sinT, -cosA * sinT, -rise_m * cosT] as const;
  const planes = new Float64Array(12);
  const put = (at: number, scale: number, side: readonly [number, number, number], sign: number): void => {
    for (let i = 0; i < 3; i++) planes[at + i] = scale * depth[i]! + sign * side[i]!;
  };
  put(0, th, right, 1);
  put(3, th, right, -1);
  put(6, tv, down, 1);
  put(9, tv, down, -1);
  return planes;
}

/** sin 180° and the like are 1e-16 in floating point: a plane that passes through the camera must do so exactly. */
const exact = (value: number): number => (Math.abs(value) < 1e-15 ? 0 : value);

export type InPicture = 'inPicture' | 'tooNear' | 'outOfView';

/** Where a point stands to the picture: `tooNear` is below its lower edge with the sides right ([C4]). */
export function standingToPicture(aim: Aim, dx: number, dy: number, rise_m: number): InPicture {
  const { right, down, depth } = toCameraAxes(aim, dx, dy, rise_m);
  const th = Math.tan(toRadians(aim.hfov_deg) / 2);
  const tv = Math.tan(toRadians(aim.vfov_deg) / 2);
  if (depth > 0 && Math.abs(right) <= depth * th && Math.abs(down) <= depth * tv) return 'inPicture';
  // Below the lower edge: the point lies under the plane through the lens and the picture's lower border.
  const tilt = toRadians(aim.tilt_deg);
  const ahead = depth * Math.cos(tilt) - down * Math.sin(tilt);
  const below = down > depth * tv;
  const straightAhead = ahead >= 0 && Math.abs(right) <= Math.hypot(depth, down) * th;
  return below && straightAhead ? 'tooNear' : 'outOfView';
}

/** The same for any lens: below the picture's lower edge, between its sides, is too near. */
export function standingToLens(
  projection: Projection,
  aim: Aim,
  dx: number,
  dy: number,
  rise_m: number,
): InPicture {
  if (projection.lens === 'rectilinear') return standingToPicture(aim, dx, dy, rise_m);
  const { right, down, depth } = toCameraAxes(aim, dx, dy, rise_m);
  if (projection.inPicture(right, down, depth)) return 'inPicture';
  const place = projection.project(right, down, depth);
  const [halfWidth, halfHeight] = projection.half_px;
  const below = place !== undefined && place[1] > halfHeight && Math.abs(place[0]) <= halfWidth;
  return below ? 'tooNear' : 'outOfView';
}

/**
 * [V10] Horizontal distance in m from the foot to the first point in the picture on the axis bearing, on the plane
 * `rise_m` above the camera; 0 when the foot itself is in it, null when none ever is.
 */
export function nearBlind_m(tilt_deg: number, vfov_deg: number, rise_m: number): number | null {
  const lowest = tilt_deg + vfov_deg / 2;
  const highest = tilt_deg - vfov_deg / 2;
  if (rise_m < 0) {
    if (lowest >= 90) return highest <= 90 ? 0 : null;
    return lowest > 0 ? -rise_m / Math.tan(toRadians(lowest)) : null;
  }
  if (rise_m > 0) {
    if (highest <= -90) return 0;
    return highest < 0 ? rise_m / Math.tan(toRadians(-highest)) : null;
  }
  return highest <= 0 && lowest >= 0 ? 0 : null;
}

/** Horizontal distance where the top ray meets the plane; null when it never does (§1.5). */
export function farLimit_m(tilt_deg: number, vfov_deg: number, rise_m: number): number | null {
  const highest = tilt_deg - vfov_deg / 2;
  return rise_m < 0 && highest > 0 ? -rise_m / Math.tan(toRadians(Math.min(highest, 90))) : null;
}
