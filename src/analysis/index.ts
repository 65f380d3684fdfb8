/** The public face of the analysis: plan and city in, report and shapes out. */
export { analyse, createAnalysisCache, type AnalysisCache } from './analyse';
export type { Analysis, AnalysisGeometry, AnalysisInput, AnalysisProgress, AnalysisRun } from './analysis';
export type * from './report';
