/** Numbers as people and tags write them: with units, decimal commas, lists and ranges. */

const FEET_M = 0.3048;
const INCH_M = 0.0254;

/** Metres per unit, by the unit as written, lower case. */
const UNITS_M = new Map<string, number>([
  ['', 1],
  ['m', 1],
  ['m.', 1],
  ['metre', 1],
  ['metres', 1],
  ['meter', 1],
  ['meters', 1],
  ['mètre', 1],
  ['mètres', 1],
  ['cm', 0.01],
  ['km', 1000],
  ['ft', FEET_M],
  ['ft.', FEET_M],
  ['foot', FEET_M],
  ['feet', FEET_M],
  ['pieds', FEET_M],
  ["'", FEET_M],
  ['′', FEET_M],
  ['’', FEET_M],
  ['in', INCH_M],
  ['"', INCH_M],
  ['″', INCH_M],
  ['yd', 0.9144],
]);

const NUMBER = /^([+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)\s*(.*)$/u;
const FEET_AND_INCHES = /^(\d+)\s*(?:'|′|’|ft)\s*(\d+(?:[.,]\d+)?)\s*(?:"|″|''|in)?$/u;

/**
 * A length in metres from a value such as 12.5, `12.5 m`, `12,5`, `40 ft`, `5'11"`; of a list or range (`3;4`,
 * `3-4`) the greatest, since an obstacle must not be taken for lower than it may be. Undefined when it is none.
 */
export function parseLength_m(value: unknown): number | undefined {
  return greatest(value, oneLength_m);
}

/** A plain count or number (`4`, `2,5`, `3;4`, `3-4`); of several the greatest. Undefined when it is none. */
export function parseNumber(value: unknown): number | undefined {
  return greatest(value, (text) => {
    const match = NUMBER.exec(text);
    return match?.[2] === '' ? decimal(match[1]!) : undefined;
  });
}

function greatest(value: unknown, one: (text: string) => number | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const parts = value
    .trim()
    .toLowerCase()
    .split(/;|\||(?<=\d\s*(?:m|ft)?\s*)[-–](?=\s*\d)/u);
  let best: number | undefined;
  for (const part of parts) {
    const number = one(part.trim().replace(/^[~≈]\s*/u, ''));
    if (number === undefined) return undefined;
    if (best === undefined || number > best) best = number;
  }
  return best;
}

function oneLength_m(text: string): number | undefined {
  const imperial = FEET_AND_INCHES.exec(text);
  if (imperial) return Number(imperial[1]) * FEET_M + decimal(imperial[2]!) * INCH_M;
  const match = NUMBER.exec(text);
  const unit = match && UNITS_M.get(match[2]!.trim());
  return unit === undefined || unit === null ? undefined : decimal(match![1]!) * unit;
}

const decimal = (text: string): number => Number(text.replace(',', '.'));
