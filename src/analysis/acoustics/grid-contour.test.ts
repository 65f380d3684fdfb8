import { describe, expect, it } from 'vitest';
import { regionArea, regionContains } from '../../kernel/region';
import { gridContour } from './grid-contour';

describe('gridContour', () => {
  const grid = { minX: -30, minY: -20, cell_m: 1, cols: 61, rows: 41 };
  const values = Float64Array.from({ length: grid.cols * grid.rows }, (_, i) => {
    const x = grid.minX + (i % grid.cols);
    const y = grid.minY + Math.floor(i / grid.cols);
    // Two discs, the right one with a hole.
    return Math.min(Math.hypot(x + 12, y) - 8, Math.abs(Math.hypot(x - 12, y) - 6) - 3);
  });

  it('[S3] holds what is below the limit, holes and all', () => {
    const region = gridContour(grid, values, 0);
    expect(region.ringStart).toHaveLength(4);
    const exact = Math.PI * (64 + 81 - 9);
    expect(Math.abs(regionArea(region) / exact - 1)).toBeLessThan(0.02);
    expect(regionContains(region, -12.3, 0.2)).toBe(true);
    expect(regionContains(region, 12.3, 0.2)).toBe(false);
    expect(regionContains(region, 18.3, 0.2)).toBe(true);
    // The border lies where the value is, not half-way along an edge: off by the bend of a circle over one cell.
    for (let i = 0; i < region.xy.length; i += 2) {
      const [x, y] = [region.xy[i]!, region.xy[i + 1]!];
      const off = x < 0 ? Math.hypot(x + 12, y) - 8 : Math.abs(Math.hypot(x - 12, y) - 6) - 3;
      expect(Math.abs(off)).toBeLessThan(0.1);
    }
  });

  it('[S3] is empty where nothing is', () => {
    expect(gridContour(grid, values, -100).ringStart).toHaveLength(1);
  });
});
