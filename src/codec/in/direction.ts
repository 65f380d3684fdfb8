/**
 * `camera:direction` and `direction` of OSM: degrees clockwise from true north, compass words in English and French,
 * a range read clockwise (`90-270`), a list (`90;270`).
 */
import { normalizeAzimuth } from '../../kernel/units';

export type Direction =
  | { readonly kind: 'single'; readonly azimuth_deg: number }
  /** The span panned over, clockwise, and its middle. */
  | {
      readonly kind: 'range';
      readonly azimuth_deg: number;
      readonly from_deg: number;
      readonly to_deg: number;
    }
  | { readonly kind: 'several'; readonly azimuths_deg: readonly number[] };

const ENGLISH = 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ');
const FRENCH = 'N NNE NE ENE E ESE SE SSE S SSO SO OSO O ONO NO NNO'.split(' ');
const WORDS = new Map<string, number>([
  ...[...ENGLISH, ...FRENCH].map((word, i) => [word.toLowerCase(), (i % 16) * 22.5] as const),
  ['north', 0],
  ['nord', 0],
  ['northeast', 45],
  ['nordest', 45],
  ['east', 90],
  ['est', 90],
  ['southeast', 135],
  ['sudest', 135],
  ['south', 180],
  ['sud', 180],
  ['southwest', 225],
  ['sudouest', 225],
  ['west', 270],
  ['ouest', 270],
  ['northwest', 315],
  ['nordouest', 315],
]);

/** Undefined when the value cannot be read as a direction: then it is unknown, never guessed. */
export function parseDirection(value: unknown): Direction | undefined {
  if (typeof value === 'number') return single(value);
  if (typeof value !== 'string') return undefined;
  const parts = value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 1) return parseOne(parts[0]!);
  const several = parts.map(parseOne);
  const azimuths_deg: number[] = [];
  for (const one of several) {
    if (one?.kind !== 'single') return undefined;
    if (!azimuths_deg.includes(one.azimuth_deg)) azimuths_deg.push(one.azimuth_deg);
  }
  if (azimuths_deg.length === 0) return undefined;
  return azimuths_deg.length === 1 ? single(azimuths_deg[0]!) : { kind: 'several', azimuths_deg };
}

function parseOne(text: string): Direction | undefined {
  const azimuth = parseAzimuth(text);
  if (azimuth !== undefined) return single(azimuth);
  const ends = /^(\S+?)\s*[-–]\s*(\S+)$/u.exec(text);
  const from = ends ? parseAzimuth(ends[1]!) : undefined;
  const to = ends ? parseAzimuth(ends[2]!) : undefined;
  if (from === undefined || to === undefined) return undefined;
  const span = normalizeAzimuth(to - from);
  return {
    kind: 'range',
    azimuth_deg: normalizeAzimuth(from + span / 2),
    from_deg: normalizeAzimuth(from),
    to_deg: normalizeAzimuth(to),
  };
}

function parseAzimuth(text: string): number | undefined {
  const word = WORDS.get(text.toLowerCase().replace(/[\s_-]/gu, ''));
  if (word !== undefined && /^[a-z\s_-]+$/iu.test(text) && !isRangeOfWords(text)) return word;
  const number = /^([+-]?\d+(?:[.,]\d+)?)\s*(?:°|deg|degrees)?$/iu.exec(text);
  return number ? Number(number[1]!.replace(',', '.')) : undefined;
}

/** `N-E` is a quarter turn, not north-east; `north-east` and `nord-est` are words. */
const isRangeOfWords = (text: string): boolean => /^[nesow]{1,3}-[nesow]{1,3}$/iu.test(text);

function single(azimuth_deg: number): Direction | undefined {
  if (!Number.isFinite(azimuth_deg) || Math.abs(azimuth_deg) > 360) return undefined;
  return { kind: 'single', azimuth_deg: normalizeAzimuth(azimuth_deg) };
}
