import type { ObjectId } from '../kernel/units';
import { setLocked } from '../model/edits';
import type { AppState } from '../store';
import { editPlan, hasSelection, mayEdit, stepFor, targets } from './edit-plan';
import { AVAILABLE, operation, refused, type Availability } from './operation';

/** Locks the named objects, else the selection; unlocks them when all are locked already, or as `locked` says. */
export const toggleLock = operation<{ readonly ids?: Iterable<ObjectId>; readonly locked?: boolean } | void>({
  id: 'toggleLock',
  group: 'edit',
  keys: ['U'],
  palette: true,
  available: hasSelection,
  run: (ctx, args) => {
    const state = ctx.store.getState();
    const plan = state.plan;
    const ids = targets(state, args?.ids);
    const locked = args?.locked ?? !ids.every((id) => plan.objects.get(id)?.locked === true);
    return editPlan(
      ctx,
      (current) => setLocked(current, { ids, locked }),
      stepFor(locked ? 'step.lock' : 'step.unlock', plan, ids),
    );
  },
});

/** Freezes the whole plan. */
export const lockAll = operation({
  id: 'lockAll',
  group: 'edit',
  palette: true,
  available: (state) => someWithLock(state, false, 'allLocked'),
  run: (ctx) =>
    editPlan(ctx, (plan) => setLocked(plan, { ids: plan.objects.keys(), locked: true }), {
      note: 'step.lockAll',
    }),
});

export const unlockAll = operation({
  id: 'unlockAll',
  group: 'edit',
  palette: true,
  available: (state) => someWithLock(state, true, 'noneLocked'),
  run: (ctx) =>
    editPlan(ctx, (plan) => setLocked(plan, { ids: plan.objects.keys(), locked: false }), {
      note: 'step.unlockAll',
    }),
});

function someWithLock(state: AppState, locked: boolean, reason: string): Availability {
  const can = mayEdit(state);
  if (!can.ok) return can;
  for (const object of state.plan.objects.values()) {
    if ((object.locked === true) === locked) return AVAILABLE;
  }
  return refused(state.plan.objects.size === 0 ? 'emptyPlan' : reason);
}
