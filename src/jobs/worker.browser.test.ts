import { afterEach, describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { aCamera, aPlan } from '../testing/edit-builders';
import { workerChannel } from './channels';
import { createJobs } from './index';
import { createJobs as createWith } from './client';
import type { Jobs } from './port';

const demoBuildings = new URL('../../data/demo/buildings.geojson', import.meta.url).href;
const demoStreets = new URL('../../data/demo/streets.geojson', import.meta.url).href;

let jobs: Jobs;
afterEach(() => jobs.close());

const level = { id: 'detect', name: { fr: '', en: '' }, density_px_per_m: 25 };
const camera = aCamera({ position: [71.43, 51.13] });
const request = {
  plan: aPlan(camera),
  catalogue: [],
  profile: { id: 'dori', name: { fr: '', en: '' }, levels: [level], source: '', date: '' },
  streetClasses: [],
};

async function read(name: string, url: string) {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const result = await jobs.start('readFile', { name, bytes }).result;
  if (result.status !== 'done' || !result.value.ok) throw new Error(JSON.stringify(result));
  return result.value.value;
}

describe('in a real worker', () => {
  it('a city is read, analysed and previewed, with progress', async () => {
    // Without a fall-back: what this shows is the worker's doing.
    jobs = createWith({
      open: workerChannel,
      fallBack: () => {
        throw new Error('the worker did not start');
      },
      later: () => () => {},
      afterPaint: (task) => task(),
    });
    const buildings = await read('buildings.geojson', demoBuildings);
    const streets = await read('streets.geojson', demoStreets);
    expect(buildings.city.buildings.ids.length).toBeGreaterThan(100);
    jobs.setCity({ ...buildings.city, streets: streets.city.streets });
    const steps = new Set<string>();
    const analysis = await jobs.start('analyse', request, ({ step }) => steps.add(step)).result;
    if (analysis.status !== 'done') throw new Error(JSON.stringify(analysis));
    expect(analysis.value.report.data.buildings).toBeGreaterThan(100);
    expect(steps.size).toBeGreaterThan(0);
    const preview = await jobs.start('preview', { request, devices: [camera.id] }).result;
    expect(preview).toMatchObject({ status: 'done' });
    expect(preview.status === 'done' && preview.value.devices.get(objectId('camera-1'))?.levels).toHaveLength(
      1,
    );
  });

  it('an analysis stops when it is cancelled or overtaken', async () => {
    jobs = createJobs();
    const buildings = await read('buildings.geojson', demoBuildings);
    jobs.setCity(buildings.city);
    const first = jobs.start('analyse', request);
    const second = jobs.start('analyse', request);
    const third = jobs.start('analyse', request);
    second.cancel();
    expect((await first.result).status).toBe('cancelled');
    expect((await second.result).status).toBe('cancelled');
    expect((await third.result).status).toBe('done');
  });

  it('a bug at work fails that job alone', async () => {
    jobs = createJobs();
    const broken = jobs.start('analyse', { ...request, plan: { ...request.plan, head: null as never } });
    expect((await broken.result).status).toBe('failed');
    expect((await jobs.start('analyse', request).result).status).toBe('done');
  });

  it('what cannot cross fails at once instead of never ending', async () => {
    jobs = createJobs();
    const job = jobs.start('analyse', { ...request, catalogue: [(() => 1) as never] });
    expect((await job.result).status).toBe('failed');
  });
});
