/** What is kept of required zones from run to run. */
import type { Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { GapRow, ZoneRow } from '../report';
import type { CameraSight } from '../visibility';

/** A required zone with its gaps, and their shapes in the same order. */
export interface JudgedZone {
  readonly row: ZoneRow;
  readonly gaps: readonly GapRow[];
  readonly regions: readonly Region[];
}

/**
 * Zones as they were judged last, by id, each with everything that it depends on; belongs to one network. A zone as it
 * was, round which every camera sees what it saw, is judged as it was.
 */
export type ZoneCache = Map<
  ObjectId,
  { readonly key: string; readonly sights: readonly CameraSight[]; readonly judged: JudgedZone }
>;
