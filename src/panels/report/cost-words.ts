/** Amounts in words: whole euros, ranges, and what a sum leaves out. */
import type { Amount, CostSum } from '../../analysis/costs';
import { formatNumber, type Translator } from '../../i18n';

/** Whole euros, to the cent below 100 €. */
export function eurosText(cents: number, t: Translator): string {
  return `${formatNumber(cents / 100, t.language, cents < 10_000 && cents % 100 !== 0 ? 2 : 0)}\u00a0€`;
}

export const amountText = ({ min_cents, max_cents }: Amount, t: Translator): string =>
  min_cents === max_cents
    ? eurosText(min_cents, t)
    : t('common.range', {
        from: eurosText(min_cents, t).replace('\u00a0€', ''),
        to: eurosText(max_cents, t),
      });

/** « 3 500 à 8 200 € + 2 prix manquants ». */
export function sumText(sum: CostSum, t: Translator): string {
  const missing = sum.missing > 0 ? t('costs.missing', { n: sum.missing }) : '';
  if (sum.max_cents === 0 && missing !== '') return missing;
  const amount = amountText(sum, t);
  return missing === '' ? amount : t('costs.plusMissing', { amount, missing });
}

/** « +8 250 à +22 960 € », by the same prices on both sides; nothing where a price is missing on either. */
export function sumDifferenceText(before: CostSum, after: CostSum, t: Translator): string {
  if (before.missing > 0 || after.missing > 0) return '';
  const [least, most] = [after.min_cents - before.min_cents, after.max_cents - before.max_cents];
  if (least === 0 && most === 0) return '=';
  const signed = (cents: number): string =>
    (cents < 0 ? '−' : cents > 0 ? '+' : '') + eurosText(Math.abs(cents), t);
  if (least === most) return signed(least);
  return t('common.range', { from: signed(least).replace('\u00a0€', ''), to: signed(most) });
}
