/** The map's own layers: streets at true width, buildings, obstacles, zones, reference crosses. */
import type { StreetClass } from '../../../model/catalogue';
import { HEIGHT_SOURCES, type City } from '../../../model/city';
import type { LonLat, Obstacle, Plan, Zone } from '../../../model/plan';
import { CHEQUER_MM, INK, INK_2, MASK, OBSTACLE, PAPER, STREET, STREET_KERB, WEIGHT } from './palette';
import { BUILDING, BUILDING_LINE } from './palette';
import { element, group, line, mm, NOTHING, pathData, rect, type Mark, type PaperPoint } from './marks';
import {
  crossesMap,
  isOnMap,
  lonLatOnPaper,
  mayShow,
  onPaper,
  placesOf,
  tableOnPaper,
  type SheetView,
} from './view';
import { buildingBoxes, streetBoxes } from './boxes';
import type { LegendKey, SheetFrame } from './input';
import { entranceSymbol } from './symbols';
import { SMALLEST_PT, text } from './text';

export interface Drawn {
  readonly drawn: Mark;
  readonly legend: readonly LegendKey['kind'][];
}

/** Width in m where neither the street nor its class states one: a path. */
const PATH_WIDTH_M = 2.5;

/** Streets as white bands with a kerb; on small scales never thinner than can be seen. */
export function streetLayer(view: SheetView, { streets }: City, classes: readonly StreetClass[]): Mark {
  const classWidth = new Map(classes.map((c) => [c.highway, c.width_m]));
  const byWidth = new Map<string, string[]>();
  const boxes = streetBoxes(streets);
  for (let i = 0; i + 1 < streets.lineStart.length; i++) {
    const from = streets.lineStart[i]!;
    const to = streets.lineStart[i + 1]!;
    if (to - from < 2 || !mayShow(view, boxes, i)) continue;
    const stated_m = streets.width_m[i]!;
    const width_m = stated_m > 0 ? stated_m : (classWidth.get(streets.highways[i] ?? '') ?? PATH_WIDTH_M);
    const width = mm(Math.max(0.3, (width_m * 1000) / view.scale));
    const path = pathData(tableOnPaper(view, streets.lonLat, from, to), false);
    const own = byWidth.get(width);
    if (own) own.push(path);
    else byWidth.set(width, [path]);
  }
  const rows = [...byWidth];
  const stroke = (colour: string, extra: number): Mark[] =>
    rows.map(([width, paths]) =>
      element('path', { d: paths.join(''), stroke: colour, 'stroke-width': Number(width) + extra }),
    );
  return group({ fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }, [
    ...stroke(STREET_KERB, 2 * WEIGHT.building),
    ...stroke(STREET, 0),
  ]);
}

/** Buildings; those of assumed height have a dashed outline ([O5]). */
export function buildingLayer(view: SheetView, { buildings }: City, inView?: ReadonlySet<number>): Drawn {
  const seen: string[] = [];
  const known: string[] = [];
  const assumed: string[] = [];
  const isAssumed = HEIGHT_SOURCES.indexOf('assumed');
  const boxes = buildingBoxes(buildings);
  for (let p = 0; p + 1 < buildings.polygonStart.length; p++) {
    const firstRing = buildings.polygonStart[p]!;
    const endRing = buildings.polygonStart[p + 1]!;
    if (endRing <= firstRing || !mayShow(view, boxes, p)) continue;
    let path = '';
    for (let r = firstRing; r < endRing; r++) {
      path += pathData(
        tableOnPaper(view, buildings.lonLat, buildings.ringStart[r]!, buildings.ringStart[r + 1]!),
        true,
      );
    }
    const guessed = buildings.heightSource[p] === isAssumed || Number.isNaN(buildings.top_m[p]);
    (guessed ? assumed : known).push(path);
    if (inView?.has(p)) seen.push(path);
  }
  const draw = (paths: readonly string[], dash?: string): Mark =>
    paths.length === 0 ? NOTHING : element('path', { d: paths.join(''), 'stroke-dasharray': dash });
  const drawn = group(
    {
      fill: BUILDING,
      stroke: BUILDING_LINE,
      'stroke-width': String(WEIGHT.building),
      'fill-rule': 'evenodd',
      'stroke-linejoin': 'round',
    },
    [draw(known), draw(assumed, '0.8 0.6'), drawInView(seen)],
  );
  return {
    drawn,
    legend: [
      ...(assumed.length > 0 ? (['assumedHeight'] as const) : []),
      ...(seen.length > 0 ? (['inView'] as const) : []),
    ],
  };
}

/** Accesses that the data name: a triangle, told from every other symbol in grey too. */
export function entranceLayer(view: SheetView, { furniture }: City, entrances?: ReadonlySet<number>): Drawn {
  const places = [...(entrances ?? [])]
    .map((i) => lonLatOnPaper(view, [furniture.lonLat[2 * i]!, furniture.lonLat[2 * i + 1]!]))
    .filter((at) => isOnMap(view, at));
  if (places.length === 0) return { drawn: NOTHING, legend: [] };
  return { drawn: group({}, places.map(entranceSymbol)), legend: ['entrance'] };
}

/** Buildings in a field of view are told by a strong outline and hatching: a photocopy keeps both. */
const drawInView = (paths: readonly string[]): Mark =>
  paths.length === 0
    ? NOTHING
    : element('path', { d: paths.join(''), fill: 'url(#inView)', stroke: INK, 'stroke-width': 0.35 });

export const inViewPattern = (): Mark =>
  element(
    'pattern',
    {
      id: 'inView',
      patternUnits: 'userSpaceOnUse',
      width: 1.6,
      height: 1.6,
      patternTransform: 'rotate(-45)',
    },
    line(0, 0, 0, 1.6, { stroke: INK_2, 'stroke-width': 0.3 }),
  );

/** Outlines of other sheets, each with its number in its middle. */
export function frameLayer(view: SheetView, frames: readonly SheetFrame[]): Drawn {
  const outlines: Mark[] = [];
  const numbers: Mark[] = [];
  for (const { label, bounds } of frames) {
    const [west, south, east, north] = bounds;
    const [x, y] = onPaper(view, west, north);
    const [right, bottom] = onPaper(view, east, south);
    const box = { x, y, width: right - x, height: bottom - y };
    const size_pt = Math.min(14, Math.max(SMALLEST_PT, box.width));
    outlines.push(rect(box, { fill: 'none', stroke: INK, 'stroke-width': 0.3 }));
    const style = { size_pt, weight: 700, colour: INK, anchor: 'middle' } as const;
    numbers.push(text((x + right) / 2, (y + bottom) / 2 + size_pt * 0.12, label, style));
  }
  const halo = { stroke: PAPER, 'stroke-width': 0.8, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return {
    drawn: group({}, [...outlines, group(halo, numbers)]),
    legend: frames.length > 0 ? ['frame'] : [],
  };
}

/** Walls, hedges and blocks that the plan adds. */
export function obstacleLayer(view: SheetView, plan: Plan): Drawn {
  const parts: Mark[] = [];
  const toPaper = (place: LonLat): PaperPoint => lonLatOnPaper(view, place);
  for (const object of plan.objects.values()) {
    if (object.kind === 'obstacle' && crossesMap(view, placesOf(object).map(toPaper), false)) {
      parts.push(obstacle(view, object));
    }
  }
  return { drawn: group({}, parts), legend: parts.length > 0 ? ['obstacle'] : [] };
}

function obstacle(view: SheetView, { shape }: Obstacle): Mark {
  if (shape.type === 'line') {
    const d = pathData(
      shape.line.map((p) => lonLatOnPaper(view, p)),
      false,
    );
    return element('path', { d, fill: 'none', stroke: INK_2, 'stroke-width': 0.6 });
  }
  const d = shape.polygon.map((ring) =>
    pathData(
      ring.map((p) => lonLatOnPaper(view, p)),
      true,
    ),
  );
  return element('path', { d: d.join(''), fill: OBSTACLE, stroke: INK_2, 'stroke-width': 0.2 });
}

/** How each role's outline is drawn. A mask is filled too. */
const ZONE_LINES = {
  study: { stroke: INK, 'stroke-width': WEIGHT.area, 'stroke-dasharray': '4 1.2 0.7 1.2' },
  required: { stroke: INK, 'stroke-width': 0.35, 'stroke-dasharray': '3 0.9' },
  privacy: { stroke: INK_2, 'stroke-width': 0.35, 'stroke-dasharray': '0.5 0.9' },
  mask: { stroke: MASK, 'stroke-width': 0.4 },
} as const;

/** The outline of a zone; masks with their chequer. */
export function zoneLayer(view: SheetView, plan: Plan, roles: readonly Zone['role'][]): Drawn {
  const parts: Mark[] = [];
  const legend = new Set<LegendKey['kind']>();
  for (const object of plan.objects.values()) {
    // Noise zones belong to the sound sensors, which a sheet of cameras may leave out.
    if (object.kind !== 'zone' || object.role === 'noise' || !roles.includes(object.role)) continue;
    const rings = object.polygon.map((ring) => ring.map((p) => lonLatOnPaper(view, p)));
    if (!rings.some((ring) => crossesMap(view, ring, true))) continue;
    const d = rings.map((ring) => pathData(ring, true)).join('');
    const fill = object.role === 'mask' ? 'url(#mask)' : 'none';
    parts.push(element('path', { d, fill, 'fill-rule': 'evenodd', ...ZONE_LINES[object.role] }));
    legend.add(object.role);
  }
  return { drawn: group({}, parts), legend: [...legend] };
}

export const maskPattern = (): Mark =>
  element(
    'pattern',
    {
      id: 'mask',
      patternUnits: 'userSpaceOnUse',
      width: 2 * CHEQUER_MM,
      height: 2 * CHEQUER_MM,
    },
    [
      element('rect', { width: 2 * CHEQUER_MM, height: 2 * CHEQUER_MM, fill: '#FFFFFF' }),
      element('rect', { width: CHEQUER_MM, height: CHEQUER_MM, fill: MASK }),
      element('rect', { x: CHEQUER_MM, y: CHEQUER_MM, width: CHEQUER_MM, height: CHEQUER_MM, fill: MASK }),
    ],
  );

/** Half an arm of a reference cross, mm. */
const CROSS_MM = 1.5;

/** Crosses at round frame coordinates, so that a length can be taken anywhere on the sheet. */
export function crossLayer(view: SheetView, step_m: number): Mark {
  const { map, scale, centre } = view;
  const halfX = (map.width * scale) / 2000;
  const halfY = (map.height * scale) / 2000;
  const parts: Mark[] = [];
  for (let x = Math.ceil((centre[0] - halfX) / step_m) * step_m; x <= centre[0] + halfX; x += step_m) {
    for (let y = Math.ceil((centre[1] - halfY) / step_m) * step_m; y <= centre[1] + halfY; y += step_m) {
      const px = map.x + map.width / 2 + ((x - centre[0]) * 1000) / scale;
      const py = map.y + map.height / 2 - ((y - centre[1]) * 1000) / scale;
      if (!isOnMap(view, [px, py])) continue;
      parts.push(line(px - CROSS_MM, py, px + CROSS_MM, py), line(px, py - CROSS_MM, px, py + CROSS_MM));
    }
  }
  return group({ stroke: BUILDING_LINE, 'stroke-width': String(WEIGHT.hair) }, parts);
}
