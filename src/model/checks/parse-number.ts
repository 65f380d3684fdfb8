/**
 * What people type into a numeric field, to a number in the field's unit (UI.md 7): comma or point, units and spaces
 * stripped, compass words and OSM ranges for directions. Pure, and the same in both languages.
 */
import { err, ok, type Result } from '../../kernel/result';
import { normalizeAzimuth } from '../../kernel/units';
import type { LonLat } from '../plan';
import type { Reason } from '../edits/reason';

/** Factors to the field's own unit. */
const FACTORS: Readonly<Record<string, number>> = {
  m: 1,
  cm: 0.01,
  mm: 0.001,
  km: 1000,
  ft: 0.3048,
  "'": 0.3048,
};
const PLAIN_UNITS = new Set(['', '°', 'deg', 'db', 'dba', 'db(a)', 'px', 'px/m', '%', 'ms', 'hz', '°c', 'c']);

const NUMBER = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))(.*)$/;

/** A number with any unit the fields know. `unit: 'mm'` reads a bare number and `mm` as they are. */
export function parseNumber(text: string, unit: 'm' | 'mm' | 'other' = 'other'): Result<number, Reason> {
  const tidy = text.replace(/[\s\u00a0\u202f\u2009_]/g, '').replace(/[−–]/g, '-');
  const match = NUMBER.exec(tidy);
  if (!match) return notAValue();
  const value = Number(match[1]!.replace(',', '.'));
  const suffix = match[2]!.toLowerCase().replace(/[’′]/g, "'");
  if (PLAIN_UNITS.has(suffix) || (unit === 'mm' && suffix === 'mm')) return ok(value);
  const factor = unit === 'm' ? FACTORS[suffix] : undefined;
  return factor === undefined ? notAValue() : ok(round(value * factor));
}

/** As {@link parseNumber}, an empty text meaning “none: by the model or the default”. */
export function parseOptionalNumber(
  text: string,
  unit: 'm' | 'mm' | 'other' = 'other',
): Result<number | undefined, Reason> {
  return text.trim() === '' ? ok(undefined) : parseNumber(text, unit);
}

const SIXTEENTHS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
];

/** Full words of both languages, without accents. */
const COMPASS_WORDS: Readonly<Record<string, string>> = {
  NORD: 'N',
  NORTH: 'N',
  EST: 'E',
  EAST: 'E',
  SUD: 'S',
  SOUTH: 'S',
  OUEST: 'W',
  WEST: 'W',
};

/** Degrees of a compass word: sixteen points, French (O for west) or English, `nord-ouest` too. */
export function parseCompass(text: string): number | undefined {
  const letters = text
    .trim()
    .toUpperCase()
    .split(/[\s-]+/)
    .map((word) => COMPASS_WORDS[word] ?? word)
    .join('')
    .replace(/O/g, 'W');
  const index = SIXTEENTHS.indexOf(letters);
  return index < 0 ? undefined : index * 22.5;
}

export interface Direction {
  readonly azimuth_deg: number;
  /** The text was a range, clockwise; `azimuth_deg` is its middle. */
  readonly range_deg?: readonly [from: number, to: number];
}

/** A direction: degrees (wrapped into 0–360), a compass word, or a range `from-to` of either. */
export function parseDirection(text: string): Result<Direction, Reason> {
  const single = directionOf(text);
  if (single !== undefined) return ok({ azimuth_deg: single });
  const ends = text.split(/\s*(?:-|–|—|\.\.|;|\bto\b|\bà\b)\s*/i);
  const from = ends.length === 2 ? directionOf(ends[0]!) : undefined;
  const to = ends.length === 2 ? directionOf(ends[1]!) : undefined;
  if (from === undefined || to === undefined) return notAValue('azimuth_deg');
  const width = normalizeAzimuth(to - from);
  return ok({ azimuth_deg: normalizeAzimuth(from + width / 2), range_deg: [from, to] });
}

/** `3840 × 2160`, `3840x2160`, `3840*2160`. */
export function parseResolution(
  text: string,
): Result<{ readonly width: number; readonly height: number }, Reason> {
  const match = /^\s*(\d[\d\s\u00a0\u202f]*)\s*(?:px)?\s*[x×*]\s*(\d[\d\s\u00a0\u202f]*)\s*(?:px)?\s*$/i.exec(
    text,
  );
  if (!match) return notAValue('image_width_px');
  const digits = (part: string): number => Number(part.replace(/[^\d]/g, ''));
  return ok({ width: digits(match[1]!), height: digits(match[2]!) });
}

/**
 * A place as people write it: `48.8584, 2.2945`, `48,8584 2,2945`, `48,8584 ; 2,2945`, `N 48.85 E 2.29`,
 * `48°51'30"N 2°17'40"E`, `2.2945 E, 48.8584 N`. Without letters latitude comes first.
 */
export function parseLonLat(text: string): Result<LonLat, Reason> {
  const tokens = coordinateTokens(text);
  if (tokens?.length !== 2) return notAValue('position');
  const [a, b] = tokens as [Coordinate, Coordinate];
  const swapped = a.axis === 'lon' || b.axis === 'lat';
  if (a.axis !== undefined && a.axis === b.axis) return notAValue('position');
  const [lat, lon] = swapped ? [b.value, a.value] : [a.value, b.value];
  if (!(Math.abs(lat) < 89.9 && Math.abs(lon) <= 180)) return err({ code: 'badPosition' });
  return ok([lon, lat]);
}

interface Coordinate {
  readonly value: number;
  readonly axis?: 'lat' | 'lon' | undefined;
}

const COORDINATE =
  /^([NSEWO])?\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:[°d]\s*(?:(\d+(?:[.,]\d+)?)\s*['’′m]\s*(?:(\d+(?:[.,]\d+)?)\s*(?:"|”|″|''|s)\s*)?)?)?([NSEWO])?$/i;

function coordinateTokens(text: string): readonly Coordinate[] | undefined {
  for (const parts of splittings(text.trim().replace(/[−–]/g, '-'))) {
    const tokens = parts.map(coordinateOf);
    if (tokens.every((token) => token !== undefined)) return tokens;
  }
  return undefined;
}

/** Ways to cut a text in two: at a semicolon, a comma with space, a letter's end, a space, a lone comma. */
function splittings(text: string): readonly (readonly [string, string])[] {
  const cuts = [/\s*;\s*/, /,\s+/, /\s*\/\s*/, /(?<=[NSEWO])[\s,]+/i, /\s+(?=[NSEWO])/i, /\s+/, /,/];
  return cuts
    .map((cut) => text.split(cut))
    .filter((parts): parts is [string, string] => parts.length === 2 && parts.every((part) => part !== ''));
}

function coordinateOf(text: string): Coordinate | undefined {
  const match = COORDINATE.exec(text.trim());
  if (!match) return undefined;
  const number = (part: string | undefined): number => (part ? Number(part.replace(',', '.')) : 0);
  const degrees = number(match[2]);
  const minutes = number(match[3]);
  const seconds = number(match[4]);
  if (minutes >= 60 || seconds >= 60) return undefined;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  const letter = (match[1] ?? match[5])?.toUpperCase();
  const negative = match[2]!.startsWith('-') !== (letter === 'S' || letter === 'W' || letter === 'O');
  const axis = letter === undefined ? undefined : letter === 'N' || letter === 'S' ? 'lat' : 'lon';
  return { value: negative ? -size : size, axis };
}

function directionOf(text: string): number | undefined {
  const number = parseNumber(text);
  return number.ok ? normalizeAzimuth(number.value) : parseCompass(text);
}

const round = (n: number): number => Math.round(n * 1e9) / 1e9;

const notAValue = (field?: string): Result<never, Reason> =>
  err({ code: 'notAValue', ...(field === undefined ? {} : { params: { field } }) });
