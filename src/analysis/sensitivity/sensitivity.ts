/**
 * The same report with other heights for the buildings whose height is not known ([O5]): a figure that hangs on a
 * guess shows it as a range. Each height is a whole analysis of its own; nothing is estimated from another one.
 */
import { analyse, type AnalysisCache, createAnalysisCache } from '../analyse';
import { ANALYSIS_STEPS, type AnalysisInput, type AnalysisProgress } from '../analysis';
import type { ByLevel, Report } from '../report';
import type { FigureRange, HeadlineRange, SensitivityReport, SensitivityRun } from './sensitivity-report';

/** A shed, a house of two storeys, a block of four: what stands in a town without a stated height. */
export const HEIGHTS_TRIED_M = [3, 6, 12] as const;

/**
 * Analyses the plan at its own assumed height and at each of {@link HEIGHTS_TRIED_M}. `cache` is that of the plan's
 * analyses: it answers for the plan's own height and is left as that leaves it. Where no height is assumed, one run
 * says it all.
 */
export function* sensitivitySteps(
  input: AnalysisInput,
  cache: AnalysisCache,
): Generator<AnalysisProgress, SensitivityReport, void> {
  const own_m = input.plan.head.settings.assumed_building_height_m;
  const others = HEIGHTS_TRIED_M.filter((height_m) => height_m !== own_m);
  const count = others.length + 1;
  const own = yield* oneHeight(input, own_m, cache, { index: 0, count });
  const reports = [own];
  if (own.data.heightAssumed > 0) {
    for (const [i, height_m] of others.entries()) {
      const fresh = createAnalysisCache(cache.crew);
      reports.push(yield* oneHeight(input, height_m, fresh, { index: i + 1, count }));
    }
  }
  return rangesOf(own, reports);
}

function* oneHeight(
  input: AnalysisInput,
  height_m: number,
  cache: AnalysisCache,
  at: { readonly index: number; readonly count: number },
): Generator<AnalysisProgress, Report, void> {
  const { head } = input.plan;
  const settings = { ...head.settings, assumed_building_height_m: height_m };
  const plan = { ...input.plan, head: { ...head, settings } };
  const steps = analyse({ ...input, plan, shapes: false }, cache);
  let reached = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.report;
    const { step: name, done, total, idle } = step.value;
    // Steps do not say how long they take beside each other: each is a part, and the bar never goes back.
    const part = ANALYSIS_STEPS.indexOf(name);
    reached = Math.max(reached, (part + (total > 0 ? Math.min(1, done / total) : 0)) / ANALYSIS_STEPS.length);
    yield { step: name, done: at.index + reached, total: at.count, ...(idle ? { idle } : {}) };
  }
}

function rangesOf(own: Report, reports: readonly Report[]): SensitivityReport {
  const range = (figure: (report: Report) => number): FigureRange => rangeOver(reports, figure);
  const devices = reports.map((report) => new Map(report.devices.map((row) => [row.id, row])));
  return {
    runs: reports.map(runOf).toSorted((a, b) => a.assumedHeight_m - b.assumedHeight_m),
    streets: {
      covered_m: range(({ streets }) => streets.covered_m),
      ...headline(reports, (report) => report.streets),
    },
    area: { covered_m2: range(({ area }) => area.covered_m2), ...headline(reports, (report) => report.area) },
    gaps: { count: range(({ gaps }) => gaps.length), length_m: range(gapLength_m) },
    devices: own.devices.map(({ id }) => {
      const rows = devices.map((byId) => byId.get(id)!);
      return {
        id,
        seen_m2: rangeOver(rows, (row) => row.seen_m2),
        unique_m2: rangeOver(rows, (row) => row.unique_m2),
      };
    }),
  };
}

function headline(
  reports: readonly Report[],
  of: (report: Report) => { readonly share: number; readonly byLevel: ByLevel },
): Pick<HeadlineRange, 'share' | 'byLevel'> {
  const levels = Object.keys(of(reports[0]!).byLevel);
  return {
    share: rangeOver(reports, (report) => of(report).share),
    byLevel: Object.fromEntries(
      levels.map((level) => [level, rangeOver(reports, (report) => of(report).byLevel[level]!)]),
    ),
  };
}

const runOf = (report: Report): SensitivityRun => ({
  assumedHeight_m: report.data.assumedHeight_m,
  streetShare: report.streets.share,
  areaShare: report.area.share,
  gaps: report.gaps.length,
  gaps_m: gapLength_m(report),
});

/** Of street; what zones miss is an area. */
const gapLength_m = ({ gaps }: Report): number =>
  gaps.reduce((sum, gap) => sum + (gap.basis === 'street' ? gap.length_m : 0), 0);

function rangeOver<T>(items: readonly T[], figure: (item: T) => number): FigureRange {
  const values = items.map(figure);
  return { least: Math.min(...values), most: Math.max(...values) };
}
