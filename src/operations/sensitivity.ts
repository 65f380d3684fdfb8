/** How far the figures hang on assumed heights: looked for on demand, dropped when the plan or the data change. */
import type { SensitivityReport } from '../analysis';
import type { Job } from '../jobs/port';
import { currentProfile, isUpToDate, type SensitivitySearch } from '../store';
import { requestOf } from './analysis-request';
import { AVAILABLE, DONE, operation, refused, type OperationContext } from './operation';

/** The search under way, by the context it belongs to. */
const searching = new WeakMap<OperationContext, Job<SensitivityReport>>();

/** Analyses the plan at other assumed heights; a search under way is dropped. */
export const findSensitivity = operation({
  id: 'findSensitivity',
  group: 'analysis',
  palette: true,
  available: (state) => (isUpToDate(state) ? AVAILABLE : refused('noResult')),
  run: (ctx) => {
    const state = ctx.store.getState();
    const profile = currentProfile(state);
    const { result } = state.analysis;
    if (!profile || !result || !isUpToDate(state)) return refused('noResult');
    searching.get(ctx)?.cancel();
    const show = (sensitivity: SensitivitySearch | undefined): void => ctx.store.setState({ sensitivity });
    show({ result, status: 'running' });
    const job = ctx.jobs.start('sensitivity', requestOf(state, profile), (progress) => {
      if (searching.get(ctx) === job) show({ result, status: 'running', progress });
    });
    searching.set(ctx, job);
    void job.result.then((outcome) => {
      if (searching.get(ctx) !== job) return;
      searching.delete(ctx);
      if (outcome.status === 'done') show({ result, status: 'done', found: outcome.value });
      else show(outcome.status === 'failed' ? { result, status: 'failed' } : undefined);
    });
    return DONE;
  },
});

export const cancelSensitivity = operation({
  id: 'cancelSensitivity',
  group: 'analysis',
  available: (state) => (state.sensitivity?.status === 'running' ? AVAILABLE : refused('notRunning')),
  run: (ctx) => {
    searching.get(ctx)?.cancel();
    return DONE;
  },
});
