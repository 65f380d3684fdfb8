/**
 * CSV that a spreadsheet opens by double click, by RFC 4180 with a byte order mark. French Excel reads `;` and decimal
 * commas, English Excel `,` and points: the style says which.
 *
 * Text that a spreadsheet would take for a formula is made text again by a leading apostrophe (OWASP, “CSV
 * Injection”); numbers are written as numbers, a negative one too.
 */
export interface CsvStyle {
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
}

export const FRENCH_CSV: CsvStyle = { separator: ';', decimal: ',' };
export const ENGLISH_CSV: CsvStyle = { separator: ',', decimal: '.' };

export type CsvCell = string | number | null | undefined;

export interface CsvColumn<Row> {
  readonly header: string;
  /** Decimals of a number; as many as it has when absent. */
  readonly digits?: number;
  readonly cell: (row: Row) => CsvCell;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** The table as text, CRLF at the end of each line. A missing, infinite or undefined number is an empty cell. */
export function csvTable<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row>,
  style: CsvStyle,
): string {
  const lines = [columns.map((column) => textCell(column.header, style))];
  for (const row of rows) lines.push(columns.map((column) => cellText(column, row, style)));
  return BYTE_ORDER_MARK + lines.map((cells) => `${cells.join(style.separator)}\r\n`).join('');
}

function cellText<Row>(column: CsvColumn<Row>, row: Row, style: CsvStyle): string {
  const value = column.cell(row);
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return textCell(value, style);
  if (!Number.isFinite(value)) return '';
  const text = column.digits === undefined ? String(value) : fixed(value, column.digits);
  return quoted(text.replace('.', style.decimal), style);
}

/** −0 is 0: nobody measures a negative nothing. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}

/** Signs that start a formula, full-width ones too, also after blanks; and the controls that hide one. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

const textCell = (text: string, style: CsvStyle): string =>
  quoted(FORMULA.test(text) ? `'${text}` : text, style);

const quoted = (text: string, style: CsvStyle): string =>
  text.includes(style.separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
