import { describe, expect, it } from 'vitest';
import { analyse } from '../../analysis';
import { regionArea } from '../../kernel/region';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aZone, block } from '../../testing/town-builder';
import { kShapes } from './k-shapes';

const city = aCity(
  [
    {
      points: [
        [-10, 0],
        [120, 0],
      ],
    },
  ],
  [
    { ring: block(20, 10, 30, 20), top_m: 9 },
    { ring: block(70, -25, 20, 15), top_m: 4 },
  ],
);
const cameras = [0, 35, 70, 100].map((x, i) => aCamera(`c${i}`, [x, -4], { azimuth_deg: 60 + 20 * i }));
const zone = aZone('z', 'study', block(-10, -30, 130, 70));
const analysed = (level: string) => finish(analyse(anInput(aPlan([...cameras, zone], { level }), city)));

describe('kShapes', () => {
  const analysis = analysed('observe');
  const shapes = [...kShapes(analysis)];
  const area = (level: string, k: number, atLeast: boolean): number =>
    shapes
      .filter((s) => s.level === level && s.k === k && s.atLeast === atLeast)
      .reduce((sum, { region }) => sum + regionArea(region), 0);

  it('[C3] at least k at the asked level is what the report counts, to the grids of both tracers', () => {
    for (const k of [1, 2, 3]) {
      const counted = analysis.report.k
        .filter((row) => row.k >= k)
        .reduce((sum, row) => sum + row.area_m2, 0);
      // Vertices on grids of 0.24 mm and 0.01 mm along some hundred metres of outline.
      expect(Math.abs(area('observe', k, true) - counted)).toBeLessThan(0.5);
    }
  });

  it('[C3] at every other level is what an analysis asked for that level counts', () => {
    for (const level of ['detect', 'recognise']) {
      const { report } = analysed(level);
      for (const { k, area_m2, orMore } of report.k)
        expect(Math.abs(area(level, k, orMore === true) - area_m2)).toBeLessThan(0.5);
    }
  });

  it('names each shape once: at least from 1 on, exactly at the levels that the analysis has not traced', () => {
    const names = shapes.map(({ level, k, atLeast }) => `${level} ${atLeast ? '>=' : '='} ${k}`);
    expect(new Set(names).size).toBe(names.length);
    expect(shapes.filter(({ level, atLeast }) => level === 'observe' && !atLeast)).toEqual([]);
    expect(Math.min(...shapes.filter(({ atLeast }) => atLeast).map(({ k }) => k))).toBe(1);
    expect(names).toContain('detect = 0');
  });

  it('exact shapes and the ones with one camera more make up those with at least so many', () => {
    for (const k of [1, 2]) {
      expect(area('detect', k, false) + area('detect', k + 1, true)).toBeCloseTo(area('detect', k, true), 1);
    }
    expect(area('detect', 1, true)).toBeGreaterThan(area('detect', 2, true));
  });
});
