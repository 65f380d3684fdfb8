/** What every edit needs: finding objects, refusing locked ones, and building diffs. */
import { err, ok, type Result } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import { EMPTY_DIFF, type Diff } from '../diff';
import type { LonLat, Plan, PlanObject } from '../plan';
import type { Reason } from './reason';

export type EditResult = Result<Diff, Reason>;

/** The named objects in the order given; refused when none is named, or one is gone. */
export function findObjects(plan: Plan, ids: Iterable<ObjectId>): Result<readonly PlanObject[], Reason> {
  const found: PlanObject[] = [];
  for (const id of new Set(ids)) {
    const object = plan.objects.get(id);
    if (!object) return err({ code: 'gone', params: { id } });
    found.push(object);
  }
  return found.length === 0 ? err({ code: 'nothingSelected' }) : ok(found);
}

/** As {@link findObjects}, and none of them may be locked. */
export function findUnlocked(plan: Plan, ids: Iterable<ObjectId>): Result<readonly PlanObject[], Reason> {
  const found = findObjects(plan, ids);
  if (!found.ok) return found;
  const locked = found.value.filter((object) => object.locked === true);
  if (locked.length > 0) {
    return err({ code: 'locked', params: { ref: labelOf(locked[0]!), n: locked.length } });
  }
  return found;
}

/** A diff from replacements; objects that stay the same drop out, and nothing left is `unchanged`. */
export function replaceAll(pairs: readonly (readonly [from: PlanObject, to: PlanObject])[]): EditResult {
  const updated = new Map<ObjectId, readonly [PlanObject, PlanObject]>();
  for (const [from, to] of pairs) if (!sameValue(from, to)) updated.set(from.id, [from, aimed(from, to)]);
  return updated.size === 0 ? err({ code: 'unchanged' }) : ok({ ...EMPTY_DIFF, updated });
}

/**
 * [V2] A camera that came with a range of directions can reach them but is known to look along none. Who turns it
 * says where it looks: the range goes.
 */
export function aimed(from: PlanObject, to: PlanObject): PlanObject {
  if (from.kind !== 'camera' || to.kind !== 'camera' || to.pan_range_deg === undefined) return to;
  if (from.azimuth_deg === to.azimuth_deg) return to;
  const { pan_range_deg: _, ...known } = to;
  return known;
}

/** What the user calls an object: its number, else its name, else its kind. */
export const labelOf = (object: PlanObject): string =>
  (hasRef(object) ? object.ref : undefined) || object.name || object.kind;

export const hasRef = (object: PlanObject): object is Extract<PlanObject, { ref?: string }> =>
  object.kind === 'camera' || object.kind === 'sound-sensor';

export const isPosition = ([lon, lat]: LonLat): boolean => Math.abs(lon) <= 180 && Math.abs(lat) < 89.9;

/** Deep equality of plain data. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  if (keysA.length !== keysB.length) return false;
  return keysA.every(
    (key) =>
      Object.hasOwn(b, key) &&
      sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
