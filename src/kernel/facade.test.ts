import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prism } from '../../tests/oracle/line-height';
import { randomPrisms, seededRandom, solidTable } from '../../tests/oracle/scenes';
import { mountingOf, outwardFrom, type Mounting } from './facade';
import { buildWallIndex, distanceToOutline, solidContains } from './wall-index';

const RULE = { clearance_m: 0.3, limit_m: 1.5 };

const box = (x0: number, y0: number, x1: number, y1: number, top_m = 9): Prism => ({
  rings: [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
  ],
  base_m: 0,
  top_m,
});

function mount(prisms: readonly Prism[], x: number, y: number, height_m = 5): Mounting {
  const index = buildWallIndex(solidTable(prisms));
  return mountingOf(index, x, y, (s) => index.base_m[s]! < height_m && height_m < index.top_m[s]!, RULE);
}

describe('[V6] mounting', () => {
  it('leaves a device in the open where it is', () => {
    expect(mount([box(0, 0, 10, 10)], 10.2, 5)).toEqual({ kind: 'free', x: 10.2, y: 5 });
  });

  it('puts a device on the outline 0.3 m outside', () => {
    expect(mount([box(0, 0, 10, 10)], 10, 5)).toMatchObject({ kind: 'facade', x: 10.3, y: 5 });
  });

  it('takes up to 1.5 m inside as mounted on the façade', () => {
    const mounted = mount([box(0, 0, 10, 10)], 8.6, 5);
    expect(mounted.kind).toBe('facade');
    if (mounted.kind === 'facade') expect(mounted.x).toBeCloseTo(10.3, 9);
    expect(mount([box(0, 0, 10, 10)], 8.4, 5)).toMatchObject({ kind: 'inside' });
  });

  it('counts a building only where the device’s height pierces it', () => {
    expect(mount([box(0, 0, 10, 10, 4)], 9, 5).kind).toBe('free');
    expect(mount([{ ...box(0, 0, 10, 10), base_m: 6 }], 9, 5).kind).toBe('free');
  });

  it('does not step into the neighbour of a terrace: a shared wall is no façade', () => {
    const terrace = [box(0, 0, 10, 10), box(10, 0, 20, 10)];
    expect(mount(terrace, 9.5, 5)).toMatchObject({ kind: 'inside' });
    const corner = mount(terrace, 9.9, 0.5);
    expect(corner.kind).toBe('facade');
    if (corner.kind === 'facade') {
      expect(corner.x).toBeCloseTo(9.9, 9);
      expect(corner.y).toBeCloseTo(-0.3, 9);
    }
  });

  it('takes a courtyard as outside', () => {
    const court: Prism = {
      rings: [box(0, 0, 20, 20).rings[0]!, [...box(5, 5, 15, 15).rings[0]!].reverse()],
      base_m: 0,
      top_m: 9,
    };
    const mounted = mount([court], 4.5, 10);
    expect(mounted.kind).toBe('facade');
    if (mounted.kind === 'facade') expect(mounted.x).toBeCloseTo(5.3, 9);
  });

  it('never uses a slit between neighbours that is narrower than the clearance', () => {
    const pair = [box(0, 0, 10, 10), box(10.02, 0, 20, 10)];
    expect(mount(pair, 9.9, 5)).toMatchObject({ kind: 'inside' });
  });

  it('finds a place at the clearance from every piercing solid, and the nearest such place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const prisms = randomPrisms(random, 14, 25);
        const [x, y] = [(random() - 0.5) * 40, (random() - 0.5) * 40];
        const mounted = mount(prisms, x, y);
        if (mounted.kind !== 'facade') return;
        const index = buildWallIndex(solidTable(prisms));
        const clearanceAt = (px: number, py: number): number =>
          prisms.reduce((least, prism, s) => {
            if (!(prism.base_m < 5 && 5 < prism.top_m)) return least;
            return solidContains(index, s, px, py) ? 0 : Math.min(least, distanceToOutline(index, s, px, py));
          }, Infinity);
        expect(clearanceAt(mounted.x, mounted.y)).toBeGreaterThan(0.3 - 1e-6);
        // Brute force: no place on a fine polar grid is clear and nearer, but for the grid's own step.
        const moved = Math.hypot(mounted.x - x, mounted.y - y);
        for (let r = 0.02; r < moved - 0.01; r += 0.02) {
          for (let a = 0; a < 360; a += 3) {
            const [px, py] = [x + r * Math.cos((a * Math.PI) / 180), y + r * Math.sin((a * Math.PI) / 180)];
            expect(clearanceAt(px, py)).toBeLessThan(0.3 + 1e-9);
          }
        }
      }),
      { seed: 20261123, numRuns: 120 },
    );
  });
});

describe('[C8] outwards', () => {
  const outward = (prisms: readonly Prism[], at: [number, number], rather = at, reach_m = 5) => {
    const index = buildWallIndex(solidTable(prisms));
    const point = ([x, y]: [number, number]) => ({ x, y });
    return outwardFrom(index, point(at), point(rather), (s) => index.top_m[s]! > 5, reach_m);
  };
  const isTowards = (found: ReturnType<typeof outward>, x: number, y: number): void => {
    expect(found!.x).toBeCloseTo(x, 9);
    expect(found!.y).toBeCloseTo(y, 9);
  };

  it('is the normal of the nearest wall, on the wall too, and away from a corner', () => {
    const house = [box(0, 0, 10, 10)];
    isTowards(outward(house, [5, -2]), 0, -1);
    isTowards(outward(house, [10, 5]), 1, 0);
    isTowards(outward(house, [12, 12]), Math.SQRT1_2, Math.SQRT1_2);
  });

  it('is none where no such wall is within reach', () => {
    expect(outward([box(0, 0, 10, 10)], [5, -6])).toBeUndefined();
    expect(outward([box(0, 0, 10, 10, 4)], [5, -2])).toBeUndefined();
    isTowards(outward([box(0, 0, 10, 10)], [5, -6], [5, -6], 7), 0, -1);
  });

  it('is, of walls equally near, that of the one nearer to what is rather meant', () => {
    const corner = [box(0, 0, 10, 10), box(10, -10, 20, 10)];
    isTowards(outward(corner, [9.5, -0.5], [9, 0]), 0, -1);
    isTowards(outward(corner, [9.5, -0.5], [10, -1]), -1, 0);
  });
});
