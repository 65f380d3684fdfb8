/** Squares in place of shapes. */
import { describe, expect, it } from 'vitest';
import { regionArea, regionFromRings } from '../../../kernel/region';
import { cellsOf } from './cells';

describe('[X17] cells', () => {
  it('are whole squares, and hold the shape', () => {
    const cells = cellsOf(
      [
        regionFromRings([
          [
            [10, 10],
            [130, 10],
            [130, 20],
          ],
        ]),
      ],
      100,
    );
    expect(regionArea(cells)).toBeCloseTo(20_000, 3);
    expect(cells.xy.every((value) => Math.abs(value / 100 - Math.round(value / 100)) < 1e-6)).toBe(true);
  });

  it('leave a square out that the shape is not in, and take one that it fills', () => {
    const ring = regionFromRings([
      [
        [-50, -50],
        [350, -50],
        [350, 350],
        [-50, 350],
      ],
      [
        [50, 50],
        [50, 250],
        [250, 250],
        [250, 50],
      ],
    ]);
    // Twenty-five squares, but for the middle one, which lies in the hole.
    expect(regionArea(cellsOf([ring], 100))).toBeCloseTo(24 * 10_000, 3);
    expect(
      regionArea(
        cellsOf(
          [
            regionFromRings([
              [
                [-50, -50],
                [350, -50],
                [350, 350],
                [-50, 350],
              ],
            ]),
          ],
          100,
        ),
      ),
    ).toBeCloseTo(250_000, 3);
  });
});
