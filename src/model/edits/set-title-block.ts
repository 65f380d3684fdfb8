import type { PlanTitleBlock, TitleBlockField } from '../title-block';
import type { Plan } from '../plan';
import type { EditResult } from './common';
import { setHead } from './set-settings';

export type TitleBlockChanges = { readonly [F in TitleBlockField | 'logo']?: string };

/** Changes what the title block says; an empty text takes a field away. */
export function setTitleBlock(plan: Plan, changes: TitleBlockChanges): EditResult {
  const next = Object.entries({ ...plan.head.title_block, ...changes }).filter(([, value]) => value !== '');
  return setHead(plan, { title_block: Object.fromEntries(next) as PlanTitleBlock });
}
