import { ok } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import { EMPTY_DIFF, type Diff } from '../diff';
import type { Plan, PlanObject, Zone } from '../plan';
import { findUnlocked, type EditResult } from './common';

/**
 * Removes objects. A mask that blanked only removed cameras goes on naming them, so that it does not turn into a
 * mask for all; a mask that also named others forgets the removed ones.
 */
export function removeObjects(plan: Plan, args: { readonly ids: Iterable<ObjectId> }): EditResult {
  const found = findUnlocked(plan, args.ids);
  if (!found.ok) return found;
  const removed = new Map(found.value.map((object) => [object.id, object] as const));
  return ok({ ...EMPTY_DIFF, removed, updated: masksWithout(plan, removed) });
}

function masksWithout(plan: Plan, removed: ReadonlyMap<ObjectId, PlanObject>): Diff['updated'] {
  const updated = new Map<ObjectId, readonly [Zone, Zone]>();
  for (const zone of plan.objects.values()) {
    if (zone.kind !== 'zone' || !zone.cameras || removed.has(zone.id)) continue;
    const cameras = zone.cameras.filter((id) => !removed.has(id));
    if (cameras.length > 0 && cameras.length < zone.cameras.length) {
      updated.set(zone.id, [zone, { ...zone, cameras }]);
    }
  }
  return updated;
}
