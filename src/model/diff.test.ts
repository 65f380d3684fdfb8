import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plan as anyPlan, randomEdit, type RandomEdit } from '../testing/arbitrary-plan';
import { applyDiff, EMPTY_DIFF, isEmptyDiff, reverseDiff, squashDiffs, type Diff } from './diff';
import type { Plan } from './plan';

const SEED = { seed: 20261123, numRuns: 200 };

/** The plan without its revision, which only grows, and without the order of objects, which undo need not keep. */
const content = (plan: Plan) => ({
  head: plan.head,
  objects: new Map([...plan.objects].sort(([a], [b]) => (a < b ? -1 : 1))),
});

/** The diffs of the edits that the plan took, in order, and the plan after them. */
function run(
  start: Plan,
  edits: readonly RandomEdit[],
): { readonly diffs: readonly Diff[]; readonly end: Plan } {
  let end = start;
  const diffs: Diff[] = [];
  for (const [serial, edit] of edits.entries()) {
    const result = edit(end, serial);
    if (!result.ok) continue;
    diffs.push(result.value);
    end = applyDiff(end, result.value);
  }
  return { diffs, end };
}

const sequence = fc.array(randomEdit, { minLength: 1, maxLength: 25 });

describe('diffs', () => {
  it('the reverse of a diff undoes it', () => {
    fc.assert(
      fc.property(anyPlan, sequence, (start, edits) => {
        const { diffs, end } = run(start, edits);
        const back = diffs.toReversed().reduce((plan, diff) => applyDiff(plan, reverseDiff(diff)), end);
        expect(content(back)).toEqual(content(start));
      }),
      SEED,
    );
  });

  it('squashing many diffs gives one with the same effect', () => {
    fc.assert(
      fc.property(anyPlan, sequence, (start, edits) => {
        const { diffs, end } = run(start, edits);
        const one = diffs.reduce(squashDiffs, EMPTY_DIFF);
        expect(content(applyDiff(start, one))).toEqual(content(end));
        expect(content(applyDiff(end, reverseDiff(one)))).toEqual(content(start));
      }),
      SEED,
    );
  });

  it('squashing is associative', () => {
    fc.assert(
      fc.property(anyPlan, sequence, (start, edits) => {
        const { diffs } = run(start, edits);
        if (diffs.length < 3) return;
        const third = Math.floor(diffs.length / 3);
        const [a, b, c] = [diffs.slice(0, third), diffs.slice(third, 2 * third), diffs.slice(2 * third)].map(
          (part) => part.reduce(squashDiffs, EMPTY_DIFF),
        ) as [Diff, Diff, Diff];
        const left = squashDiffs(squashDiffs(a, b), c);
        const right = squashDiffs(a, squashDiffs(b, c));
        expect(content(applyDiff(start, left))).toEqual(content(applyDiff(start, right)));
        expect(left.updated).toEqual(right.updated);
        expect(left.added).toEqual(right.added);
        expect(left.removed).toEqual(right.removed);
      }),
      SEED,
    );
  });

  it('a diff and its reverse squash to nothing', () => {
    fc.assert(
      fc.property(anyPlan, sequence, (start, edits) => {
        for (const diff of run(start, edits).diffs) {
          const both = squashDiffs(diff, reverseDiff(diff));
          // Removing and adding the same object leaves an update from it to itself, which drops out.
          expect(isEmptyDiff(both)).toBe(true);
        }
      }),
      SEED,
    );
  });

  it('every edit of a random sequence grows the revision by one and leaves the plan it came from alone', () => {
    fc.assert(
      fc.property(anyPlan, sequence, (start, edits) => {
        const before = content(start);
        const { diffs, end } = run(start, edits);
        expect(end.revision).toBe(start.revision + diffs.length);
        expect(content(start)).toEqual(before);
      }),
      SEED,
    );
  });
});
