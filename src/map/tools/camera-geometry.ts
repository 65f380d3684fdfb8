/**
 * Where a camera's handles are, and what dragging one makes of the camera (UI.md 6). Everything in the frame of the
 * camera itself: metres east and north of its place, where bearings are azimuths. Not on Turf's sphere: these values
 * are printed ([F1]), and a sphere's bearings are off by up to 0.1°.
 */
import {
  DEVICE_DEFAULTS,
  densityOnPlane,
  densityZone,
  horizontalRange_m,
  pictureFootprint,
  pictureHalfPlanes,
  resolveCamera,
  toCameraAxes,
  type Aim,
  type View,
} from '../../analysis/optics';
import { createFrame } from '../../kernel/frame';
import { intersectRegions } from '../../kernel/overlay/region-ops';
import { ringArea } from '../../kernel/region';
import { normalizeAzimuth, toDegrees, toRadians } from '../../kernel/units';
import type { DeviceModel, Level } from '../../model/catalogue';
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
  /** Of the profile, ascending density: named at the handle in motion. */
  readonly levels?: readonly Level[];
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
  /** It looks somewhere: not all round and not straight down. */
  readonly aimed: boolean;
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
  const tilt = toRadians(view.tilt_deg);
  return {
    view,
    height_m,
    drop_m,
    reach_m: Math.max(1, reachOnAxis_m(view, drop_m, optics.lowestDensity_px_per_m)),
    aim_m: view.tilt_deg > 0 ? Math.max(0, height_m / Math.tan(tilt)) : undefined,
    aimed: looksSomewhere(view),
  };
}

export const looksSomewhere = ({ tilt_deg, hfov_deg }: View): boolean => tilt_deg < 90 && hfov_deg < 360;

/** The view aimed in a frame centred on the camera, where bearings are azimuths. */
const aimOf = (view: View): Aim => ({ ...view, bearing_deg: view.azimuth_deg });

/** Where the lowest density, or the range limit, is used up straight ahead ([V3]); lenses differ in how it falls. */
function reachOnAxis_m(view: View, drop_m: number, lowest_px_per_m: number): number {
  const slant = Math.min(view.max_range_m, view.focal_px / lowest_px_per_m);
  const most = horizontalRange_m(slant, drop_m);
  const bearing = toRadians(view.azimuth_deg);
  const holds = (r: number): boolean =>
    densityOnPlane(view.projection, aimOf(view), r * Math.sin(bearing), r * Math.cos(bearing), -drop_m) >=
    lowest_px_per_m * (1 - 1e-9);
  return holds(most) ? most : bisected(0, most, holds);
}

/** The largest value in [good, bad] that passes, for a test that fails from some value on. */
function bisected(good: number, bad: number, passes: (value: number) => boolean): number {
  for (let i = 0; i < 40; i++) {
    const middle = (good + bad) / 2;
    if (passes(middle)) good = middle;
    else bad = middle;
  }
  return good;
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
  const axis = geometry.view.azimuth_deg;
  const end = polar(camera.position, axis, geometry.reach_m);
  const range: Handle = { role: 'range', at: end, turn_deg: axis, beyond_px: 0 };
  if (!geometry.aimed) return [range, position];
  return [
    { role: 'tilt', at: polar(camera.position, axis, aimShown_m(geometry)), turn_deg: axis, beyond_px: 0 },
    ...angleHandles(camera, geometry),
    range,
    { role: 'azimuth', at: end, turn_deg: axis, beyond_px: AZIMUTH_BEYOND_PX },
    position,
  ];
}

function angleHandles(camera: Camera, geometry: CameraGeometry): readonly Handle[] {
  const turn = edgeTurn_deg(geometry);
  return ([-1, 1] as const).map((side) => {
    const bearing = geometry.view.azimuth_deg + side * turn;
    return {
      role: side < 0 ? 'angle-left' : 'angle-right',
      at: polar(camera.position, bearing, ANGLE_SHARE * geometry.reach_m),
      turn_deg: bearing + 90 * side,
      beyond_px: 0,
    };
  });
}

/** Length of the axis of a camera that can only be turned. */
const TURN_ONLY_M = 12;

/** Where the diamond stands: the aim point, or the edge of the field when the camera looks farther than that. */
export const aimShown_m = ({ aim_m, reach_m }: CameraGeometry): number =>
  Math.min(aim_m ?? Infinity, AIM_SHARE * reach_m);

/** Density at the target height where a handle stands. */
export function densityAtHandle(role: HandleRole, geometry: CameraGeometry): number {
  const { view, drop_m, reach_m } = geometry;
  const isEdge = role === 'angle-left' || role === 'angle-right';
  const away = isEdge ? ANGLE_SHARE * reach_m : role === 'tilt' ? aimShown_m(geometry) : reach_m;
  const turn = isEdge ? edgeTurn_deg(geometry) * (role === 'angle-left' ? -1 : 1) : 0;
  const bearing = toRadians(view.azimuth_deg + turn);
  const [east, north] = [away * Math.sin(bearing), away * Math.cos(bearing)];
  return densityOnPlane(view.projection, aimOf(view), east, north, -drop_m);
}

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
  if (role === 'range') return dragRange(camera, geometry, ahead, modifiers);
  if (role === 'tilt') return dragTilt(camera, geometry, ahead, modifiers);
  return dragAngle(camera, geometry, role, bearing, optics, modifiers);
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
 * The picture's edge runs through the pointer: the angle is opened until the edge has the pointer's bearing. With Ctrl
 * the other edge stays where it is, and the axis goes to the middle.
 */
function dragAngle(
  camera: Camera,
  { view }: CameraGeometry,
  role: 'angle-left' | 'angle-right',
  bearing: number,
  optics: Optics,
  { ctrl, shift, alt }: Modifiers,
): Camera {
  const step = shift ? 5 : alt ? 0.1 : 1;
  const side = role === 'angle-left' ? -1 : 1;
  const widest = view.lens === 'rectilinear' ? 179 : 359;
  if (ctrl) {
    const fixed = view.azimuth_deg - (side * view.hfov_deg) / 2;
    const opened = clamp(stepped(normalizeAzimuth(side * (bearing - fixed)), step), 1, widest);
    return withView(turnedTo(camera, normalizeAzimuth(fixed + (side * opened) / 2)), { hfov_deg: opened });
  }
  // Beyond the axis, on the other side, the angle is as narrow as can be.
  const off = side * turnBetween(view.azimuth_deg, bearing);
  const isShort = (hfov_deg: number): boolean => {
    const geometry = cameraGeometry(withView(camera, { hfov_deg }), optics);
    return !geometry || edgeTurn_deg(geometry) <= off;
  };
  const opened = openedTo(view.hfov_deg, widest, isShort);
  return withView(camera, { hfov_deg: clamp(stepped(opened, step), 1, widest) });
}

/**
 * The angle, nearest to the present one, at which the edge goes past the pointer. Searched step by step from here: a
 * bent picture opened far beyond what its lens can do would have other answers.
 */
function openedTo(now: number, widest: number, isShort: (hfov_deg: number) => boolean): number {
  let at = Math.min(now, widest);
  const up = isShort(at);
  for (;;) {
    const next = up ? Math.min(widest, at + SCAN_DEG) : Math.max(1, at - SCAN_DEG);
    if (next === at) return at;
    if (isShort(next) !== up) return up ? bisected(at, next, isShort) : bisected(next, at, isShort);
    at = next;
  }
}

/** From one bearing to another, degrees in (−180, 180], clockwise positive. */
const turnBetween = (from: number, to: number): number => 180 - normalizeAzimuth(180 - (to - from));

/** How far the picture's edges stand off the axis at the distance of their handles, degrees. */
function edgeTurn_deg({ view, drop_m, reach_m }: CameraGeometry): number {
  const distance = ANGLE_SHARE * reach_m;
  if (view.lens === 'rectilinear') return straightEdge_deg(view, drop_m, distance);
  const aim = aimOf(view);
  const isInside = (turn: number): boolean => {
    const b = toRadians(view.azimuth_deg + turn);
    const { right, down, depth } = toCameraAxes(aim, distance * Math.sin(b), distance * Math.cos(b), -drop_m);
    // Only the sides are asked for, whether or not the row is in the picture.
    const place = view.projection.project(right, down, depth);
    return place !== undefined && Math.abs(place[0]) <= view.projection.half_px[0];
  };
  // Straight behind, a picture that bends comes back to its middle: the first way out counts.
  let turn = 0;
  while (turn < 180 && isInside(turn + SCAN_DEG)) turn += SCAN_DEG;
  return turn >= 180 ? 180 : bisected(turn, turn + SCAN_DEG, isInside);
}

const SCAN_DEG = 5;

/** Where the line aside = tan(HFOV / 2) · depth(ahead) meets the circle of that distance. */
function straightEdge_deg(view: View, drop_m: number, distance: number): number {
  const tilt = toRadians(view.tilt_deg);
  const th = Math.tan(toRadians(view.hfov_deg) / 2);
  const slope = th * Math.cos(tilt);
  const offset = th * drop_m * Math.sin(tilt);
  // (1 + slope²)·ahead² + 2·slope·offset·ahead + offset² − distance² = 0
  const root = Math.max(0, (1 + slope * slope) * distance * distance - offset * offset);
  const ahead = (Math.sqrt(root) - slope * offset) / (1 + slope * slope);
  return toDegrees(Math.atan2(slope * ahead + offset, ahead));
}

/** Sets values where the camera keeps them: on its one view, or on itself. */
function withView(camera: Camera, values: ViewSettings): Camera {
  if (!camera.views?.length) return { ...camera, ...values, ...keptPicture(camera, values) };
  return { ...camera, views: camera.views.map((view) => ({ ...view, ...values })) };
}

/** A stated vertical angle belongs to the horizontal one: it keeps its share of it. */
function keptPicture(camera: Camera, { hfov_deg }: ViewSettings): ViewSettings {
  const before = camera.hfov_deg ?? DEVICE_DEFAULTS.hfov_deg;
  if (hfov_deg === undefined || camera.vfov_deg === undefined || hfov_deg === before) return {};
  const wide = Math.max(hfov_deg, before) >= 180;
  const tangent = (deg: number): number => Math.tan(toRadians(deg / 2));
  const vfov_deg = wide
    ? (camera.vfov_deg * hfov_deg) / before
    : toDegrees(2 * Math.atan((tangent(hfov_deg) * tangent(camera.vfov_deg)) / tangent(before)));
  return { vfov_deg: Math.round(clamp(vfov_deg, 1, 360) * 10) / 10 };
}

/** The unobstructed field at the target height as closed rings: the picture's footprint within the reach ([V2], [V3]). */
export function fieldOutline(camera: Camera, optics: Optics): readonly (readonly LonLat[])[] {
  const geometry = cameraGeometry(camera, optics);
  if (!geometry) return [];
  const rings =
    geometry.view.lens === 'rectilinear'
      ? [straightField(geometry)]
      : curvedField(geometry, optics.lowestDensity_px_per_m);
  const frame = createFrame(camera.position);
  return rings
    .filter((ring) => ring.length >= 3)
    .map((ring) => [...ring, ring[0]!].map(([x, y]): LonLat => frame.toLonLat(x, y)));
}

/** Straight edges and one arc: the disc cut by the picture's four sides. */
function straightField({ view, drop_m, reach_m }: CameraGeometry): readonly Point[] {
  const planes = pictureHalfPlanes(aimOf(view), -drop_m);
  let ring = Array.from({ length: 360 }, (_, i): Point => [
    reach_m * Math.sin(toRadians(i)),
    reach_m * Math.cos(toRadians(i)),
  ]);
  for (let p = 0; p < 12; p += 3) {
    ring = clipByHalfPlane(ring, ([x, y]) => planes[p]! * x + planes[p + 1]! * y + planes[p + 2]!);
  }
  return ring;
}

/** A curved picture border, and a density that falls off the axis. */
function curvedField(
  { view, drop_m }: CameraGeometry,
  lowest_px_per_m: number,
): readonly (readonly Point[])[] {
  const slant = Math.min(view.max_range_m, view.focal_px / lowest_px_per_m);
  const reach_m = horizontalRange_m(slant, drop_m);
  const picture = pictureFootprint(view.projection, aimOf(view), -drop_m, reach_m);
  const zone = densityZone(view.projection, aimOf(view), -drop_m, lowest_px_per_m, reach_m);
  const { xy, ringStart } = intersectRegions(picture, zone);
  return Array.from({ length: ringStart.length - 1 }, (_, r) => {
    const [from, to] = [ringStart[r]!, ringStart[r + 1]!];
    // Slivers that the cut leaves are no part of the outline.
    if (Math.abs(ringArea(xy, from, to)) < SLIVER_M2) return [];
    return Array.from({ length: to - from }, (__, i): Point => [
      xy[2 * (from + i)]!,
      xy[2 * (from + i) + 1]!,
    ]);
  });
}

const SLIVER_M2 = 0.01;

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
