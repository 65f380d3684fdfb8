/**
 * The coordinate systems that files come in and go out in, beside longitude and latitude: those in use in France and
 * its neighbours. Definitions are those of the EPSG register, as PROJ writes them; proj4 does the sums.
 */
import proj4 from 'proj4';

export type Project = (x: number, y: number) => [x: number, y: number];
/** To WGS 84 degrees; undefined means that the numbers are those already. */
export type Unproject = Project | undefined;

export interface Crs {
  /** `EPSG:2154`; `OGC:CRS84` for plain longitude and latitude. */
  readonly name: string;
  /** From the system's metres to longitude and latitude. */
  readonly unproject: Unproject;
  /** From longitude and latitude to the system's metres. */
  readonly project: Unproject;
}

export const WGS84: Crs = { name: 'OGC:CRS84', unproject: undefined, project: undefined };

/**
 * Geographic systems within a metre of WGS 84: WGS 84, RGF93 (2D, 3D, v2b), ETRS89, and those of the overseas
 * territories (RGAF09, RRAF91, RGFG95, RGR92, RGM04, RGSPM06).
 */
const GEOGRAPHIC = new Set([
  4326, 4979, 4171, 4965, 9777, 4258, 4937, 5489, 4640, 4558, 4624, 4627, 4470, 4463,
]);

/** Systems of the overseas territories that are UTM on an ellipsoid equal to WGS 84: zone, negative in the south. */
const OVERSEAS_UTM = new Map([
  [2972, 22],
  [5490, 20],
  [4559, 20],
  [4467, 21],
  [2975, -40],
  [4471, -38],
  [3296, -5],
  [3297, -6],
  [3298, -7],
  [8903, -1],
]);

const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m';
/** swisstopo's three parameters from CH1903+ to WGS 84; better than 1 m over Switzerland. */
const CH1903 =
  '+proj=somerc +lat_0=46.9524055555556 +lon_0=7.43958333333333 +k_0=1 +ellps=bessel +towgs84=674.374,15.056,405.346,0,0,0,0 +units=m';
/** Lambert II étendu on NTF, by IGN's three parameters: some metres. */
const LAMBERT_2 =
  '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m';

const SINGLE = new Map<number, string>([
  [2154, `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`],
  [9794, `+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ${GRS80}`],
  [2056, `${CH1903} +x_0=2600000 +y_0=1200000`],
  [21781, `${CH1903} +x_0=600000 +y_0=200000`],
  [
    3163,
    `+proj=lcc +lat_0=-21.5 +lon_0=166 +lat_1=-20.6666666666667 +lat_2=-22.3333333333333 +x_0=400000 +y_0=300000 ${GRS80}`,
  ],
  [27572, LAMBERT_2],
  [3857, '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m'],
  [900913, '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m'],
]);

const known = new Map<number, Crs>();

/** The system of an EPSG code; undefined when it is not one that can be read. */
export function crsByCode(code: number): Crs | undefined {
  if (GEOGRAPHIC.has(code)) return WGS84;
  const made = known.get(code);
  if (made) return made;
  const definition = definitionOf(code);
  if (definition === undefined) return undefined;
  const converter = proj4(definition);
  const crs: Crs = {
    name: `EPSG:${code}`,
    unproject: guarded(converter.inverse),
    project: guarded(converter.forward),
  };
  known.set(code, crs);
  return crs;
}

/** proj4 throws, or gives nothing, where a projection has no value: NaN says the same of one position. */
function guarded(convert: (xy: number[]) => number[]): Project {
  return (x, y) => {
    try {
      const [east, north] = (convert([x, y]) as number[] | undefined) ?? [];
      return [east ?? Number.NaN, north ?? Number.NaN];
    } catch {
      return [Number.NaN, Number.NaN];
    }
  };
}

function definitionOf(code: number): string | undefined {
  const single = SINGLE.get(code);
  if (single !== undefined) return single;
  if (code >= 3942 && code <= 3950) return conicZone(code - 3900);
  if (code > 32600 && code <= 32660) return utm(code - 32600);
  if (code > 32700 && code <= 32760) return utm(-(code - 32700));
  if (code >= 25828 && code <= 25838) return utm(code - 25800);
  const overseas = OVERSEAS_UTM.get(code);
  return overseas === undefined ? undefined : utm(overseas);
}

/** EPSG:3942–3950: zone CC42 … CC50, named by its central latitude. */
const conicZone = (lat: number): string =>
  `+proj=lcc +lat_0=${lat} +lon_0=3 +lat_1=${lat - 0.75} +lat_2=${lat + 0.75} +x_0=1700000 +y_0=${(lat - 41) * 1_000_000 + 200_000} ${GRS80}`;

/** A negative zone lies in the south. */
const utm = (zone: number): string =>
  `+proj=utm +zone=${Math.abs(zone)} ${zone < 0 ? '+south ' : ''}${GRS80}`;

/**
 * The system with this name: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `2154`.
 * Undefined when it is not one that can be read.
 */
export function crsByName(name: string): Crs | undefined {
  if (/CRS84h?\s*$/i.test(name)) return WGS84;
  const match = /(?:^|EPSG\/?.*?[:/])(\d{4,6})\s*$/i.exec(name.trim());
  return match ? crsByCode(Number(match[1])) : undefined;
}

/** The name in the old `crs` member; undefined when there is none, or none that is a name. */
export function namedCrs(member: unknown): string | undefined {
  const name = (member as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
  return typeof name === 'string' ? name : undefined;
}
