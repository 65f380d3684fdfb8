import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable, ENGLISH_CSV, FRENCH_CSV } from './csv';
import { tableOf, type Cell } from './table';

const one = (cell: Cell, digits?: number): string =>
  csvTable(
    tableOf([{ header: 'a', cell: () => cell, ...(digits === undefined ? {} : { digits }) }], [0]),
    FRENCH_CSV,
  ).split('\r\n')[1]!;

describe('csvTable', () => {
  it('[X5] begins with a byte order mark and ends every line with CRLF', () => {
    const text = csvTable(tableOf([{ header: 'Nom', cell: (r: string) => r }], ['x', 'y']), FRENCH_CSV);
    expect(text).toBe('\uFEFFNom\r\nx\r\ny\r\n');
  });

  it('[X5] writes numbers as French Excel reads them, and as English Excel does', () => {
    const columns = [
      { header: 'a', digits: 1, cell: () => 1234.56 },
      { header: 'b', cell: () => 0.5 },
    ];
    expect(csvTable(tableOf(columns, [0]), FRENCH_CSV)).toBe('\uFEFFa;b\r\n1234,6;0,5\r\n');
    expect(csvTable(tableOf(columns, [0]), ENGLISH_CSV)).toBe('\uFEFFa,b\r\n1234.6,0.5\r\n');
  });

  it('leaves a cell empty where there is no number', () => {
    expect([null, undefined, NaN, Infinity].map((v) => one(v))).toEqual(['', '', '', '']);
  });

  it('has no negative nothing', () => {
    expect(one(-0.04, 1)).toBe('0,0');
  });

  it.each(['=1+1', '+33 1', '-2', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1', '﹣1'.replace('﹣', '－')])(
    '[X6] keeps %j text, whatever a spreadsheet would make of it',
    (text) => {
      expect(one(text).replaceAll('"', '').startsWith("'")).toBe(true);
    },
  );

  it('[X6] keeps a negative number a number', () => {
    expect(one(-12.5, 1)).toBe('-12,5');
  });

  it('neutralises headers too', () => {
    expect(csvTable(tableOf([{ header: '=1', cell: () => '' }], []), FRENCH_CSV)).toBe("\uFEFF'=1\r\n");
  });

  it('[X5] quotes by RFC 4180, so that a reader gets back what was written', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ';', '"', '\n', '\r', ' ', 'é', ',') });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (row) => {
        const columns = row.map((cell) => ({ header: 'h', cell: () => cell }));
        const [, read] = parse(csvTable(tableOf(columns, [0]), FRENCH_CSV).slice(1));
        expect(read?.map((cell) => cell.replace(/^'/, ''))).toEqual(row);
      }),
      { seed: 20261123 },
    );
  });
});

/** RFC 4180 by the letter, with `;`. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ';') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (char === '\r' && text[i + 1] === '\n') {
      rows.at(-1)!.push(cell);
      rows.push([]);
      cell = '';
      i++;
    } else cell += char;
  }
  return rows;
}
