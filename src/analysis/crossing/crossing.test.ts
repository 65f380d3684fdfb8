import { describe, expect, it } from 'vitest';
import { regionContains } from '../../kernel/region';
import { NO_DAY, type ContextLayer } from '../../model/context-layer';
import { isoDay } from '../../model/days';
import type { PlanObject } from '../../model/plan';
import { seededRandom } from '../../testing/seeded';
import { finish } from '../../kernel/steps';
import {
  aCamera,
  aCity,
  anInput,
  aPlace,
  aPlan,
  aZone,
  at,
  block,
  townFrame,
} from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { Analysis } from '../analysis';

const city = aCity(
  [
    {
      points: [
        [-200, 0],
        [200, 0],
      ],
      name: 'Grande Rue',
      highway: 'primary',
    },
  ],
  [{ ring: block(10, 10, 30, 20) }, { ring: block(-60, -40, 20, 25) }],
);

const POINTS = 20_000;

/** Spread over the town, some of them far off. */
function aLayer(seed = 7): ContextLayer {
  const random = seededRandom(seed);
  const lonLat = new Float64Array(2 * POINTS);
  const between = (least: number, most: number): number => least + (most - least) * random();
  for (let i = 0; i < POINTS; i++) {
    const far = i % 100 === 0 ? 20 : 1;
    lonLat.set(at([between(-150, 150) * far, between(-100, 100) * far]), 2 * i);
  }
  return {
    id: `layer-${seed}`,
    name: 'faits',
    lonLat,
    category: Uint8Array.from({ length: POINTS }, () => Math.floor(between(0, 3))),
    categories: ['vol', 'bruit', ''],
    hour: Int8Array.from({ length: POINTS }, () => Math.floor(between(-1, 24))),
    day: Int32Array.from({ length: POINTS }, (_, i) => (i % 49 === 0 ? NO_DAY : 20_000 + (i % 300))),
    part: new Float64Array(POINTS).fill(1),
    weight: Float64Array.from({ length: POINTS }, () => between(0, 4)),
  };
}

const cameras = (azimuth_deg = 90): PlanObject[] => [
  aCamera('a', [0, 2], { azimuth_deg, ir_range_m: 20 }),
  aCamera('b', [-70, 0], { azimuth_deg: 45, lit: true }),
  aCamera('c', [60, 5], { azimuth_deg: 250 }),
];

const run = (
  objects: PlanObject[],
  night: boolean,
  layer?: ContextLayer,
  cache = createAnalysisCache(),
): Analysis =>
  finish(analyse(anInput(aPlan(objects, { night }), city, layer ? { context: [layer] } : {}), cache));

/** Every point asked of every camera's own shape. */
function bruteMarks({ geometry, report }: Analysis, layer: ContextLayer): boolean[] {
  const regions = geometry.devices.map(
    ({ levels }) => levels.find(({ level }) => level === report.level.id)!.region,
  );
  return Array.from({ length: POINTS }, (_, i) => {
    const [x, y] = townFrame.toFrame(layer.lonLat[2 * i]!, layer.lonLat[2 * i + 1]!);
    return regions.some((region) => regionContains(region, x, y));
  });
}

describe('the crossing of events with the cameras', () => {
  const layer = aLayer();
  const day = bruteMarks(run(cameras(), false), layer);
  const night = bruteMarks(run(cameras(), true), layer);
  const count = (which: (i: number) => boolean) => {
    const rows = Array.from({ length: POINTS }, (_, i) => i).filter(which);
    return {
      total: rows.length,
      seenByDay: rows.filter((i) => day[i]).length,
      seenByNight: rows.filter((i) => night[i]).length,
    };
  };

  it.each([false, true])('counts as brute force does, by day and by night (night: %s)', (isNight) => {
    const [row] = run(cameras(), isNight, layer).report.crossing!;
    expect(row!.all.seenByDay).toBeGreaterThan(row!.all.seenByNight!);
    expect(row!.all.seenByNight).toBeGreaterThan(0);
    expect(row!.all).toEqual(count(() => true));
    expect(row!.byCategory).toEqual(
      layer.categories.map((category, c) => ({ category, ...count((i) => layer.category[i] === c) })),
    );
    expect(row!.byHour).toEqual(
      [...Array.from({ length: 24 }, (_, h) => h), null].map((hour) => ({
        hour,
        ...count((i) => layer.hour[i] === (hour ?? -1)),
      })),
    );
  });

  it('tells what happens where something is required, as brute force does, in the period that is counted', () => {
    const ring = block(-40, -20, 55, 30);
    const stop = [12, -3] as const;
    const objects = [...cameras(), aZone('z', 'required', ring), aPlace('p', stop)];
    const period = { from: 20_050, to: 20_120 };
    const input = anInput(aPlan(objects), city, { context: [layer], contextPeriod: period });
    const { places, zones } = finish(analyse(input)).report;
    const where = (holds: (x: number, y: number) => boolean) => {
      const sums = { count: 0, weight: 0 };
      for (let i = 0; i < POINTS; i++) {
        const [x, y] = townFrame.toFrame(layer.lonLat[2 * i]!, layer.lonLat[2 * i + 1]!);
        if (!holds(x, y) || layer.day[i]! < period.from || layer.day[i]! > period.to) continue;
        sums.count++;
        sums.weight += layer.weight[i]!;
      }
      return { count: sums.count, weight: expect.closeTo(sums.weight, 6) };
    };
    const inside = where((x, y) => x > -40 && x < 15 && y > -20 && y < 10);
    expect(inside.count).toBeGreaterThan(100);
    expect(zones[0]!.events).toEqual(inside);
    expect(places[0]!.events).toEqual(where((x, y) => Math.hypot(x - stop[0], y - stop[1]) <= 25));
    expect(run(objects, false).report.places[0]).not.toHaveProperty('events');
  });

  it('is the same after a camera moved as from scratch', () => {
    const cache = createAnalysisCache();
    run(cameras(), false, layer, cache);
    const groups = cache.crossing.groups.get(layer.id)!.value;
    // A layer crosses to another thread as a copy.
    const kept = run(cameras(200), false, structuredClone(layer), cache);
    expect(cache.crossing.groups.get(layer.id)!.value).toBe(groups);
    const fresh = run(cameras(200), false, layer);
    expect(kept.report.crossing).toEqual(fresh.report.crossing);
    expect(kept.geometry.eventDensity).toEqual(fresh.geometry.eventDensity);
    expect(kept.report.crossing![0]!.all).not.toEqual(count(() => true));
  });

  it('leads to the squares with the most unseen weight, by their middle and street', () => {
    const [row] = run(cameras(), false, layer).report.crossing!;
    const [first, ...others] = row!.unseenSpots;
    const [x, y] = townFrame.toFrame(...first!.at);
    const inside = Array.from({ length: POINTS }, (_, i) => i).filter((i) => {
      const [px, py] = townFrame.toFrame(layer.lonLat[2 * i]!, layer.lonLat[2 * i + 1]!);
      return Math.abs(px - x) < row!.spot_m / 2 && Math.abs(py - y) < row!.spot_m / 2;
    });
    expect(first!.total).toBe(inside.length);
    expect(first!.unseen).toBe(inside.filter((i) => !day[i]).length);
    for (const other of others) expect(other.weight).toBeLessThanOrEqual(first!.weight!);
    expect(row!.unseenSpots.some(({ street }) => street === 'Grande Rue')).toBe(true);
  });

  it('counts what lies in the study area alone, and tells how much does not', () => {
    const study = aZone('study', 'study', block(-50, -60, 90, 120));
    const [row] = run([...cameras(), study], false, layer).report.crossing!;
    const inside = count((i) => {
      const [x, y] = townFrame.toFrame(layer.lonLat[2 * i]!, layer.lonLat[2 * i + 1]!);
      return x > -50 && x < 40 && y > -60 && y < 60;
    });
    expect(row!.all).toEqual(inside);
    expect(row!.outside).toBe(POINTS - inside.total);
    expect(row!.byHour.reduce((sum, { total }) => sum + total!, 0)).toBe(inside.total);
    for (const { at: spot } of row!.unseenSpots) {
      const [x, y] = townFrame.toFrame(...spot);
      expect(Math.max(-50 - x, x - 40, -60 - y, y - 60)).toBeLessThan(25);
    }
  });

  it('counts a period alone, and tells of all days beside it', () => {
    const from = 20_010;
    const to = 20_049;
    const input = anInput(aPlan(cameras(), { night: false }), city, {
      context: [layer],
      contextPeriod: { from, to },
    });
    const [row] = finish(analyse(input)).report.crossing!;
    const inside = count((i) => layer.day[i]! >= from && layer.day[i]! <= to);
    expect(row!.all).toEqual(inside);
    // What another period left behind is not taken for this one's.
    const cache = createAnalysisCache();
    const whole = run(cameras(), false, layer, cache).geometry.eventDensity!;
    const again = finish(analyse(input, cache)).geometry.eventDensity!;
    expect(again).toEqual(finish(analyse(input)).geometry.eventDensity);
    expect(again.peak_per_ha).toBeLessThan(whole.peak_per_ha / 4);
    expect(row!.period).toEqual({ from: isoDay(from), to: isoDay(to) });
    // 300 days: weeks.
    expect(row!.byDate).toEqual(
      Array.from({ length: 43 }, (_, w) => ({
        from: isoDay(20_000 + 7 * w),
        to: isoDay(Math.min(20_299, 20_006 + 7 * w)),
        ...count((i) => layer.day[i] !== NO_DAY && Math.floor((layer.day[i]! - 20_000) / 7) === w),
      })),
    );
  });

  it('counts a line or an area by the part of it that is seen', () => {
    const parts: ContextLayer = { ...layer, id: 'parts', part: new Float64Array(POINTS).fill(0.25) };
    const [whole] = run(cameras(), false, layer).report.crossing!;
    const [row] = run(cameras(), false, parts).report.crossing!;
    expect(row!.all.seenByDay).toBeCloseTo(whole!.all.seenByDay! / 4, 5);
    expect(row!.all.total).toBe(POINTS / 4);
    expect(row!.weight).toEqual(whole!.weight);
  });

  it('makes the gaps of the street weigh by its events, as the hand counts, and those of few events not', () => {
    const two = aCity(
      [
        {
          points: [
            [-200, 0],
            [200, 0],
          ],
          name: 'Grande Rue',
        },
        {
          points: [
            [-200, 80],
            [200, 80],
          ],
          name: 'Rue Vide',
        },
      ],
      [],
    );
    /** Twelve events on the one street, n on the other. */
    const events = (n: number): ContextLayer => {
      const rows = 12 + n;
      const lonLat = Float64Array.from({ length: rows }, (_, i) => i).reduce<number[]>(
        (all, i) => [...all, ...at([150 - 20 * (i % 12), i < 12 ? 3 : 76])],
        [],
      );
      return {
        ...layer,
        id: `few-${n}`,
        lonLat: Float64Array.from(lonLat),
        category: new Uint8Array(rows),
        hour: new Int8Array(rows),
        day: new Int32Array(rows).fill(NO_DAY),
        part: new Float64Array(rows).fill(1),
        weight: Float64Array.from({ length: rows }, (_, i) => (i < 12 ? 1 : 6)),
      };
    };
    const weights = (n: number): (number | undefined)[] => {
      const { gaps } = finish(analyse(anInput(aPlan(cameras()), two, { context: [events(n)] }))).report;
      const of = (name: string) => gaps.find(({ names }) => names.includes(name))!.weight;
      return [of('Grande Rue'), of('Rue Vide')];
    };
    // Streets of one length: twice the share of all weight. 12 of 12; 12 of 36 and 24 of 36; 12 of 42 and 30 of 42.
    expect(weights(0)).toEqual([expect.closeTo(2, 6), undefined]);
    expect(weights(4)).toEqual([undefined, undefined]);
    expect(weights(5)).toEqual([undefined, expect.closeTo(60 / 42, 6)]);
  });

  it('spreads events by the quartic kernel, as the sum over all of them does', () => {
    const { geometry } = run(cameras(), false, layer);
    const { cells, perHectare, cell_m, bandwidth_m, peak_per_ha } = geometry.eventDensity!;
    expect([cell_m, bandwidth_m]).toEqual([25, 100]);
    expect(Math.max(...perHectare)).toBeCloseTo(peak_per_ha, 9);
    for (let k = 0; k < perHectare.length; k += 7) {
      const [x, y] = [cells[2 * k]! + 12.5, cells[2 * k + 1]! + 12.5];
      let sum = 0;
      for (let i = 0; i < POINTS; i++) {
        const [px, py] = townFrame.toFrame(layer.lonLat[2 * i]!, layer.lonLat[2 * i + 1]!);
        const u2 = ((px - x) ** 2 + (py - y) ** 2) / 1e4;
        if (u2 < 1) sum += layer.weight[i]! * (1 - u2) ** 2;
      }
      // 3 ÷ (π h²), per hectare: h² is one. 1e-6: sums in another order.
      expect(perHectare[k]! / ((3 / Math.PI) * sum)).toBeCloseTo(1, 6);
    }
  });

  it('is left out where there are no event data, and forgets those that went', () => {
    const cache = createAnalysisCache();
    run(cameras(), false, layer, cache);
    expect(cache.crossing.indexes.size).toBe(1);
    expect(run(cameras(), false, undefined, cache).report.crossing).toBeUndefined();
    expect([cache.crossing.indexes.size, cache.otherLight.size]).toEqual([0, 0]);
  });
});
