/**
 * CSV that a spreadsheet opens by double click, by RFC 4180 with a byte order mark. French Excel reads `;` and decimal
 * commas, English Excel `,` and points: the style says which.
 *
 * Text that a spreadsheet would take for a formula is made text again by a leading apostrophe (OWASP, “CSV
 * Injection”); numbers are written as numbers, a negative one too.
 */
import { isFormulaLike } from './formula';
import type { Cell, Table } from './table';

export interface CsvStyle {
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
}

export const FRENCH_CSV: CsvStyle = { separator: ';', decimal: ',' };
export const ENGLISH_CSV: CsvStyle = { separator: ',', decimal: '.' };

const BYTE_ORDER_MARK = '\uFEFF';

/** The table as text, CRLF at the end of each line. A missing, infinite or undefined number is an empty cell. */
export function csvTable({ columns, rows }: Table, style: CsvStyle): string {
  const lines = [columns.map((column) => textCell(column.header, style))];
  for (const row of rows) lines.push(row.map((cell, i) => cellText(cell, columns[i]?.digits, style)));
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.join(style.separator)}\r\n`).join('');
}

function cellText(value: Cell, digits: number | undefined, style: CsvStyle): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return textCell(value, style);
  if (!Number.isFinite(value)) return '';
  const text = digits === undefined ? String(value) : fixed(value, digits);
  return quoted(text.replace('.', style.decimal), style);
}

/** −0 is 0: nobody measures a negative nothing. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}

const textCell = (text: string, style: CsvStyle): string =>
  quoted(isFormulaLike(text) ? `'${text}` : text, style);

const quoted = (text: string, style: CsvStyle): string =>
  text.includes(style.separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
