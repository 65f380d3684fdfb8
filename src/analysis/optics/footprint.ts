/**
 * What a lens with a curved picture border covers on the target plane, and where each density ends there. Regions are
 * device-relative: x east and y north in the frame, metres.
 */
import { regionContains, regionFromRings, type Region } from '../../kernel/region';
import { CHORD_RADIUS, CHORDS } from '../../kernel/sight-window';
import { toRadians } from '../../kernel/units';
import { toCameraAxes, type Aim } from './picture';
import type { Projection } from './projection';

/** The traced border leaves the true one by no more than this, m. */
export const TRACE_TOLERANCE_M = 0.002;
/** Parts of the picture at or above the horizon are drawn out to this multiple of the reach, where the range cuts them. */
const BEYOND = 1.25;
const FIRST_STEPS = 64;
const MAX_HALVINGS = 10;

type Point = readonly [x: number, y: number];

/**
 * The picture's border on the plane `rise_m` above the device, as one ring out to beyond `reach_m`. Traced along the
 * border, halving each step until its middle lies within {@link TRACE_TOLERANCE_M} of the chord.
 */
export function pictureFootprint(projection: Projection, aim: Aim, rise_m: number, reach_m: number): Region {
  const axes = worldAxes(aim);
  const at = (t: number): Point =>
    onPlane(axes, projection.unproject(...projection.border(t)), rise_m, BEYOND * reach_m);
  const ring: Point[] = [];
  for (let i = 0; i < FIRST_STEPS; i++) {
    const [t0, t1] = [i / FIRST_STEPS, (i + 1) / FIRST_STEPS];
    trace(at, t0, at(t0), t1, at(t1), MAX_HALVINGS, ring);
  }
  const distinct = ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    return p[0] !== before[0] || p[1] !== before[1];
  });
  return regionFromRings([signedArea(distinct) < 0 ? distinct.reverse() : distinct]);
}

/** Adds the start and every inner point of the step from t0 to t1. */
function trace(
  at: (t: number) => Point,
  t0: number,
  p0: Point,
  t1: number,
  p1: Point,
  halvings: number,
  ring: Point[],
): void {
  const tm = (t0 + t1) / 2;
  const pm = at(tm);
  const off = Math.hypot(pm[0] - (p0[0] + p1[0]) / 2, pm[1] - (p0[1] + p1[1]) / 2);
  if (halvings === 0 || off <= TRACE_TOLERANCE_M) {
    ring.push(p0);
    return;
  }
  trace(at, t0, p0, tm, pm, halvings - 1, ring);
  trace(at, tm, pm, t1, p1, halvings - 1, ring);
}

interface WorldAxes {
  readonly right: readonly [number, number, number];
  readonly down: readonly [number, number, number];
  readonly forward: readonly [number, number, number];
}

/** Camera axes in the frame (§1.7). */
function worldAxes(aim: Aim): WorldAxes {
  const az = toRadians(aim.bearing_deg);
  const tilt = toRadians(aim.tilt_deg);
  const [sinA, cosA, sinT, cosT] = [Math.sin(az), Math.cos(az), Math.sin(tilt), Math.cos(tilt)];
  return {
    forward: [sinA * cosT, cosA * cosT, -sinT],
    right: [cosA, -sinA, 0],
    down: [-sinA * sinT, -cosA * sinT, -cosT],
  };
}

function onPlane(
  axes: WorldAxes,
  [right, down, depth]: readonly [number, number, number],
  rise_m: number,
  limit_m: number,
): Point {
  const along = (i: 0 | 1 | 2): number =>
    axes.right[i] * right + axes.down[i] * down + axes.forward[i] * depth;
  const [x, y, z] = [along(0), along(1), along(2)];
  const plan = Math.hypot(x, y);
  const scale = rise_m / z;
  const meets = z !== 0 && scale >= 0 && plan * scale <= limit_m;
  if (meets) return [x * scale, y * scale];
  return plan > 0 ? [(x / plan) * limit_m, (y / plan) * limit_m] : [0, 0];
}

function signedArea(ring: readonly Point[]): number {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    twice += x * ny - nx * y;
  });
  return twice / 2;
}

/** Whether the axis points straight down: then the density of a standing person counts, not that of a small disc. */
export const looksDown = (aim: Aim): boolean => aim.tilt_deg >= 90 - 1e-9;

/**
 * Density at plan offset (dx, dy) on the plane ([V3]): the worse of radial and tangential; for a fisheye looking
 * down the worse of f·θ/d across and f·d/s² along a standing person (§1.8).
 */
export function densityOnPlane(
  projection: Projection,
  aim: Aim,
  dx: number,
  dy: number,
  rise_m: number,
): number {
  const { right, down, depth } = toCameraAxes(aim, dx, dy, rise_m);
  const slant = Math.hypot(dx, dy, rise_m);
  const density = projection.density_px_per_m(right, down, depth, slant);
  if (projection.lens !== 'equidistant' || !looksDown(aim)) return density;
  const upright = (projection.density_px_per_m(0, 0, 1, 1) * Math.hypot(dx, dy)) / (slant * slant);
  return Math.min(density, upright);
}

/**
 * Where the density is at least `density_px_per_m`, out to `reach_m`: an interval of every bearing, one each degree
 * from the axis, its ends found by bisection and moved out as [F5] moves an arc's. Empty when not achievable. With a
 * `picture` bearings that it does not reach are left out.
 */
export function densityZone(
  projection: Projection,
  aim: Aim,
  rise_m: number,
  density_px_per_m: number,
  reach_m: number,
  picture?: Region,
): Region {
  const outer: Point[] = [];
  const inner: Point[] = [];
  const widest = picture ? widestTurn(picture, aim) : 180;
  for (let k = 0; k < CHORDS; k++) {
    if (Math.min(k, CHORDS - k) > widest) {
      outer.push([0, 0]);
      inner.push([0, 0]);
      continue;
    }
    const bearing = toRadians(aim.bearing_deg - k);
    const [sin, cos] = [Math.sin(bearing), Math.cos(bearing)];
    const surplus = (r: number): number =>
      densityOnPlane(projection, aim, r * sin, r * cos, rise_m) - density_px_per_m;
    const [near, far] =
      quickInterval(surplus, density_px_per_m, rise_m, reach_m) ?? densityInterval(surplus, reach_m);
    outer.push([far * CHORD_RADIUS * sin, far * CHORD_RADIUS * cos]);
    inner.push([near * CHORD_RADIUS * sin, near * CHORD_RADIUS * cos]);
  }
  if (!outer.some((p) => Math.hypot(p[0], p[1]) > 0)) return regionFromRings([]);
  const hasHole = inner.some((p) => Math.hypot(p[0], p[1]) > 0);
  return regionFromRings(hasHole ? [outer, inner.reverse()] : [outer]);
}

/** How many whole degrees from the axis, to either side, the picture reaches; all round when it holds the foot. */
function widestTurn(picture: Region, aim: Aim): number {
  if (regionContains(picture, 0, 0)) return 180;
  const bearing = toRadians(aim.bearing_deg);
  const [sin, cos] = [Math.sin(bearing), Math.cos(bearing)];
  let widest = 0;
  for (let i = 0; i < picture.xy.length; i += 2) {
    const [x, y] = [picture.xy[i]!, picture.xy[i + 1]!];
    widest = Math.max(widest, Math.abs(Math.atan2(x * cos - y * sin, x * sin + y * cos)));
  }
  return (widest * 180) / Math.PI + 2;
}

/** Two estimates this close (m) are one distance: far below the tolerance of the trace. */
const SETTLED_M = 1e-9;

/**
 * The interval where it begins at the foot and ends once, which is the rule: the density times the slant range hardly
 * changes with the distance, so d ← √((density·slant / asked)² − rise²) settles within a few steps. `undefined` where
 * it does not, or where the foot itself is not dense enough: then the whole bearing must be searched.
 */
function quickInterval(
  surplus: (r: number) => number,
  asked: number,
  rise_m: number,
  reach_m: number,
): readonly [near: number, far: number] | undefined {
  if (surplus(0) < 0) return undefined;
  if (surplus(reach_m) >= 0) return [0, reach_m];
  let far = reach_m;
  for (let i = 0; i < 24; i++) {
    const slant = Math.hypot(far, rise_m);
    const slantForAsked = ((surplus(far) + asked) * slant) / asked;
    const square = slantForAsked * slantForAsked - rise_m * rise_m;
    if (!(square > 0)) return undefined;
    const next = Math.sqrt(square);
    if (Math.abs(next - far) < SETTLED_M) return [0, next];
    far = next;
  }
  return undefined;
}

const SAMPLES = 48;

/** First and last distance in [0, reach] at which the surplus is not negative; [0, 0] when it never is. */
function densityInterval(
  surplus: (r: number) => number,
  reach_m: number,
): readonly [near: number, far: number] {
  // Samples grow with the square: density changes fastest near the foot.
  const at = (i: number): number => reach_m * (i / SAMPLES) ** 2;
  let first = -1;
  let last = -1;
  for (let i = 0; i <= SAMPLES; i++) {
    if (surplus(at(i)) < 0) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return [0, 0];
  const near = first === 0 ? 0 : bisect(surplus, at(first), at(first - 1));
  const far = last === SAMPLES ? reach_m : bisect(surplus, at(last), at(last + 1));
  return [near, far];
}

/** The border between a distance that holds the density and one that does not. */
function bisect(surplus: (r: number) => number, holds: number, fails: number): number {
  let [good, bad] = [holds, fails];
  for (let i = 0; i < 50; i++) {
    const mid = (good + bad) / 2;
    if (surplus(mid) >= 0) good = mid;
    else bad = mid;
  }
  return good;
}
