import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../analyse';
import type { Report } from '../report';
import type { PlanObject, PlanSettings } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlace, aPlan, aZone, block } from '../../testing/town-builder';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const city = aCity(
  [
    {
      points: [
        [-50, 0],
        [50, 0],
      ],
      name: 'Rue A',
    },
  ],
  [{ ring: block(-10, 12, 20, 10), top_m: 15 }],
);
const reportOf = (objects: readonly PlanObject[], settings: Partial<PlanSettings> = {}): Report =>
  finish(analyse(anInput(aPlan(objects, settings), city, { shapes: false }))).report;

const north = aCamera('c1', [0, -8], { azimuth_deg: 0 });
const second = aCamera('c2', [1, -8], { azimuth_deg: 0, image_width_px: 3840 });

describe('[C6] places', () => {
  it('are met by as many cameras as they ask for, with the best density reached', () => {
    const report = reportOf([
      north,
      second,
      aPlace('one', [0, 5]),
      aPlace('three', [0, 5], { k: 3 }),
      aPlace('sharp', [0, 5], { level: 'identify' }),
      aPlace('behind', [0, -30]),
    ]);
    const [one, three, sharp, behind] = report.places;
    expect(one).toMatchObject({ met: true, by: ['c1', 'c2'], level: 'detect', k: 1, movedToFacade: false });
    // c2: f = 1920 px over a slant of √(1² + 13² + 3.4²) m.
    expect(one!.bestDensity_px_per_m).toBeCloseTo(1920 / Math.hypot(1, 13, 3.4), 3);
    expect(three!.met).toBe(false);
    expect(sharp).toMatchObject({ met: false, by: [], level: 'identify' });
    expect(sharp!.bestDensity_px_per_m).toBeCloseTo(one!.bestDensity_px_per_m!, 9);
    expect(behind).toMatchObject({ met: false, by: [], bestDensity_px_per_m: null });
    // How far off: nothing, a camera that nobody is near, the pixels of the best one, everything.
    expect(one).not.toHaveProperty('missing');
    expect(three!.missing).toEqual({ cameras: 1, density_px_per_m: null });
    expect(sharp!.missing!.cameras).toBe(1);
    expect(sharp!.missing!.density_px_per_m).toBeCloseTo(250 - 1920 / Math.hypot(1, 13, 3.4), 3);
    expect(behind!.missing).toEqual({ cameras: 1, density_px_per_m: null });
  });

  it('inside a building, or at its wall, are computed half a metre outside the façade', () => {
    const report = reportOf([
      north,
      aPlace('inside', [0, 13]),
      aPlace('at the wall', [0, 11.8]),
      aPlace('off the wall', [0, 11.4]),
    ]);
    expect(report.places.map((p) => [p.movedToFacade, p.met])).toEqual([
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it('in a required zone take its level and number where they say none', () => {
    const report = reportOf([
      north,
      aZone('z1', 'required', block(-5, 0, 10, 10), { level: 'observe', k: 1 }),
      aZone('z2', 'required', block(-5, 0, 10, 10), { level: 'detect', k: 2 }),
      aPlace('plain', [0, 5]),
      aPlace('own', [0, 5], { level: 'detect', k: 1 }),
    ]);
    expect(report.places[0]).toMatchObject({ level: 'observe', k: 2, met: false });
    expect(report.places[1]).toMatchObject({ level: 'detect', k: 1, met: true });
  });
});

describe('[C6] required zones', () => {
  it('are met when everything in them is seen', () => {
    const report = reportOf([north, aZone('z', 'required', block(-3, 3, 6, 6))]);
    expect(report.zones).toHaveLength(1);
    expect(report.zones[0]).toMatchObject({ id: 'z', level: 'detect', k: 1, met: true });
    expect(report.zones[0]).not.toHaveProperty('missing');
    expect(report.zones[0]!.share).toBeCloseTo(1, 9);
  });

  it('are missed when they ask for more cameras, and their gap says why', () => {
    const report = reportOf([north, aZone('z', 'required', block(-3, 3, 6, 6), { k: 2 })]);
    expect(report.zones[0]).toMatchObject({ k: 2, met: false, share: 0 });
    const gap = report.gaps.find((g) => g.basis === 'zone')!;
    expect(gap.area_m2).toBeCloseTo(36, 3);
    expect(report.zones[0]!.missing!.area_m2).toBeCloseTo(36, 3);
    expect(report.zones[0]!.missing!.share).toBe(1);
  });
});

describe('privacy zones', () => {
  it('say how much of them is seen, and by whom', () => {
    const report = reportOf([north, second, aZone('p', 'privacy', block(-3, 3, 6, 6))]);
    expect(report.privacy.zones).toEqual([{ id: 'p', seen_m2: expect.closeTo(36, 6), by: ['c1', 'c2'] }]);
    const none = reportOf([north, aZone('p', 'privacy', block(-3, -30, 6, 6))]);
    expect(none.privacy.zones).toEqual([{ id: 'p', seen_m2: 0, by: [] }]);
  });
});
