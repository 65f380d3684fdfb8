import type { ObjectId } from '../kernel/units';
import { moveObjects, placeObjectAt } from '../model/edits';
import type { LonLat } from '../model/plan';
import { editPlan, selectionIsFree, stepFor, targets } from './edit-plan';
import { operation } from './operation';

export interface MoveBy {
  readonly ids?: Iterable<ObjectId>;
  /** Metres towards true east and north. */
  readonly east_m: number;
  readonly north_m: number;
}

/** Shifts the named objects, else the selection, together. Steps that follow closely are one undo step. */
export const move = operation<MoveBy>({
  id: 'move',
  group: 'edit',
  available: selectionIsFree,
  run: (ctx, { ids, east_m, north_m }) => {
    const state = ctx.store.getState();
    const about = targets(state, ids);
    return editPlan(ctx, (plan) => moveObjects(plan, { ids: about, east_m, north_m }), {
      ...stepFor('step.move', state.plan, about),
      merge: `move ${about.join(' ')}`,
    });
  },
});

/** Puts one point object at a place given in degrees. */
export const moveTo = operation<{ readonly id: ObjectId; readonly at: LonLat }>({
  id: 'moveTo',
  group: 'edit',
  quiet: true,
  available: selectionIsFree,
  run: (ctx, { id, at }) =>
    editPlan(
      ctx,
      (plan) => placeObjectAt(plan, { id, at }),
      stepFor('step.move', ctx.store.getState().plan, [id]),
    ),
});
