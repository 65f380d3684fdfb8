/**
 * A change of the plan as data: what was added, what went from one value to another, what was removed. Undo is the
 * generic reverse; a drag is many diffs squashed into one.
 */
import type { ObjectId } from '../kernel/units';
import type { Plan, PlanHead, PlanObject } from './plan';

export interface Diff {
  readonly added: ReadonlyMap<ObjectId, PlanObject>;
  readonly updated: ReadonlyMap<ObjectId, readonly [from: PlanObject, to: PlanObject]>;
  readonly removed: ReadonlyMap<ObjectId, PlanObject>;
  readonly head?: readonly [from: PlanHead, to: PlanHead];
}

export const EMPTY_DIFF: Diff = { added: new Map(), updated: new Map(), removed: new Map() };

export const isEmptyDiff = (d: Diff): boolean =>
  d.added.size === 0 && d.updated.size === 0 && d.removed.size === 0 && d.head === undefined;

export const reverseDiff = (d: Diff): Diff => ({
  added: d.removed,
  updated: new Map([...d.updated].map(([id, [from, to]]) => [id, [to, from]] as const)),
  removed: d.added,
  ...(d.head ? { head: [d.head[1], d.head[0]] as const } : {}),
});

/**
 * The plan after the change, one revision later.
 * @throws Error if the diff does not fit the plan: a bug, since diffs are made from the plan they are applied to.
 */
export function applyDiff(plan: Plan, d: Diff): Plan {
  const objects = new Map(plan.objects);
  for (const id of d.removed.keys()) {
    if (!objects.delete(id)) throw new Error(`diff removes ${id}, which the plan does not hold`);
  }
  for (const [id, [, to]] of d.updated) {
    if (!objects.has(id)) throw new Error(`diff updates ${id}, which the plan does not hold`);
    objects.set(id, to);
  }
  for (const [id, object] of d.added) {
    if (objects.has(id)) throw new Error(`diff adds ${id}, which the plan holds already`);
    objects.set(id, object);
  }
  return { head: d.head ? d.head[1] : plan.head, objects, revision: plan.revision + 1 };
}

/** One diff with the effect of `first` then `second`; a value that ends where it began drops out. */
export function squashDiffs(first: Diff, second: Diff): Diff {
  const { added, updated, removed } = squashObjects(first, second);
  for (const [id, [from, to]] of updated) if (from === to) updated.delete(id);
  const head = squashHeads(first, second);
  return { added, updated, removed, ...(head ? { head } : {}) };
}

function squashObjects(first: Diff, second: Diff) {
  const added = new Map(first.added);
  const updated = new Map(first.updated);
  const removed = new Map(first.removed);
  for (const [id, object] of second.removed) {
    if (added.delete(id)) continue;
    const earlier = updated.get(id);
    updated.delete(id);
    removed.set(id, earlier ? earlier[0] : object);
  }
  for (const [id, [from, to]] of second.updated) {
    if (added.has(id)) added.set(id, to);
    else updated.set(id, [updated.get(id)?.[0] ?? from, to]);
  }
  for (const [id, object] of second.added) {
    const earlier = removed.get(id);
    if (earlier) {
      removed.delete(id);
      updated.set(id, [earlier, object]);
    } else added.set(id, object);
  }
  return { added, updated, removed };
}

function squashHeads(first: Diff, second: Diff): Diff['head'] {
  const from = (first.head ?? second.head)?.[0];
  const to = (second.head ?? first.head)?.[1];
  return from && to && from !== to ? [from, to] : undefined;
}
