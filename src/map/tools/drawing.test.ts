import { describe, expect, it } from 'vitest';
import { at, type Point } from '../../testing/town-builder';
import { addCorner, crossesItself, leastCorners, lengthOf, startDrawing, takeBack } from './drawing';

const draw = (closed: boolean, points: readonly Point[]) =>
  points.reduce((drawing, p) => addCorner(drawing, at(p)), startDrawing(closed));

describe('a path drawn corner by corner', () => {
  it('does not take the same corner twice, and takes one back', () => {
    const twice = draw(true, [
      [0, 0],
      [10, 0],
      [10, 0],
    ]);
    expect(twice.corners).toHaveLength(2);
    expect(takeBack(twice).corners).toHaveLength(1);
    expect(takeBack(takeBack(takeBack(twice))).corners).toEqual([]);
  });

  it('needs three corners to be an area, two to be a wall', () => {
    expect(leastCorners(startDrawing(true))).toBe(3);
    expect(leastCorners(startDrawing(false))).toBe(2);
  });

  it('that would cross itself is seen before it is taken', () => {
    const bow: Point[] = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
    expect(crossesItself(draw(true, bow))).toBe(true);
    expect(crossesItself(draw(true, [bow[0]!, bow[2]!, bow[1]!, bow[3]!]))).toBe(false);
    expect(crossesItself(draw(false, [bow[0]!, bow[1]!, bow[2]!]))).toBe(false);
  });

  it('[F3] is measured in metres of the frame', () => {
    expect(lengthOf([at([0, 0]), at([30, 40]), at([30, 0])])).toBeCloseTo(90, 4);
    expect(lengthOf([at([0, 0])])).toBe(0);
  });
});
