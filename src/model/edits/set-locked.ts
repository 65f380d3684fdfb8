import type { ObjectId } from '../../kernel/units';
import type { Plan, PlanObject } from '../plan';
import { findObjects, replaceAll, type EditResult } from './common';

/** Locks or unlocks objects. */
export function setLocked(
  plan: Plan,
  args: { readonly ids: Iterable<ObjectId>; readonly locked: boolean },
): EditResult {
  const found = findObjects(plan, args.ids);
  if (!found.ok) return found;
  return replaceAll(found.value.map((object) => [object, withLock(object, args.locked)] as const));
}

function withLock(object: PlanObject, locked: boolean): PlanObject {
  if (locked) return object.locked === true ? object : { ...object, locked: true };
  const { locked: _, ...rest } = object;
  return rest;
}
