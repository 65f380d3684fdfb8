import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { turfSharedArea } from '../../../tests/oracle/turf-plane';
import { domainOf, regionOf, square, star, starArbitrary, type Ring } from '../../testing/overlay-shapes';
import { seededRandom } from '../../testing/seeded';
import { sum } from '../../testing/sum';
import { regionArea, regionContains, ringArea, type Region } from '../region';
import {
  addRings,
  createPieceStream,
  listPairs,
  overlayLevels,
  pairSum,
  type Domain,
  type LevelSums,
} from './index';
import { intersectRegions } from './region-ops';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

function levelsOf(layers: Region[], domain: Domain, pairs = true): LevelSums {
  const stream = createPieceStream(domain.grid);
  layers.forEach((r, i) => addRings(stream, r.xy, r.ringStart, 0, r.ringStart.length - 1, i));
  return overlayLevels(stream, layers.length, domain, { pairs });
}

/** Whole coordinates, many of them on tile borders, shared or collinear: what breaks an overlay. */
const gridRectangle: fc.Arbitrary<Ring> = fc
  .tuple(
    fc.integer({ min: -4, max: 4 }),
    fc.integer({ min: -4, max: 4 }),
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([x, y, w, h]): Ring => [
    [4 * x, 4 * y],
    [4 * (x + w), 4 * y],
    [4 * (x + w), 4 * (y + h)],
    [4 * x, 4 * (y + h)],
  ]);
const gridTriangle: fc.Arbitrary<Ring> = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })), {
    minLength: 3,
    maxLength: 3,
  })
  .map((points): Ring => {
    const ring = points.map(([x, y]) => [4 * x, 4 * y] as const);
    const xy = Float64Array.from(ring.flat());
    return ringArea(xy, 0, 3) < 0 ? [...ring].reverse() : ring;
  });

const SEED = { seed: 20261123 };

describe('overlayLevels', () => {
  const wide = (): Domain => domainOf([regionOf(square(-100, -100, 200))]);

  it('[C3] counts two squares that overlap by a quarter', () => {
    const levels = levelsOf([regionOf(square(0, 0, 10)), regionOf(square(5, 5, 10))], wide());
    expect(levels.byK_m2.map((a) => Math.round(a * 1e9) / 1e9)).toEqual([40000 - 175, 150, 25]);
    expect([...levels.seen_m2]).toEqual([100, 100]);
    expect([...levels.unique_m2]).toEqual([75, 75]);
    expect(listPairs(levels.pairs!)).toEqual([{ a: 0, b: 1, sum: 25 }]);
  });

  it('[C3] Σ A_k is the domain, Σ k·A_k is Σ seen, and unique ≤ seen, to 1e-12', () => {
    fc.assert(
      fc.property(
        fc.array(starArbitrary(40, 40), { minLength: 1, maxLength: 14 }),
        fc.array(starArbitrary(40, 15), { minLength: 0, maxLength: 6 }),
        (layers, blocks) => {
          const domain = domainOf(
            [regionOf(square(-60, -60, 120))],
            blocks.map((r) => regionOf(r)),
          );
          const levels = levelsOf(
            layers.map((r) => regionOf(r)),
            domain,
          );
          expectIdentities(levels, domain);
        },
      ),
      { ...SEED, numRuns: 200 },
    );
  });

  it('[C3] holds the identities on collinear, shared and duplicate edges on tile borders', () => {
    const shapes = fc.array(fc.oneof(gridRectangle, gridTriangle), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shapes, shapes, (layers, blocks) => {
        const domain = domainOf(
          [regionOf(square(-24, -24, 80))],
          blocks.map((r) => regionOf(r)),
        );
        const regions = layers.map((r) => regionOf(r));
        const levels = levelsOf(regions, domain);
        expectIdentities(levels, domain);
        // Whole coordinates: a count of quarter cells' centres is no oracle for triangles, the plain area is.
        const free = levelsOf(regions, domainOf([regionOf(square(-24, -24, 80))]));
        regions.forEach((r, i) => expect(free.seen_m2[i]).toBeCloseTo(regionArea(r), 8));
      }),
      { ...SEED, numRuns: 300 },
    );
  });

  it('[C5] equals Turf pair by pair, and Clipper2 where Turf gives up', () => {
    fc.assert(
      fc.property(fc.array(starArbitrary(20, 30), { minLength: 2, maxLength: 5 }), (layers) => {
        const levels = levelsOf(
          layers.map((r) => regionOf(r)),
          wide(),
        );
        for (let a = 0; a < layers.length; a++) {
          for (let b = a + 1; b < layers.length; b++) {
            const expected = sharedArea(layers[a]!, layers[b]!);
            // Clipper2 snaps vertices to 1e-5 m: an outline of 300 m may shift 3e-3 m².
            expect(Math.abs(pairSum(levels.pairs!, a, b) - expected)).toBeLessThan(1e-6 * expected + 3e-3);
          }
        }
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  it('agrees with a count of random points', () => {
    const random = seededRandom(7);
    const layers = Array.from({ length: 25 }, () =>
      regionOf(
        star(
          80 * random() - 40,
          80 * random() - 40,
          Array.from({ length: 9 }, () => 3 + 30 * random()),
        ),
      ),
    );
    const blocks = Array.from({ length: 12 }, () =>
      regionOf(star(80 * random() - 40, 80 * random() - 40, [9, 4, 8, 5])),
    );
    const domain = domainOf([regionOf(square(-50, -50, 100))], blocks);
    const levels = levelsOf(layers, domain);
    const points = 200_000;
    const hits = new Float64Array(layers.length + 1);
    for (let i = 0; i < points; i++) {
      const x = 100 * random() - 50;
      const y = 100 * random() - 50;
      if (blocks.some((r) => regionContains(r, x, y))) continue;
      const k = layers.filter((r) => regionContains(r, x, y)).length;
      hits[k] = hits[k]! + 1;
    }
    levels.byK_m2.forEach((area, k) => {
      const share = area / 10_000;
      // Five standard deviations of a binomial count.
      const spread = 5 * Math.sqrt((share * (1 - share)) / points) + 1e-4;
      expect(Math.abs(hits[k]! / points - share)).toBeLessThan(spread);
    });
  });

  it('does not change with tile size, translation, rotation, or the order of layers', () => {
    fc.assert(
      fc.property(
        fc.array(starArbitrary(25, 30), { minLength: 2, maxLength: 8 }),
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.constantFrom(2, 4, 16, 32),
        (layers, angle, tile_m) => {
          const blocks = [square(-10, -10, 13), square(3, -10, 13)];
          const area = [square(-40, -30, 70)];
          const plain = levelsOf(
            layers.map((r) => regionOf(r)),
            domainOf(
              area.map((r) => regionOf(r)),
              blocks.map((r) => regionOf(r)),
            ),
          );
          const move = (ring: Ring): Ring =>
            ring.map(([x, y]) => [
              1234.5 + x * Math.cos(angle) - y * Math.sin(angle),
              -987.25 + x * Math.sin(angle) + y * Math.cos(angle),
            ]);
          const moved = levelsOf(
            [...layers].reverse().map((r) => regionOf(move(r))),
            domainOf(
              area.map((r) => regionOf(move(r))),
              blocks.map((r) => regionOf(move(r))),
              tile_m,
            ),
          );
          // Areas up to 5,000 m² from coordinates of 1e3 m: rounding of 1e-13 m on edges of 1e2 m.
          plain.byK_m2.forEach((a, k) => expect(Math.abs(a - (moved.byK_m2[k] ?? 0))).toBeLessThan(1e-8));
          layers.forEach((_, i) => {
            expect(Math.abs(plain.unique_m2[i]! - moved.unique_m2[layers.length - 1 - i]!)).toBeLessThan(
              1e-8,
            );
          });
        },
      ),
      { ...SEED, numRuns: 100 },
    );
  });

  it('does not change when a layer is cut in two along a line, nor when rings repeat within a layer', () => {
    const domain = wide();
    const other = regionOf(star(3, 4, [20, 9, 18, 7, 22]));
    const whole = levelsOf([regionOf(square(-7, -3, 30)), other], domain);
    const halves = regionOf(
      [
        [-7, -3],
        [23, -3],
        [23, 27],
      ],
      [
        [-7, -3],
        [23, 27],
        [-7, 27],
      ],
    );
    const cut = levelsOf([halves, other], domain);
    whole.byK_m2.forEach((a, k) => expect(cut.byK_m2[k]).toBeCloseTo(a, 9));
    const twice = levelsOf([regionOf(square(-7, -3, 30), square(-7, -3, 30)), other], domain);
    whole.byK_m2.forEach((a, k) => expect(twice.byK_m2[k]).toBeCloseTo(a, 9));
  });

  it('takes layers from `firstHole` on out of the domain', () => {
    const domain = wide();
    const stream = createPieceStream(domain.grid);
    const layers = [square(0, 0, 20), square(10, 0, 20), square(5, 5, 20), square(100, 100, 5)];
    layers.forEach((ring, i) => {
      const r = regionOf(ring);
      addRings(stream, r.xy, r.ringStart, 0, 1, i);
    });
    const levels = overlayLevels(stream, 4, domain, { firstHole: 2, pairs: true });
    expect(levels.seen_m2[0]).toBeCloseTo(400 - 225, 9);
    expect(levels.seen_m2[1]).toBeCloseTo(400 - 225, 9);
    expect(pairSum(levels.pairs!, 0, 1)).toBeCloseTo(50, 9);
    expect(sum(levels.byK_m2)).toBeCloseTo(40000 - 400, 6);
  });

  it('tells a visitor parts that add up to the level they belong to', () => {
    const random = seededRandom(3);
    const layers = Array.from({ length: 12 }, () =>
      regionOf(
        star(
          40 * random() - 20,
          40 * random() - 20,
          Array.from({ length: 7 }, () => 5 + 30 * random()),
        ),
      ),
    );
    const domain = domainOf([regionOf(square(-50, -50, 100))], [regionOf(square(-8, -8, 17))]);
    const stream = createPieceStream(domain.grid);
    layers.forEach((r, i) => addRings(stream, r.xy, r.ringStart, 0, 1, i));
    const byK = new Float64Array(13);
    const levels = overlayLevels(stream, 12, domain, {
      visitFrom: 2,
      visit: (area, x, y, ids, count) => {
        byK[count] = byK[count]! + area;
        expect(area).toBeLessThanOrEqual(64 + 1e-9);
        expect(Math.abs(x)).toBeLessThan(60);
        expect(Math.abs(y)).toBeLessThan(60);
        expect(new Set(ids.subarray(0, count)).size).toBe(count);
      },
    });
    levels.byK_m2.forEach((a, k) => expect(byK[k]).toBeCloseTo(k < 2 ? 0 : a, 9));
  });

  it('stands 400 polygons of 1 mm and of 2 km in one tile row, far from the origin', () => {
    const random = seededRandom(11);
    const layers = Array.from({ length: 400 }, (_, i) => {
      const size = i % 3 === 0 ? 0.001 : i % 3 === 1 ? 20 : 2000;
      return regionOf(
        star(
          5e6 + 60 * random(),
          -5e6 + 9 * random(),
          Array.from({ length: 6 }, () => size * (0.5 + random())),
        ),
      );
    });
    const domain = domainOf([regionOf(square(5e6, -5e6, 64))], [regionOf(square(5e6 + 9.5, -5e6 + 1, 6))]);
    const levels = levelsOf(layers, domain);
    expectIdentities(levels, domain, 1e-11);
  });
});

function expectIdentities(levels: LevelSums, domain: Domain, relative = 1e-12): void {
  const area = domain.area_m2;
  const seen = sum(levels.seen_m2);
  expect(Math.abs(sum(levels.byK_m2) - area)).toBeLessThanOrEqual(relative * Math.max(area, 1) * 10);
  const weighted = sum(levels.byK_m2.map((a, k) => k * a));
  // The running areas inside a tile cancel: rounding is relative to what lies in those tiles, not to a sliver.
  expect(Math.abs(weighted - seen)).toBeLessThanOrEqual(relative * Math.max(seen, 0.1 * area, 1));
  expect(Math.abs(sum(levels.unique_m2) - (levels.byK_m2[1] ?? 0))).toBeLessThanOrEqual(
    relative * Math.max(area, 1),
  );
  levels.unique_m2.forEach((u, i) => expect(u).toBeLessThanOrEqual(levels.seen_m2[i]! + 1e-9));
  if (levels.pairs) {
    const pairs = sum(listPairs(levels.pairs).map((p) => p.sum));
    const expected = sum(levels.byK_m2.map((a, k) => ((k * (k - 1)) / 2) * a));
    expect(Math.abs(pairs - expected)).toBeLessThanOrEqual(relative * Math.max(expected, area, 1));
  }
}

/** Turf's polygon clipper throws (“Unable to complete output ring”) on some nearly coincident edges. */
function sharedArea(a: Ring, b: Ring): number {
  try {
    return turfSharedArea(a, b);
  } catch {
    return regionArea(intersectRegions(regionOf(a), regionOf(b)));
  }
}
