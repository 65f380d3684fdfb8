import { describe, expect, it } from 'vitest';
import { DEVICE_FAULTS } from '../analysis/optics/view';
import { READ_FAULTS } from '../codec';
import { createTranslator, WORDS } from './index';

const WORDS_BY_KEY: Readonly<Record<string, readonly [string, string]>> = WORDS;
const placeholders = (sentence: string): string[] =>
  [...new Set(Array.from(sentence.matchAll(/\{(\w+)/gu), ([, name]) => name!))].sort();

describe('words for faults', () => {
  it.each(Object.keys(READ_FAULTS))('%s has a sentence in both languages, with the same values', (code) => {
    const [fr, en] = WORDS_BY_KEY[code] ?? ['', ''];
    expect(fr.length).toBeGreaterThan(20);
    expect(placeholders(fr)).toEqual(placeholders(en));
    expect(placeholders(fr)).toContain('file');
  });

  it.each(DEVICE_FAULTS)('%s has a sentence in both languages', (code) => {
    const [fr, en] = WORDS_BY_KEY[code] ?? ['', ''];
    expect(fr.length).toBeGreaterThan(20);
    expect(en.length).toBeGreaterThan(20);
  });

  it('puts values of a file into the sentence as they are', () => {
    const say = createTranslator('fr').dynamic;
    expect(say('ring.repaired', { file: '<b>{n}</b>', n: 2, features: '1, 2' })).toBe(
      '«\u00a0<b>{n}</b>\u00a0»\u00a0: 2 contours qui se croisent ont été réparés (n° 1, 2).',
    );
  });
});
