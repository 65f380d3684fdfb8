/** The public face of the analysis: plan and city in, report and shapes out. */
export {
  answerOf,
  lookThrough,
  settle,
  type CrewGround,
  type SightAnswer,
  type SightCrew,
  type SightJob,
} from './sight-crew';
export { analyse, createAnalysisCache, type AnalysisCache } from './analyse';
export type { Analysis, AnalysisGeometry, AnalysisInput, AnalysisProgress, AnalysisRun } from './analysis';
export type * from './report';
