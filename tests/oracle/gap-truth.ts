/**
 * The slow truth about one unseen point ([C4]): every camera in reach tested with the formulas of the domain reference
 * written out once more, occlusion by the heights of the line over every prism. Shares no code with the product but
 * the cameras' resolved places and angles.
 */
import type { CameraSight } from '../../src/analysis/visibility';
import { trueDensity, type TrueCamera } from './lens-truth';
import { blockingPrism, type Prism } from './line-height';

export interface Spoken {
  readonly reason: string;
  readonly device?: string;
  /** Index of the prism in the way. */
  readonly obstacle?: number;
}

interface Failure extends Spoken {
  readonly failed: number;
  readonly slant_m: number;
}

const rad = (deg: number): number => (deg * Math.PI) / 180;

/** Prisms with their boxes, so that a line meets those near it alone. */
export class PrismField {
  readonly prisms: readonly Prism[];
  private readonly boxes: Float64Array;

  constructor(prisms: readonly Prism[]) {
    this.prisms = prisms;
    this.boxes = new Float64Array(4 * prisms.length);
    prisms.forEach(({ rings }, p) => {
      const xs = rings[0]!.map(([x]) => x);
      const ys = rings[0]!.map(([, y]) => y);
      this.boxes.set([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], 4 * p);
    });
  }

  /** Index of the blocking prism nearest the eye, or −1. */
  blocker(eye: readonly [number, number, number], p: readonly [number, number, number]): number {
    const [x0, x1] = [Math.min(eye[0], p[0]), Math.max(eye[0], p[0])];
    const [y0, y1] = [Math.min(eye[1], p[1]), Math.max(eye[1], p[1])];
    const near: number[] = [];
    const { boxes } = this;
    for (let i = 0; i < this.prisms.length; i++) {
      if (boxes[4 * i]! > x1 || boxes[4 * i + 1]! > y1 || boxes[4 * i + 2]! < x0 || boxes[4 * i + 3]! < y0)
        continue;
      near.push(i);
    }
    const found = blockingPrism(
      near.map((i) => this.prisms[i]!),
      eye,
      p,
    );
    return found < 0 ? -1 : near[found]!;
  }
}

/**
 * Who speaks of the point and why. `asked`, `lowest`: densities in px/m. By day and without masks.
 */
export function whyUnseen(
  sights: readonly CameraSight[],
  field: PrismField,
  [x, y]: readonly [number, number],
  asked: number,
  lowest: number,
): Spoken {
  let best: (Failure & { readonly id: string }) | undefined;
  let someInRange = false;
  for (const sight of sights) {
    const plan_m = Math.hypot(x - sight.position.x, y - sight.position.y);
    const drop_m = sight.height_m - sight.target_m;
    const planReach = (slant: number): number => Math.sqrt(Math.max(0, slant ** 2 - drop_m ** 2));
    const optical = Math.max(0, ...sight.views.map((v) => planReach(v.focal_px / lowest)));
    if (plan_m > optical || sight.views.length === 0) continue;
    const cut = sight.views.map((v) => planReach(Math.min(v.focal_px / lowest, v.max_range_m)));
    if (plan_m <= Math.max(...cut)) someInRange = true;
    const told = failuresOf(sight, field, [x, y, sight.target_m], asked);
    const beats =
      !best ||
      told.failed < best.failed ||
      (told.failed === best.failed &&
        (told.slant_m < best.slant_m || (told.slant_m === best.slant_m && sight.id < best.id)));
    if (beats) best = { ...told, id: sight.id };
  }
  if (!best || !someInRange) return { reason: 'noDeviceInRange' };
  return {
    reason: best.reason,
    device: best.id,
    ...(best.obstacle === undefined ? {} : { obstacle: best.obstacle }),
  };
}

function failuresOf(
  sight: CameraSight,
  field: PrismField,
  p: readonly [number, number, number],
  asked: number,
): Failure {
  const eye = [sight.position.x, sight.position.y, sight.height_m] as const;
  const slant_m = Math.hypot(p[0] - eye[0], p[1] - eye[1], p[2] - eye[2]);
  const obstacle = field.blocker(eye, p);
  let best: { failed: number; density: number; reasons: string[] } | undefined;
  for (const view of sight.views) {
    const camera: TrueCamera = {
      lens: view.lens,
      eye,
      bearing_deg: view.aim.bearing_deg,
      tilt_deg: view.aim.tilt_deg,
      hfov_deg: view.aim.hfov_deg,
      vfov_deg: view.aim.vfov_deg,
      width_px: view.image_width_px,
      height_px: view.image_height_px,
    };
    const density = densityAt(camera, p);
    const reasons: string[] = [];
    if (trueDensity(camera, p) === undefined) reasons.push(standing(camera, p));
    if (density < asked) reasons.push('tooFewPixels');
    if (slant_m > view.max_range_m) reasons.push('outOfRange');
    const better =
      !best || reasons.length < best.failed || (reasons.length === best.failed && density > best.density);
    if (better) best = { failed: reasons.length, density, reasons };
  }
  const { failed, reasons } = best!;
  if (obstacle >= 0) return { reason: 'occluded', failed: failed + 1, slant_m, obstacle };
  return { reason: reasons[0] ?? 'seen', failed, slant_m };
}

/** Right, down and depth of a point in the camera's axes. */
function axes({ eye, bearing_deg, tilt_deg }: TrueCamera, p: readonly number[]): [number, number, number] {
  const [az, tau] = [rad(bearing_deg), rad(tilt_deg)];
  const [dx, dy, dz] = [p[0]! - eye[0], p[1]! - eye[1], p[2]! - eye[2]];
  const ahead = dx * Math.sin(az) + dy * Math.cos(az);
  return [
    dx * Math.cos(az) - dy * Math.sin(az),
    -ahead * Math.sin(tau) - dz * Math.cos(tau),
    ahead * Math.cos(tau) - dz * Math.sin(tau),
  ];
}

/** r(θ) = f0·θ·(1 + k·θ²) up to a limit (domain reference 1.3): a fisheye has no k. */
function radialLens({ lens, width_px, height_px, hfov_deg, vfov_deg }: TrueCamera) {
  const [hw, hh] = [rad(hfov_deg) / 2, rad(vfov_deg) / 2];
  if (lens === 'equidistant') {
    const isCircle = width_px === height_px && hfov_deg === vfov_deg;
    return { f0: width_px / 2 / hw, k: 0, limit: isCircle ? hw : Math.PI };
  }
  const [y1, y2] = [width_px / 2 / hw, height_px / 2 / hh];
  const b = (y1 - y2) / (hw * hw - hh * hh);
  const f0 = y2 - b * hh * hh;
  const k = b / f0;
  return { f0, k, limit: k < 0 ? Math.min(Math.PI, 1 / Math.sqrt(-3 * k)) : Math.PI };
}

/** Density as if the picture had no border. */
function densityAt(camera: TrueCamera, p: readonly number[]): number {
  const { lens, eye, width_px, hfov_deg, tilt_deg } = camera;
  const s = Math.hypot(p[0]! - eye[0], p[1]! - eye[1], p[2]! - eye[2]);
  if (lens === 'rectilinear') return width_px / (2 * Math.tan(rad(hfov_deg) / 2)) / s;
  if (lens === 'cylindrical') return width_px / rad(hfov_deg) / s;
  const { f0, k, limit } = radialLens(camera);
  const [xc, yc, zc] = axes(camera, p);
  const t = Math.min(Math.atan2(Math.hypot(xc, yc), zc), limit);
  const tangential = t > 1e-9 ? (f0 * t * (1 + k * t * t)) / Math.sin(t) : f0;
  const worst = Math.min(f0 * (1 + 3 * k * t * t), tangential) / s;
  if (lens === 'calibrated' || tilt_deg < 90) return worst;
  return Math.min(worst, (f0 * Math.hypot(p[0]! - eye[0], p[1]! - eye[1])) / (s * s));
}

/** Where a bent lens puts a point, px from the middle; undefined beyond what it can. */
function projected(camera: TrueCamera, p: readonly number[]): readonly [number, number] | undefined {
  const [xc, yc, zc] = axes(camera, p);
  if (camera.lens === 'cylindrical') {
    const f = camera.width_px / rad(camera.hfov_deg);
    const fy = camera.height_px / 2 / Math.tan(rad(camera.vfov_deg) / 2);
    return [f * Math.atan2(xc, zc), (fy * yc) / Math.hypot(xc, zc)];
  }
  const { f0, k, limit } = radialLens(camera);
  const [t, phi] = [Math.atan2(Math.hypot(xc, yc), zc), Math.atan2(yc, xc)];
  const r = f0 * t * (1 + k * t * t);
  return t > limit ? undefined : [r * Math.cos(phi), r * Math.sin(phi)];
}

/** Below the lower edge of the picture with the sides right is too near, all else outside the picture is out of view. */
function standing(camera: TrueCamera, p: readonly number[]): string {
  const { lens, eye, bearing_deg, tilt_deg, hfov_deg, vfov_deg, width_px, height_px } = camera;
  if (lens !== 'rectilinear') {
    const place = projected(camera, p);
    return place && place[1] > height_px / 2 && Math.abs(place[0]) <= width_px / 2 ? 'tooNear' : 'outOfView';
  }
  const [az, tau] = [rad(bearing_deg), rad(tilt_deg)];
  const [dx, dy, dz] = [p[0]! - eye[0], p[1]! - eye[1], p[2]! - eye[2]];
  const ahead = dx * Math.sin(az) + dy * Math.cos(az);
  const aside = dx * Math.cos(az) - dy * Math.sin(az);
  // Depression of the point in the vertical plane of the axis, against that of the picture's lower edge.
  const depression = Math.atan2(-dz, ahead);
  const isBelow = depression > tau + rad(vfov_deg) / 2;
  const isAhead = ahead >= 0 && Math.abs(aside) <= Math.hypot(ahead, dz) * Math.tan(rad(hfov_deg) / 2);
  return isBelow && isAhead ? 'tooNear' : 'outOfView';
}
