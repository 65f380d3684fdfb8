/** Events through time: equal spans of days, few enough to be drawn side by side. */
import { NO_DAY } from '../../model/context-layer';
import { isoDay } from '../../model/days';
import type { DateRow } from './crossing-report';

const MOST_SPANS = 60;
/** A day, a week, thirty days, ninety, a year of 365. */
const SPANS = [1, 7, 30, 90, 365] as const;

/** First day and length of the spans; undefined when no event states a day. */
export function spansOf(day: Int32Array, counts: Uint8Array): Spans | undefined {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < day.length; row++) {
    const d = day[row]!;
    if (d === NO_DAY || counts[row] === 0) continue;
    if (d < first) first = d;
    if (d > last) last = d;
  }
  if (last < first) return undefined;
  const days = last - first + 1;
  const span_days = SPANS.find((span) => days <= MOST_SPANS * span) ?? Math.ceil(days / MOST_SPANS);
  return { first, last, span_days, count: Math.ceil(days / span_days) };
}

export interface Spans {
  readonly first: number;
  readonly last: number;
  readonly span_days: number;
  readonly count: number;
}

export const dateRows = (
  { first, last, span_days }: Spans,
  counts: readonly Omit<DateRow, 'from' | 'to'>[],
): readonly DateRow[] =>
  counts.map((count, s) => {
    const from = first + s * span_days;
    return { from: isoDay(from), to: isoDay(Math.min(last, from + span_days - 1)), ...count };
  });
