import { err } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import type { LonLat, Plan } from '../plan';
import { findUnlocked, isPosition, replaceAll, type EditResult } from './common';
import { coordinatesOf, mapCoordinates, shiftBy } from './geometry';

export interface MoveArgs {
  readonly ids: Iterable<ObjectId>;
  /** Metres towards true east and north at the first object. */
  readonly east_m: number;
  readonly north_m: number;
}

/** Shifts objects together. */
export function moveObjects(plan: Plan, { ids, east_m, north_m }: MoveArgs): EditResult {
  const found = findUnlocked(plan, ids);
  if (!found.ok) return found;
  if (!Number.isFinite(east_m) || !Number.isFinite(north_m)) return err({ code: 'badPosition' });
  if (east_m === 0 && north_m === 0) return err({ code: 'unchanged' });
  const from = coordinatesOf(found.value[0]!)[0];
  if (!from || !isPosition(from)) return err({ code: 'badPosition' });
  const shift = shiftBy(from, east_m, north_m);
  const moved = found.value.map((object) => [object, mapCoordinates(object, shift)] as const);
  const lost = moved.some(([, to]) => !coordinatesOf(to).every(isPosition));
  return lost ? err({ code: 'badPosition' }) : replaceAll(moved);
}

/** Puts one point object at a place. */
export function placeObjectAt(
  plan: Plan,
  { id, at }: { readonly id: ObjectId; readonly at: LonLat },
): EditResult {
  const found = findUnlocked(plan, [id]);
  if (!found.ok) return found;
  const object = found.value[0]!;
  if (object.kind === 'zone' || object.kind === 'obstacle') return err({ code: 'notThatKind' });
  if (!isPosition(at)) return err({ code: 'badPosition' });
  return replaceAll([[object, { ...object, position: at }]]);
}
