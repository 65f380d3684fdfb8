import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { distance_m } from '../model/edits';
import type { Camera, Zone } from '../model/plan';
import { aCamera, aPlan, aSensor, aZone, LAT, LON } from '../testing/edit-builders';
import { aSession } from '../../tests/fixtures/fake-session';
import { WORDS } from '../i18n';

const CAMERA = objectId('camera-1');
const SENSOR = objectId('sensor-1');
const withCamera = () => aSession({ plan: aPlan(aCamera(), aSensor()), selection: new Set([CAMERA]) });
const camera = (session: ReturnType<typeof aSession>, id = CAMERA): Camera =>
  session.store.getState().plan.objects.get(id) as Camera;
const steps = (session: ReturnType<typeof aSession>) =>
  session.store.getState().history.done.map(({ note }) => note);

describe('placing', () => {
  it('takes the last settings of the type, the next number, and selects it', () => {
    const session = withCamera();
    session.operations.setValues({ values: { height_m: 7, tilt_deg: 20, max_range_m: 40 } });
    session.operations.place({ kind: 'camera', at: [LON, LAT], azimuth_deg: 400 });
    const placed = camera(session, objectId('new-1'));
    expect(placed).toMatchObject({
      ref: 'C-02',
      height_m: 7,
      tilt_deg: 20,
      max_range_m: 40,
      azimuth_deg: 40,
      status: 'proposed',
    });
    expect([...session.store.getState().selection]).toEqual(['new-1']);
    expect(steps(session).at(-1)).toBe('step.add.camera');
  });

  it('of another model does not take over the optics of the first', () => {
    const session = aSession({ plan: aPlan(aCamera({ model: 'a', hfov_deg: 30 })) });
    session.operations.place({ kind: 'camera', at: [LON, LAT], model: 'b' });
    expect(camera(session, objectId('new-1')).hfov_deg).toBeUndefined();
  });

  const four = {
    id: 'four',
    type: 'multi-sensor',
    name: { fr: '4', en: '4' },
    heads: 4,
    default_height_m: 5,
    source: '',
    date: '',
  } as const;

  it('[V8] gives a multi-sensor model its heads, all round', () => {
    const session = aSession({ catalogue: [four] });
    session.operations.place({ kind: 'camera', at: [LON, LAT], model: 'four', azimuth_deg: 10 });
    expect(camera(session, objectId('new-1')).views!.map((view) => view.azimuth_deg)).toEqual([
      10, 100, 190, 280,
    ]);
  });

  it('[V8] chosen later, such a model makes a camera without views look all round, in one step', () => {
    const plain = aCamera({ azimuth_deg: 30 });
    const viewed = aCamera({ id: objectId('c2'), ref: 'C-02', views: [{ role: 'preset', azimuth_deg: 5 }] });
    const session = aSession({ plan: aPlan(plain, viewed), catalogue: [four] });
    session.operations.chooseModel({ ids: [plain.id, viewed.id], model: 'four' });
    expect(camera(session, plain.id).views!.map((view) => view.azimuth_deg)).toEqual([30, 120, 210, 300]);
    // What was set by hand stays.
    expect(camera(session, viewed.id)).toMatchObject({ model: 'four', views: viewed.views });
    session.operations.undo();
    expect(camera(session, plain.id)).toEqual(plain);
    expect(camera(session, viewed.id)).toEqual(viewed);
  });

  it('names places, sites, areas and walls', () => {
    const { operations, store } = aSession();
    operations.place({ kind: 'place', at: [LON, LAT] });
    operations.place({ kind: 'candidate-site', at: [LON, LAT] });
    operations.drawZone({ role: 'mask', polygon: [aZone().polygon[0]!.slice(0, -1)] });
    operations.drawObstacle({
      shape: {
        type: 'line',
        line: [
          [LON, LAT],
          [LON + 0.001, LAT],
        ],
      },
    });
    expect([...store.getState().plan.objects.values()].map(({ name }) => name)).toEqual([
      'L-01',
      'P-01',
      'M-01',
      'O-01',
    ]);
    expect((store.getState().plan.objects.get(objectId('new-3')) as Zone).polygon[0]).toHaveLength(5);
  });
});

describe('editing', () => {
  it('a refusal changes nothing and is told once; a field shows its own', () => {
    const session = aSession({ plan: aPlan(aCamera({ locked: true })), selection: new Set([CAMERA]) });
    expect(session.operations.remove()).toMatchObject({ ok: false, reason: 'locked' });
    session.operations.remove();
    expect(session.store.getState().notices.map(({ key }) => key)).toEqual(['refused.locked']);
    expect(session.operations.setHeight({ height_m: 900 })).toMatchObject({ ok: false });
    expect(session.store.getState().notices).toHaveLength(1);
    expect(session.store.getState().plan.revision).toBe(0);
  });

  it('does nothing to a read-only plan', () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]), readOnly: true });
    for (const run of [
      () => session.operations.remove(),
      () => session.operations.turn({ by_deg: 5 }),
      () => session.operations.toggleNight(),
      () => session.operations.lockAll(),
    ]) {
      expect(run()).toMatchObject({ ok: false, reason: 'readOnly' });
    }
    expect(session.store.getState().plan.revision).toBe(0);
  });

  it('duplicates beside, pastes at the pointer', () => {
    const session = withCamera();
    session.operations.duplicate();
    expect(distance_m(camera(session).position, camera(session, objectId('new-1')).position)).toBeCloseTo(
      Math.hypot(3, 3),
      6,
    );
    session.operations.copy();
    session.operations.setPointer({ at: [LON + 0.01, LAT] });
    session.operations.paste();
    expect(distance_m(camera(session, objectId('new-2')).position, [LON + 0.01, LAT])).toBeLessThan(1e-6);
    expect(camera(session, objectId('new-2')).ref).toBe('C-03');
  });

  it('undo takes back each, one step each, and says what', () => {
    const session = withCamera();
    session.operations.turn({ by_deg: 10 });
    session.operations.toggleLock();
    session.operations.undo();
    session.operations.undo();
    expect(camera(session)).toEqual(aCamera());
    expect(session.store.getState().notices.at(-1)).toMatchObject({
      key: 'notice.undone',
      params: { step: 'step.turn', what: 'C-01' },
    });
    session.operations.redo();
    expect(camera(session).azimuth_deg).toBe(100);
    expect(session.operations.undo.available()).toEqual({ ok: true });
  });

  it('[V9] night is a setting of the plan, and undone like one', () => {
    const session = withCamera();
    session.operations.toggleNight();
    expect(session.store.getState().night).toBe(true);
    session.operations.undo();
    expect(session.store.getState().night).toBe(false);
  });
});

describe('a gesture', () => {
  it('is shown, and is one undo step when it is released', () => {
    const session = withCamera();
    const { operations, store } = session;
    operations.beginGesture({ what: 'azimuth', objects: [camera(session)] });
    for (const azimuth_deg of [95, 100, 110])
      operations.updateGesture({ objects: [{ ...camera(session), azimuth_deg }] });
    expect(camera(session).azimuth_deg).toBe(90);
    operations.commitGesture();
    expect(camera(session).azimuth_deg).toBe(110);
    expect(steps(session)).toEqual(['step.turn']);
    expect(store.getState().gesture).toBeUndefined();
  });

  it('leaves no trace when it is cancelled, by Ctrl Z too', () => {
    const session = withCamera();
    for (const end of [
      session.operations.cancelGesture,
      session.operations.undo,
      session.operations.escape,
    ]) {
      session.operations.beginGesture({ what: 'move', objects: [camera(session)] });
      session.operations.updateGesture({ objects: [aCamera({ position: [LON + 0.0001, LAT] })] });
      end();
      expect(session.store.getState().gesture).toBeUndefined();
      expect(camera(session)).toEqual(aCamera());
    }
    expect(steps(session)).toEqual([]);
  });

  it('asks before it moves something further than 50 m', () => {
    const session = withCamera();
    session.operations.beginGesture({ what: 'move', objects: [camera(session)] });
    session.operations.updateGesture({ objects: [aCamera({ position: [LON + 0.001, LAT] })] });
    expect(session.operations.commitGesture()).toMatchObject({ ok: false, reason: 'farMove' });
    expect(session.store.getState().gesture?.confirm?.distance_m).toBeCloseTo(77.8, 0);
    expect(camera(session)).toEqual(aCamera());
    expect(session.operations.commitGesture({ confirmed: true })).toEqual({ ok: true });
    expect(camera(session).position[0]).toBe(LON + 0.001);
  });

  it('places and aims in one step', () => {
    const session = aSession();
    const draft = { ...aCamera({ id: objectId('mine') }) };
    session.operations.beginGesture({ what: 'place', objects: [draft] });
    session.operations.updateGesture({ objects: [{ ...draft, azimuth_deg: 12 }] });
    session.operations.commitGesture();
    expect(steps(session)).toEqual(['step.add.camera']);
    expect(camera(session, objectId('mine')).azimuth_deg).toBe(12);
  });

  it('is refused on a locked object', () => {
    const session = aSession({ plan: aPlan(aCamera({ locked: true })) });
    expect(session.operations.beginGesture({ what: 'move', objects: [aCamera()] })).toMatchObject({
      reason: 'locked',
    });
  });
});

describe('editing by keyboard', () => {
  it('changes by steps and is one undo step', () => {
    const session = withCamera();
    session.operations.editAzimuth();
    session.operations.nudge({ right: 1, up: 0 });
    session.operations.nudge({ right: 1, up: 0, big: true });
    session.operations.nudge({ right: -1, up: 0, fine: true });
    session.operations.commitGesture();
    expect(camera(session).azimuth_deg).toBeCloseTo(100.9, 9);
    expect(steps(session)).toEqual(['step.turn']);
    expect(session.store.getState().keyEdit).toBeUndefined();
  });

  it('begins where the model and the defaults leave off, and stops at the bounds', () => {
    const session = withCamera();
    session.operations.editHeight();
    session.operations.nudge({ right: 0, up: 1 });
    session.operations.commitGesture();
    expect(camera(session).height_m).toBe(5.1);
    session.operations.setHeight({ height_m: 60 });
    session.operations.editHeight();
    session.operations.nudge({ right: 0, up: 1, big: true });
    session.operations.commitGesture();
    expect(camera(session).height_m).toBe(60);
  });

  it('ends with the selection it was about', () => {
    const session = withCamera();
    session.operations.editMove();
    session.operations.select({ ids: [SENSOR] });
    expect(session.store.getState().gesture).toBeUndefined();
  });

  it('is hidden for what has no such value', () => {
    const session = aSession({ plan: aPlan(aSensor()), selection: new Set([SENSOR]) });
    expect(session.operations.editAzimuth.available()).toMatchObject({ ok: false, hidden: true });
    expect(session.operations.editHeight.available()).toEqual({ ok: true });
  });
});

describe('selecting', () => {
  it('takes what lies wholly inside a box or a lasso', () => {
    const { operations, store } = aSession({ plan: aPlan(aCamera(), aZone()) });
    operations.selectInArea({ bounds: [LON - 0.0001, LAT - 0.0001, LON + 0.0005, LAT + 0.0005] });
    expect([...store.getState().selection]).toEqual([CAMERA]);
    operations.selectInArea({
      polygon: [
        [LON - 1, LAT - 1],
        [LON + 1, LAT - 1],
        [LON, LAT + 1],
      ],
    });
    expect(store.getState().selection.size).toBe(2);
  });

  it('goes from device to device, round and round', () => {
    const { operations, store } = aSession({ plan: aPlan(aCamera(), aZone(), aSensor()) });
    const seen = [1, 2, 3].map(() => {
      operations.selectNext();
      return [...store.getState().selection][0];
    });
    expect(seen).toEqual([CAMERA, SENSOR, CAMERA]);
    operations.selectPrevious();
    expect([...store.getState().selection]).toEqual([SENSOR]);
  });
});

it('withholds for all exports to come, in the order of the switches, and takes it back', () => {
  const { store, operations } = aSession();
  operations.withhold({ what: 'zones', on: true });
  operations.withhold({ what: 'positions', on: true });
  operations.withhold({ what: 'zones', on: true });
  expect(store.getState().withheld).toEqual(['positions', 'zones']);
  operations.withhold({ what: 'positions', on: false });
  expect(store.getState().withheld).toEqual(['zones']);
});

describe('the list for palette and help', () => {
  const { operations } = aSession();

  it('names every operation in both languages', () => {
    expect(operations.list.filter(({ words }) => !Object.hasOwn(WORDS, words))).toEqual([]);
  });

  it('gives each key to one operation only', () => {
    const keys = operations.list.flatMap((entry) => entry.keys);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('has every key of UI.md 8 that is not the map’s own', () => {
    const keys = new Set(operations.list.flatMap((entry) => entry.keys));
    const wanted =
      'V Escape C S P Z K O L T M R A D I H U F Shift+F 1 2 3 4 B G ? Delete Backspace PageDown PageUp Ctrl+Z Ctrl+Shift+Z Ctrl+Y Ctrl+C Ctrl+V Ctrl+D Ctrl+A Ctrl+K Ctrl+Enter Ctrl+S Ctrl+O Ctrl+P';
    expect(wanted.split(' ').filter((key) => !keys.has(key))).toEqual([]);
  });
});
