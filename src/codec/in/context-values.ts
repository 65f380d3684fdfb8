/** Cells of event data: the hour of the day, and a weight. */
import { NO_DAY } from '../../model/context-layer';
import { dayNumber } from '../../model/days';
import { parseDecimal } from './table/angles';
import { plainName } from './table/names';

/** A column's value is a name of one of these, the surest first. */
export const CONTEXT_NAMES = {
  hour: [
    /^(?:heure|hour|time)$/,
    /^(?:dateheure|datetime|horodatage|timestamp)$/,
    /heure|hour|time/,
    /^date|date$/,
  ],
  date: [/^(?:date|jour|day)$/, /^(?:dateheure|datetime|horodatage|timestamp)$/, /^date|date$|jour/],
  category: [/^(?:categorie|category|type|nature|motif)$/, /categor|^type|nature|infraction|crime/],
  weight: [/^(?:poids|weight|gravite|severity|ponderation)$/],
} as const satisfies Readonly<Record<string, readonly RegExp[]>>;

/** The column that is most likely meant, by its name. */
export function guessColumn(columns: readonly string[], names: readonly RegExp[]): string | undefined {
  for (const name of names) {
    const found = columns.find((column) => name.test(plainName(column)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Hour of the day in [0, 23], as it is written: `22:15`, `22h15`, `22`, `2026-03-01T22:15:00Z`, `01/03/2026 22:15`.
 * No time zone is applied: a list of a city states its own time. -1 when no hour is stated.
 */
export function hourOf(text: string): number {
  const trimmed = text.trim().slice(0, 40);
  const match = /(?:^|[T\s])(\d{1,2})\s*[:hH]/u.exec(trimmed) ?? /^(\d{1,2})(?:[.,]0+)?$/u.exec(trimmed);
  const hour = match ? Number(match[1]) : -1;
  return hour >= 0 && hour <= 23 ? hour : -1;
}

/** Day number of `2026-03-01…`, `01/03/2026…` (day first), `20260301`; {@link NO_DAY} when no day is stated. */
export function dayOf(text: string): number {
  const trimmed = text.trim().slice(0, 40);
  const year = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)/u.exec(trimmed);
  if (year) return dayNumber(Number(year[1]), Number(year[2]), Number(year[3])) ?? NO_DAY;
  const day = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/u.exec(trimmed);
  return day ? (dayNumber(Number(day[3]), Number(day[2]), Number(day[1])) ?? NO_DAY) : NO_DAY;
}

/** A weight of at least 0; undefined when the text holds none. */
export function weightOf(text: string): number | undefined {
  const value = parseDecimal(text);
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}
