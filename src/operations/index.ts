/** Everything a user can intend, for map, panels, keyboard and palette. */
export type { ModelOutcome } from './catalogue';
export type { Operations } from './create-operations';
export { planBounds } from './focus';
export type { BeginGesture } from './gesture';
export { pressKey, type KeyPress } from './keyboard';
export type {
  Availability,
  Bound,
  Operation,
  OperationContext,
  OperationEntry,
  OperationGroup,
  Outcome,
} from './operation';
export { DRAFT_ID, newPointObject, type PlaceArgs, type PointKind } from './place-object';
export type { PlanBundle } from './ports';
export { keepPreferences, savedPreferences } from './preferences';
export type { ProfileOutcome } from './profiles';
export { buildSearchIndex, plain, search, type SearchHit, type SearchIndex } from './search';
export type { ImportPart } from './take-import';
export { createSession, type Session, type SessionPorts } from './session';
