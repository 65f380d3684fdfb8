/** Every edit of the plan: pure, `(plan, args) → Result<Diff, Reason>`. */
export { acceptGap } from './accept-gap';
export { addObjects } from './add-objects';
export { copyObjects, shiftTo, type CopyArgs } from './copy-objects';
export { labelOf, replaceAll, sameValue, type EditResult } from './common';
export { insertVertex, moveVertex, pathsOf, removeVertex, withPaths, type VertexRef } from './edit-vertices';
export {
  boundsOfObjects,
  coordinatesOf,
  distance_m,
  mapCoordinates,
  metresBetween,
  shiftBy,
} from './geometry';
export { moveObjects, placeObjectAt, type MoveArgs } from './move-objects';
export type { Reason, ReasonCode } from './reason';
export {
  createScenario,
  removeScenario,
  renameScenario,
  switchScenario,
  type CreateScenarioArgs,
} from './scenarios';
export { removeObjects } from './remove-objects';
export { replaceObjects } from './replace-objects';
export { setCosts, setPrice, type CostChanges } from './set-costs';
export { FIELDS_OF, setFields, type FieldName, type FieldValues, type SetFieldsArgs } from './set-fields';
export { setNotice, type NoticeChanges } from './set-notice';
export { setTitleBlock, type TitleBlockChanges } from './set-title-block';
export { setLocked } from './set-locked';
export { setHead, setSettings, type SettingsChanges } from './set-settings';
export { turnCameras, turnedBy, turnedTo, type TurnArgs } from './turn-cameras';
export * from './views';
