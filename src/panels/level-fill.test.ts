import { describe, expect, it } from 'vitest';
import { levelFill } from './level-fill';

describe('levelFill', () => {
  it('gives four levels the four-step ramp, low to high', () => {
    expect([0, 1, 2, 3].map((i) => levelFill(i, 4))).toEqual(['level-1', 'level-2', 'level-3', 'level-4']);
  });

  it('takes fewer levels from the dark end and more from the seven-step ramp', () => {
    expect([0, 1].map((i) => levelFill(i, 2))).toEqual(['level-3', 'level-4']);
    expect([0, 6].map((i) => levelFill(i, 7))).toEqual(['seven-1', 'seven-7']);
    expect([0, 11].map((i) => levelFill(i, 12))).toEqual(['seven-1', 'seven-7']);
  });
});
