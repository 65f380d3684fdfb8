/**
 * Builds the demo city from an OSM-QA tile of the npm package @mapbox/mvt-fixtures: `npm run build:demo`.
 *
 * Reads tile 12-2860-1368 (centre of Astana, December 2017) from node_modules, drops who edited what and when,
 * keeps the 2 km × 2 km with the most ground under buildings and streets, and writes buildings, streets and
 * furniture as compact GeoJSON beside this file, or into the folder named. The output is committed; running this again
 * gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

const HERE = dirname(fileURLToPath(import.meta.url));
const TILE = { z: 12, x: 2860, y: 1368 };
const SOURCE = createRequire(import.meta.url).resolve(
  '@mapbox/mvt-fixtures/real-world/osm-qa-astana/12-2860-1368.mvt',
);

/** Side of the part kept, and of the grid its place is sought on, m. */
const SIDE_M = 2000;
const CELL_M = 100;
/** Mean width by which a street's length becomes ground, m. */
const STREET_WIDTH_M = 5;

/** The tags that something of ours reads, or that a person would ask for. */
const STREET_TAGS =
  'highway name name:en ref footway service oneway lanes width surface lit layer bridge tunnel covered indoor access foot maxspeed area'.split(
    ' ',
  );
const BUILDING_TAGS =
  'building name name:en addr:housenumber addr:street amenity office height min_height building:levels building:min_level roof:height roof:levels location layer'.split(
    ' ',
  );

const FURNITURE = [
  ['highway', 'street_lamp', 'street_lamp'],
  ['highway', 'traffic_signals', 'traffic_signals'],
  ['highway', 'bus_stop', 'bus_stop'],
  ['railway', 'tram_stop', 'tram_stop'],
  ['railway', 'subway_entrance', 'subway_entrance'],
  ['man_made', 'mast', 'mast'],
  ['man_made', 'flagpole', 'flagpole'],
  ['power', 'pole', 'pole'],
  ['natural', 'tree', 'tree'],
];

/** Values of `highway` on lines that are no way to walk or drive on. */
const NO_STREET = new Set(['platform', 'proposed', 'no', 'razed']);

const round = (value) => Number(value.toFixed(7));
const osmId = (properties) => `${properties['@type']}/${properties['@id']}`;

function main() {
  const features = readTile();
  const buildings = features.filter(isBuilding).map(toBuilding);
  const streets = joinPieces(features.filter(isStreet)).map(toStreet);
  const furniture = features.map(toFurniture).filter((feature) => feature !== undefined);
  const box = densestBox(buildings, streets);
  write('buildings', buildings, box);
  write('streets', streets, box);
  write('furniture', furniture, box);
}

/** Every feature of the tile, lines and polygons taken apart into single ones. */
function readTile() {
  const { osm } = new VectorTile(new PbfReader(readFileSync(SOURCE))).layers;
  const features = [];
  for (let i = 0; i < osm.length; i++) {
    const { properties, geometry } = osm.feature(i).toGeoJSON(TILE.x, TILE.y, TILE.z);
    const single = geometry.type.replace('Multi', '');
    const parts = single === geometry.type ? [geometry.coordinates] : geometry.coordinates;
    for (const part of parts) features.push({ type: single, coordinates: roundAll(part), properties });
  }
  return features;
}

const roundAll = (value) => (typeof value === 'number' ? round(value) : value.map(roundAll));

const isBuilding = ({ type, properties }) =>
  type === 'Polygon' && properties.building !== undefined && properties.building !== 'no';

const isStreet = ({ type, properties }) =>
  type === 'LineString' &&
  properties.highway !== undefined &&
  !NO_STREET.has(properties.highway) &&
  properties.area !== 'yes';

function toBuilding({ coordinates, properties }) {
  const rings = coordinates.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()));
  return feature(osmId(properties), pick(properties, BUILDING_TAGS), { type: 'Polygon', coordinates: rings });
}

function toStreet({ coordinates, properties }) {
  return feature(osmId(properties), pick(properties, STREET_TAGS), { type: 'LineString', coordinates });
}

function toFurniture({ type, coordinates, properties }) {
  if (type !== 'Point') return undefined;
  const found = FURNITURE.find(([key, value]) => properties[key] === value);
  const kind =
    found?.[2] ??
    (properties.entrance === undefined || properties.entrance === 'no' ? undefined : 'entrance');
  if (kind === undefined) return undefined;
  return feature(
    osmId(properties),
    { kind, ...pick(properties, ['name', 'height']) },
    { type: 'Point', coordinates },
  );
}

const feature = (id, properties, geometry) => ({ type: 'Feature', id, properties, geometry });

const pick = (properties, names) =>
  Object.fromEntries(
    names.filter((name) => properties[name] !== undefined).map((name) => [name, properties[name]]),
  );

/** Pieces of one way that share an end become one line again. */
function joinPieces(pieces) {
  const byId = new Map();
  const joined = [];
  for (const piece of pieces) {
    const id = osmId(piece.properties);
    const earlier = byId.get(id);
    const line = earlier && joinLines(earlier.coordinates, piece.coordinates);
    if (line) earlier.coordinates = line;
    else {
      byId.set(id, piece);
      joined.push(piece);
    }
  }
  return joined;
}

function joinLines(a, b) {
  const same = (p, q) => p[0] === q[0] && p[1] === q[1];
  if (same(a.at(-1), b[0])) return [...a, ...b.slice(1)];
  if (same(b.at(-1), a[0])) return [...b, ...a.slice(1)];
  return undefined;
}

/** West, south, east, north of the square with the most ground under buildings and streets. */
function densestBox(buildings, streets) {
  const [originLon, originLat] = [...buildings, ...streets].reduce(
    ([lon, lat], { geometry }) => {
      const [x, y] = geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 0)[0];
      return [Math.min(lon, x), Math.min(lat, y)];
    },
    [Infinity, Infinity],
  );
  const scale = metresPerDegree(originLat);
  const grid = new Map();
  const add = ([lon, lat], ground_m2) => {
    const key = `${Math.floor(((lon - originLon) * scale.x) / CELL_M)},${Math.floor(((lat - originLat) * scale.y) / CELL_M)}`;
    grid.set(key, (grid.get(key) ?? 0) + ground_m2);
  };
  for (const { geometry } of buildings) {
    add(geometry.coordinates[0][0], Math.abs(signedArea(geometry.coordinates[0])) * scale.x * scale.y);
  }
  for (const { geometry } of streets) {
    geometry.coordinates.forEach((p, i) => {
      const q = geometry.coordinates[i + 1];
      if (q) add(p, STREET_WIDTH_M * Math.hypot((q[0] - p[0]) * scale.x, (q[1] - p[1]) * scale.y));
    });
  }
  const side = SIDE_M / CELL_M;
  let best = { ground: -1, i: 0, j: 0 };
  for (let i = 0; i <= 40; i++) {
    for (let j = 0; j <= 40; j++) {
      let ground = 0;
      for (let a = 0; a < side; a++)
        for (let b = 0; b < side; b++) ground += grid.get(`${i + a},${j + b}`) ?? 0;
      if (ground > best.ground) best = { ground, i, j };
    }
  }
  const west = originLon + (best.i * CELL_M) / scale.x;
  const south = originLat + (best.j * CELL_M) / scale.y;
  return [west, south, west + SIDE_M / scale.x, south + SIDE_M / scale.y].map(round);
}

/** Good to a percent: for choosing the part, not for measuring. */
const metresPerDegree = (lat) => ({ x: 111_320 * Math.cos((lat * Math.PI) / 180), y: 111_250 });

/** Square degrees, positive when counter-clockwise. */
function signedArea(ring) {
  const [x0, y0] = ring[0];
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    twice += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0);
  }
  return twice / 2;
}

/** Writes the features with a vertex in the box, one per line, in the order of their ids. */
function write(layer, features, box) {
  const inside = ([lon, lat]) => lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3];
  const vertices = ({ geometry: { type, coordinates } }) =>
    type === 'Point' ? [coordinates] : type === 'Polygon' ? coordinates.flat() : coordinates;
  const kept = features
    .filter((one) => vertices(one).some(inside))
    .sort((a, b) => Number(a.id.split('/')[1]) - Number(b.id.split('/')[1]));
  const head = {
    type: 'FeatureCollection',
    name: `Astana, ${layer}`,
    attribution: '© OpenStreetMap contributors',
    licence: 'ODbL 1.0, https://www.openstreetmap.org/copyright',
    source: '@mapbox/mvt-fixtures 4.0.0, real-world/osm-qa-astana/12-2860-1368.mvt',
    date: '2017-12',
    bbox: boundsOf(kept.flatMap(vertices)),
  };
  const lines = kept.map((one) => JSON.stringify(one)).join(',\n');
  const text = `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines}\n]}\n`;
  writeFileSync(join(process.argv[2] ?? HERE, `${layer}.geojson`), text);
  process.stdout.write(`${layer}: ${kept.length} features, ${(text.length / 1024).toFixed(0)} kB\n`);
}

const boundsOf = (positions) => [
  Math.min(...positions.map(([lon]) => lon)),
  Math.min(...positions.map(([, lat]) => lat)),
  Math.max(...positions.map(([lon]) => lon)),
  Math.max(...positions.map(([, lat]) => lat)),
];

main();
