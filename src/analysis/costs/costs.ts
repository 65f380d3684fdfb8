/** The cost table of a plan with its sums in every grouping, what it buys, and whether the budget holds. */
import type { ObjectId } from '../../kernel/units';
import { COST_PARTS, pricesOf, type CostPart, type PriceItem } from '../../model/costs';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera, Device, Plan } from '../../model/plan';
import { devicesOf } from '../../model/scenarios';
import { costLines, phaseOf, sumOf, type Amount, type CostLine, type CostSum } from './cost-lines';
import { sizingOf, type Sizing } from './sizing';

export interface CostGroup<Key> {
  readonly key: Key;
  readonly once: CostSum;
  readonly yearly: CostSum;
}

/** `unknown`: no budget is set. `open`: prices are missing, what is known is within. */
export type BudgetState = 'unknown' | 'within' | 'open' | 'mayExceed' | 'exceeds';

/** What a device, or the mast it stands on as a whole, costs. */
export interface CostRow {
  readonly mast: ObjectId;
  /** Absent for what the mast needs as a whole. */
  readonly device?: ObjectId;
  /** 0 for what stands already: its upkeep. */
  readonly phase: number;
  readonly once: CostSum;
  readonly yearly: CostSum;
}

/** The cost table alone, which needs no analysis. */
export interface CostTable {
  readonly currency: 'EUR';
  /** Excluding tax; investment and upkeep line by line. */
  readonly lines: readonly CostLine[];
  readonly once: CostSum;
  readonly yearly: CostSum;
  readonly byPart: readonly CostGroup<CostPart>[];
  readonly byDevice: readonly CostGroup<ObjectId>[];
  readonly byMast: readonly CostGroup<ObjectId>[];
  readonly byPhase: readonly CostGroup<number>[];
  readonly budget: { readonly budget_cents: number | null; readonly state: BudgetState };
}

export interface CostReport extends CostTable {
  /** Street length at the asked level that existing cameras alone do not see. */
  readonly newlyCovered_m: number;
  /** Investment for each such metre; null when there is none. */
  readonly perNewMetre: Amount | null;
  readonly sizing: Sizing;
}

export interface CostTableInput {
  readonly plan: Plan;
  readonly prices: readonly PriceItem[];
  readonly modelOf: (device: Device) => DeviceModel | undefined;
}

export interface CostInput extends CostTableInput {
  readonly newlyCovered_m: number;
}

export function costReport({ newlyCovered_m, ...input }: CostInput): CostReport {
  const { plan, modelOf } = input;
  const table = costTable(input);
  const recorded = paidDevices(plan).filter(
    (d): d is Camera => d.kind === 'camera' && d.status !== 'removed',
  );
  return {
    ...table,
    newlyCovered_m,
    perNewMetre: newlyCovered_m > 0 ? dividedBy(table.once, newlyCovered_m) : null,
    sizing: sizingOf(recorded, modelOf, plan.head.costs),
  };
}

export function costTable({ plan, prices, modelOf }: CostTableInput): CostTable {
  const settings = plan.head.costs;
  const devices = paidDevices(plan);
  const lines = costLines({ devices, modelOf, prices: pricesOf(prices, settings?.prices) });
  const once = sumOf(lines.filter(isOnce));
  return {
    currency: 'EUR',
    lines,
    once,
    yearly: sumOf(lines.filter((line) => !isOnce(line))),
    byPart: COST_PARTS.map((part) =>
      groupOf(
        part,
        lines.filter((line) => line.part === part),
      ),
    ),
    byDevice: grouped(
      lines.filter((line) => line.device !== undefined),
      (line) => line.device!,
    ),
    byMast: grouped(lines, (line) => line.mast),
    byPhase: grouped(lines, (line) => line.phase).toSorted((a, b) => a.key - b.key),
    budget: budgetOf(once, settings?.budget_eur),
  };
}

/** Each device, and each mast for what it needs as a whole: every line is in one row, and a row has one phase. */
export function costRows(lines: readonly CostLine[]): readonly CostRow[] {
  const rows = keyed(lines, ({ mast, device }) => JSON.stringify([mast, device]));
  return [...rows.values()].map((group) => {
    const { mast, device, phase } = group[0]!;
    const { once, yearly } = groupOf(mast, group);
    return { mast, ...(device === undefined ? {} : { device }), phase, once, yearly };
  });
}

const paidDevices = (plan: Plan): readonly Device[] =>
  devicesOf(plan).filter((device) => isPaidBy(device, plan.head.settings.after_phase));

/** What a report after a phase has to pay for: nothing of the phases that follow. */
const isPaidBy = (device: Device, phase: number | undefined): boolean =>
  phase === undefined || phaseOf(device) <= phase;

const isOnce = (line: CostLine): boolean => line.part !== 'upkeep';

function groupOf<Key>(key: Key, lines: readonly CostLine[]): CostGroup<Key> {
  return {
    key,
    once: sumOf(lines.filter(isOnce)),
    yearly: sumOf(lines.filter((line) => !isOnce(line))),
  };
}

const grouped = <Key>(
  lines: readonly CostLine[],
  keyOf: (line: CostLine) => Key,
): readonly CostGroup<Key>[] => [...keyed(lines, keyOf)].map(([key, group]) => groupOf(key, group));

/** In the order in which the keys first come. */
function keyed<Key>(
  lines: readonly CostLine[],
  keyOf: (line: CostLine) => Key,
): ReadonlyMap<Key, readonly CostLine[]> {
  const byKey = new Map<Key, CostLine[]>();
  for (const line of lines) {
    const group = byKey.get(keyOf(line));
    if (group) group.push(line);
    else byKey.set(keyOf(line), [line]);
  }
  return byKey;
}

function budgetOf(once: CostSum, budget_eur: number | undefined): CostReport['budget'] {
  if (budget_eur === undefined) return { budget_cents: null, state: 'unknown' };
  const budget_cents = Math.round(budget_eur * 100);
  return { budget_cents, state: stateOf(once, budget_cents) };
}

function stateOf(once: CostSum, budget_cents: number): BudgetState {
  if (once.min_cents > budget_cents) return 'exceeds';
  if (once.max_cents > budget_cents) return 'mayExceed';
  return once.missing > 0 ? 'open' : 'within';
}

const dividedBy = ({ min_cents, max_cents }: CostSum, metres: number): Amount => ({
  min_cents: Math.round(min_cents / metres),
  max_cents: Math.round(max_cents / metres),
});
