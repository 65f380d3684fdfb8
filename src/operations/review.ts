/** Going through the gaps: what is listed, and what is accepted with a note. */
import { linesOfGap, matchAcceptances } from '../analysis/review/acceptances';
import { createFrame } from '../kernel/frame';
import { acceptGap as acceptEdit } from '../model/edits';
import { shownReport, type AppState, type GapView } from '../store';
import { editPlan, mayEdit } from './edit-plan';
import { always, DONE, operation, refused } from './operation';

/** Filters, groups or sorts the list of gaps; `undefined` takes a filter away. */
export const setGapView = operation<{ readonly [K in keyof GapView]?: GapView[K] | undefined }>({
  id: 'setGapView',
  group: 'view',
  available: always,
  run: (ctx, changes) => {
    const next = { ...ctx.store.getState().gapView, ...changes };
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
    ctx.store.setState({ gapView: kept as unknown as GapView });
    return DONE;
  },
});

/** Marks a gap as accepted, with a note; without one it is open again. */
export const acceptGap = operation<{ readonly id: string; readonly note: string | undefined }>({
  id: 'acceptGap',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, { id, note }) => {
    const state = ctx.store.getState();
    const gap = gapOf(state, id);
    if (!gap) return refused('noResult');
    const { plan } = state;
    const { gaps, frame } = shownReport(state)!;
    const before = matchAcceptances(plan.head.acceptances ?? [], gaps, createFrame(frame.origin)).get(id);
    const after =
      note === undefined
        ? undefined
        : { note: note.trim(), date: new Date(ctx.now()).toISOString().slice(0, 10), lines: linesOfGap(gap) };
    return editPlan(ctx, (now) => acceptEdit(now, { before, ...(after ? { after } : {}) }), {
      note: after ? 'step.acceptGap' : 'step.reopenGap',
      params: { what: gap.names[0] ?? gap.id },
    });
  },
});

const gapOf = (state: AppState, id: string) => shownReport(state)?.gaps.find((row) => row.id === id);
