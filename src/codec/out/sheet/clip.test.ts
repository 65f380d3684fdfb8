import fc from 'fast-check';
import polygonClipping from 'polygon-clipping';
import { describe, expect, it } from 'vitest';
import { clippedRing } from './clip';
import type { PaperPoint } from './marks';

const MAP = { x: 10, y: 20, width: 100, height: 80 };
/** The map with the spare edge of 5 mm. */
const BOX = [
  [5, 15],
  [115, 15],
  [115, 105],
  [5, 105],
  [5, 15],
] as [number, number][];

const areaOf = (ring: readonly (readonly [number, number])[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [px, py] = ring.at(i - 1)!;
    return sum + (px * y - x * py) / 2;
  }, 0);

/** A star-shaped ring, counter-clockwise, so that it crosses itself nowhere. */
const star = fc
  .tuple(
    fc.double({ min: -50, max: 200, noNaN: true }),
    fc.double({ min: -50, max: 200, noNaN: true }),
    fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { minLength: 3, maxLength: 12 }),
  )
  .map(([x, y, radii]) =>
    radii.map((r, i): PaperPoint => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    }),
  );

describe('clippedRing', () => {
  it('keeps the area inside the box and the turn of the ring, as another clipper has it', () => {
    fc.assert(
      fc.property(star, (ring) => {
        const oracle = polygonClipping.intersection(
          [ring.map(([x, y]) => [x, y] as [number, number])],
          [BOX],
        );
        const expected = oracle.flat().reduce((sum, r) => sum + areaOf(r.slice(0, -1)), 0);
        // Both sum products of lengths below 500 mm in double precision: 1e-6 mm² is far above the error.
        expect(areaOf(clippedRing(ring, MAP))).toBeCloseTo(expected, 6);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('leaves what is inside as it is, and nothing of what is far away', () => {
    const inside: PaperPoint[] = [
      [20, 30],
      [40, 30],
      [30, 50],
    ];
    expect(clippedRing(inside, MAP)).toBe(inside);
    expect(
      clippedRing(
        inside.map(([x, y]) => [x + 500, y] as const),
        MAP,
      ),
    ).toEqual([]);
  });
});
