/** Scenarios: made, switched, renamed, removed; and the current one compared with another. */
import type { ScenarioComparison } from '../analysis';
import type { Job } from '../jobs/port';
import * as edits from '../model/edits';
import type { Scenario } from '../model/plan';
import { currentScenario } from '../model/scenarios';
import { comparisonOf, currentProfile, isUpToDate, type ComparisonSearch } from '../store';
import { requestOf } from './analysis-request';
import { editPlan, mayEdit } from './edit-plan';
import { AVAILABLE, DONE, operation, refused, type OperationContext } from './operation';

/** Names come from the caller, who knows the language; `first` is what the plan's devices are called until now. */
export interface NewScenario {
  readonly name: string;
  readonly from: 'copy' | 'existing';
  readonly first: string;
}

/** A new scenario with the current devices, or with those that stand today; it becomes the current one. */
export const createScenario = operation<NewScenario>({
  id: 'createScenario',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { name, from, first }) =>
    editPlan(
      ctx,
      (plan) =>
        edits.createScenario(plan, { id: ctx.ids(), name, from, first: { id: ctx.ids(), name: first } }),
      { note: 'step.createScenario', params: { what: name } },
    ),
});

/** The whole app follows: the plan's devices become those of the scenario. */
export const switchScenario = operation<{ readonly id: string }>({
  id: 'switchScenario',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { id }) =>
    editPlan(ctx, (plan) => edits.switchScenario(plan, { id }), {
      note: 'step.switchScenario',
      params: { what: named(ctx, id)?.name ?? '' },
    }),
});

/** Renames the current scenario. */
export const renameScenario = operation<{ readonly name: string }>({
  id: 'renameScenario',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { name }) => {
    const current = currentScenario(ctx.store.getState().plan);
    if (!current || name.trim() === '') return refused('unchanged');
    return editPlan(ctx, (plan) => edits.renameScenario(plan, { id: current.id, name: name.trim() }), {
      note: 'step.renameScenario',
      params: { what: name.trim() },
    });
  },
});

/** Removes the current scenario and its devices; undo brings them back. */
export const removeScenario = operation({
  id: 'removeScenario',
  group: 'edit',
  available: (state) => {
    const can = mayEdit(state);
    return can.ok && (state.plan.head.scenarios?.list.length ?? 0) < 2 ? refused('lastScenario') : can;
  },
  run: (ctx) => {
    const current = currentScenario(ctx.store.getState().plan);
    if (!current) return refused('lastScenario');
    return editPlan(ctx, (plan) => edits.removeScenario(plan, { id: current.id }), {
      note: 'step.removeScenario',
      params: { what: current.name },
    });
  },
});

/** The comparison under way, by the context it belongs to. */
const comparing = new WeakMap<OperationContext, Job<ScenarioComparison>>();

/** Compares the current scenario with another one; a comparison under way is dropped. */
export const compareScenario = operation<{ readonly id: string }>({
  id: 'compareScenario',
  group: 'analysis',
  available: (state) => (isUpToDate(state) ? AVAILABLE : refused('noResult')),
  run: (ctx, { id }) => {
    const state = ctx.store.getState();
    const profile = currentProfile(state);
    const { result } = state.analysis;
    if (!profile || !result || !isUpToDate(state) || !named(ctx, id)) return refused('noResult');
    comparing.get(ctx)?.cancel();
    const show = (comparison: ComparisonSearch | undefined): void => ctx.store.setState({ comparison });
    // What was on the map side by side is so again when compared anew.
    const onMap = state.comparison?.onMap === true;
    const asked = { other: id, result, onMap };
    show({ ...asked, status: 'running' });
    const ask = { request: requestOf(state, profile), other: id };
    const job = ctx.jobs.start('comparison', ask, (progress) => {
      if (comparing.get(ctx) === job) show({ ...asked, status: 'running', progress });
    });
    comparing.set(ctx, job);
    void job.result.then((outcome) => {
      if (comparing.get(ctx) !== job) return;
      comparing.delete(ctx);
      if (outcome.status === 'done') show({ ...asked, status: 'done', found: outcome.value });
      else show(outcome.status === 'failed' ? { ...asked, status: 'failed' } : undefined);
    });
    return DONE;
  },
});

/** Shows the compared scenario beside the current one on the map, or the current one alone. */
export const showComparison = operation<{ readonly onMap: boolean }>({
  id: 'showComparison',
  group: 'view',
  available: (state) => (comparisonOf(state) ? AVAILABLE : refused('noResult')),
  run: (ctx, { onMap }) => {
    const state = ctx.store.getState();
    if (!state.comparison || !comparisonOf(state)) return refused('noResult');
    ctx.store.setState({ comparison: { ...state.comparison, onMap } });
    return DONE;
  },
});

export const cancelComparison = operation({
  id: 'cancelComparison',
  group: 'analysis',
  available: (state) => (state.comparison?.status === 'running' ? AVAILABLE : refused('notRunning')),
  run: (ctx) => {
    comparing.get(ctx)?.cancel();
    return DONE;
  },
});

const named = (ctx: OperationContext, id: string): Scenario | undefined =>
  ctx.store.getState().plan.head.scenarios?.list.find((one) => one.id === id);
