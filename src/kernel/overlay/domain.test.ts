import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { turfDifferenceArea } from '../../../tests/oracle/turf-plane';
import { domainOf, regionOf, square, star, starArbitrary } from '../../testing/overlay-shapes';
import { buildDomain, createTileGrid } from './index';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const SEED = { seed: 20261123 };

describe('buildDomain', () => {
  it('[C2] counts what lies inside and in no building, once however often it is covered', () => {
    const domain = domainOf(
      [regionOf(square(0, 0, 20)), regionOf(square(10, 0, 20))],
      [regionOf(square(2, 2, 4)), regionOf(square(2, 2, 4)), regionOf(square(6, 2, 4))],
    );
    expect(domain.area_m2).toBeCloseTo(30 * 20 - 8 * 4, 9);
  });

  it('[O4] takes shared walls, duplicates and touching corners for what they are', () => {
    const blocks = [square(0, 0, 8), square(8, 0, 8), square(0, 8, 8), square(16, 8, 8), square(0, 0, 8)];
    const domain = domainOf(
      [regionOf(square(-8, -8, 40))],
      blocks.map((r) => regionOf(r)),
    );
    expect(domain.area_m2).toBeCloseTo(40 * 40 - 4 * 64, 9);
  });

  it('keeps the courtyard of a building, and fills it where another building stands in it', () => {
    const ring = regionOf(square(4, 4, 20), [...square(9, 9, 10)].reverse());
    expect(domainOf([regionOf(square(0, 0, 30))], [ring]).area_m2).toBeCloseTo(900 - 300, 9);
    expect(domainOf([regionOf(square(0, 0, 30))], [ring, regionOf(square(9, 9, 10))]).area_m2).toBeCloseTo(
      500,
      9,
    );
  });

  it('equals Turf’s difference of unions on random polygons', () => {
    fc.assert(
      fc.property(
        fc.array(starArbitrary(30, 30), { minLength: 1, maxLength: 4 }),
        fc.array(starArbitrary(30, 12), { minLength: 1, maxLength: 5 }),
        (inside, outside) => {
          const domain = domainOf(
            inside.map((r) => regionOf(r)),
            outside.map((r) => regionOf(r)),
          );
          const expected = turfDifferenceArea(inside, outside);
          // Turf snaps to its own precision: 1e-6 of the area, and 1e-6 m² where nothing is left.
          expect(Math.abs(domain.area_m2 - expected)).toBeLessThan(1e-6 * expected + 1e-6);
        },
      ),
      { ...SEED, numRuns: 80 },
    );
  });

  it('is the same from a grid that only covers a part, inside that part', () => {
    const inside = regionOf(star(0, 0, [50, 20, 45, 30, 50, 25]));
    const grid = createTileGrid([-8, -8, 15.5, 15.5], 8);
    const cut = buildDomain(grid, [[inside], [regionOf(square(-8, -8, 24))]], []);
    const whole = buildDomain(
      createTileGrid([-64, -64, 64, 64], 8),
      [[inside], [regionOf(square(-8, -8, 24))]],
      [],
    );
    expect(cut.area_m2).toBeCloseTo(whole.area_m2, 9);
    expect(buildDomain(grid, [[inside]], []).area_m2).toBeCloseTo(whole.area_m2, 9);
  });
});
