import { setTitleBlock, type TitleBlockChanges } from '../model/edits';
import { editPlan, mayEdit } from './edit-plan';
import { operation } from './operation';

/** Sets what the title block of printed sheets says; an empty text takes a field away. */
export const changeTitleBlock = operation<TitleBlockChanges>({
  id: 'changeTitleBlock',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, changes) =>
    editPlan(ctx, (plan) => setTitleBlock(plan, changes), {
      note: 'step.titleBlock',
      merge: `title block ${Object.keys(changes).join(' ')}`,
    }),
});
