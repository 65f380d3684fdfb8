/** Level profiles: the built-in ones and those of a plan, as one list. */
import type { LevelProfile } from './catalogue';

/** As many as the map has colours for that can be told apart. */
export const MOST_LEVELS = 7;

/**
 * Built-in ones first. An id of theirs means theirs whatever a plan says, so that no level of a standard is renamed
 * silently: a plan's own profile of such an id is left out.
 */
export function profilesOf(
  builtIn: readonly LevelProfile[],
  own: readonly LevelProfile[] | undefined,
): readonly LevelProfile[] {
  if (own === undefined || own.length === 0) return builtIn;
  const taken = new Set(builtIn.map(({ id }) => id));
  return [...builtIn, ...own.filter(({ id }) => !taken.has(id))];
}

/** By id, else by its name in either language, whatever the case. */
export function findProfile(profiles: readonly LevelProfile[], asked: string): LevelProfile | undefined {
  const wanted = asked.trim().toLowerCase();
  return (
    profiles.find(({ id }) => id === asked) ??
    profiles.find(({ name }) => [name.fr, name.en].some((one) => one.trim().toLowerCase() === wanted))
  );
}

/** The id itself, or with the first free number behind it. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const stem = id.replace(/-\d+$/u, '');
  let n = 2;
  while (taken.has(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}
