/** Positions and angles as people write them: decimal degrees with point or comma, degrees-minutes-seconds, letters. */

/** Undefined when the text holds no number, or anything beside it. */
export function parseDecimal(text: string): number | undefined {
  // Thousands are set off by spaces of every width.
  const plain = text.trim().replace(/[\s\u00a0\u202f](?=\d{3})/gu, '');
  return /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/** No position is written longer; a longer text is not looked at, whatever it is made of. */
const LONGEST = 200;

interface Angle {
  readonly degrees: number;
  /** Undefined where no letter says. */
  readonly axis: 'lon' | 'lat' | undefined;
}

const NUMBER = String.raw`[+-]?\d+(?:[.,]\d+)?`;
const CORE = String.raw`(${NUMBER})\s*(?:[°ºd]\s*)?(?:(\d+(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d+(?:[.,]\d+)?)\s*(?:"|″|”|'')\s*)?`;
const LETTER = '[NSEWO]';
const ANGLE = new RegExp(String.raw`^\s*(?:(${LETTER})\s*${CORE}|${CORE}(${LETTER})?)\s*$`, 'iu');
const PAIR = new RegExp(
  String.raw`^\s*((?:${LETTER})\s*${CORE}|${CORE}${LETTER})[\s,;/]*((?:${LETTER})\s*${CORE}|${CORE}${LETTER})\s*$`,
  'iu',
);

/** One angle in degrees, west and south negative: `5,36985`, `5°22'11"E`, `O 1° 30' 12,5"`. */
export function parseAngle(text: string): number | undefined {
  return angle(text)?.degrees;
}

function angle(text: string): Angle | undefined {
  const match = text.length > LONGEST ? null : ANGLE.exec(text);
  if (!match) return undefined;
  const [, before, d1, m1, s1, d2, m2, s2, after] = match;
  return angleOf(before ?? after ?? '', d1 ?? d2 ?? '', [number(m1 ?? m2), number(s1 ?? s2)]);
}

function angleOf(letter: string, degrees: string, [minutes, seconds]: [number, number]): Angle | undefined {
  if (minutes >= 60 || seconds >= 60) return undefined;
  const size = Math.abs(number(degrees)) + minutes / 60 + seconds / 3600;
  const isNegative = degrees.startsWith('-') || /[SWO]/iu.test(letter);
  return {
    degrees: isNegative ? -size : size,
    axis: letter === '' ? undefined : /[NS]/iu.test(letter) ? 'lat' : 'lon',
  };
}

const number = (part: string | undefined): number =>
  part === undefined ? 0 : Number(part.replace(',', '.'));

/**
 * Both coordinates from one text, longitude first: with letters, as WKT (`POINT (lon lat)`), as a GeoJSON point, or as
 * two plain numbers, which people write latitude first.
 */
export function parsePosition(text: string): readonly [lon: number, lat: number] | undefined {
  if (text.length > LONGEST) return undefined;
  const wkt = /^\s*(?:SRID=4326;\s*)?POINT\s*(?:Z\s*)?\(\s*(\S+)\s+([^\s)]+)/iu.exec(text);
  if (wkt) return bothOf(parseDecimal(wkt[1]!), parseDecimal(wkt[2]!));
  const geojson = /"coordinates"\s*:\s*\[\s*([^,\]]+),\s*([^,\]]+)/u.exec(text);
  if (geojson) return bothOf(parseDecimal(geojson[1]!), parseDecimal(geojson[2]!));
  return lettered(text) ?? plainPair(text);
}

function lettered(text: string): readonly [lon: number, lat: number] | undefined {
  const match = PAIR.exec(text);
  const parts = match && [angle(match[1]!), angle(match[8]!)];
  const lat = parts?.find((part) => part?.axis === 'lat');
  const lon = parts?.find((part) => part?.axis === 'lon');
  return bothOf(lon?.degrees, lat?.degrees);
}

function plainPair(text: string): readonly [lon: number, lat: number] | undefined {
  const trimmed = text.trim().replace(/^[([]|[)\]]$/gu, '');
  const parts = /[;\s]/u.test(trimmed.replace(/,\s+/gu, ','))
    ? trimmed.split(/\s*;\s*|\s*,\s+|\s+/u)
    : trimmed.split(/\s*,\s*/u);
  if (parts.length !== 2) return undefined;
  return bothOf(parseAngle(parts[1]!), parseAngle(parts[0]!));
}

const bothOf = (lon: number | undefined, lat: number | undefined): readonly [number, number] | undefined =>
  lon === undefined || lat === undefined ? undefined : [lon, lat];
