/** Scenarios made, switched, renamed and removed: each one diff, so that undo takes it back whole. */
import { err, ok } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import { isEmptyDiff, type Diff } from '../diff';
import type { Plan, PlanObject, Scenarios } from '../plan';
import { devicesOf, existingDevices, planOfScenario } from '../scenarios';
import { sameValue, type EditResult } from './common';
import { setHead } from './set-settings';

export interface CreateScenarioArgs {
  readonly id: string;
  readonly name: string;
  /** `copy`: the current devices; `existing`: those of them that stand today. */
  readonly from: 'copy' | 'existing';
  /** What the plan's devices are called from now on, in a plan that has no scenarios yet. */
  readonly first: { readonly id: string; readonly name: string };
}

/** Adds a scenario and makes it the current one. */
export function createScenario(plan: Plan, { id, name, from, first }: CreateScenarioArgs): EditResult {
  const scenarios = plan.head.scenarios ?? { current: first.id, list: [first] };
  if (scenarios.list.some((one) => one.id === id)) return err({ code: 'idTaken' });
  const own = devicesOf(plan);
  const devices = from === 'copy' ? own : existingDevices(own);
  const list = [...scenarios.list, { id, name, devices }];
  const larger = { ...plan, head: { ...plan.head, scenarios: { ...scenarios, list } } };
  return diffTo(plan, planOfScenario(larger, id));
}

export function switchScenario(plan: Plan, { id }: { readonly id: string }): EditResult {
  if (!hasScenario(plan.head.scenarios, id)) return err({ code: 'gone', params: { id } });
  return diffTo(plan, planOfScenario(plan, id));
}

export function renameScenario(
  plan: Plan,
  { id, name }: { readonly id: string; readonly name: string },
): EditResult {
  const { scenarios } = plan.head;
  if (!scenarios || !hasScenario(scenarios, id)) return err({ code: 'gone', params: { id } });
  const list = scenarios.list.map((one) => (one.id === id ? { ...one, name } : one));
  return setHead(plan, { scenarios: { ...scenarios, list } });
}

/** Removes a scenario with its devices; when it is the current one, the one before it becomes current. */
export function removeScenario(plan: Plan, { id }: { readonly id: string }): EditResult {
  const { scenarios } = plan.head;
  if (!scenarios || !hasScenario(scenarios, id)) return err({ code: 'gone', params: { id } });
  const at = scenarios.list.findIndex((one) => one.id === id);
  const next = scenarios.list[at === 0 ? 1 : at - 1];
  if (!next) return err({ code: 'lastScenario' });
  const elsewhere = scenarios.current === id ? planOfScenario(plan, next.id) : plan;
  const left = elsewhere.head.scenarios!;
  const list = left.list.filter((one) => one.id !== id);
  return diffTo(plan, { ...elsewhere, head: { ...elsewhere.head, scenarios: { ...left, list } } });
}

const hasScenario = (scenarios: Scenarios | undefined, id: string): boolean =>
  scenarios?.list.some((one) => one.id === id) === true;

/** The diff from a plan to another state of it. */
function diffTo(plan: Plan, to: Plan): EditResult {
  const added = new Map<ObjectId, PlanObject>();
  const updated = new Map<ObjectId, readonly [PlanObject, PlanObject]>();
  for (const [id, object] of to.objects) {
    const from = plan.objects.get(id);
    if (!from) added.set(id, object);
    else if (!sameValue(from, object)) updated.set(id, [from, object]);
  }
  const removed = new Map([...plan.objects].filter(([id]) => !to.objects.has(id)));
  const isHeadSame = sameValue(plan.head, to.head);
  const diff: Diff = {
    added,
    updated,
    removed,
    ...(isHeadSame ? {} : { head: [plan.head, to.head] as const }),
  };
  return isEmptyDiff(diff) ? err({ code: 'unchanged' }) : ok(diff);
}
