/** Words and numbers in French and English. Both languages stand side by side, so that neither can be forgotten. */
import { APPROACH } from './words/approach';
import { CAMERA } from './words/camera';
import { CATALOGUE } from './words/catalogue';
import { COMMON } from './words/common';
import { FAULTS } from './words/faults';
import { MAP } from './words/map';
import { MAP_MENU } from './words/map-menu';
import { OPERATIONS } from './words/operations';
import { PANELS } from './words/panels';
import { CROSSING } from './words/crossing';
import { COSTS } from './words/costs';
import { PICTURE } from './words/picture';
import { PROBE } from './words/probe';
import { PROFILES } from './words/profiles';
import { REVIEW } from './words/review';
import { DOSSIER } from './words/dossier';
import { DOSSIER_CHOICES } from './words/dossier-choices';
import { EXPORTS } from './words/exports';
import { PRIVACY } from './words/privacy';
import { MORE_FORMATS } from './words/more-formats';
import { PUBLIC_PAGE } from './words/public-page';
import { REDACTION } from './words/redaction';
import { OVERLAPS } from './words/overlaps';
import { TITLE_BLOCK } from './words/title-block';
import { REQUIREMENTS } from './words/requirements';
import { READERS } from './words/readers';
import { SCENARIOS } from './words/scenarios';
import { SCHEDULE } from './words/schedule';
import { SERVICES } from './words/services';
import { SENSITIVITY } from './words/sensitivity';
import { FORMATS } from './words/formats';
import type { Language, Words } from './types';

export type { Language, Words };

export const WORDS = {
  ...COMMON,
  ...FAULTS,
  ...MAP,
  ...MAP_MENU,
  ...OPERATIONS,
  ...PANELS,
  ...EXPORTS,
  ...DOSSIER,
  ...DOSSIER_CHOICES,
  ...FORMATS,
  ...COSTS,
  ...CATALOGUE,
  ...APPROACH,
  ...CAMERA,
  ...PICTURE,
  ...PROBE,
  ...PROFILES,
  ...REVIEW,
  ...OVERLAPS,
  ...REQUIREMENTS,
  ...READERS,
  ...SERVICES,
  ...SENSITIVITY,
  ...PRIVACY,
  ...SCENARIOS,
  ...CROSSING,
  ...REDACTION,
  ...TITLE_BLOCK,
  ...PUBLIC_PAGE,
  ...MORE_FORMATS,
  ...SCHEDULE,
};

export type WordKey = keyof typeof WORDS;

export type Params = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly language: Language;
  (key: WordKey, params?: Params): string;
  /** For keys that come as data (fault codes, notes): the key itself when nobody has words for it. */
  readonly dynamic: (key: string, params?: Params) => string;
}

export function createTranslator(language: Language): Translator {
  const column = language === 'fr' ? 0 : 1;
  const words: Words = WORDS;
  const dynamic = (key: string, params: Params = {}): string => {
    const entry = words[key];
    if (!entry) return key;
    const sentence = language === 'fr' ? bindSpaces(entry[column]) : entry[column];
    return fill(sentence, params, language);
  };
  const t = (key: WordKey, params?: Params): string => dynamic(key, params);
  return Object.assign(t, { language, dynamic });
}

/** French punctuation never begins a line: the space before it, and after «, does not break. */
const bindSpaces = (sentence: string): string =>
  sentence.replace(/ (?=[:;!?%»])/g, NBSP).replace(/« /g, `«${NBSP}`);

function fill(sentence: string, params: Params, language: Language): string {
  return sentence.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one !== undefined && many !== undefined) return isOne(Number(value), language) ? one : many;
      return typeof value === 'number' ? formatNumber(value, language) : value;
    },
  );
}

const isOne = (n: number, language: Language): boolean => (language === 'fr' ? Math.abs(n) < 2 : n === 1);

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const;

/** A number with the language's separators; `digits` after the decimal mark, as many as needed up to 3 by default. */
export function formatNumber(value: number, language: Language, digits?: number): string {
  return numberFormat(language, digits).format(value);
}

/** Making one takes far longer than using it: a list of devices is written anew at each edit. */
const NUMBER_FORMATS = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number | undefined): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = NUMBER_FORMATS.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE[language], {
    maximumFractionDigits: digits ?? 3,
    ...(digits === undefined ? {} : { minimumFractionDigits: digits }),
  });
  NUMBER_FORMATS.set(key, made);
  return made;
}

const NBSP = '\u00a0';

/** UI.md 5: whole m² ; ha with two decimals above 1 ha. */
export function formatArea(m2: number, language: Language): string {
  return m2 >= 10_000
    ? `${formatNumber(m2 / 10_000, language, 2)}${NBSP}ha`
    : `${formatNumber(m2, language, 0)}${NBSP}m²`;
}

/** UI.md 5: whole m above 20, one decimal below; km with two decimals above 10 km. */
export function formatLength(m: number, language: Language): string {
  if (m >= 10_000) return `${formatNumber(m / 1000, language, 2)}${NBSP}km`;
  return `${formatNumber(m, language, m < 20 ? 1 : 0)}${NBSP}m`;
}

/** A round length, like that of a scale bar (1, 2 or 5 × 10ⁿ m), without needless decimals. */
export function formatRoundLength(m: number, language: Language): string {
  if (m >= 1000) return `${formatNumber(m / 1000, language, 0)}${NBSP}km`;
  return `${formatNumber(m, language, m < 1 ? 1 : 0)}${NBSP}m`;
}

/** A share in [0, 1] as a percentage. */
export function formatShare(share: number, language: Language, digits = 1): string {
  const text = formatNumber(share * 100, language, digits);
  return language === 'fr' ? `${text}${NBSP}%` : `${text}%`;
}

const POINTS = {
  fr: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSO', 'SO', 'OSO', 'O', 'ONO', 'NO', 'NNO'],
  en: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'],
} as const;

/** The nearest of sixteen compass points. */
export function compassPoint(azimuth_deg: number, language: Language): string {
  return POINTS[language][Math.round((((azimuth_deg % 360) + 360) % 360) / 22.5) % 16]!;
}
