import type { CostField, CostSettings, OwnPrice } from '../costs';
import type { Plan } from '../plan';
import type { EditResult } from './common';
import { setHead } from './set-settings';

export type CostChanges = { readonly [K in CostField]?: number | undefined };

/** Changes budget and sizing; `undefined` takes a value away. */
export function setCosts(plan: Plan, changes: CostChanges): EditResult {
  const { costs } = plan.head;
  const next = Object.entries({ ...costs, ...changes }).filter(([, value]) => value !== undefined);
  return setHead(plan, { costs: Object.fromEntries(next) as CostSettings });
}

/** Sets a price of the plan's own in place of the list's; without an amount the list's holds again. */
export function setPrice(plan: Plan, price: OwnPrice): EditResult {
  const { costs } = plan.head;
  const others = costs?.prices?.filter(({ id }) => id !== price.id) ?? [];
  const isSet = price.min_eur !== undefined || price.min_share !== undefined;
  return setHead(plan, { costs: { ...costs, prices: isSet ? [...others, price] : others } });
}
