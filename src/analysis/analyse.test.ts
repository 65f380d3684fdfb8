import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { regionArea } from '../kernel/region';
import { objectId } from '../kernel/units';
import type { Camera, DeviceStatus, PlanObject, PlanSettings } from '../model/plan';
import { seededRandom } from '../testing/seeded';
import { sum } from '../testing/sum';
import { finish } from '../kernel/steps';
import {
  aCamera,
  aCity,
  anInput,
  aPlace,
  aPlan,
  aSensor,
  aZone,
  block,
  type Point,
} from '../testing/town-builder';
import { analyse, createAnalysisCache, type AnalysisCache } from './analyse';
import type { Analysis } from './analysis';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const SEED = { seed: 20261123 };

/** Two streets that cross, four blocks at the corner, one of them with a low neighbour. */
const city = aCity(
  [
    {
      points: [
        [-80, 0],
        [0, 0],
        [80, 0],
      ],
      name: 'Grande Rue',
      highway: 'primary',
    },
    {
      points: [
        [0, -70],
        [0, 0],
        [10, 60],
      ],
      name: 'Rue Neuve',
    },
    {
      points: [
        [40, 0],
        [42, 50],
        [9, 55],
      ],
      highway: 'footway',
    },
  ],
  [
    { ring: block(10, 9, 25, 20), top_m: 14, use: 'house' },
    { ring: block(-40, 9, 30, 25), top_m: 9 },
    { ring: block(10, -35, 25, 25), top_m: 18 },
    { ring: block(-45, -30, 35, 21), top_m: 7 },
    { ring: block(35, -35, 12, 25), top_m: 3.2 },
    // Over the street: leaves the ground free.
    { ring: block(-3, 30, 14, 6), top_m: 12, base_m: 4 },
  ],
);

const cameraArbitrary = (id: string): fc.Arbitrary<Camera> =>
  fc
    .record({
      x: fc.double({ min: -60, max: 60, noNaN: true }),
      y: fc.double({ min: -50, max: 50, noNaN: true }),
      azimuth_deg: fc.integer({ min: 0, max: 359 }),
      hfov_deg: fc.integer({ min: 20, max: 120 }),
      height_m: fc.integer({ min: 3, max: 12 }),
    })
    .map(({ x, y, ...own }) => aCamera(id, [x, y], own));

const camerasArbitrary = fc
  .array(fc.nat(), { minLength: 1, maxLength: 6 })
  .chain((ids) => fc.tuple(...ids.map((_, i) => cameraArbitrary(`c${i}`))));

const run = (
  objects: readonly PlanObject[],
  cache?: AnalysisCache,
  settings: Partial<PlanSettings> = {},
): Analysis => finish(analyse(anInput(aPlan(objects, settings), city), cache));

function expectIdentities({ report, geometry }: Analysis): void {
  const near = (a: number, b: number, scale: number): void =>
    expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-11 * scale);
  const { area, streets, k } = report;
  const cameras = report.devices.filter((d) => d.kind === 'camera');
  near(sum(k.map((row) => row.area_m2)), area.public_m2, area.public_m2);
  near(sum(k.map((row) => row.length_m)), streets.length_m, 100 * streets.length_m);
  near(sum(k.slice(1).map((row) => row.area_m2)), area.covered_m2, area.public_m2);
  near(sum(cameras.map((d) => d.unique_m2)), k[1]!.area_m2, area.public_m2);
  near(sum(cameras.map((d) => d.unique_m)), k[1]!.length_m, 100 * streets.length_m);
  for (const d of cameras) {
    expect(d.unique_m2).toBeLessThanOrEqual(d.seen_m2 + 1e-9);
    expect(d.unique_m).toBeLessThanOrEqual(d.seen_m + 1e-9);
    expect(d.seen_m2).toBeLessThanOrEqual(d.seenAnywhere_m2 + 1e-6);
    const levels = ['detect', 'observe', 'recognise', 'identify'].map((id) => d.byLevel[id]!);
    for (let l = 1; l < 4; l++) expect(levels[l]).toBeLessThanOrEqual(levels[l - 1]! + 1e-6);
  }
  if (report.redundancy !== null) {
    near(report.redundancy * area.covered_m2, sum(cameras.map((d) => d.seen_m2)), 10 * area.public_m2);
  }
  const open = streets.length_m - streets.covered_m;
  near(
    sum(report.gaps.filter((g) => g.basis === 'street').map((g) => g.length_m)) + report.gapsBelowMinimum_m,
    open,
    1e4,
  );
  // Shapes: half a millimetre along at most some 3 km of outline.
  geometry.k.forEach(({ region }, i) => expect(Math.abs(regionArea(region) - k[i]!.area_m2)).toBeLessThan(1));
  const bestLevels = geometry.byLevel.map(({ region }) => regionArea(region));
  expect(sum(bestLevels)).toBeGreaterThanOrEqual(area.covered_m2 - 1);
  for (const gap of report.gaps.filter((g) => g.basis === 'street')) {
    const shape = geometry.gaps.find((g) => g.id === gap.id)!;
    expect(Math.abs(regionArea(shape.region) - gap.area_m2)).toBeLessThan(0.5);
  }
}

describe('analyse', () => {
  it('[C1] [C3] [C5] holds its identities for any cameras', () => {
    fc.assert(
      fc.property(camerasArbitrary, (cameras) => expectIdentities(run(cameras))),
      { ...SEED, numRuns: 20 },
    );
  });

  it('[C2] without a study zone takes the corridor; with one, the zone, courtyards and all', () => {
    const corridor = run([]).report.area;
    expect(corridor).toMatchObject({ basis: 'corridor', courtyardsCounted: false, covered_m2: 0, share: 0 });
    const zone = run([aZone('s', 'study', block(-50, -40, 100, 80))]).report;
    expect(zone.area).toMatchObject({ basis: 'zone', courtyardsCounted: true });
    // The block over the street stands on nothing: [O6] leaves its ground public.
    expect(zone.area.public_m2).toBeCloseTo(8000 - 500 - 750 - 625 - 735 - 300, 5);
    expect(zone.streets.length_m).toBeLessThan(run([]).report.streets.length_m);
  });

  it('[C2] takes an area given with the call in place of the study zones', () => {
    const { polygon } = aZone('a', 'study', block(-10, -10, 20, 20));
    const input = anInput(aPlan([aZone('s', 'study', block(-50, -40, 100, 80))]), city, { area: [polygon] });
    expect(finish(analyse(input)).report.area.public_m2).toBeCloseTo(400 - 0, 5);
  });

  it('[C2] counts overlapping study zones once', () => {
    const once = run([aZone('s', 'study', block(-50, -40, 100, 80))]).report;
    const twice = run([
      aZone('s1', 'study', block(-50, -40, 60, 80)),
      aZone('s2', 'study', block(-20, -40, 70, 80)),
    ]).report;
    expect(twice.area.public_m2).toBeCloseTo(once.area.public_m2, 6);
    expect(twice.streets.length_m).toBeCloseTo(once.streets.length_m, 6);
  });

  it('never counts removed devices', () => {
    const cameras = [aCamera('c1', [0, 0]), aCamera('c2', [20, 0], { azimuth_deg: 90 })];
    const without = run([cameras[0]!]).report;
    const removed = run([cameras[0]!, { ...cameras[1]!, status: 'removed' }]).report;
    expect(removed).toEqual(without);
  });

  it('[C5] a device that stands twice doubles, and neither sees anything alone', () => {
    const camera = aCamera('c1', [0, -5]);
    const { report } = run([camera, { ...camera, id: 'c2' as Camera['id'] }]);
    const [a, b] = report.devices;
    expect(a!.seen_m2).toBeCloseTo(b!.seen_m2, 9);
    expect(a!.unique_m2).toBeCloseTo(0, 9);
    expect(report.overlaps).toHaveLength(1);
    expect(report.overlaps[0]!.area_m2).toBeCloseTo(a!.seen_m2, 9);
    expect(report.overlaps[0]!.length_m).toBeCloseTo(a!.seen_m, 9);
    expect(report.redundancy).toBeCloseTo(2, 9);
  });

  it('[C7] carries the plan’s revision', () => {
    const plan = { ...aPlan([]), revision: 41 };
    expect(finish(analyse(anInput(plan, city))).report.revision).toBe(41);
  });

  it('gives the same from a cache after any edits as from scratch, to the last bit', () => {
    const random = seededRandom(20261123);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    const place = (): Point => [random() * 120 - 60, random() * 100 - 50];
    const turnable = (): Partial<Camera> => ({
      azimuth_deg: Math.floor(360 * random()),
      hfov_deg: 20 + Math.floor(100 * random()),
    });
    for (let sequence = 0; sequence < 8; sequence++) {
      const objects = new Map<string, PlanObject>();
      const cache = createAnalysisCache();
      const settings: { -readonly [K in keyof PlanSettings]?: PlanSettings[K] } = {};
      objects.set('s', aSensor('s', place()));
      objects.set('z', aZone('z', 'required', block(-5, 0, 12, 12)));
      for (let edit = 0; edit < 14; edit++) {
        const id = `c${Math.floor(5 * random())}`;
        const camera = objects.get(id);
        const known = camera?.kind === 'camera' ? camera : undefined;
        pick<() => unknown>([
          () => objects.set(id, aCamera(id, place(), turnable())),
          () => known && objects.set(id, { ...known, ...turnable() }),
          () => known && objects.set(id, { ...known, position: aCamera(id, place()).position }),
          () => objects.delete(id),
          () => objects.set('m', aZone('m', 'mask', block(...place(), 9, 9))),
          () => objects.set('s', aSensor('s', place())),
          () => (settings.night = !settings.night),
          () => (settings.level = pick(['detect', 'observe', 'recognise'])),
          () => (settings.target_height_m = pick([0, 1.5, 1.8])),
          () => (settings.minimum_gap_m = pick([0, 5, 20])),
          () => (settings.street_classes = pick([['primary'], ['primary', 'residential']])),
          () => known && objects.set(id, { ...known, power_group: pick(['east', 'west']) }),
          () => known && objects.set(id, { ...known, hfov_deg: 4, height_m: 2 }),
          () =>
            objects.set('z', { ...aZone('z', 'required', block(...place(), 30, 30)), weight: pick([1, 3]) }),
          () => known && objects.set(id, { ...known, status: pick(['existing', 'proposed', 'removed']) }),
          () => objects.set('a', aZone('a', 'study', block(...place(), 60, 50))),
          () => objects.set('p', aZone('p', 'privacy', block(...place(), 8, 8))),
          () => objects.set('z', { ...aZone('z', 'required', block(...place(), 12, 12)), k: pick([1, 2]) }),
          () => objects.set('g', aPlace('g', place())),
          () =>
            objects.set('w', {
              kind: 'obstacle',
              id: objectId('w'),
              shape: { type: 'line', line: [place(), place()].map((p) => aCamera('w', p).position) },
              height_m: 3,
            }),
          () => objects.set('s2', aSensor('s2', place())),
          () => objects.delete(pick(['a', 'g', 'm', 'p', 's', 's2', 'w', 'z'])),
        ])();
        const plan = [...objects.values()];
        expect(run(plan, cache, settings)).toEqual(run(plan, undefined, settings));
      }
    }
  });

  it('is fit for the next run after one that was dropped anywhere', () => {
    const objects = [
      aCamera('c1', [0, -5]),
      aSensor('s', [3, 3]),
      aZone('z', 'required', block(-5, 0, 12, 12)),
      aPlace('p', [1, 2]),
    ];
    const whole = run(objects);
    const input = anInput(aPlan(objects), city);
    const count = [...analyse(input)].length;
    const cache = createAnalysisCache();
    for (let stop = 0; stop < count; stop += 3) {
      const steps = analyse(input, cache);
      for (let i = 0; i < stop; i++) steps.next();
      steps.return(undefined as never);
    }
    expect(run(objects, cache)).toEqual(whole);
  });

  it('[M4] counts as newly covered what those that stand already do not see, from a cache as from scratch', () => {
    const cache = createAnalysisCache();
    const costs = (status: DeviceStatus, kept?: AnalysisCache) => {
      const objects = [
        aCamera('c1', [-30, 2], { azimuth_deg: 90 }),
        aCamera('c2', [40, 2], { azimuth_deg: 270, status }),
      ];
      return finish(analyse(anInput(aPlan(objects), city, { prices: [] }), kept)).report;
    };
    const all = costs('existing', cache);
    expect(all.costs).toMatchObject({ newlyCovered_m: 0 });
    const planned = costs('proposed', cache);
    const alone = planned.devices[1]!;
    expect(planned.costs).toMatchObject({ newlyCovered_m: expect.closeTo(alone.unique_m, 9) });
    expect(alone.unique_m).toBeGreaterThan(1);
    expect(planned.costs).toEqual(costs('proposed').costs);
  });

  it('gives the figures once, finished, before the shapes', () => {
    const steps = analyse(anInput(aPlan([aCamera('c1', [0, -5])]), city));
    const told: unknown[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      if (step.value.report) told.push(step.value.step, structuredClone(step.value.report));
    }
    expect(told).toEqual(['shapes', step.value.report]);
  });

  it('leaves out the shapes when told so, and changes no figure by it', () => {
    const input = anInput(aPlan([aCamera('c1', [0, -5])]), city);
    const bare = finish(analyse({ ...input, shapes: false }));
    const full = finish(analyse(input));
    expect(bare.geometry.k).toEqual([]);
    expect(full.geometry.k).toHaveLength(4);
    expect(bare.report).toEqual(full.report);
  });

  it('stands an empty city and an empty plan', () => {
    const { report } = finish(analyse(anInput(aPlan([aCamera('c', [0, 0])]), aCity([]))));
    expect(report.streets).toMatchObject({ length_m: 0, covered_m: 0, share: 0 });
    expect(report.gaps).toEqual([]);
    expect(report.k).toHaveLength(4);
  });
});
