/**
 * Numbered, forward-only migrations of the plan format. One is never edited once shipped; a new format adds one.
 * Each takes the whole parsed file and returns it in the next format, everything it does not know in place.
 */
import { isObject, joined, member, type Json } from './json';

/** The format that this version writes. */
export const CURRENT_FORMAT = 1;

export interface Migration {
  /** The format it makes, from the one before. */
  readonly to: number;
  readonly migrate: (file: Json) => Json;
}

/** Format 1 is the first, so there is nothing to migrate from yet. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * The file in format `current`, its number written.
 * @throws Error when a step is missing: a bug, since every format but the first has its migration.
 */
export function migrate(file: Json, from: number, migrations = MIGRATIONS, current = CURRENT_FORMAT): Json {
  let migrated = file;
  for (let format = from + 1; format <= current; format++) {
    const step = migrations.find(({ to }) => to === format);
    if (!step) throw new Error(`no migration to plan format ${format}`);
    const next = step.migrate(migrated);
    const head = member(next, 'anglemort');
    migrated = joined(next, { anglemort: joined(isObject(head) ? head : {}, { format }) });
  }
  return migrated;
}
