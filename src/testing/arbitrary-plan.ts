/** Random plans and edits for laws, by fast-check; seeds are fixed by the tests. */
import * as fc from 'fast-check';
import { objectId, type ObjectId } from '../kernel/units';
import {
  addObjects,
  copyObjects,
  insertVertex,
  moveObjects,
  moveVertex,
  removeObjects,
  removeVertex,
  setFields,
  setLocked,
  setSettings,
  turnCameras,
  type EditResult,
} from '../model/edits';
import { DEFAULT_SETTINGS, type LonLat, type Plan, type PlanHead, type PlanObject } from '../model/plan';

const position: fc.Arbitrary<LonLat> = fc.tuple(
  fc.double({ min: 4.8, max: 4.9, noNaN: true }),
  fc.double({ min: 45.7, max: 45.8, noNaN: true }),
);

const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(members: T) =>
  fc.record(members, { requiredKeys: [] });

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** Keys that no version knows, hostile ones among them. */
const foreignKey = fc.constantFrom(
  'note',
  'x',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'é',
);
const foreign = fc
  .array(fc.tuple(foreignKey, fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

const common = { name: text, locked: fc.constant(true as const), unknown: foreign };

const view = {
  azimuth_deg: fc.double({ min: 0, max: 359.9, noNaN: true }),
  tilt_deg: fc.integer({ min: -30, max: 90 }),
  hfov_deg: fc.integer({ min: 1, max: 179 }),
  image_width_px: fc.integer({ min: 320, max: 8000 }),
  lens: fc.constant('rectilinear' as const),
  max_range_m: fc.integer({ min: 1, max: 2000 }),
};

const role = fc.constantFrom(
  'study' as const,
  'required' as const,
  'privacy' as const,
  'mask' as const,
  'noise' as const,
);

const noise_db = fc.integer({ min: 20, max: 90 });

/** A triangle, counter-clockwise, so that writing need not turn it. */
const ring = position.map(([lon, lat]): readonly LonLat[] => [
  [lon, lat],
  [lon + 0.001, lat],
  [lon, lat + 0.001],
  [lon, lat],
]);

export const planObject = (id: ObjectId): fc.Arbitrary<PlanObject> =>
  fc.oneof(
    fc
      .tuple(
        position,
        optional({
          ...common,
          ...view,
          ref: text,
          model: text,
          height_m: fc.double({ min: 0.5, max: 60, noNaN: true }),
          status: fc.constantFrom('existing' as const, 'proposed' as const, 'removed' as const),
          views: fc.array(
            optional(view).map((v) => ({ ...v, role: 'head' as const })),
            { minLength: 1, maxLength: 2 },
          ),
        }),
      )
      .map(([at, members]) => ({ ...members, id, kind: 'camera' as const, position: at })),
    fc
      .tuple(position, optional({ ...common, ref: text, snr_min_db: fc.integer({ min: 0, max: 30 }) }))
      .map(([at, members]) => ({ ...members, id, kind: 'sound-sensor' as const, position: at })),
    fc
      .tuple(
        ring,
        role,
        optional({ ...common, k: fc.integer({ min: 1, max: 9 }), background_night_db: noise_db }),
      )
      .map(([outer, zoneRole, members]) => ({
        ...members,
        id,
        kind: 'zone' as const,
        role: zoneRole,
        polygon: [outer],
      })),
    fc
      .tuple(
        position,
        optional({
          ...common,
          category: text,
          entrance: fc.boolean(),
          facing_deg: fc.double({ min: 0, max: 359.9, noNaN: true }),
        }),
      )
      .map(([at, members]) => ({ ...members, id, kind: 'place' as const, position: at })),
    fc
      .tuple(ring, optional({ ...common, height_m: fc.integer({ min: 1, max: 400 }) }))
      .map(([outer, members]) => ({
        ...members,
        id,
        kind: 'obstacle' as const,
        shape: { type: 'line' as const, line: outer.slice(0, 3) },
      })),
  ) as fc.Arbitrary<PlanObject>;

const head: fc.Arbitrary<PlanHead> = fc
  .tuple(
    text,
    fc.option(position, { nil: undefined }),
    optional({
      target_height_m: fc.double({ min: 0, max: 2.5, noNaN: true }),
      night: fc.boolean(),
      profile: fc.constantFrom('dori', 'oodpcvs'),
      level: text,
      street_classes: fc.array(text),
      street_backgrounds: fc.dictionary(
        text,
        fc.record({ day: noise_db, night: noise_db }, { requiredKeys: [] }),
      ),
    }),
    optional({ anglemort: foreign, settings: foreign, collection: foreign }),
  )
  .map(([name, origin, settings, unknown]) => ({
    name,
    ...(origin ? { origin } : {}),
    settings: { ...DEFAULT_SETTINGS, ...settings } as PlanHead['settings'],
    catalogue: [],
    sources: [],
    ...(Object.keys(unknown).length > 0 ? { unknown: unknown as NonNullable<PlanHead['unknown']> } : {}),
  }));

export const plan: fc.Arbitrary<Plan> = fc
  .tuple(head, fc.integer({ min: 0, max: 8 }), fc.nat(1000))
  .chain(([planHead, n, revision]) =>
    fc.tuple(...Array.from({ length: n }, (_, i) => planObject(objectId(`o${i}`)))).map((objects) => ({
      head: planHead,
      objects: new Map(objects.map((object) => [object.id, object] as const)),
      revision,
    })),
  );

/** A random intention: an edit to try on whatever plan there is. */
export type RandomEdit = (plan: Plan, serial: number) => EditResult;

const pick = (current: Plan, index: number): ObjectId[] => {
  const ids = [...current.objects.keys()];
  return ids.length === 0 ? [] : [ids[index % ids.length]!, ids[(index * 7 + 3) % ids.length]!];
};

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.oneof(
  planObject(objectId('new')).map(
    (object): RandomEdit =>
      (current, serial) =>
        addObjects(current, { objects: [{ ...object, id: objectId(`new-${serial}`) }] }),
  ),
  fc.nat(50).map(
    (i): RandomEdit =>
      (current) =>
        removeObjects(current, { ids: pick(current, i) }),
  ),
  fc.tuple(fc.nat(50), fc.integer({ min: -100, max: 100 }), fc.integer({ min: -100, max: 100 })).map(
    ([i, east_m, north_m]): RandomEdit =>
      (current) =>
        moveObjects(current, { ids: pick(current, i), east_m, north_m }),
  ),
  fc.tuple(fc.nat(50), fc.integer({ min: -720, max: 720 })).map(
    ([i, by_deg]): RandomEdit =>
      (current) =>
        turnCameras(current, { ids: pick(current, i), by_deg }),
  ),
  fc.tuple(fc.nat(50), fc.option(fc.integer({ min: -10, max: 80 }), { nil: undefined })).map(
    ([i, height_m]): RandomEdit =>
      (current) =>
        setFields(current, { ids: pick(current, i), values: { height_m } }),
  ),
  fc.tuple(fc.nat(50), fc.boolean()).map(
    ([i, locked]): RandomEdit =>
      (current) =>
        setLocked(current, { ids: pick(current, i), locked }),
  ),
  fc.integer({ min: 0, max: 3 }).map(
    (target_height_m): RandomEdit =>
      (current) =>
        setSettings(current, { target_height_m }),
  ),
  fc
    .tuple(fc.nat(50), fc.nat(4), position, fc.constantFrom('insert', 'move', 'remove'))
    .map(([i, index, at, what]): RandomEdit => (current) => {
      const id = pick(current, i)[0] ?? objectId('none');
      if (what === 'remove') return removeVertex(current, { id, ring: 0, index });
      return (what === 'insert' ? insertVertex : moveVertex)(current, { id, ring: 0, index, at });
    }),
  fc.nat(50).map((i): RandomEdit => (current, serial) => {
    const objects = pick(current, i).flatMap((id) => current.objects.get(id) ?? []);
    const ids = objects.map((_, n) => objectId(`copy-${serial}-${n}`));
    return copyObjects(current, { objects, ids, east_m: 3, north_m: 3 });
  }),
);
