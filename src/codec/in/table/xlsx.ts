/**
 * Sheets of an Excel workbook (ECMA-376) as grids of texts: shared, inline and formula strings, numbers, dates by their
 * number format, booleans. Formulas are not computed: the value that was saved counts.
 */
import { err, ok, type Result } from '../../../kernel/result';
import type { UnpackLimits } from '../gunzip';
import { childNamed, xmlRecords, type XmlElement } from '../xml/records';
import { zipEntries, type ZipEntry, type ZipFault } from '../zip';
import { TABLE_LIMITS } from './csv-table';

export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** One-based number of each row in the sheet. */
  readonly lines: readonly number[];
}

export type XlsxFault = ZipFault | 'xlsx.broken' | 'csv.tooManyRows';

type Steps<T> = Generator<number, T>;

/** Yields the share done, in [0, 1]. */
export function* readXlsx(
  bytes: Uint8Array,
  limits: UnpackLimits,
): Steps<Result<readonly Grid[], XlsxFault>> {
  const entries = zipEntries(bytes);
  if (!entries.ok) return entries;
  const book = new Workbook(entries.value, limits);
  const sheets = yield* book.sheets();
  const grids: Grid[] = [];
  for (const [i, { name, path }] of sheets.entries()) {
    const grid = yield* book.grid(name, path, i / sheets.length, 1 / sheets.length);
    if (book.fault) return err(book.fault);
    if (grid) grids.push(grid);
  }
  return book.fault ? err(book.fault) : ok(grids);
}

class Workbook {
  fault: XlsxFault | undefined;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private limits: UnpackLimits;
  private strings: readonly string[] | undefined;
  private dateStyles: ReadonlySet<number> | undefined;

  constructor(entries: readonly ZipEntry[], limits: UnpackLimits) {
    this.entries = new Map(entries.map((entry) => [entry.path.replace(/^\//, ''), entry]));
    this.limits = limits;
  }

  *sheets(): Steps<readonly { readonly name: string; readonly path: string }[]> {
    const targets = new Map<string, string>();
    yield* this.records('xl/_rels/workbook.xml.rels', ['Relationship'], ({ attributes: { Id, Target } }) => {
      if (Id !== undefined && Target !== undefined)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    });
    const sheets: { name: string; path: string }[] = [];
    yield* this.records('xl/workbook.xml', ['sheet'], ({ attributes }) => {
      const path = targets.get(attributes['r:id'] ?? '');
      if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
    });
    return sheets;
  }

  *grid(name: string, path: string, from: number, share: number): Steps<Grid | undefined> {
    this.strings ??= yield* this.sharedStrings();
    this.dateStyles ??= yield* this.dates();
    const rows: (readonly string[])[] = [];
    const lines: number[] = [];
    const reading = this.records(path, ['row'], (row) => {
      if (rows.length >= TABLE_LIMITS.rows) this.fault ??= 'csv.tooManyRows';
      const cells = this.cells(row);
      if (this.fault || cells.every((cell) => cell.trim() === '')) return;
      rows.push(cells);
      lines.push(Number(row.attributes['r']) || rows.length);
    });
    for (let step = reading.next(); !step.done; step = reading.next()) yield from + share * step.value;
    return { name, rows, lines };
  }

  private *sharedStrings(): Steps<readonly string[]> {
    const strings: string[] = [];
    yield* this.records('xl/sharedStrings.xml', ['si'], (si) => strings.push(textOf(si)));
    return strings;
  }

  /** Styles of cells whose number is a date: the built-in formats 14–22 and 45–47, and those that name days or hours. */
  private *dates(): Steps<ReadonlySet<number>> {
    const formats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
    const styles = new Set<number>();
    yield* this.records('xl/styles.xml', ['numFmt', 'cellXfs'], ({ name, attributes, children }) => {
      if (name === 'cellXfs') {
        children.forEach((xf, i) => {
          if (formats.has(Number(xf.attributes['numFmtId']))) styles.add(i);
        });
      } else if (isDateFormat(attributes['formatCode'] ?? '')) formats.add(Number(attributes['numFmtId']));
    });
    return styles;
  }

  private cells(row: XmlElement): string[] {
    const cells: string[] = [];
    for (const cell of row.children) {
      const at = columnOf(cell.attributes['r']) ?? cells.length;
      if (cell.name !== 'c' || at >= TABLE_LIMITS.columns) continue;
      while (cells.length < at) cells.push('');
      cells[at] = this.valueOf(cell);
    }
    return cells;
  }

  private valueOf(cell: XmlElement): string {
    const value = childNamed(cell, 'v')?.text ?? '';
    switch (cell.attributes['t']) {
      case 's':
        return this.strings?.[Number(value)] ?? '';
      case 'inlineStr': {
        const inline = childNamed(cell, 'is');
        return inline ? textOf(inline) : '';
      }
      case 'b':
        return value === '1' ? 'true' : 'false';
      case 'e':
        return '';
      case 'str':
      case 'd':
        return value;
      default:
        return this.dateStyles?.has(Number(cell.attributes['s'])) ? dateOf(value) : value;
    }
  }

  /** Missing parts are no fault: a workbook without shared strings has none. */
  private *records(path: string, names: readonly string[], take: (element: XmlElement) => void): Steps<void> {
    const entry = this.entries.get(path);
    if (!entry || this.fault) return;
    const bytes = entry.unpack(this.limits);
    if (!bytes.ok) {
      this.fault = bytes.error;
      return;
    }
    this.limits = { ...this.limits, maxBytes: this.limits.maxBytes - bytes.value.length };
    const fault = yield* xmlRecords(bytes.value, new Set(names), take);
    if (fault) this.fault = 'xlsx.broken';
  }
}

/** Runs of rich text joined; what is said about how to pronounce it left out. */
function textOf(element: XmlElement): string {
  return element.children
    .map((child) =>
      child.name === 't' ? child.text : child.name === 'r' ? (childNamed(child, 't')?.text ?? '') : '',
    )
    .join('');
}

/** `AB12` is column 27, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Quoted text and colours are no days. */
const isDateFormat = (code: string): boolean => /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** Days since 1899-12-30, to ISO; with the time where there is one. */
function dateOf(value: string): string {
  const days = Number(value);
  if (value === '' || !(days >= 1 && days < MAX_DAYS)) return value;
  const seconds = Math.round((days - Math.floor(days)) * 86_400) % 86_400;
  const day = isoDay(Math.floor(days));
  const part = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  return seconds === 0
    ? day
    : `${day}T${part(seconds / 3600)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}`;
}

/** Excel's own end of time, 9999-12-31. */
const MAX_DAYS = 2_958_466;

/** Gregorian day from days since 1899-12-30 (Fliegel and Van Flandern, Comm. ACM 11, 1968, on the Julian day). */
function isoDay(days: number): string {
  let l = days + 2_415_019 + 68_569;
  const n = Math.floor((4 * l) / 146_097);
  l -= Math.floor((146_097 * n + 3) / 4);
  const i = Math.floor((4000 * (l + 1)) / 1_461_001);
  l -= Math.floor((1461 * i) / 4) - 31;
  const j = Math.floor((80 * l) / 2447);
  const day = l - Math.floor((2447 * j) / 80);
  const late = Math.floor(j / 11);
  const month = j + 2 - 12 * late;
  const year = 100 * (n - 49) + i + late;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
