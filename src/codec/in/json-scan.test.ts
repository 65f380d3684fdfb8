import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { JsonScanner, lineAndColumn } from './json-scan';

function scan(text: string, budget = 1 << 20): JsonScanner {
  const scanner = new JsonScanner(strToU8(text));
  while (!scanner.advance(budget));
  return scanner;
}

const slices = (text: string, pairs: { length: number; at(i: number): number }): string[] =>
  Array.from({ length: pairs.length / 2 }, (_, i) => text.slice(pairs.at(2 * i), pairs.at(2 * i + 1)));

describe('JsonScanner', () => {
  it('finds members and features where they stand', () => {
    const text =
      '{"type":"FeatureCollection", "crs": null,\n"features":[ {"a":[1,{"b":2}]} ,3, "x"], "n":{"features":[9]}}';
    const scanner = scan(text);
    expect(scanner.fault).toBeUndefined();
    expect(scanner.members.map(({ key, start, end }) => [key, text.slice(start, end)])).toEqual([
      ['type', '"FeatureCollection"'],
      ['crs', 'null'],
      ['features', '[ {"a":[1,{"b":2}]} ,3, "x"]'],
      ['n', '{"features":[9]}'],
    ]);
    expect(slices(text, scanner.features)).toEqual(['{"a":[1,{"b":2}]}', '3', '"x"']);
  });

  it('takes the last of repeated `features`, as JSON.parse does', () => {
    const text = '{"features":[1,2],"features":[3]}';
    expect(slices(text, scan(text).features)).toEqual(['3']);
  });

  it('finds the values of newline-delimited JSON and of RFC 8142 sequences', () => {
    const text = '\u001e{"a":1}\n\u001e{"b":2}\n';
    expect(slices(text, scan(text).roots)).toEqual(['{"a":1}', '{"b":2}']);
    expect(slices('1\n2', scan('1\n2').roots)).toEqual(['1', '2']);
    expect(scan('{} {}').fault).toEqual({ code: 'json.syntax', offset: 3 });
  });

  it.each([
    ['{"a":NaN}', 'json.syntax', 5],
    ['{"a":1,}', 'json.syntax', 7],
    ['[1,2', 'json.truncated', 4],
    ['{"a":"b', 'json.truncated', 7],
    ['// no', 'json.syntax', 0],
    ['[01]', 'json.syntax', 2],
    ['["\\x"]', 'json.syntax', 3],
    ['[1}', 'json.syntax', 2],
    ['tru', 'json.truncated', 3],
    ['', 'json.truncated', 0],
  ])('says where %s breaks', (text, code, offset) => {
    expect(scan(text).fault).toEqual({ code, offset });
  });

  it('stops at a depth that no geometry has, without recursion', () => {
    expect(scan('['.repeat(1_000_000)).fault).toEqual({ code: 'json.tooDeep', offset: 128 });
  });

  it('accepts exactly what JSON.parse accepts, whole or damaged, in one go or byte by byte', () => {
    const noise = fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      't',
      '\\',
      'u',
      ' ',
      '\u0001',
    );
    const damaged = fc.tuple(fc.json(), fc.nat(), fc.nat(3), noise).map(([text, where, cut, mark]) => {
      const p = where % (text.length + 1);
      return text.slice(0, p) + mark + text.slice(p + cut);
    });
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged), fc.integer({ min: 1, max: 7 }), (text, budget) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(scan(text).fault === undefined).toBe(parses);
        expect(scan(text, budget).fault).toEqual(scan(text).fault);
      }),
      { seed: 20261123, numRuns: 3000 },
    );
  });
});

describe('lineAndColumn', () => {
  it('counts from one, in characters', () => {
    const bytes = strToU8('{\n "é": x}');
    expect(lineAndColumn(bytes, 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn(bytes, bytes.indexOf('x'.charCodeAt(0)))).toEqual({ line: 2, column: 7 });
  });
});
