/**
 * Lens models behind one interface (domain reference §1.3, §1.7): a ray in camera axes to a place in the picture and
 * back, and the pixel density there. Angles in radians, places in pixels from the centre (u right, w down).
 */
import { toRadians } from '../../kernel/units';
import type { LensModel } from '../../model/catalogue';
import { focalLength_px } from './lens';

export interface LensSettings {
  readonly hfov_deg: number;
  readonly vfov_deg: number;
  readonly image_width_px: number;
  readonly image_height_px: number;
}

export interface Projection {
  readonly lens: LensModel;
  /** Half the picture's width and height. */
  readonly half_px: readonly [width: number, height: number];
  /** Where a ray lands, or undefined where the lens cannot show it. Any length; right, down, depth. */
  project(right: number, down: number, depth: number): readonly [u: number, w: number] | undefined;
  /** The same mapping carried on beyond the lens' limit, to draw what crosses the border; undefined straight behind. */
  extend(right: number, down: number, depth: number): readonly [u: number, w: number] | undefined;
  /** Radius of the image circle where the picture is one. */
  readonly circle_px?: number;
  /** Columns of one whole turn where they come round again. */
  readonly turn_px?: number;
  /** The ray of a place in the picture, any length. */
  unproject(u: number, w: number): readonly [right: number, down: number, depth: number];
  inPicture(right: number, down: number, depth: number): boolean;
  /** Pixels per metre of a small target at `slant_m` along the ray: the worse of radial and tangential ([V3]). */
  density_px_per_m(right: number, down: number, depth: number, slant_m: number): number;
  /** The greatest density times slant range anywhere in the picture. */
  readonly best_px_per_rad: number;
  /** The picture's border from corner to corner, as places for t in [0, 1]; closed, clockwise in the picture. */
  border(t: number): readonly [u: number, w: number];
}

export function createProjection(lens: LensModel, settings: LensSettings): Projection {
  switch (lens) {
    case 'rectilinear':
      return rectilinear(settings);
    case 'calibrated':
      return radial('calibrated', settings, calibratedLens(settings));
    case 'equidistant':
      return radial('equidistant', settings, equidistantLens(settings));
    case 'cylindrical':
      return cylindrical(settings);
  }
}

/**
 * The model to take for stated angles by the guards of §1.3: calibrated where both angles are known, differ, are
 * wide, and give a mapping that grows to the border; else rectilinear up to 40°, equidistant beyond.
 */
export const chooseLens = (settings: LensSettings, vfovKnown: boolean): LensModel =>
  guardedLens(settings, vfovKnown).lens;

/** What decided: a narrow angle, both angles that fit a lens, no vertical angle, equal angles, no growing mapping. */
export type LensGuard = 'narrow' | 'calibrated' | 'noVertical' | 'sameAngles' | 'notGrowing';

/** As {@link chooseLens}, with the guard that decided. */
export function guardedLens(
  settings: LensSettings,
  vfovKnown: boolean,
): { readonly lens: LensModel; readonly guard: LensGuard } {
  if (settings.hfov_deg <= 40) return { lens: 'rectilinear', guard: 'narrow' };
  if (!vfovKnown) return { lens: 'equidistant', guard: 'noVertical' };
  if (Math.abs(settings.hfov_deg - settings.vfov_deg) <= 1)
    return { lens: 'equidistant', guard: 'sameAngles' };
  const { k } = calibration(settings);
  const border = Math.max(toRadians(settings.hfov_deg), toRadians(settings.vfov_deg)) / 2;
  return 1 + 3 * k * border * border > 0
    ? { lens: 'calibrated', guard: 'calibrated' }
    : { lens: 'equidistant', guard: 'notGrowing' };
}

/** §1.3, Model B: f0 in pixels per radian on the axis and the cubic term k. */
export function calibration(settings: LensSettings): { readonly f0: number; readonly k: number } {
  const t1 = toRadians(settings.hfov_deg) / 2;
  const t2 = toRadians(settings.vfov_deg) / 2;
  const y1 = settings.image_width_px / 2 / t1;
  const y2 = settings.image_height_px / 2 / t2;
  const b = (y1 - y2) / (t1 * t1 - t2 * t2);
  const f0 = y2 - b * t2 * t2;
  return { f0, k: b / f0 };
}

/** A lens that is the same in all directions from the axis: distance from the centre by angle off the axis. */
interface RadialLens {
  /** Angle beyond which the mapping no longer grows, or the lens no longer shows. */
  readonly limit: number;
  /** Radius of the image circle where the picture is one; absent for a rectangle. */
  readonly circle_px?: number;
  radius_px(theta: number): number;
  theta(radius_px: number): number;
  /** Pixels per radian along and across the radius. */
  radial(theta: number): number;
  tangential(theta: number): number;
}

function calibratedLens(settings: LensSettings): RadialLens {
  const { f0, k } = calibration(settings);
  const limit = k < 0 ? Math.min(Math.PI, 1 / Math.sqrt(-3 * k)) : Math.PI;
  const radius_px = (t: number): number => f0 * t * (1 + k * t * t);
  return {
    limit,
    radius_px,
    theta(radius) {
      // Newton's method on a growing function; the equidistant guess is close for any real lens.
      let t = Math.min(radius / f0, limit);
      for (let i = 0; i < 30; i++) {
        const slope = f0 * (1 + 3 * k * t * t);
        if (!(slope > 1e-9 * f0)) return limit;
        const step = (radius_px(t) - radius) / slope;
        t = Math.min(Math.max(t - step, 0), limit);
        if (Math.abs(step) < 1e-14) break;
      }
      return t;
    },
    radial: (t) => f0 * (1 + 3 * k * t * t),
    tangential: (t) => (t > 1e-9 ? (f0 * t * (1 + k * t * t)) / Math.sin(t) : f0),
  };
}

function equidistantLens(settings: LensSettings): RadialLens {
  const f = settings.image_width_px / toRadians(settings.hfov_deg);
  const isCircle =
    settings.hfov_deg === settings.vfov_deg && settings.image_width_px === settings.image_height_px;
  return {
    limit: isCircle ? toRadians(settings.hfov_deg) / 2 : Math.PI,
    ...(isCircle ? { circle_px: settings.image_width_px / 2 } : {}),
    radius_px: (t) => f * t,
    theta: (radius) => radius / f,
    radial: () => f,
    tangential: (t) => (t > 1e-9 ? (f * t) / Math.sin(t) : f),
  };
}

/** Angle off the axis beyond which a place in the picture says nothing any more. */
const BEHIND = toRadians(160);

function radial(lens: LensModel, settings: LensSettings, mapping: RadialLens): Projection {
  const [halfW, halfH] = [settings.image_width_px / 2, settings.image_height_px / 2];
  const theta = (right: number, down: number, depth: number): number =>
    Math.atan2(Math.hypot(right, down), depth);
  const project = (right: number, down: number, depth: number): readonly [number, number] | undefined => {
    const t = theta(right, down, depth);
    if (t > mapping.limit) return undefined;
    const across = Math.hypot(right, down);
    if (across === 0) return [0, 0];
    const r = mapping.radius_px(t) / across;
    return [right * r, down * r];
  };
  return {
    lens,
    half_px: [halfW, halfH],
    ...(mapping.circle_px === undefined ? {} : { circle_px: mapping.circle_px }),
    project,
    extend(right, down, depth) {
      const t = theta(right, down, depth);
      if (t > BEHIND) return undefined;
      const across = Math.hypot(right, down);
      if (across === 0) return [0, 0];
      const within = Math.min(t, mapping.limit);
      // Where the mapping no longer grows it is carried on straight, so that rings keep their sense.
      const r = (mapping.radius_px(within) + (t - within) * mapping.tangential(0)) / across;
      return [right * r, down * r];
    },
    unproject(u, w) {
      const r = Math.hypot(u, w);
      if (r === 0) return [0, 0, 1];
      const t = mapping.theta(r);
      return [(u / r) * Math.sin(t), (w / r) * Math.sin(t), Math.cos(t)];
    },
    inPicture(right, down, depth) {
      const place = project(right, down, depth);
      if (!place) return false;
      if (mapping.circle_px !== undefined) return Math.hypot(place[0], place[1]) <= mapping.circle_px;
      return Math.abs(place[0]) <= halfW && Math.abs(place[1]) <= halfH;
    },
    density_px_per_m(right, down, depth, slant_m) {
      const t = Math.min(theta(right, down, depth), mapping.limit);
      return Math.min(mapping.radial(t), mapping.tangential(t)) / slant_m;
    },
    best_px_per_rad: bestOf(mapping, Math.min(mapping.theta(Math.hypot(halfW, halfH)), mapping.limit)),
    border: mapping.circle_px === undefined ? rectangleBorder(halfW, halfH) : circleBorder(mapping.circle_px),
  };
}

/** The worse of both directions, at its best between the axis and the farthest corner: they rise or fall together. */
function bestOf(mapping: RadialLens, corner: number): number {
  let best = 0;
  for (let i = 0; i <= 64; i++) {
    const t = (corner * i) / 64;
    best = Math.max(best, Math.min(mapping.radial(t), mapping.tangential(t)));
  }
  return best;
}

function rectilinear(settings: LensSettings): Projection {
  const f = focalLength_px(settings.image_width_px, settings.hfov_deg);
  const th = Math.tan(toRadians(settings.hfov_deg) / 2);
  const tv = Math.tan(toRadians(settings.vfov_deg) / 2);
  // [V2] The angles are independent data: the picture's height in focal lengths is that of the vertical angle.
  const rowScale = settings.image_height_px / 2 / tv;
  const project = (right: number, down: number, depth: number): readonly [number, number] | undefined =>
    depth > 0 ? [(f * right) / depth, (rowScale * down) / depth] : undefined;
  return {
    lens: 'rectilinear',
    half_px: [settings.image_width_px / 2, settings.image_height_px / 2],
    project,
    extend: project,
    unproject: (u, w) => [u / f, w / rowScale, 1],
    inPicture: (right, down, depth) =>
      depth > 0 && Math.abs(right) <= depth * th && Math.abs(down) <= depth * tv,
    density_px_per_m: (_right, _down, _depth, slant_m) => f / slant_m,
    best_px_per_rad: f,
    border: rectangleBorder(settings.image_width_px / 2, settings.image_height_px / 2),
  };
}

/** A stitched panorama: columns by the angle round the cylinder, rows by the tangent of that out of it (§1.8). */
function cylindrical(settings: LensSettings): Projection {
  const perRadian = settings.image_width_px / toRadians(settings.hfov_deg);
  const halfTurn = toRadians(settings.hfov_deg) / 2;
  const tv = Math.tan(toRadians(settings.vfov_deg) / 2);
  const rowScale = settings.image_height_px / 2 / tv;
  const project = (right: number, down: number, depth: number): readonly [number, number] => [
    perRadian * Math.atan2(right, depth),
    (rowScale * down) / Math.hypot(right, depth),
  ];
  return {
    lens: 'cylindrical',
    half_px: [settings.image_width_px / 2, settings.image_height_px / 2],
    turn_px: 2 * Math.PI * perRadian,
    project,
    extend: (right, down, depth) =>
      Math.hypot(right, depth) > 1e-6 * Math.abs(down) ? project(right, down, depth) : undefined,
    unproject: (u, w) => [Math.sin(u / perRadian), w / rowScale, Math.cos(u / perRadian)],
    inPicture: (right, down, depth) =>
      Math.abs(Math.atan2(right, depth)) <= halfTurn && Math.abs(down) <= tv * Math.hypot(right, depth),
    density_px_per_m: (_right, _down, _depth, slant_m) => perRadian / slant_m,
    best_px_per_rad: perRadian,
    border: rectangleBorder(settings.image_width_px / 2, settings.image_height_px / 2),
  };
}

const rectangleBorder =
  (halfW: number, halfH: number) =>
  (t: number): readonly [number, number] => {
    const side = Math.min(Math.floor(t * 4), 3);
    const s = (t * 4 - side) * 2 - 1;
    if (side === 0) return [s * halfW, -halfH];
    if (side === 1) return [halfW, s * halfH];
    return side === 2 ? [-s * halfW, halfH] : [-halfW, -s * halfH];
  };

const circleBorder =
  (radius: number) =>
  (t: number): readonly [number, number] => [
    radius * Math.cos(2 * Math.PI * t),
    radius * Math.sin(2 * Math.PI * t),
  ];
