import type { ObjectId } from '../../kernel/units';
import type { PlanObject } from '../plan';

const PREFIX = { camera: 'C', 'sound-sensor': 'S' } as const;

/** The next free number of a kind: one more than the highest in use, `C-01`, `S-01`. Other numbering is left alone. */
export function nextRef(objects: Iterable<PlanObject>, kind: 'camera' | 'sound-sensor'): string {
  const pattern = new RegExp(`^${PREFIX[kind]}-?0*(\\d{1,6})$`, 'i');
  let highest = 0;
  for (const object of objects) {
    if (object.kind !== kind || object.ref === undefined) continue;
    const number = pattern.exec(object.ref)?.[1];
    if (number) highest = Math.max(highest, Number(number));
  }
  return `${PREFIX[kind]}-${String(highest + 1).padStart(2, '0')}`;
}

/** Places, sites, zones and obstacles have no number of their own; their name gets one: `P-01`, `Z-01`. */
export function nextName(objects: Iterable<PlanObject>, kind: PlanObject['kind'], prefix: string): string {
  let highest = 0;
  for (const object of objects) {
    if (object.kind !== kind || !object.name?.startsWith(`${prefix}-`)) continue;
    const number = Number(object.name.slice(prefix.length + 1));
    if (Number.isInteger(number)) highest = Math.max(highest, number);
  }
  return `${prefix}-${String(highest + 1).padStart(2, '0')}`;
}

/** Numbers that more than one device carries: legal, but to be looked at. */
export function duplicateRefs(objects: Iterable<PlanObject>): ReadonlyMap<string, readonly ObjectId[]> {
  const byRef = new Map<string, ObjectId[]>();
  for (const object of objects) {
    if ((object.kind !== 'camera' && object.kind !== 'sound-sensor') || !object.ref) continue;
    byRef.set(object.ref, [...(byRef.get(object.ref) ?? []), object.id]);
  }
  return new Map([...byRef].filter(([, ids]) => ids.length > 1));
}
