import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPairs } from '../../kernel/overlay';
import { regionContains, regionFromRings, type Region } from '../../kernel/region';
import { buildWallIndex } from '../../kernel/wall-index';
import {
  aCity,
  block,
  STREET_CLASSES,
  townFrame,
  type Point,
  type TownStreet,
} from '../../testing/town-builder';
import { buildNetwork, countedClasses, type Network } from './network';
import { createStreetCache, streetPairs, streetSums } from './street-sums';
import { seenAlong } from './streets';
import { type SeenStretches } from './stretch-list';

const SEED = { seed: 20261123 };

function solids(rings: readonly (readonly Point[])[]) {
  const { xy, ringStart } = regionFromRings(rings);
  return buildWallIndex({
    xy,
    ringStart,
    solidStart: Uint32Array.from({ length: rings.length + 1 }, (_, i) => i),
    base_m: new Float64Array(rings.length),
    top_m: new Float64Array(rings.length).fill(10),
  });
}

function networkOf(
  streets: readonly TownStreet[],
  buildings: readonly (readonly Point[])[] = [],
  area?: Region,
): Network {
  const rules = {
    classes: new Set(countedClasses(undefined, STREET_CLASSES)),
    streetClasses: STREET_CLASSES,
    ...(area ? { area } : {}),
  };
  return buildNetwork(aCity(streets).streets, townFrame, rules, solids(buildings));
}

const region = (...rings: (readonly Point[])[]): Region => regionFromRings(rings);
const straight: TownStreet = {
  points: [
    [0, 0],
    [100, 0],
  ],
};

/* Lengths go out to degrees and back: 1e-7 m is the projection's rounding. */
describe('buildNetwork', () => {
  it('[C1] takes the classes that count, and nothing sheltered, private, doubling or a driveway', () => {
    const points: Point[] = [
      [0, 0],
      [100, 0],
    ];
    const network = networkOf([
      { points },
      { points, highway: 'motorway' },
      { points, flags: ['sheltered'] },
      { points, flags: ['noAccess'] },
      { points, flags: ['doubles'] },
      { points, flags: ['driveway'] },
      { points, highway: 'footway' },
    ]);
    expect(network.rows).toEqual([0, 6]);
    expect(network.total_m).toBeCloseTo(200, 6);
  });

  it('[C1] leaves out what runs under buildings, once where they overlap, and says how much', () => {
    const network = networkOf(
      [straight],
      [block(20, -5, 10, 10), block(25, -5, 15, 10), block(40, -5, 5, 10)],
    );
    expect(network.underBuildings_m).toBeCloseTo(25, 6);
    expect(network.total_m).toBeCloseTo(75, 6);
  });

  it('[C1] counts only inside the study area, under buildings too', () => {
    const area = region(block(10, -50, 30, 100), block(30, -50, 30, 100));
    const network = networkOf([straight], [block(0, -5, 20, 10)], area);
    expect(network.underBuildings_m).toBeCloseTo(10, 6);
    expect(network.total_m).toBeCloseTo(40, 6);
  });

  it('[C2] half widths: the tag wins, else the class, else 2.5 m; 5 m more', () => {
    const points: Point[] = [
      [0, 0],
      [10, 0],
    ];
    const network = networkOf([
      { points, width_m: 20 },
      { points, highway: 'primary' },
      { points, highway: 'unheard-of' },
    ]);
    expect([...network.corridor_m]).toEqual([15, 12, 6.25]);
  });

  it('makes one node of equal coordinates', () => {
    const network = networkOf([
      straight,
      {
        points: [
          [100, 0],
          [100, 50],
        ],
      },
      {
        points: [
          [50, 0],
          [50, 9],
        ],
      },
    ]);
    expect(network.nodes).toBe(5);
    expect(network.endNode[0]).toBe(network.startNode[1]);
  });
});

/** Length in m of the union, segment by segment: an independent sum. */
function coveredLength_m(network: Network, regions: readonly SeenStretches[]): number {
  let sum = 0;
  for (let s = 0; s < network.segments; s++) {
    const here = regions
      .flatMap(({ segment, from, to }) =>
        [...segment].flatMap((of, i) => (of === s ? [[from[i]!, to[i]!] as const] : [])),
      )
      .toSorted((a, b) => a[0] - b[0]);
    let reached = -Infinity;
    for (const [from, to] of here) {
      sum += Math.max(0, to - Math.max(reached, from)) * network.length_m[s]!;
      reached = Math.max(reached, to);
    }
  }
  return sum;
}

describe('seenAlong', () => {
  it('[C1] cuts a street exactly at the polygon’s edges', () => {
    const network = networkOf([straight]);
    const seen = seenAlong(network, region(block(12.5, -7, 30, 20), block(60, -1, 10, 9)));
    expect([...seen.from].map((t) => t * 100)).toEqual([expect.closeTo(12.5, 6), expect.closeTo(60, 6)]);
    expect([...seen.to].map((t) => t * 100)).toEqual([expect.closeTo(42.5, 6), expect.closeTo(70, 6)]);
  });

  it('[C1] takes the hole of a polygon for unseen, and a corner on the street for nothing', () => {
    const network = networkOf([straight]);
    const ring = region(block(10, -20, 40, 40), [...block(20, -10, 10, 20)].reverse());
    expect(coveredLength_m(network, [seenAlong(network, ring)])).toBeCloseTo(30, 6);
    const corner = region([
      [50, 0],
      [60, 10],
      [40, 10],
    ]);
    expect(coveredLength_m(network, [seenAlong(network, corner)])).toBeCloseTo(0, 6);
  });

  it('[C1] does not see what runs under a building, nor outside the study area', () => {
    const network = networkOf([straight], [block(40, -5, 20, 10)], region(block(-10, -50, 100, 100)));
    const seen = seenAlong(network, region(block(30, -5, 90, 10)));
    expect([...seen.from, ...seen.to].map((t) => Math.round(t * 1e6) / 1e4)).toEqual([30, 60, 40, 90]);
    expect(coveredLength_m(network, [seen])).toBeCloseTo(40, 6);
  });

  it('[C1] equals a count of fine samples on random polygons', () => {
    const network = networkOf([
      {
        points: [
          [-40, -13],
          [10, 5],
          [44, -30],
          [20, 41],
        ],
      },
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 40, noNaN: true }), { minLength: 3, maxLength: 14 }),
        (radii) => {
          const polygon = region(
            radii.map((r, i): Point => {
              const angle = (2 * Math.PI * i) / radii.length;
              return [r * Math.cos(angle), r * Math.sin(angle)];
            }),
          );
          const exact = coveredLength_m(network, [seenAlong(network, polygon)]);
          const steps = 4000;
          let sampled = 0;
          for (let s = 0; s < network.segments; s++) {
            const [ax, ay, bx, by] = network.ends.subarray(4 * s, 4 * s + 4) as unknown as number[];
            for (let i = 0; i < steps; i++) {
              const t = (i + 0.5) / steps;
              if (regionContains(polygon, ax! + t * (bx! - ax!), ay! + t * (by! - ay!))) {
                sampled += network.length_m[s]! / steps;
              }
            }
          }
          // Each crossing is found to half a sample of at most 75 m / 4000.
          expect(Math.abs(exact - sampled)).toBeLessThan(0.01 * (radii.length + 1));
        },
      ),
      { ...SEED, numRuns: 40 },
    );
  });

  it('finds the same when it searches within a wider result', () => {
    const network = networkOf([
      straight,
      {
        points: [
          [0, 20],
          [100, 20],
        ],
      },
      {
        points: [
          [50, -50],
          [50, 50],
        ],
      },
    ]);
    const wide = seenAlong(network, region(block(10, -30, 60, 70)));
    const narrow = region(block(20, -10, 40, 20));
    expect(seenAlong(network, narrow, wide)).toEqual(seenAlong(network, narrow));
  });
});

describe('streetSums', () => {
  const boxes = fc.array(
    fc
      .tuple(
        fc.double({ min: -10, max: 100, noNaN: true }),
        fc.double({ min: -20, max: 10, noNaN: true }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
      )
      .map(([x, y, w, h]) => region(block(x, y, w, h))),
    { maxLength: 9 },
  );
  const network = networkOf(
    [
      straight,
      {
        points: [
          [0, 0],
          [30, -15],
          [90, 8],
        ],
      },
      {
        points: [
          [50, -30],
          [50, 30],
        ],
      },
    ],
    [block(70, -3, 9, 6)],
  );

  it('[C1] covered and uncovered parts add up; Σ k·length is what the devices see', () => {
    fc.assert(
      fc.property(boxes, (regions) => {
        const along = regions.map((r) => seenAlong(network, r));
        const cache = createStreetCache();
        const sums = streetSums(network, along, cache);
        const total = sums.byK_m.reduce((a, b) => a + b, 0);
        expect(Math.abs(total - network.total_m)).toBeLessThan(1e-9);
        const weighted = sums.byK_m.reduce((a, b, k) => a + k * b, 0);
        expect(Math.abs(weighted - sums.seen_m.reduce((a, b) => a + b, 0))).toBeLessThan(1e-9);
        expect(Math.abs(sums.covered_m - coveredLength_m(network, along))).toBeLessThan(1e-9);
        let unseen = 0;
        const open = sums.unseen();
        open.segment.forEach((s, i) => {
          unseen += (open.to[i]! - open.from[i]!) * network.length_m[s]!;
        });
        expect(Math.abs(unseen - sums.byK_m[0]!)).toBeLessThan(1e-9);
        const pairs = listPairs(streetPairs(cache)).reduce((a, p) => a + p.sum, 0);
        const expected = sums.byK_m.reduce((a, b, k) => a + ((k * (k - 1)) / 2) * b, 0);
        expect(Math.abs(pairs - expected)).toBeLessThan(1e-9);
        sums.unique_m.forEach((u, i) => expect(u).toBeLessThanOrEqual(sums.seen_m[i]! + 1e-12));
      }),
      { ...SEED, numRuns: 200 },
    );
  });

  it('[C3] counts regions that only touch as one after the other', () => {
    const sums = streetSums(networkOf([straight]), [
      seenAlong(networkOf([straight]), region(block(10, -5, 20, 10))),
      seenAlong(networkOf([straight]), region(block(30, -5, 20, 10))),
    ]);
    expect(sums.byK_m.map((m) => Math.round(m * 1e6) / 1e6)).toEqual([60, 40]);
  });

  it('equals a sum from scratch to the last bit after any sequence of changes', () => {
    // More segments than a chunk holds.
    const zigzag = Array.from({ length: 90 }, (_, i): Point => [i, i % 2 === 0 ? 0 : 6]);
    const long = networkOf([straight, { points: zigzag }]);
    const change = fc.tuple(fc.nat(9), fc.double({ min: -10, max: 90, noNaN: true }), fc.boolean());
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const cache = createStreetCache();
        const along: SeenStretches[] = [];
        for (const [place, x, removes] of changes) {
          if (removes) along.splice(place, 1);
          else along[Math.min(place, along.length)] = seenAlong(long, region(block(x, -3, 17, 7)));
          const fresh = createStreetCache();
          const [kept, anew] = [streetSums(long, along, cache), streetSums(long, along, fresh)];
          expect({ ...kept, unseen: kept.unseen() }).toEqual({ ...anew, unseen: anew.unseen() });
          expect(listPairs(streetPairs(cache))).toEqual(listPairs(streetPairs(fresh)));
        }
      }),
      { ...SEED, numRuns: 60 },
    );
  });
});
