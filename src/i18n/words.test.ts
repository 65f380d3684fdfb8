import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { WORDS } from './index';

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
