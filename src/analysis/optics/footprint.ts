/**
 * What a lens with a curved picture border covers on the target plane, and where each density ends there. Regions are
 * device-relative: x east and y north in the frame, metres.
 */
import { EMPTY_REGION, regionContains, regionFromRings, type Region } from '../../kernel/region';
import { CHORD_RADIUS, CHORDS } from '../../kernel/sight-window';
import { toRadians } from '../../kernel/units';
import { toCameraAxes, type Aim } from './picture';
import type { Projection } from './projection';

/** The traced border leaves the true one by no more than this, m. */
export const TRACE_TOLERANCE_M = 0.002;
/** Parts of the picture at or above the horizon are drawn out to this multiple of the reach, where the range cuts them. */
const BEYOND = 1.25;
/** In the device's own plane every ray but the level ones meets at the device: the plane just below it stands for that. */
const LEAST_RISE_M = 1e-6;
const FIRST_STEPS = 64;
const MAX_HALVINGS = 10;

/** On the plane. `above`: the ray never meets it, and its bearing alone is kept. */
type Point = readonly [x: number, y: number, above?: boolean];

/**
 * The picture on the plane `rise_m` above the device, out to beyond `reach_m`. Its border is traced, halving each step
 * until its middle lies within {@link TRACE_TOLERANCE_M} of the chord; where it is above the horizon, the horizon inside
 * the picture takes its place, drawn as a circle beyond the reach. Empty when the picture never meets the plane.
 */
export function pictureFootprint(
  projection: Projection,
  aim: Aim,
  stated_rise_m: number,
  reach_m: number,
): Region {
  const rise_m = Math.abs(stated_rise_m) < LEAST_RISE_M ? -LEAST_RISE_M : stated_rise_m;
  const axes = worldAxes(aim);
  const limit_m = BEYOND * reach_m;
  const at = (t: number): Point =>
    onPlane(axes, projection.unproject(...projection.border(t)), rise_m, limit_m);
  const traced: Point[] = [];
  for (let i = 0; i < FIRST_STEPS; i++) {
    const [t0, t1] = [i / FIRST_STEPS, (i + 1) / FIRST_STEPS];
    trace(at, t0, at(t0), t1, at(t1), MAX_HALVINGS, traced);
  }
  const foot = toCameraAxes(aim, 0, 0, rise_m);
  const ring = withHorizon(traced, limit_m, projection.inPicture(foot.right, foot.down, foot.depth));
  const distinct = ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    return p[0] !== before[0] || p[1] !== before[1];
  });
  if (distinct.length < 3) return EMPTY_REGION;
  const corners = distinct.map(([x, y]) => [x, y] as const);
  return regionFromRings([signedArea(corners) < 0 ? corners.reverse() : corners]);
}

const HORIZON_STEP = Math.PI / 36;

/** A stretch of the ring, or of the horizon where the picture's border is above it. */
interface Stretch {
  readonly points: readonly Point[];
  /** For the horizon: the angle turned about the foot, the shorter way. */
  readonly turn?: number;
}

/**
 * The ring with each stretch above the horizon replaced by the horizon between its ends: the shorter way, or the longer
 * where only that one lets the ring run round the foot as the picture does. (What meets the plane beyond the limit was
 * drawn in along its bearing: within the limit that changes nothing.)
 */
function withHorizon(ring: readonly Point[], limit_m: number, showsFoot: boolean): readonly Point[] {
  if (!ring.some((p) => p[2])) return ring;
  const start = ring.findIndex((p) => !p[2]);
  if (start < 0) return showsFoot ? arcAlong(0, 2 * Math.PI, limit_m) : [];
  const turned = [...ring.slice(start), ...ring.slice(0, start)];
  const stretches: Stretch[] = [];
  for (let i = 0; i < turned.length; i++) {
    const p = turned[i]!;
    if (!p[2]) {
      stretches.push({ points: [p] });
      continue;
    }
    while (turned[i + 1]?.[2]) i++;
    const turn = turnBetween(p, turned[i]!);
    stretches.push({ points: arcAlong(Math.atan2(p[1], p[0]), turn, limit_m), turn });
  }
  const points = stretches.flatMap((stretch) => stretch.points);
  const rounds = Math.abs(Math.round(roundsOf(points)));
  if (rounds === Number(showsFoot)) return points;
  const widest = stretches.reduce((a, b) => (Math.abs(b.turn ?? 0) > Math.abs(a.turn ?? 0) ? b : a));
  const { turn } = widest;
  if (turn === undefined) return points;
  const [x, y] = widest.points[0]!;
  const longer = arcAlong(Math.atan2(y, x), turn - Math.sign(turn) * 2 * Math.PI, limit_m);
  return stretches.flatMap((stretch) => (stretch === widest ? longer : stretch.points));
}

/** The angle from one bearing to another, counter-clockwise, in (−π, π]. */
const turnBetween = (a: Point, b: Point): number =>
  Math.atan2(a[0] * b[1] - a[1] * b[0], a[0] * b[0] + a[1] * b[1]);

/** How often a ring runs round the foot. */
const roundsOf = (ring: readonly Point[]): number =>
  ring.reduce((sum, p, i) => sum + turnBetween(p, ring[(i + 1) % ring.length]!), 0) / (2 * Math.PI);

function arcAlong(from: number, turn: number, radius_m: number): Point[] {
  const steps = Math.max(1, Math.ceil(Math.abs(turn) / HORIZON_STEP));
  return Array.from({ length: steps + 1 }, (_, k): Point => {
    const angle = from + (turn * k) / steps;
    return [radius_m * Math.cos(angle), radius_m * Math.sin(angle)];
  });
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
  const meets = z !== 0 && scale > 0;
  if (meets && plan * scale <= limit_m) return [x * scale, y * scale];
  if (plan === 0) return [0, 0, true];
  const drawn = [(x / plan) * limit_m, (y / plan) * limit_m] as const;
  return meets ? drawn : [...drawn, true];
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
export const looksDown = (aim: Pick<Aim, 'tilt_deg'>): boolean => aim.tilt_deg >= 90 - 1e-9;

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
  const outer: [number, number][] = [];
  const inner: [number, number][] = [];
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
