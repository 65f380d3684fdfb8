/** Places along a straight line where a test of a camera changes, as t of a + t·d relative to the camera. */
import { toRadians } from '../../kernel/units';
import { densityOnPlane } from '../optics/footprint';
import { pictureHalfPlanes, standingToLens } from '../optics/picture';
import type { AimedView } from '../visibility';

/** Where a + t·d, relative to the centre, lies on the circle. */
export function addCircle(found: number[], ax: number, ay: number, dx: number, dy: number, r: number): void {
  addRoots(found, dx * dx + dy * dy, 2 * (ax * dx + ay * dy), ax * ax + ay * ay - r * r);
}

/**
 * The borders of the picture, and of the wedge in front of its lower edge that counts as too near: straight ahead
 * (right² ≤ (ahead² + rise²)·tan²(HFOV/2), a hyperbola on the target plane) and not behind.
 */
export function addPicture(
  found: number[],
  view: AimedView,
  rise: number,
  ax: number,
  ay: number,
  dx: number,
  dy: number,
): void {
  const planes = pictureHalfPlanes(view.aim, rise);
  for (let p = 0; p < planes.length; p += 3) {
    addRoot(
      found,
      planes[p]! * dx + planes[p + 1]! * dy,
      planes[p]! * ax + planes[p + 1]! * ay + planes[p + 2]!,
    );
  }
  const bearing = toRadians(view.aim.bearing_deg);
  const [sin, cos] = [Math.sin(bearing), Math.cos(bearing)];
  const [ahead0, ahead1] = [ax * sin + ay * cos, dx * sin + dy * cos];
  const [right0, right1] = [ax * cos - ay * sin, dx * cos - dy * sin];
  addRoot(found, ahead1, ahead0);
  const wide = Math.tan(toRadians(view.aim.hfov_deg) / 2) ** 2;
  addRoots(
    found,
    right1 * right1 - wide * ahead1 * ahead1,
    2 * (right0 * right1 - wide * ahead0 * ahead1),
    right0 * right0 - wide * (ahead0 * ahead0 + rise * rise),
  );
}

function addRoot(found: number[], slope: number, constant: number): void {
  if (slope !== 0) found.push(-constant / slope);
}

/** Real roots of p·t² + q·t + r, without cancellation. */
function addRoots(found: number[], p: number, q: number, r: number): void {
  if (p === 0) {
    addRoot(found, q, r);
    return;
  }
  const discriminant = q * q - 4 * p * r;
  if (discriminant < 0) return;
  const half = -0.5 * (q + Math.sign(q || 1) * Math.sqrt(discriminant));
  found.push(half / p);
  if (half !== 0) found.push(r / half);
}

/** Steps of the search along a line, m, and how closely a change is found. */
const STEP_M = 1;
const CLOSE_M = 0.001;

/**
 * Borders of a lens that bends them, between too near and out of view and of enough pixels: searched, as they have no
 * equation worth solving.
 * What comes and goes within one step is missed.
 */
export function addBentPicture(
  found: number[],
  { projection, aim }: AimedView,
  rise: number,
  [ax, ay]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  within: readonly [from: number, to: number],
  density_px_per_m: number,
): void {
  const at = (t: number): string => {
    const [x, y] = [ax + t * dx, ay + t * dy];
    const isDense = densityOnPlane(projection, aim, x, y, rise) >= density_px_per_m;
    return `${standingToLens(projection, aim, x, y, rise)} ${isDense}`;
  };
  const length_m = Math.hypot(dx, dy);
  const steps = Math.ceil(((within[1] - within[0]) * length_m) / STEP_M);
  let [before, is] = [within[0], at(within[0])];
  for (let i = 1; i <= steps; i++) {
    const next = within[0] + ((within[1] - within[0]) * i) / steps;
    const becomes = at(next);
    if (becomes !== is) {
      let [low, high] = [before, next];
      while ((high - low) * length_m > CLOSE_M) {
        const middle = (low + high) / 2;
        if (at(middle) === is) low = middle;
        else high = middle;
      }
      found.push((low + high) / 2);
    }
    [before, is] = [next, becomes];
  }
}

/** Where the line leaves and enters a disc round the camera, within [from, to]; undefined where it misses it. */
export function stretchInDisc(
  [ax, ay]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  r: number,
  from: number,
  to: number,
): readonly [number, number] | undefined {
  const roots: number[] = [];
  addCircle(roots, ax, ay, dx, dy, r);
  if (roots.length < 2) return undefined;
  const [first, last] = [Math.max(from, Math.min(...roots)), Math.min(to, Math.max(...roots))];
  return first < last ? [first, last] : undefined;
}

/** Where two cameras are equally far in slant range along a + t·d, frame metres; none for parallel ones. */
export function equallyFar(
  p: {
    readonly position: { readonly x: number; readonly y: number };
    readonly height_m: number;
    readonly target_m: number;
  },
  q: typeof p,
  a: readonly [number, number],
  d: readonly [number, number],
): number[] {
  const square = ({ position: { x, y }, height_m, target_m }: typeof p): number =>
    (a[0] - x) ** 2 + (a[1] - y) ** 2 + (target_m - height_m) ** 2;
  const slope = 2 * (d[0] * (q.position.x - p.position.x) + d[1] * (q.position.y - p.position.y));
  return slope === 0 ? [] : [(square(q) - square(p)) / slope];
}
