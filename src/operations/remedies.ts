/** What could be done about a gap: looked for on demand, shown on the map, put into the plan in one step. */
import { NEW_CAMERA, type RemedyAnswer } from '../analysis';
import type { Job } from '../jobs/port';
import type { ObjectId } from '../kernel/units';
import { nextRef } from '../model/checks';
import { labelOf, replaceObjects } from '../model/edits';
import { currentProfile, isUpToDate, type AppState, type RemedySearch } from '../store';
import { requestOf } from './analysis-request';
import { editPlan, gestureDropped, mayEdit } from './edit-plan';
import { AVAILABLE, DONE, operation, refused, type OperationContext } from './operation';

/** The search under way, by the context it belongs to. */
const searching = new WeakMap<OperationContext, Job<RemedyAnswer>>();

const setSearch = (ctx: OperationContext, remedies: RemedySearch | undefined): void =>
  ctx.store.setState({ remedies } as Partial<AppState>);

/** Looks for remedies of a gap of the present report; a search under way is dropped. */
export const findRemedies = operation<{ readonly gap: string }>({
  id: 'findRemedies',
  group: 'analysis',
  available: (state) => (isUpToDate(state) ? AVAILABLE : refused('noResult')),
  run: (ctx, { gap }) => {
    const state = ctx.store.getState();
    const profile = currentProfile(state);
    if (!profile || !isUpToDate(state)) return refused('noResult');
    searching.get(ctx)?.cancel();
    const { plan } = state;
    setSearch(ctx, { gap, plan, status: 'running' });
    const job = ctx.jobs.start('remedies', { request: requestOf(state, profile), gap }, (progress) => {
      if (searching.get(ctx) === job) setSearch(ctx, { gap, plan, status: 'running', progress });
    });
    searching.set(ctx, job);
    void job.result.then((outcome) => {
      if (searching.get(ctx) !== job) return;
      searching.delete(ctx);
      if (outcome.status === 'done') {
        const answer = named(outcome.value, ctx.ids, ctx.store.getState());
        setSearch(ctx, { gap, plan, status: 'done', answer });
      } else setSearch(ctx, outcome.status === 'failed' ? { gap, plan, status: 'failed' } : undefined);
    });
    return DONE;
  },
});

export const cancelRemedies = operation({
  id: 'cancelRemedies',
  group: 'analysis',
  available: (state) => (state.remedies?.status === 'running' ? AVAILABLE : refused('noResult')),
  run: (ctx) => {
    searching.get(ctx)?.cancel();
    return DONE;
  },
});

/** Shows a remedy on the map as if it were there, or the plan as it is. */
export const showRemedy = operation<{ readonly index: number | undefined }>({
  id: 'showRemedy',
  group: 'view',
  available: mayEdit,
  run: (ctx, { index }) => {
    const state = ctx.store.getState();
    const search = state.remedies;
    const remedy = index === undefined ? undefined : search?.answer?.remedies[index];
    if (!search || !remedy || search.plan !== state.plan) {
      ctx.store.setState(gestureDropped(state));
      if (search) setSearch(ctx, without(search));
      return DONE;
    }
    const { camera } = remedy;
    ctx.store.setState({
      ...gestureDropped(state),
      gesture: { what: 'place', objects: new Map([[camera.id, camera]]) },
      remedies: { ...search, shown: index! },
    });
    return DONE;
  },
});

/** Puts a remedy into the plan: one undo step. */
export const applyRemedy = operation<{ readonly index: number }>({
  id: 'applyRemedy',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { index }) => {
    const state = ctx.store.getState();
    const search = state.remedies;
    const remedy = search?.answer?.remedies[index];
    if (!search || !remedy || search.plan !== state.plan) return refused('noResult');
    const outcome = editPlan(ctx, (plan) => replaceObjects(plan, { objects: [remedy.camera] }), {
      note: 'step.remedy',
      params: { what: labelOf(remedy.camera) },
    });
    ctx.store.setState(gestureDropped(ctx.store.getState()));
    setSearch(ctx, undefined);
    return outcome;
  },
});

function without(search: RemedySearch): RemedySearch {
  const { shown: _shown, ...kept } = search;
  return kept;
}

/** New cameras get an id and the next number, each of them the same one: only one of them is ever put in. */
function named(answer: RemedyAnswer, ids: () => ObjectId, { plan }: AppState): RemedyAnswer {
  const ref = nextRef(plan.objects.values(), 'camera');
  return {
    ...answer,
    remedies: answer.remedies.map((remedy) =>
      remedy.camera.id === NEW_CAMERA ? { ...remedy, camera: { ...remedy.camera, id: ids(), ref } } : remedy,
    ),
  };
}
