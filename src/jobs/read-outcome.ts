/** What reading a file gives; the codec's own words for it. */
export type { Bounds, ContextColumns, ContextFound, ImportPreview, ReadOptions, ReadOutcome } from '../codec';
