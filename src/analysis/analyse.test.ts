import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { regionArea } from '../kernel/region';
import { objectId } from '../kernel/units';
import type { Camera, PlanObject, PlanSettings } from '../model/plan';
import {
  aCamera,
  aCity,
  anInput,
  aPlace,
  aPlan,
  aSensor,
  aZone,
  block,
  finish,
  type Point,
} from '../testing/town-builder';
import { analyse, createAnalysisCache, type AnalysisCache } from './analyse';
import type { Analysis } from './analysis';
import type { Report } from './report';

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
    { ring: block(10, 9, 25, 20), top_m: 14 },
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

/** Chance that is the same every time: the linear congruential generator of Numerical Recipes. */
function dice(seed: number): { random: () => number; pick: <T>(of: readonly T[]) => T } {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { random, pick: (of) => of[Math.floor(random() * of.length)]! };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

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
    const { random, pick } = dice(20261123);
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
          () => known && objects.set(id, { ...known, status: pick(['existing', 'proposed', 'removed']) }),
          () => objects.set('a', aZone('a', 'study', block(...place(), 60, 50))),
          () => objects.set('p', aZone('p', 'privacy', block(...place(), 8, 8))),
          () => objects.set('z', aZone('z', 'required', block(...place(), 12, 12))),
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

describe('[S2] [S3] sound', () => {
  const settings = { background_db: 60 };
  const corners: Point[] = [
    [-20, -8],
    [20, -8],
    [0, 8],
  ];
  const withSensors = (places: readonly Point[]): Report =>
    finish(
      analyse(
        anInput(
          aPlan(
            [aZone('s', 'study', block(-60, -60, 120, 120)), ...places.map((p, i) => aSensor(`s${i}`, p))],
            settings,
          ),
          aCity([
            {
              points: [
                [-50, 0],
                [50, 0],
              ],
            },
          ]),
        ),
      ),
    ).report;

  it('detects within the free-field radius; k adds up', () => {
    const { sound, area, devices, k } = withSensors(corners);
    // 100 dB at 1 m, 60 + 10 dB needed, 3.66 dB/km: 31.3 m slant, a disc 2.5 m lower.
    const radius = sound!.devices[0]!.radius_m;
    expect(radius).toBeCloseTo(31.2, 0);
    const disc = Math.PI * (radius ** 2 - 2.5 ** 2);
    // A contour of a field of samples, not an arc: to a thousandth.
    sound!.devices.forEach((d) => expect(Math.abs(d.detected_m2 / disc - 1)).toBeLessThan(1e-3));
    expect(sum(sound!.k.map((row) => row.area_m2))).toBeCloseTo(area.public_m2, 6);
    expect(sound!.k.map((row) => row.k)).toEqual([0, 1, 2, 3, 4]);
    expect(sound!.k[4]!.orMore).toBe(true);
    // [S4] Its own k: the cameras' table sees none of it.
    expect(k[0]!.area_m2).toBeCloseTo(area.public_m2, 6);
    expect(devices.every((d) => d.kind === 'sound-sensor')).toBe(true);
  });

  it('locates where three hear and the bound is met, to 1 % of the area against a fine count', () => {
    const { sound } = withSensors(corners);
    const radius2 = sound!.devices[0]!.radius_m ** 2 - 2.5 ** 2;
    const error_m = 331.3 * Math.sqrt(1 + 10 / 273.15) * 1e-3;
    let located = 0;
    const step = 0.1;
    for (let x = -60 + step / 2; x < 60; x += step) {
      for (let y = -60 + step / 2; y < 60; y += step) {
        const d = corners.map(([sx, sy]) => [x - sx, y - sy] as const);
        if (d.some(([dx, dy]) => dx * dx + dy * dy > radius2)) continue;
        const u = d.map(([dx, dy]) => [dx / Math.hypot(dx, dy), dy / Math.hypot(dx, dy)] as const);
        const mx = sum(u.map((p) => p[0])) / 3;
        const my = sum(u.map((p) => p[1])) / 3;
        const jxx = sum(u.map((p) => (p[0] - mx) ** 2));
        const jyy = sum(u.map((p) => (p[1] - my) ** 2));
        const jxy = sum(u.map((p) => (p[0] - mx) * (p[1] - my)));
        if (error_m * Math.sqrt((jxx + jyy) / (jxx * jyy - jxy * jxy)) <= 10) located += step * step;
      }
    }
    expect(located).toBeGreaterThan(100);
    expect(Math.abs(sound!.locatable_m2 / located - 1)).toBeLessThan(0.01);
    expect(sound!.locatable_m2).toBeLessThanOrEqual(sound!.k[3]!.area_m2 + sound!.k[4]!.area_m2 + 1e-9);
  });

  it('hears nothing behind a building', () => {
    const open = withSensors([[0, 0]]);
    const plan = aPlan([aZone('s', 'study', block(-60, -60, 120, 120)), aSensor('s0', [0, 0])], settings);
    const walled = finish(
      analyse(anInput(plan, aCity([], [{ ring: block(5, -20, 5, 40), top_m: 20 }]))),
    ).report;
    expect(walled.sound!.detected_m2).toBeLessThan(0.75 * open.sound!.detected_m2);
  });

  it('splits the streets by what hears and what sees them, to their whole length', () => {
    const plan = aPlan(
      [
        aZone('s', 'study', block(-60, -60, 120, 120)),
        aSensor('s0', [-20, 2]),
        aCamera('c', [11, -10], { azimuth_deg: 0 }),
      ],
      settings,
    );
    const street = {
      points: [
        [-50, 0],
        [50, 0],
      ],
    } as const;
    const { report, geometry } = finish(analyse(anInput(plan, aCity([street]))));
    const { heardAndSeen_m, heardOnly_m, seenOnly_m, neither_m } = report.together!;
    expect(heardAndSeen_m + heardOnly_m + seenOnly_m + neither_m).toBeCloseTo(report.streets.length_m, 6);
    expect(heardAndSeen_m + heardOnly_m).toBeCloseTo(report.sound!.detected_m, 6);
    expect(heardAndSeen_m + seenOnly_m).toBeCloseTo(report.streets.covered_m, 6);
    expect(Math.min(heardAndSeen_m, heardOnly_m, seenOnly_m, neither_m)).toBeGreaterThan(0.5);
    const drawn = geometry.together.heardAndSeen;
    expect(Math.hypot(drawn[2]! - drawn[0]!, drawn[3]! - drawn[1]!)).toBeCloseTo(heardAndSeen_m, 6);
  });

  it('[S3] never counts fewer for one sensor more, and draws the location error round the located place', () => {
    const three = withSensors(corners);
    const four = withSensors([...corners, [10, 0]]);
    const atLeast = (report: Report, k: number): number =>
      sum(report.sound!.k.filter((row) => row.k >= k).map((row) => row.area_m2));
    for (const k of [1, 2, 3, 4]) expect(atLeast(four, k)).toBeGreaterThanOrEqual(atLeast(three, k) - 1e-6);
    const byError = three.sound!.byError.map((row) => row.area_m2);
    expect(byError).toEqual(byError.toSorted((a, b) => a - b));
    expect(three.sound!.ambiguous_m2).toBeLessThanOrEqual(three.sound!.locatable_m2);
  });

  it('[S4] carries the law into the report of a French plan, and of no other', () => {
    const report = (country: string | undefined): Report =>
      finish(
        analyse(
          anInput(
            aPlan([aSensor('s', [0, 0])], {
              ...settings,
              ...(country === undefined ? {} : { country }),
              level_only: true,
            }),
            aCity([]),
          ),
        ),
      ).report;
    expect(report('FR').sound).toMatchObject({
      levelOnly: true,
      legal: { code: 'sound.legal.fr', country: 'FR' },
    });
    expect(report(undefined).sound!.legal!.country).toBeNull();
    expect(report('KZ').sound!.legal).toBeUndefined();
  });
});
