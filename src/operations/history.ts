import { redoStep, undoStep, type Step } from '../store';
import { gestureDropped } from './edit-plan';
import { AVAILABLE, DONE, operation, refused, type OperationContext, type Outcome } from './operation';
import { notify } from './notices';

/** Takes the last step back; a gesture under way is simply dropped. */
export const undo = operation({
  id: 'undo',
  group: 'edit',
  keys: ['Ctrl+Z'],
  palette: true,
  available: (state) =>
    state.readOnly
      ? refused('readOnly')
      : state.gesture || state.history.done.length > 0
        ? AVAILABLE
        : refused('nothingToUndo'),
  run: (ctx) => {
    const state = ctx.store.getState();
    if (state.gesture) {
      ctx.store.setState(gestureDropped(state));
      return DONE;
    }
    return apply(ctx, undoStep(state), 'notice.undone', 'nothingToUndo');
  },
});

export const redo = operation({
  id: 'redo',
  group: 'edit',
  keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  palette: true,
  available: (state) =>
    state.readOnly
      ? refused('readOnly')
      : state.history.undone.length > 0
        ? AVAILABLE
        : refused('nothingToRedo'),
  run: (ctx) => apply(ctx, redoStep(ctx.store.getState()), 'notice.redone', 'nothingToRedo'),
});

function apply(ctx: OperationContext, step: Step | undefined, notice: string, none: string): Outcome {
  if (!step) return refused(none);
  ctx.store.setState({ ...step.patch, ...gestureDropped(ctx.store.getState()) });
  notify(ctx.store, {
    severity: 'info',
    key: notice,
    params: { step: step.entry.note, ...step.entry.params },
  });
  return DONE;
}
