/** The column right of the map: title, north and scale, legend, figures, devices, what to read with it, title block. */
import type { ShownCamera } from './device-layer';
import { labelOf } from './device-layer';
import { figureRows, readingLines, sourceLines } from './facts';
import type { LegendKey, SheetInput, SheetWord, TitleBlock } from './input';
import type { SheetLayout } from './layout';
import { drawLegendRow, legendRows } from './legend';
import { INK, INK_2, PAPER, WEIGHT } from './palette';
import { element, group, line, mm, rect, type Box } from './svg';
import { fitted, fittingSize, lineHeight, paragraph, SMALLEST_PT, text, wrapped } from './text';
import type { SheetView } from './view';

export interface Column {
  readonly svg: string;
  /** Devices on the map for which the table had no row left. */
  readonly devicesLeftOut: number;
}

const PADDING_MM = 3.5;

export function drawColumn(
  input: SheetInput,
  layout: SheetLayout,
  view: SheetView,
  cameras: readonly ShownCamera[],
  legend: readonly LegendKey[],
): Column {
  const { column } = layout;
  const block = drawTitleBlock(input, layout);
  const parts: string[] = [block.svg];
  let y = column.y;
  const section = (height: number, draw: (box: Box) => string): void => {
    const box: Box = { x: column.x + PADDING_MM, y, width: column.width - 2 * PADDING_MM, height };
    parts.push(draw(box));
    y += height;
    parts.push(line(column.x, y, column.x + column.width, y, { stroke: INK, 'stroke-width': 0.2 }));
  };

  section(layout.title_pt * 0.95, (box) => drawTitle(input, layout, box));
  section(layout.format === 'A3' ? 17 : 14, (box) => drawNorthAndScale(input, layout, view, box));
  const rows = legendRows(legend, input);
  const figures = figureRows(input);
  const notes = drawNotes(input, layout, block.top);
  const legendRowsHeight = Math.ceil(rows.length / 2) * ROW_MM[layout.format];
  const figuresHeight = figures.length * lineHeight(layout.body_pt, 1.45);
  // A small sheet with a long legend: rows move together before anything is drawn over.
  const room = notes.top - y - 2 * SECTION_MM;
  const tight = Math.min(1, Math.max(TIGHTEST, room / (legendRowsHeight + figuresHeight)));
  section(SECTION_MM + legendRowsHeight * tight, (box) => drawLegend(rows, input, layout, box));
  section(SECTION_MM + figuresHeight * tight, (box) => drawFigures(figures, input, layout, box));
  parts.push(notes.svg);
  const table = drawDevices(input, layout, cameras, {
    x: column.x + PADDING_MM,
    y,
    width: column.width - 2 * PADDING_MM,
    height: notes.top - y,
  });
  parts.push(table.svg);
  return { svg: group({ fill: INK }, parts), devicesLeftOut: table.leftOut };
}

const ROW_MM = { A3: 6, A4: 5 } as const;
/** What a section takes beside its rows: its heading and the air below. */
const SECTION_MM = 7.5;
/** Rows closer together than this share of their height could not be read. */
const TIGHTEST = 0.7;

function heading(box: Box, content: string, layout: SheetLayout): string {
  return text(box.x, box.y + 4.6, content, { size_pt: layout.body_pt, weight: 700 });
}

function drawTitle(input: SheetInput, layout: SheetLayout, box: Box): string {
  const title = input.plan.head.name || input.words.say('title');
  const under = [input.place, input.date].filter((part) => part !== undefined && part !== '').join(' · ');
  const baseline = box.y + layout.title_pt * 0.45;
  const size_pt = fittingSize(title, box.width, layout.title_pt, layout.title_pt * 0.6);
  return [
    text(box.x, baseline, fitted(title, box.width, size_pt, true), { size_pt, weight: 700 }),
    text(box.x, baseline + 5, fitted(under, box.width, layout.body_pt + 1), {
      size_pt: layout.body_pt + 1,
      colour: INK_2,
    }),
  ].join('');
}

/** North is true, at the middle of the map; the angle of the grid is written. */
function drawNorthAndScale(input: SheetInput, layout: SheetLayout, view: SheetView, box: Box): string {
  const { words, format } = input;
  const convergence = view.frame.convergence_deg(view.centre[0], view.centre[1]);
  const x = box.x + 5;
  const y = box.y + box.height / 2;
  const arrow = group(
    {
      transform: `translate(${mm(x)} ${mm(y + 0.8)}) scale(${format === 'A3' ? 1 : 0.85}) rotate(${mm(-convergence)})`,
    },
    [
      element('path', { d: 'M0 -5L2.2 5L0 3.4L-2.2 5Z', fill: PAPER, stroke: INK, 'stroke-width': 0.3 }),
      element('path', { d: 'M0 -5L0 3.4L-2.2 5Z', fill: INK }),
      text(-1, -5.4, 'N', { size_pt: 7, weight: 700 }),
    ],
  );
  const metresPerCm = view.scale / 100;
  const left = box.x + 16;
  const room = box.width - 16;
  const body = layout.body_pt;
  return [
    arrow,
    text(left, y - 2, words.say('scale', { scale: words.number(view.scale, 0) }), {
      size_pt: layout.title_pt * 0.7,
      weight: 700,
    }),
    text(
      left,
      y + 2.2,
      fitted(
        words.say('scaleNote', { format, metres: words.number(metresPerCm, metresPerCm % 1 === 0 ? 0 : 1) }),
        room,
        body,
      ),
      { size_pt: body, colour: INK_2 },
    ),
    text(
      left,
      y + 2.2 + lineHeight(body),
      fitted(
        words.say('trueNorth', { angle: words.number(Math.round(convergence * 100) / 100 || 0, 2) }),
        room,
        body,
      ),
      { size_pt: body, colour: INK_2 },
    ),
  ].join('');
}

function drawLegend(
  rows: ReturnType<typeof legendRows>,
  input: SheetInput,
  layout: SheetLayout,
  box: Box,
): string {
  const perColumn = Math.ceil(rows.length / 2);
  const height = (box.height - SECTION_MM) / Math.max(1, perColumn);
  const width = (box.width - 5) / 2;
  const drawn = rows.map((row, i) => {
    const column = Math.floor(i / perColumn);
    const cell = {
      x: box.x + column * (width + 5),
      y: box.y + 6.5 + (i % perColumn) * height,
      width,
      height,
    };
    return drawLegendRow(row, cell, layout.body_pt, input.levels.length);
  });
  const unit = rows.some((row) => row.value !== undefined)
    ? text(box.x + width, box.y + 4.6, input.words.say('densityUnit'), {
        size_pt: layout.body_pt,
        colour: INK_2,
        anchor: 'end',
      })
    : '';
  return heading(box, input.words.say('legend'), layout) + unit + drawn.join('');
}

function drawFigures(
  rows: ReturnType<typeof figureRows>,
  input: SheetInput,
  layout: SheetLayout,
  box: Box,
): string {
  const step = (box.height - SECTION_MM) / Math.max(1, rows.length);
  const drawn = rows.map(({ label, value }, i) => {
    const y = box.y + 6.5 + (i + 0.75) * step;
    return (
      text(box.x, y, fitted(label, box.width * 0.68, layout.body_pt), {
        size_pt: layout.body_pt,
        colour: INK_2,
      }) + text(box.x + box.width, y, value, { size_pt: layout.body_pt, weight: 700, anchor: 'end' })
    );
  });
  return heading(box, input.words.say('figures'), layout) + drawn.join('');
}

interface TableColumn {
  readonly head: SheetWord;
  /** Right edge as a share of the width; the first two start at the left. */
  readonly right: number;
  readonly cell: (shown: ShownCamera) => string;
}

function drawDevices(
  input: SheetInput,
  layout: SheetLayout,
  cameras: readonly ShownCamera[],
  box: Box,
): { svg: string; leftOut: number } {
  const { words } = input;
  const step = lineHeight(layout.body_pt, 1.5);
  const room = Math.max(0, Math.floor((box.height - 6.5 - step * 1.6) / step));
  const all = cameras.length <= room;
  const shown = all ? cameras : cameras.slice(0, Math.max(0, room - 1));
  const leftOut = cameras.length - shown.length;
  if (cameras.length === 0 || room === 0) return { svg: '', leftOut };
  const size_pt = layout.body_pt;
  const top = box.y + 6.5;
  const columns = deviceColumns(input);
  const parts = [heading(box, words.say('devices'), layout)];
  for (const column of columns) {
    // The unit stands under its word.
    words
      .say(column.head)
      .split(' ')
      .forEach((part, i) => {
        const y = top + step * 0.25 + i * lineHeight(SMALLEST_PT, 1.1);
        parts.push(cellText(column, part, y, box, { size_pt: SMALLEST_PT, colour: INK_2 }));
      });
  }
  shown.forEach((camera, i) => {
    const y = top + step * (i + 1.7);
    parts.push(
      line(box.x, y - step * 0.72, box.x + box.width, y - step * 0.72, {
        stroke: INK_2,
        'stroke-width': 0.1,
      }),
    );
    columns.forEach((column, c) => {
      parts.push(cellText(column, column.cell(camera), y, box, { size_pt, weight: c === 0 ? 700 : 400 }));
    });
  });
  if (leftOut > 0) {
    const y = top + step * (shown.length + 1.7);
    parts.push(text(box.x, y, words.say('moreDevices', { count: leftOut }), { size_pt, colour: INK_2 }));
  }
  return { svg: parts.join(''), leftOut };
}

function cellText(
  { right }: TableColumn,
  content: string,
  y: number,
  box: Box,
  style: { size_pt: number; weight?: number; colour?: string },
): string {
  if (right > 0) return text(box.x + box.width * right, y, content, { ...style, anchor: 'end' });
  return text(box.x + box.width * -right, y, fitted(content, box.width * 0.3, style.size_pt), style);
}

/** A negative `right` is a left edge. */
function deviceColumns({ words, modelOf }: SheetInput): TableColumn[] {
  const one = (pick: (v: ShownCamera['resolved']['views'][number]) => number, digits: number) => {
    return ({ resolved }: ShownCamera): string => {
      const [view] = resolved.views;
      const value = view && pick(view);
      return value === undefined || !Number.isFinite(value) ? '–' : words.number(value, digits);
    };
  };
  const typeOf = ({ camera }: ShownCamera): string => {
    const model = camera.model === undefined ? undefined : modelOf(camera.model);
    return model ? words.deviceType(model.type) : '–';
  };
  return [
    { head: 'column.ref', right: -0, cell: ({ camera }) => labelOf(camera) },
    { head: 'column.type', right: -0.17, cell: typeOf },
    {
      head: 'column.status',
      right: -0.47,
      cell: ({ camera }) => words.say(`status.${camera.status ?? 'existing'}`),
    },
    { head: 'column.height', right: 0.66, cell: ({ resolved }) => words.number(resolved.height_m, 2) },
    {
      head: 'column.azimuth',
      right: 0.75,
      cell: one((v) => (v.tilt_deg >= 90 ? Number.NaN : v.azimuth_deg), 0),
    },
    { head: 'column.tilt', right: 0.83, cell: one((v) => v.tilt_deg, 0) },
    { head: 'column.angle', right: 0.91, cell: one((v) => v.hfov_deg, 0) },
    { head: 'column.range', right: 1, cell: one((v) => v.max_range_m, 0) },
  ];
}

/** Notes and sources, from the title block upwards. */
function drawNotes(input: SheetInput, layout: SheetLayout, bottom: number): { svg: string; top: number } {
  const { column } = layout;
  const size_pt = layout.format === 'A3' ? 6.5 : SMALLEST_PT;
  const x = column.x + PADDING_MM;
  const width = column.width - 2 * PADDING_MM;
  const reading = readingLines(input).flatMap((sentence) => wrapped(sentence, width, size_pt));
  const sources = sourceLines(input).flatMap((sentence) => wrapped(sentence, width, size_pt));
  const step = lineHeight(size_pt, 1.3);
  const height = 6 + reading.length * step + 5.5 + sources.length * step + 1.5;
  const top = bottom - height;
  const second = top + 6 + reading.length * step + 1;
  const rule = (y: number): string =>
    line(column.x, y, column.x + column.width, y, { stroke: INK, 'stroke-width': 0.2 });
  const svg = [
    rule(top),
    heading({ x, y: top - 0.8, width, height: 0 }, input.words.say('reading'), layout),
    ...paragraph(x, top + 6.5, reading, { size_pt, colour: INK_2 }),
    heading({ x, y: second - 1.4, width, height: 0 }, input.words.say('sources'), layout),
    ...paragraph(x, second + 5.8, sources, { size_pt, colour: INK_2 }),
  ].join('');
  return { svg, top };
}

const FIELDS: readonly (readonly [keyof TitleBlock, SheetWord])[] = [
  ['client', 'client'],
  ['object', 'object'],
  ['applicant', 'applicant'],
  ['variant', 'variant'],
  ['revision', 'revision'],
  ['drawnBy', 'drawnBy'],
  ['checkedBy', 'checkedBy'],
  ['file', 'file'],
];

const sheetNumber = ({ titleBlock, words }: SheetInput): string | undefined =>
  titleBlock?.sheet ? `${words.say('sheet')} ${titleBlock.sheet}` : undefined;

/** The title block at the foot of the column: two fields to a row, empty ones to be filled by hand. */
function drawTitleBlock(input: SheetInput, layout: SheetLayout): { svg: string; top: number } {
  const { column } = layout;
  const rowHeight = layout.format === 'A3' ? 9.5 : 7.5;
  const rows = FIELDS.length / 2;
  const top = column.y + column.height - rows * rowHeight;
  const half = column.width / 2;
  const parts: string[] = [];
  FIELDS.forEach(([field, word], i) => {
    const x = column.x + (i % 2) * half;
    const y = top + Math.floor(i / 2) * rowHeight;
    const value = [input.titleBlock?.[field], field === 'file' ? sheetNumber(input) : undefined]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
    parts.push(
      rect(
        { x, y, width: half, height: rowHeight },
        { fill: 'none', stroke: INK, 'stroke-width': WEIGHT.hair },
      ),
    );
    parts.push(text(x + 2, y + 2.9, input.words.say(word), { size_pt: SMALLEST_PT, colour: INK_2 }));
    parts.push(
      text(x + 2, y + rowHeight - 1.6, fitted(value, half - 4, layout.body_pt, true), {
        size_pt: layout.body_pt,
        weight: 700,
      }),
    );
  });
  return { svg: parts.join(''), top };
}
