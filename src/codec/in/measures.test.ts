import { describe, expect, it } from 'vitest';
import { parseLength_m, parseNumber } from './measures';

describe('parseLength_m', () => {
  it.each([
    [12.5, 12.5],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['12.5 m', 12.5],
    ['12m', 12],
    ['~12', 12],
    ['+7', 7],
    ['850 cm', 8.5],
    ['0.1 km', 100],
    ['40 ft', 12.192],
    ["40'", 12.192],
    [`5'11"`, 1.8034],
    ['6 ft 6 in', 1.9812],
    ['3;4', 4],
    ['12 m;15 m', 15],
    ['3-4', 4],
    ['3 – 4', 4],
    ['-2', -2],
  ])('[O1] reads %o as %d m', (value, metres) => {
    expect(parseLength_m(value)).toBeCloseTo(metres, 9);
  });

  it.each([
    null,
    undefined,
    '',
    'high',
    '12 storeys',
    '1e3',
    '12;high',
    Number.NaN,
    Infinity,
    true,
    [12],
    {},
  ])('takes %o for no length', (value) => {
    expect(parseLength_m(value)).toBeUndefined();
  });
});

describe('parseNumber', () => {
  it('[O1] reads counts, halves and lists, and no units', () => {
    expect(parseNumber('4')).toBe(4);
    expect(parseNumber('2,5')).toBe(2.5);
    expect(parseNumber('1;6')).toBe(6);
    expect(parseNumber('4 m')).toBeUndefined();
  });
});
