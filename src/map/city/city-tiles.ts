/** Vector tiles of the loaded city, made when the map asks for them. */
import { FURNITURE_KINDS, HEIGHT_SOURCES, STREET_FLAGS, type Buildings } from '../../model/city';
import type { StreetClass } from '../../model/catalogue';
import { searchBox } from './box-grid';
import type { CityIndex } from './city-index';
import { clipLine, clipRing } from './clip';
import { latOf, lonOf, mercatorX, mercatorY } from './mercator';
import { encodeTile, TILE_EXTENT, TileLayer, type TileValue } from './tile-writer';

/** Zooms for which tiles are made; closer, the last ones are stretched: 8,192 units are then 5 cm or less. */
export const CITY_MIN_ZOOM = 9;
export const CITY_MAX_ZOOM = 16;

/** Layers of a tile. */
export const CITY_LAYERS = { streets: 'streets', buildings: 'buildings', furniture: 'furniture' } as const;

const BUILDINGS_FROM_ZOOM = 14;
/** Buildings smaller than this on the screen are left out of small scales, px. */
const LEAST_BUILDING_PX = 1.5;
const FURNITURE_FROM_ZOOM = 16;
/** Width in m that a street must have to be drawn at small scales: all from zoom 14. */
const LEAST_WIDTH_M: readonly (readonly [belowZoom: number, width_m: number])[] = [
  [11, 11],
  [12, 9],
  [13, 7],
  [14, 5],
];
/** What is drawn of a neighbour, so that outlines and wide lines are whole at the border. Tile units. */
const MARGIN = 256;
/** A step shorter than this on a coarse tile does not show. Tile units: a quarter of a pixel. */
const COARSE_STEP = 4;

const ASSUMED = HEIGHT_SOURCES.indexOf('assumed');
/** Uses whose buildings are landmarks and entrances to many ([UI 4] public building). */
const PUBLIC_USES = new Set([
  'public',
  'civic',
  'government',
  'townhall',
  'hospital',
  'school',
  'university',
  'college',
  'kindergarten',
  'church',
  'cathedral',
  'chapel',
  'mosque',
  'synagogue',
  'temple',
  'religious',
  'train_station',
  'transportation',
  'museum',
  'library',
  'theatre',
  'sports_hall',
  'stadium',
]);
const PATHS = new Set(['footway', 'path', 'steps', 'cycleway', 'bridleway', 'track', 'corridor']);

interface TilePlace {
  readonly z: number;
  readonly toX: (lon: number) => number;
  readonly toY: (lat: number) => number;
  readonly box: readonly [number, number, number, number];
}

/** One tile as bytes; empty where there is nothing. */
export function cityTile(
  index: CityIndex,
  classes: readonly StreetClass[],
  z: number,
  x: number,
  y: number,
): ArrayBuffer {
  const place = placeOfTile(z, x, y);
  const streets = new TileLayer(CITY_LAYERS.streets);
  const buildings = new TileLayer(CITY_LAYERS.buildings);
  const furniture = new TileLayer(CITY_LAYERS.furniture);
  addStreets(streets, index, classes, place);
  if (z >= BUILDINGS_FROM_ZOOM) addBuildings(buildings, index, place);
  if (z >= FURNITURE_FROM_ZOOM) addFurniture(furniture, index, place);
  return encodeTile([streets, buildings, furniture]);
}

/** Full width of a street in m: its own, else that of its class. */
export function streetWidth_m(index: CityIndex, widths: ReadonlyMap<string, number>, row: number): number {
  const own = index.city.streets.width_m[row]!;
  return own > 0 ? own : (widths.get(index.city.streets.highways[row] ?? '') ?? 4);
}

function placeOfTile(z: number, x: number, y: number): TilePlace {
  const size = 2 ** z;
  const margin = MARGIN / TILE_EXTENT;
  const box = [
    lonOf((x - margin) / size),
    latOf((y + 1 + margin) / size),
    lonOf((x + 1 + margin) / size),
    latOf((y - margin) / size),
  ] as const;
  const toY = (lat: number): number => (mercatorY(lat) * size - y) * TILE_EXTENT;
  return {
    z,
    toX: (lon) => (mercatorX(lon) * size - x) * TILE_EXTENT,
    toY: z < PARABOLA_FROM_ZOOM ? toY : parabola(box[1], (box[1] + box[3]) / 2, box[3], toY),
    box,
  };
}

/** From this zoom on a tile is so low that a parabola meets the projection to a hundredth of a unit. */
const PARABOLA_FROM_ZOOM = 12;

/** The parabola through a function at three places: logarithms are dear, and a tile has 100,000 vertices. */
function parabola(a: number, b: number, c: number, f: (v: number) => number): (v: number) => number {
  const [fa, fb, fc] = [f(a), f(b), f(c)];
  const first = (fb - fa) / (b - a);
  const second = ((fc - fb) / (c - b) - first) / (c - a);
  return (v) => fa + (v - a) * (first + second * (v - b));
}

function addStreets(
  layer: TileLayer,
  index: CityIndex,
  classes: readonly StreetClass[],
  place: TilePlace,
): void {
  const { streets } = index.city;
  const widths = new Map(classes.map((entry) => [entry.highway, entry.width_m]));
  const least = LEAST_WIDTH_M.find(([below]) => place.z < below)?.[1] ?? 0;
  searchBox(index.streets, place.box, (row) => {
    const w = streetWidth_m(index, widths, row);
    if (w < least) return;
    const xy = vertices(streets.lonLat, streets.lineStart[row]!, streets.lineStart[row + 1]!, place);
    for (const part of clipLine(xy, -MARGIN, TILE_EXTENT + MARGIN)) {
      const line = rounded(part, COARSE_STEP);
      if (line.length >= 4) layer.line(line);
    }
    const highway = streets.highways[row] ?? '';
    layer.end(row + 1, {
      w,
      path: PATHS.has(highway) || undefined,
      under: (streets.flags[row]! & STREET_FLAGS.sheltered) > 0 || undefined,
      name: streets.names[row] || streets.refs[row] || undefined,
    });
  });
}

function addBuildings(layer: TileLayer, index: CityIndex, place: TilePlace): void {
  const { lonLat, ringStart, polygonStart } = index.city.buildings;
  const { boxes } = index.buildings;
  const least = place.z < CITY_MAX_ZOOM ? (LEAST_BUILDING_PX * TILE_EXTENT) / 512 : 0;
  searchBox(index.buildings, place.box, (row) => {
    const wide = place.toX(boxes[4 * row + 2]!) - place.toX(boxes[4 * row]!);
    const high = place.toY(boxes[4 * row + 1]!) - place.toY(boxes[4 * row + 3]!);
    if (wide < least && high < least) return;
    const reaches = wide > 2 * TILE_EXTENT || high > 2 * TILE_EXTENT;
    for (let r = polygonStart[row]!; r < polygonStart[row + 1]!; r++) {
      const xy = vertices(lonLat, ringStart[r]!, ringStart[r + 1]!, place);
      const ring = rounded(reaches ? clipRing(xy, -MARGIN, TILE_EXTENT + MARGIN) : xy, 1);
      // Outer rings come counter-clockwise on the ground and so on the screen; the tile wants them clockwise.
      if (ring.length >= 6) layer.ringReversed(ring);
      else if (r === polygonStart[row]!) break;
    }
    layer.end(row + 1, buildingTags(index.city.buildings, row));
  });
}

function buildingTags(
  { top_m, base_m, heightSource, feature, uses, names }: Buildings,
  row: number,
): Readonly<Record<string, TileValue | undefined>> {
  const top = top_m[row]!;
  const of = feature[row]!;
  return {
    top: Number.isNaN(top) ? undefined : top,
    base: base_m[row]! > 0 ? base_m[row]! : undefined,
    assumed: heightSource[row] === ASSUMED || undefined,
    public: PUBLIC_USES.has(uses[of] ?? '') || undefined,
    name: names[of] || undefined,
  };
}

function addFurniture(layer: TileLayer, index: CityIndex, place: TilePlace): void {
  const { lonLat, kind } = index.city.furniture;
  searchBox(index.furniture, place.box, (row) => {
    layer.point(Math.round(place.toX(lonLat[2 * row]!)), Math.round(place.toY(lonLat[2 * row + 1]!)));
    layer.end(row + 1, { kind: FURNITURE_KINDS[kind[row]!] ?? 'other' });
  });
}

function vertices(lonLat: Float64Array, from: number, to: number, { toX, toY }: TilePlace): number[] {
  const xy: number[] = [];
  for (let v = from; v < to; v++) xy.push(toX(lonLat[2 * v]!), toY(lonLat[2 * v + 1]!));
  return xy;
}

/** Whole units, without steps too short to be seen; a last point that falls on the first is left to the closing. */
function rounded(xy: readonly number[], step: number): number[] {
  const out: number[] = [];
  const last = xy.length - 2;
  let [px, py] = [Infinity, Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    const x = Math.round(xy[i]!);
    const y = Math.round(xy[i + 1]!);
    if (Math.max(Math.abs(x - px), Math.abs(y - py)) < (i === last ? 1 : step)) continue;
    out.push(x, y);
    px = x;
    py = y;
  }
  return out;
}
