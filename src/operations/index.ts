/** Everything a user can intend, for map, panels, keyboard and palette. */
export { createAnalyser } from './analyser';
export { startAutosave } from './autosave';
export { createOperations, type Operations } from './create-operations';
export { cityBounds, planBounds } from './focus';
export { FAR_MOVE_M, type BeginGesture } from './gesture';
export { keyName, pressKey, type KeyPress } from './keyboard';
export type {
  Availability,
  Bound,
  Operation,
  OperationContext,
  OperationEntry,
  OperationGroup,
  Outcome,
} from './operation';
export {
  DRAFT_ID,
  newObstacle,
  newPointObject,
  newZone,
  type PlaceArgs,
  type PointKind,
} from './place-object';
export type { Analyser, PlanBundle } from './ports';
export { buildSearchIndex, plain, search, type SearchHit, type SearchIndex } from './search';
