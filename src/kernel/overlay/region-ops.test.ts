import { describe, expect, it } from 'vitest';
import { regionArea, regionFromRings } from '../region';
import { bufferLines, intersectRegions, subtractRegions, unionRegions } from './region-ops';

const square = (x: number, y: number, side: number) =>
  regionFromRings([
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
    ],
  ]);

describe('region operations', () => {
  const a = square(5000, -3000, 10);
  const b = square(5005, -2995, 10);

  it('agree on areas: union + intersection = sum', () => {
    // The input lies on the grid, so the areas are exact.
    expect(regionArea(unionRegions([a, b]))).toBeCloseTo(175, 9);
    expect(regionArea(intersectRegions(a, b))).toBeCloseTo(25, 9);
    expect(regionArea(subtractRegions(a, [b]))).toBeCloseTo(75, 9);
  });

  it('leave a hole clockwise', () => {
    const ring = subtractRegions(square(0, 0, 10), [square(4, 4, 2)]);
    expect(ring.ringStart).toHaveLength(3);
    expect(regionArea(ring)).toBeCloseTo(96, 9);
  });

  it('[C2] widen a line with round ends', () => {
    const wide = bufferLines([Float64Array.of(0, 0, 100, 0)], 4);
    // Chords within 5 mm of the circle lose at most a share 2·0.005/4 of the two half discs.
    const exact = 800 + Math.PI * 16;
    expect(regionArea(wide)).toBeLessThanOrEqual(exact + 1e-3);
    expect(regionArea(wide)).toBeGreaterThan(exact - Math.PI * 16 * 0.0025);
  });
});
