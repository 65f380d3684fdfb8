/** Two scenarios of one plan, each analysed whole, and what differs between them. */
import { createFrame } from '../../kernel/frame';
import { deviceDifferences, planOfScenario, type DeviceDifferences } from '../../model/scenarios';
import { analyse, createAnalysisCache, type AnalysisCache } from '../analyse';
import type { Analysis, AnalysisInput, AnalysisProgress } from '../analysis';
import type { CostReport, CostSum } from '../costs';
import type { Report } from '../report';
import { gapsGone, type GapChange } from './gap-changes';

export type FigureKind =
  'streets' | 'area' | 'gaps' | 'gapLength' | 'redundancy' | 'heard' | 'requirements' | 'approaches';

/** One figure of both; null where a scenario has none. */
export interface ComparedFigure {
  readonly kind: FigureKind;
  /** For `streets` and `area`: which level of the profile. */
  readonly level?: string;
  readonly unit: 'm' | 'm2' | 'count' | 'ratio';
  readonly before: number | null;
  readonly after: number | null;
  /** What the figure is a part of, where it is one. */
  readonly whole?: number;
}

export interface ComparedSum {
  readonly before: CostSum;
  readonly after: CostSum;
}

export interface ScenarioComparison {
  /** Scenario ids. */
  readonly before: string;
  readonly after: string;
  readonly figures: readonly ComparedFigure[];
  /** Excluding tax; absent where no price list was handed in. */
  readonly costs?: { readonly once: ComparedSum; readonly yearly: ComparedSum };
  readonly devices: DeviceDifferences;
  readonly gaps: { readonly opened: readonly GapChange[]; readonly closed: readonly GapChange[] };
  /** The analysis of `after`, for the map. */
  readonly analysis: Analysis;
}

/**
 * From the plan's current scenario to another one. `cache` is that of the plan's analyses: it answers for the current
 * scenario and is left as that leaves it; the other takes over the ground alone.
 */
export function* comparisonSteps(
  input: AnalysisInput,
  other: string,
  cache: AnalysisCache,
): Generator<AnalysisProgress, ScenarioComparison, void> {
  const { plan } = input;
  const changed = planOfScenario(plan, other);
  const before = yield* analyse({ ...input, shapes: false }, cache);
  const fresh = { ...createAnalysisCache(cache.crew), city: cache.city, ground: cache.ground };
  const after = yield* analyse({ ...input, plan: changed }, fresh);
  const frame = createFrame(before.frame);
  const minimum_m = plan.head.settings.minimum_gap_m;
  const [a, b] = [before.report, after.report];
  return {
    before: plan.head.scenarios?.current ?? '',
    after: other,
    figures: figuresOf(a, b),
    ...(a.costs.lines && b.costs.lines ? { costs: sumsOf(a.costs, b.costs) } : {}),
    devices: deviceDifferences(plan, changed),
    gaps: {
      opened: gapsGone(b.gaps, a.gaps, minimum_m, frame),
      closed: gapsGone(a.gaps, b.gaps, minimum_m, frame),
    },
    analysis: after,
  };
}

function figuresOf(a: Report, b: Report): readonly ComparedFigure[] {
  const levels = Object.keys(a.streets.byLevel);
  const pair = (
    kind: FigureKind,
    unit: ComparedFigure['unit'],
    of: (report: Report) => number | null | undefined,
  ): ComparedFigure => ({ kind, unit, before: of(a) ?? null, after: of(b) ?? null });
  return [
    ...levels.map((level) => ({
      ...pair('streets', 'm', ({ streets }) => streets.byLevel[level]),
      level,
      whole: a.streets.length_m,
    })),
    ...levels.map((level) => ({
      ...pair('area', 'm2', ({ area }) => area.byLevel[level]),
      level,
      whole: a.area.public_m2,
    })),
    pair('gaps', 'count', ({ gaps }) => gaps.length),
    pair('gapLength', 'm', ({ gaps }) =>
      gaps.reduce((sum, gap) => sum + (gap.basis === 'street' ? gap.length_m : 0), 0),
    ),
    pair('redundancy', 'ratio', ({ redundancy }) => redundancy),
    pair('requirements', 'count', met),
    ...(a.approaches && b.approaches
      ? [
          {
            ...pair('approaches', 'm', ({ approaches }) => approaches?.covered_m),
            whole: a.approaches.length_m,
          },
        ]
      : []),
    ...(a.sound || b.sound ? [pair('heard', 'm2', ({ sound }) => sound?.detected_m2)] : []),
  ];
}

const sumsOf = (a: CostReport, b: CostReport): ScenarioComparison['costs'] & object => ({
  once: { before: a.once, after: b.once },
  yearly: { before: a.yearly, after: b.yearly },
});

/** Places and required zones that have what they ask for. */
const met = ({ places, zones }: Report): number =>
  places.filter((row) => row.met).length + zones.filter((row) => row.role === 'required' && row.met).length;
