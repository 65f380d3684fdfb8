import { expect, it } from 'vitest';
import { parseCatalogue, parseLevelProfile, parseStreetClasses } from '../codec';
import { createJobs } from '../jobs';
import { objectId } from '../kernel/units';
import { createPersistence } from '../persistence';
import { createAppStore, isUpToDate, objectsByKind } from '../store';
import { createSession } from './session';

const URLS = {
  plan: new URL('../../data/demo/plan.geojson', import.meta.url).href,
  buildings: new URL('../../data/demo/buildings.geojson', import.meta.url).href,
  streets: new URL('../../data/demo/streets.geojson', import.meta.url).href,
  catalogue: new URL('../../data/catalogue/generic.json', import.meta.url).href,
  dori: new URL('../../data/levels/dori.json', import.meta.url).href,
  classes: new URL('../../data/street-classes/osm.json', import.meta.url).href,
};

const json = async (url: string): Promise<unknown> => (await fetch(url)).json();
const bytes = async (url: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());
function value<T>(result: { readonly ok: boolean; readonly value?: T }): T {
  if (!result.ok || result.value === undefined) throw new Error(JSON.stringify(result));
  return result.value;
}

/** A visit: everything real but the panels and the map. */
async function aVisit() {
  const store = createAppStore({
    catalogue: value(parseCatalogue(await json(URLS.catalogue))),
    profiles: [value(parseLevelProfile(await json(URLS.dori)))],
    streetClasses: value(parseStreetClasses(await json(URLS.classes))),
  });
  const session = createSession({
    store,
    jobs: createJobs(),
    persistence: createPersistence(window),
    ids: () => objectId(crypto.randomUUID()),
    now: () => Date.now(),
    later: (task, ms) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    onLeave: () => () => {},
    loadDemo: async () => ({
      name: 'plan.geojson',
      plan: await (await fetch(URLS.plan)).text(),
      files: [
        { name: 'buildings.geojson', bytes: await bytes(URLS.buildings) },
        { name: 'streets.geojson', bytes: await bytes(URLS.streets) },
      ],
    }),
  });
  await session.operations.startUp();
  return { ...session, store };
}

it('opens the demo, analyses it, follows an edit, and finds it again on the next visit', async () => {
  const first = await aVisit();
  const { store, operations } = first;
  const upToDate = (): boolean => isUpToDate(store.getState());
  expect(objectsByKind(store.getState()).cameras.length).toBeGreaterThanOrEqual(16);
  await expect.poll(upToDate, { timeout: 20_000 }).toBe(true);
  const before = store.getState().analysis.result!.report;
  expect(before.gaps.length).toBeGreaterThan(0);
  expect(before.data.faults.filter(({ severity }) => severity === 'error')).toEqual([]);

  const camera = objectsByKind(store.getState()).cameras[0]!;
  operations.select({ ids: [camera.id] });
  operations.turn({ by_deg: 180 });
  expect(upToDate()).toBe(false);
  await expect.poll(() => store.getState().preview?.devices.has(camera.id), { timeout: 5000 }).toBe(true);
  await expect.poll(upToDate, { timeout: 20_000 }).toBe(true);
  expect(store.getState().preview).toBeUndefined();
  expect(store.getState().analysis.result!.report.area.covered_m2).not.toBe(before.area.covered_m2);
  await expect.poll(() => store.getState().saved.status).toBe('saved');
  first.close();

  const second = await aVisit();
  expect(second.store.getState().planId).toBe(store.getState().planId);
  expect(second.store.getState().plan.objects).toEqual(store.getState().plan.objects);
  expect(second.store.getState().city.buildings.ids).toEqual(store.getState().city.buildings.ids);
  second.operations.undo();
  second.close();
}, 60_000);
