import type { OwnPrice } from '../model/costs';
import { setCosts, setPrice, type CostChanges } from '../model/edits';
import { editPlan, mayEdit } from './edit-plan';
import { operation } from './operation';

/** Sets budget and sizing of recording; `undefined` takes a value away. */
export const setCostSettings = operation<CostChanges>({
  id: 'setCostSettings',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, changes) =>
    editPlan(ctx, (plan) => setCosts(plan, changes), {
      note: 'step.costs',
      merge: `costs ${Object.keys(changes).join(' ')}`,
    }),
});

/** Sets a price of the plan's own; without an amount the list's holds again. */
export const setOwnPrice = operation<OwnPrice>({
  id: 'setOwnPrice',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, price) =>
    editPlan(ctx, (plan) => setPrice(plan, price), { note: 'step.price', merge: `price ${price.id}` }),
});
