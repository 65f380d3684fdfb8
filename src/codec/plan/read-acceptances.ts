/** Accepted gaps in the `anglemort` member: what is not understood is told and kept. */
import type { GapAcceptance, LonLat } from '../../model/plan';
import type { PlanFaultLog } from './faults';
import type { Fields } from './fields';
import { isObject, joined, type Json } from './json';
import { readFields } from './read-fields';

const FIELDS: Fields = { note: { is: 'text' }, date: { is: 'text' } };

export interface ReadAcceptances {
  readonly entries: readonly GapAcceptance[];
  /** Entries, or what stands in place of the list, that could not be understood. */
  readonly misfits: readonly unknown[];
}

export function readAcceptances(raw: unknown, log: PlanFaultLog): ReadAcceptances {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : raw === undefined || raw === null ? [] : [raw];
  const entries: GapAcceptance[] = [];
  const misfits: unknown[] = [];
  for (const entry of list) {
    const lines = isObject(entry) ? linesOf(entry['lines']) : undefined;
    if (!isObject(entry) || !lines) {
      log.add('plan.badEntry', undefined, { field: 'acceptances' });
      misfits.push(entry);
      continue;
    }
    const { values, unknown } = readFields(entry, FIELDS, log, undefined, ['lines']);
    entries.push({ note: '', ...values, lines, ...(unknown ? { unknown } : {}) });
  }
  return { entries, misfits };
}

export const writeAcceptance = ({ unknown, lines, ...stated }: GapAcceptance): Json =>
  joined(unknown, { ...stated, lines: lines.map((line) => line.map((p) => p.map(rounded))) });

/** To 1e-9 degrees, as all coordinates of a plan. */
const rounded = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;

function linesOf(raw: unknown): readonly (readonly LonLat[])[] | undefined {
  if (!Array.isArray(raw) || raw.length === 0) return undefined;
  const isLine = (line: unknown): line is LonLat[] =>
    Array.isArray(line) && line.length >= 2 && line.every(isPosition);
  return raw.every(isLine) ? raw : undefined;
}

const isPosition = (p: unknown): boolean =>
  Array.isArray(p) &&
  p.length >= 2 &&
  p.every((v) => typeof v === 'number' && Number.isFinite(v)) &&
  Math.abs(p[0] as number) <= 180 &&
  Math.abs(p[1] as number) < 89.9;
