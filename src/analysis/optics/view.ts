/** What a camera's stated and missing values amount to: the views that count, each complete (SPEC 6, [V2], [V8]). */
import { normalizeAzimuth } from '../../kernel/units';
import type { DeviceModel, LensModel } from '../../model/catalogue';
import type { Camera, CameraView, ViewSettings } from '../../model/plan';
import { verticalAngle_deg } from './lens';
import { chooseLens, createProjection, type Projection } from './projection';
import { verticalAngleOf } from './zoom';

/** What is taken when neither the device nor its model says (SPEC 6). */
export const DEVICE_DEFAULTS = {
  height_m: 5,
  tilt_deg: 15,
  hfov_deg: 90,
  image_width_px: 1920,
  image_height_px: 1080,
  lens: 'rectilinear',
  ir_range_m: 0,
} as const;

export interface View {
  /** Place among the device's stated views; 0 for a device that states none. */
  readonly index: number;
  /** What the view is for a device that states its views ([V8]). */
  readonly role?: CameraView['role'];
  readonly name?: string;
  /** How long a tour stays on it, s. */
  readonly dwell_s?: number;
  /** True north, clockwise, degrees. */
  readonly azimuth_deg: number;
  readonly tilt_deg: number;
  readonly hfov_deg: number;
  readonly vfov_deg: number;
  readonly image_width_px: number;
  readonly image_height_px: number;
  readonly lens: LensModel;
  readonly projection: Projection;
  /** Density times slant range at its best, pixels per radian: f_px of a rectilinear lens. Bounds every range. */
  readonly focal_px: number;
  /** Slant range limit in m; Infinity when none is set. */
  readonly max_range_m: number;
}

/** What keeps a device from being computed; worded by i18n. */
export const DEVICE_FAULTS = [
  'device.azimuthUnknown',
  'device.lensNotModelled',
  'device.insideBuilding',
] as const;
export type DeviceFault = (typeof DEVICE_FAULTS)[number];

export interface ResolvedCamera {
  readonly height_m: number;
  readonly ir_range_m: number;
  /** Full angle that the infrared light spreads over in plan, round each view's axis; undefined: the picture's own. */
  readonly ir_beam_deg: number | undefined;
  /** Thermal cameras need no light ([V9]). */
  readonly thermal: boolean;
  readonly lens: LensModel;
  /** Views that can be computed; the others are among the faults. */
  readonly views: readonly View[];
  readonly faults: readonly DeviceFault[];
}

/** Every view of the camera with what its model and the defaults add. */
export function resolveCamera(camera: Camera, model: DeviceModel | undefined): ResolvedCamera {
  const faults = new Set<DeviceFault>();
  const stated: readonly ViewSettings[] = camera.views && camera.views.length > 0 ? camera.views : [camera];
  const views: View[] = [];
  for (const [index, settings] of stated.entries()) {
    const view = { ...completeView(settings, camera, model), index, ...roleOf(settings) };
    if (!isModelled(view)) faults.add('device.lensNotModelled');
    else if (isUnaimed(view, camera)) faults.add('device.azimuthUnknown');
    else views.push({ ...view, azimuth_deg: view.azimuth_deg ?? 0 });
  }
  return {
    height_m: first([camera.height_m, model?.default_height_m], DEVICE_DEFAULTS.height_m),
    ir_range_m: first([camera.ir_range_m, model?.ir_range_m], DEVICE_DEFAULTS.ir_range_m),
    ir_beam_deg: first([camera.ir_beam_deg, beamOf(model)], undefined),
    thermal: model?.type === 'thermal',
    lens: nominalLens(stated[0], camera, model),
    views,
    faults: [...faults],
  };
}

const nominalLens = (
  settings: ViewSettings | undefined,
  camera: Camera,
  model: DeviceModel | undefined,
): LensModel => first<LensModel>([settings?.lens, camera.lens, model?.lens], DEVICE_DEFAULTS.lens);

const beamOf = (model: DeviceModel | undefined): number | undefined => model?.ir_beam_deg;

function roleOf(settings: ViewSettings | CameraView): Pick<View, 'role' | 'name' | 'dwell_s'> {
  if (!('role' in settings)) return {};
  const { role, name, dwell_s } = settings;
  return {
    role,
    ...(name === undefined ? {} : { name }),
    ...(dwell_s === undefined ? {} : { dwell_s }),
  };
}

/** The first value that is stated. */
const first = <T>(candidates: readonly (T | undefined)[], fallback: T): T =>
  candidates.find((value) => value !== undefined) ?? fallback;

/** A rectilinear picture of half a turn or more has no finite width; no lens turns farther than once round. */
const isModelled = (view: { readonly lens: LensModel; readonly hfov_deg: number }): boolean =>
  view.hfov_deg > 0 && view.hfov_deg < (view.lens === 'rectilinear' ? 180 : 360.001);

/** [V2] No azimuth, or only a range of them that it can reach; an axis that points down needs none. */
function isUnaimed(
  view: { readonly azimuth_deg: number | undefined; readonly tilt_deg: number; readonly hfov_deg: number },
  camera: Camera,
): boolean {
  if (view.tilt_deg >= 90 || view.hfov_deg >= 360) return false;
  return view.azimuth_deg === undefined || (camera.pan_range_deg !== undefined && !camera.views?.length);
}

/** A head or preset takes what it does not state from the device, then the model, then the defaults. */
function completeView(
  settings: ViewSettings,
  camera: Camera,
  model: DeviceModel | undefined,
): Omit<View, 'azimuth_deg' | 'index'> & { readonly azimuth_deg: number | undefined } {
  const pick = (key: 'hfov_deg' | 'image_width_px' | 'image_height_px'): number =>
    first([settings[key], camera[key], model?.[key]], DEVICE_DEFAULTS[key]);
  const hfov_deg = pick('hfov_deg');
  const image_width_px = pick('image_width_px');
  const image_height_px = pick('image_height_px');
  const own = first([settings.lens, camera.lens], undefined);
  const nominal = first<LensModel>([own, model?.lens], DEVICE_DEFAULTS.lens);
  const vfov_deg = first(
    [statedVerticalAngle(settings, camera, model, hfov_deg)],
    fallbackVerticalAngle(nominal, hfov_deg, image_width_px, image_height_px),
  );
  const optics = { hfov_deg, vfov_deg, image_width_px, image_height_px };
  // The model's lens was chosen for its wide end: zoomed in, the same barrel is as good as free of distortion.
  const lens = nominal === 'calibrated' && own === undefined ? chooseLens(optics, true) : nominal;
  const projection = createProjection(lens, optics);
  // A fisheye hangs from a ceiling or an arm and looks straight down unless it is told otherwise.
  const usualTilt = model?.type === 'fisheye' ? 90 : DEVICE_DEFAULTS.tilt_deg;
  return {
    azimuth_deg: azimuthOf(settings, camera),
    tilt_deg: first([settings.tilt_deg, camera.tilt_deg], usualTilt),
    ...optics,
    lens,
    projection,
    focal_px: projection.best_px_per_rad,
    max_range_m: first([settings.max_range_m, camera.max_range_m], Infinity),
  };
}

function azimuthOf(settings: ViewSettings, camera: Camera): number | undefined {
  const azimuth = first([settings.azimuth_deg, camera.azimuth_deg], undefined);
  return azimuth === undefined ? undefined : normalizeAzimuth(azimuth);
}

/** The vertical angle that goes with a horizontal one: the device's own; else what the model shows with it. */
function statedVerticalAngle(
  settings: ViewSettings,
  camera: Camera,
  model: DeviceModel | undefined,
  hfov_deg: number,
): number | undefined {
  const stated = settings.vfov_deg ?? camera.vfov_deg;
  return stated ?? (model ? verticalAngleOf(model, hfov_deg) : undefined);
}

function fallbackVerticalAngle(lens: LensModel, hfov_deg: number, width: number, height: number): number {
  return lens === 'rectilinear' && hfov_deg < 180
    ? verticalAngle_deg(hfov_deg, width, height)
    : (hfov_deg * height) / width;
}
