/**
 * The loaded data of a place: buildings, streets, furniture. Flat arrays in WGS 84 degrees, so that a city of
 * 262,000 buildings crosses to a worker, or to disk, as it is. Not part of the plan document.
 */

/** Why a building's top is what it is ([O1]); the order is that of preference. */
export const HEIGHT_SOURCES = [
  'height',
  'levels',
  'roofAltitude',
  'eaves',
  'storeys',
  'column',
  'assumed',
] as const;
export type HeightSource = (typeof HEIGHT_SOURCES)[number];

/** Polygons with holes in compressed rows. Outer rings counter-clockwise, holes clockwise, closed implicitly. */
export interface PolygonTable {
  /** lon, lat interleaved, degrees. */
  readonly lonLat: Float64Array;
  /** First vertex of each ring, plus one closing entry. */
  readonly ringStart: Uint32Array;
  /** First ring of each polygon, plus one closing entry. Rings after the first are holes. */
  readonly polygonStart: Uint32Array;
}

/** One row per polygon; a MultiPolygon is several rows with the same feature. */
export interface Buildings extends PolygonTable {
  /** Top above ground in m; NaN where only the plan's assumed height can say. */
  readonly top_m: Float64Array;
  readonly base_m: Float64Array;
  /** Index into HEIGHT_SOURCES. */
  readonly heightSource: Uint8Array;
  /** Ordinal of the feature each polygon came from. */
  readonly feature: Uint32Array;
  /** Per feature; '' where the data have none. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Number and street, of a feature that has no name. */
  readonly addresses: readonly string[];
  /** OSM `building=*`, or BD TOPO's use where that is missing or a mere `yes`, per feature; '' when unknown. */
  readonly uses: readonly string[];
  /** Dwellings in it (BD TOPO `nombre_de_logements`), per feature; -1 when unknown. */
  readonly dwellings: Int32Array;
  /** Whether it is a sensitive place, per feature: index into SENSITIVE_KINDS plus one; 0 when the data say nothing. */
  readonly sensitive: Uint8Array;
}

/** What people call a building: its name, else its address; '' where the data have neither. */
export const calledBy = ({ names, addresses }: Buildings, feature: number): string =>
  names[feature] || addresses[feature] || '';

/** What a building can be that makes filming its visitors sensitive (GDPR, article 9). */
export const SENSITIVE_KINDS = ['school', 'worship', 'health', 'party', 'union'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** One row per line. */
export interface Streets {
  readonly lonLat: Float64Array;
  /** First vertex of each line, plus one closing entry. */
  readonly lineStart: Uint32Array;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly refs: readonly string[];
  /** OSM highway value, or the value that a reader mapped the source's own class to. */
  readonly highways: readonly string[];
  /** `width` tag in m; NaN when unknown. */
  readonly width_m: Float64Array;
  /** Bit set of STREET_FLAGS. */
  readonly flags: Uint8Array;
}

/** What takes a street out of the default network whatever its class ([C1]). */
export const STREET_FLAGS = {
  /** tunnel, covered or indoor present and not `no`. */
  sheltered: 1,
  /** access=private|no. */
  noAccess: 2,
  /** footway=sidewalk|crossing: doubles the street. */
  doubles: 4,
  /** service=driveway|parking_aisle. */
  driveway: 8,
} as const;

export const FURNITURE_KINDS = [
  'street_lamp',
  'pole',
  'mast',
  'traffic_signals',
  'tree',
  'entrance',
  'bus_stop',
  'tram_stop',
  'subway_entrance',
  'flagpole',
  'other',
] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

export interface Furniture {
  readonly lonLat: Float64Array;
  /** Index into FURNITURE_KINDS. */
  readonly kind: Uint8Array;
  readonly height_m: Float64Array;
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** When the levels of a noise map hold. */
export const NOISE_PERIODS = ['all', 'day', 'evening', 'night'] as const;

/** Areas of background noise ([S1]): one row per polygon. Where several hold a place the loudest counts. */
export interface NoiseMap extends PolygonTable {
  /** dB(A). */
  readonly level_db: Float64Array;
  /** Index into NOISE_PERIODS. */
  readonly period: Uint8Array;
}

export interface City {
  readonly buildings: Buildings;
  readonly streets: Streets;
  readonly furniture: Furniture;
  /** Absent where none was loaded. */
  readonly noise?: NoiseMap;
}

export const EMPTY_CITY: City = {
  buildings: {
    lonLat: new Float64Array(0),
    ringStart: new Uint32Array(1),
    polygonStart: new Uint32Array(1),
    top_m: new Float64Array(0),
    base_m: new Float64Array(0),
    heightSource: new Uint8Array(0),
    feature: new Uint32Array(0),
    ids: [],
    names: [],
    addresses: [],
    uses: [],
    dwellings: new Int32Array(0),
    sensitive: new Uint8Array(0),
  },
  streets: {
    lonLat: new Float64Array(0),
    lineStart: new Uint32Array(1),
    ids: [],
    names: [],
    refs: [],
    highways: [],
    width_m: new Float64Array(0),
    flags: new Uint8Array(0),
  },
  furniture: {
    lonLat: new Float64Array(0),
    kind: new Uint8Array(0),
    height_m: new Float64Array(0),
    ids: [],
    names: [],
  },
};
