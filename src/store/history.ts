/** Transitions of the document: pure functions from a state to what changes in it. */
import type { ObjectId } from '../kernel/units';
import { applyDiff, isEmptyDiff, reverseDiff, squashDiffs, type Diff } from '../model/diff';
import { boundsOfObjects } from '../model/edits';
import type { Plan, PlanObject } from '../model/plan';
import { touchesAnalysis } from './touches-analysis';
import type { AnalysisState, AppState, Focus, HistoryEntry, LoadedCity } from './state';

export const HISTORY_DEPTH = 200;

/** Steps with the same merge key become one when they follow each other within this time. */
const MERGE_WITHIN_MS = 1000;

export type Patch = Partial<AppState>;

/** One undo step: the diff applied, what was undone forgotten, results marked. */
export function commitStep(state: AppState, entry: HistoryEntry): Patch {
  const plan = applyDiff(state.plan, entry.diff);
  const step = entry.diff.removed.size > 0 ? { ...entry, order: [...state.plan.objects.keys()] } : entry;
  return {
    ...afterDiff(state, plan, entry.diff),
    ...(entry.city ? withCity(state, entry.city[1]) : {}),
    history: { done: pushStep(state.history.done, step), undone: [] },
  };
}

/** What undo or redo did, and the state that it led to; undefined when there is nothing to do. */
export interface Step {
  readonly patch: Patch;
  readonly entry: HistoryEntry;
}

export function undoStep(state: AppState): Step | undefined {
  const entry = state.history.done.at(-1);
  if (!entry) return undefined;
  const history = { done: state.history.done.slice(0, -1), undone: [...state.history.undone, entry] };
  return {
    patch: { ...replay(state, reverseDiff(entry.diff), entry.city?.[0], entry.order), history },
    entry,
  };
}

export function redoStep(state: AppState): Step | undefined {
  const entry = state.history.undone.at(-1);
  if (!entry) return undefined;
  const history = { done: [...state.history.done, entry], undone: state.history.undone.slice(0, -1) };
  return { patch: { ...replay(state, entry.diff, entry.city?.[1]), history }, entry };
}

/** Undo says where it acted: what it touched is selected, and shown when it is out of sight. */
function replay(
  state: AppState,
  diff: Diff,
  city: LoadedCity | undefined,
  order?: readonly ObjectId[],
): Patch {
  const applied = applyDiff(state.plan, diff);
  const plan = order ? { ...applied, objects: inOrder(applied.objects, order) } : applied;
  const touched = [...diff.added.keys(), ...diff.updated.keys()];
  const places: PlanObject[] = [...diff.added.values(), ...diff.removed.values()];
  for (const [, to] of diff.updated.values()) places.push(to);
  const focus = focusOn(state, places);
  return {
    ...afterDiff(state, plan, diff),
    ...(touched.length > 0 ? { selection: new Set(touched) } : {}),
    ...(focus ? { focus } : {}),
    ...(city ? withCity(state, city) : {}),
  };
}

/** The same objects, those named first and in that order. */
function inOrder(objects: Plan['objects'], order: readonly ObjectId[]): Plan['objects'] {
  const sorted = new Map<ObjectId, PlanObject>();
  for (const id of order) {
    const object = objects.get(id);
    if (object) sorted.set(id, object);
  }
  for (const [id, object] of objects) if (!sorted.has(id)) sorted.set(id, object);
  return sorted;
}

/** Other data: a new revision of them, and every result is old. */
export function withCity(state: AppState, { city, sources }: LoadedCity): Patch {
  const analysis = state.analysis;
  return {
    city,
    citySources: sources,
    cityRevision: state.cityRevision + 1,
    analysis: analysis.status === 'none' ? analysis : { ...analysis, status: 'stale' },
  };
}

/** A request to show some objects, unless they are in sight already; `always` asks even so. */
export function focusOn(state: AppState, objects: Iterable<PlanObject>, always = false): Focus | undefined {
  const bounds = boundsOfObjects(objects);
  if (!bounds) return undefined;
  const view = state.viewBounds;
  const inSight =
    view && bounds[0] >= view[0] && bounds[1] >= view[1] && bounds[2] <= view[2] && bounds[3] <= view[3];
  return inSight && !always ? undefined : { bounds, serial: (state.focus?.serial ?? 0) + 1 };
}

/** What follows from any change of the plan: the selection holds what is there, results know they are old. */
function afterDiff(state: AppState, plan: Plan, diff: Diff): Patch {
  const patch: { -readonly [K in keyof AppState]?: AppState[K] } = {
    plan,
    night: plan.head.settings.night,
    analysis: analysisAfter(state.analysis, plan, diff),
  };
  const selection = [...state.selection].filter((id) => plan.objects.has(id));
  if (selection.length !== state.selection.size) patch.selection = new Set<ObjectId>(selection);
  return patch;
}

/**
 * A change that no figure depends on (a name, a lock) leaves a result true, so it becomes that of the new revision;
 * any other makes it stale ([C7]).
 */
function analysisAfter(analysis: AnalysisState, plan: Plan, diff: Diff): AnalysisState {
  if (analysis.status === 'none') return analysis;
  if (touchesAnalysis(diff)) return { ...analysis, status: 'stale' };
  return analysis.planRevision === plan.revision - 1
    ? { ...analysis, planRevision: plan.revision }
    : analysis;
}

function pushStep(done: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const last = done.at(-1);
  const together =
    last?.merge &&
    entry.merge &&
    last.merge.key === entry.merge.key &&
    entry.merge.at - last.merge.at <= MERGE_WITHIN_MS;
  if (!together) return [...done, entry].slice(-HISTORY_DEPTH);
  const diff = squashDiffs(last.diff, entry.diff);
  // Steps that cancel each other out leave nothing to undo.
  return isEmptyDiff(diff) ? done.slice(0, -1) : [...done.slice(0, -1), { ...entry, diff }];
}
