import type { AnalysisProgress } from '../analysis/analysis';

/** Share of the whole run at the start of each step, and its end: measured on cities, good enough for a bar. */
const STEPS: Readonly<Record<AnalysisProgress['step'], readonly [from: number, to: number]>> = {
  index: [0, 0.35],
  visibility: [0.35, 0.55],
  hearing: [0.55, 0.6],
  streets: [0.6, 0.63],
  areas: [0.63, 0.7],
  gaps: [0.7, 0.85],
  sound: [0.85, 0.87],
  places: [0.87, 0.9],
  losses: [0.9, 0.93],
  shapes: [0.93, 1],
};

/** Share of the analysis that is done, in [0, 1]. */
export function progressShare(progress: AnalysisProgress | undefined): number {
  if (!progress) return 0;
  const [from, to] = STEPS[progress.step];
  const within = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return from + (to - from) * within;
}
