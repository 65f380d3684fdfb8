/** The changes of one camera that a remedy may make, each with how far it goes. */
import { toDegrees, toRadians } from '../../kernel/units';
import { BOUNDS } from '../../model/checks/bounds';
import type { DeviceModel } from '../../model/catalogue';
import { turnedBy } from '../../model/edits';
import type { Camera } from '../../model/plan';
import { resolveCamera } from '../optics';

export type ChangeKind = 'turn' | 'tilt' | 'zoom' | 'raise';

export interface Change {
  readonly kind: ChangeKind;
  /** Steps tried first, on either side: degrees, metres, or for `zoom` the horizontal angle in degrees. */
  readonly steps: readonly number[];
  /** A step is a multiple of this: what a person sets. */
  readonly grain: number;
  /** The camera changed by a step; undefined where it cannot be. */
  readonly at: (step: number) => Camera | undefined;
}

const TURNS_DEG = [5, 10, 15, 20, 30, 45, 60, 90, 120];
const TILTS_DEG = [3, 6, 10, 15, 20];
const RAISES_M = [0.5, 1, 2, 3, 4, 6];
const ZOOMS = [0.85, 0.7, 0.5, 0.35];
/** Nobody asks for a higher mast than this, m. */
const HIGHEST_M = 12;

const bothWays = (steps: readonly number[]): number[] => steps.flatMap((s) => [s, -s]);

export function changesOf(camera: Camera, model: DeviceModel | undefined): readonly Change[] {
  const { height_m, views } = resolveCamera(camera, model);
  const [view] = views;
  if (!view) return [];
  const raise: Change = {
    kind: 'raise',
    steps: RAISES_M.filter((s) => height_m + s <= HIGHEST_M),
    grain: 0.1,
    at: (s) => ({ ...camera, height_m: tidy(height_m + s) }),
  };
  // A device that looks all round is not turned; one of several views only as a whole.
  const turn: Change = {
    kind: 'turn',
    steps: bothWays(TURNS_DEG),
    grain: 1,
    at: (s) => turnedBy({ ...camera, azimuth_deg: camera.azimuth_deg ?? view.azimuth_deg }, s),
  };
  if (camera.views?.length) return [turn, raise];
  const all = view.hfov_deg >= 360 || view.tilt_deg >= 90;
  return [
    ...(all ? [] : [turn, tiltOf(camera, view.tilt_deg)]),
    ...(all ? [] : [zoomOf(camera, model, view)]),
    raise,
  ];
}

const tiltOf = (camera: Camera, tilt_deg: number): Change => ({
  kind: 'tilt',
  steps: bothWays(TILTS_DEG).filter((s) => tilt_deg + s >= 0 && tilt_deg + s <= 80),
  grain: 1,
  at: (s) => ({ ...camera, tilt_deg: tidy(tilt_deg + s) }),
});

/**
 * A longer lens: a smaller angle, within the zoom of the model where it has one. Its picture keeps its shape where
 * the camera states its own vertical angle; else the model's lens says.
 */
function zoomOf(
  camera: Camera,
  model: DeviceModel | undefined,
  view: { readonly hfov_deg: number; readonly vfov_deg: number },
): Change {
  const least = model?.hfov_tele_deg ?? BOUNDS.hfov_deg.min;
  return {
    kind: 'zoom',
    steps: ZOOMS.map((f) => Math.round(view.hfov_deg * f)).filter((h) => h >= least && h < view.hfov_deg),
    grain: 1,
    at: (hfov_deg) => {
      if (hfov_deg < least || hfov_deg >= 180) return undefined;
      if (camera.vfov_deg === undefined) return { ...camera, hfov_deg };
      const ratio = tangent(hfov_deg) / tangent(Math.min(179, view.hfov_deg));
      const vfov_deg = toDegrees(2 * Math.atan(tangent(Math.min(179, view.vfov_deg)) * ratio));
      return { ...camera, hfov_deg, vfov_deg: Math.round(vfov_deg * 10) / 10 };
    },
  };
}

const tangent = (angle_deg: number): number => Math.tan(toRadians(angle_deg) / 2);

/** Without the noise of an addition. */
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
