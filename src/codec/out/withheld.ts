/**
 * Counts of events as they may leave the app: none that tells of few people. A figure is withheld when it, or what is
 * left of the row's total beside it, lies between 1 and the threshold.
 */
import type { CrossingRow, EventsNear, SeenCount, UnseenSpot } from '../../analysis/crossing/crossing-report';
import type { Report } from '../../analysis/report';

/** The smallest count that is told. */
export const TOLD_FROM = 5;

export const withheldCrossing = (rows: readonly CrossingRow[], least = TOLD_FROM): readonly CrossingRow[] =>
  rows.map((row) => {
    const all = withheld(row.all, least);
    return {
      ...row,
      all,
      outside: row.outside !== null && isSmall(row.outside, least) ? null : row.outside,
      weight: {
        total: all.total === null ? null : row.weight.total,
        seenByDay: all.seenByDay === null ? null : row.weight.seenByDay,
        seenByNight: all.seenByNight === null ? null : row.weight.seenByNight,
      },
      byCategory: parts(row.byCategory, least),
      byHour: parts(row.byHour, least),
      ...(row.byDate ? { byDate: parts(row.byDate, least) } : {}),
      unseenSpots: row.unseenSpots.filter((spot) => isTold(spot, least)),
      withheldBelow: least,
    };
  });

/** The report as it may leave the app, with its counts of events alone changed. */
export function withheldEvents(report: Report, least = TOLD_FROM): Report {
  const { crossing, places, zones } = report;
  return {
    ...report,
    ...(crossing ? { crossing: withheldCrossing(crossing, least) } : {}),
    places: places.map((row) => withheldNear(row, least)),
    zones: zones.map((row) => withheldNear(row, least)),
  };
}

function withheldNear<T extends { readonly events?: EventsNear }>(row: T, least: number): T {
  const count = row.events?.count ?? null;
  return count === null || !isSmall(count, least) ? row : { ...row, events: { count: null, weight: null } };
}

const isSmall = (n: number, least: number): boolean => n > 0 && n < least;

function withheld<T extends SeenCount>(count: T, least: number): T {
  const { total } = count;
  if (total === null || isSmall(total, least))
    return { ...count, total: null, seenByDay: null, seenByNight: null };
  const told = (seen: number | null): number | null =>
    seen === null || isSmall(seen, least) || isSmall(total - seen, least) ? null : seen;
  const [day, night] = [told(count.seenByDay), told(count.seenByNight)];
  return { ...count, seenByDay: day, seenByNight: night };
}

/**
 * Parts of a whole that is told: one withheld part alone would follow from the others, so the smallest other goes
 * with it. Parts too small to be told are left out, name and all.
 */
function parts<T extends SeenCount>(counts: readonly T[], least: number): readonly T[] {
  const rows = counts.map((count) => withheld(count, least));
  for (const member of ['total', 'seenByDay', 'seenByNight'] as const) {
    if (rows.filter((row) => row[member] === null).length !== 1) continue;
    const told = rows.filter((row) => row[member] !== null && row[member] > 0);
    const [smallest] = told.toSorted((a, b) => a[member]! - b[member]!);
    if (!smallest) continue;
    const at = rows.indexOf(smallest);
    rows[at] =
      member === 'total'
        ? { ...smallest, total: null, seenByDay: null, seenByNight: null }
        : { ...smallest, [member]: null };
  }
  return rows.filter(({ total }) => total !== null);
}

const isTold = ({ unseen, total }: UnseenSpot, least: number): boolean =>
  unseen !== null && total !== null && !isSmall(unseen, least) && !isSmall(total - unseen, least);
