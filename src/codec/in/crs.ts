/**
 * The coordinate systems that a GeoJSON file may be in, against the norm (RFC 7946 knows WGS 84 only): read from the
 * `crs` member of 2008 that QGIS still writes, or guessed from the size of the numbers and then only proposed.
 */
import { createFrame } from '../../kernel/frame';
import { toDegrees } from '../../kernel/units';
import { conicZone, inverseConic, LAMBERT_93 } from './lambert';

/** To WGS 84 degrees; undefined means that the numbers are those already. */
export type Unproject = ((x: number, y: number) => [lon: number, lat: number]) | undefined;

export interface Crs {
  /** `EPSG:2154`; `OGC:CRS84` for plain longitude and latitude. */
  readonly name: string;
  readonly unproject: Unproject;
}

export const WGS84: Crs = { name: 'OGC:CRS84', unproject: undefined };

/** Geographic systems within a metre of WGS 84: WGS 84, RGF93 (2D, 3D, v2b), ETRS89. */
const GEOGRAPHIC = new Set([4326, 4979, 4171, 4965, 9777, 4258, 4937]);

/** Systems of the overseas territories that are UTM on an ellipsoid equal to WGS 84: zone, negative in the south. */
const OVERSEAS_UTM = new Map([
  [2972, 22],
  [5490, 20],
  [4467, 21],
  [2975, -40],
  [4471, -38],
]);

/**
 * The system with this name: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `2154`.
 * Undefined when it is not one that can be read.
 */
export function crsByName(name: string): Crs | undefined {
  if (/CRS84\s*$/i.test(name)) return WGS84;
  const code = epsgCode(name);
  if (code === undefined) return undefined;
  if (GEOGRAPHIC.has(code)) return WGS84;
  const unproject = projected(code);
  return unproject && { name: `EPSG:${code}`, unproject };
}

function epsgCode(name: string): number | undefined {
  const match = /(?:^|EPSG\/?.*?[:/])(\d{4,5})\s*$/i.exec(name.trim());
  return match ? Number(match[1]) : undefined;
}

function projected(code: number): Unproject {
  if (code === 2154 || code === 9794) return inverseConic(LAMBERT_93);
  if (code >= 3942 && code <= 3950) return inverseConic(conicZone(code - 3900));
  if (code > 32600 && code <= 32660) return inverseUtm(code - 32600);
  if (code > 32700 && code <= 32760) return inverseUtm(-(code - 32700));
  const overseas = OVERSEAS_UTM.get(code);
  if (overseas !== undefined) return inverseUtm(overseas);
  return code === 3857 || code === 900913 ? inverseWebMercator : undefined;
}

/** UTM is the plan's own projection with scale 0.9996 and the zone's meridian; a negative zone lies in the south. */
function inverseUtm(zone: number): Unproject {
  const frame = createFrame([6 * Math.abs(zone) - 183, 0]);
  const falseNorthing_m = zone < 0 ? 10_000_000 : 0;
  return (x, y) => frame.toLonLat((x - 500_000) / 0.9996, (y - falseNorthing_m) / 0.9996);
}

/** EPSG:3857: spherical formulas on the ellipsoid's major axis. */
function inverseWebMercator(x: number, y: number): [number, number] {
  return [toDegrees(x / 6378137), toDegrees(Math.atan(Math.sinh(y / 6378137)))];
}

/** The name in the old `crs` member; undefined when there is none, or none that is a name. */
export function namedCrs(member: unknown): string | undefined {
  const name = (member as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
  return typeof name === 'string' ? name : undefined;
}

/** What numbers that are no degrees may be: Lambert-93 or a zone, where they fit France; else nothing. */
export function proposeCrs(x: number, y: number): string | undefined {
  if (x > 0 && x < 1_300_000 && y > 6_000_000 && y < 7_200_000) return 'EPSG:2154';
  const zone = Math.round((y - 200_000) / 1_000_000) + 41;
  const inZone = Math.abs(y - conicZone(zone).falseNorthing_m) < 200_000;
  if (x > 1_100_000 && x < 2_400_000 && zone >= 42 && zone <= 50 && inZone) return `EPSG:${3900 + zone}`;
  return undefined;
}
