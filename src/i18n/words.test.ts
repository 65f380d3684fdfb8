import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatRoundLength, WORDS } from './index';

const FOLDER = new URL('words/', import.meta.url);
const KEY = /^ {2}(?:'([^']+)'|(\w+)): /gmu;

it('has each key once: of two sentences under one key the later would take the place of the earlier', () => {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))) {
    for (const [, quoted, bare] of readFileSync(new URL(file, FOLDER), 'utf8').matchAll(KEY)) {
      const key = quoted ?? bare!;
      files.set(key, [...(files.get(key) ?? []), file]);
    }
  }
  expect([...files].filter(([, of]) => of.length > 1)).toEqual([]);
  expect(Object.keys(WORDS).filter((key) => !files.has(key))).toEqual([]);
});

describe('a round length', () => {
  it.each([
    [0.5, '0,5 m', '0.5 m'],
    [2, '2 m', '2 m'],
    [200, '200 m', '200 m'],
    [2000, '2 km', '2 km'],
    [10_000, '10 km', '10 km'],
    [500_000, '500 km', '500 km'],
  ])('of %d m is told without needless decimals, and keeps its noughts', (m, fr, en) => {
    const told = (['fr', 'en'] as const).map((language) =>
      formatRoundLength(m, language).replace(/\s/gu, ' '),
    );
    expect(told).toEqual([fr, en]);
  });
});
