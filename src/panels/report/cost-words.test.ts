import { expect, it } from 'vitest';
import type { CostSum } from '../../analysis/costs';
import { createTranslator } from '../../i18n';
import { sumDifferenceText } from './cost-words';

const sum = (min_eur: number, max_eur: number, missing = 0): CostSum => ({
  min_cents: 100 * min_eur,
  max_cents: 100 * max_eur,
  missing,
  placeholders: 0,
});
const t = createTranslator('en');

it.each([
  ['dearer', sum(39_470, 111_040), sum(47_720, 134_000), '+8,250 to +22,960\u00a0€'],
  ['cheaper', sum(47_720, 134_000), sum(39_470, 111_040), '−8,250 to −22,960\u00a0€'],
  ['of one price', sum(500, 500), sum(1700, 1700), '+1,200\u00a0€'],
  ['as dear', sum(500, 700), sum(500, 700), '='],
  ['less sure', sum(500, 700), sum(400, 900), '−100 to +200\u00a0€'],
  ['unknown on one side', sum(500, 700), sum(900, 1100, 1), ''],
])('the difference of what is %s', (_, before, after, said) => {
  expect(sumDifferenceText(before, after, t)).toBe(said);
});
