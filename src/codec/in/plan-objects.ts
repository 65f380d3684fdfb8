/** Objects of a plan in any other format: zones, places, sites, obstacles, by the plan file's own names; and drawn walls. */
import { cleanLine } from '../../kernel/rings';
import type { ObjectId } from '../../kernel/units';
import type { LonLat, Obstacle, PlanObject } from '../../model/plan';
import { PlanFaultLog } from '../plan/faults';
import { OBJECT_FIELDS } from '../plan/fields';
import { readFeatures } from '../plan/read-features';
import { parseLength_m } from './measures';
import { polygonCoordinates, readPolygon } from './polygons';
import { appendPosition, readPositions, type Placement, type PositionFault } from './positions';
import { asProperties, firstProperty, text, type Properties } from './properties';

/** Kinds that are nothing in a city; devices are read as such from every file. */
export type PlanOnlyKind = 'zone' | 'place' | 'candidate-site' | 'obstacle';
export const PLAN_ONLY: ReadonlySet<string> = new Set<PlanOnlyKind>([
  'zone',
  'place',
  'candidate-site',
  'obstacle',
]);

/** Undefined where geometry or properties are not those of an object of this kind. */
export function planObjects(
  kind: PlanOnlyKind,
  geometry: { readonly type: string; readonly coordinates: unknown },
  tags: Properties,
  placement: Placement,
): readonly PlanObject[] | PositionFault | undefined {
  const coordinates = placed(geometry.coordinates, placement);
  if (typeof coordinates === 'string') return coordinates as PositionFault;
  const log = new PlanFaultLog(undefined);
  const properties = {
    ...Object.fromEntries(Object.entries(tags).map(([name, cell]) => [name, listOf(kind, name, cell)])),
    kind,
  };
  const feature = { type: 'Feature', properties, geometry: { type: geometry.type, coordinates } };
  const { objects, unknown } = readFeatures([feature], log);
  return unknown.length > 0 ? undefined : [...objects.values()];
}

/** Lists stand as JSON where a format knows none. */
function listOf(kind: PlanOnlyKind, name: string, cell: unknown): unknown {
  const fields = OBJECT_FIELDS[kind];
  const isList = Object.hasOwn(fields, name) && ['ids', 'texts'].includes(fields[name]!.is);
  if (!isList || typeof cell !== 'string') return cell;
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** Nested positions in degrees, or the first reason why not. */
function placed(coordinates: unknown, placement: Placement): unknown {
  if (!Array.isArray(coordinates)) return 'coordinates.missing';
  if (typeof coordinates[0] === 'number') {
    const at: number[] = [];
    return appendPosition(coordinates, placement, at) ?? at;
  }
  const all: unknown[] = [];
  for (const part of coordinates) {
    const one = placed(part, placement);
    if (typeof one === 'string') return one;
    all.push(one);
  }
  return all;
}

/** A drawn line or outline as a wall or block. @returns the reason why it is none. */
export function obstacleOf(
  id: ObjectId,
  shape: 'line' | 'polygon',
  part: unknown,
  tags: Properties,
  placement: Placement,
): readonly Obstacle[] | PositionFault | 'line.tooFewPoints' | 'ring.tooFewPoints' {
  const height_m = parseLength_m(firstProperty(tags, ['height_m', 'height', 'hauteur', 'HAUTEUR']));
  const name = text(asProperties(tags), 'name');
  const common = {
    kind: 'obstacle' as const,
    id,
    ...(name === '' ? {} : { name }),
    ...(height_m !== undefined && height_m > 0 ? { height_m } : {}),
  };
  if (shape === 'polygon') {
    const { parts } = readPolygon(part, placement);
    if (parts.length === 0) return 'ring.tooFewPoints';
    return parts.map((rings) => ({
      ...common,
      shape: { type: 'polygon', polygon: polygonCoordinates(rings) },
    }));
  }
  const positions = readPositions(part, placement);
  if (typeof positions === 'string') return positions;
  const line = cleanLine(positions);
  if (line.length < 4) return 'line.tooFewPoints';
  const at: LonLat[] = [];
  for (let i = 0; i < line.length; i += 2) at.push([line[i]!, line[i + 1]!]);
  return [{ ...common, shape: { type: 'line', line: at } }];
}
