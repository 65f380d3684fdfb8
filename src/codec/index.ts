/** The public face of the codec: bytes to model parts, and back. */
export {
  parseCatalogue,
  parseLevelProfile,
  parsePrices,
  parseSoundEvents,
  parseStreetClasses,
} from './data-schema';
export { modelsCsv, modelsJson, readModels } from './models';
export { profileSlug, profilesJson, readProfile, readProfileFile } from './profiles';
export { READ_FAULTS } from './in/fault-codes';
export { mergeCities } from './in/merge-cities';
export { candidateSystems, type CrsCandidate } from './crs/propose';
export { DEVICE_COLUMNS, type ColumnChoices, type ColumnUse } from './in/device-columns';
export type {
  Bounds,
  ImportPreview,
  LayerUses,
  ReadOptions,
  ReadOutcome,
  ReadProgress,
  TablePreview,
} from './in/outcome';
export { readContext, type ContextColumns, type ContextFound } from './in/read-context';
export { UNPACK_LIMITS, type UnpackLimits } from './in/gunzip';
export { readFile } from './in/read-file';
export {
  hasMore,
  PAGE,
  serviceOrigin,
  servicePage,
  serviceRequest,
  type DataService,
  type ServicePage,
  type ServiceRequest,
} from './in/services';
export { loadSqlite, needsSqlite } from './in/sqlite/load';
export type { NoiseChoice } from './in/noise';
export type { ImportLayer } from './in/recognise';
