import { describe, expect, it, vi } from 'vitest';
import { sum } from '../testing/sum';
import { finish } from '../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aSensor, aZone, block, type Point } from '../testing/town-builder';
import { regionArea } from '../kernel/region';
import { analyse, createAnalysisCache } from './analyse';
import { ANALYSIS_STEPS } from './analysis';
import type { Report } from './report';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

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

  it('gives for a sensor that was moved what a run from scratch gives, figures and shapes', () => {
    const street = {
      points: [
        [-150, 0],
        [150, 0],
      ],
    } as const;
    const city = aCity([street], [{ ring: block(5, 5, 12, 9), top_m: 12 }]);
    const input = (x: number, status?: 'removed') =>
      anInput(
        aPlan(
          [
            aZone('s', 'study', block(-150, -60, 300, 120)),
            ...corners.map((p, i) => aSensor(`s${i}`, p)),
            aSensor('moved', [x, -20], status ? { status } : {}),
          ],
          { background_db: 55 },
        ),
        city,
      );
    const cache = createAnalysisCache();
    finish(analyse(input(-60), cache));
    for (const next of [input(-50), input(40), input(40), input(40, 'removed'), input(-60)]) {
      const kept = finish(analyse(next, cache));
      const fresh = finish(analyse(next));
      expect(kept.report.sound).toEqual(fresh.report.sound);
      expect(kept.report.together).toEqual(fresh.report.together);
      expect(kept.geometry).toEqual(fresh.geometry);
    }
    // The regions are long enough to be read in bands, and three alone leave two places somewhere.
    const { geometry, report } = finish(analyse(input(40, 'removed')));
    expect(geometry.sound[0]!.region.xy.length).toBeGreaterThan(400);
    expect(report.sound!.ambiguous_m2).toBeGreaterThan(0);
    // Nodes of 5 m on one, parts of 8 m at most on the other: the same place to a tenth.
    expect(regionArea(geometry.ambiguous)).toBeGreaterThan(0.9 * report.sound!.ambiguous_m2);
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

describe('progress', () => {
  it('goes through the steps in their order, so that a bar never falls back', () => {
    const plan = aPlan([
      aZone('s', 'study', block(-60, -60, 120, 120)),
      aCamera('c', [0, 0]),
      aSensor('a', [10, 10]),
      aSensor('b', [-10, 10]),
    ]);
    const street: Point[] = [
      [-50, 0],
      [50, 0],
    ];
    const steps = [...analyse(anInput(plan, aCity([{ points: street }])))].map(({ step }) =>
      ANALYSIS_STEPS.indexOf(step),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(ANALYSIS_STEPS.length);
  });
});
