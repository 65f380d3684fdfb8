/**
 * Comma-separated values (RFC 4180 and what spreadsheets make of it) to a table of texts: separator and quotes as they
 * are found, line breaks inside quotes, rows of any length. What the cells mean is for `coordinates.ts` and the
 * columns' names to say.
 */
import { err, ok, type Result } from '../../../kernel/result';

export interface Table {
  /** Never empty names: a column without one is called by its place. */
  readonly columns: readonly string[];
  /** As many cells as there are columns; rows without any text are left out. */
  readonly rows: readonly (readonly string[])[];
  /** One-based line of the file at which each row begins. */
  readonly lines: readonly number[];
}

export interface CsvFault {
  readonly code: 'csv.quoteOpen' | 'csv.tooManyColumns' | 'csv.tooManyRows';
  readonly line: number;
}

/** A device list has tens of columns; an export of incidents a million rows. */
export const TABLE_LIMITS = { columns: 1000, rows: 2_000_000 } as const;

const SEPARATORS = [';', ',', '\t', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

/** Rows that are looked at to find the separator. */
const LOOKED_AT = 20;
/** Rows between two reports of progress. */
const STEP = 4096;

/** Yields the share done, in [0, 1]. @param text decoded, without a byte order mark. */
export function* readCsvTable(text: string): Generator<number, Result<Table, CsvFault>> {
  // Excel's own first line says the separator: `sep=;`.
  const stated = /^sep=(.)\r?\n/i.exec(text);
  const reader = new CsvReader(text, stated?.[1] ?? separatorOf(text), stated ? stated[0].length : 0);
  const header = reader.next() ?? [];
  if (header.length > TABLE_LIMITS.columns) return err({ code: 'csv.tooManyColumns', line: reader.line });
  const columns = columnNames(header);
  const rows: string[][] = [];
  const lines: number[] = [];
  for (let row = reader.next(); row; row = reader.next()) {
    if (row.some((cell) => cell.trim() !== '')) {
      rows.push(columns.map((_, i) => row[i] ?? ''));
      lines.push(reader.line);
    }
    if (rows.length > TABLE_LIMITS.rows) return err({ code: 'csv.tooManyRows', line: reader.line });
    if (rows.length % STEP === 0) yield reader.position / text.length;
  }
  return reader.quoteOpenAt === undefined
    ? ok({ columns, rows, lines })
    : err({ code: 'csv.quoteOpen', line: reader.quoteOpenAt });
}

/** Names of columns, trimmed, each once: `nom`, `nom (2)`; a column without a name is `#3`. */
export function columnNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const base = cell.trim().replace(/\s+/gu, ' ') || `#${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} (${n})`;
    taken.add(name);
    return name;
  });
}

/** The separator by which the most rows have as many cells as the first, and then the most cells. */
function separatorOf(text: string): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const reader = new CsvReader(text, separator, 0);
    const widths: number[] = [];
    for (let row = reader.next(); row && widths.length < LOOKED_AT; row = reader.next())
      widths.push(row.length);
    const [first = 0] = widths;
    const alike = widths.filter((width) => width === first).length / widths.length;
    const score = first < 2 ? 0 : alike * 1000 + Math.min(first, 999);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

class CsvReader {
  position: number;
  /** One-based line at which the row given last begins. */
  line = 1;
  /** Line of a quote that is never closed. */
  quoteOpenAt: number | undefined;
  private readonly text: string;
  private readonly separator: string;
  private nextLine: number;

  constructor(text: string, separator: string, from: number) {
    this.text = text;
    this.separator = separator;
    this.position = from;
    this.nextLine = from > 0 ? 2 : 1;
  }

  /** The next row's cells; undefined at the end. */
  next(): string[] | undefined {
    if (this.position >= this.text.length) return undefined;
    this.line = this.nextLine;
    const cells: string[] = [];
    for (;;) {
      cells.push(this.text[this.position] === '"' ? this.quoted() : this.plain());
      if (this.text[this.position] !== this.separator) break;
      this.position++;
    }
    this.endOfLine();
    return cells;
  }

  private plain(): string {
    const { text } = this;
    const from = this.position;
    let p = from;
    while (p < text.length && text[p] !== this.separator && text[p] !== '\n' && text[p] !== '\r') p++;
    this.position = p;
    return text.slice(from, p);
  }

  /** A quoted cell, its line breaks plain ones; text between its closing quote and the separator belongs to it. */
  private quoted(): string {
    const { text } = this;
    const opened = this.nextLine;
    let cell = '';
    let from = this.position + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote === -1) {
        this.quoteOpenAt ??= opened;
        this.position = text.length;
        return cell + text.slice(from);
      }
      const piece = text.slice(from, quote).replaceAll('\r\n', '\n');
      cell += piece;
      for (let at = piece.indexOf('\n'); at !== -1; at = piece.indexOf('\n', at + 1)) this.nextLine++;
      if (text[quote + 1] !== '"') {
        this.position = quote + 1;
        return cell + this.plain();
      }
      cell += '"';
      from = quote + 2;
    }
  }

  private endOfLine(): void {
    if (this.text[this.position] === '\r') this.position++;
    if (this.text[this.position] === '\n') this.position++;
    this.nextLine++;
  }
}
