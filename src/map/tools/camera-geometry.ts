/**
 * Where a camera's handles are, and what dragging one makes of the camera (UI.md 6). Everything in the frame of the
 * camera itself: metres east and north of its place, where bearings are azimuths. Not on Turf's sphere: these values
 * are printed ([F1]), and a sphere's bearings are off by up to 0.1°.
 */
import {
  DEVICE_DEFAULTS,
  horizontalRange_m,
  pictureHalfPlanes,
  resolveCamera,
  type View,
} from '../../analysis/optics';
import { createFrame } from '../../kernel/frame';
import { normalizeAzimuth, toDegrees, toRadians } from '../../kernel/units';
import type { DeviceModel } from '../../model/catalogue';
import { BOUNDS } from '../../model/checks';
import { turnedTo } from '../../model/edits';
import type { Camera, LonLat, ViewSettings } from '../../model/plan';

export type HandleRole = 'tilt' | 'angle-left' | 'angle-right' | 'range' | 'azimuth' | 'position';

export interface Handle {
  readonly role: HandleRole;
  readonly at: LonLat;
  /** Turn of its picture, degrees clockwise from north. */
  readonly turn_deg: number;
  /** How far beyond `at` it is drawn along the axis, px. */
  readonly beyond_px: number;
}

/** What a drag needs to know beside the camera. */
export interface Optics {
  readonly model: DeviceModel | undefined;
  /** Threshold of the profile's lowest level: where a camera without a range limit ends. */
  readonly lowestDensity_px_per_m: number;
  readonly targetHeight_m: number;
}

export interface CameraGeometry {
  readonly view: View;
  readonly height_m: number;
  /** From the lens down to the target height; negative when the target is higher. */
  readonly drop_m: number;
  /** Horizontal distance at which the field ends on the axis. */
  readonly reach_m: number;
  /** Horizontal distance to the aim point on the ground; undefined when the axis does not meet it. */
  readonly aim_m: number | undefined;
}

export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
}

/** The azimuth handle stands this far beyond the arc, px. */
export const AZIMUTH_BEYOND_PX = 22;
/** The angle handles stand at this share of the reach. */
const ANGLE_SHARE = 2 / 3;
/** The aim point is kept this far inside the arc, so that its handle does not hide the range bar. */
const AIM_SHARE = 0.9;

/** Undefined when the camera has not exactly one view that is modelled: then only place and direction are handles. */
export function cameraGeometry(camera: Camera, optics: Optics): CameraGeometry | undefined {
  const { views, height_m } = resolveCamera(camera, optics.model);
  const view = views[0];
  if (!view || views.length > 1) return undefined;
  const drop_m = height_m - optics.targetHeight_m;
  const slant = Math.min(view.max_range_m, view.focal_px / optics.lowestDensity_px_per_m);
  const tilt = toRadians(view.tilt_deg);
  return {
    view,
    height_m,
    drop_m,
    reach_m: Math.max(1, horizontalRange_m(slant, drop_m)),
    aim_m: view.tilt_deg > 0 ? Math.max(0, height_m / Math.tan(tilt)) : undefined,
  };
}

export function handlesOf(camera: Camera, optics: Optics): readonly Handle[] {
  const position: Handle = { role: 'position', at: camera.position, turn_deg: 0, beyond_px: 0 };
  const geometry = cameraGeometry(camera, optics);
  if (!geometry) {
    const azimuth = (camera.views?.[0] ?? camera).azimuth_deg ?? camera.azimuth_deg;
    if (azimuth === undefined) return [position];
    const at = polar(camera.position, azimuth, TURN_ONLY_M);
    return [{ role: 'azimuth', at, turn_deg: azimuth, beyond_px: AZIMUTH_BEYOND_PX }, position];
  }
  const { view, reach_m } = geometry;
  const axis = view.azimuth_deg;
  const [left, right] = edgeBearings(geometry);
  const end = polar(camera.position, axis, reach_m);
  return [
    {
      role: 'tilt',
      at: polar(camera.position, axis, aimShown_m(geometry)),
      turn_deg: axis,
      beyond_px: 0,
    },
    {
      role: 'angle-left',
      at: polar(camera.position, left, ANGLE_SHARE * reach_m),
      turn_deg: left - 90,
      beyond_px: 0,
    },
    {
      role: 'angle-right',
      at: polar(camera.position, right, ANGLE_SHARE * reach_m),
      turn_deg: right + 90,
      beyond_px: 0,
    },
    { role: 'range', at: end, turn_deg: axis, beyond_px: 0 },
    { role: 'azimuth', at: end, turn_deg: axis, beyond_px: AZIMUTH_BEYOND_PX },
    position,
  ];
}

/** Length of the axis of a camera that can only be turned. */
const TURN_ONLY_M = 12;

/** Where the diamond stands: the aim point, or the edge of the field when the camera looks farther than that. */
export const aimShown_m = ({ aim_m, reach_m }: CameraGeometry): number =>
  Math.min(aim_m ?? Infinity, AIM_SHARE * reach_m);

/** The camera with one value changed, so that the handle of that role comes to `at`. */
export function dragHandle(
  camera: Camera,
  role: Exclude<HandleRole, 'position'>,
  at: LonLat,
  optics: Optics,
  modifiers: Modifiers,
): Camera {
  const [east, north] = createFrame(camera.position).toFrame(at[0], at[1]);
  const bearing = normalizeAzimuth(toDegrees(Math.atan2(east, north)));
  if (role === 'azimuth') return turnedTo(camera, stepped(bearing, azimuthStep(modifiers), 360));
  const geometry = cameraGeometry(camera, optics);
  if (!geometry) return camera;
  const axis = toRadians(geometry.view.azimuth_deg);
  const ahead = east * Math.sin(axis) + north * Math.cos(axis);
  const aside = east * Math.cos(axis) - north * Math.sin(axis);
  if (role === 'range') return dragRange(camera, geometry, ahead, modifiers);
  if (role === 'tilt') return dragTilt(camera, geometry, ahead, modifiers);
  return dragAngle(camera, geometry, role === 'angle-left' ? -aside : aside, ahead, bearing, role, modifiers);
}

/** The range limit is a slant range ([V2]): the bar on the ground is nearer. */
function dragRange(camera: Camera, { drop_m }: CameraGeometry, ahead: number, { shift }: Modifiers): Camera {
  const slant = Math.hypot(Math.max(0, ahead), drop_m);
  const { min, max } = BOUNDS.max_range_m;
  return withView(camera, { max_range_m: clamp(stepped(slant, shift ? 10 : 1), min, max) });
}

/** The axis meets the ground at `ahead`: tan(tilt) = height ÷ distance. */
function dragTilt(camera: Camera, { height_m }: CameraGeometry, ahead: number, { shift }: Modifiers): Camera {
  const tilt = toDegrees(Math.atan2(height_m, Math.max(0.01, ahead)));
  const { min, max } = BOUNDS.tilt_deg;
  return withView(camera, { tilt_deg: clamp(stepped(tilt, shift ? 5 : 1), min, max) });
}

/**
 * The picture's edge runs through the pointer: tan(HFOV / 2) is the offset from the axis by the depth along it. With
 * Ctrl the other edge stays where it is, and the axis goes to the middle.
 */
function dragAngle(
  camera: Camera,
  geometry: CameraGeometry,
  outwards: number,
  ahead: number,
  bearing: number,
  role: HandleRole,
  { ctrl, shift, alt }: Modifiers,
): Camera {
  const step = shift ? 5 : alt ? 0.1 : 1;
  if (!ctrl) {
    const depth = depthAt(geometry, ahead);
    const half = depth > 0 ? toDegrees(Math.atan(Math.max(0, outwards) / depth)) : 89.5;
    return withView(camera, { hfov_deg: clamp(stepped(2 * half, step), 1, 179) });
  }
  const { azimuth_deg, hfov_deg } = geometry.view;
  const sign = role === 'angle-left' ? -1 : 1;
  const fixed = azimuth_deg - (sign * hfov_deg) / 2;
  const opened = clamp(stepped(normalizeAzimuth(sign * (bearing - fixed)), step), 1, 179);
  return withView(turnedTo(camera, normalizeAzimuth(fixed + (sign * opened) / 2)), { hfov_deg: opened });
}

/** Depth along the axis of a point of the target plane `ahead` of the foot. */
function depthAt({ view, drop_m }: CameraGeometry, ahead: number): number {
  const tilt = toRadians(view.tilt_deg);
  return ahead * Math.cos(tilt) + drop_m * Math.sin(tilt);
}

/**
 * Bearings of the picture's edges at the distance where their handles stand: where the line aside = tan(HFOV / 2) ·
 * depth(ahead) meets the circle of that distance.
 */
function edgeBearings({ view, drop_m, reach_m }: CameraGeometry): readonly [left: number, right: number] {
  const distance = ANGLE_SHARE * reach_m;
  const tilt = toRadians(view.tilt_deg);
  const th = Math.tan(toRadians(Math.min(view.hfov_deg, 179) / 2));
  const slope = th * Math.cos(tilt);
  const offset = th * drop_m * Math.sin(tilt);
  // (1 + slope²)·ahead² + 2·slope·offset·ahead + offset² − distance² = 0
  const root = Math.max(0, (1 + slope * slope) * distance * distance - offset * offset);
  const ahead = (Math.sqrt(root) - slope * offset) / (1 + slope * slope);
  const turn = toDegrees(Math.atan2(slope * ahead + offset, ahead));
  return [view.azimuth_deg - turn, view.azimuth_deg + turn];
}

/** Sets values where the camera keeps them: on its one view, or on itself. */
function withView(camera: Camera, values: ViewSettings): Camera {
  if (!camera.views?.length) return { ...camera, ...values, ...keptPicture(camera, values) };
  return { ...camera, views: camera.views.map((view) => ({ ...view, ...values })) };
}

/** A stated vertical angle belongs to the horizontal one: it keeps its share of it. */
function keptPicture(camera: Camera, { hfov_deg }: ViewSettings): ViewSettings {
  if (hfov_deg === undefined || camera.vfov_deg === undefined) return {};
  const before = Math.tan(toRadians((camera.hfov_deg ?? DEVICE_DEFAULTS.hfov_deg) / 2));
  const tangent = (Math.tan(toRadians(hfov_deg / 2)) * Math.tan(toRadians(camera.vfov_deg / 2))) / before;
  return { vfov_deg: Math.round(toDegrees(2 * Math.atan(tangent)) * 10) / 10 };
}

/** The unobstructed field at the target height as a closed ring: the picture's footprint within the reach ([V2], [F5]). */
export function fieldOutline(camera: Camera, optics: Optics): readonly LonLat[] {
  const geometry = cameraGeometry(camera, optics);
  if (!geometry) return [];
  const { view, drop_m, reach_m } = geometry;
  const planes = pictureHalfPlanes({ ...view, bearing_deg: view.azimuth_deg }, -drop_m);
  let ring = Array.from({ length: 360 }, (_, i): Point => [
    reach_m * Math.sin(toRadians(i)),
    reach_m * Math.cos(toRadians(i)),
  ]);
  for (let p = 0; p < 12; p += 3) {
    ring = clipByHalfPlane(ring, ([x, y]) => planes[p]! * x + planes[p + 1]! * y + planes[p + 2]!);
  }
  const frame = createFrame(camera.position);
  const outline = ring.map(([x, y]): LonLat => frame.toLonLat(x, y));
  return outline.length < 3 ? [] : [...outline, outline[0]!];
}

type Point = readonly [number, number];

function clipByHalfPlane(ring: readonly Point[], side: (p: Point) => number): Point[] {
  const out: Point[] = [];
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const from = side(a);
    const to = side(b);
    if (from >= 0) out.push(a);
    if (from >= 0 !== to >= 0) {
      const t = from / (from - to);
      out.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
  });
  return out;
}

/** The place at a bearing and distance. */
export function polar(from: LonLat, bearing_deg: number, distance_m: number): LonLat {
  const b = toRadians(bearing_deg);
  return createFrame(from).toLonLat(distance_m * Math.sin(b), distance_m * Math.cos(b));
}

/** Azimuth and distance from one place to another. */
export function bearingTo(
  from: LonLat,
  to: LonLat,
): { readonly azimuth_deg: number; readonly distance_m: number } {
  const [east, north] = createFrame(from).toFrame(to[0], to[1]);
  return {
    azimuth_deg: normalizeAzimuth(toDegrees(Math.atan2(east, north))),
    distance_m: Math.hypot(east, north),
  };
}

export const azimuthStep = ({ shift, alt }: Modifiers): number => (alt ? 0.1 : shift ? 15 : 1);

/** To whole steps, without the noise of binary fractions. */
export const stepped = (value: number, step: number, wrap = Infinity): number => {
  const whole = Math.round(Math.round(value / step) * step * 1e6) / 1e6;
  return whole >= wrap ? whole - wrap : whole;
};

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));
