import { describe, expect, it } from 'vitest';
import { HEIGHT_SOURCES, type City } from '../../model/city';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, block } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { AnalysisInput } from '../analysis';
import { sensitivitySteps } from './sensitivity';

/** A street, a camera 8 m up at its side, and a block across it whose height nobody knows. */
const built = aCity(
  [
    {
      points: [
        [0, 0],
        [0, 100],
      ],
      name: 'Rue',
    },
  ],
  [{ ring: block(-10, 12, 20, 4) }],
);
const unknownHeights = (city: City): City => ({
  ...city,
  buildings: {
    ...city.buildings,
    top_m: city.buildings.top_m.map(() => Number.NaN),
    heightSource: city.buildings.heightSource.map(() => HEIGHT_SOURCES.indexOf('assumed')),
  },
});
const camera = aCamera('c1', [0, -2], { height_m: 8, max_range_m: 60 });
const input = (city: City, assumed_building_height_m = 6): AnalysisInput =>
  anInput(aPlan([camera], { assumed_building_height_m }), city);
const rangesOf = (of: AnalysisInput) => finish(sensitivitySteps(of, createAnalysisCache()));

describe('[O5] how far the figures hang on assumed heights', () => {
  it('ranges over what a report says at each height, the plan’s own among them', () => {
    const city = unknownHeights(built);
    const found = rangesOf(input(city, 7));
    const each = [3, 6, 7, 12].map((height_m) => finish(analyse(input(city, height_m))).report);
    expect(found.runs).toEqual(
      each.map((report) => ({
        assumedHeight_m: report.data.assumedHeight_m,
        streetShare: report.streets.share,
        areaShare: report.area.share,
        gaps: report.gaps.length,
        gaps_m: report.gaps.reduce((sum, gap) => sum + gap.length_m, 0),
      })),
    );
    const shares = each.map((report) => report.streets.share);
    expect(found.streets.share).toEqual({ least: Math.min(...shares), most: Math.max(...shares) });
    const seen = each.map((report) => report.devices[0]!.seen_m2);
    expect(found.devices).toMatchObject([
      { id: camera.id, seen_m2: { least: Math.min(...seen), most: Math.max(...seen) } },
    ]);
    const observed = each.map((report) => report.area.byLevel['observe']!);
    expect(found.area.byLevel['observe']).toEqual({
      least: Math.min(...observed),
      most: Math.max(...observed),
    });
    // A camera at 8 m looks over a shed and not over a block.
    expect(found.streets.share.most - found.streets.share.least).toBeGreaterThan(0.1);
  });

  it('is one run and no range where every height is known', () => {
    const found = rangesOf(input(built));
    const { streets } = finish(analyse(input(built))).report;
    expect(found.runs).toHaveLength(1);
    expect(found.streets.share).toEqual({ least: streets.share, most: streets.share });
  });

  it('leaves the cache of the plan as the plan’s own analysis leaves it, and never goes back', () => {
    const city = unknownHeights(built);
    const cache = createAnalysisCache();
    const before = finish(analyse(input(city), cache));
    const ground = cache.ground;
    const steps = sensitivitySteps(input(city), cache);
    const told: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next())
      told.push(step.value.done / step.value.total);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThanOrEqual(1);
    expect(cache.ground).toBe(ground);
    expect(finish(analyse(input(city), cache)).report).toEqual(before.report);
  });
});
