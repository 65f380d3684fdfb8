/** The legend: what is on the sheet, and only that. */
import { densityOf } from './facts';
import type { LegendKey, SheetInput } from './input';
import {
  BAND_LINE,
  bandDash,
  bandFills,
  BUILDING,
  BUILDING_LINE,
  HEARD,
  INK,
  INK_2,
  MASK,
  OBSTACLE,
} from './palette';
import { group, line, mm, NOTHING, rect, type Box, type Mark } from './marks';
import { cameraSymbol, entranceSymbol, placeSymbol, sensorSymbol } from './symbols';
import { lineHeight, paragraph, SMALLEST_PT, text, textWidth, wrapped } from './text';

export interface LegendRow {
  readonly key: LegendKey;
  readonly label: string;
  /** At the right edge: a threshold, in the unit that the heading names. */
  readonly value?: string;
}

/** In this order, each once. */
const ORDER: readonly LegendKey['kind'][] = [
  'level',
  'gap',
  'mask',
  'camera.proposed',
  'camera.existing',
  'camera.removed',
  'noAzimuth',
  'type',
  'sensor',
  'heard',
  'place.met',
  'place.unmet',
  'place',
  'study',
  'required',
  'privacy',
  'assumedHeight',
  'inView',
  'entrance',
  'obstacle',
  'frame',
  'field',
];

/** The legend's rows: levels from the best down, then the rest. */
export function legendRows(keys: readonly LegendKey[], input: SheetInput): LegendRow[] {
  const unique = new Map(keys.map((key) => [JSON.stringify(key), key]));
  return [...unique.values()]
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || withinKind(a, b))
    .map((key) => rowOf(key, input));
}

const withinKind = (a: LegendKey, b: LegendKey): number =>
  a.kind === 'level' && b.kind === 'level' ? b.index - a.index : 0;

function rowOf(key: LegendKey, { words, levels }: SheetInput): LegendRow {
  if (key.kind === 'level') {
    const level = levels[key.index]!;
    const density = densityOf(words, level.density_px_per_m);
    return {
      key,
      label: words.level(level),
      value: words.say('atLeast', { density }),
    };
  }
  if (key.kind === 'type') return { key, label: words.deviceType(key.type) };
  return { key, label: words.say(key.kind) };
}

/** One row drawn from its top left corner. */
export function drawLegendRow(row: LegendRow, box: Box, body_pt: number, levelCount: number): Mark {
  const middle = box.y + box.height / 2;
  const swatch: Box = { x: box.x, y: middle - 1.4, width: 6, height: 2.8 };
  const labelX = box.x + 8.5;
  const valueWidth = row.value === undefined ? 0 : textWidth(row.value, body_pt) + 2;
  const width = box.width - 8.5 - valueWidth;
  const baseline = middle + body_pt * 0.12;
  const isLong = textWidth(row.label, body_pt) > width;
  const lines = isLong ? wrapped(row.label, width, SMALLEST_PT).slice(0, 2) : [row.label];
  const size_pt = isLong ? SMALLEST_PT : body_pt;
  const up = (lines.length - 1) * (lineHeight(SMALLEST_PT, 1.05) / 2);
  return group({}, [
    drawSwatch(row.key, swatch, levelCount),
    ...paragraph(labelX, baseline - up, lines, { size_pt, colour: INK }, 1.05),
    row.value === undefined
      ? NOTHING
      : text(box.x + box.width, baseline, row.value, { size_pt: body_pt, colour: INK_2, anchor: 'end' }),
  ]);
}

/** Types without a direction of their own. */
const LOOKS_ROUND: ReadonlySet<string> = new Set(['panoramic', 'fisheye']);

const PLACE_STATES = { place: 'unknown', 'place.met': 'met', 'place.unmet': 'unmet' } as const;

/** What is told by a line alone. */
const LINES = {
  study: { stroke: INK, 'stroke-width': 0.5, 'stroke-dasharray': '3 0.8 0.6 0.8' },
  required: { stroke: INK, 'stroke-width': 0.35, 'stroke-dasharray': '2 0.7' },
  privacy: { stroke: INK_2, 'stroke-width': 0.35, 'stroke-dasharray': '0.5 0.7' },
  heard: { stroke: HEARD, 'stroke-width': 0.35, 'stroke-dasharray': '2 0.6 0.3 0.6 0.3 0.6' },
} as const;

function drawSwatch(key: LegendKey, box: Box, levelCount: number): Mark {
  const centre = [box.x + box.width / 2, box.y + box.height / 2] as const;
  const across = (attributes: Record<string, string | number>): Mark =>
    line(box.x, centre[1], box.x + box.width, centre[1], attributes);
  /** A little smaller than on the map, so that rows do not touch. */
  const small = (symbol: Mark): Mark =>
    group({ transform: `translate(${mm(centre[0])} ${mm(centre[1])}) scale(0.8)` }, [symbol]);
  switch (key.kind) {
    case 'level':
      return rect(box, {
        fill: bandFills(levelCount)[key.index],
        stroke: BAND_LINE,
        'stroke-width': 0.25,
        'stroke-dasharray': bandDash(key.index, levelCount),
      });
    case 'gap':
      return rect(box, { fill: 'url(#gap)', stroke: '#C23A14', 'stroke-width': 0.2 });
    case 'mask':
      return rect(box, { fill: 'url(#mask)', stroke: MASK, 'stroke-width': 0.4 });
    case 'assumedHeight':
      return rect(box, {
        fill: BUILDING,
        stroke: BUILDING_LINE,
        'stroke-width': 0.25,
        'stroke-dasharray': '0.8 0.6',
      });
    case 'inView':
      return rect(box, { fill: 'url(#inView)', stroke: INK, 'stroke-width': 0.35 });
    case 'entrance':
      return entranceSymbol(centre);
    case 'field':
      return rect(box, { fill: 'none', stroke: BAND_LINE, 'stroke-width': 0.25 });
    case 'frame':
      return rect(box, { fill: 'none', stroke: INK, 'stroke-width': 0.3 });
    case 'obstacle':
      return rect(box, { fill: OBSTACLE, stroke: INK_2, 'stroke-width': 0.2 });
    case 'study':
    case 'required':
    case 'privacy':
    case 'heard':
      return across(LINES[key.kind]);
    case 'sensor':
      return small(sensorSymbol([0, 0], 'existing'));
    case 'camera.existing':
      return small(cameraSymbol([0, 0], [90], 'existing', undefined));
    case 'camera.proposed':
      return small(cameraSymbol([0, 0], [90], 'proposed', undefined));
    case 'camera.removed':
      return small(cameraSymbol([0, 0], [90], 'removed', undefined));
    case 'noAzimuth':
      return small(cameraSymbol([0, 0], undefined, 'existing', undefined));
    case 'type':
      return small(cameraSymbol([0, 0], LOOKS_ROUND.has(key.type) ? [] : [90], 'existing', key.type));
    case 'place':
    case 'place.met':
    case 'place.unmet':
      return placeSymbol(centre, PLACE_STATES[key.kind]);
  }
}
