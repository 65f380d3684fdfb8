/** The public face of the analysis: plan and city in, report and shapes out. */
export {
  answer,
  settle,
  type Crew,
  type CrewAnswer,
  type CrewGround,
  type CrewJob,
  type Helper,
} from './crew';
export { analyse, createAnalysisCache, type AnalysisCache } from './analyse';
export type { Analysis, AnalysisGeometry, AnalysisInput, AnalysisProgress, AnalysisRun } from './analysis';
export { remedySteps, NEW_CAMERA, type Remedy, type RemedyAnswer } from './remedies/remedies';
export { sensitivitySteps } from './sensitivity/sensitivity';
export type * from './sensitivity/sensitivity-report';
export { buildingAt, buildingId } from './privacy/building-at';
export { maskSteps, type MaskAnswer, type MaskAsk, type MaskProposal } from './privacy/masks';
export { comparisonSteps } from './scenarios/comparison';
export type * from './scenarios/comparison';
export { withScenarioCosts } from './scenarios/scenario-costs';
export type { GapChange } from './scenarios/gap-changes';
export type * from './report';
