/** How every operation changes the plan: one edit, one undo step, the gesture under way dropped. */
import type { ObjectId } from '../kernel/units';
import { labelOf, type EditResult } from '../model/edits';
import type { Plan, PlanObject } from '../model/plan';
import { commitStep, type AppState } from '../store';
import {
  AVAILABLE,
  DONE,
  hidden,
  refused,
  type Availability,
  type OperationContext,
  type Outcome,
} from './operation';

export interface StepName {
  /** i18n key, `step.<what>`. */
  readonly note: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Steps with the same key that follow within a second become one. */
  readonly merge?: string;
}

export interface EditOptions extends StepName {
  /** What is selected afterwards; the selection stays when absent. */
  readonly select?: Iterable<ObjectId>;
}

/** Runs an edit and commits its diff as one undo step. An edit that would change nothing is done already. */
export function editPlan(
  ctx: OperationContext,
  edit: (plan: Plan) => EditResult,
  { note, params, merge, select }: EditOptions,
): Outcome {
  const state = ctx.store.getState();
  if (state.readOnly) return refused('readOnly');
  const result = edit(state.plan);
  if (!result.ok) {
    return result.error.code === 'unchanged' ? DONE : refused(result.error.code, result.error.params);
  }
  const patch = commitStep(state, {
    diff: result.value,
    note,
    ...(params ? { params } : {}),
    ...(merge === undefined ? {} : { merge: { key: merge, at: ctx.now() } }),
  });
  ctx.store.setState({
    ...patch,
    ...gestureEnded(state),
    ...(select === undefined ? {} : { selection: new Set(select) }),
  });
  return DONE;
}

/**
 * A patch that ends the gesture and keyboard editing; zustand needs the members to be there to clear them. What was
 * previewed stays until the result that holds it.
 */
export function gestureEnded(state: AppState): Partial<AppState> {
  const cleared: { -readonly [K in keyof AppState]?: AppState[K] | undefined } = {};
  if (state.gesture) cleared.gesture = undefined;
  if (state.keyEdit) cleared.keyEdit = undefined;
  return cleared as Partial<AppState>;
}

/** As {@link gestureEnded}, for a gesture that leaves no trace. */
export function gestureDropped(state: AppState): Partial<AppState> {
  const ended = gestureEnded(state);
  return state.gesture ? (Object.assign(ended, { preview: undefined }) as Partial<AppState>) : ended;
}

/** What an operation is about: the objects named, else the selection. */
export const targets = (state: AppState, ids?: Iterable<ObjectId>): readonly ObjectId[] => [
  ...(ids ?? state.selection),
];

/** The params of a step's name: what it was about, and how many. */
export function about(plan: Plan, ids: Iterable<ObjectId>): { readonly what: string; readonly n: number } {
  const all = [...ids];
  const first = all[0] === undefined ? undefined : plan.objects.get(all[0]);
  return { what: first ? labelOf(first) : '', n: all.length };
}

/** `step.move` for one object, `step.moveMany` for several. */
export const stepFor = (
  note: string,
  plan: Plan,
  ids: Iterable<ObjectId>,
): StepName & { readonly params: { what: string; n: number } } => {
  const params = about(plan, ids);
  return { note: params.n > 1 ? `${note}Many` : note, params };
};

/** Something is selected, the plan may be changed, and nothing of it is locked. */
export function selectionIsFree(state: AppState): Availability {
  const can = hasSelection(state);
  if (!can.ok) return can;
  const locked = [...state.selection]
    .map((id) => state.plan.objects.get(id))
    .find((object) => object?.locked);
  return locked ? refused('locked', { ref: labelOf(locked), n: 1 }) : AVAILABLE;
}

/** As {@link selectionIsFree}, and at least one object passes. */
export const selectionHas =
  (test: (object: PlanObject) => boolean) =>
  (state: AppState): Availability => {
    const can = selectionIsFree(state);
    if (!can.ok) return can;
    const any = [...state.selection].some((id) => {
      const object = state.plan.objects.get(id);
      return object !== undefined && test(object);
    });
    return any ? AVAILABLE : hidden('notThatKind');
  };

export function hasSelection(state: AppState): Availability {
  if (state.readOnly) return refused('readOnly');
  return state.selection.size > 0 ? AVAILABLE : refused('nothingSelected');
}

export const mayEdit = (state: AppState): Availability => (state.readOnly ? refused('readOnly') : AVAILABLE);
