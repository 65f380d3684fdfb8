import type { AnalysisProgress } from '../analysis/analysis';

/** Share of the whole run at the start of each step, and its end: measured on cities, good enough for a bar. */
const STEPS: Readonly<Record<AnalysisProgress['step'], readonly [from: number, to: number]>> = {
  index: [0, 0.08],
  visibility: [0.08, 0.45],
  streets: [0.45, 0.6],
  areas: [0.6, 0.85],
  gaps: [0.85, 0.95],
  sound: [0.95, 0.98],
  places: [0.98, 1],
};

/** Share of the analysis that is done, in [0, 1]. */
export function progressShare(progress: AnalysisProgress | undefined): number {
  if (!progress) return 0;
  const [from, to] = STEPS[progress.step];
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return from + (to - from) * within;
}
