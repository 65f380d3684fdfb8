import { aCity, at, block } from '../testing/town-builder';
import { describe, expect, it } from 'vitest';
import { aSession, ticks } from '../../tests/fixtures/fake-session';
import type { Analysis } from '../analysis/analysis';
import type { SoundProbe } from '../analysis/acoustics/probe';
import type { ProbedCamera } from '../analysis/probe';
import type { Report } from '../analysis/report';
import type { JobResult } from '../jobs/port';
import { objectId } from '../kernel/units';
import { EMPTY_CITY } from '../model/city';
import { hasFreshFigures, isAnalysing, isUpToDate, shownReport } from '../store';
import { aCamera, aPlan, aSensor } from '../testing/edit-builders';

const CAMERA = objectId('camera-1');
const DORI = { id: 'dori', name: { fr: '', en: '' }, levels: [], source: '', date: '' };
const ANALYSIS = { report: { gaps: [] } } as unknown as Analysis;
const done = { status: 'done', value: ANALYSIS, duration_ms: 5 } as const;

const following = () =>
  aSession({
    plan: aPlan(aCamera(), aSensor()),
    selection: new Set([CAMERA]),
    profiles: [DORI],
    autoAnalyse: true,
  });
type Session = ReturnType<typeof aSession>;
const status = (session: Session) => session.store.getState().analysis.status;

describe('[C7] the analysis follows the plan', () => {
  it('starts by itself, once for several edits, and lands with its revisions', async () => {
    const session = following();
    session.operations.turn({ by_deg: 1 });
    session.operations.setHeight({ height_m: 6 });
    await session.pass(100);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    expect(status(session)).toBe('running');
    await session.jobs.of('analyse')[0]!.finish(done);
    expect(isUpToDate(session.store.getState())).toBe(true);
    expect(session.store.getState().analysis).toMatchObject({
      planRevision: 2,
      cityRevision: 0,
      duration_ms: 5,
    });
  });

  it('shows figures as soon as they are there, while the shapes are still being traced', async () => {
    const session = following();
    await session.pass(100);
    await session.jobs.of('analyse')[0]!.finish(done);
    session.operations.turn({ by_deg: 1 });
    await session.pass(100);
    const second = session.jobs.of('analyse')[1]!;
    const report = { gaps: [], privacy: {} } as unknown as Report;
    second.progress({ step: 'shapes', done: 0, total: 100, report } as never);
    const early = session.store.getState();
    expect(shownReport(early)).toBe(report);
    expect(early.analysis.result).toBe(ANALYSIS);
    expect([hasFreshFigures(early), isUpToDate(early), isAnalysing(early)]).toEqual([true, false, true]);
    // They do not outlive the next edit, but stay in sight as old.
    session.operations.turn({ by_deg: 1 });
    expect(hasFreshFigures(session.store.getState())).toBe(false);
    expect(shownReport(session.store.getState())).toBe(report);
    await session.pass(100);
    const value = { ...ANALYSIS, report };
    await session.jobs.of('analyse')[2]!.finish({ ...done, value });
    const { analysis } = session.store.getState();
    expect(isUpToDate(session.store.getState())).toBe(true);
    expect(analysis).toMatchObject({ status: 'done', result: value });
    expect(analysis.figures).toBeUndefined();
  });

  it('starts at once for an edit that comes alone, after a rest for one that overtakes a run', async () => {
    const session = following();
    session.operations.turn({ by_deg: 1 });
    await session.pass(0);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    session.operations.turn({ by_deg: 1 });
    await session.pass(0);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    await session.pass(100);
    expect(session.jobs.of('analyse')).toHaveLength(2);
  });

  it('leaves figures aside that an edit with automatic analysis off has overtaken', async () => {
    const session = following();
    session.operations.setAutoAnalyse({ on: false });
    session.operations.runAnalysis();
    session.operations.turn({ by_deg: 1 });
    const report = { gaps: [] } as unknown as Report;
    session.jobs
      .of('analyse')
      .at(-1)!
      .progress({ step: 'shapes', done: 0, total: 100, report } as never);
    expect(shownReport(session.store.getState())).toBeUndefined();
  });

  it('drops an overtaken run and its result', async () => {
    const session = following();
    await session.pass(100);
    session.operations.turn({ by_deg: 1 });
    expect(status(session)).toBe('stale');
    await session.pass(100);
    expect(session.jobs.of('analyse').map(({ cancelled }) => cancelled)).toEqual([true, false]);
    await ticks();
    expect(status(session)).toBe('running');
    await session.jobs.of('analyse')[1]!.finish(done);
    expect(isUpToDate(session.store.getState())).toBe(true);
  });

  it('goes on through a change that no figure depends on', async () => {
    const session = following();
    await session.pass(100);
    session.operations.rename({ id: CAMERA, name: 'Mairie' });
    await session.pass(100);
    await session.jobs.of('analyse')[0]!.finish(done);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    expect(isUpToDate(session.store.getState())).toBe(true);
  });

  it('shows a result that was overtaken with automatic analysis off as old', async () => {
    const session = following();
    session.operations.setAutoAnalyse({ on: false });
    session.operations.runAnalysis();
    session.operations.turn({ by_deg: 1 });
    await session.jobs.of('analyse').at(-1)!.finish(done);
    expect(session.store.getState().analysis).toMatchObject({ status: 'stale', planRevision: 0 });
    await session.pass(5000);
    expect(session.jobs.of('analyse').at(-1)!.ask.plan.revision).toBe(0);
    session.operations.setAutoAnalyse({ on: true });
    await session.pass(100);
    expect(session.jobs.of('analyse').at(-1)!.ask.plan.revision).toBe(1);
  });

  it('can be stopped, and keeps the last good result when it fails', async () => {
    const session = following();
    await session.pass(100);
    await session.jobs.of('analyse')[0]!.finish(done);
    session.operations.runAnalysis();
    session.operations.stopAnalysis();
    await ticks();
    expect(session.store.getState().analysis).toMatchObject({ status: 'stale', result: ANALYSIS });
    session.operations.runAnalysis();
    await session.jobs.of('analyse').at(-1)!.finish({ status: 'failed', error: 'boom' });
    expect(session.store.getState().analysis).toMatchObject({
      status: 'failed',
      failure: 'boom',
      result: ANALYSIS,
    });
    expect(session.store.getState().notices.at(-1)).toMatchObject({
      key: 'notice.analysisFailed',
      sticky: true,
    });
  });

  it('hands the data over before the first use, and again when they change', async () => {
    const session = following();
    await session.pass(100);
    expect(session.jobs.cities).toEqual([EMPTY_CITY]);
    session.operations.runAnalysis();
    expect(session.jobs.cities).toHaveLength(1);
  });
});

describe('the preview', () => {
  const drag = (session: Session, azimuth_deg: number) =>
    session.operations.updateGesture({ objects: [aCamera({ azimuth_deg })] });
  const answer = {
    status: 'done',
    value: { origin: [0, 0], devices: new Map([[CAMERA, { levels: [] }]]) },
    duration_ms: 1,
  } as const;

  it('is of the moving device alone, one request at a time, the newest next', async () => {
    const session = following();
    session.operations.beginGesture({ what: 'azimuth', objects: [aCamera()] });
    for (const azimuth_deg of [91, 92, 93]) drag(session, azimuth_deg);
    expect(session.jobs.of('preview')).toHaveLength(1);
    await session.jobs.of('preview')[0]!.finish(answer);
    expect(session.jobs.of('preview')).toHaveLength(2);
    expect(session.jobs.of('preview')[1]!.ask.devices).toEqual([CAMERA]);
    expect(session.jobs.of('preview')[1]!.ask.request.plan.objects.get(CAMERA)).toMatchObject({
      azimuth_deg: 93,
    });
    expect(session.store.getState().preview?.devices.has(CAMERA)).toBe(true);
  });

  it('stays after release until the result is there', async () => {
    const session = following();
    session.operations.beginGesture({ what: 'azimuth', objects: [aCamera()] });
    drag(session, 100);
    await session.jobs.of('preview')[0]!.finish(answer);
    session.operations.commitGesture();
    for (let i = 1; i < session.jobs.of('preview').length; i++)
      await session.jobs.of('preview')[i]!.finish(answer);
    expect(session.store.getState().preview?.devices.has(CAMERA)).toBe(true);
    await session.pass(100);
    await session.jobs.of('analyse').at(-1)!.finish(done);
    expect(session.store.getState().preview).toBeUndefined();
  });

  it('is gone with a cancelled gesture', async () => {
    const session = following();
    session.operations.beginGesture({ what: 'azimuth', objects: [aCamera()] });
    drag(session, 100);
    session.operations.cancelGesture();
    await session.jobs.of('preview')[0]!.finish(answer);
    expect(session.store.getState().preview).toBeUndefined();
  });
});

describe('the visibility test', () => {
  const PROBED = objectId('camera-1');
  const answer = (seen: boolean): JobResult<readonly ProbedCamera[]> => ({
    status: 'done',
    value: [{ id: PROBED, seen } as ProbedCamera],
    duration_ms: 1,
  });
  const probe = (session: Session) => session.store.getState().probe;

  const probing = () =>
    aSession({
      plan: aPlan(aCamera()),
      selection: new Set([CAMERA]),
      profiles: [DORI],
      tool: { name: 'probe' },
    });

  it('asks one place at a time, and the newest once the answer is there', async () => {
    const session = probing();
    for (const lon of [2, 2.1, 2.2]) session.operations.probeAt({ at: [lon, 48] });
    expect(session.jobs.of('probe').map(({ ask }) => ask.at)).toEqual([[2, 48]]);
    await session.jobs.of('probe')[0]!.finish(answer(true));
    expect(probe(session)?.answer?.at).toEqual([2, 48]);
    expect(session.jobs.of('probe').map(({ ask }) => ask.at)).toEqual([
      [2, 48],
      [2.2, 48],
    ]);
    await session.jobs.of('probe')[1]!.finish(answer(false));
    expect(probe(session)).toEqual({
      at: [2.2, 48],
      answer: { at: [2.2, 48], cameras: [{ id: PROBED, seen: false }] },
    });
    expect(session.jobs.of('probe')).toHaveLength(2);
  });

  it('names the building at the place, before the answer and after it', async () => {
    const session = probing();
    const city = aCity([], [{ id: 'house', ring: block(0, 0, 10, 10) }]);
    session.store.setState({ city });
    session.operations.probeAt({ at: at([5, 5]) });
    expect(probe(session)?.house).toBe('house');
    await session.jobs.of('probe')[0]!.finish(answer(true));
    expect(probe(session)).toMatchObject({ house: 'house', answer: { cameras: [{ id: PROBED }] } });
    session.operations.probeAt({ at: at([50, 5]) });
    expect(probe(session)?.house).toBeUndefined();
  });

  it('asks again what a turned camera makes of the place, and takes no answer for a place that was given up', async () => {
    const session = probing();
    session.operations.probeAt({ at: [2, 48] });
    await session.jobs.of('probe')[0]!.finish(answer(true));
    session.operations.turn({ by_deg: 1 });
    expect(session.jobs.of('probe')).toHaveLength(2);
    session.operations.probeAt({ at: undefined });
    await session.jobs.of('probe')[1]!.finish(answer(true));
    expect(probe(session)).toBeUndefined();
  });
});

describe('the sound probe', () => {
  it('is asked again when the plan changes, and takes no answer once it is put away', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]), profiles: [DORI] });
    const answerOf = (revision: number): SoundProbe => ({ at: [2, 48], revision, rows: [] });
    const heard = (revision: number): JobResult<SoundProbe> => ({
      status: 'done',
      value: answerOf(revision),
      duration_ms: 1,
    });
    session.operations.probeSound({ at: [2, 48] });
    await session.jobs.of('soundProbe')[0]!.finish(heard(0));
    expect(session.store.getState().soundProbe).toEqual({ at: [2, 48], answer: answerOf(0) });
    session.operations.turn({ by_deg: 1 });
    expect(session.jobs.of('soundProbe').map(({ ask }) => ask.request.plan.revision)).toEqual([0, 1]);
    session.operations.probeSound({ at: [3, 48] });
    await session.jobs.of('soundProbe')[1]!.finish(heard(1));
    expect(session.jobs.of('soundProbe')[2]!.ask.at).toEqual([3, 48]);
    session.operations.clearSoundProbe();
    await session.jobs.of('soundProbe')[2]!.finish(heard(1));
    expect(session.store.getState().soundProbe).toBeUndefined();
  });
});

describe('the picture of a view', () => {
  const PICTURE = { width_px: 1, height_px: 1, shapes: [], solids: 0, assumedSolids: 0 };

  it('turns with the hand, one question at a time, and stays away once nobody looks', async () => {
    const session = following();
    session.operations.lookThrough({ camera: CAMERA, view: 0 });
    expect(session.jobs.of('picture').map(({ ask }) => ask.camera)).toEqual([CAMERA]);
    session.operations.turn({ by_deg: 1 });
    session.operations.turn({ by_deg: 1 });
    expect(session.jobs.of('picture')).toHaveLength(1);
    await session.jobs.of('picture')[0]!.finish({ status: 'done', value: PICTURE, duration_ms: 1 });
    expect(session.store.getState().picture?.answer?.picture).toBe(PICTURE);
    const turned = session.jobs.of('picture')[1]!.ask.request.plan.objects.get(CAMERA);
    expect(turned).toBe(session.store.getState().plan.objects.get(CAMERA));
    session.operations.lookThrough({ camera: undefined });
    await session.jobs.of('picture')[1]!.finish({ status: 'done', value: PICTURE, duration_ms: 1 });
    expect(session.store.getState().picture).toBeUndefined();
    expect(session.jobs.of('picture')).toHaveLength(2);
  });
});

describe('autosave', () => {
  it('saves within a second of an edit, and not before one', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    await session.pass(5000);
    expect(session.persistence.saves).toHaveLength(0);
    session.operations.turn({ by_deg: 1 });
    expect(session.store.getState().saved.status).toBe('saving');
    await session.pass(999);
    expect(session.persistence.saves).toHaveLength(1);
    expect(session.store.getState().saved).toEqual({ status: 'saved', at: 1 });
  });

  it('does not wait for a hand that never rests', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    for (let i = 0; i < 10; i++) {
      session.operations.turn({ by_deg: 1 });
      await session.pass(200);
    }
    expect(session.persistence.saves.length).toBeGreaterThanOrEqual(2);
  });

  it('saves at once when the page is left', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    session.operations.turn({ by_deg: 1 });
    await session.leave();
    expect(session.persistence.saves).toHaveLength(1);
  });

  it('says that storage is full until it is solved', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    session.persistence.failure = { code: 'storage.full' };
    session.operations.turn({ by_deg: 1 });
    await session.pass(1000);
    expect(session.store.getState().saved.status).toBe('failed');
    expect(session.store.getState().notices).toMatchObject([{ key: 'notice.storageFull', sticky: true }]);
    session.persistence.failure = undefined;
    session.operations.turn({ by_deg: 1 });
    await session.pass(1000);
    expect(session.store.getState().notices).toEqual([]);
    expect(session.store.getState().saved.status).toBe('saved');
  });

  it('leaves a plan alone that another tab holds, until the user takes it over', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    session.persistence.heldElsewhere = true;
    session.operations.turn({ by_deg: 1 });
    await session.pass(1000);
    expect(session.persistence.saves).toHaveLength(0);
    expect(session.store.getState().heldElsewhere).toBe(true);
    session.persistence.heldElsewhere = false;
    await session.operations.takeOver();
    await session.pass(1000);
    expect(session.persistence.saves).toHaveLength(1);
    expect(session.store.getState().heldElsewhere).toBeUndefined();
  });

  it('goes on under another name when the user wants both', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    session.operations.turn({ by_deg: 1 });
    session.persistence.lost();
    session.operations.continueAsCopy();
    session.operations.turn({ by_deg: 1 });
    await session.pass(1000);
    expect(session.persistence.saves.map(({ planId }) => planId)).toEqual(['new-1']);
  });

  it('saves the last edit of a plan that is left for another', async () => {
    const session = aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
    session.operations.turn({ by_deg: 1 });
    session.operations.newPlan();
    await session.pass(1000);
    expect(session.persistence.saves).toMatchObject([{ planId: 'plan', plan: { revision: 1 } }]);
  });
});
