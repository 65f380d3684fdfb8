/**
 * Counts of events as they may leave the app: none that tells of few people. A figure is withheld when it, or what is
 * left of the row's total beside it, lies between 1 and the threshold.
 */
import type { CrossingRow, SeenCount, UnseenSpot } from '../../analysis/crossing/crossing-report';

/** The smallest count that is told. */
export const TOLD_FROM = 5;

export const withheldCrossing = (rows: readonly CrossingRow[]): readonly CrossingRow[] =>
  rows.map((row) => {
    const all = withheld(row.all);
    return {
      ...row,
      all,
      outside: row.outside !== null && isSmall(row.outside) ? null : row.outside,
      weight: {
        total: all.total === null ? null : row.weight.total,
        seenByDay: all.seenByDay === null ? null : row.weight.seenByDay,
        seenByNight: all.seenByNight === null ? null : row.weight.seenByNight,
      },
      byCategory: parts(row.byCategory),
      byHour: parts(row.byHour),
      ...(row.byDate ? { byDate: parts(row.byDate) } : {}),
      unseenSpots: row.unseenSpots.filter(isTold),
      withheldBelow: TOLD_FROM,
    };
  });

const isSmall = (n: number): boolean => n > 0 && n < TOLD_FROM;

function withheld<T extends SeenCount>(count: T): T {
  const { total } = count;
  if (total === null || isSmall(total)) return { ...count, total: null, seenByDay: null, seenByNight: null };
  const told = (seen: number | null): number | null =>
    seen === null || isSmall(seen) || isSmall(total - seen) ? null : seen;
  const [day, night] = [told(count.seenByDay), told(count.seenByNight)];
  return { ...count, seenByDay: day, seenByNight: night };
}

/**
 * Parts of a whole that is told: one withheld part alone would follow from the others, so the smallest other goes
 * with it. Parts too small to be told are left out, name and all.
 */
function parts<T extends SeenCount>(counts: readonly T[]): readonly T[] {
  const rows = counts.map(withheld);
  for (const member of ['total', 'seenByDay', 'seenByNight'] as const) {
    if (rows.filter((row) => row[member] === null).length !== 1) continue;
    const told = rows.filter((row) => row[member] !== null && row[member] > 0);
    const [least] = told.toSorted((a, b) => a[member]! - b[member]!);
    if (!least) continue;
    const at = rows.indexOf(least);
    rows[at] =
      member === 'total'
        ? { ...least, total: null, seenByDay: null, seenByNight: null }
        : { ...least, [member]: null };
  }
  return rows.filter(({ total }) => total !== null);
}

const isTold = ({ unseen, total }: UnseenSpot): boolean =>
  unseen !== null && total !== null && !isSmall(unseen) && !isSmall(total - unseen);
