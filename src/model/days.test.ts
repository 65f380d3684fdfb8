import { expect, it } from 'vitest';
import { dayNumber, isoDay } from './days';

it('counts days as the calendar of the platform does, over four centuries', () => {
  for (let n = -40_000; n < 110_000; n += 17) {
    const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
    expect(isoDay(n)).toBe(iso);
    const [y, m, d] = iso.split('-').map(Number);
    expect(dayNumber(y!, m!, d!)).toBe(n);
  }
});

it('knows no day that is not', () => {
  expect(dayNumber(2026, 2, 29)).toBeUndefined();
  expect(dayNumber(2024, 2, 29)).toBeDefined();
  expect(dayNumber(2026, 4, 31)).toBeUndefined();
  expect(dayNumber(2026, 13, 1)).toBeUndefined();
  expect(dayNumber(2026, 1, 0)).toBeUndefined();
});
