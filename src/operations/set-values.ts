import { ok } from '../kernel/result';
import type { ObjectId } from '../kernel/units';
import { normalizeAzimuth } from '../kernel/units';
import { applyDiff, squashDiffs, type Diff } from '../model/diff';
import {
  FIELDS_OF,
  metresBetween,
  ringOfHeads,
  setFields,
  turnCameras,
  type EditResult,
  type FieldName,
  type FieldValues,
} from '../model/edits';
import type { LonLat, Plan } from '../model/plan';
import { modelNamed } from '../store';
import { about as aboutObjects, editPlan, hasSelection, selectionHas, stepFor, targets } from './edit-plan';
import { DONE, operation, refused, type OperationContext, type Outcome } from './operation';

export interface Targets {
  /** The selection when absent. */
  readonly ids?: Iterable<ObjectId>;
}

/**
 * Sets the same values on all objects that have the fields; `undefined` takes a value away, so that the model's or
 * the default holds. Out of bounds is refused and keeps the last good value: the refusal is the field's to show.
 */
export const setValues = operation<Targets & { readonly values: FieldValues }>({
  id: 'setValues',
  group: 'edit',
  quiet: true,
  available: hasSelection,
  run: (ctx, { ids, values }) => set(ctx, ids, values),
});

/**
 * Sets the model of devices. A camera without views that gets one of several heads looks all round, as it would when
 * placed; views that it has stay, and are there to be removed.
 */
export const chooseModel = operation<Targets & { readonly model: string | undefined }>({
  id: 'chooseModel',
  group: 'edit',
  quiet: true,
  available: hasSelection,
  run: (ctx, { ids, model }) => {
    const state = ctx.store.getState();
    const all = targets(state, ids);
    const heads = modelNamed(state, model)?.heads ?? 1;
    const edit = (plan: Plan): EditResult => {
      const named = setFields(plan, { ids: all, values: { model } });
      return named.ok && heads > 1 ? withRings(plan, named.value, all, heads) : named;
    };
    return editPlan(ctx, edit, {
      ...stepFor('step.set.model', state.plan, all),
      merge: `set model ${all.join(' ')}`,
    });
  },
});

/** The diff with a ring of heads for each of its cameras that has no views. */
function withRings(plan: Plan, named: Diff, ids: readonly ObjectId[], heads: number): EditResult {
  let diff = named;
  for (const id of ids) {
    const camera = applyDiff(plan, diff).objects.get(id);
    if (camera?.kind !== 'camera' || camera.views?.length) continue;
    const ring = ringOfHeads(applyDiff(plan, diff), { id, heads });
    if (!ring.ok) return ring;
    diff = squashDiffs(diff, ring.value);
  }
  return ok(diff);
}

const isCamera = selectionHas((object) => object.kind === 'camera');
const hasField = (field: FieldName): ReturnType<typeof selectionHas> =>
  selectionHas((object) => FIELDS_OF[object.kind].has(field));

/** Turns cameras by an angle, clockwise. */
export const turn = operation<Targets & { readonly by_deg: number }>({
  id: 'turn',
  group: 'edit',
  available: isCamera,
  run: (ctx, { ids, by_deg }) => {
    const state = ctx.store.getState();
    const all = targets(state, ids);
    return editPlan(ctx, (plan) => turnCameras(plan, { ids: all, by_deg }), {
      ...stepFor('step.turn', state.plan, all),
      merge: `turn ${all.join(' ')}`,
    });
  },
});

/** Turns each camera so that it looks towards a place. */
export const turnTowards = operation<Targets & { readonly at: LonLat }>({
  id: 'turnTowards',
  group: 'edit',
  available: isCamera,
  run: (ctx, { ids, at }) => {
    const state = ctx.store.getState();
    const cameras = targets(state, ids).filter((id) => state.plan.objects.get(id)?.kind === 'camera');
    if (cameras.length !== 1) return refused(cameras.length === 0 ? 'notThatKind' : 'onlyOne');
    const camera = state.plan.objects.get(cameras[0]!)!;
    if (camera.kind !== 'camera') return refused('notThatKind');
    const [east, north] = metresBetween(camera.position, at);
    if (east === 0 && north === 0) return DONE;
    const azimuth_deg = normalizeAzimuth((Math.atan2(east, north) * 180) / Math.PI);
    return set(ctx, cameras, { azimuth_deg: Math.round(azimuth_deg * 10) / 10 });
  },
});

export const setAzimuth = operation<Targets & { readonly azimuth_deg: number | undefined }>({
  id: 'setAzimuth',
  group: 'edit',
  quiet: true,
  available: isCamera,
  run: (ctx, { ids, azimuth_deg }) => set(ctx, ids, { azimuth_deg }),
});

export const setAngle = operation<Targets & { readonly hfov_deg: number | undefined }>({
  id: 'setAngle',
  group: 'edit',
  quiet: true,
  available: isCamera,
  run: (ctx, { ids, hfov_deg }) => set(ctx, ids, { hfov_deg }),
});

export const setRange = operation<Targets & { readonly max_range_m: number | undefined }>({
  id: 'setRange',
  group: 'edit',
  quiet: true,
  available: isCamera,
  run: (ctx, { ids, max_range_m }) => set(ctx, ids, { max_range_m }),
});

export const setTilt = operation<Targets & { readonly tilt_deg: number | undefined }>({
  id: 'setTilt',
  group: 'edit',
  quiet: true,
  available: isCamera,
  run: (ctx, { ids, tilt_deg }) => set(ctx, ids, { tilt_deg }),
});

export const setHeight = operation<Targets & { readonly height_m: number | undefined }>({
  id: 'setHeight',
  group: 'edit',
  quiet: true,
  available: hasField('height_m'),
  run: (ctx, { ids, height_m }) => set(ctx, ids, { height_m }),
});

/** A name, or a number where the kind has one. An empty text takes it away. */
export const rename = operation<{ readonly id: ObjectId; readonly name?: string; readonly ref?: string }>({
  id: 'rename',
  group: 'edit',
  quiet: true,
  available: hasSelection,
  run: (ctx, { id, name, ref }) => {
    const state = ctx.store.getState();
    return editPlan(
      ctx,
      (plan) =>
        setFields(plan, {
          ids: [id],
          values: {
            ...(name === undefined ? {} : { name: name.trim() || undefined }),
            ...(ref === undefined ? {} : { ref: ref.trim() || undefined }),
          },
        }),
      { note: 'step.rename', params: aboutObjects(state.plan, [id]) },
    );
  },
});

function set(ctx: OperationContext, ids: Iterable<ObjectId> | undefined, values: FieldValues): Outcome {
  const state = ctx.store.getState();
  const all = targets(state, ids);
  const fields = Object.keys(values);
  const note = fields.length === 1 && NAMED_STEPS.has(fields[0]!) ? `step.set.${fields[0]}` : 'step.set';
  return editPlan(ctx, (plan) => setFields(plan, { ids: all, values }), {
    ...stepFor(note, state.plan, all),
    merge: `set ${fields.join(' ')} ${all.join(' ')}`,
  });
}

/** Fields whose undo step has a name of its own: `step.set.azimuth_deg`. */
const NAMED_STEPS = new Set([
  'azimuth_deg',
  'tilt_deg',
  'height_m',
  'hfov_deg',
  'max_range_m',
  'model',
  'status',
  'role',
  'level',
  'entrance',
  'facing_deg',
]);
