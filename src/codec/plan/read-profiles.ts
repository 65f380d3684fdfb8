/** The plan's own level profiles; what is not understood is told and kept as it stands. */
import type { LevelProfile } from '../../model/catalogue';
import { readProfile } from '../profiles';
import type { PlanFaultLog } from './faults';

export function readProfiles(
  raw: unknown,
  log: PlanFaultLog,
): { readonly entries: readonly LevelProfile[]; readonly misfits: readonly unknown[] } {
  if (raw === undefined || raw === null) return { entries: [], misfits: [] };
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
  return { entries: [...entries.values()], misfits };
}
