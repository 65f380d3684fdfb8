import { describe, expect, it } from 'vitest';
import catalogue from '../../data/catalogue/generic.json' with { type: 'json' };
import { aSession } from '../../tests/fixtures/fake-session';
import { modelsCsv } from '../codec';
import type { DeviceModel } from '../model/catalogue';
import { aCamera, aPlan } from '../testing/edit-builders';

const models = catalogue as readonly DeviceModel[];
const dome = models[0]!;
const own = { ...dome, id: 'OWN' };
const start = (file = '') => {
  const session = aSession({ catalogue: models, plan: aPlan(aCamera({ model: 'OWN' })) });
  session.persistence.picked = { name: 'models.csv', bytes: new TextEncoder().encode(file) };
  return session;
};
const ownIds = (session: ReturnType<typeof start>) =>
  session.store.getState().plan.head.catalogue.map(({ id }) => id);

describe('models of the plan', () => {
  it('are copied, changed and undone step by step', () => {
    const session = start();
    session.operations.copyModel({ model: dome, id: 'MINE', name: { fr: 'a', en: 'b' } });
    session.operations.setModel({ model: { ...dome, id: 'MINE', hfov_deg: 80 } });
    expect(session.store.getState().plan.head.catalogue).toMatchObject([{ id: 'MINE', hfov_deg: 80 }]);
    session.operations.undo();
    expect(session.store.getState().plan.head.catalogue).toMatchObject([
      { id: 'MINE', hfov_deg: 103, name: { fr: 'a' } },
    ]);
    session.operations.undo();
    expect(ownIds(session)).toEqual([]);
  });

  it('that are incomplete are refused with every fault, and nothing changes', () => {
    const session = start();
    const outcome = session.operations.setModel({ model: { ...own, hfov_deg: -1, date: 'x' } });
    expect(outcome.faults?.map(({ params }) => params?.['path'])).toEqual(['date', 'hfov_deg']);
    expect(ownIds(session)).toEqual([]);
  });

  it('stay while devices stand on them, unless a generic one takes over', () => {
    const session = start();
    session.operations.setModel({ model: own });
    session.operations.setModel({ model: dome });
    expect(session.operations.removeModel({ id: 'OWN' })).toMatchObject({
      ok: false,
      reason: 'modelInUse',
      params: { n: 1 },
    });
    expect(session.operations.removeModel({ id: dome.id })).toEqual({ ok: true });
    expect(ownIds(session)).toEqual(['OWN']);
  });

  it('are read from a file as one step, or not at all', async () => {
    const session = start(modelsCsv(models));
    expect(await session.operations.importModels()).toEqual({ ok: true });
    expect(ownIds(session)).toEqual(models.map(({ id }) => id));
    session.operations.undo();
    expect(ownIds(session)).toEqual([]);
    const bad = start(modelsCsv([dome, { ...dome, id: 'B', hfov_deg: 500 }]));
    expect(await bad.operations.importModels()).toMatchObject({
      reason: 'modelFaults',
      faults: [{ code: 'data.outOfRange', line: 3 }],
    });
    expect(ownIds(bad)).toEqual([]);
  });
});
