/** Features to plan objects; what is not understood is kept as it is. */
import { objectId, type ObjectId } from '../../kernel/units';
import type { PlanObject, PlanObjectKind } from '../../model/plan';
import type { PlanFaultLog } from './faults';
import { OBJECT_FIELDS } from './fields';
import { isObject, member, others, type Json } from './json';
import { readFields } from './read-fields';
import { placed, readGeometry, type PlanGeometry } from './read-geometry';

export interface ReadFeatures {
  readonly objects: ReadonlyMap<ObjectId, PlanObject>;
  /** Features of unknown kind, or that could not be read: written back as they are. */
  readonly unknown: readonly unknown[];
}

const FEATURE_MEMBERS = new Set(['type', 'geometry', 'properties']);

export function readFeatures(features: readonly unknown[], log: PlanFaultLog): ReadFeatures {
  const objects = new Map<ObjectId, PlanObject>();
  const unknown: unknown[] = [];
  features.forEach((feature, index) => {
    const read = readFeature(feature, index, log);
    if (!read) {
      unknown.push(feature);
      return;
    }
    for (const object of read) {
      const id = freeId(object.id, index, objects);
      if (object.id !== '' && id !== object.id && read.length === 1) log.add('plan.duplicateId', index);
      objects.set(id, { ...object, id });
    }
  });
  return { objects, unknown };
}

function readFeature(feature: unknown, index: number, log: PlanFaultLog): readonly PlanObject[] | undefined {
  const properties = isObject(feature) ? member(feature, 'properties') : undefined;
  if (!isObject(feature) || member(feature, 'type') !== 'Feature' || !isObject(properties)) {
    log.add('plan.featureNotUnderstood', index);
    return undefined;
  }
  const kind = member(properties, 'kind');
  if (!isKind(kind)) {
    log.add('plan.featureUnknownKind', index);
    return undefined;
  }
  const geometry = readGeometry(member(feature, 'geometry'), kind);
  if (!geometry.ok) {
    log.add(geometry.code, index, { kind });
    return undefined;
  }
  const { values, unknown } = readFields(properties, OBJECT_FIELDS[kind], log, index, ['kind', 'id']);
  // A zone of a role that this version does not know is not a zone of another role.
  if (kind === 'zone' && values['role'] === undefined) {
    log.add('plan.featureNotUnderstood', index);
    return undefined;
  }
  if (geometry.closedRings) log.add('plan.ringClosed', index);
  if (geometry.parts.length > 1) log.add('plan.split', index);
  const id = idOf(properties, feature);
  const foreign = others(feature, FEATURE_MEMBERS);
  return geometry.parts.map((part) => object(kind, id, part, values, unknown, foreign));
}

function object(
  kind: PlanObjectKind,
  id: string,
  part: PlanGeometry,
  values: Json,
  unknown: Json | undefined,
  unknownMembers: Json | undefined,
): PlanObject {
  // An obstacle has a shape, a zone its polygon.
  const place = kind === 'obstacle' ? { shape: part } : placed(part);
  const members = {
    ...values,
    ...place,
    kind,
    id: objectId(id),
    ...(unknown ? { unknown } : {}),
    ...(unknownMembers ? { unknownMembers } : {}),
  };
  // Each member was read as its field says; the compiler cannot see through the table.
  return members as unknown as PlanObject;
}

function idOf(properties: Json, feature: Json): string {
  for (const id of [member(properties, 'id'), member(feature, 'id')]) {
    if (typeof id === 'string' && id !== '') return id;
    if (typeof id === 'number') return String(id);
  }
  return '';
}

/** The id, or the first of `id~2`, `id~3`… that is free; one from the feature's place where it has none. */
function freeId(id: ObjectId, index: number, taken: ReadonlyMap<ObjectId, unknown>): ObjectId {
  const base = id === '' ? `feature-${index + 1}` : id;
  let free = base;
  for (let n = 2; taken.has(objectId(free)); n++) free = `${base}~${n}`;
  return objectId(free);
}

const isKind = (kind: unknown): kind is PlanObjectKind =>
  typeof kind === 'string' && Object.hasOwn(OBJECT_FIELDS, kind);
