import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWallIndex } from '../../kernel/wall-index';
import { regionArea, regionContains } from '../../kernel/region';
import { seededRandom } from '../../testing/seeded';
import { blockSteps, convexHull } from './blocks';
import { canyonFactor } from './canyon';
import { Carrier, type EmissionSettings } from './carrier';
import { contourSteps } from './contour';
import { fieldShape, fieldSteps } from './field';
import { Listener, type Ear } from './listener';

type Point = readonly [number, number];
interface House {
  readonly ring: readonly Point[];
  readonly top_m: number;
  readonly base_m?: number;
}

const finish = <T>(steps: Generator<unknown, T, void>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

const walls = (houses: readonly House[]) =>
  buildWallIndex({
    xy: Float64Array.from(houses.flatMap((h) => h.ring.flat())),
    ringStart: Uint32Array.from([0, ...sums(houses.map((h) => h.ring.length))]),
    solidStart: Uint32Array.from({ length: houses.length + 1 }, (_, i) => i),
    base_m: Float64Array.from(houses, (h) => h.base_m ?? 0),
    top_m: Float64Array.from(houses, (h) => h.top_m),
  });

function sums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((v) => (sum += v));
}

const box = (x: number, y: number, w: number, h: number, top_m = 10): House => ({
  ring: [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
  ],
  top_m,
});

const EVENT: EmissionSettings = {
  level_db: 110,
  spectrum_db: [0, 0, 0, 6, 6, 6, 0, 0],
  band_hz: 1000,
  method: 'octave',
  temperature_c: 10,
  humidity_pct: 70,
  pressure_kpa: 101.325,
  ground: { kind: 'none' },
};

const contourOf = (field: Parameters<typeof contourSteps>[0], ears: Listener, limit_db: number) =>
  finish(contourSteps(field, ears, [limit_db]))[0]!;

function listener(
  houses: readonly House[],
  ear: Ear,
  event_m = 1.5,
  settings: EmissionSettings = EVENT,
): Listener {
  const index = walls(houses);
  const low = Math.min(ear.height_m, event_m);
  const high = Math.max(ear.height_m, event_m);
  return new Listener(index, finish(blockSteps(index, low, high)), new Carrier(settings), ear, event_m);
}

/** Twelve houses on a loose grid, some touching, seeded. */
function town(seed: number): House[] {
  const random = seededRandom(seed);
  const houses: House[] = [];
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 3; j++) {
      const w = 12 + 18 * random();
      // Off the whole numbers: a line exactly along a wall falls to one side, and back to the other.
      houses.push(box(i * 30 - 60.137, j * 34 - 50.291, w, 10 + 12 * random(), 3 + 15 * random()));
    }
  }
  return houses;
}

const isFree = (houses: readonly House[], x: number, y: number): boolean =>
  houses.every(
    ({ ring: [a, , c] }) => x < a![0] - 0.5 || x > c![0] + 0.5 || y < a![1] - 0.5 || y > c![1] + 0.5,
  );

const EAR = { x: 0, y: 0, height_m: 4 };

describe('Listener', () => {
  it('[S2] hears the free field as the emission says', () => {
    const level = listener([], EAR).levelAt_db(60, 80);
    expect(level).toBeCloseTo(new Carrier(EVENT).freeLevel_db(Math.hypot(100, 2.5)), 9);
  });

  it('[S2] goes over a thin wall too long to walk round, as Dz has it', () => {
    const single = { ...EVENT, spectrum_db: undefined };
    const ears = listener([box(20, -3000, 0.1, 6000)], EAR, 1.5, single);
    const level = ears.levelAt_db(50, 0);
    const carrier = new Carrier(single);
    const [first, last] = [Math.hypot(20, 6), Math.hypot(29.9, 8.5)];
    const direct = Math.hypot(50, 2.5);
    carrier.place(direct, 50, 1.5, 4);
    const over = carrier.overRoofs(first + last + 0.1 - direct, first, 0.1, last, direct);
    expect(level).toBeCloseTo(10 * Math.log10(over), 3);
    expect(ears.energy.direct).toBe(0);
  });

  it('[S2] goes round both corners of a tower, unfolded in plan', () => {
    const single = { ...EVENT, spectrum_db: undefined };
    const ears = listener([box(20, -5, 10, 10, 300)], { x: 0, y: 0, height_m: 1.5 }, 1.5, single);
    ears.levelAt_db(50, 0);
    const carrier = new Carrier(single);
    carrier.place(50, 50, 1.5, 1.5);
    const round = 2 * Math.hypot(20, 5) + 10;
    const side = carrier.roundCorners(round - 50, 10);
    expect(ears.energy.left).toBeCloseTo(side, 9);
    expect(ears.energy.right).toBeCloseTo(side, 9);
    expect(ears.sideCorners(50, 1)).toEqual([20, 5, 30, 5]);
    expect(ears.sideCorners(50, -1)).toEqual([20, -5, 30, -5]);
  });

  it('[S2] goes round with the difference of height between both ends, and adds ways that carry little', () => {
    const single = { ...EVENT, spectrum_db: undefined };
    const [w, top_m] = [20, 6.5];
    const ears = listener([box(20, -w, 10, 2 * w, top_m)], EAR, 1.5, single);
    const level = ears.levelAt_db(50, 0);
    const carrier = new Carrier(single);
    const direct = Math.hypot(50, 2.5);
    carrier.place(direct, 50, 1.5, 4);
    const side = carrier.roundCorners(Math.hypot(2 * Math.hypot(20, w) + 10, 2.5) - direct, 10);
    expect(ears.energy.left / side).toBeCloseTo(1, 9);
    expect(side / ears.energy.roof).toBeLessThan(0.5);
    expect(side / ears.energy.roof).toBeGreaterThan(0.02);
    expect(level).toBeCloseTo(10 * Math.log10(ears.energy.roof + 2 * side), 9);
  });

  it('[S2] hears no more than in the clear where the ground takes more than a small screen', () => {
    const porous: EmissionSettings = {
      ...EVENT,
      method: 'short',
      band_hz: 500,
      ground: { kind: 'general', porous: 1 },
    };
    const ear = { x: 0, y: 0, height_m: 1 };
    const ears = listener([box(40, -0.05, 0.1, 0.1, 1.05)], ear, 1, porous);
    const level = ears.levelAt_db(80, 0);
    const { roof, left, right } = ears.energy;
    expect(roof + left + right).toBeGreaterThan(ears.clear);
    expect(level).toBeCloseTo(listener([], ear, 1, porous).levelAt_db(80, 0), 9);
  });

  it('[S2] a street canyon adds its gain to a line in the clear', () => {
    const canyon = { width_m: 12, absorption: 0.2 };
    const level = listener([], EAR, 1.5, { ...EVENT, canyon }).levelAt_db(50, 0);
    const gain = 10 * Math.log10(canyonFactor(Math.hypot(50, 2.5), canyon));
    expect(level).toBeCloseTo(listener([], EAR).levelAt_db(50, 0) + gain, 9);
  });

  it('[S2] finds no way between houses that touch, and goes round the row', () => {
    const row = [box(20, -30, 10, 20), box(20, -10, 10, 20), box(20, 10, 10, 20)];
    const ears = listener(row, EAR);
    ears.levelAt_db(50, 0);
    expect(ears.sideCorners(50, 1)).toEqual([20, 30, 30, 30]);
  });

  it('[S2] takes in what the band would cut, and gives up in a closed court', () => {
    const blocked = [box(20, -10, 10, 20), box(34, 4, 10, 40)];
    const ears = listener(blocked, EAR);
    ears.levelAt_db(60, 0);
    expect(ears.sideCorners(60, 1)).toContain(44);
    const court = [box(-10, 6, 20, 5), box(-10, -11, 20, 5), box(6, -6, 4, 12), box(-10, -6, 4, 12)];
    const shut = listener(court, EAR);
    shut.levelAt_db(40, 0);
    expect(shut.sideCorners(40, 1)).toEqual([]);
    expect(shut.energy.roof).toBeGreaterThan(0);
  });

  it('[S2] is silent inside a house, and hears under a slab that begins above both ends', () => {
    const ears = listener([box(20, -5, 10, 10)], EAR);
    expect(ears.levelAt_db(25, 0)).toBeNaN();
    const slab = { ...box(20, -5, 10, 10, 9), base_m: 5 };
    const under = listener([slab], EAR);
    expect(under.levelAt_db(25, 0)).toBe(listener([], EAR).levelAt_db(25, 0));
  });

  const place = fc.tuple(
    fc.double({ min: -70, max: 70, noNaN: true }),
    fc.double({ min: -60, max: 60, noNaN: true }),
  );
  const heights = fc.tuple(
    fc.double({ min: 1, max: 8, noNaN: true }),
    fc.double({ min: 1, max: 8, noNaN: true }),
  );

  it('[S2] hears no better with houses between', () => {
    const ground = fc.constantFrom<EmissionSettings['ground']>(
      { kind: 'none' },
      { kind: 'alternative' },
      { kind: 'general', porous: 0.7 },
    );
    fc.assert(
      fc.property(fc.nat(50), place, place, heights, ground, (seed, [ax, ay], [bx, by], [ha, hb], kind) => {
        const houses = town(seed);
        fc.pre(isFree(houses, ax, ay) && isFree(houses, bx, by));
        const settings = { ...EVENT, ground: kind };
        const with_db = listener(houses, { x: ax, y: ay, height_m: ha }, hb, settings).levelAt_db(bx, by);
        const without_db = listener([], { x: ax, y: ay, height_m: ha }, hb, settings).levelAt_db(bx, by);
        expect(with_db).toBeLessThanOrEqual(without_db + 1e-9);
      }),
      { seed: 20261126, numRuns: 400 },
    );
  });

  it('[S2] hears the same both ways', () => {
    fc.assert(
      fc.property(fc.nat(50), place, place, heights, (seed, [ax, ay], [bx, by], [ha, hb]) => {
        const houses = town(seed);
        fc.pre(isFree(houses, ax, ay) && isFree(houses, bx, by));
        const there = listener(houses, { x: ax, y: ay, height_m: ha }, hb).levelAt_db(bx, by);
        const back = listener(houses, { x: bx, y: by, height_m: hb }, ha).levelAt_db(ax, ay);
        expect(Math.abs(there - back)).toBeLessThan(1e-6);
      }),
      { seed: 20261126, numRuns: 400 },
    );
  });
});

describe('contours', () => {
  const houses = town(7);
  const ear = { x: -2, y: 24, height_m: 4 };
  const ears = listener(houses, ear);
  const step_m = 1;
  const limits = [58, 63, 68];
  const field = finish(
    fieldSteps(ears, fieldShape(110, { least_m: step_m, most_m: step_m, share: 1 / 66 }), limits),
  );

  it('[S2] in the free field is the circle of the radius, to 0.1 % of its area', () => {
    const free = listener([], ear);
    const open = finish(
      fieldSteps(free, fieldShape(160, { least_m: step_m, most_m: step_m, share: 1 / 66 }), [65]),
    );
    const region = contourOf(open, free, 65);
    let [low, high] = [1, 1000];
    while (high - low > 1e-9) {
      const r = (low + high) / 2;
      if (free.carrier.freeLevel_db(r) >= 65) low = r;
      else high = r;
    }
    const disc = Math.PI * (low ** 2 - 2.5 ** 2);
    expect(region.ringStart).toHaveLength(2);
    expect(Math.abs(regionArea(region) / disc - 1)).toBeLessThan(1e-3);
  });

  it('[S2] lie within 0.5 dB of the exact level, but where it steps over the limit within the field’s step', () => {
    for (const limit of limits) {
      const { xy } = contourOf(field, ears, limit);
      let checked = 0;
      for (let i = 0; i < xy.length; i += 2) {
        const [x, y] = [xy[i]!, xy[i + 1]!];
        if (!isFree(houses, x, y) || Math.hypot(x - ear.x, y - ear.y) > 109) continue;
        checked++;
        if (Math.abs(ears.levelAt_db(x, y) - limit) <= 0.5) continue;
        const about = Array.from({ length: 24 }, (_, k) => (k * Math.PI) / 12)
          .map((a) => ears.levelAt_db(x + step_m * Math.cos(a), y + step_m * Math.sin(a)))
          .filter((level) => !Number.isNaN(level));
        expect(Math.min(...about), `${x} ${y} at ${limit}`).toBeLessThan(limit);
        expect(Math.max(...about), `${x} ${y} at ${limit}`).toBeGreaterThan(limit);
      }
      expect(checked).toBeGreaterThan(100);
    }
  });

  it('[S2] hold the places of a fine count, to 1 % of the area', () => {
    for (const limit of limits) {
      const region = contourOf(field, ears, limit);
      let [loud, held] = [0, 0];
      for (let x = -110; x < 110; x += 0.7) {
        for (let y = -86; y < 134; y += 0.7) {
          if (Math.hypot(x - ear.x, y - ear.y) > 110) continue;
          const level = ears.levelAt_db(x, y);
          if (Number.isNaN(level)) continue;
          if (level >= limit) loud++;
          if (regionContains(region, x, y)) held++;
        }
      }
      expect(loud).toBeGreaterThan(500);
      expect(Math.abs(held / loud - 1)).toBeLessThan(0.01);
    }
  });

  it('[S2] for a higher limit lie inside those for a lower one', () => {
    const areas = limits.map((limit) => regionArea(contourOf(field, ears, limit)));
    expect(areas[1]).toBeLessThan(areas[0]!);
    expect(areas[2]).toBeLessThan(areas[1]!);
  });
});

describe('convexHull', () => {
  it('keeps the corners, counter-clockwise, and drops what is inside or on an edge', () => {
    expect(convexHull([0, 0, 2, 0, 1, 1, 2, 2, 0, 2, 1, 0])).toEqual([0, 0, 2, 0, 2, 2, 0, 2]);
  });
});
