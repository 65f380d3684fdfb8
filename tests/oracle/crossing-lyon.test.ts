/** [E1] 100,000 events in Lyon, forty cameras, one of them moved: counts against every event asked of every camera. */
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse, createAnalysisCache } from '../../src/analysis/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import { readFile } from '../../src/codec';
import { createFrame } from '../../src/kernel/frame';
import { regionContains } from '../../src/kernel/region';
import { objectId } from '../../src/kernel/units';
import type { City } from '../../src/model/city';
import { NO_DAY, type ContextLayer } from '../../src/model/context-layer';
import type { Camera, LonLat } from '../../src/model/plan';
import { finish } from '../../src/kernel/steps';
import { aCamera, anInput, aPlan } from '../../src/testing/town-builder';
import { hasSharedData, sharedFile } from '../fixtures/shared-data';
import { seededRandom } from './scenes';

const EVENTS = 100_000;
const CAMERAS = 40;

function read(name: string): City {
  const outcome = finish(readFile(name, sharedFile(`lyon-1er/${name}`), { makeId: () => objectId('x') }));
  if (!outcome.ok) throw new Error(`${name} cannot be read`);
  return outcome.value.city;
}

/** Round the corners of buildings, where people are. */
function eventsOf({ buildings: { lonLat } }: City, random: () => number): ContextLayer {
  const at = Float64Array.from({ length: 2 * EVENTS });
  for (let i = 0; i < EVENTS; i++) {
    const v = Math.floor((random() * lonLat.length) / 2);
    at[2 * i] = lonLat[2 * v]! + (random() - 0.5) * 4e-4;
    at[2 * i + 1] = lonLat[2 * v + 1]! + (random() - 0.5) * 4e-4;
  }
  return {
    id: 'lyon',
    name: 'lyon',
    lonLat: at,
    category: new Uint8Array(EVENTS),
    categories: [''],
    hour: new Int8Array(EVENTS).fill(-1),
    day: new Int32Array(EVENTS).fill(NO_DAY),
    part: new Float64Array(EVENTS).fill(1),
    weight: new Float64Array(EVENTS).fill(1),
  };
}

function bruteSeen({ geometry, report, frame: origin }: Analysis, { lonLat }: ContextLayer): number {
  const frame = createFrame(origin);
  const regions = geometry.devices.map(
    ({ levels }) => levels.find(({ level }) => level === report.level.id)!.region,
  );
  let seen = 0;
  for (let i = 0; i < EVENTS; i++) {
    const [x, y] = frame.toFrame(lonLat[2 * i]!, lonLat[2 * i + 1]!);
    if (regions.some((region) => regionContains(region, x, y))) seen++;
  }
  return seen;
}

describe.skipIf(!hasSharedData())('[E1] 100,000 events in Lyon', () => {
  let city: City;
  let layer: ContextLayer;
  let cameras: Camera[];
  beforeAll(() => {
    city = { ...read('buildings.geojson'), streets: read('streets.geojson').streets };
    const random = seededRandom(3);
    layer = eventsOf(city, random);
    const { lonLat } = city.streets;
    cameras = Array.from({ length: CAMERAS }, (_, i) => {
      const v = Math.floor((random() * lonLat.length) / 2);
      const position: LonLat = [lonLat[2 * v]!, lonLat[2 * v + 1]!];
      return { ...aCamera(`c${i}`, [0, 0], { azimuth_deg: 360 * random() }), position };
    });
  });

  it('are counted as by asking all of them of all cameras, before and after a camera moved', () => {
    const cache = createAnalysisCache();
    const run = (objects: readonly Camera[]): Analysis =>
      finish(analyse(anInput(aPlan([...objects]), city, { context: [layer] }), cache));
    const first = run(cameras);
    expect(first.report.crossing![0]!.all.total).toBe(EVENTS);
    expect(first.report.crossing![0]!.all.seenByDay).toBe(bruteSeen(first, layer));
    const moved = cameras.map((camera, i): Camera => {
      const [lon, lat] = camera.position;
      return i === 0 ? { ...camera, position: [lon + 2e-4, lat] } : camera;
    });
    const second = run(moved);
    expect(second.report.crossing![0]!.all.seenByDay).toBe(bruteSeen(second, layer));
    expect(second.report.crossing).not.toEqual(first.report.crossing);
  }, 120_000);
});
