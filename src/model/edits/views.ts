/** Edits of the views of a camera ([V8]): heads of a multi-sensor unit, home position and presets of a motorised one. */
import { err } from '../../kernel/result';
import { normalizeAzimuth, type ObjectId } from '../../kernel/units';
import { checkObject } from '../checks/check-object';
import type { Camera, CameraView, Plan } from '../plan';
import { findUnlocked, replaceAll, type EditResult } from './common';

interface Of {
  readonly id: ObjectId;
}

/** Values of one view; `undefined` takes one away, so that the device's, the model's or the default holds. */
export interface ViewChanges {
  readonly name?: string | undefined;
  readonly azimuth_deg?: number | undefined;
  readonly tilt_deg?: number | undefined;
  readonly hfov_deg?: number | undefined;
  readonly dwell_s?: number | undefined;
}

/** Where heads are added without a model that says how many there are. */
const USUAL_HEADS = 4;
const LONGEST_DWELL_S = 86_400;

/**
 * Adds a view. The device's own direction becomes the first view of one that had none; a further preset looks a
 * quarter turn on, a further head one step of the ring.
 */
export function addView(
  plan: Plan,
  { id, role, heads }: Of & { readonly role: CameraView['role']; readonly heads?: number | undefined },
): EditResult {
  return change(plan, id, (camera) => {
    const views = camera.views ?? [];
    const last = views.at(-1)?.azimuth_deg ?? camera.azimuth_deg ?? 0;
    const step = role === 'head' ? 360 / (heads ?? USUAL_HEADS) : 90;
    const azimuth_deg = views.length === 0 ? last : tidy(last + step);
    return [...views, { role, azimuth_deg, ...(role === 'head' ? {} : { dwell_s: 10 }) }];
  });
}

/** Removes a view. The last one gives its direction back to the device. */
export function removeView(plan: Plan, { id, index }: Of & { readonly index: number }): EditResult {
  return change(plan, id, (camera) => {
    const views = camera.views ?? [];
    return index in views ? views.toSpliced(index, 1) : undefined;
  });
}

/** Moves a view one place up or down in the order of the tour. */
export function moveView(
  plan: Plan,
  { id, index, by }: Of & { readonly index: number; readonly by: -1 | 1 },
): EditResult {
  return change(plan, id, (camera) => {
    const views = camera.views ?? [];
    const to = index + by;
    if (!(index in views)) return undefined;
    if (!(to in views)) return views;
    return views.with(index, views[to]!).with(to, views[index]!);
  });
}

/** Sets values of one view. */
export function setView(
  plan: Plan,
  { id, index, values }: Of & { readonly index: number; readonly values: ViewChanges },
): EditResult {
  const { dwell_s } = values;
  if (dwell_s !== undefined && !(dwell_s >= 0 && dwell_s <= LONGEST_DWELL_S)) {
    return err({
      code: 'outOfBounds',
      params: { field: 'dwell_s', min: 0, max: LONGEST_DWELL_S, value: dwell_s },
    });
  }
  return change(plan, id, (camera) => {
    const views = camera.views ?? [];
    const view = views[index];
    return view && views.with(index, withValues(view, values));
  });
}

/**
 * Spreads the heads evenly round the device, from the first one on; with one head or none as many as the model
 * has. All take the first one's tilt and angle.
 */
export function ringOfHeads(
  plan: Plan,
  { id, heads }: Of & { readonly heads?: number | undefined },
): EditResult {
  return change(plan, id, (camera) => {
    const views = camera.views ?? [];
    const present = views.filter((view) => view.role === 'head');
    const first = present[0] ?? { role: 'head' as const, azimuth_deg: camera.azimuth_deg ?? 0 };
    const n = present.length > 1 ? present.length : (heads ?? USUAL_HEADS);
    const ring = Array.from({ length: n }, (_, i): CameraView => {
      const own = present[i];
      return {
        ...first,
        ...(own?.name === undefined ? {} : { name: own.name }),
        azimuth_deg: tidy((first.azimuth_deg ?? 0) + (i * 360) / n),
      };
    });
    return [...ring, ...views.filter((view) => view.role !== 'head')];
  });
}

/** Sets direction, tilt and angle of a view, or of a device without views. */
export function aimView(
  plan: Plan,
  args: Of & {
    readonly view?: number;
    readonly azimuth_deg: number;
    readonly tilt_deg: number;
    readonly hfov_deg?: number;
  },
): EditResult {
  const { id, view = 0, azimuth_deg, tilt_deg, hfov_deg } = args;
  const aim = { azimuth_deg, tilt_deg, ...(hfov_deg === undefined ? {} : { hfov_deg, vfov_deg: undefined }) };
  const found = findUnlocked(plan, [id]);
  if (!found.ok) return found;
  const camera = found.value[0]!;
  if (camera.kind !== 'camera') return err({ code: 'notThatKind' });
  if (!camera.views?.length) return replaceAll([[camera, withValues(camera, aim)]]);
  const stated = camera.views[view];
  if (!stated) return err({ code: 'noSuchView' });
  return replaceAll([[camera, { ...camera, views: camera.views.with(view, withValues(stated, aim)) }]]);
}

function change(
  plan: Plan,
  id: ObjectId,
  edit: (camera: Camera) => readonly CameraView[] | undefined,
): EditResult {
  const found = findUnlocked(plan, [id]);
  if (!found.ok) return found;
  const camera = found.value[0]!;
  if (camera.kind !== 'camera') return err({ code: 'notThatKind' });
  const views = edit(camera);
  if (!views) return err({ code: 'noSuchView' });
  const next = withViews(camera, views);
  const reason = checkObject(next, camera);
  return reason ? err(reason) : replaceAll([[camera, next]]);
}

/** A range of directions says only what could be seen: who states a view says what is. */
function withViews(camera: Camera, views: readonly CameraView[]): Camera {
  const { pan_range_deg: _range, views: before, ...rest } = camera;
  if (views.length > 0) return { ...rest, views };
  const azimuth_deg = rest.azimuth_deg ?? before?.[0]?.azimuth_deg;
  return { ...rest, ...(azimuth_deg === undefined ? {} : { azimuth_deg }) };
}

function withValues<T extends object>(object: T, values: object): T {
  const next: Record<string, unknown> = { ...(object as Record<string, unknown>) };
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined || value === '') delete next[field];
    else next[field] = value;
  }
  return next as T;
}

/** Degrees in [0, 360) to a tenth. */
const tidy = (deg: number): number => (Math.round(normalizeAzimuth(deg) * 10) / 10) % 360;
