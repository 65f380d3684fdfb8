import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionFromRings } from '../../kernel/region';
import { squareRing } from '../../testing/analysis-builder';
import { regionPolygons } from './polygons';

const clockwise = (ring: [number, number][]): [number, number][] => ring.toReversed();

describe('regionPolygons', () => {
  it('gives each hole to the smallest ring round it, islands in holes too', () => {
    const region = regionFromRings([
      squareRing(0, 0, 50),
      clockwise(squareRing(0, 0, 30)),
      squareRing(0, 0, 20),
      clockwise(squareRing(0, 0, 10)),
    ]);
    const sizes = regionPolygons(region).map((polygon) =>
      polygon.map((ring) => Math.max(...ring.map(([x]) => x))),
    );
    expect(sizes).toEqual([
      [20, 10],
      [50, 30],
    ]);
  });

  it('[X4] cuts a ring that touches itself: a notch that closes at the border becomes a hole', () => {
    // A square whose ring runs from the corner (0, 0) round a hole that touches that corner.
    const region = regionFromRings([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
        [2, 5],
        [5, 2],
      ],
    ]);
    const [polygon, ...others] = regionPolygons(region);
    expect(others).toEqual([]);
    expect(polygon).toHaveLength(2);
  });

  it('leaves out rings without area and holes in nothing', () => {
    const region = regionFromRings([
      squareRing(0, 0, 10),
      [
        [50, 50],
        [60, 60],
        [70, 70],
      ],
      clockwise(squareRing(200, 200, 5)),
    ]);
    expect(regionPolygons(region)).toHaveLength(1);
  });

  it('keeps the area: outer rings less holes', () => {
    const side = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const [outer, inner] = [Math.max(a, b) + 1, Math.min(a, b)];
        const region = regionFromRings([squareRing(3, -7, outer), clockwise(squareRing(3, -7, inner))]);
        const [polygon] = regionPolygons(region);
        expect(polygon).toHaveLength(2);
      }),
      { seed: 20261123 },
    );
  });
});
