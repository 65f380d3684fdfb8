/** How a file's numbers are to be taken: as degrees, as metres of a system to reproject from, or the other way round. */
import { candidateSystems } from '../crs/propose';
import { crsByName, WGS84, type Crs } from '../crs/systems';
import { crsByWkt } from '../crs/wkt';
import type { ReadFaultCode } from './fault-codes';
import type { FaultLog } from './fault-log';
import type { FeatureLayer } from './layers';
import type { Bounds, ReadOptions } from './outcome';

export interface Refusal {
  readonly code: ReadFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** So many features are looked at, spread over the layer, before it is read. */
const SAMPLES = 64;
/** Beyond any slip of a degree, and below any metre coordinate of a place. */
const NO_DEGREE = 400;
/** Boxes farther apart than this have nothing to do with each other, degrees: about 50 km. */
const FAR_DEG = 0.5;
/** Metropolitan France, for telling a swapped pair when nothing else is known. */
const FRANCE: Bounds = [-5.5, 41, 10, 51.5];

/** The system that a layer is in, or why it cannot be read. Tells in `log` what was decided. */
export function chooseCrs(layer: FeatureLayer, options: ReadOptions, log: FaultLog): Crs | Refusal {
  const stated = options.crs ?? layer.crs;
  const { crs, name } = stated === undefined ? { crs: WGS84, name: '' } : systemOf(stated);
  if (!crs) return { code: 'crs.unknown', params: { crs: name.slice(0, 80) } };
  const far = sample(layer).find(([x, y]) => isFar(x, y));
  if (crs.unproject) {
    log.add(far ? 'crs.reprojected' : 'crs.contradicted', undefined, { crs: crs.name });
    return far ? crs : WGS84;
  }
  if (!far) return layer.inMetres === true ? localDrawing(layer) : WGS84;
  const [x, y] = options.swapLatLon === true ? [far[1], far[0]] : far;
  const [best] = candidateSystems(x, y);
  if (!best) return { code: 'crs.notDegreesUnknown', params: { x, y } };
  return { code: 'crs.notDegrees', params: { x, y, proposal: best.name } };
}

/** Numbers too small for any system: the drawing has an origin of its own. */
function localDrawing(layer: FeatureLayer): Refusal | Crs {
  const [first] = sample(layer);
  return first ? { code: 'crs.local', params: { x: first[0], y: first[1] } } : WGS84;
}

const isFar = (x: number, y: number): boolean => Math.abs(x) > NO_DEGREE || Math.abs(y) > NO_DEGREE;

function systemOf(stated: string): { crs: Crs | undefined; name: string } {
  return stated.includes('[') ? crsByWkt(stated) : { crs: crsByName(stated), name: stated };
}

/** First positions of features spread over the layer, of the kind that most of them are: degrees or not. */
function sample(layer: FeatureLayer): [number, number][] {
  const found: [number, number][] = [];
  const step = Math.max(1, Math.floor(layer.count / SAMPLES));
  for (let i = 0; i < layer.count; i += step) {
    const position = firstPosition(layer.at(i));
    if (position) found.push(position);
  }
  const far = found.filter(([x, y]) => isFar(x, y));
  return far.length * 2 > found.length ? far : found.filter((position) => !far.includes(position));
}

/** The first pair of finite numbers found in the geometry, depth first. */
function firstPosition(value: unknown): [number, number] | undefined {
  if (Array.isArray(value)) {
    const [x, y] = value as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
    }
    return firstOf(value.slice(0, 4));
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { geometry, coordinates, geometries, features } = value as Record<string, unknown>;
  return firstOf([geometry, coordinates, geometries, features]);
}

function firstOf(values: readonly unknown[]): [number, number] | undefined {
  for (const value of values) {
    const position = firstPosition(value);
    if (position) return position;
  }
  return undefined;
}

/** Whether most sampled pairs can only be latitude first: the second number is too great for a latitude. */
export function looksSwapped(layer: FeatureLayer): boolean {
  const positions = sample(layer);
  const impossible = positions.filter(
    ([x, y]) => Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90,
  );
  return impossible.length * 2 > positions.length;
}

/** Warns when what was read lies far from the plan, and says when turning the pairs round would bring it there. */
export function questionPlace(bounds: Bounds, options: ReadOptions, log: FaultLog): void {
  const swapped: Bounds = [bounds[1], bounds[0], bounds[3], bounds[2]];
  if (options.near && gap(bounds, options.near) <= FAR_DEG) return;
  const fitsSwapped =
    (options.near && gap(swapped, options.near) <= FAR_DEG) ||
    (gap(bounds, FRANCE) > FAR_DEG && within(swapped, FRANCE));
  if (fitsSwapped && !options.swapLatLon) log.add('coordinates.maybeSwapped');
  else if (options.near)
    log.add('coordinates.farFromPlan', undefined, { distance_km: distance_km(bounds, options.near) });
}

/** Degrees between two boxes along the axis where they are farthest apart; 0 when they meet. */
function gap(a: Bounds, b: Bounds): number {
  return Math.max(0, b[0] - a[2], a[0] - b[2], b[1] - a[3], a[1] - b[3]);
}

/** Between the nearest edges of two boxes, to a percent: it is only told. */
function distance_km(a: Bounds, b: Bounds): number {
  const east = Math.max(0, b[0] - a[2], a[0] - b[2]) * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  const north = Math.max(0, b[1] - a[3], a[1] - b[3]);
  return Math.round(111.2 * Math.hypot(east, north));
}

const within = (a: Bounds, b: Bounds): boolean =>
  a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];
