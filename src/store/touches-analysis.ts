import type { Diff } from '../model/diff';
import { sameValue } from '../model/edits';
import type { PlanHead, PlanObject } from '../model/plan';

/** Members of objects and of the head that no computed figure depends on. */
const SILENT_OBJECT_MEMBERS = ['name', 'ref', 'locked', 'purpose', 'unknown', 'category'] as const;
const SILENT_HEAD_MEMBERS = ['name', 'unknown'] as const;

/** Whether a figure of the analysis can be different after this change. */
export function touchesAnalysis(diff: Diff): boolean {
  for (const object of [...diff.added.values(), ...diff.removed.values()]) if (counts(object)) return true;
  for (const [from, to] of diff.updated.values()) {
    if (counts(from) || counts(to)) {
      if (!sameValue(without(from, SILENT_OBJECT_MEMBERS), without(to, SILENT_OBJECT_MEMBERS))) return true;
    }
  }
  return diff.head !== undefined && headTouches(diff.head[0], diff.head[1]);
}

/** Candidate sites are ideas; they enter no figure. */
const counts = (object: PlanObject): boolean => object.kind !== 'candidate-site';

const headTouches = (from: PlanHead, to: PlanHead): boolean =>
  !sameValue(without(from, SILENT_HEAD_MEMBERS), without(to, SILENT_HEAD_MEMBERS));

function without(value: object, members: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([member]) => !members.includes(member)));
}
