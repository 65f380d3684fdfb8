import { finish } from '../steps';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { regionArea, regionContains, regionFromRings, type Region } from '../region';
import {
  addRings,
  boundsOf,
  buildDomain,
  createPieceStream,
  createTileGrid,
  overlayLevels,
  type Domain,
  type TracePlan,
} from './index';
import { joinParts } from './link';
import { traceParts } from './trace';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

type Ring = readonly (readonly [number, number])[];
const SEED = { seed: 20261123 };

const box = (x: number, y: number, w: number, h: number): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];
const star = (x: number, y: number, radii: readonly number[]): Ring =>
  radii.map((r, i) => {
    const angle = 0.3 + (2 * Math.PI * i) / radii.length;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  });

function domainOf(inside: readonly Ring[], outside: readonly Ring[]): Domain {
  const grid = createTileGrid(boundsOf(inside.map((r) => regionFromRings([r])))!, 8);
  return buildDomain(
    grid,
    [inside.map((r) => regionFromRings([r]))],
    outside.length > 0 ? [outside.map((r) => regionFromRings([r]))] : [],
  );
}

function streamOf(domain: Domain, layers: readonly Ring[]) {
  const stream = createPieceStream(domain.grid);
  layers.forEach((ring, i) => {
    const r = regionFromRings([ring]);
    addRings(stream, r.xy, r.ringStart, 0, 1, i);
  });
  return stream;
}

function trace(domain: Domain, layers: readonly Ring[], plan: TracePlan): readonly Region[] {
  const parts = traceParts(streamOf(domain, layers), layers.length, domain, plan);
  return parts.map((part) => finish(joinParts([part])));
}

const starArbitrary: fc.Arbitrary<Ring> = fc
  .record({
    x: fc.double({ min: -30, max: 30, noNaN: true }),
    y: fc.double({ min: -30, max: 30, noNaN: true }),
    radii: fc.array(fc.double({ min: 2, max: 35, noNaN: true }), { minLength: 3, maxLength: 9 }),
  })
  .map(({ x, y, radii }) => star(x, y, radii));
const boxArbitrary: fc.Arbitrary<Ring> = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 6 })))
  .map(([x, y, w, h]) => box(4 * x! - 16, 4 * y! - 16, 4 * (w! + 1), 4 * (h! + 1)));

describe('traceParts', () => {
  it('gives the shapes whose areas are the levels, to the snapping of their outlines', () => {
    const shape = fc.oneof(starArbitrary, boxArbitrary);
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 1, maxLength: 7 }),
        fc.array(fc.oneof(starArbitrary, boxArbitrary), { maxLength: 4 }),
        (layers, blocks) => {
          const domain = domainOf([box(-40, -40, 80, 80)], blocks);
          const levels = overlayLevels(streamOf(domain, layers), layers.length, domain).byK_m2;
          const shapes = trace(domain, layers, { kind: 'count', most: 3 });
          shapes.forEach((region, k) => {
            const expected = k < 3 ? (levels[k] ?? 0) : levels.slice(3).reduce((a, b) => a + b, 0);
            // Vertices move by up to 0.4 mm (snapping, straightening) along at most some 1,000 m of outline.
            expect(Math.abs(regionArea(region) - expected)).toBeLessThan(0.2);
          });
        },
      ),
      { ...SEED, numRuns: 150 },
    );
  });

  it('holds the points that it should', () => {
    fc.assert(
      fc.property(
        fc.array(starArbitrary, { minLength: 1, maxLength: 5 }),
        fc.array(
          fc.tuple(
            fc.double({ min: -39, max: 39, noNaN: true }),
            fc.double({ min: -39, max: 39, noNaN: true }),
          ),
          { minLength: 40, maxLength: 40 },
        ),
        (layers, points) => {
          const domain = domainOf([box(-40, -40, 80, 80)], [box(-5, -5, 9, 9)]);
          const shapes = trace(domain, layers, { kind: 'count', most: 3 });
          let wrong = 0;
          for (const [x, y] of points) {
            const built = x > -5 && x < 4 && y > -5 && y < 4;
            const k = layers.filter((r) => regionContains(regionFromRings([r]), x, y)).length;
            const held = shapes.flatMap((r, i) => (regionContains(r, x, y) ? [i] : []));
            const expected = built ? [] : [Math.min(3, k)];
            if (held.join() !== expected.join()) wrong++;
          }
          // A random point lies within half a millimetre of an outline about once in 10,000 times.
          expect(wrong).toBeLessThanOrEqual(1);
        },
      ),
      { ...SEED, numRuns: 100 },
    );
  });

  it('traces level edges, courtyards and corners that touch', () => {
    const domain = domainOf([box(0, 0, 32, 32)], [box(8, 8, 8, 8)]);
    const [none, one] = trace(domain, [box(4, 4, 16, 16), box(20, 20, 4, 4)], { kind: 'count', most: 1 });
    expect(regionArea(one!)).toBeCloseTo(256 - 64 + 16, 3);
    expect(regionArea(none!)).toBeCloseTo(1024 - 64 - (256 - 64 + 16), 3);
    // Outer square, its hole, and the small square, which only touches.
    expect(one!.ringStart.length - 1).toBe(3);
    expect(one!.xy.length / 2).toBe(12);
  });

  it('gives the best group, and each layer without holes', () => {
    const domain = domainOf([box(-40, -40, 80, 80)], []);
    const layers = [box(0, 0, 20, 20), box(5, 5, 10, 10), box(10, -10, 20, 20)];
    const best = trace(domain, layers, { kind: 'best', group: [0, 1, 0], groups: 2 });
    expect(regionArea(best[0]!)).toBeCloseTo(400 + 400 - 100 - 100, 2);
    expect(regionArea(best[1]!)).toBeCloseTo(100, 2);
    const each = trace(domain, layers, { kind: 'each', firstHole: 2 });
    expect(regionArea(each[0]!)).toBeCloseTo(400 - 100, 2);
    expect(regionArea(each[1]!)).toBeCloseTo(100 - 25, 2);
  });

  it('gives each layer its area in the domain, on random and degenerate shapes', () => {
    const shape = fc.oneof(starArbitrary, boxArbitrary);
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 2, maxLength: 6 }),
        fc.array(shape, { maxLength: 3 }),
        (layers, blocks) => {
          const domain = domainOf([box(-40, -40, 80, 80)], blocks);
          const firstHole = layers.length - 1;
          const sums = overlayLevels(streamOf(domain, layers), layers.length, domain, { firstHole });
          trace(domain, layers, { kind: 'each', firstHole }).forEach((region, l) => {
            expect(Math.abs(regionArea(region) - sums.seen_m2[l]!)).toBeLessThan(0.2);
          });
        },
      ),
      { ...SEED, numRuns: 200 },
    );
  });
});
