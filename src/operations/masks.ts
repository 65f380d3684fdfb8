/** Masks over façades in view: looked for on demand, put into the plan one by one or all at once. */
import type { MaskAnswer, MaskAsk, MaskProposal } from '../analysis';
import type { Job } from '../jobs/port';
import type { ObjectId } from '../kernel/units';
import { addObjects, labelOf } from '../model/edits';
import type { Plan, Zone } from '../model/plan';
import { currentProfile, isUpToDate, type MaskSearch } from '../store';
import { requestOf } from './analysis-request';
import { editPlan, mayEdit } from './edit-plan';
import { AVAILABLE, DONE, operation, refused, type OperationContext } from './operation';

/** The search under way, by the context it belongs to. */
const searching = new WeakMap<OperationContext, Job<MaskAnswer>>();

const setSearch = (ctx: OperationContext, masks: MaskSearch | undefined): void =>
  ctx.store.setState({ masks });

/** Looks for masks that take façades of the present report out of view; a search under way is dropped. */
export const findMasks = operation<MaskAsk>({
  id: 'findMasks',
  group: 'analysis',
  available: (state) => (isUpToDate(state) ? AVAILABLE : refused('noResult')),
  run: (ctx, ask) => {
    const state = ctx.store.getState();
    const profile = currentProfile(state);
    if (!profile || !isUpToDate(state)) return refused('noResult');
    searching.get(ctx)?.cancel();
    const { plan } = state;
    setSearch(ctx, { plan, status: 'running' });
    const job = ctx.jobs.start('masks', { request: requestOf(state, profile), ask }, (progress) => {
      if (searching.get(ctx) === job) setSearch(ctx, { plan, status: 'running', progress });
    });
    searching.set(ctx, job);
    void job.result.then((outcome) => {
      if (searching.get(ctx) !== job) return;
      searching.delete(ctx);
      if (outcome.status === 'done') setSearch(ctx, { plan, status: 'done', answer: outcome.value });
      else setSearch(ctx, outcome.status === 'failed' ? { plan, status: 'failed' } : undefined);
    });
    return DONE;
  },
});

export const cancelMasks = operation({
  id: 'cancelMasks',
  group: 'analysis',
  available: (state) => (state.masks?.status === 'running' ? AVAILABLE : refused('noResult')),
  run: (ctx) => {
    searching.get(ctx)?.cancel();
    return DONE;
  },
});

/** Puts proposals into the plan, all of them when none is named: one undo step. The others stay on offer. */
export const applyMasks = operation<{ readonly proposals?: readonly MaskProposal[] }>({
  id: 'applyMasks',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { proposals }) => {
    const { masks, plan } = ctx.store.getState();
    const answer = masks?.answer;
    if (!answer || masks.plan !== plan) return refused('noResult');
    const taken = proposals ?? answer.proposals;
    const objects = taken.flatMap((proposal) => zonesOf(proposal, plan, ctx.ids));
    const outcome = editPlan(ctx, (before) => addObjects(before, { objects }), {
      note: taken.length === 1 ? 'step.mask' : 'step.masks',
      params: { n: objects.length, what: objects[0]?.name ?? '' },
    });
    if (!outcome.ok) return outcome;
    const left = answer.proposals.filter((one) => !taken.includes(one));
    // What is left was measured without the new masks, and is no dearer with them: it stays on offer.
    const kept = { ...masks, plan: ctx.store.getState().plan, answer: { ...answer, proposals: left } };
    setSearch(ctx, left.length > 0 ? kept : undefined);
    return outcome;
  },
});

/** « C-02 · 14 rue Grolée »: of the camera and the house, in no language. */
function zonesOf(proposal: MaskProposal, plan: Plan, ids: () => ObjectId): Zone[] {
  const camera = plan.objects.get(proposal.camera);
  const name = `${camera ? labelOf(camera) : proposal.camera} · ${proposal.name ?? proposal.building}`;
  return proposal.polygons.map((polygon) => ({
    kind: 'zone',
    id: ids(),
    role: 'mask',
    name,
    polygon,
    cameras: [proposal.camera],
  }));
}
