/** Buildings, streets and furniture as layers, by OpenStreetMap's names: any GIS shows them, and our readers know them. */
import type { SqlValue } from 'sql.js';
import {
  FURNITURE_KINDS,
  HEIGHT_SOURCES,
  SENSITIVE_KINDS,
  STREET_FLAGS,
  type City,
} from '../../../model/city';
import type { Layer, LayerFeature } from '../geopackage/database';

type Position = readonly [lon: number, lat: number];
type Values = Record<string, SqlValue>;

export const cityLayers = (city: City): Layer[] => [
  { name: 'buildings', geometryType: 'MULTIPOLYGON', features: buildings(city) },
  { name: 'streets', geometryType: 'GEOMETRY', features: streets(city) },
  { name: 'furniture', geometryType: 'POINT', features: furniture(city) },
];

/** Without the values that nothing states. */
const stated = (values: Readonly<Record<string, SqlValue | undefined>>): Values =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as Values;

const line = (lonLat: Float64Array, from: number, to: number): Position[] => {
  const positions: Position[] = [];
  for (let v = from; v < to; v++) positions.push([lonLat[2 * v]!, lonLat[2 * v + 1]!]);
  return positions;
};

const ring = (lonLat: Float64Array, from: number, to: number): Position[] => {
  const open = line(lonLat, from, to);
  return open[0] ? [...open, open[0]] : [];
};

/** One feature for all polygons of a building. */
function buildings({ buildings: table }: City): LayerFeature[] {
  const polygonsOf = new Map<number, number[]>();
  for (let p = 0; p + 1 < table.polygonStart.length; p++) {
    const feature = table.feature[p]!;
    const own = polygonsOf.get(feature);
    if (own) own.push(p);
    else polygonsOf.set(feature, [p]);
  }
  return [...polygonsOf].map(([feature, polygons]) => ({
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((p) => {
        const rings: Position[][] = [];
        for (let r = table.polygonStart[p]!; r < table.polygonStart[p + 1]!; r++) {
          rings.push(ring(table.lonLat, table.ringStart[r]!, table.ringStart[r + 1]!));
        }
        return rings;
      }),
    },
    values: buildingValues(table, feature, polygons[0]!),
  }));
}

const ASSUMED = HEIGHT_SOURCES.indexOf('assumed');

/** The amenity by which a sensitive place is known again. */
const AMENITIES: Readonly<Record<(typeof SENSITIVE_KINDS)[number], string>> = {
  school: 'school',
  worship: 'place_of_worship',
  health: 'hospital',
  party: 'political_party',
  union: 'trade_union',
};

function buildingValues(table: City['buildings'], feature: number, p: number): Values {
  const known = table.heightSource[p] !== ASSUMED && Number.isFinite(table.top_m[p]);
  const base_m = table.base_m[p]!;
  const dwellings = table.dwellings[feature] ?? -1;
  const sensitive = SENSITIVE_KINDS[(table.sensitive[feature] ?? 0) - 1];
  return stated({
    id: table.ids[feature],
    building: table.uses[feature] || 'yes',
    name: table.names[feature],
    height: known ? table.top_m[p]! : undefined,
    min_height: base_m > 0 ? base_m : undefined,
    'building:flats': dwellings >= 0 ? dwellings : undefined,
    amenity: sensitive === undefined ? undefined : AMENITIES[sensitive],
  });
}

function streets({ streets: table }: City): LayerFeature[] {
  const features: LayerFeature[] = [];
  for (let i = 0; i + 1 < table.lineStart.length; i++) {
    const flags = table.flags[i]!;
    const has = (flag: keyof typeof STREET_FLAGS): boolean => (flags & STREET_FLAGS[flag]) !== 0;
    const width_m = table.width_m[i]!;
    features.push({
      geometry: {
        type: 'LineString',
        coordinates: line(table.lonLat, table.lineStart[i]!, table.lineStart[i + 1]!),
      },
      values: stated({
        id: table.ids[i],
        highway: table.highways[i],
        name: table.names[i],
        ref: table.refs[i],
        width: width_m > 0 ? width_m : undefined,
        covered: has('sheltered') ? 'yes' : undefined,
        access: has('noAccess') ? 'no' : undefined,
        footway: has('doubles') ? 'sidewalk' : undefined,
        service: has('driveway') ? 'driveway' : undefined,
      }),
    });
  }
  return features;
}

function furniture({ furniture: table }: City): LayerFeature[] {
  return Array.from(table.kind, (kind, i) => ({
    geometry: { type: 'Point', coordinates: [table.lonLat[2 * i]!, table.lonLat[2 * i + 1]!] },
    values: stated({
      id: table.ids[i],
      kind: FURNITURE_KINDS[kind],
      name: table.names[i],
      height: table.height_m[i]! > 0 ? table.height_m[i]! : undefined,
    }),
  }));
}
