import { err, ok } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import { isEmptyDiff, type Diff } from '../diff';
import type { Plan, PlanObject } from '../plan';
import { checkObject } from '../checks/check-object';
import { aimed, labelOf, sameValue, type EditResult } from './common';

/** Puts whole objects in place of those of the same id, and adds those that are new: how a gesture is committed. */
export function replaceObjects(plan: Plan, args: { readonly objects: Iterable<PlanObject> }): EditResult {
  const added = new Map<ObjectId, PlanObject>();
  const updated = new Map<ObjectId, readonly [PlanObject, PlanObject]>();
  for (const to of args.objects) {
    const from = plan.objects.get(to.id);
    const reason = checkObject(to, from);
    if (reason) return err(reason);
    if (!from) added.set(to.id, to);
    else if (from.kind !== to.kind) return err({ code: 'notThatKind' });
    else if (!sameValue(from, to)) {
      if (from.locked === true) return err({ code: 'locked', params: { ref: labelOf(from), n: 1 } });
      updated.set(to.id, [from, aimed(from, to)]);
    }
  }
  const diff: Diff = { added, updated, removed: new Map() };
  return isEmptyDiff(diff) ? err({ code: 'unchanged' }) : ok(diff);
}
