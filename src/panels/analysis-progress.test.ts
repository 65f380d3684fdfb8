import { describe, expect, it } from 'vitest';
import { ANALYSIS_STEPS } from '../analysis/analysis';
import { progressShare } from './analysis-progress';

describe('progressShare', () => {
  it('never falls back from one step to the next, and ends at the whole', () => {
    const shares = ANALYSIS_STEPS.flatMap((step) =>
      [0, 1, 2].map((done) => progressShare({ step, done, total: 2 })),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
  });

  it('is nothing before the first note, and survives a step without a total', () => {
    expect(progressShare(undefined)).toBe(0);
    expect(progressShare({ step: 'streets', done: 3, total: 0 })).toBeCloseTo(0.6, 12);
  });
});
