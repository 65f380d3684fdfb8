/** A4 pages of text and tables: head, foot, headings, tables that break between rows and never cut a word off. */
import type { DossierInput } from './input';
import { blockOf, dateOf, projectOf } from '../sheet/title-block';
import { redactedNote } from '../redaction/note';
import { INK, INK_2, PAPER } from '../sheet/palette';
import { element, group, line, rect, type Box, type Mark } from '../sheet/marks';
import { fontFace, fontFamily } from '../sheet/sheet';
import { fitted, lineHeight, paragraph, text, textWidth, wrapped } from '../sheet/text';
import type { PdfPage } from '../pdf/document';

/** One page of the dossier before its number is known. */
export interface PlannedPage {
  /** Where a part begins: its line in the table of contents. */
  readonly heading?: string;
  readonly bookmark?: string;
  /** A plan at scale: what a reader wants to see first. */
  readonly isPlan?: true;
  readonly draw: (number: number, total: number) => PdfPage;
}

export const WIDTH_MM = 297;
export const HEIGHT_MM = 210;
const MARGIN_MM = 12;

/** Between head and foot. */
export const BODY: Box = { x: MARGIN_MM, y: 24, width: WIDTH_MM - 2 * MARGIN_MM, height: 170 };

export function textPage(
  input: DossierInput,
  title: string,
  [number, total]: readonly [number, number],
  body: readonly Mark[],
  definitions: readonly Mark[] = [],
): PdfPage {
  const { words } = input;
  const block = blockOf(input);
  const right = WIDTH_MM - MARGIN_MM;
  const project = fitted(projectOf(input), BODY.width * 0.45, 8, true);
  const night = input.analysis?.report.night ? words.say('nightFigures') : undefined;
  const under = [dateOf(input), night, block.drawnBy, block.revision, words.say('madeWith')];
  const foot = under.filter((part) => part !== undefined && part !== '').join(' · ');
  const note = redactedNote(input.withheld, words.say);
  const rule = { stroke: INK, 'stroke-width': 0.3 };
  const drawing = element('svg', { ...svgFrame(WIDTH_MM, HEIGHT_MM), 'font-family': fontFamily(input) }, [
    element('defs', {}, [fontFace(input), ...definitions]),
    rect({ x: 0, y: 0, width: WIDTH_MM, height: HEIGHT_MM }, { fill: PAPER }),
    text(MARGIN_MM, 14, title, { size_pt: 13, weight: 700, colour: INK }),
    ...(note === undefined ? [] : [text(right, 8, note, { size_pt: 7, colour: INK, anchor: 'end' })]),
    text(right, 14, project, { size_pt: 8, weight: 700, colour: INK, anchor: 'end' }),
    line(MARGIN_MM, 17, right, 17, rule),
    ...body,
    line(MARGIN_MM, 199, right, 199, rule),
    text(MARGIN_MM, 203, fitted(foot, BODY.width * 0.8, 7), { size_pt: 7, colour: INK_2 }),
    text(right, 203, words.write('page', { number, total }), { size_pt: 7, colour: INK_2, anchor: 'end' }),
  ]);
  return { width_mm: WIDTH_MM, height_mm: HEIGHT_MM, drawing };
}

export const svgFrame = (width_mm: number, height_mm: number) => ({
  xmlns: 'http://www.w3.org/2000/svg',
  width: `${width_mm}mm`,
  height: `${height_mm}mm`,
  viewBox: `0 0 ${width_mm} ${height_mm}`,
});

export interface Column {
  readonly head: string;
  /** Share of the width; all columns together make the whole. */
  readonly share: number;
  readonly isNumber?: boolean;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Before the first row and after the last. */
  readonly note?: string;
}

const CELL_PT = 6.5;
const CELL_PADDING_MM = 0.8;
/** Before words that follow a number: both ends would else stand together. */
export const AFTER_NUMBER_MM = 2.4;
const LINE_MM = lineHeight(CELL_PT, 1.2);

/** The pages of a table; one that has no rows says so by its note, or is left out. */
export function tablePages(input: DossierInput, table: Table): PlannedPage[] {
  if (table.rows.length === 0 && table.note === undefined) return [];
  const widths = table.columns.map(({ share }) => share * BODY.width);
  const room = widths.map((width, i) => width - leadOf(table.columns, i) - CELL_PADDING_MM);
  const lines = (cells: readonly string[]): string[][] => cells.map((cell, i) => brokenLines(cell, room[i]!));
  // Bold letters are a little wider.
  const head = table.columns.map((column, i) => brokenLines(column.head, room[i]! / 1.08));
  const note = table.note === undefined ? [] : wrapped(table.note, BODY.width, 7);
  const noteHeight = note.length * lineHeight(7) + (note.length > 0 ? 2 : 0);
  const chunks = pagesOfRows(table.rows.map(lines), BODY.height - rowHeight(head), noteHeight);
  return chunks.map((rows, index) => ({
    ...(index === 0 ? { heading: table.title, bookmark: table.title } : {}),
    draw: (number, total) => {
      const top = BODY.y + (index === 0 ? noteHeight : 0);
      const body = [
        ...(index === 0 ? paragraph(BODY.x, BODY.y, note, { size_pt: 7, colour: INK_2 }) : []),
        drawRows(head, rows, table.columns, widths, top),
      ];
      return textPage(input, table.title, [number, total], body);
    },
  }));
}

/** From the left edge of a column to its words. */
const leadOf = (columns: readonly Column[], i: number): number =>
  columns[i - 1]?.isNumber && !columns[i]!.isNumber ? AFTER_NUMBER_MM : CELL_PADDING_MM;

const rowHeight = (cells: readonly (readonly string[])[]): number =>
  Math.max(1, ...cells.map((cell) => cell.length)) * LINE_MM + 1.4;

type Rows = readonly (readonly (readonly string[])[])[];

function pagesOfRows(rows: Rows, room: number, firstLess: number): Rows[] {
  const pages: (readonly (readonly string[])[])[][] = [[]];
  let left = room - firstLess;
  for (const row of rows) {
    const height = rowHeight(row);
    if (height > left && pages.at(-1)!.length > 0) {
      pages.push([]);
      left = room;
    }
    pages.at(-1)!.push(row);
    left -= height;
  }
  return pages;
}

/** Lines of a cell; a word that is wider than its column is broken, not cut off. */
function brokenLines(content: string, width_mm: number): string[] {
  const words = content.split(/[ \n\t]+/).flatMap((word) => brokenWord(word, width_mm));
  return wrapped(words.join(' '), width_mm, CELL_PT).slice(0, 12);
}

function brokenWord(word: string, width_mm: number): string[] {
  if (textWidth(word, CELL_PT) <= width_mm) return [word];
  const parts: string[] = [''];
  for (const char of word) {
    if (textWidth(parts.at(-1)! + char, CELL_PT) > width_mm) parts.push('');
    parts[parts.length - 1] += char;
  }
  return parts;
}

function drawRows(
  head: readonly (readonly string[])[],
  rows: Rows,
  columns: readonly Column[],
  widths: readonly number[],
  top: number,
): Mark {
  const marks: Mark[] = [];
  let y = top;
  for (const [index, row] of [head, ...rows].entries()) {
    const height = rowHeight(row);
    const isHead = index === 0;
    if (isHead) marks.push(rect({ x: BODY.x, y, width: BODY.width, height }, { fill: '#E9E6DF' }));
    let x = BODY.x;
    for (const [i, cell] of row.entries()) {
      const { isNumber = false } = columns[i]!;
      const at = isNumber ? x + widths[i]! - CELL_PADDING_MM : x + leadOf(columns, i);
      cell.forEach((content, l) => {
        marks.push(
          text(at, y + (l + 0.82) * LINE_MM + 0.4, content, {
            size_pt: CELL_PT,
            weight: isHead ? 700 : 400,
            colour: INK,
            anchor: isNumber ? 'end' : 'start',
          }),
        );
      });
      x += widths[i]!;
    }
    y += height;
    marks.push(
      line(BODY.x, y, BODY.x + BODY.width, y, { stroke: INK_2, 'stroke-width': isHead ? 0.3 : 0.1 }),
    );
  }
  return group({}, marks);
}

/** Rows of a name and what is known about it; nothing known is a blank to be filled by hand. */
export function factRows(
  rows: readonly (readonly [label: string, value: string])[],
  box: Box,
  size_pt = 7.5,
): Mark {
  const step = lineHeight(size_pt, 1.5);
  const marks: Mark[] = [];
  let y = box.y;
  for (const [label, value] of rows) {
    const lines = wrapped(value, box.width * 0.58, size_pt);
    marks.push(
      text(box.x, y + step * 0.7, fitted(label, box.width * 0.4, size_pt), { size_pt, colour: INK_2 }),
      ...paragraph(box.x + box.width * 0.42, y + step * 0.7, lines, { size_pt, colour: INK, weight: 700 }),
    );
    y += Math.max(1, lines.length) * step * (lines.length > 1 ? 0.9 : 1);
    marks.push(line(box.x, y, box.x + box.width, y, { stroke: INK_2, 'stroke-width': 0.1 }));
  }
  return group({}, marks);
}
