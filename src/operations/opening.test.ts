import { describe, expect, it } from 'vitest';
import { aSession, ticks } from '../../tests/fixtures/fake-session';
import { writePlan } from '../codec/plan';
import type { ReadOutcome } from '../jobs';
import { objectId } from '../kernel/units';
import { EMPTY_CITY } from '../model/city';
import { aCamera, aPlan, aSensor, aZone, LAT, LON } from '../testing/edit-builders';

const CAMERA = objectId('camera-1');

describe('opening', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const open = (text: string) => {
    const session = aSession({ plan: aPlan(aCamera({ name: 'open before' })) });
    session.operations.openFile({ name: 'p.geojson', bytes: bytes(text) });
    return session;
  };

  it('shows a plan as a new document', () => {
    const session = open(writePlan(aPlan(aSensor())));
    const state = session.store.getState();
    expect([...state.plan.objects.keys()]).toEqual(['sensor-1']);
    expect(state.history.done).toEqual([]);
    expect(state).toMatchObject({ fileName: 'p.geojson', planId: 'new-1', readOnly: false });
    expect(state.focus?.bounds).toEqual([LON, LAT, LON, LAT]);
  });

  it('leaves what is open untouched when the file is damaged, and offers what could be read', () => {
    const half = writePlan(aPlan(aSensor())).replace('"format":1', '"format":null');
    const session = open(half);
    expect(session.store.getState().plan.objects.has(CAMERA)).toBe(true);
    expect(session.store.getState().damaged).toMatchObject({ fileName: 'p.geojson', objects: 1 });
    session.operations.openDamaged();
    expect([...session.store.getState().plan.objects.keys()]).toEqual(['sensor-1']);
    expect(session.store.getState().damaged).toBeUndefined();
    expect(session.store.getState().fileName).toBeUndefined();
  });

  it('of a plan cut short says so and keeps what is open', () => {
    const text = writePlan(aPlan(aSensor()));
    const session = open(text.slice(0, text.length - 20));
    expect(session.store.getState().plan.objects.has(CAMERA)).toBe(true);
    expect(session.operations.openDamaged.available()).toMatchObject({ ok: false });
    expect(session.store.getState().notices.at(-1)).toMatchObject({ key: 'notice.damaged' });
  });

  it('of a newer plan is read only, and never saved', async () => {
    const session = open(writePlan(aPlan(aSensor())).replace('"format":1', '"format":99'));
    expect(session.store.getState().readOnly).toBe(true);
    expect(await session.operations.savePlan()).toMatchObject({ ok: false, reason: 'readOnly' });
    await session.pass(5000);
    expect(session.persistence.saves).toEqual([]);
  });

  it('starts with the plan last worked on', async () => {
    const session = aSession();
    session.persistence.stored.set('old', {
      planId: 'old',
      plan: aPlan(aSensor()),
      city: EMPTY_CITY,
      citySources: [],
    });
    await session.operations.startUp();
    expect(session.store.getState()).toMatchObject({ planId: 'old', saved: { status: 'never' } });
  });

  it('saves a file under the plan’s name', async () => {
    const session = aSession({ plan: aPlan(aCamera()) });
    session.operations.renamePlan({ name: ' Centre / nord: 2026 ' });
    await session.operations.savePlan();
    expect(session.persistence.files.map(({ name }) => name)).toEqual(['Centre nord 2026.geojson']);
  });
});

describe('importing', () => {
  const streets = {
    ...EMPTY_CITY.streets,
    ids: ['1'],
    names: ['Rue A'],
    refs: [''],
    highways: ['residential'],
    lonLat: Float64Array.of(LON, LAT, LON + 0.01, LAT),
    lineStart: Uint32Array.of(0, 2),
    width_m: Float64Array.of(NaN),
    flags: Uint8Array.of(0),
  };
  const found: ReadOutcome = {
    format: 'geojson',
    city: { ...EMPTY_CITY, streets },
    cameras: [aCamera({ id: objectId('osm-1'), height_m: 0.2 }), aCamera({ id: CAMERA })],
    sensors: [],
    objects: [],
    modelAssumed: [],
    preview: {
      format: 'geojson',
      streets: 1,
      buildings: 0,
      furniture: 0,
      cameras: 2,
      sensors: 0,
      noise: 0,
      objects: 0,
      heightKnown: 0,
      leftOut: 0,
      sketch: [],
    },
    faults: [],
    crs: 'EPSG:4326',
  };
  const file = { name: 'city.geojson', bytes: new TextEncoder().encode('{}') };
  const start = async () => {
    const session = aSession({ plan: aPlan(aCamera()) });
    session.operations.importFile(file);
    session.jobs.of('readFile')[0]!.progress(0.5 as never);
    expect(session.store.getState().importing).toMatchObject({ status: 'reading', done: 0.5 });
    await session.jobs.of('readFile')[0]!.finish({
      status: 'done',
      value: { ok: true, value: found },
      duration_ms: 1,
    });
    return session;
  };

  it('takes nothing before the preview is accepted, then all of it as one step', async () => {
    const session = await start();
    const { store, operations } = session;
    expect(store.getState().importing).toMatchObject({
      status: 'preview',
      found: { streets: 1, cameras: 2 },
    });
    expect(store.getState().plan.revision).toBe(0);
    operations.acceptImport({ devices: 'add' });
    expect(store.getState().city.streets.ids).toEqual(['1']);
    expect([...store.getState().plan.objects.keys()]).toEqual([CAMERA, 'osm-1', 'new-1']);
    expect(store.getState().plan.head.sources).toEqual([
      { layer: 'streets', name: 'city.geojson', count: 1 },
      { layer: 'cameras', name: 'city.geojson', count: 2 },
    ]);
    expect(store.getState().importing).toBeUndefined();
    operations.undo();
    expect(store.getState().city.streets.ids).toEqual([]);
    expect([...store.getState().plan.objects.keys()]).toEqual([CAMERA]);
    expect(store.getState().plan.head.sources).toEqual([]);
  });

  it('adds to a layer or replaces it, and leaves out what is not wanted', async () => {
    const session = await start();
    session.operations.acceptImport({ without: ['cameras'] });
    expect(session.store.getState().plan.objects.size).toBe(1);
    for (const mode of ['add', 'replace'] as const) {
      session.operations.importFile(file);
      await session.jobs
        .of('readFile')
        .at(-1)!
        .finish({ status: 'done', value: { ok: true, value: found }, duration_ms: 1 });
      session.operations.acceptImport({ without: ['cameras'], mode });
      expect(session.store.getState().city.streets.ids).toHaveLength(mode === 'add' ? 2 : 1);
    }
  });

  it('opens a plan of its own with what lies elsewhere: neither data nor devices of the other come along', async () => {
    const session = await start();
    session.operations.acceptImport({ without: ['cameras'] });
    session.operations.importFile(file);
    await session.jobs
      .of('readFile')
      .at(-1)!
      .finish({ status: 'done', value: { ok: true, value: found }, duration_ms: 1 });
    const before = session.store.getState().planId;
    session.operations.acceptImport({ mode: 'newPlan' });
    const { city, plan, planId, dialog, importing } = session.store.getState();
    expect(planId).not.toBe(before);
    expect(city.streets.ids).toEqual(['1']);
    expect([...plan.objects.values()].map(({ kind }) => kind)).toEqual(['camera', 'camera']);
    expect(plan.objects.has(CAMERA)).toBe(true);
    expect(plan.head.sources.map(({ layer }) => layer)).toEqual(['streets', 'cameras']);
    expect({ dialog, importing }).toEqual({ dialog: 'none', importing: undefined });
  });

  it('shows every fault of a file that is refused, and leaves the plan alone', async () => {
    const session = aSession({ plan: aPlan(aZone()) });
    session.operations.importFile(file);
    const fault = { code: 'file.empty', severity: 'error', count: 1 } as const;
    await session.jobs.of('readFile')[0]!.finish({
      status: 'done',
      value: { ok: false, error: [fault] },
      duration_ms: 1,
    });
    expect(session.store.getState().importing).toMatchObject({ status: 'failed', faults: [fault] });
    session.operations.dismissImport();
    expect(session.store.getState()).toMatchObject({ dialog: 'none', plan: { revision: 0 } });
    expect(session.store.getState().importing).toBeUndefined();
  });

  it('is overtaken by another file, and can be read again with hints', async () => {
    const session = aSession();
    session.operations.importFile(file);
    session.operations.importFile({ ...file, name: 'other.geojson' });
    expect(session.jobs.of('readFile')[0]!.cancelled).toBe(true);
    await ticks();
    expect(session.store.getState().importing).toMatchObject({
      status: 'reading',
      fileName: 'other.geojson',
    });
    session.operations.rereadImport({ hints: { crs: 'EPSG:2154' } });
    expect(session.jobs.of('readFile')[2]!.ask).toMatchObject({
      name: 'other.geojson',
      hints: { crs: 'EPSG:2154' },
    });
  });

  it('reads metres of no stated system as what they may be, and lets the user choose another', async () => {
    const session = aSession();
    const jobs = () => session.jobs.of('readFile');
    session.operations.importFile(file);
    const fault = {
      code: 'crs.notDegrees',
      severity: 'error',
      count: 1,
      params: { x: 892390, y: 6247035, proposal: 'EPSG:2154' },
    } as const;
    await jobs()[0]!.finish({ status: 'done', value: { ok: false, error: [fault] }, duration_ms: 1 });
    expect(jobs()[1]!.ask.hints).toMatchObject({ crs: 'EPSG:2154' });
    await jobs()[1]!.finish({ status: 'done', value: { ok: true, value: found }, duration_ms: 1 });
    const { importing } = session.store.getState();
    expect(importing).toMatchObject({ status: 'preview', systems: { chosen: 'EPSG:2154' } });
    expect(importing!.systems!.candidates.map(({ name }) => name)).toContain('EPSG:2154');
    session.operations.chooseSystem({ name: 'EPSG:27572' });
    expect(jobs()[2]!.ask.hints).toMatchObject({ crs: 'EPSG:27572' });
    // The question stays when something else is asked of the file.
    session.operations.rereadImport({ hints: { swapLatLon: true } });
    expect(session.store.getState().importing).toMatchObject({
      swapped: true,
      systems: { chosen: 'EPSG:27572' },
    });
  });

  it('remembers what columns of a list are, by the names of its columns', async () => {
    const session = aSession();
    const jobs = () => session.jobs.of('readFile');
    const column = (name: string) => ({ name, use: 'keep' as const, samples: [] });
    const table = { rows: 1, columns: [column('a'), column('b')] };
    const list = { ...found, preview: { ...found.preview, table } };
    const answer = { status: 'done', value: { ok: true, value: list }, duration_ms: 1 } as const;
    session.operations.importFile(file);
    await jobs()[0]!.finish(answer);
    session.operations.rereadImport({ hints: { columns: { a: 'x', b: 'y' } } });
    await jobs()[1]!.finish(answer);
    session.operations.acceptImport();
    expect(session.store.getState().importColumns).toEqual({ 'a\nb': { a: 'x', b: 'y' } });
    session.operations.importFile(file);
    await jobs()[2]!.finish(answer);
    expect(jobs()[3]!.ask.hints).toMatchObject({ columns: { a: 'x', b: 'y' } });
  });

  it('changes devices whose numbers are there already, as one step with the rest', async () => {
    const session = aSession({ plan: aPlan(aCamera({ ref: 'C-7', height_m: 4 })) });
    const camera = aCamera({ id: objectId('read'), ref: 'C-7', height_m: 6 });
    const value = { ...found, cameras: [camera, { ...camera, id: objectId('read-2'), ref: 'C-8' }] };
    session.operations.importFile(file);
    const job = session.jobs.of('readFile')[0]!;
    await job.finish({ status: 'done', value: { ok: true, value }, duration_ms: 1 });
    expect(session.store.getState().importing?.updates).toEqual({
      same: 0,
      changed: [{ ref: 'C-7', fields: [{ name: 'height_m', from: 4, to: 6 }] }],
    });
    session.operations.acceptImport();
    const cameras = () =>
      [...session.store.getState().plan.objects.values()].filter((o) => o.kind === 'camera');
    expect(cameras().map(({ ref, height_m }) => [ref, height_m])).toEqual([
      ['C-7', 6],
      ['C-8', 6],
    ]);
    session.operations.undo();
    expect(cameras().map(({ ref, height_m }) => [ref, height_m])).toEqual([['C-7', 4]]);
  });

  it('opens a plan that was dropped as if it were data', async () => {
    const session = aSession();
    session.operations.importFile(file);
    const planJson = new TextEncoder().encode(writePlan(aPlan(aSensor())));
    await session.jobs.of('readFile')[0]!.finish({
      status: 'done',
      value: { ok: true, value: { ...found, format: 'plan', planJson } },
      duration_ms: 1,
    });
    expect([...session.store.getState().plan.objects.keys()]).toEqual(['sensor-1']);
    expect(session.store.getState().importing).toBeUndefined();
  });
});
