/** From the plane to the paper: what part of the plan a sheet shows, and where each point of it falls. */
import { createFrame, type Frame } from '../../../kernel/frame';
import type { City } from '../../../model/city';
import type { LonLat, Plan, PlanObject } from '../../../model/plan';
import type { Analysis } from '../../../analysis/analysis';
import { regionBounds, regionContains, type Region } from '../../../kernel/region';
import { clippedRing } from './clip';
import { roundScale } from './layout';
import type { Box, PaperPoint } from './marks';

export interface SheetView {
  readonly frame: Frame;
  readonly scale: number;
  readonly map: Box;
  /** Frame metres at the middle of the map. */
  readonly centre: readonly [x: number, y: number];
  /** West, south, east, north of the map in degrees, a little generous: for leaving out what cannot be on it. */
  readonly bounds: readonly [number, number, number, number];
}

export interface ViewRequest {
  readonly centre?: LonLat;
  /** Denominator; the largest round one that fits when absent. */
  readonly scale?: number;
}

type Extent = [minX: number, minY: number, maxX: number, maxY: number];

/**
 * The view of a sheet: as asked, else round the study zones, else round the devices and what they see, else round the
 * streets of the city.
 */
export function sheetView(
  plan: Plan,
  city: City,
  analysis: Analysis | undefined,
  map: Box,
  request: ViewRequest,
): SheetView {
  const origin = analysis?.frame ?? plan.head.origin ?? request.centre ?? somePlace(plan, city);
  const frame = createFrame(origin);
  const extent = shownExtent(plan, city, analysis, frame);
  const centre: readonly [number, number] = request.centre
    ? frame.toFrame(request.centre[0], request.centre[1])
    : [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
  const scale = request.scale ?? roundScale(extent[2] - extent[0], extent[3] - extent[1], map);
  const halfX = (map.width * scale) / 2000;
  const halfY = (map.height * scale) / 2000;
  const [west, south] = frame.toLonLat(centre[0] - halfX * 1.02, centre[1] - halfY * 1.02);
  const [east, north] = frame.toLonLat(centre[0] + halfX * 1.02, centre[1] + halfY * 1.02);
  return { frame, scale, map, centre, bounds: [west, south, east, north] };
}

/** Where a frame point falls on the sheet. */
export function onPaper(view: SheetView, x: number, y: number): PaperPoint {
  const perMetre = 1000 / view.scale;
  return [
    view.map.x + view.map.width / 2 + (x - view.centre[0]) * perMetre,
    view.map.y + view.map.height / 2 - (y - view.centre[1]) * perMetre,
  ];
}

export function lonLatOnPaper(view: SheetView, [lon, lat]: LonLat): PaperPoint {
  const [x, y] = view.frame.toFrame(lon, lat);
  return onPaper(view, x, y);
}

export const isOnMap = ({ map }: SheetView, [x, y]: PaperPoint): boolean =>
  x >= map.x && x <= map.x + map.width && y >= map.y && y <= map.y + map.height;

/** Whether a line comes near the map: the box of one of its steps meets the map's. */
export function crossesMap({ map }: SheetView, points: readonly PaperPoint[], closed: boolean): boolean {
  const last = points.at(-1);
  let previous = closed ? last : undefined;
  for (const point of points) {
    if (previous && stepMeets(map, previous, point)) return true;
    previous = point;
  }
  return false;
}

const stepMeets = (map: Box, [ax, ay]: PaperPoint, [bx, by]: PaperPoint): boolean =>
  Math.max(ax, bx) >= map.x &&
  Math.min(ax, bx) <= map.x + map.width &&
  Math.max(ay, by) >= map.y &&
  Math.min(ay, by) <= map.y + map.height;

/** Whether some of a region is on the map: a border of it, or the middle of the map lies in it. */
export function isRegionOnMap(view: SheetView, region: Region): boolean {
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    if (crossesMap(view, ringOnPaper(view, region, r), true)) return true;
  }
  return regionContains(region, view.centre[0], view.centre[1]);
}

/** One ring of a region on paper, cut to what the map can show of it. */
export function ringOnPaper(view: SheetView, region: Region, ring: number): readonly PaperPoint[] {
  const points: PaperPoint[] = [];
  for (let v = region.ringStart[ring]!; v < region.ringStart[ring + 1]!; v++) {
    points.push(onPaper(view, region.xy[2 * v]!, region.xy[2 * v + 1]!));
  }
  return clippedRing(points, view.map);
}

/** Whether something in box `i` of a table (`boxes.ts`) can be on the map. */
export const mayShow = ({ bounds }: SheetView, boxes: Float64Array, i: number): boolean =>
  boxes[4 * i]! <= bounds[2] &&
  boxes[4 * i + 2]! >= bounds[0] &&
  boxes[4 * i + 1]! <= bounds[3] &&
  boxes[4 * i + 3]! >= bounds[1];

/** The points of flat lon/lat pairs on paper. */
export function tableOnPaper(view: SheetView, lonLat: Float64Array, from: number, to: number): PaperPoint[] {
  const points: PaperPoint[] = [];
  for (let v = from; v < to; v++) points.push(lonLatOnPaper(view, [lonLat[2 * v]!, lonLat[2 * v + 1]!]));
  return points;
}

function somePlace(plan: Plan, city: City): LonLat {
  for (const object of plan.objects.values()) {
    const [first] = placesOf(object);
    if (first) return first;
  }
  const { lonLat } = city.streets;
  return lonLat.length > 1 ? [lonLat[0]!, lonLat[1]!] : [0, 0];
}

/** The points that an object stands on. */
export function placesOf(object: PlanObject): readonly LonLat[] {
  if (object.kind === 'zone') return object.polygon[0] ?? [];
  if (object.kind === 'obstacle') {
    return object.shape.type === 'line' ? object.shape.line : (object.shape.polygon[0] ?? []);
  }
  return [object.position];
}

/** A plan of one point still needs some ground round it, m. */
const LEAST_EXTENT_M = 60;

function shownExtent(plan: Plan, city: City, analysis: Analysis | undefined, frame: Frame): Extent {
  const extent: Extent = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number): void => {
    extent[0] = Math.min(extent[0], x);
    extent[1] = Math.min(extent[1], y);
    extent[2] = Math.max(extent[2], x);
    extent[3] = Math.max(extent[3], y);
  };
  const addPlace = ([lon, lat]: LonLat): void => add(...frame.toFrame(lon, lat));
  const objects = [...plan.objects.values()];
  const study = objects.filter((o) => o.kind === 'zone' && o.role === 'study');
  const shown = study.length > 0 ? study : objects;
  for (const object of shown) placesOf(object).forEach(addPlace);
  if (study.length === 0) {
    for (const { levels } of analysis?.geometry.devices ?? []) {
      const box = levels[0] && regionBounds(levels[0].region);
      if (!box) continue;
      add(box[0], box[1]);
      add(box[2], box[3]);
    }
  }
  if (extent[0] === Infinity) addCity(city, addPlace);
  if (extent[0] === Infinity) return [-LEAST_EXTENT_M, -LEAST_EXTENT_M, LEAST_EXTENT_M, LEAST_EXTENT_M];
  return grown(extent);
}

function addCity({ streets, buildings }: City, add: (place: LonLat) => void): void {
  const { lonLat } = streets.lonLat.length > 0 ? streets : buildings;
  for (let i = 0; i + 1 < lonLat.length; i += 2) add([lonLat[i]!, lonLat[i + 1]!]);
}

function grown(extent: Extent): Extent {
  const spare = (size: number): number => Math.max(0, (LEAST_EXTENT_M - size) / 2);
  const x = spare(extent[2] - extent[0]);
  const y = spare(extent[3] - extent[1]);
  return [extent[0] - x, extent[1] - y, extent[2] + x, extent[3] + y];
}
