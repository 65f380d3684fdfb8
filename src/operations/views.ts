import type { ObjectId } from '../kernel/units';
import type { PlaceAim, PlaceAimFault } from '../analysis/aim-place';
import {
  addView,
  aimView,
  moveView,
  removeView,
  ringOfHeads,
  setView,
  type ViewChanges,
} from '../model/edits';
import type { CameraView } from '../model/plan';
import { currentProfile, modelNamed, shownPlan } from '../store';
import { about, editPlan, selectionHas } from './edit-plan';

import { notify } from './notices';
import { requestOf } from './analysis-request';
import { DONE, operation, refused, type OperationContext, type Outcome } from './operation';

/** What can be done to the views of a camera: heads, home position and presets ([V8]). */
export type ViewsAction =
  | { readonly do: 'add'; readonly role: CameraView['role'] }
  | { readonly do: 'remove'; readonly index: number }
  | { readonly do: 'move'; readonly index: number; readonly by: -1 | 1 }
  | { readonly do: 'set'; readonly index: number; readonly values: ViewChanges }
  | { readonly do: 'ring' };

const isCamera = selectionHas((object) => object.kind === 'camera');

/** Adds, removes, orders and changes views; each is one undo step. */
export const setViews = operation<{ readonly id: ObjectId; readonly action: ViewsAction }>({
  id: 'setViews',
  group: 'edit',
  quiet: true,
  available: isCamera,
  run: (ctx, { id, action }) => {
    const state = ctx.store.getState();
    const merge =
      action.do === 'set'
        ? { merge: `view ${id} ${action.index} ${Object.keys(action.values).join(' ')}` }
        : {};
    return editPlan(
      ctx,
      (plan) => {
        switch (action.do) {
          case 'add':
            return addView(plan, { id, role: action.role, heads: headsOf(ctx, id) });
          case 'remove':
            return removeView(plan, { id, index: action.index });
          case 'move':
            return moveView(plan, { id, index: action.index, by: action.by });
          case 'set':
            return setView(plan, { id, index: action.index, values: action.values });
          case 'ring':
            return ringOfHeads(plan, { id, heads: headsOf(ctx, id) });
        }
      },
      { note: 'step.views', params: about(state.plan, [id]), ...merge },
    );
  },
});

/** How many heads the camera's model has. */
function headsOf(ctx: OperationContext, id: ObjectId): number | undefined {
  const state = ctx.store.getState();
  const camera = state.plan.objects.get(id);
  return camera?.kind === 'camera' ? modelNamed(state, camera.model)?.heads : undefined;
}

export interface AimArgs {
  /** The selected camera when absent. */
  readonly camera?: ObjectId;
  /** The place aimed at; when absent the only one selected beside the camera. */
  readonly place?: ObjectId;
}

/** Sets direction, tilt and angle so that the place is seen at its level, or says why none does. */
export const aimAtPlace = operation<AimArgs | undefined, Promise<Outcome>>({
  id: 'aimAtPlace',
  group: 'edit',
  palette: true,
  available: isCamera,
  run: async (ctx, args) => {
    const state = ctx.store.getState();
    const kindIn = (kind: string): ObjectId | undefined =>
      [...state.selection].find((id) => state.plan.objects.get(id)?.kind === kind);
    const camera = args?.camera ?? kindIn('camera');
    const place = args?.place ?? kindIn('place');
    const profile = currentProfile(state);
    if (camera === undefined) return refused('notThatKind');
    if (place === undefined || !profile) return refused('aim.noPlace');
    const answer = await ctx.jobs.start('aim', { request: requestOf(state, profile), camera, place }).result;
    if (answer.status === 'cancelled') return refused('cancelled');
    if (answer.status === 'failed' || !answer.value) return refused('gone');
    return settled(ctx, camera, answer.value);
  },
});

function settled(ctx: OperationContext, camera: ObjectId, aim: PlaceAim): Outcome {
  if (!aim.ok) return refused(aim.error.code, paramsOf(aim.error));
  const outcome = editPlan(ctx, (plan) => aimView(plan, { id: camera, ...aim.value }), {
    note: 'step.aim',
    params: about(shownPlan(ctx.store.getState()), [camera]),
  });
  if (!outcome.ok) return outcome;
  notify(ctx.store, {
    severity: 'info',
    key: 'notice.aimed',
    params: { density: Math.round(aim.value.density_px_per_m) },
  });
  return DONE;
}

/** Figures of a refusal, rounded for a sentence. */
function paramsOf(error: PlaceAimFault): Readonly<Record<string, string | number>> {
  switch (error.code) {
    case 'aim.occluded':
      return {
        obstacle: error.obstacle.name ?? error.obstacle.id,
        top: Math.round(error.obstacle.top_m * 10) / 10,
      };
    case 'aim.tooFar':
      return {
        slant: Math.round(error.slant_m),
        density: Math.floor(error.density_px_per_m),
        needed: error.needed_px_per_m,
      };
    case 'aim.beyondRange':
    case 'aim.dark':
      return { slant: Math.round(error.slant_m), limit: Math.round(error.limit_m) };
    case 'aim.outOfTilt':
      return { tilt: error.tilt_deg };
    default:
      return {};
  }
}
