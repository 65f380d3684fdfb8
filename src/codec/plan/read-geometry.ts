/** GeoJSON geometries to the coordinates of plan objects. */
import type { LonLat, Obstacle, PlanObjectKind, PolygonCoordinates } from '../../model/plan';
import type { PlanFaultCode } from './faults';
import { isObject, member } from './json';
import { rightHanded } from './winding';

export type PlanGeometry =
  | { readonly type: 'point'; readonly position: LonLat }
  | { readonly type: 'line'; readonly line: readonly LonLat[] }
  | { readonly type: 'polygon'; readonly polygon: PolygonCoordinates };

export type GeometryReading =
  /** Several where one multi-part geometry stands for several objects. */
  | { readonly ok: true; readonly parts: readonly PlanGeometry[]; readonly closedRings: boolean }
  | { readonly ok: false; readonly code: PlanFaultCode };

type ShapeType = PlanGeometry['type'];

const WANTED: Readonly<Record<PlanObjectKind, readonly ShapeType[]>> = {
  camera: ['point'],
  'sound-sensor': ['point'],
  place: ['point'],
  'candidate-site': ['point'],
  zone: ['polygon'],
  obstacle: ['line', 'polygon'],
};

const TYPES: Readonly<Record<string, readonly [shape: ShapeType, multi: boolean]>> = {
  Point: ['point', false],
  MultiPoint: ['point', true],
  LineString: ['line', false],
  MultiLineString: ['line', true],
  Polygon: ['polygon', false],
  MultiPolygon: ['polygon', true],
};

const BAD_GEOMETRY: GeometryReading = { ok: false, code: 'plan.badGeometry' };
const BAD_POSITION: GeometryReading = { ok: false, code: 'plan.badPosition' };

/** QGIS writes multi-part geometries where it can; a multi-part with one part is that part. */
export function readGeometry(raw: unknown, kind: PlanObjectKind): GeometryReading {
  const type = isObject(raw) ? member(raw, 'type') : undefined;
  const coordinates = isObject(raw) ? member(raw, 'coordinates') : undefined;
  const [shape, multi] = typeOf(type) ?? [];
  if (!shape || !Array.isArray(coordinates) || !WANTED[kind].includes(shape)) return BAD_GEOMETRY;
  return readParts(multi ? coordinates : [coordinates], shape);
}

function readParts(bodies: readonly unknown[], shape: ShapeType): GeometryReading {
  if (bodies.length === 0) return BAD_GEOMETRY;
  const parts: PlanGeometry[] = [];
  let closedRings = false;
  for (const body of bodies) {
    const part = readPart(body, shape);
    if (typeof part === 'string') return part === 'position' ? BAD_POSITION : BAD_GEOMETRY;
    parts.push(part.geometry);
    closedRings ||= part.closed;
  }
  return { ok: true, parts, closedRings };
}

const typeOf = (type: unknown) =>
  typeof type === 'string' && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;

type Part = { readonly geometry: PlanGeometry; readonly closed: boolean };
type Misfit = 'geometry' | 'position';

function readPart(body: unknown, shape: ShapeType): Part | Misfit {
  if (shape === 'point') {
    const position = readPosition(body);
    return typeof position === 'string' ? position : { geometry: { type: 'point', position }, closed: false };
  }
  if (shape === 'line') {
    const line = readPositions(body);
    if (typeof line === 'string') return line;
    return line.length < 2 ? 'geometry' : { geometry: { type: 'line', line }, closed: false };
  }
  return readPolygon(body);
}

function readPolygon(body: unknown): Part | Misfit {
  if (!Array.isArray(body) || body.length === 0) return 'geometry';
  const polygon: (readonly LonLat[])[] = [];
  let closed = false;
  for (const raw of body) {
    const ring = readPositions(raw);
    if (typeof ring === 'string') return ring;
    const [first, last] = [ring[0], ring.at(-1)];
    if (!first || !last) return 'geometry';
    const isOpen = first[0] !== last[0] || first[1] !== last[1];
    if (ring.length + (isOpen ? 1 : 0) < 4) return 'geometry';
    closed ||= isOpen;
    polygon.push(isOpen ? [...ring, first] : ring);
  }
  return { geometry: { type: 'polygon', polygon: rightHanded(polygon) }, closed };
}

function readPositions(raw: unknown): readonly LonLat[] | Misfit {
  if (!Array.isArray(raw)) return 'geometry';
  const positions: LonLat[] = [];
  for (const entry of raw) {
    const position = readPosition(entry);
    if (typeof position === 'string') return position;
    positions.push(position);
  }
  return positions;
}

/** An altitude after the two is kept in place, so that it is written back. */
function readPosition(raw: unknown): LonLat | Misfit {
  if (!Array.isArray(raw) || raw.length < 2) return 'geometry';
  if (!raw.every((value) => typeof value === 'number' && Number.isFinite(value))) return 'geometry';
  const [lon, lat] = raw as unknown as LonLat;
  return Math.abs(lon) <= 180 && Math.abs(lat) < 89.9 ? (raw as unknown as LonLat) : 'position';
}

/** The geometry as the members of an object of that kind. */
export function placed(
  geometry: PlanGeometry,
): { position: LonLat } | { polygon: PolygonCoordinates } | { shape: Obstacle['shape'] } {
  if (geometry.type === 'point') return { position: geometry.position };
  return geometry.type === 'polygon' ? { polygon: geometry.polygon } : { shape: geometry };
}
