import { setNotice, type NoticeChanges } from '../model/edits';
import { editPlan, mayEdit } from './edit-plan';
import { operation } from './operation';

/** Sets who answers towards the public; an empty text takes it away. */
export const setPublicNotice = operation<NoticeChanges>({
  id: 'setPublicNotice',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, changes) =>
    editPlan(ctx, (plan) => setNotice(plan, changes), {
      note: 'step.notice',
      merge: `notice ${Object.keys(changes).join(' ')}`,
    }),
});
