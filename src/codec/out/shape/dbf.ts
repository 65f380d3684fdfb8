/** Attributes of a Shapefile: dBASE III in UTF-8, as the .cpg beside it says. */
import { strToU8 } from 'fflate';
import type { SqlValue } from 'sql.js';

export interface DbfColumn {
  /** As the reader will see it: ten bytes of ASCII. */
  readonly field: string;
  readonly name: string;
  readonly isNumber: boolean;
}

const MAX_FIELDS = 255;
const NAME_BYTES = 10;
/** The most that a dBASE cell of text holds. */
const MAX_TEXT = 254;
const NUMBER_BYTES = 20;
const NUMBER_DECIMALS = 8;

type Row = Readonly<Record<string, SqlValue>>;

/** Columns in order of first appearance, cut to ten characters without two alike; numbers where nothing else stands. */
export function dbfColumns(rows: readonly Row[]): readonly DbfColumn[] {
  const isNumber = new Map<string, boolean>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (value === null) continue;
      isNumber.set(name, (isNumber.get(name) ?? true) && typeof value === 'number');
    }
  }
  const taken = new Set<string>();
  return [...isNumber].slice(0, MAX_FIELDS).map(([name, number]) => {
    const field = shortName(name, taken);
    taken.add(field.toLowerCase());
    return { field, name, isNumber: number };
  });
}

function shortName(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replaceAll(/[^\w-]/g, '_').slice(0, NAME_BYTES) || 'field';
  let short = plain;
  for (let n = 1; taken.has(short.toLowerCase()); n++) {
    const tail = `_${n}`;
    short = plain.slice(0, NAME_BYTES - tail.length) + tail;
  }
  return short;
}

export function dbf(columns: readonly DbfColumn[], rows: readonly Row[]): Uint8Array {
  // A table without a column is none.
  const shown = columns.length > 0 ? columns : [{ field: 'id', name: 'id', isNumber: false }];
  const cells = rows.map((row) => shown.map((column) => cellOf(column, row)));
  const widths = shown.map(({ isNumber }, c) =>
    isNumber ? NUMBER_BYTES : Math.max(1, ...cells.map((row) => row[c]!.length)),
  );
  const headerSize = 32 + 32 * shown.length + 1;
  const rowSize = widths.reduce((sum, width) => sum + width, 1);
  const bytes = new Uint8Array(headerSize + rowSize * rows.length + 1).fill(0x20, headerSize);
  const view = new DataView(bytes.buffer);
  // Version, then a fixed date: the same plan gives the same bytes.
  bytes.set([3, 100, 1, 1]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerSize, true);
  view.setUint16(10, rowSize, true);
  shown.forEach(({ field, isNumber }, c) => {
    const at = 32 + 32 * c;
    bytes.set(strToU8(field), at);
    bytes[at + 11] = (isNumber ? 'N' : 'C').codePointAt(0)!;
    bytes[at + 16] = widths[c]!;
    bytes[at + 17] = isNumber ? NUMBER_DECIMALS : 0;
  });
  bytes[headerSize - 1] = 0x0d;
  cells.forEach((row, r) => {
    let at = headerSize + rowSize * r + 1;
    row.forEach((cell, c) => {
      bytes.set(cell, shown[c]!.isNumber ? at + widths[c]! - cell.length : at);
      at += widths[c]!;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

function cellOf({ name, isNumber }: DbfColumn, row: Row): Uint8Array {
  const value = Object.hasOwn(row, name) ? row[name] : null;
  if (value === null || value === undefined) return new Uint8Array(0);
  if (isNumber) return strToU8(numberText(value as number));
  return cutText(typeof value === 'string' ? value : JSON.stringify(value));
}

/** As many decimals as fit. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(Number(value.toFixed(NUMBER_DECIMALS)));
  return text.length <= NUMBER_BYTES && !text.includes('e') ? text : value.toExponential(10);
}

/** UTF-8 of at most 254 bytes, never a part of a letter. */
function cutText(text: string): Uint8Array {
  const bytes = strToU8(text.replaceAll('\0', ''));
  if (bytes.length <= MAX_TEXT) return bytes;
  let end = MAX_TEXT;
  while ((bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}
