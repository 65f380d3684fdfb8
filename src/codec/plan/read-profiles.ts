/** The plan's own level profiles; what is not understood is told and kept as it stands. */
import type { LevelProfile } from '../../model/catalogue';
import type { PlanHead } from '../../model/plan';
import { readProfile } from '../profiles';
import type { PlanFaultLog } from './faults';
import type { Json } from './json';

export function readProfiles(
  raw: unknown,
  log: PlanFaultLog,
): { readonly known: Pick<PlanHead, 'profiles'>; readonly misfits: readonly unknown[] | undefined } {
  if (raw === undefined || raw === null) return { known: {}, misfits: undefined };
  const entries = new Map<string, LevelProfile>();
  const misfits: unknown[] = [];
  for (const entry of Array.isArray(raw) ? (raw as readonly unknown[]) : [raw]) {
    const read = readProfile(entry);
    if (read.ok && !entries.has(read.value.id)) {
      entries.set(read.value.id, read.value);
      continue;
    }
    misfits.push(entry);
    log.add('plan.badEntry', undefined, { field: 'profiles' });
  }
  return {
    known: entries.size > 0 ? { profiles: [...entries.values()] } : {},
    misfits: misfits.length > 0 ? misfits : undefined,
  };
}

export function writeProfiles({ profiles = [], unknown }: PlanHead): Json {
  const all = [...profiles, ...(unknown?.profiles ?? [])];
  return all.length > 0 ? { profiles: all } : {};
}
