/** The plan's own prices, budget and sizing; what is not understood is told and kept. */
import { COST_LIMITS, PRICE_LIMITS, type CostSettings, type OwnPrice } from '../../model/costs';
import type { PlanFaultLog } from './faults';
import type { Fields } from './fields';
import { isObject, joined, type Json } from './json';
import { readFields } from './read-fields';

const EUROS = { is: 'number', min: 0, max: PRICE_LIMITS.eur } as const;
const SHARE = { is: 'number', min: 0, max: PRICE_LIMITS.share } as const;

const COST_FIELDS: Fields = Object.fromEntries(
  Object.entries(COST_LIMITS).map(([field, limits]) => [field, { is: 'number', ...limits } as const]),
);

const PRICE_FIELDS: Fields = {
  id: { is: 'text' },
  min_eur: EUROS,
  max_eur: EUROS,
  min_share: SHARE,
  max_share: SHARE,
  source: { is: 'text' },
};

export function readCosts(raw: Json, log: PlanFaultLog): CostSettings {
  const { values, unknown } = readFields(raw, COST_FIELDS, log, undefined, ['prices']);
  const entries = raw['prices'];
  const list: readonly unknown[] = Array.isArray(entries) ? entries : entries === undefined ? [] : [entries];
  const read = list.map((entry) => readPrice(entry, log));
  const prices = read.filter((price) => price !== undefined);
  const misfits = list.filter((_, i) => read[i] === undefined);
  const kept = misfits.length > 0 ? joined(unknown, { prices: misfits }) : unknown;
  return {
    ...values,
    ...(prices.length > 0 ? { prices } : {}),
    ...(kept ? { unknown: kept } : {}),
  };
}

function readPrice(entry: unknown, log: PlanFaultLog): OwnPrice | undefined {
  const price = isObject(entry) ? readFields(entry, PRICE_FIELDS, log, undefined).values : {};
  if (typeof price['id'] === 'string' && isAscending(price)) return { ...price, id: price['id'] };
  log.add('plan.badEntry', undefined, { field: 'costs.prices' });
  return undefined;
}

const isAscending = (price: Json): boolean =>
  !(Number(price['max_eur']) < Number(price['min_eur'])) &&
  !(Number(price['max_share']) < Number(price['min_share']));

/** As it stands in a plan file. */
export function writeCosts({ unknown, prices, ...stated }: CostSettings): Json {
  const kept = unknown?.['prices'];
  const all = [...(prices ?? []), ...(Array.isArray(kept) ? (kept as unknown[]) : [])];
  return joined(unknown, { ...stated, ...(all.length > 0 ? { prices: all } : {}) });
}
