import { err, ok } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import { EMPTY_DIFF } from '../diff';
import type { Plan, PlanObject } from '../plan';
import { checkObject, hasValidPlace } from '../checks/check-object';
import type { EditResult } from './common';

export interface AddArgs {
  readonly objects: readonly PlanObject[];
  /** Values from a file are taken as they are; places must be on the ellipsoid all the same. */
  readonly valuesFromFile?: boolean;
}

/** Adds objects whose ids are new. Values out of bounds are refused as in a field. */
export function addObjects(plan: Plan, args: AddArgs): EditResult {
  if (args.objects.length === 0) return err({ code: 'nothingSelected' });
  const added = new Map<ObjectId, PlanObject>();
  for (const object of args.objects) {
    if (plan.objects.has(object.id) || added.has(object.id)) {
      return err({ code: 'idTaken', params: { id: object.id } });
    }
    if (!hasValidPlace(object)) return err({ code: 'badPosition' });
    const reason = args.valuesFromFile ? undefined : checkObject(object);
    if (reason) return err(reason);
    added.set(object.id, object);
  }
  return ok({ ...EMPTY_DIFF, added });
}
