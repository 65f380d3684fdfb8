import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionContains, regionFromRings } from '../region';
import { nestRings, pointInside } from './nest';

type Ring = [number, number][];
const square = (x: number, y: number, half: number): Ring => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];

/** A target: squares in each other, by turns ground and hole, from the outside in. */
const target = (x: number, y: number, halves: readonly number[]): Ring[] =>
  halves.map((half, i) => (i % 2 === 0 ? square(x, y, half) : square(x, y, half).toReversed()));

describe('rings put together', () => {
  it('give every hole to the smallest ring round it, whatever their order', () => {
    const halves = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
    const scene = fc.array(halves, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 1000 }), (targets, turn) => {
        const rings = targets.flatMap((own, t) =>
          target(
            20 * (t % 4),
            20 * Math.floor(t / 4),
            own.toSorted((a, b) => b - a),
          ).map((ring, depth) => ({
            ring,
            name: `${t}/${depth}`,
          })),
        );
        const at = turn % rings.length;
        const shuffled = [...rings.slice(at), ...rings.slice(0, at)].toReversed();
        const families = nestRings(regionFromRings(shuffled.map(({ ring }) => ring)));
        const found = families.map(({ outer, holes }) =>
          [outer, ...holes].map((r) => shuffled[r]!.name).join(' '),
        );
        const expected = targets.flatMap((own, t) =>
          own.flatMap((_, depth) =>
            depth % 2 === 1
              ? []
              : [depth + 1 < own.length ? `${t}/${depth} ${t}/${depth + 1}` : `${t}/${depth}`],
          ),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { seed: 20261126, numRuns: 200 },
    );
  });

  it('leave out rings without area, and holes in nothing', () => {
    const line: Ring = [
      [50, 50],
      [60, 60],
      [70, 70],
    ];
    const alone = square(200, 200, 5).toReversed();
    expect(nestRings(regionFromRings([square(0, 0, 10), line, alone]))).toEqual([{ outer: 0, holes: [] }]);
  });

  it('look at a point inside a hole, be it a U whose middle is outside', () => {
    const u: Ring = [
      [0, 0],
      [30, 0],
      [30, 20],
      [20, 20],
      [20, 2],
      [10, 2],
      [10, 20],
      [0, 20],
    ];
    const region = regionFromRings([u]);
    const [x, y] = pointInside(region.xy, 0, u.length);
    expect(regionContains(region, x, y)).toBe(true);
  });
});
