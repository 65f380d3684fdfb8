/** The goals of the benchmark: what must hold, what is aimed for, and what a run measured. */
import { digits, type Board } from './harness/board';

export interface Goal {
  readonly id: string;
  /** Where the values come from, when one goal is several figures. */
  readonly key?: string;
  readonly what: string;
  readonly unit: string;
  /** 'more': a ratio that should be high. 'less': a cost that should be low. */
  readonly better: 'more' | 'less';
  readonly must: number;
  readonly ambitious: number;
  /** Compared by a quick run, at half the must. */
  readonly quick?: boolean;
}

export const GOALS: readonly Goal[] = [
  {
    id: 'P1',
    what: 'view 360/200 against CGAL’s triangular expansion, which has no range',
    unit: '×',
    better: 'more',
    must: 3,
    ambitious: 3,
  },
  {
    id: 'P2',
    what: 'view against visibility-polygon with flatbush, every scene',
    unit: '×',
    better: 'more',
    must: 10,
    ambitious: 30,
    quick: true,
  },
  {
    id: 'P3',
    what: 'view 90/100 against Turf, shadows',
    unit: '×',
    better: 'more',
    must: 3000,
    ambitious: 8000,
  },
  {
    id: 'P4',
    what: 'mixed views per second against visibility-polygon',
    unit: '×',
    better: 'more',
    must: 10,
    ambitious: 30,
  },
  {
    id: 'P5',
    what: 'slope of view time against buildings, 10k to 200k',
    unit: '',
    better: 'less',
    must: 0.12,
    ambitious: 0.05,
  },
  {
    id: 'P6',
    what: 'index: build time a wall, 200k buildings',
    unit: 'µs',
    better: 'less',
    must: 0.4,
    ambitious: 0.15,
  },
  { id: 'P6', key: 'P6b', what: 'index: memory a wall', unit: 'B', better: 'less', must: 64, ambitious: 32 },
  {
    id: 'P7',
    what: 'allocated by a warm view beside its coordinates',
    unit: 'B',
    better: 'less',
    must: 256,
    ambitious: 32,
  },
  {
    id: 'P8',
    what: '2.5D view 360/150 against GEOS overlay',
    unit: '×',
    better: 'more',
    must: 40,
    ambitious: 150,
  },
  {
    id: 'P8',
    key: 'P8b',
    what: '2.5D view 90/100 against GEOS overlay',
    unit: '×',
    better: 'more',
    must: 150,
    ambitious: 400,
  },
  {
    id: 'P8',
    key: 'P8c',
    what: '2.5D view: difference to GEOS, share of the sector',
    unit: '',
    better: 'less',
    must: 1e-3,
    ambitious: 1e-4,
  },
  {
    id: 'P9',
    what: '2.5D view 360/150 against GDAL viewshed, 1 m',
    unit: '×',
    better: 'more',
    must: 2,
    ambitious: 10,
  },
  {
    id: 'P10',
    what: 'all levels, dense 1,000, against GEOS levels',
    unit: '×',
    better: 'more',
    must: 4,
    ambitious: 15,
    quick: true,
  },
  {
    id: 'P10',
    key: 'P10b',
    what: 'all levels, dense 5,000, against GEOS levels',
    unit: '×',
    better: 'more',
    must: 12,
    ambitious: 40,
  },
  {
    id: 'P11',
    what: 'all levels against clipper2-ts union, 1,000 to 5,000',
    unit: '×',
    better: 'more',
    must: 1.3,
    ambitious: 5,
    quick: true,
  },
  {
    id: 'P12',
    what: 'Σ k·A_k = Σ A, relative',
    unit: '',
    better: 'less',
    must: 1e-9,
    ambitious: 1e-12,
    quick: true,
  },
  {
    id: 'P12',
    key: 'P12b',
    what: 'every level as GEOS, share of Σ A',
    unit: '',
    better: 'less',
    must: 1e-8,
    ambitious: 1e-9,
    quick: true,
  },
  {
    id: 'P13',
    what: 'areas by k while the plan is edited: exact, not a raster; difference to GEOS, share of Σ A',
    unit: '',
    better: 'less',
    must: 1e-3,
    ambitious: 1e-6,
  },
  {
    id: 'P14',
    what: 'streets, 1,000 cameras, against GEOS clip by clip',
    unit: '×',
    better: 'more',
    must: 15,
    ambitious: 40,
  },
  {
    id: 'P14',
    key: 'P14b',
    what: 'streets, 1,000 cameras, against Turf: lineSplit by the union, pointInPolygon',
    unit: '×',
    better: 'more',
    must: 800,
    ambitious: 2500,
  },
  { id: 'P15', what: 'drag core, exact levels: p50', unit: 'ms', better: 'less', must: 1, ambitious: 0.2 },
  {
    id: 'P15',
    key: 'P15b',
    what: 'drag core, exact levels: p99',
    unit: 'ms',
    better: 'less',
    must: 4,
    ambitious: 3,
  },
  {
    id: 'P15',
    key: 'P15c',
    what: 'drag core, exact levels: worst frame',
    unit: 'ms',
    better: 'less',
    must: 12,
    ambitious: 4,
  },
  {
    id: 'P16',
    what: 'drag frame against the best stack of packages',
    unit: '×',
    better: 'more',
    must: 100,
    ambitious: 500,
  },
  {
    id: 'P17',
    what: 'pointer move to painted frame in the app, work of the main thread, p95 (`npm run bench:browser`)',
    unit: 'ms',
    better: 'less',
    must: 33,
    ambitious: 16.7,
  },
  {
    id: 'P17',
    key: 'P17b',
    what: 'the same on the clock, with software drawing on the same cores',
    unit: 'ms',
    better: 'less',
    must: 33,
    ambitious: 16.7,
  },
  { id: 'P20', what: 'memory: 200k buildings loaded', unit: 'MB', better: 'less', must: 250, ambitious: 80 },
  {
    id: 'P20',
    key: 'P20b',
    what: 'memory: 5,000 cameras with all results',
    unit: 'MB',
    better: 'less',
    must: 150,
    ambitious: 50,
  },
  {
    id: 'P21',
    what: 'two workers against one thread, 5,000 views',
    unit: '×',
    better: 'more',
    must: 1.4,
    ambitious: 1.8,
  },
  {
    id: 'M1',
    what: 'Marseille from gzip to the first analysed plan, command line',
    unit: 's',
    better: 'less',
    must: 15,
    ambitious: 10,
  },
  {
    id: 'M1',
    key: 'M1b',
    what: 'Marseille from gzip to the first analysed plan in the app (`npm run bench:browser`)',
    unit: 's',
    better: 'less',
    must: 15,
    ambitious: 10,
  },
  {
    id: 'M2',
    what: 'review of 406 cameras of Genève from cold, in the app (`npm run bench:browser`)',
    unit: 's',
    better: 'less',
    must: 20,
    ambitious: 10,
  },
  {
    id: 'M3',
    what: 'figures after a camera of the 406 moved, in the app, worst of eight',
    unit: 'ms',
    better: 'less',
    must: 500,
    ambitious: 250,
  },
  {
    id: 'M4',
    what: '50 sound sensors of Genève from cold, in the app',
    unit: 's',
    better: 'less',
    must: 10,
    ambitious: 5,
  },
  {
    id: 'M5',
    what: 'figures after a sensor of the 50 moved, in the app, worst of eight',
    unit: 'ms',
    better: 'less',
    must: 300,
    ambitious: 150,
  },
  {
    id: 'M6',
    what: 'counts of 100,000 events after a camera moved, in the app, worst of eight',
    unit: 'ms',
    better: 'less',
    must: 300,
    ambitious: 150,
  },
  {
    id: 'P22',
    what: 'failures over 100,000 degenerate views and 1,000 unions',
    unit: '',
    better: 'less',
    must: 0,
    ambitious: 0,
    quick: true,
  },
  {
    id: 'slope',
    key: 'S1',
    what: 'slope of views against cameras',
    unit: '',
    better: 'less',
    must: 1.05,
    ambitious: 1,
  },
  {
    id: 'slope',
    key: 'S2',
    what: 'slope of a view against range',
    unit: '',
    better: 'less',
    must: 1,
    ambitious: 0.7,
  },
  {
    id: 'slope',
    key: 'S3',
    what: 'slope of levels against cameras',
    unit: '',
    better: 'less',
    must: 1.3,
    ambitious: 1.2,
  },
];

export interface Verdict {
  readonly goal: Goal;
  /** The worst over the scenes, and which. */
  readonly value: number | undefined;
  readonly scene: string;
  readonly range: string;
  readonly status: 'ambitious met' | 'must met' | 'missed' | 'not measured';
}

export function judge(board: Board): Verdict[] {
  return GOALS.map((goal): Verdict => {
    const values = board.goals.get(goal.key ?? goal.id) ?? [];
    if (values.length === 0) return { goal, value: undefined, scene: '', range: '', status: 'not measured' };
    const sorted = [...values].sort((a, b) =>
      goal.better === 'more' ? a.value - b.value : b.value - a.value,
    );
    const { value, scene } = sorted[0]!;
    const best = sorted.at(-1)!;
    const range =
      values.length > 1 ? `worst of ${values.length}; best ${digits(best.value)} (${best.scene})` : '';
    const holds = (bound: number): boolean => (goal.better === 'more' ? value >= bound : value <= bound);
    const status = holds(goal.ambitious) ? 'ambitious met' : holds(goal.must) ? 'must met' : 'missed';
    return { goal, value, scene, range, status };
  });
}

/** What fails a quick run: a check, or a goal marked for it that is missed even at half the must. */
export function quickFailures(board: Board): string[] {
  const failures = board.checks.filter((c) => !c.ok).map((c) => `${c.job}: ${c.what}: ${c.detail}`);
  for (const { goal, value } of judge(board)) {
    if (!goal.quick || value === undefined) continue;
    const bound = goal.better === 'more' ? goal.must / 2 : goal.must;
    const ok = goal.better === 'more' ? value >= bound : value <= bound;
    if (!ok) failures.push(`${goal.id} ${goal.what}: ${digits(value)}, needed ${digits(bound)}`);
  }
  return failures;
}
