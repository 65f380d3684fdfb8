import { err, ok, type Result } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import type { LonLat, Plan, PlanObject } from '../plan';
import { nextRef } from '../checks/next-ref';
import { EMPTY_DIFF } from '../diff';
import { hasRef, isPosition, type EditResult } from './common';
import { centreOfObjects, coordinatesOf, mapCoordinates, metresBetween, shiftBy } from './geometry';
import type { Reason } from './reason';

export interface CopyArgs {
  /** What to copy; need not be of this plan. */
  readonly objects: readonly PlanObject[];
  /** As many new ids as objects. */
  readonly ids: readonly ObjectId[];
  /** Metres towards true east and north. */
  readonly east_m: number;
  readonly north_m: number;
}

/** Adds copies, unlocked, with the next free numbers. */
export function copyObjects(plan: Plan, { objects, ids, east_m, north_m }: CopyArgs): EditResult {
  const from = objects[0] && coordinatesOf(objects[0])[0];
  if (!from) return err({ code: 'nothingSelected' });
  if (!isPosition(from)) return err({ code: 'badPosition' });
  const shift = shiftBy(from, east_m, north_m);
  const added = new Map<ObjectId, PlanObject>();
  const taken = [...plan.objects.values()];
  for (const [i, object] of objects.entries()) {
    const id = ids[i];
    if (id === undefined) throw new Error(`${objects.length} objects to copy, ${ids.length} ids`);
    if (plan.objects.has(id) || added.has(id)) return err({ code: 'idTaken', params: { id } });
    const { locked: _, ...rest } = mapCoordinates(object, shift);
    const copy = numbered({ ...rest, id }, taken);
    if (!coordinatesOf(copy).every(isPosition)) return err({ code: 'badPosition' });
    added.set(id, copy);
    taken.push(copy);
  }
  return ok({ ...EMPTY_DIFF, added });
}

/** The shift that brings the middle of `objects` to `at`, metres east and north of the first coordinate. */
export function shiftTo(
  objects: readonly PlanObject[],
  at: LonLat,
): Result<{ readonly east_m: number; readonly north_m: number }, Reason> {
  const centre = centreOfObjects(objects);
  if (!centre) return err({ code: 'nothingSelected' });
  if (!isPosition(centre) || !isPosition(at)) return err({ code: 'badPosition' });
  const [east_m, north_m] = metresBetween(centre, at);
  return ok({ east_m, north_m });
}

function numbered(object: PlanObject, taken: readonly PlanObject[]): PlanObject {
  return hasRef(object) ? { ...object, ref: nextRef(taken, object.kind) } : object;
}
