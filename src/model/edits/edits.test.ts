import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { aCamera, aPlan, aSensor, aWall, aZone, LAT, LON } from '../../testing/edit-builders';
import { applyDiff } from '../diff';
import type { Camera, Place, Plan, PlanObject, Zone } from '../plan';
import {
  addObjects,
  copyObjects,
  distance_m,
  insertVertex,
  metresBetween,
  moveObjects,
  removeObjects,
  removeVertex,
  replaceObjects,
  setFields,
  setLocked,
  setSettings,
  turnCameras,
  type EditResult,
  type FieldValues,
} from './index';

const CAMERA = objectId('camera-1');
const ZONE = objectId('zone-1');
const WALL = objectId('wall-1');

function after(plan: Plan, result: EditResult): Plan {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return applyDiff(plan, result.value);
}
const object = <T extends PlanObject>(plan: Plan, id: string): T => plan.objects.get(objectId(id)) as T;
const reason = (result: EditResult): string => (result.ok ? 'done' : result.error.code);

describe('a locked object', () => {
  const plan = aPlan(aCamera({ locked: true }), aZone({ locked: true }));

  it.each([
    ['moves', moveObjects(plan, { ids: [CAMERA], east_m: 1, north_m: 0 })],
    ['turns', turnCameras(plan, { ids: [CAMERA], by_deg: 1 })],
    ['takes a value', setFields(plan, { ids: [CAMERA], values: { height_m: 4 } })],
    ['is deleted', removeObjects(plan, { ids: [CAMERA] })],
    [
      'is replaced by a gesture',
      replaceObjects(plan, { objects: [aCamera({ locked: true, azimuth_deg: 5 })] }),
    ],
    ['loses a corner', removeVertex(plan, { id: ZONE, ring: 0, index: 0 })],
  ])('never %s', (_, result) => expect(reason(result)).toBe('locked'));

  it('takes a name and a number, and can be unlocked', () => {
    expect(
      object<Camera>(after(plan, setFields(plan, { ids: [CAMERA], values: { ref: 'C-09' } })), CAMERA).ref,
    ).toBe('C-09');
    expect(
      object(after(plan, setLocked(plan, { ids: [CAMERA], locked: false })), CAMERA).locked,
    ).toBeUndefined();
  });
});

describe('a camera that came with a range of directions', () => {
  const plan = aPlan(aCamera({ azimuth_deg: 90, pan_range_deg: [45, 135] }));
  const ranged = (result: EditResult): boolean =>
    object<Camera>(after(plan, result), CAMERA).pan_range_deg !== undefined;

  it('[V2] looks where it is turned to, and keeps the range through other edits', () => {
    expect(ranged(turnCameras(plan, { ids: [CAMERA], by_deg: 5 }))).toBe(false);
    expect(ranged(setFields(plan, { ids: [CAMERA], values: { azimuth_deg: 10 } }))).toBe(false);
    const dragged = { ...object<Camera>(plan, CAMERA), azimuth_deg: 20 };
    expect(ranged(replaceObjects(plan, { objects: [dragged] }))).toBe(false);
    expect(ranged(setFields(plan, { ids: [CAMERA], values: { height_m: 7 } }))).toBe(true);
  });
});

describe('moving', () => {
  it('[F1] shifts by metres east and north, to a micrometre', () => {
    const plan = aPlan(aCamera());
    const moved = object<Camera>(
      after(plan, moveObjects(plan, { ids: [CAMERA], east_m: 30, north_m: -40 })),
      CAMERA,
    );
    const [east, north] = metresBetween([LON, LAT], moved.position);
    expect(east).toBeCloseTo(30, 6);
    expect(north).toBeCloseTo(-40, 6);
  });

  it('keeps the shape of what moves together', () => {
    const plan = aPlan(aZone(), aCamera());
    const moved = after(plan, moveObjects(plan, { ids: [CAMERA, ZONE], east_m: 500, north_m: 500 }));
    const [a, b] = object<Zone>(moved, ZONE).polygon[0]!;
    const [p, q] = aZone().polygon[0]!;
    // 1e-7 of the length over a kilometre, as the shift promises.
    expect(Math.abs(distance_m(a!, b!) - distance_m(p!, q!))).toBeLessThan(1e-4);
  });

  it('is refused beyond the pole, and nothing moves', () => {
    const plan = aPlan(aCamera({ position: [0, 89.8] }));
    expect(reason(moveObjects(plan, { ids: [CAMERA], east_m: 0, north_m: 15_000 }))).toBe('badPosition');
  });
});

describe('turning', () => {
  it('[F2] wraps into [0, 360)', () => {
    const plan = aPlan(aCamera({ azimuth_deg: 350 }));
    const turned = (by_deg: number) =>
      object<Camera>(after(plan, turnCameras(plan, { ids: [CAMERA], by_deg })), CAMERA).azimuth_deg;
    expect(turned(20)).toBe(10);
    expect(turned(10)).toBe(0);
    expect(turned(-351)).toBe(359);
  });

  it('[V8] turns a device with heads as a whole', () => {
    const plan = aPlan(
      aCamera({
        views: [
          { role: 'head', azimuth_deg: 0 },
          { role: 'head', azimuth_deg: 180 },
        ],
      }),
    );
    const byField = after(plan, setFields(plan, { ids: [CAMERA], values: { azimuth_deg: 30 } }));
    expect(object<Camera>(byField, CAMERA).views!.map((view) => view.azimuth_deg)).toEqual([30, 210]);
  });
});

describe('an entrance', () => {
  const place: Place = { kind: 'place', id: objectId('door'), position: [LON, LAT] };
  const set = (plan: Plan, values: FieldValues): Plan =>
    after(plan, setFields(plan, { ids: [place.id], values }));

  it('[C8] is a place that says so, may say which way it faces, and is taken back', () => {
    const plan = set(set(aPlan(place), { entrance: true }), { facing_deg: 270 });
    expect(object(plan, place.id)).toEqual({ ...place, entrance: true, facing_deg: 270 });
    expect(object(set(set(plan, { facing_deg: undefined }), { entrance: undefined }), place.id)).toEqual(
      place,
    );
    expect(reason(setFields(aPlan(aCamera()), { ids: [CAMERA], values: { entrance: true } }))).toBe(
      'notThatKind',
    );
  });
});

describe('setting values', () => {
  it('sets all selected at once and passes over those without the field', () => {
    const plan = aPlan(aCamera(), aSensor(), aZone());
    const set = after(plan, setFields(plan, { ids: plan.objects.keys(), values: { height_m: 7 } }));
    expect(object<Camera>(set, 'camera-1').height_m).toBe(7);
    expect(object<Camera>(set, 'sensor-1').height_m).toBe(7);
    expect(object(set, ZONE)).toBe(plan.objects.get(ZONE));
  });

  it('keeps the last good value when one is out of bounds', () => {
    const plan = aPlan(aCamera({ height_m: 5 }));
    const refused = setFields(plan, { ids: [CAMERA], values: { height_m: 65 } });
    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'outOfBounds',
        params: { field: 'height_m', value: 65, min: 0.5, max: 60, suggestion: 6.5 },
      },
    });
  });

  it('does not hold against an edit what was wrong in the file already', () => {
    const plan = aPlan(aCamera({ height_m: 0.2 }));
    expect(reason(setFields(plan, { ids: [CAMERA], values: { tilt_deg: 5 } }))).toBe('done');
    expect(reason(moveObjects(plan, { ids: [CAMERA], east_m: 1, north_m: 0 }))).toBe('done');
    expect(reason(setFields(plan, { ids: [CAMERA], values: { height_m: 0.3 } }))).toBe('outOfBounds');
  });

  it('takes a value away, so that the model’s holds', () => {
    const plan = aPlan(aCamera({ hfov_deg: 60 }));
    const set = after(plan, setFields(plan, { ids: [CAMERA], values: { hfov_deg: undefined } }));
    expect('hfov_deg' in object(set, CAMERA)).toBe(false);
  });

  it('keeps an own sound event in step with the event that is heard, and refuses levels out of bounds', () => {
    const mine = { name: 'mine', level_db: 105, height_m: 1.5, band_hz: 2000 };
    const other = { ...mine, name: 'other' };
    const plan = after(aPlan(), setSettings(aPlan(), { sound_event: mine, sound_events: [mine, other] }));
    const louder = { ...mine, level_db: 110, spectrum_db: [0, 0, 0, 0, 0, 3, 0, 0] };
    const { settings } = after(plan, setSettings(plan, { sound_event: louder })).head;
    expect(settings.sound_events).toEqual([louder, other]);
    expect(setSettings(plan, { sound_event: { ...mine, level_db: 300 } })).toMatchObject({
      ok: false,
      error: { code: 'outOfBounds', params: { field: 'level_db' } },
    });
    expect(setSettings(plan, { sound_events: [{ ...mine, spectrum_db: [999] }] }).ok).toBe(false);
    expect(setSettings(plan, { street_backgrounds: { primary: { day: 300 } } }).ok).toBe(false);
  });

  it('a new profile forgets the level of the old one', () => {
    const plan = after(aPlan(), setSettings(aPlan(), { level: 'identify' }));
    expect(after(plan, setSettings(plan, { profile: 'oodpcvs' })).head.settings.level).toBeUndefined();
    expect(after(plan, setSettings(plan, { profile: 'oodpcvs', level: 'discern' })).head.settings.level).toBe(
      'discern',
    );
  });
});

describe('adding, copying, removing', () => {
  it('refuses an id that is taken and a place off the earth', () => {
    const plan = aPlan(aCamera());
    expect(reason(addObjects(plan, { objects: [aCamera()] }))).toBe('idTaken');
    expect(reason(addObjects(aPlan(), { objects: [aCamera({ position: [200, 0] })] }))).toBe('badPosition');
    expect(reason(addObjects(aPlan(), { objects: [aCamera({ position: [Number.NaN, 0] })] }))).toBe(
      'badPosition',
    );
  });

  it('gives copies the next free numbers, unlocked', () => {
    const plan = aPlan(aCamera({ locked: true }), aCamera({ id: objectId('camera-7'), ref: 'C-07' }));
    const ids = [objectId('a'), objectId('b')];
    const copied = after(
      plan,
      copyObjects(plan, { objects: [...plan.objects.values()], ids, east_m: 3, north_m: 0 }),
    );
    expect(ids.map((id) => object<Camera>(copied, id).ref)).toEqual(['C-08', 'C-09']);
    expect(object(copied, 'a').locked).toBeUndefined();
  });

  it('[V7] a mask of one removed camera does not become a mask for all', () => {
    const other = objectId('camera-2');
    const plan = aPlan(
      aCamera(),
      aCamera({ id: other }),
      aZone({ role: 'mask', cameras: [CAMERA] }),
      aZone({ id: objectId('both'), role: 'mask', cameras: [CAMERA, other] }),
    );
    const left = after(plan, removeObjects(plan, { ids: [CAMERA] }));
    expect(object<Zone>(left, ZONE).cameras).toEqual([CAMERA]);
    expect(object<Zone>(left, 'both').cameras).toEqual([other]);
  });
});

describe('corners', () => {
  it('keep rings closed and three corners at least', () => {
    let plan = aPlan(aZone());
    plan = after(plan, insertVertex(plan, { id: ZONE, ring: 0, index: 4, at: [LON - 0.001, LAT + 0.0005] }));
    plan = after(plan, removeVertex(plan, { id: ZONE, ring: 0, index: 0 }));
    const ring = object<Zone>(plan, ZONE).polygon[0]!;
    expect(ring[0]).toEqual(ring.at(-1));
    expect(ring).toHaveLength(5);
    plan = after(plan, removeVertex(plan, { id: ZONE, ring: 0, index: 0 }));
    expect(reason(removeVertex(plan, { id: ZONE, ring: 0, index: 0 }))).toBe('tooFewVertices');
  });

  it('of a line need no closing, and two are enough', () => {
    const plan = aPlan(aWall());
    const shorter = after(plan, removeVertex(plan, { id: WALL, ring: 0, index: 1 }));
    expect(reason(removeVertex(shorter, { id: WALL, ring: 0, index: 0 }))).toBe('tooFewVertices');
    expect(reason(removeVertex(plan, { id: WALL, ring: 0, index: 3 }))).toBe('noSuchVertex');
    expect(reason(removeVertex(plan, { id: WALL, ring: 1, index: 0 }))).toBe('noSuchVertex');
  });
});
