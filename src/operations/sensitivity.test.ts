import { describe, expect, it } from 'vitest';
import { aSession } from '../../tests/fixtures/fake-session';
import type { SensitivityReport } from '../analysis';
import type { Analysis } from '../analysis/analysis';
import { sensitivityOf } from '../store';
import { aCamera, aPlan } from '../testing/edit-builders';

const DORI = { id: 'dori', name: { fr: '', en: '' }, levels: [], source: '', date: '' };
const RESULT = { report: { gaps: [] } } as unknown as Analysis;
const FOUND = { runs: [] } as unknown as SensitivityReport;

async function reported() {
  const session = aSession({ plan: aPlan(aCamera()), profiles: [DORI] });
  session.operations.runAnalysis();
  await session.jobs.of('analyse')[0]!.finish({ status: 'done', value: RESULT, duration_ms: 1 });
  return session;
}

describe('looking for the range of the figures', () => {
  it('is there for the result that it was asked for, and for no other', async () => {
    const session = await reported();
    session.operations.findSensitivity();
    const [job] = session.jobs.of('sensitivity');
    job!.progress({ step: 'areas', done: 1, total: 3 } as never);
    expect(session.store.getState().sensitivity).toMatchObject({ status: 'running', progress: { done: 1 } });
    await job!.finish({ status: 'done', value: FOUND, duration_ms: 1 });
    expect(sensitivityOf(session.store.getState())).toBe(FOUND);
    session.operations.setPlanSettings({ target_height_m: 0 });
    expect(sensitivityOf(session.store.getState())).toBeUndefined();
    expect(session.operations.findSensitivity.available()).toMatchObject({ ok: false, reason: 'noResult' });
  });

  it('leaves nothing behind when stopped, and a new search drops the old', async () => {
    const session = await reported();
    session.operations.findSensitivity();
    session.operations.findSensitivity();
    const jobs = session.jobs.of('sensitivity');
    expect(jobs.map(({ cancelled }) => cancelled)).toEqual([true, false]);
    session.operations.cancelSensitivity();
    await session.pass(0);
    expect(session.store.getState().sensitivity).toBeUndefined();
  });

  it('says when it failed', async () => {
    const session = await reported();
    session.operations.findSensitivity();
    await session.jobs.of('sensitivity')[0]!.finish({ status: 'failed', error: 'boom' });
    expect(session.store.getState().sensitivity).toMatchObject({ status: 'failed' });
  });
});
