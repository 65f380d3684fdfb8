import type { GapAcceptance, Plan } from '../plan';
import type { EditResult } from './common';
import { setHead } from './set-settings';

/** Puts an acceptance in the place of another, or adds it; without a new one the old goes. */
export function acceptGap(
  plan: Plan,
  { before, after }: { readonly before?: GapAcceptance | undefined; readonly after?: GapAcceptance },
): EditResult {
  const kept = (plan.head.acceptances ?? []).filter((one) => one !== before);
  return setHead(plan, { acceptances: after ? [...kept, after] : kept });
}
