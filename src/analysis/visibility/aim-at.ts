/** Aims a camera at a place: the direction, tilt and angle that show it at its level, or why none does. */
import { LineScratch } from '../../kernel/line-of-sight';
import type { SightContext } from '../../kernel/sight-context';
import { normalizeAzimuth, toDegrees } from '../../kernel/units';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera, CameraView, ViewSettings } from '../../model/plan';
import { looksDown } from '../optics/footprint';
import { resolveCamera } from '../optics/view';
import { zoomAngle_deg, zoomRange, type ZoomRange } from '../optics/zoom';
import { mountedAt } from '../mounting';
import type { Scene } from '../scene';
import { sightOfCamera, type CameraSight, type SightSettings } from './camera-sight';
import { blockerOf, testPoint } from './point-test';

/** What the camera must be set to; a member is absent where it stays as it is. */
export interface AimAnswer {
  /** Place among the stated views that is aimed; absent for a device without. */
  readonly view?: number;
  readonly azimuth_deg: number;
  readonly tilt_deg: number;
  readonly hfov_deg?: number;
  /** Reached at the place then, px/m. */
  readonly density_px_per_m: number;
}

export type AimFault =
  | { readonly code: 'aim.insideBuilding' }
  | { readonly code: 'aim.occluded'; readonly solid: number }
  /** Even at the tele end, or with the fixed lens. */
  | {
      readonly code: 'aim.tooFar';
      readonly density_px_per_m: number;
      readonly needed_px_per_m: number;
      readonly slant_m: number;
    }
  | { readonly code: 'aim.beyondRange'; readonly slant_m: number; readonly limit_m: number }
  | { readonly code: 'aim.masked' }
  | { readonly code: 'aim.dark'; readonly slant_m: number; readonly limit_m: number }
  /** The line to the place is steeper or higher than a camera can be tilted; or the fixed downward picture ends before. */
  | { readonly code: 'aim.outOfTilt'; readonly tilt_deg: number };

export type AimResult =
  { readonly ok: true; readonly value: AimAnswer } | { readonly ok: false; readonly error: AimFault };

/** Tilts that a mount can be set to, degrees (the field's own bounds). */
const TILT = { min: -30, max: 90 } as const;
/** Settings are written with one decimal: what people set on a mount. */
const tenth = (deg: number): number => Math.round(deg * 10) / 10;
const ZOOM_STEPS = 400;

/**
 * Aims at the place (x, y in frame metres) at the settings' target height. The axis goes through the place. The angle
 * stays where it is dense enough, else it narrows as little as needed. Every answer has passed the tests that the
 * analysis itself makes.
 */
export function aimAt(
  scene: Scene,
  camera: Camera,
  model: DeviceModel | undefined,
  settings: SightSettings,
  at: { readonly x: number; readonly y: number },
  density_px_per_m: number,
  ctx: SightContext,
): AimResult {
  const resolved = resolveCamera(camera, model);
  const eye = mountedAt(scene, camera.position, resolved.height_m);
  if (eye.kind === 'inside') return { ok: false, error: { code: 'aim.insideBuilding' } };
  const [dx, dy] = [at.x - eye.x, at.y - eye.y];
  const rise = settings.target_height_m - resolved.height_m;
  const azimuth_deg = tenth(
    normalizeAzimuth(toDegrees(Math.atan2(dx, dy)) + scene.frame.convergence_deg(eye.x, eye.y)),
  );
  const tilt_deg = tenth(toDegrees(Math.atan2(-rise, Math.hypot(dx, dy))));
  const view = viewToAim(camera, azimuth_deg);
  const settingsNow: ViewSettings | CameraView = camera.views?.[view] ?? camera;
  const candidate = (aim: Aimed): CameraSight => {
    const turned = aimed(camera, view, aim);
    const lone = turned.views?.length ? { ...turned, views: [turned.views[view]!] } : turned;
    // One ray is asked, not a region: no level of the profile is drawn.
    const none = { ...settings, profile: { ...settings.profile, levels: [] }, envelope: false };
    return sightOfCamera(scene, lone, model, none, ctx);
  };
  const fixedDown = isFixedDown(camera, model, settingsNow);
  const aim = fixedDown ?? { azimuth_deg, tilt_deg };
  if (aim.tilt_deg < TILT.min || aim.tilt_deg > TILT.max)
    return { ok: false, error: { code: 'aim.outOfTilt', tilt_deg } };
  const still = { ...(camera.views?.length ? { view } : {}), ...aim };
  const sight = candidate(still);
  const blocker = blockerOf(scene, sight, at.x, at.y, new LineScratch());
  if (blocker >= 0) return { ok: false, error: { code: 'aim.occluded', solid: blocker } };
  const zoom = fixedDown ? undefined : zoomRange(model);
  return finishAim(sight, still, zoom, candidate, at, density_px_per_m);
}

/** Narrows the angle where that is needed and possible, and makes the tests of the analysis. */
function finishAim(
  sight: CameraSight,
  still: Aimed,
  zoom: ZoomRange | undefined,
  candidate: (aim: Aimed) => CameraSight,
  at: { readonly x: number; readonly y: number },
  density_px_per_m: number,
): AimResult {
  const dense = (one: CameraSight): boolean =>
    testPoint(one, at.x, at.y, density_px_per_m)?.enoughPixels === true;
  if (!zoom || dense(sight)) return judged(sight, at, density_px_per_m, still);
  const zoomed = narrowed(sight, zoom, still, candidate, dense);
  return judged(zoomed.sight, at, density_px_per_m, zoomed.answer);
}

type Aimed = Omit<AimAnswer, 'density_px_per_m'>;

/** The widest angle that is dense enough, else the tele end. */
function narrowed(
  start: CameraSight,
  zoom: ZoomRange,
  base: Aimed,
  candidate: (aim: Aimed) => CameraSight,
  dense: (sight: CameraSight) => boolean,
): { readonly sight: CameraSight; readonly answer: Aimed } {
  let [sight, answer] = [start, base];
  for (let i = 1; i <= ZOOM_STEPS && !dense(sight); i++) {
    const exact_deg = zoomAngle_deg(zoom, i / ZOOM_STEPS);
    const hfov_deg = Math.max(zoom.tele_deg, Math.floor(exact_deg * 10) / 10);
    if (hfov_deg >= (sight.views[0]?.hfov_deg ?? 360)) continue;
    answer = { ...base, hfov_deg };
    sight = candidate(answer);
  }
  return { sight, answer };
}

/** The tests of the analysis, on the camera as it would stand. */
function judged(
  sight: CameraSight,
  at: { readonly x: number; readonly y: number },
  needed_px_per_m: number,
  answer: Aimed,
): AimResult {
  const tests = testPoint(sight, at.x, at.y, needed_px_per_m);
  const fail = (error: AimFault): AimResult => ({ ok: false, error });
  if (!tests) return fail({ code: 'aim.outOfTilt', tilt_deg: answer.tilt_deg });
  const { slant_m, density_px_per_m } = tests;
  if (!tests.enoughPixels) return fail({ code: 'aim.tooFar', density_px_per_m, needed_px_per_m, slant_m });
  if (!tests.inRange) return fail({ code: 'aim.beyondRange', slant_m, limit_m: sight.views[0]!.max_range_m });
  if (tests.picture !== 'inPicture') return fail({ code: 'aim.outOfTilt', tilt_deg: answer.tilt_deg });
  if (tests.masked) return fail({ code: 'aim.masked' });
  if (!tests.lightEnough) return fail({ code: 'aim.dark', slant_m, limit_m: sight.light_m });
  return { ok: true, value: { ...answer, density_px_per_m } };
}

/** The camera with one of its views, or itself, set as the answer says. */
export function aimed(camera: Camera, view: number, aim: Aimed): Camera {
  const { azimuth_deg, tilt_deg, hfov_deg } = aim;
  const set = <T extends ViewSettings>(settings: T): T => {
    if (hfov_deg === undefined) return { ...settings, azimuth_deg, tilt_deg };
    // The vertical angle belongs to the old zoom: the model's goes with the new one.
    const { vfov_deg: _, ...rest } = settings;
    return { ...(rest as T), azimuth_deg, tilt_deg, hfov_deg };
  };
  const { pan_range_deg: _range, ...known } = camera;
  if (!camera.views?.length) return set(known as Camera);
  return { ...camera, views: camera.views.map((one, i) => (i === view ? set(one) : one)) };
}

/** Of several heads the one that looks there already, as nearly as may be; of a tour the home position, else its first. */
function viewToAim(camera: Camera, azimuth_deg: number): number {
  const views = camera.views ?? [];
  const home = views.findIndex((view) => view.role === 'home');
  if (home >= 0) return home;
  const preset = views.findIndex((view) => view.role !== 'head');
  if (preset >= 0) return preset;
  let [best, least] = [0, Infinity];
  views.forEach((view, i) => {
    const off = Math.abs(normalizeAzimuth(azimuth_deg - (view.azimuth_deg ?? 0) + 180) - 180);
    if (off < least) [best, least] = [i, off];
  });
  return best;
}

/** A fisheye under an arm looks down and stays so; undefined for what is aimed. */
function isFixedDown(
  camera: Camera,
  model: DeviceModel | undefined,
  now: ViewSettings,
): { readonly azimuth_deg: number; readonly tilt_deg: number } | undefined {
  const view = resolveCamera({ ...camera, azimuth_deg: 0 }, model).views[0];
  const down = model?.type === 'fisheye' && view !== undefined;
  const aim = view && { ...view, bearing_deg: 0 };
  if (!down || !aim || !looksDown(aim)) return undefined;
  return { azimuth_deg: now.azimuth_deg ?? 0, tilt_deg: aim.tilt_deg };
}
