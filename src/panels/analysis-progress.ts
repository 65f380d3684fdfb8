import type { AnalysisProgress } from '../analysis/analysis';

/** Share of the whole run at the start of each step, and its end: measured on cities, good enough for a bar. */
const STEPS: Readonly<Record<AnalysisProgress['step'], readonly [from: number, to: number]>> = {
  index: [0, 0.2],
  visibility: [0.2, 0.45],
  hearing: [0.45, 0.5],
  streets: [0.5, 0.55],
  areas: [0.55, 0.63],
  gaps: [0.63, 0.74],
  sound: [0.74, 0.76],
  places: [0.76, 0.8],
  losses: [0.8, 0.82],
  shapes: [0.82, 1],
};

/** Share of the analysis that is done, in [0, 1]. */
export function progressShare(progress: AnalysisProgress | undefined): number {
  if (!progress) return 0;
  const [from, to] = STEPS[progress.step];
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return from + (to - from) * within;
}
