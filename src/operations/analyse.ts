import { hasCity, isAnalysing, type AppState } from '../store';
import { always, AVAILABLE, DONE, hidden, operation, refused, type Availability } from './operation';

/** Runs the analysis now; what is under way is overtaken. */
export const runAnalysis = operation({
  id: 'runAnalysis',
  group: 'analysis',
  keys: ['Ctrl+Enter'],
  palette: true,
  available: canAnalyse,
  run: (ctx) => {
    const can = canAnalyse(ctx.store.getState());
    if (!can.ok) return can;
    ctx.analyser.run();
    return DONE;
  },
});

/** Stops the run under way; the last good result stays, marked as old. */
export const stopAnalysis = operation({
  id: 'stopAnalysis',
  group: 'analysis',
  palette: true,
  available: (state) => (isAnalysing(state) ? AVAILABLE : hidden('notRunning')),
  run: (ctx) => {
    if (!isAnalysing(ctx.store.getState())) return refused('notRunning');
    ctx.analyser.stop();
    return DONE;
  },
});

/** Whether each edit starts an analysis by itself. */
export const setAutoAnalyse = operation<{ readonly on: boolean }>({
  id: 'setAutoAnalyse',
  group: 'analysis',
  available: always,
  run: (ctx, { on }) => {
    ctx.store.setState({ autoAnalyse: on });
    return DONE;
  },
});

function canAnalyse(state: AppState): Availability {
  return hasCity(state) || state.plan.objects.size > 0 ? AVAILABLE : refused('emptyPlan');
}
