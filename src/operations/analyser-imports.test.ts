import { expect, describe, it } from 'vitest';
import { aSession } from '../../tests/fixtures/fake-session';
import type { Analysis } from '../analysis/analysis';
import { objectId } from '../kernel/units';
import { isUpToDate } from '../store';
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

describe('[C7] an analysis that began by itself', () => {
  it('gives way to an import, at work or about to be, and goes on when that is put away', async () => {
    const session = following();
    await session.pass(100);
    const [first] = session.jobs.of('analyse');
    session.operations.importFile({ name: 'a.geojson', bytes: new Uint8Array(2) });
    await session.pass(100);
    expect(first!.cancelled).toBe(true);
    session.operations.turn({ by_deg: 1 });
    await session.pass(5000);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    session.operations.dismissImport();
    await session.pass(100);
    expect(session.jobs.of('analyse')).toHaveLength(2);
    // An edit that comes with the import waits for its end as well.
    await session.jobs.of('analyse')[1]!.finish(done);
    session.operations.turn({ by_deg: 1 });
    session.operations.importFile({ name: 'b.geojson', bytes: new Uint8Array(2) });
    await session.pass(100);
    expect(session.jobs.of('analyse')).toHaveLength(2);
    session.operations.dismissImport();
    await session.pass(100);
    expect(session.jobs.of('analyse')).toHaveLength(3);
  });

  it('begins again though the import is put away before the run has stopped', async () => {
    const session = following();
    await session.pass(100);
    session.operations.importFile({ name: 'a.geojson', bytes: new Uint8Array(2) });
    session.operations.dismissImport();
    await session.pass(5000);
    expect(session.jobs.of('analyse')).toHaveLength(2);
  });

  it('leaves what is up to date alone when an import is put away', async () => {
    const session = following();
    await session.pass(100);
    await session.jobs.of('analyse')[0]!.finish(done);
    session.operations.importFile({ name: 'a.geojson', bytes: new Uint8Array(2) });
    session.operations.dismissImport();
    await session.pass(5000);
    expect(session.jobs.of('analyse')).toHaveLength(1);
    expect(isUpToDate(session.store.getState())).toBe(true);
  });
});
