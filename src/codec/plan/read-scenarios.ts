/** Scenarios in the `anglemort` member. The current one's devices are the file's features; the others bring theirs. */
import type { Scenario, Scenarios } from '../../model/plan';
import { isDevice } from '../../model/scenarios';
import { PlanFaultLog } from './faults';
import { isObject, member, others, type Json } from './json';
import { readFeatures } from './read-features';

const MEMBERS = new Set(['current', 'list']);
const SCENARIO_MEMBERS = new Set(['id', 'name', 'features']);

export interface ReadScenarios {
  readonly known: { readonly scenarios?: Scenarios };
  /** The member as it stands where it could not be understood as a whole: told, and to be kept. */
  readonly unread: Json;
}

export function readScenarios(raw: unknown, log: PlanFaultLog): ReadScenarios {
  if (raw === undefined || raw === null) return { known: {}, unread: {} };
  const scenarios = isObject(raw) ? scenariosOf(raw, log) : undefined;
  if (scenarios) return { known: { scenarios }, unread: {} };
  log.add('plan.badValue', undefined, { field: 'scenarios', value: '' });
  return { known: {}, unread: { scenarios: raw } };
}

function scenariosOf(raw: Json, log: PlanFaultLog): Scenarios | undefined {
  const current = member(raw, 'current');
  const entries = member(raw, 'list');
  if (typeof current !== 'string' || !Array.isArray(entries)) return undefined;
  const ids = entries.map((entry) => (isObject(entry) ? member(entry, 'id') : undefined));
  const areIds = ids.every((id) => typeof id === 'string' && id !== '') && new Set(ids).size === ids.length;
  if (!areIds || !ids.includes(current)) return undefined;
  const unknown = others(raw, MEMBERS);
  return {
    current,
    list: (entries as Json[]).map((entry) => readScenario(entry, current, log)),
    ...(unknown ? { unknown } : {}),
  };
}

function readScenario(entry: Json, current: string, log: PlanFaultLog): Scenario {
  const id = member(entry, 'id') as string;
  const name = member(entry, 'name');
  const stated = others(entry, SCENARIO_MEMBERS);
  const scenario = {
    id,
    name: typeof name === 'string' ? name : id,
    ...(stated ? { unknown: stated } : {}),
  };
  if (id === current) return scenario;
  const features = member(entry, 'features');
  // Places in this list are no places in the file: one fault says that something in it was not understood.
  const own = new PlanFaultLog(undefined);
  const { objects, unknown } = readFeatures(Array.isArray(features) ? features : [], own);
  const devices = [...objects.values()].filter(isDevice);
  const isWhole = Array.isArray(features) && own.list().length === 0 && devices.length === objects.size;
  if (!isWhole) log.add('plan.badEntry', undefined, { field: 'scenarios' });
  return { ...scenario, devices, ...(unknown.length > 0 ? { unknownFeatures: unknown } : {}) };
}
