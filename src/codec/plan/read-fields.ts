/** Known members of a JSON object to typed values; what does not fit is told and kept as unknown. */
import { normalizeAzimuth } from '../../kernel/units';
import { SOUND_PERIODS, type SoundEvent, type StreetBackgrounds } from '../../model/plan';
import type { PlanFaultLog } from './faults';
import { isOutOfBounds, VIEW_ENTRY_FIELDS, type Fields, type FieldType } from './fields';
import { isObject, joined, member, others, type Json } from './json';

/** Taken modulo 360. */
const BEARINGS: ReadonlySet<string> = new Set(['azimuth_deg', 'facing_deg']);

export interface ReadFields {
  /** Typed values of known members; each is what its `FieldType` says. */
  readonly values: Json;
  /** Members that are not known, or whose value does not fit. */
  readonly unknown: Json | undefined;
}

/** @param feature zero-based place in the file, for the faults. */
export function readFields(
  object: Json,
  fields: Fields,
  log: PlanFaultLog,
  feature: number | undefined,
  alsoKnown: readonly string[] = [],
): ReadFields {
  const values: [string, unknown][] = [];
  const misfits: [string, unknown][] = [];
  for (const [field, type] of Object.entries(fields)) {
    const raw = member(object, field);
    // GeoJSON tools write null for what is missing.
    if (raw === undefined || raw === null) continue;
    const value = READERS[type.is](raw, type as never, log, feature);
    if (value === undefined) {
      log.add('plan.badValue', feature, { field, value: short(raw) });
      misfits.push([field, raw]);
      continue;
    }
    if (type.is === 'number' && isOutOfBounds(type.bounds, value as number)) {
      log.add('plan.outOfBounds', feature, { field, value: value as number });
    }
    values.push([field, BEARINGS.has(field) ? normalizeAzimuth(value as number) : value]);
  }
  const rest = others(object, new Set([...Object.keys(fields), ...alsoKnown]));
  const unknown = misfits.length > 0 ? joined(rest, Object.fromEntries(misfits)) : rest;
  return { values: Object.fromEntries(values), unknown };
}

type Reader<T extends FieldType['is']> = (
  raw: unknown,
  type: Extract<FieldType, { is: T }>,
  log: PlanFaultLog,
  feature: number | undefined,
) => unknown;

const READERS: { readonly [T in FieldType['is']]: Reader<T> } = {
  text: (raw) => (typeof raw === 'string' ? raw : typeof raw === 'number' ? String(raw) : undefined),
  flag: (raw) =>
    typeof raw === 'boolean' ? raw : raw === 'true' ? true : raw === 'false' ? false : undefined,
  number: (raw, { min, max }) => {
    const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? numberOf(raw) : NaN;
    return value >= min && value <= max ? value : undefined;
  },
  'one of': (raw, { values }) => (typeof raw === 'string' && values.includes(raw) ? raw : undefined),
  ids: (raw) => texts(raw),
  texts: (raw) => texts(raw),
  range: (raw) =>
    Array.isArray(raw) && raw.length === 2 && raw.every((end) => Number.isFinite(end))
      ? (raw as number[]).map(normalizeAzimuth)
      : undefined,
  views: (raw, _, log, feature) => views(raw, log, feature),
  event: (raw) => soundEvent(raw),
  events: (raw) =>
    Array.isArray(raw) && raw.every((entry) => soundEvent(entry) !== undefined) ? raw : undefined,
  backgrounds: (raw, _, log) => backgrounds(raw, log),
};

const numberOf = (text: string): number =>
  /^\s*-?\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : NaN;

const texts = (raw: unknown): readonly string[] | undefined =>
  Array.isArray(raw) && raw.every((entry) => typeof entry === 'string') ? raw : undefined;

/** All entries must be views, or none is taken: half a device would be another device. */
function views(raw: unknown, log: PlanFaultLog, feature: number | undefined): readonly Json[] | undefined {
  if (!Array.isArray(raw)) return undefined;
  const read: Json[] = [];
  for (const entry of raw) {
    if (!isObject(entry)) return undefined;
    const { values, unknown } = readFields(entry, VIEW_ENTRY_FIELDS, log, feature);
    if (typeof values['role'] !== 'string') return undefined;
    read.push(joined(unknown, values));
  }
  return read;
}

function soundEvent(raw: unknown): SoundEvent | undefined {
  if (!isObject(raw)) return undefined;
  const [name, level_db, height_m, band_hz] = ['name', 'level_db', 'height_m', 'band_hz'].map((key) =>
    member(raw, key),
  );
  const fits =
    typeof name === 'string' &&
    isBetween(level_db, 0, 250) &&
    isBetween(height_m, 0, 1000) &&
    isBetween(band_hz, 1, 100_000) &&
    isSpectrum(member(raw, 'spectrum_db')) &&
    ['metric', 'source'].every((key) => ['string', 'undefined'].includes(typeof member(raw, key)));
  // What the event has beside these stays in it.
  return fits ? (raw as unknown as SoundEvent) : undefined;
}

/** Levels by class of street and period; one that makes no sense, and none is taken: half a table is another table. */
function backgrounds(raw: unknown, log: PlanFaultLog): StreetBackgrounds | undefined {
  if (!isObject(raw)) return undefined;
  const fits = Object.values(raw).every(
    (row) =>
      isObject(row) &&
      SOUND_PERIODS.every((period) => {
        const level = member(row, period);
        return level === undefined || isBetween(level, -50, 200);
      }),
  );
  if (!fits) return undefined;
  // What a row has beside the periods stays in it.
  const table = raw as StreetBackgrounds;
  for (const [highway, row] of Object.entries(table)) {
    for (const period of SOUND_PERIODS) {
      const value = row[period];
      if (value === undefined || !isOutOfBounds('background_db', value)) continue;
      log.add('plan.outOfBounds', undefined, { field: `street_backgrounds.${highway}.${period}`, value });
    }
  }
  return table;
}

/** Eight octave bands, 63 Hz to 8 kHz, or none. */
const isSpectrum = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 8 && value.every((level) => isBetween(level, -200, 200)));

const isBetween = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

/** The value as read, short enough for a sentence. */
function short(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
