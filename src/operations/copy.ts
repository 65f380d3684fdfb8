import { copyObjects, removeObjects, shiftTo, type CopyArgs } from '../model/edits';
import type { ObjectId } from '../kernel/units';
import type { LonLat, PlanObject } from '../model/plan';
import type { AppState } from '../store';
import { notify } from './notices';
import { editPlan, hasSelection, mayEdit, selectionIsFree, stepFor, targets } from './edit-plan';
import {
  AVAILABLE,
  DONE,
  operation,
  refused,
  type Availability,
  type OperationContext,
  type Outcome,
} from './operation';

/** How far a duplicate stands from its original when nobody says: seen, and reached at once. */
const DUPLICATE_SHIFT_M = 3;

export interface Duplicate {
  readonly ids?: Iterable<ObjectId>;
  readonly east_m?: number;
  readonly north_m?: number;
}

export const duplicate = operation<Duplicate | void>({
  id: 'duplicate',
  group: 'edit',
  keys: ['Ctrl+D'],
  palette: true,
  available: hasSelection,
  run: (ctx, args) => {
    const state = ctx.store.getState();
    const ids = targets(state, args?.ids);
    const objects = ids.flatMap((id) => state.plan.objects.get(id) ?? []);
    return addCopies(ctx, objects, {
      note: 'step.duplicate',
      east_m: args?.east_m ?? DUPLICATE_SHIFT_M,
      north_m: args?.north_m ?? -DUPLICATE_SHIFT_M,
    });
  },
});

export const copy = operation({
  id: 'copy',
  group: 'edit',
  keys: ['Ctrl+C'],
  palette: true,
  available: (state) => (state.selection.size > 0 ? AVAILABLE : refused('nothingSelected')),
  run: (ctx) => {
    const { plan, selection } = ctx.store.getState();
    ctx.store.setState({ clipboard: [...selection].flatMap((id) => plan.objects.get(id) ?? []) });
    return DONE;
  },
});

/** Puts the copied objects with their middle at a place: the pointer's when none is given. */
export const paste = operation<{ readonly at?: LonLat } | void>({
  id: 'paste',
  group: 'edit',
  keys: ['Ctrl+V'],
  palette: true,
  available: clipboardIsFull,
  run: (ctx, args) => {
    const state = ctx.store.getState();
    const objects = state.clipboard ?? [];
    const at = args?.at ?? state.pointer ?? viewCentre(state);
    if (!at) return addCopies(ctx, objects, { note: 'step.paste', east_m: 0, north_m: 0 });
    const shift = shiftTo(objects, at);
    return shift.ok
      ? addCopies(ctx, objects, { note: 'step.paste', ...shift.value })
      : refused(shift.error.code);
  },
});

export const remove = operation<{ readonly ids?: Iterable<ObjectId> } | void>({
  id: 'remove',
  group: 'edit',
  keys: ['Delete', 'Backspace'],
  palette: true,
  available: selectionIsFree,
  run: (ctx, args) => {
    const state = ctx.store.getState();
    const ids = targets(state, args?.ids);
    const step = stepFor('step.remove', state.plan, ids);
    const outcome = editPlan(ctx, (plan) => removeObjects(plan, { ids }), {
      ...step,
      select: [...state.selection].filter((id) => !ids.includes(id)),
    });
    // No question before, but the way back is offered.
    const key = step.params.n > 1 ? 'notice.removedMany' : 'notice.removed';
    if (outcome.ok) notify(ctx.store, { severity: 'info', key, params: step.params });
    return outcome;
  },
});

function addCopies(
  ctx: OperationContext,
  objects: readonly PlanObject[],
  { note, east_m, north_m }: Pick<CopyArgs, 'east_m' | 'north_m'> & { readonly note: string },
): Outcome {
  const ids = objects.map(() => ctx.ids());
  const first = objects[0];
  return editPlan(ctx, (plan) => copyObjects(plan, { objects, ids, east_m, north_m }), {
    note: objects.length > 1 ? `${note}Many` : note,
    params: {
      what: first ? ('ref' in first && first.ref) || first.name || first.kind : '',
      n: objects.length,
    },
    select: ids,
  });
}

function clipboardIsFull(state: AppState): Availability {
  const can = mayEdit(state);
  if (!can.ok) return can;
  return (state.clipboard?.length ?? 0) > 0 ? AVAILABLE : refused('nothingCopied');
}

function viewCentre({ viewBounds: view }: AppState): LonLat | undefined {
  return view && [(view[0] + view[2]) / 2, (view[1] + view[3]) / 2];
}
