/** The column right of the map or under it: title, north and scale, legend, figures, devices, what to read with it, title block. */
import type { DeviceLayer, ShownCamera } from './device-layer';
import { labelOf } from './device-layer';
import { figureRows, readingLines, sourceLines } from './facts';
import type { LegendKey, SheetInput, SheetWord } from './input';
import { gridOfPlan } from '../grid';
import type { SheetLayout } from './layout';
import { drawLegendRow, legendRows } from './legend';
import { INK, INK_2, PAPER } from './palette';
import { element, group, line, mm, NOTHING, type Box, type Mark, type PaperPoint } from './marks';
import { fitted, fittingSize, lineHeight, paragraph, SMALLEST_PT, text, wrapped } from './text';
import { blockOf, dateOf, drawTitleBlock, LOGO_MM, logoMark, projectOf } from './title-block';
import type { SheetView } from './view';

export interface Column {
  readonly drawn: Mark;
  /** Devices on the map for which the table had no row left. */
  readonly devicesLeftOut: number;
}

const PADDING_MM = 3.5;

export function drawColumn(
  input: SheetInput,
  layout: SheetLayout,
  view: SheetView,
  cameras: readonly ShownCamera[],
  { legend, devices }: { readonly legend: readonly LegendKey[]; readonly devices: DeviceLayer },
): Column {
  const { column, second } = layout;
  const rest = second ?? column;
  const block = drawTitleBlock(input, layout, rest);
  const parts: Mark[] = [block.drawn];
  let y = column.y;
  const section = (height: number, draw: (box: Box) => Mark): void => {
    const box: Box = { x: column.x + PADDING_MM, y, width: column.width - 2 * PADDING_MM, height };
    parts.push(draw(box));
    y += height;
    parts.push(line(column.x, y, column.x + column.width, y, { stroke: INK, 'stroke-width': 0.2 }));
  };

  section(layout.title_pt * 0.95, (box) => drawTitle(input, layout, box));
  section(layout.compact ? 16.5 : 17, (box) => drawNorthAndScale(input, layout, view, box));
  const rows = legendRows(legend, input);
  const figures = figureRows(input);
  const notes = drawNotes(input, layout, rest, block.top, devices.crowded);
  const legendRowsHeight = Math.ceil(rows.length / 2) * rowHeight_mm(layout);
  const figuresHeight = figures.length * lineHeight(layout.body_pt, 1.45);
  // A small sheet with a long legend: rows move together before anything is drawn over.
  const room = (second ? column.y + column.height : notes.top) - y - 2 * SECTION_MM;
  const tight = Math.min(1, Math.max(TIGHTEST, room / (legendRowsHeight + figuresHeight)));
  section(SECTION_MM + legendRowsHeight * tight, (box) => drawLegend(rows, input, layout, box));
  section(SECTION_MM + figuresHeight * tight, (box) => drawFigures(figures, input, layout, box));
  parts.push(notes.drawn);
  const table = drawDevices(input, layout, cameras, {
    x: rest.x + PADDING_MM,
    y: second ? second.y : y,
    width: rest.width - 2 * PADDING_MM,
    height: notes.top - (second ? second.y : y),
  });
  parts.push(table.drawn);
  return { drawn: group({ fill: INK }, parts), devicesLeftOut: table.leftOut };
}

const rowHeight_mm = ({ compact }: SheetLayout): number => (compact ? 5 : 6);
/** What a section takes beside its rows: its heading and the air below. */
const SECTION_MM = 7.5;
/** Rows closer together than this share of their height could not be read. */
const TIGHTEST = 0.7;

function heading(box: Box, content: string, layout: SheetLayout): Mark {
  return text(box.x, box.y + 4.6, content, { size_pt: layout.body_pt, weight: 700 });
}

function drawTitle(input: SheetInput, layout: SheetLayout, box: Box): Mark {
  const title = projectOf(input);
  const under = [input.plate, input.place, dateOf(input)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
  const baseline = box.y + layout.title_pt * 0.45;
  const { logo } = blockOf(input);
  const width = box.width - (logo === undefined ? 0 : LOGO_MM + 2);
  const corner = { x: box.x + box.width - LOGO_MM, y: box.y + 1.5, width: LOGO_MM, height: box.height - 3 };
  const size_pt = fittingSize(title, width, layout.title_pt, layout.title_pt * 0.6);
  return group({}, [
    text(box.x, baseline, fitted(title, width, size_pt, true), { size_pt, weight: 700 }),
    text(box.x, baseline + 5, fitted(under, width, layout.body_pt + 1), {
      size_pt: layout.body_pt + 1,
      colour: INK_2,
    }),
    logo === undefined ? NOTHING : logoMark(logo, corner),
  ]);
}

/** Both norths at the middle of the map: the true one large, the grid's beside it, with the angle between them. */
function drawNorthAndScale(input: SheetInput, layout: SheetLayout, view: SheetView, box: Box): Mark {
  const { words, format } = input;
  const convergence = view.frame.convergence_deg(view.centre[0], view.centre[1]);
  const x = box.x + 5;
  const y = box.y + box.height / 2;
  const arrow = group(
    {
      transform: `translate(${mm(x)} ${mm(y + 0.8)}) scale(${layout.compact ? 0.85 : 1}) rotate(${mm(-convergence)})`,
    },
    [
      element('path', { d: 'M0 -5L2.2 5L0 3.4L-2.2 5Z', fill: PAPER, stroke: INK, 'stroke-width': 0.3 }),
      element('path', { d: 'M0 -5L0 3.4L-2.2 5Z', fill: INK }),
      text(-1, -5.4, 'N', { size_pt: 7, weight: 700 }),
    ],
  );
  const middle = view.frame.toLonLat(view.centre[0], view.centre[1]);
  const grid = gridOfPlan(input, middle);
  const gridConvergence = grid.convergence_deg(...middle);
  const metresPerCm = view.scale / 100;
  const left = box.x + 20;
  const room = box.width - 20;
  const body = layout.body_pt;
  const norths = words.say('norths', {
    grid: grid.name,
    angle: words.number(Math.round(gridConvergence * 1000) / 1000 || 0, 3),
  });
  const scaleNote = words.say('scaleNote', {
    format,
    metres: words.number(metresPerCm, metresPerCm % 1 === 0 ? 0 : 1),
  });
  const notes = [fitted(scaleNote, room, body), ...wrapped(norths, room, body)];
  const first = y + (notes.length > 2 ? -3.4 : -2);
  return group({}, [
    arrow,
    gridArrow(input, layout, [x + 6.5, y + 0.8], gridConvergence - convergence),
    text(left, first, words.say('scale', { scale: words.number(view.scale, 0) }), {
      size_pt: layout.title_pt * 0.7,
      weight: 700,
    }),
    ...paragraph(left, first + 4.2, notes, { size_pt: body, colour: INK_2 }),
  ]);
}

/** @param turn_deg clockwise from up on the sheet */
function gridArrow(
  { words }: SheetInput,
  { compact }: SheetLayout,
  [x, y]: PaperPoint,
  turn_deg: number,
): Mark {
  const transform = `translate(${mm(x)} ${mm(y)}) scale(${compact ? 0.85 : 1}) rotate(${mm(turn_deg)})`;
  return group({ transform }, [
    line(0, 5, 0, -4, { stroke: INK, 'stroke-width': 0.3 }),
    element('path', { d: 'M-0.9 -2.6L0 -5L0.9 -2.6', fill: 'none', stroke: INK, 'stroke-width': 0.3 }),
    text(-1.7, -5.4, words.say('gridNorthMark'), { size_pt: SMALLEST_PT }),
  ]);
}

function drawLegend(
  rows: ReturnType<typeof legendRows>,
  input: SheetInput,
  layout: SheetLayout,
  box: Box,
): Mark {
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
    : NOTHING;
  return group({}, [heading(box, input.words.say('legend'), layout), unit, ...drawn]);
}

function drawFigures(
  rows: ReturnType<typeof figureRows>,
  input: SheetInput,
  layout: SheetLayout,
  box: Box,
): Mark {
  const step = (box.height - SECTION_MM) / Math.max(1, rows.length);
  const drawn = rows.flatMap(({ label, value }, i) => {
    const y = box.y + 6.5 + (i + 0.75) * step;
    const size_pt = layout.body_pt;
    return [
      text(box.x, y, fitted(label, box.width * 0.68, size_pt), { size_pt, colour: INK_2 }),
      text(box.x + box.width, y, value, { size_pt, weight: 700, anchor: 'end' }),
    ];
  });
  return group({}, [heading(box, input.words.say('figures'), layout), ...drawn]);
}

interface TableColumn {
  readonly head: SheetWord;
  /** Edges as shares of the width: words start at the left one, figures without one end at the right one. */
  readonly left?: number;
  readonly right: number;
  readonly cell: (shown: ShownCamera) => string;
}

function drawDevices(
  input: SheetInput,
  layout: SheetLayout,
  cameras: readonly ShownCamera[],
  box: Box,
): { drawn: Mark; leftOut: number } {
  const { words } = input;
  const step = lineHeight(layout.body_pt, 1.5);
  const room = Math.max(0, Math.floor((box.height - 6.5 - step * 1.6) / step));
  const all = cameras.length <= room;
  const shown = all ? cameras : cameras.slice(0, Math.max(0, room - 1));
  const leftOut = cameras.length - shown.length;
  if (cameras.length === 0 || room === 0) return { drawn: NOTHING, leftOut };
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
  return { drawn: group({}, parts), leftOut };
}

function cellText(
  { left, right }: TableColumn,
  content: string,
  y: number,
  box: Box,
  style: { size_pt: number; weight?: number; colour?: string },
): Mark {
  if (left === undefined) return text(box.x + box.width * right, y, content, { ...style, anchor: 'end' });
  const width = box.width * (right - left);
  const isBold = (style.weight ?? 400) > 400;
  const size_pt = Math.min(style.size_pt, fittingSize(content, width, style.size_pt, SMALLEST_PT));
  return text(box.x + box.width * left, y, fitted(content, width, size_pt, isBold), { ...style, size_pt });
}

const HIDDEN_WITH_ZONES = ['column.azimuth', 'column.tilt', 'column.angle', 'column.range'] as const;

/** A column whose figures are withheld is not there: a default would be read as a statement. */
function deviceColumns({ words, modelOf, withheld = [] }: SheetInput): TableColumn[] {
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
  const hidden = new Set<SheetWord>([
    ...(withheld.includes('models') ? (['column.type', 'column.angle', 'column.range'] as const) : []),
    ...(withheld.includes('zones') ? HIDDEN_WITH_ZONES : []),
  ]);
  const columns: TableColumn[] = [
    { head: 'column.ref', left: 0, right: 0.16, cell: ({ camera }) => labelOf(camera) },
    { head: 'column.type', left: 0.17, right: 0.41, cell: typeOf },
    {
      head: 'column.status',
      left: 0.42,
      right: 0.52,
      cell: ({ camera }) => words.say(`status.${camera.status ?? 'existing'}`),
    },
    { head: 'column.height', right: 0.61, cell: ({ resolved }) => words.number(resolved.height_m, 2) },
    {
      head: 'column.azimuth',
      right: 0.71,
      cell: one((v) => (v.tilt_deg >= 90 ? Number.NaN : v.azimuth_deg), 0),
    },
    { head: 'column.tilt', right: 0.8, cell: one((v) => v.tilt_deg, 0) },
    { head: 'column.angle', right: 0.9, cell: one((v) => v.hfov_deg, 0) },
    { head: 'column.range', right: 1, cell: one((v) => v.max_range_m, 0) },
  ];
  return columns.filter(({ head }) => !hidden.has(head));
}

/** Notes and sources, from the title block upwards. */
function drawNotes(
  input: SheetInput,
  layout: SheetLayout,
  column: Box,
  bottom: number,
  crowded: number,
): { drawn: Mark; top: number } {
  const size_pt = layout.compact ? SMALLEST_PT : 6.5;
  const x = column.x + PADDING_MM;
  const width = column.width - 2 * PADDING_MM;
  const said = crowded > 0 ? [input.words.say('crowded', { count: crowded })] : [];
  const reading = [...readingLines(input), ...said].flatMap((sentence) => wrapped(sentence, width, size_pt));
  const sources = sourceLines(input).flatMap((sentence) => wrapped(sentence, width, size_pt));
  const step = lineHeight(size_pt, 1.3);
  const height = 6 + reading.length * step + 5.5 + sources.length * step + 1.5;
  const top = bottom - height;
  const second = top + 6 + reading.length * step + 1;
  const rule = (y: number): Mark =>
    line(column.x, y, column.x + column.width, y, { stroke: INK, 'stroke-width': 0.2 });
  const drawn = group({}, [
    rule(top),
    heading({ x, y: top - 0.8, width, height: 0 }, input.words.say('reading'), layout),
    ...paragraph(x, top + 6.5, reading, { size_pt, colour: INK_2 }),
    heading({ x, y: second - 1.4, width, height: 0 }, input.words.say('sources'), layout),
    ...paragraph(x, second + 5.8, sources, { size_pt, colour: INK_2 }),
  ]);
  return { drawn, top };
}
