/** One worksheet: headers in row 1, then the table's rows, each cell of the type that its value has. */
import { isFormulaLike } from '../formula';
import type { Cell, Table } from '../table';
import { escaped } from '../xml';
import type { CellStyle, Styles } from './styles';

export interface SheetLook {
  /** Arrows to filter and sort by. */
  readonly filter: boolean;
  /** To be printed on; A4 when absent. */
  readonly paper?: 'A3';
}

export interface WorkbookWords {
  readonly title: string;
  /** Footer: “Page … of …”. */
  readonly page: string;
  readonly of: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** What a cell can hold (Excel specifications and limits). */
export const MAX_CELL = 32_767;
/** Columns grow with their content up to here, characters; longer text is wrapped. */
const WIDEST = 42;
const NARROWEST = 9;

export function sheetXml(table: Table, look: SheetLook, styles: Styles, words: WorkbookWords): string {
  const { columns, rows } = table;
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
  const header = styles.indexOf({ header: true });
  const widths = columns.map((_, i) => columnWidth(table, i));
  const formats = columns.map((column) => numberFormat(column));
  const head = columns.map((c, i) => textCell(`${columnName(i)}1`, c.header, header));
  const body = rows.map((row, r) => {
    const cells = row.map((cell, i) => cellXml(`${columnName(i)}${r + 2}`, cell, formats[i], styles));
    return `<row r="${r + 2}">${cells.join('')}</row>`;
  });
  const filter = look.filter ? `<autoFilter ref="A1:${last}"/>` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
    `<sheetData><row r="1" ht="${headerHeight(columns, widths)}" customHeight="1">${head.join('')}</row>${body.join('')}</sheetData>${filter}` +
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${look.paper === 'A3' ? 8 : 9}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter><oddHeader>${escaped(`&L${ampersands(words.title)}&R&A`)}</oddHeader>` +
    `<oddFooter>${escaped(`&LAnglemort&R${ampersands(words.page)} &P ${ampersands(words.of)} &N`)}</oddFooter></headerFooter>` +
    '</worksheet>'
  );
}

/** In headers and footers & starts a code. */
const ampersands = (text: string): string => text.replaceAll('&', '&&').slice(0, 120);

function cellXml(at: string, value: Cell, format: string | undefined, styles: Styles): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    return `<c r="${at}" s="${styles.indexOf(format === undefined ? {} : { format })}"><v>${value}</v></c>`;
  }
  const day = format === 'date' ? dayNumber(value) : undefined;
  if (day !== undefined) return `<c r="${at}" s="${styles.indexOf({ format: 'date' })}"><v>${day}</v></c>`;
  const style: CellStyle = {
    ...(value.length > WIDEST ? { wrapped: true as const } : {}),
    ...(isFormulaLike(value) ? { quoted: true as const } : {}),
  };
  return textCell(at, value, styles.indexOf(style));
}

/** Text in the cell itself: nothing that it holds is ever taken for a formula. */
const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(escapedCodes(text.slice(0, MAX_CELL)))}</t></is></c>`;

/** `_x000D_` means a character in SpreadsheetML: meant as it stands, its first underscore is written as one. */
const escapedCodes = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

/** Days since 1899-12-30 of an ISO date; undefined for other text. */
function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1901 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  // Days from civil (H. Hinnant): the core has no clock, nor calendar.
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const days = era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + dayOfYear;
  return days - 693_899;
}

function numberFormat({ digits, format }: Table['columns'][number]): string | undefined {
  if (format === 'date') return 'date';
  if (format === 'share') return '0.0%';
  if (digits === undefined) return undefined;
  const decimals = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  return format === 'plain' ? `0${decimals}` : `#,##0${decimals}`;
}

/** Characters. */
function columnWidth({ columns, rows }: Table, i: number): number {
  const { header, digits } = columns[i]!;
  // A header breaks into lines, but never inside a word.
  let width = Math.max(NARROWEST, ...header.split(/[\s/]+/).map((word) => word.length + 3));
  for (const row of rows) {
    const cell = row[i];
    const text = typeof cell === 'number' ? cell.toFixed(digits ?? 0) : (cell ?? '');
    width = Math.max(width, Math.min(WIDEST, text.length + 2));
  }
  return width;
}

/** Points of a line of text, and of the row that holds the most lines: programs do not grow it by themselves. */
const LINE_PT = 15;

function headerHeight(columns: Table['columns'], widths: readonly number[]): number {
  const lines = columns.map(({ header }, i) => {
    // Bold, and room for the arrow of the filter.
    const room = widths[i]! - 2;
    let [count, length] = [1, 0];
    for (const word of header.split(/\s+/)) {
      length += word.length + (length > 0 ? 1 : 0);
      if (length > room && length > word.length) [count, length] = [count + 1, word.length];
    }
    return count;
  });
  return LINE_PT * Math.max(1, ...lines);
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  let name = '';
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) name = String.fromCharCode(65 + (n % 26)) + name;
  return name;
}
