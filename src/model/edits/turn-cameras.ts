import { err } from '../../kernel/result';
import { normalizeAzimuth, type ObjectId } from '../../kernel/units';
import type { Camera, Plan } from '../plan';
import { findUnlocked, replaceAll, type EditResult } from './common';

export interface TurnArgs {
  readonly ids: Iterable<ObjectId>;
  /** Clockwise, degrees. */
  readonly by_deg: number;
}

/** Turns cameras by an angle; a device with views turns as a whole. Other kinds of object stay as they are. */
export function turnCameras(plan: Plan, { ids, by_deg }: TurnArgs): EditResult {
  const found = findUnlocked(plan, ids);
  if (!found.ok) return found;
  if (!Number.isFinite(by_deg)) return err({ code: 'notAValue', params: { field: 'azimuth_deg' } });
  const cameras = found.value.filter((object) => object.kind === 'camera');
  if (cameras.length === 0) return err({ code: 'notThatKind' });
  return replaceAll(cameras.map((camera) => [camera, turnedBy(camera, by_deg)] as const));
}

/** The camera turned clockwise; one without azimuth is taken to look north first. */
export function turnedBy(camera: Camera, by_deg: number): Camera {
  const turn = (azimuth: number | undefined): number => tidy(normalizeAzimuth((azimuth ?? 0) + by_deg));
  if (!camera.views?.length) return { ...camera, azimuth_deg: turn(camera.azimuth_deg) };
  return {
    ...camera,
    ...(camera.azimuth_deg === undefined ? {} : { azimuth_deg: turn(camera.azimuth_deg) }),
    views: camera.views.map((view) => ({ ...view, azimuth_deg: turn(view.azimuth_deg) })),
  };
}

/** The camera so turned that its first view, or the device itself, looks along `azimuth_deg`. */
export function turnedTo(camera: Camera, azimuth_deg: number): Camera {
  const current = (camera.views?.[0] ?? camera).azimuth_deg ?? 0;
  return turnedBy(camera, azimuth_deg - current);
}

/** Degrees without the noise of additions: nine decimals, and 360 is 0. */
const tidy = (deg: number): number => (Math.round(deg * 1e9) / 1e9) % 360;
