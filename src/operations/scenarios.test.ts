import { describe, expect, it } from 'vitest';
import { aSession } from '../../tests/fixtures/fake-session';
import type { ScenarioComparison } from '../analysis';
import type { Analysis } from '../analysis/analysis';
import { currentScenario } from '../model/scenarios';
import { comparisonOf } from '../store';
import { aCamera, aPlan } from '../testing/edit-builders';

const DORI = { id: 'dori', name: { fr: '', en: '' }, levels: [], source: '', date: '' };
const RESULT = { report: { gaps: [] } } as unknown as Analysis;
const FOUND = { figures: [] } as unknown as ScenarioComparison;

const working = () => aSession({ plan: aPlan(aCamera()), profiles: [DORI] });
type Working = ReturnType<typeof working>;
const plan = (session: Working) => session.store.getState().plan;
const copy = (session: Working) =>
  session.operations.createScenario({ name: 'Variante 2', from: 'copy', first: 'Projet' });
async function analysed(session: Working): Promise<void> {
  session.operations.runAnalysis();
  await session.jobs.of('analyse').at(-1)!.finish({ status: 'done', value: RESULT, duration_ms: 1 });
}

describe('scenarios at work', () => {
  it('takes edits in the current one, switches, and undoes both', () => {
    const session = working();
    copy(session);
    expect(currentScenario(plan(session))?.name).toBe('Variante 2');
    const [camera] = [...plan(session).objects.values()];
    session.store.setState({ selection: new Set([camera!.id]) });
    session.operations.remove();
    expect(plan(session).objects.size).toBe(0);
    const first = plan(session).head.scenarios!.list[0]!;
    session.operations.switchScenario({ id: first.id });
    expect(plan(session).objects.size).toBe(1);
    session.operations.undo();
    expect(plan(session).objects.size).toBe(0);
    session.operations.undo();
    session.operations.undo();
    expect(plan(session).head.scenarios).toBeUndefined();
  });

  it('is renamed and removed, but for the last one', () => {
    const session = working();
    expect(session.operations.removeScenario.available()).toMatchObject({ reason: 'lastScenario' });
    copy(session);
    session.operations.renameScenario({ name: ' Nord ' });
    expect(currentScenario(plan(session))?.name).toBe('Nord');
    session.operations.removeScenario();
    expect(currentScenario(plan(session))?.name).toBe('Projet');
    expect(session.operations.removeScenario()).toMatchObject({ ok: false, reason: 'lastScenario' });
  });

  it('compares with another one until the plan changes', async () => {
    const session = working();
    copy(session);
    await analysed(session);
    const other = plan(session).head.scenarios!.list[0]!.id;
    session.operations.compareScenario({ id: other });
    const [job] = session.jobs.of('comparison');
    expect(job!.ask.other).toBe(other);
    await job!.finish({ status: 'done', value: FOUND, duration_ms: 1 });
    expect(comparisonOf(session.store.getState())).toBe(FOUND);
    session.operations.showComparison({ onMap: true });
    expect(session.store.getState().comparison).toMatchObject({ onMap: true, found: FOUND });
    session.operations.setPlanSettings({ target_height_m: 0 });
    expect(comparisonOf(session.store.getState())).toBeUndefined();
    expect(session.operations.compareScenario({ id: 'none' })).toMatchObject({ ok: false });
    expect(session.operations.showComparison({ onMap: true })).toMatchObject({ ok: false });
  });

  it('leaves nothing behind when stopped', async () => {
    const session = working();
    copy(session);
    await analysed(session);
    session.operations.compareScenario({ id: plan(session).head.scenarios!.list[0]!.id });
    session.operations.cancelComparison();
    await session.pass(0);
    expect(session.store.getState().comparison).toBeUndefined();
  });
});
