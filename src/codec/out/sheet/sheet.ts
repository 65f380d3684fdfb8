/**
 * Composes the sheet (UI.md 14): a map at a round scale, to be printed at 100 %. A pure function: language, date and
 * choices come in, an SVG document goes out, in which every word of the user's is escaped.
 */
import { attributionOf } from '../attribution';
import { drawColumn } from './column';
import { axisLayer, bandLayers, fieldLayer, gapLayer, gapPattern, heardLayer } from './coverage-layers';
import { camerasOnMap, deviceLayer, type DeviceLayer, type ShownCamera } from './device-layer';
import {
  buildingLayer,
  crossLayer,
  entranceLayer,
  frameLayer,
  inViewPattern,
  maskPattern,
  obstacleLayer,
  streetLayer,
  zoneLayer,
} from './ground-layers';
import { gridOfPlan } from '../grid';
import type { LegendKey, SheetInput } from './input';
import { scaleBar, sheetLayout, type SheetLayout } from './layout';
import { GROUND, INK, INK_2, PAPER, WEIGHT } from './palette';
import { element, group, layer, mm, NOTHING, rect, type Box, type Mark } from './marks';
import { svgOf } from './svg';
import { streetNameLayer } from './street-names';
import { fitted, lineHeight, SMALLEST_PT, text, wrapped } from './text';
import { sheetView, type SheetView } from './view';

export interface Sheet {
  /** A whole SVG document, width and height in mm. */
  readonly svg: string;
  readonly width_mm: number;
  readonly height_mm: number;
  /** Denominator of the map's scale. */
  readonly scale: number;
  /** What did not find room; to be told before printing. */
  readonly overflow: {
    /** Devices on the map without a row in the table. */
    readonly devices: number;
    /** Labels that stand over something. */
    readonly labels: number;
    /** Devices outside the map. */
    readonly outside: number;
  };
}

/** A sheet before it is written as SVG or as a page of a PDF. */
export interface DrawnSheet extends Omit<Sheet, 'svg'> {
  readonly drawing: Mark;
  readonly view: SheetView;
}

export function composeSheet(input: SheetInput): Sheet {
  const { drawing, view: _, ...sheet } = drawSheet(input);
  return { svg: `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf(drawing)}\n`, ...sheet };
}

export function drawSheet(input: SheetInput): DrawnSheet {
  const layout = sheetLayout(input.format, input.orientation);
  const view = sheetView(input.plan, input.city, input.analysis, layout.map, input.view ?? {});
  const cameras = camerasOnMap(view, input);
  const map = drawMap(input, view, cameras);
  const column = drawColumn(input, layout, view, cameras, map);
  const { width_mm, height_mm } = layout;
  const drawing = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: `${width_mm}mm`,
      height: `${height_mm}mm`,
      viewBox: `0 0 ${width_mm} ${height_mm}`,
      'font-family': fontFamily(input),
    },
    [
      definitions(input, layout),
      rect({ x: 0, y: 0, width: width_mm, height: height_mm }, { fill: PAPER }),
      map.drawn,
      drawStrip(input, layout, view),
      column.drawn,
      drawFrames(layout),
    ],
  );
  const all = [...input.plan.objects.values()].filter((o) => o.kind === 'camera').length;
  return {
    drawing,
    view,
    width_mm,
    height_mm,
    scale: view.scale,
    overflow: {
      devices: column.devicesLeftOut,
      labels: map.devices.crowded,
      outside: all - cameras.length,
    },
  };
}

const FALLBACK_FONTS = 'Arial, Helvetica, sans-serif';

export const fontFamily = ({ font }: Pick<SheetInput, 'font'>): string =>
  font ? `'${font.family.replaceAll(/['"\\]/g, '')}', ${FALLBACK_FONTS}` : FALLBACK_FONTS;

const definitions = (input: SheetInput, { map }: SheetLayout): Mark =>
  element('defs', {}, [fontFace(input), ...sheetDefinitions(map)]);

/** Only an embedded face: a sheet asks nothing of the network. */
export const fontFace = ({ font }: Pick<SheetInput, 'font'>): Mark =>
  font && /^data:[\w/;,+=.-]+$/.test(font.source)
    ? element(
        'style',
        {},
        `@font-face{font-family:'${font.family.replaceAll(/['"\\<>&]/g, '')}';src:url(${font.source});font-weight:200 800}`,
      )
    : NOTHING;

/** What the layers of a map refer to: the edge that they are cut at, and hatchings. */
export const sheetDefinitions = (map: Box): readonly Mark[] => [
  element('clipPath', { id: 'map' }, rect(map)),
  gapPattern(),
  maskPattern(),
  inViewPattern(),
];

/** Bottom to top: ground, streets, coverage, gaps, masks, buildings, zones, names, labels, symbols (UI.md 4). */
export function drawMap(
  input: SheetInput,
  view: SheetView,
  cameras: readonly ShownCamera[],
): { drawn: Mark; legend: LegendKey[]; devices: DeviceLayer } {
  const { plan, city } = input;
  const computed = computedLayers(view, input);
  const masks = zoneLayer(view, plan, ['mask']);
  const buildings = buildingLayer(view, city, input.look?.inView);
  const entrances = entranceLayer(view, city, input.look?.entrances);
  const frames = frameLayer(view, input.look?.frames ?? []);
  const obstacles = obstacleLayer(view, plan);
  const zones = zoneLayer(view, plan, ['study', 'required', 'privacy']);
  const devices = deviceLayer(view, input, cameras);
  const drawn = group({ 'clip-path': 'url(#map)' }, [
    rect(view.map, { fill: GROUND }),
    layer('streets', [streetLayer(view, city, input.streetClasses)]),
    computed.below,
    layer('zones', [masks.drawn]),
    layer('buildings', [buildings.drawn, obstacles.drawn, entrances.drawn]),
    layer('grid', [crossLayer(view, crossStep_m(view))]),
    layer('zones', [zones.drawn]),
    computed.above,
    layer('devices', input.look?.dots ? [] : [axisLayer(view, cameras, input)]),
    layer('names', [streetNameLayer(view, city, devices.boxes)]),
    layer('labels', [devices.labels]),
    layer('devices', [devices.symbols]),
    layer('grid', [frames.drawn]),
  ]);
  const plain = [masks, buildings, entrances, obstacles, zones, frames].flatMap((layer) => layer.legend);
  const legend: LegendKey[] = [
    ...computed.legend,
    ...plain.map((kind) => ({ kind }) as LegendKey),
    ...devices.legend,
  ];
  return { drawn, legend, devices };
}

/** What the analysis adds, under the buildings and over them; nothing without one. */
function computedLayers(
  view: SheetView,
  input: SheetInput,
): { below: Mark; above: Mark; legend: LegendKey[] } {
  const { analysis, soundSensors, look } = input;
  if (!analysis || look?.coverage === 'none') return { below: NOTHING, above: NOTHING, legend: [] };
  if (look?.coverage === 'limits') {
    const fields = fieldLayer(view, analysis);
    const legend = fields.legend.map((kind) => ({ kind }) as LegendKey);
    return { below: layer('coverage', [fields.drawn]), above: NOTHING, legend };
  }
  const bands = bandLayers(view, analysis, input);
  const gaps = gapLayer(view, analysis);
  const heard = soundSensors ? heardLayer(view, analysis) : { drawn: NOTHING, legend: [] };
  const plain = [...gaps.legend, ...heard.legend].map((kind) => ({ kind }) as LegendKey);
  return {
    below: group({}, [
      layer('coverage', [bands.fills]),
      layer('gaps', [gaps.drawn]),
      layer('coverage', [bands.limits]),
    ]),
    above: group({}, [layer('sound', [heard.drawn]), layer('coverage', [bands.numbers])]),
    legend: [...bands.legend, ...plain],
  };
}

/** Reference crosses stand a fifth to a tenth of the map apart, at a round distance. */
const crossStep_m = (view: SheetView): number => scaleBar(view.scale, 100).step_m * 2;

/** Scale bar left; projection, attribution and maker right of it. */
function drawStrip(input: SheetInput, { strip }: SheetLayout, view: SheetView): Mark {
  const { words } = input;
  const bar = scaleBar(view.scale, strip.width * 0.3);
  const x = strip.x + 5;
  const y = strip.y + strip.height * 0.62;
  const parts: Mark[] = [];
  for (let i = 0; i < 4; i++) {
    const box = { x: x + i * bar.step_mm, y, width: bar.step_mm, height: 1.3 };
    parts.push(rect(box, { fill: i % 2 === 0 ? INK : PAPER, stroke: INK, 'stroke-width': 0.2 }));
  }
  for (const i of [0, 1, 2, 4]) {
    const label = words.number(i * bar.step_m, 0) + (i === 4 ? '\u00A0m' : '');
    parts.push(text(x + i * bar.step_mm, y - 1.2, label, { size_pt: SMALLEST_PT, anchor: 'middle' }));
  }
  const left = strip.x + strip.width * 0.4;
  const width = strip.width * 0.59;
  const [lon, lat] = view.frame.origin;
  const sources = input.analysis?.report.data.sources ?? input.plan.head.sources;
  // Whose data it is comes first: where there is too much to say, that stays.
  const sentences = [
    [...attributionOf(sources), words.say('madeWith')].join(' · '),
    words.say('projection', {
      lon: words.number(lon, 5),
      lat: words.number(lat, 5),
      step: words.number(crossStep_m(view), 0),
    }),
    cornerLine(view, input),
  ];
  const lines = sentences.flatMap((s) => wrapped(s, width, SMALLEST_PT)).slice(0, 4);
  lines.forEach((content, i) => {
    const at = strip.y + 2.5 + i * lineHeight(SMALLEST_PT, 1.05);
    parts.push(text(left, at, fitted(content, width, SMALLEST_PT), { size_pt: SMALLEST_PT, colour: INK_2 }));
  });
  return group({ fill: INK }, parts);
}

/** The map's south-west and north-east corners on the plan's grid: what a surveyor types in. */
function cornerLine(view: SheetView, input: SheetInput): string {
  const { words } = input;
  const halfX = (view.map.width * view.scale) / 2000;
  const halfY = (view.map.height * view.scale) / 2000;
  const grid = gridOfPlan(input, view.frame.toLonLat(view.centre[0], view.centre[1]));
  const at = (x: number, y: number): [number, number] =>
    grid.project(...view.frame.toLonLat(view.centre[0] + x, view.centre[1] + y));
  const [west, south] = at(-halfX, -halfY);
  const [east, north] = at(halfX, halfY);
  const figure = (m: number): string => words.number(m, 2);
  return words.say('corner', {
    grid: grid.name,
    west: figure(west),
    south: figure(south),
    east: figure(east),
    north: figure(north),
  });
}

function drawFrames({ map, strip, column, second = column }: SheetLayout): Mark {
  const frame = (box: typeof map): Mark => rect(box, { fill: 'none' });
  const outer = {
    x: map.x,
    y: map.y,
    width: second.x + second.width - map.x,
    height: column.y + column.height - map.y,
  };
  return group({ fill: 'none', stroke: INK, 'stroke-width': mm(WEIGHT.frame) }, [
    frame(outer),
    frame(map),
    frame(strip),
    ...(second === column ? [] : [frame(column)]),
  ]);
}
