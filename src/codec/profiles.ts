/**
 * Level profiles as files of their own: one as in `data/levels`, or a list of them. A person may write less than the
 * whole form: one name for both languages, no ids, levels in any order. All faults are told at once; one fault and
 * nothing is taken.
 */
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { LevelProfile } from '../model/catalogue';
import { freeId, MOST_LEVELS } from '../model/profiles';
import { parseOwnProfile } from './data-schema';
import { decodeText } from './in/encoding';
import { isObject, isShallow, joined, member, type Json } from './plan/json';

/** More than any tender has; a longer list is another file. */
const MOST_PROFILES = 100;

/** Profiles of a JSON file in their whole form. */
export function readProfileFile(
  bytes: Uint8Array,
  file: string,
): Result<readonly LevelProfile[], readonly Fault[]> {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(bytes, undefined));
  } catch {
    return err([fault('models.notJson', file)]);
  }
  if (!isShallow(value)) return err([fault('models.notJson', file)]);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return err([fault('profiles.none', file)]);
  if (list.length > MOST_PROFILES) return err([fault('profiles.tooMany', file, { most: MOST_PROFILES })]);
  const read = list.map((entry) => readProfile(entry, file));
  const faults = read.flatMap((one, i) =>
    one.ok ? [] : one.error.map((each): Fault => ({ ...each, feature: i })),
  );
  return faults.length > 0 ? err(faults) : ok(read.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** One profile as a person writes it, in its whole form. Members that are not understood are kept. */
export const readProfile = (entry: unknown, file?: string): Result<LevelProfile, readonly Fault[]> =>
  parseOwnProfile(isObject(entry) ? whole(entry) : entry, file);

function whole(entry: Json): Json {
  const raw = member(entry, 'levels');
  const levels = Array.isArray(raw) && raw.length <= MOST_LEVELS ? wholeLevels(raw) : raw;
  return joined(withId(named(entry), new Set()), { levels });
}

/** Ascending where every density is a number; else as they stand, for the check to tell of. */
function wholeLevels(levels: readonly unknown[]): readonly unknown[] {
  const ids = new Set(
    levels.flatMap((level) => {
      const id = isObject(level) ? member(level, 'id') : undefined;
      return typeof id === 'string' ? [id] : [];
    }),
  );
  const completed = levels.map((level) => (isObject(level) ? withId(named(level), ids) : level));
  const density = (level: unknown): unknown => isObject(level) && member(level, 'density_px_per_m');
  if (!completed.every((level) => Number.isFinite(density(level)))) return completed;
  return completed.toSorted((a, b) => Number(density(a)) - Number(density(b)));
}

/** One name, or a name in one language, stands for both. */
function named(entry: Json): Json {
  const name = member(entry, 'name');
  if (typeof name === 'string') return joined(entry, { name: { fr: name, en: name } });
  if (!isObject(name)) return entry;
  const fr = member(name, 'fr') ?? member(name, 'en');
  return joined(entry, { name: joined(name, { fr, en: member(name, 'en') ?? fr }) });
}

/** An id from the name where none is stated; `taken` grows by it. */
function withId(entry: Json, taken: Set<string>): Json {
  if (member(entry, 'id') !== undefined) return entry;
  const name = member(entry, 'name');
  const words = isObject(name) ? member(name, 'fr') : undefined;
  if (typeof words !== 'string' || words.trim() === '') return entry;
  const id = freeId(profileSlug(words), taken);
  taken.add(id);
  return joined(entry, { id });
}

/** A name as an id: letters without accents, digits, hyphens. */
export const profileSlug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '') || 'profile';

export const profilesJson = (profiles: readonly LevelProfile[]): string =>
  `${JSON.stringify(profiles.length === 1 ? profiles[0] : profiles, undefined, 2)}\n`;

const fault = (code: string, file: string, params?: Fault['params']): Fault => ({
  code,
  severity: 'error',
  file,
  count: 1,
  ...(params ? { params } : {}),
});
