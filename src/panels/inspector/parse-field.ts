/** From typed text to a value of the plan, with the words of what is wrong (UI.md 7). */
import { formatNumber, type Translator } from '../../i18n';
import {
  BOUNDS,
  checkNumber,
  parseDirection,
  parseOptionalNumber,
  type CheckContext,
  type NumericField,
} from '../../model/checks';
import type { Reason } from '../../model/edits';
import type { FieldMessage, ParsedNumber } from '../../ui';

/** Fields with a sentence of their own when the text is no value or out of bounds. */
const OWN_SENTENCE = new Set<NumericField>([
  'azimuth_deg',
  'facing_deg',
  'hfov_deg',
  'image_width_px',
  'image_height_px',
]);

export const fieldLabel = (field: NumericField, t: Translator): string => t(`field.${field}`);

/** Reads a text for a field; empty means “by the model or the default” where `optional`. */
export function readField(
  field: NumericField,
  text: string,
  t: Translator,
  context: CheckContext & { readonly optional?: boolean } = {},
): ParsedNumber {
  if (text.trim() === '' && context.optional !== false) return { ok: true, value: undefined };
  const parsed =
    field === 'azimuth_deg' || field === 'facing_deg'
      ? directionOf(text)
      : parseOptionalNumber(text, unitOf(field));
  if (!parsed.ok) return { ok: false, message: sentence(field, undefined, t) };
  if (parsed.value === undefined) return { ok: false, message: sentence(field, undefined, t) };
  const checked = checkNumber(field, parsed.value, context);
  return checked.ok
    ? { ok: true, value: checked.value.value }
    : { ok: false, message: sentence(field, checked.error, t) };
}

/** What should be known about a value that holds; nothing for most. */
export function fieldNote(
  field: NumericField,
  value: number | undefined,
  t: Translator,
  context: CheckContext = {},
): FieldMessage | undefined {
  if (value === undefined) return undefined;
  const checked = checkNumber(field, value, context);
  if (!checked.ok || !checked.value.warning) return undefined;
  const { code, params } = checked.value.warning;
  return { severity: 'warning', text: t(`warning.${code}`, params) };
}

const unitOf = (field: NumericField): 'm' | 'mm' | 'other' => {
  const { unit } = BOUNDS[field];
  return unit === 'm' || unit === 'mm' ? unit : 'other';
};

const directionOf = (text: string) => {
  const direction = parseDirection(text);
  return direction.ok ? ({ ok: true, value: direction.value.azimuth_deg } as const) : direction;
};

function sentence(field: NumericField, reason: Reason | undefined, t: Translator): string {
  if (OWN_SENTENCE.has(field)) return t(`field.${field}.error` as 'field.azimuth_deg.error');
  const { min, max, unit } = BOUNDS[field];
  const number = (n: number): string => formatNumber(n, t.language);
  const bounds = { field: fieldLabel(field, t), min: number(min), max: `${number(max)}\u00a0${unit}` };
  const suggestion = reason?.params?.['suggestion'];
  return typeof suggestion === 'number'
    ? t('field.boundsSuggest', {
        ...bounds,
        suggestion: `${formatNumber(suggestion, t.language, 2)}\u00a0${unit}`,
      })
    : t('field.bounds', bounds);
}
