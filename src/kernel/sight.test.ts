import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomPrisms, seededRandom, solidTable } from '../../tests/oracle/scenes';
import type { Prism } from '../../tests/oracle/line-height';
import { regionArea, regionContains, regionFromRings } from './region';
import { computeSight, type SightQuery } from './sight';
import { SightContext } from './sight-context';
import { buildWallIndex } from './wall-index';

const ctx = new SightContext();

const QUERY: SightQuery = {
  x: 0,
  y: 0,
  eye_m: 6,
  target_m: 1.6,
  window: new Float64Array(0),
  radii_m: Float64Array.of(60),
  axis_deg: 0,
  masks: [],
};

const look = (prisms: readonly Prism[], query: Partial<SightQuery> = {}) =>
  computeSight(buildWallIndex(solidTable(prisms)), { ...QUERY, ...query }, ctx);

const seenArea = (prisms: readonly Prism[], query: Partial<SightQuery> = {}): number =>
  look(prisms, query).areas_m2[0]!;

const box = (x0: number, y0: number, x1: number, y1: number, top_m: number, base_m = 0): Prism => ({
  rings: [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ],
  ],
  base_m,
  top_m,
});

describe('open ground', () => {
  it('[F5] has the disc’s area, though drawn in chords', () => {
    expect(seenArea([])).toBeCloseTo(Math.PI * 3600, 6);
  });

  it('cuts every radius of one query from the same view', () => {
    const { areas_m2, regions } = look([], { radii_m: Float64Array.of(60, 20, 0, 5) });
    expect(areas_m2[1]).toBeCloseTo(Math.PI * 400, 6);
    expect(areas_m2[2]).toBe(0);
    expect(regionArea(regions[3]!)).toBeCloseTo(Math.PI * 25, 6);
  });
});

describe('the walk of the grid', () => {
  /**
   * Posts over two square kilometres, so that directions stay open for dozens of rings of cells, and thin walls that
   * begin near the device and lead away, with posts before them: what is met first need not be nearest.
   */
  function posts(random: () => number): Prism[] {
    const scattered = Array.from({ length: 400 }, () => {
      const [x, y] = [1400 * (random() - 0.5), 1400 * (random() - 0.5)];
      return box(x, y, x + 1 + 8 * random(), y + 1 + 8 * random(), 30);
    });
    const leading = Array.from({ length: 6 }).flatMap((): Prism[] => {
      const [from, to] = [6.28 * random(), 0.3 + 0.5 * random()];
      const at = (r: number, angle: number): [number, number] => [r * Math.sin(angle), r * Math.cos(angle)];
      const [a, b] = [at(20 + 60 * random(), from), at(150 + 500 * random(), from + to)];
      // A tenth of a metre thick, away from the device.
      const off = ([x, y]: readonly [number, number]): [number, number] => [1.001 * x, 1.001 * y];
      const before = Array.from({ length: 12 }, () => {
        const [along, pull] = [random(), 0.75 + 0.2 * random()];
        const [x, y] = [0, 1].map((d) => pull * (a[d]! + along * (b[d]! - a[d]!))) as [number, number];
        return box(x, y, x + 8 * random() + 0.5, y + 8 * random() + 0.5, 30);
      });
      return [{ rings: [[a, b, off(b), off(a)]], base_m: 0, top_m: 30 }, ...before];
    });
    return [...scattered, ...leading].filter(({ rings }) =>
      rings[0]!.every(([x, y]) => Math.hypot(x, y) > 12),
    );
  }

  /** Distance to the nearest wall along a direction, over all of them. */
  function nearest(prisms: readonly Prism[], dx: number, dy: number): number {
    let least = Infinity;
    for (const [ring] of prisms.map(({ rings }) => rings)) {
      ring!.forEach(([ax, ay], i) => {
        const [bx, by] = ring![(i + 1) % ring!.length]!;
        const [sa, sb] = [dx * ay - dy * ax, dx * by - dy * bx];
        if (sa > 0 === sb > 0) return;
        const t = sa / (sa - sb);
        const r = (ax + t * (bx - ax)) * dx + (ay + t * (by - ay)) * dy;
        if (r > 0) least = Math.min(least, r);
      });
    }
    return least;
  }

  it.each([
    ['a full turn', 360],
    ['a narrow angle', 40],
    ['half a turn', 170],
  ])('misses no wall however far, in %s', (_, hfov_deg) => {
    const random = seededRandom(20261126);
    for (let scene = 0; scene < 12; scene++) {
      const prisms = posts(random);
      const axis_deg = 360 * random();
      const side = (by: number): number => ((axis_deg + by) * Math.PI) / 180;
      const [right, left] = [side(hfov_deg / 2), side(-hfov_deg / 2)];
      const window =
        hfov_deg === 360
          ? QUERY.window
          : Float64Array.of(-Math.cos(right), Math.sin(right), 0, Math.cos(left), -Math.sin(left), 0);
      const region = look(prisms, { window, axis_deg, radii_m: Float64Array.of(900) }).regions[0]!;
      const wrong: number[] = [];
      for (let n = 0; n < 400; n++) {
        const bearing = side((random() - 0.5) * (hfov_deg - 0.02));
        const [dx, dy] = [Math.sin(bearing), Math.cos(bearing)];
        const end = Math.min(nearest(prisms, dx, dy), 899);
        // A centimetre before the nearest wall is seen, a centimetre behind it is not.
        const sees = (r: number): boolean => regionContains(region, r * dx, r * dy);
        if (!sees(end - 0.01) || (end < 899 && sees(end + 0.01))) wrong.push(bearing);
      }
      // A ray that grazes a post's corner within a centimetre may fall either way.
      expect(wrong.length).toBeLessThan(3);
    }
  });
});

describe('walls that end beyond the range', () => {
  /** A disc of 60 m without the part behind a straight wall at `d` m: closed form. */
  const before = (d: number): number =>
    Math.PI * 3600 - (3600 * Math.acos(d / 60) - d * Math.sqrt(3600 - d * d));

  it.each([3, 20, 31, 45, 59, 59.9])('hide all behind them where they pass at %s m', (d) => {
    for (const [from, to] of [
      [-400, 300],
      [-61, 61],
      [-5000, 70],
    ] as const) {
      // Chords in place of the arc move its share of the area by less than a square decimetre.
      expect(Math.abs(seenArea([box(from, d, to, d + 10, 30)]) - before(d))).toBeLessThan(0.1);
      expect(Math.abs(seenArea([box(-d - 10, from, -d, to, 30)]) - before(d))).toBeLessThan(0.1);
    }
  });

  it.each([
    [61, 5, 300, 9],
    [10, 60.5, 30, 70],
    [-90, -61.5, 100, -61],
    [43, 43, 200, 44],
  ])('and come nowhere nearer change nothing: %s, %s to %s, %s', (...corners) => {
    expect(look([box(...corners, 30)])).toEqual(look([]));
  });
});

describe('[V4] what a block hides (domain.md 8.5: hidden from the far edge to …)', () => {
  it.each([
    { zc: 12, a: 20, b: 30, roof: 6, zt: 0, to: 60 },
    { zc: 12, a: 20, b: 30, roof: 6, zt: 1.7, to: 51.5 },
    { zc: 6, a: 20, b: 30, roof: 6, zt: 1.7, to: Infinity },
    { zc: 20, a: 40, b: 52, roof: 9, zt: 1.6, to: 86.9818 },
    { zc: 8, a: 10, b: 14, roof: 3, zt: 1.6, to: 17.92 },
    { zc: 6, a: 15, b: 18, roof: 1.2, zt: 0, to: 22.5 },
    { zc: 6, a: 15, b: 18, roof: 1.2, zt: 1.7, to: 18 },
  ])('eye $zc m, block $a to $b m, roof $roof m, target $zt m', ({ zc, a, b, roof, zt, to }) => {
    const region = look([box(a, -30, b, 30, roof)], {
      eye_m: zc,
      target_m: zt,
      radii_m: Float64Array.of(100),
    }).regions[0]!;
    const seenAt = (x: number): boolean => regionContains(region, x, 0.01);
    // The vectors are printed to 4 decimals; a centimetre beside the border is safely on its side.
    expect(seenAt(a - 0.01)).toBe(true);
    if (roof <= zt) {
      expect(seenAt((a + b) / 2)).toBe(true);
      expect(seenAt(b + 1)).toBe(true);
      return;
    }
    expect(seenAt((a + b) / 2)).toBe(false);
    expect(seenAt(Math.min(to, 99) - 0.01)).toBe(false);
    if (to < 99) expect(seenAt(to + 0.01)).toBe(true);
  });

  it('a raised slab lets the view pass beneath', () => {
    const region = look([box(10, -5, 12, 5, 9, 5)], { eye_m: 6, target_m: 1.6 }).regions[0]!;
    // The lower edge at 5 m throws its shadow from s = 4.4 on: 44 m.
    expect(regionContains(region, 11, 0)).toBe(true);
    expect(regionContains(region, 43.9, 0.01)).toBe(true);
    expect(regionContains(region, 44.1, 0.01)).toBe(false);
  });

  it('from a roof sees the street beyond the eaves but not the foot of the wall', () => {
    const region = look([box(-5, -5, 5, 5, 10)], { eye_m: 12, target_m: 0 }).regions[0]!;
    // s2 = 12 / 2: the eaves at 5 m hide up to 30 m.
    expect(regionContains(region, 6, 0.01)).toBe(false);
    expect(regionContains(region, 29.9, 0.01)).toBe(false);
    expect(regionContains(region, 30.1, 0.01)).toBe(true);
  });

  it('on the edge of a roof looks down its own wall', () => {
    const region = look([box(-10, -5, 0, 5, 10)], { eye_m: 12, target_m: 0 }).regions[0]!;
    expect(regionContains(region, 1, 0.3)).toBe(true);
    expect(regionContains(region, -20, 0.3)).toBe(false);
  });

  it('at the height of a roof and on its very corner sees nothing through the building', () => {
    const corner = look([box(0, 0, 20, 20, 6)], { eye_m: 6 }).regions[0]!;
    expect(regionContains(corner, 10, 10)).toBe(false);
    expect(regionContains(corner, 30, 29)).toBe(false);
    expect(regionContains(corner, -10, 10)).toBe(true);
    expect(regionArea(corner)).toBeCloseTo((Math.PI * 3600 * 3) / 4, 3);
  });

  it('a hair in front of a wall, with another one across its corner, sees nothing through it', () => {
    const house = box(1e-8, -5, 20, 5, 9);
    const region = look([house, box(-10, -20, 10, -4.9, 9)]).regions[0]!;
    expect(regionContains(region, 1, -2)).toBe(false);
    expect(regionContains(region, -1, -2)).toBe(true);
  });

  it('[V5] lets no light through a wall that two buildings share', () => {
    const terrace = [box(10, -20, 15, 0, 9), box(10, 0, 15, 20, 9)];
    const region = look(terrace).regions[0]!;
    for (const y of [0, 1e-9, -1e-9, 1e-4]) expect(regionContains(region, 40, y)).toBe(false);
  });

  it('[V5] passes the gap between two corners that do not touch', () => {
    const region = look([box(10, -20, 15, -0.05, 9), box(10, 0.05, 15, 20, 9)]).regions[0]!;
    expect(regionContains(region, 14.9, 0.001)).toBe(true);
    expect(regionContains(region, 40, 0.01)).toBe(true);
    expect(regionContains(region, 40, 1)).toBe(false);
  });

  it('sees into a courtyard only what its walls leave', () => {
    const court: Prism = {
      rings: [box(10, -10, 30, 10, 0).rings[0]!, [...box(12, -8, 28, 8, 0).rings[0]!].reverse()],
      base_m: 0,
      top_m: 4,
    };
    const region = look([court], { eye_m: 6, target_m: 1.6 }).regions[0]!;
    // The near wing ends at 12 m and hides up to 12·4.4/2 = 26.4 m; the yard goes on to 28 m.
    expect(regionContains(region, 20, 0)).toBe(false);
    expect(regionContains(region, 27, 0.01)).toBe(true);
    expect(regionContains(region, 29, 0.01)).toBe(false);
  });
});

describe('[V7] masks', () => {
  it('blank just themselves', () => {
    const mask = regionFromRings([box(10, -5, 20, 5, 0).rings[0]!]);
    expect(seenArea([], { masks: [mask] })).toBeCloseTo(Math.PI * 3600 - 100, 6);
  });

  it('may hold the device', () => {
    const mask = regionFromRings([box(-5, -5, 5, 5, 0).rings[0]!]);
    expect(seenArea([], { masks: [mask] })).toBeCloseTo(Math.PI * 3600 - 100, 6);
  });
});

describe('footprint', () => {
  it('leaves nothing visible outside it, whether it holds the device or not', () => {
    const prisms = [box(10, -5, 12, 5, 9), box(-30, 8, -12, 20, 3)];
    for (const [x0, y0, x1, y1] of [
      [-20, -15, 25, 18],
      [5, -20, 40, 20],
    ] as const) {
      const footprint = regionFromRings([box(x0, y0, x1, y1, 0).rings[0]!]);
      const window = Float64Array.of(1, 0, -x0, -1, 0, x1, 0, 1, -y0, 0, -1, y1);
      expect(seenArea(prisms, { footprint })).toBeCloseTo(seenArea(prisms, { window }), 6);
    }
  });

  it('may have a hole', () => {
    const ring = regionFromRings([
      box(-20, -20, 20, 20, 0).rings[0]!,
      [...box(-5, -5, 5, 5, 0).rings[0]!].reverse(),
    ]);
    expect(seenArea([], { footprint: ring })).toBeCloseTo(1600 - 100, 6);
  });
});

describe('laws', () => {
  const seeds = fc.integer({ min: 1, max: 1_000_000 });
  const free = { x: 0.37, y: -0.61 };
  const scene = (seed: number, count = 18): Prism[] =>
    randomPrisms(seededRandom(seed), count, 50).filter((p) => !holds(p, free.x, free.y));

  it('more buildings never see more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const prisms = scene(seed);
        const fewer = prisms.slice(0, Math.floor(prisms.length / 2));
        expect(seenArea(prisms, free)).toBeLessThanOrEqual(seenArea(fewer, free) + 1e-6);
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });

  it('for occlusion alone, raising the camera never hides a point', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 14 }), (seed, eye_m) => {
        const grounded = scene(seed).map((p) => ({ ...p, base_m: 0 }));
        const low = look(grounded, { ...free, eye_m }).regions[0]!;
        const high = look(grounded, { ...free, eye_m: eye_m + 1.5 }).regions[0]!;
        const random = seededRandom(seed + 7);
        for (let i = 0; i < 60; i++) {
          const [x, y] = [free.x + (random() - 0.5) * 100, free.y + (random() - 0.5) * 100];
          if (Math.hypot(x - free.x, y - free.y) > 59 || !regionContains(low, x, y)) continue;
          // A point on a common border may fall either way: ask a little beside it too.
          const near = [0, 1e-4, -1e-4].some(
            (d) => regionContains(high, x + d, y) || regionContains(high, x, y + d),
          );
          expect(near).toBe(true);
        }
      }),
      { seed: 20261123, numRuns: 120 },
    );
  });

  it('turning, moving and mirroring the scene changes no area', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 359 }), (seed, degrees) => {
        const prisms = scene(seed);
        const angle = (degrees * Math.PI) / 180;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turn = (x: number, y: number): [number, number] => [c * x - s * y + 4000, s * x + c * y - 2500];
        const mirror = (x: number, y: number): [number, number] => [-x, y];
        const plain = seenArea(prisms, free);
        const [tx, ty] = turn(free.x, free.y);
        // Coordinates 5 km out carry 1e-12 m of rounding; walls seen edge-on magnify it: 1e-7 of the disc covers it.
        const slack = 1e-7 * Math.PI * 3600;
        expect(
          Math.abs(
            seenArea(
              prisms.map((p) => mapped(p, turn)),
              { x: tx, y: ty, axis_deg: -degrees },
            ) - plain,
          ),
        ).toBeLessThan(slack);
        expect(
          Math.abs(
            seenArea(
              prisms.map((p) => mapped(p, mirror, true)),
              { x: -free.x, y: free.y },
            ) - plain,
          ),
        ).toBeLessThan(slack);
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  it('two halves of the view add up to the whole', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 6.28, noNaN: true }), (seed, angle) => {
        const prisms = scene(seed);
        const [a, b] = [Math.cos(angle), Math.sin(angle)];
        const whole = seenArea(prisms, free);
        const halves =
          seenArea(prisms, { ...free, window: Float64Array.of(a, b, 0) }) +
          seenArea(prisms, { ...free, window: Float64Array.of(-a, -b, 0) });
        expect(Math.abs(halves - whole)).toBeLessThan(1e-9 * Math.PI * 3600);
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });

  it('from a wall or a vertex too, sectors add up to the whole, and rings to the area', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.constantFrom(0, 0.3, 0.71),
        fc.constantFrom(0, 1e-8, -1e-8),
        (seed, pick, along, beside) => {
          const prisms = randomPrisms(seededRandom(seed), 18, 50).map((p) => ({
            ...p,
            base_m: 0,
            top_m: 50,
          }));
          const ring = prisms[Math.floor(pick * prisms.length)]!.rings[0]!;
          const [a, b] = [ring[0]!, ring[1]!];
          const x = a[0] + along * (b[0] - a[0]) + beside;
          const y = a[1] + along * (b[1] - a[1]);
          const whole = look(prisms, { x, y });
          // Corners within 1e-7 m are one: along an outline of 200 m that is 2e-5 m².
          expect(Math.abs(regionArea(whole.regions[0]!) - whole.areas_m2[0]!)).toBeLessThan(2e-5);
          let sum = 0;
          for (let k = 0; k < 3; k++) {
            const [from, to] = [(k * 2 * Math.PI) / 3, ((k + 1) * 2 * Math.PI) / 3];
            const window = Float64Array.of(
              -Math.sin(from),
              Math.cos(from),
              0,
              Math.sin(to),
              -Math.cos(to),
              0,
            );
            sum += seenArea(prisms, { x, y, window });
          }
          expect(Math.abs(sum - whole.areas_m2[0]!)).toBeLessThan(2e-5);
        },
      ),
      {
        seed: 20261123,
        numRuns: 200,
        // Walls in line with the device seen edge-on, and a wall through it, once hid or opened half the view.
        examples: [
          [3, 0.97, 0.71, 0],
          [109, 0.5, 0, 0],
          [116, 0.69, 0.71, 0],
          [167, 0.97, 0, 0],
        ],
      },
    );
  });

  it('duplicates change nothing ([O4])', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const prisms = scene(seed);
        expect(seenArea([...prisms, ...prisms], free)).toBeCloseTo(seenArea(prisms, free), 6);
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

function mapped(p: Prism, to: (x: number, y: number) => [number, number], flip = false): Prism {
  return {
    ...p,
    rings: p.rings.map((ring) => (flip ? [...ring].reverse() : ring).map(([x, y]) => to(x, y))),
  };
}

function holds(p: Prism, x: number, y: number): boolean {
  return p.rings.length > 0 && regionContains(regionFromRings(p.rings), x, y);
}
