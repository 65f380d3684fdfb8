/** What a camera's stated and missing values amount to: the views that count, each complete (SPEC 6, [V2], [V8]). */
import { normalizeAzimuth } from '../../kernel/units';
import type { DeviceModel, LensModel } from '../../model/catalogue';
import type { Camera, ViewSettings } from '../../model/plan';
import { verticalAngle_deg } from './lens';
import { chooseLens, createProjection, type Projection } from './projection';

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

export type DeviceFault = 'device.azimuthUnknown' | 'device.lensNotModelled' | 'device.insideBuilding';

export interface ResolvedCamera {
  readonly height_m: number;
  readonly ir_range_m: number;
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
  for (const settings of stated) {
    const view = completeView(settings, camera, model);
    if (!isModelled(view)) faults.add('device.lensNotModelled');
    else if (isUnaimed(view, camera)) faults.add('device.azimuthUnknown');
    else views.push({ ...view, azimuth_deg: view.azimuth_deg ?? 0 });
  }
  return {
    height_m: first([camera.height_m, model?.default_height_m], DEVICE_DEFAULTS.height_m),
    ir_range_m: first([camera.ir_range_m, model?.ir_range_m], DEVICE_DEFAULTS.ir_range_m),
    thermal: model?.type === 'thermal',
    lens: first<LensModel>([stated[0]?.lens, camera.lens, model?.lens], DEVICE_DEFAULTS.lens),
    views,
    faults: [...faults],
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
): Omit<View, 'azimuth_deg'> & { readonly azimuth_deg: number | undefined } {
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

/**
 * The vertical angle that goes with a horizontal one: the device's own; else the model's at its wide end; between the
 * ends of a zoom in proportion of the focal length, 1/tan of the half angle (domain reference §9.1); else in
 * proportion of the tangents, as a picture keeps its shape.
 */
function statedVerticalAngle(
  settings: ViewSettings,
  camera: Camera,
  model: DeviceModel | undefined,
  hfov_deg: number,
): number | undefined {
  const stated = settings.vfov_deg ?? camera.vfov_deg;
  if (stated !== undefined) return stated;
  if (model?.vfov_deg === undefined || model.hfov_deg === undefined) return undefined;
  if (hfov_deg === model.hfov_deg) return model.vfov_deg;
  if (hfov_deg >= 180 || model.hfov_deg >= 180) return undefined;
  const tangent = (deg: number): number => Math.tan((deg * Math.PI) / 360);
  const { hfov_tele_deg, vfov_tele_deg } = model;
  if (hfov_tele_deg === undefined || vfov_tele_deg === undefined) {
    return verticalAngle_deg(hfov_deg, tangent(model.hfov_deg), tangent(model.vfov_deg));
  }
  const wide = 1 / tangent(model.hfov_deg);
  const share = (1 / tangent(hfov_deg) - wide) / (1 / tangent(hfov_tele_deg) - wide);
  const rows = 1 / tangent(model.vfov_deg);
  const focal = rows + share * (1 / tangent(vfov_tele_deg) - rows);
  return (360 / Math.PI) * Math.atan(1 / focal);
}

function fallbackVerticalAngle(lens: LensModel, hfov_deg: number, width: number, height: number): number {
  return lens === 'rectilinear' && hfov_deg < 180
    ? verticalAngle_deg(hfov_deg, width, height)
    : (hfov_deg * height) / width;
}
