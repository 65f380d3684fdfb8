import { describe, expect, it } from 'vitest';
import { regionArea } from '../kernel/region';
import { objectId } from '../kernel/units';
import { EMPTY_CITY } from '../model/city';
import { aCamera, aPlan, aSensor, aZone } from '../testing/edit-builders';
import { aCity, block } from '../testing/town-builder';
import { inlineChannel } from './channels';
import { createJobs } from './client';
import { buffersOf, compact } from './compact';

const jobs = () =>
  createJobs({
    open: inlineChannel,
    fallBack: inlineChannel,
    later: () => () => {},
    afterPaint: (task) => task(),
  });
const level = { id: 'detect', name: { fr: '', en: '' }, density_px_per_m: 25 };
const request = {
  plan: aPlan(aCamera(), aSensor(), aZone()),
  catalogue: [],
  profile: { id: 'dori', name: { fr: '', en: '' }, levels: [level], source: '', date: '' },
  streetClasses: [],
};

describe('the same code on this thread', () => {
  it('reads a file, with every fault', async () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"building":"yes"},"geometry":{"type":"Point","coordinates":[4.8,45.7]}},{"type":"Feature","properties":{"man_made":"surveillance"},"geometry":{"type":"Point","coordinates":[4.8,45.7]}}]}';
    const result = await jobs().start('readFile', {
      name: 'a.geojson',
      bytes: new TextEncoder().encode(text),
    }).result;
    expect(result).toMatchObject({ status: 'done', value: { ok: true, value: { preview: { cameras: 1 } } } });
    const broken = await jobs().start('readFile', { name: 'b.geojson', bytes: new TextEncoder().encode('{') })
      .result;
    expect(broken).toMatchObject({ status: 'done', value: { ok: false } });
  });

  it('analyses a plan, previews a camera with the same area and a sensor with nearly the same', async () => {
    const running = jobs();
    running.setCity(EMPTY_CITY);
    const analysis = await running.start('analyse', request).result;
    if (analysis.status !== 'done') throw new Error(JSON.stringify(analysis));
    const row = analysis.value.report.devices.find(({ id }) => id === 'camera-1')!;
    const preview = await running.start('preview', {
      request,
      devices: [objectId('camera-1'), objectId('gone'), objectId('sensor-1')],
    }).result;
    if (preview.status !== 'done') throw new Error(JSON.stringify(preview));
    expect([...preview.value.devices.keys()]).toEqual(['camera-1', 'sensor-1']);
    const heard = analysis.value.geometry.sound.find(({ id }) => id === 'sensor-1')!;
    // A tenth of the places: of a circle a hundredth of the area at most.
    const rough_m2 = regionArea(preview.value.devices.get(objectId('sensor-1'))!.heard!);
    expect(Math.abs(rough_m2 / regionArea(heard.region) - 1)).toBeLessThan(0.01);
    // The same computation on the same frame: nothing to be apart but the last bit.
    expect(preview.value.devices.get(objectId('camera-1'))!.levels[0]!.area_m2).toBeCloseTo(
      row.seenAnywhere_m2,
      6,
    );
    expect(row.seenAnywhere_m2).toBeGreaterThan(100);
  });

  it('goes on with the tables that it has when others come to them', async () => {
    const running = jobs();
    const counts = async (): Promise<readonly number[]> => {
      const analysis = await running.start('analyse', request).result;
      if (analysis.status !== 'done') throw new Error(JSON.stringify(analysis));
      const { buildings, streets } = analysis.value.report.data;
      return [buildings, streets];
    };
    const town = aCity(
      [{ points: [[0, 0] as const, [50, 0] as const] }],
      [{ ring: block(0, 20, 30, 9), top_m: 8 }],
    );
    running.setCity({ ...town, streets: EMPTY_CITY.streets });
    expect(await counts()).toEqual([1, 0]);
    running.setCity(town);
    expect(await counts()).toEqual([1, 1]);
    running.setCity({ ...town, buildings: EMPTY_CITY.buildings });
    expect(await counts()).toEqual([0, 1]);
  });

  it('cancels at the next slice', async () => {
    const running = jobs();
    const job = running.start('analyse', request);
    const next = running.start('analyse', request);
    job.cancel();
    expect(['cancelled', 'done']).toContain((await job.result).status);
    expect((await next.result).status).toBe('done');
  });
});

describe('data made ready to cross', () => {
  it('takes no more of a buffer along than is meant', () => {
    const large = new Float64Array(1000).fill(7);
    const ready = compact({
      a: [{ xy: large.subarray(2, 5) }],
      m: new Map([['k', large.subarray(0, 1)]]),
      n: [1, 2],
    });
    expect(ready.a[0]!.xy).toEqual(Float64Array.of(7, 7, 7));
    expect(ready.a[0]!.xy.buffer.byteLength).toBe(24);
    expect(ready.m.get('k')!.buffer.byteLength).toBe(8);
    expect(compact(large)).toBe(large);
  });

  it('gives large buffers away, never a constant that others use', () => {
    const large = new Float64Array(10_000);
    const found = buffersOf({ city: { ...EMPTY_CITY, streets: { ...EMPTY_CITY.streets, lonLat: large } } });
    expect([...found]).toEqual([large.buffer]);
  });
});
