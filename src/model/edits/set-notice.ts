import type { NoticeField, PublicNotice } from '../notice';
import type { Plan } from '../plan';
import type { EditResult } from './common';
import { setHead } from './set-settings';

export type NoticeChanges = { readonly [F in NoticeField]?: string };

/** Changes what the public is told of who answers; an empty text takes it away. */
export function setNotice(plan: Plan, changes: NoticeChanges): EditResult {
  const next = Object.entries({ ...plan.head.notice, ...changes }).filter(([, value]) => value !== '');
  return setHead(plan, { notice: Object.fromEntries(next) as PublicNotice });
}
