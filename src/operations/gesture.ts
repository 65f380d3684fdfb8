/**
 * A gesture is a change under way: whole new objects that are shown and previewed, but not in the plan. Releasing
 * makes one undo step of it; cancelling leaves no trace.
 */
import type { ObjectId } from '../kernel/units';
import { coordinatesOf, distance_m, labelOf, replaceObjects } from '../model/edits';
import type { Plan, PlanObject } from '../model/plan';
import type { AppState, Gesture } from '../store';
import { editPlan, mayEdit, gestureDropped } from './edit-plan';
import { AVAILABLE, DONE, operation, refused, type Availability } from './operation';

/** A move further than this by hand is asked about first (UI.md 3). */
export const FAR_MOVE_M = 50;

export interface BeginGesture {
  readonly what: Gesture['what'];
  /** The objects as they are now, or new ones that are not in the plan. */
  readonly objects?: Iterable<PlanObject>;
}

export const beginGesture = operation<BeginGesture>({
  id: 'beginGesture',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { what, objects = [] }) => {
    const state = ctx.store.getState();
    if (state.readOnly) return refused('readOnly');
    const all = [...objects];
    const locked = all.map((object) => state.plan.objects.get(object.id)).find((object) => object?.locked);
    if (locked) return refused('locked', { ref: labelOf(locked), n: 1 });
    ctx.store.setState({ gesture: { what, objects: byId(all) } });
    return DONE;
  },
});

/** Shows new states of the objects; those not named keep theirs. Call it as often as the pointer moves. */
export const updateGesture = operation<{ readonly objects: Iterable<PlanObject> }>({
  id: 'updateGesture',
  group: 'edit',
  quiet: true,
  available: hasGesture,
  run: (ctx, { objects }) => {
    const { gesture } = ctx.store.getState();
    if (!gesture) return refused('noGesture');
    ctx.store.setState({
      gesture: { what: gesture.what, objects: new Map([...gesture.objects, ...byId(objects)]) },
    });
    return DONE;
  },
});

/**
 * Puts the gesture into the plan as one undo step. A move further than {@link FAR_MOVE_M} first asks: the gesture
 * stays with `confirm` set until it is committed with `confirmed`, or cancelled.
 */
export const commitGesture = operation<{ readonly confirmed?: boolean } | void>({
  id: 'commitGesture',
  group: 'edit',
  available: hasGesture,
  run: (ctx, args) => {
    const state = ctx.store.getState();
    const gesture = state.gesture;
    if (!gesture) return refused('noGesture');
    const far = gesture.what === 'move' ? furthestMove_m(state.plan, gesture.objects.values()) : 0;
    if (far > FAR_MOVE_M && args?.confirmed !== true) {
      ctx.store.setState({ gesture: { ...gesture, confirm: { distance_m: far } } });
      return refused('farMove', { distance_m: Math.round(far) });
    }
    const objects = [...gesture.objects.values()];
    const isNew = objects.some((object) => !state.plan.objects.has(object.id));
    const outcome = editPlan(ctx, (plan) => replaceObjects(plan, { objects }), {
      ...gestureStep(gesture, objects, isNew),
      ...(isNew ? { select: objects.map((object) => object.id) } : {}),
    });
    // Refused or without effect: either way the gesture is over and the plan is what it was.
    ctx.store.setState(gestureDropped(ctx.store.getState()));
    return outcome;
  },
});

export const cancelGesture = operation({
  id: 'cancelGesture',
  group: 'edit',
  available: hasGesture,
  run: (ctx) => {
    ctx.store.setState(gestureDropped(ctx.store.getState()));
    return DONE;
  },
});

const STEP_OF: Readonly<Record<Gesture['what'], string>> = {
  move: 'step.move',
  azimuth: 'step.turn',
  angle: 'step.set.hfov_deg',
  range: 'step.set.max_range_m',
  tilt: 'step.set.tilt_deg',
  height: 'step.set.height_m',
  vertex: 'step.corner',
  place: 'step.add',
};

function gestureStep(
  gesture: Gesture,
  objects: readonly PlanObject[],
  isNew: boolean,
): { readonly note: string; readonly params: { readonly what: string; readonly n: number } } {
  const first = objects[0];
  const params = { what: first ? labelOf(first) : '', n: objects.length };
  if (isNew && first) return { note: `step.add.${first.kind}`, params };
  const note = STEP_OF[gesture.what];
  return { note: objects.length > 1 ? `${note}Many` : note, params };
}

function furthestMove_m(plan: Plan, objects: Iterable<PlanObject>): number {
  let furthest = 0;
  for (const object of objects) {
    const before = plan.objects.get(object.id);
    const from = before && coordinatesOf(before)[0];
    const to = coordinatesOf(object)[0];
    if (from && to) furthest = Math.max(furthest, distance_m(from, to));
  }
  return furthest;
}

function hasGesture(state: AppState): Availability {
  return state.gesture ? AVAILABLE : refused('noGesture');
}

const byId = (objects: Iterable<PlanObject>): ReadonlyMap<ObjectId, PlanObject> =>
  new Map([...objects].map((object) => [object.id, object] as const));
