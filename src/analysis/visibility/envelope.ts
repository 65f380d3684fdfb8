/** What a motorised camera could be turned to ([V8]): shown apart, never counted. */
import type { Region } from '../../kernel/region';
import { computeSight } from '../../kernel/sight';
import type { SightContext } from '../../kernel/sight-context';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import { horizontalRange_m } from '../optics/lens';
import { resolveCamera } from '../optics/view';
import { zoomRange } from '../optics/zoom';
import type { Scene } from '../scene';
import { beamPart } from './light';

/** The envelope ends here even where the tele end reaches farther: beyond, no planner counts on a camera. */
export const ENVELOPE_LIMIT_M = 500;

/** Whether the camera can be turned: its model says so, its views are presets, or its data give a range. */
export const canTurn = (camera: Camera, model: DeviceModel | undefined): boolean =>
  model?.ptz === true ||
  camera.pan_range_deg !== undefined ||
  camera.views?.some((view) => view.role !== 'head') === true;

/**
 * Everything not hidden that a view at the tele end reaches at the density, over the range of pan, from the horizontal
 * down to the foot; frame metres. Undefined for a camera that stands still, and for targets above it.
 */
export function envelopeOf(
  scene: Scene,
  camera: Camera,
  model: DeviceModel | undefined,
  place: {
    readonly x: number;
    readonly y: number;
    readonly height_m: number;
    readonly target_m: number;
    readonly convergence_deg: number;
  },
  density_px_per_m: number,
  ctx: SightContext,
): Region | undefined {
  const rise = place.target_m - place.height_m;
  if (!canTurn(camera, model) || rise > 0) return undefined;
  const { views: _views, pan_range_deg, ...still } = camera;
  const zoom = zoomRange(model);
  const narrowest = Math.min(
    ...(camera.views ?? [camera]).map((view) => view.hfov_deg ?? Infinity),
    zoom?.tele_deg ?? Infinity,
  );
  const tele = {
    ...still,
    azimuth_deg: 0,
    ...(narrowest < Infinity ? { hfov_deg: narrowest } : {}),
  };
  const view = resolveCamera(tele, model).views[0];
  if (!view) return undefined;
  const slant = Math.min(view.focal_px / density_px_per_m, view.max_range_m);
  const radius = Math.min(horizontalRange_m(slant, rise), ENVELOPE_LIMIT_M);
  const query = {
    x: place.x,
    y: place.y,
    eye_m: place.height_m,
    target_m: place.target_m,
    window: new Float64Array(0),
    radii_m: Float64Array.of(radius),
    axis_deg: 0,
    masks: [],
  };
  const all = computeSight(scene.walls, query, ctx).regions[0]!;
  if (!pan_range_deg) return all;
  const [from, to] = pan_range_deg;
  const span_deg = (((to - from) % 360) + 360) % 360 || 360;
  const aim = {
    bearing_deg: from + span_deg / 2 - place.convergence_deg,
    tilt_deg: 0,
    hfov_deg: 0,
    vfov_deg: 0,
  };
  return beamPart(all, aim, span_deg, place.x, place.y, radius);
}
