/**
 * Lines and outlines of a DXF drawing (ASCII, AutoCAD 2000 and later, R12), each layer of the drawing a layer: what is
 * closed is a polygon. A drawing does not say what its layers mean nor where it lies: the user does.
 */
import { strFromU8 } from 'fflate';
import { err, ok } from '../../../kernel/result';
import { fileFault, type FaultLog } from '../fault-log';
import { layerNameMeaning } from '../layer-names';
import { layerOf } from '../layers';
import type { Opening } from '../open-json';
import { arcPositions, bulgePositions, type Xy } from './arcs';
import { dxfEntities, type Entity } from './entities';

/** Entities between two reports of progress. */
const STEP = 4096;

/** @param bytes UTF-8. */
export function* openDxf(file: string, bytes: Uint8Array, log: FaultLog): Opening {
  const layers = new Map<string, unknown[]>();
  let left = 0;
  let done = 0;
  for (const { entity, share } of dxfEntities(strFromU8(bytes))) {
    const geometry = geometryOf(entity);
    if (geometry) {
      const features = layers.get(entity.layer);
      const feature = { type: 'Feature', properties: propertiesOf(entity), geometry };
      if (features) features.push(feature);
      else layers.set(entity.layer, [feature]);
    } else left++;
    if (++done % STEP === 0) yield share;
  }
  if (left > 0) log.add('dxf.entitiesLeftOut', undefined, { n: left });
  if (layers.size === 0) return err([fileFault('dxf.empty', file)]);
  return ok({
    format: 'dxf',
    layers: [...layers].map(([name, features]) => {
      const as = layerNameMeaning(name);
      return layerOf(name, features, { inMetres: true, ...(as ? { as } : {}) });
    }),
  });
}

/** The height of extruded walls is their thickness. */
function propertiesOf({ numbers }: Entity): Record<string, unknown> {
  const thickness = numbers.get(39) ?? 0;
  return thickness > 0 ? { height: thickness } : {};
}

function geometryOf(entity: Entity): object | undefined {
  switch (entity.type) {
    case 'LINE': {
      const [from, to] = [at(entity, 10), at(entity, 11)];
      return from && to && { type: 'LineString', coordinates: [from, to] };
    }
    case 'POINT': {
      const position = at(entity, 10);
      return position && { type: 'Point', coordinates: position };
    }
    case 'LWPOLYLINE':
    case 'POLYLINE':
      return polyline(entity.vertices, ((entity.numbers.get(70) ?? 0) & 1) === 1);
    case 'CIRCLE':
    case 'ARC':
      return arc(entity);
    default:
      return undefined;
  }
}

function at({ numbers }: Entity, code: number): Xy | undefined {
  const x = numbers.get(code);
  const y = numbers.get(code + 10);
  return x === undefined || y === undefined ? undefined : [x, y];
}

function polyline(vertices: Entity['vertices'], isClosed: boolean): object | undefined {
  if (vertices.length < 2) return undefined;
  const ends = isClosed ? [...vertices, vertices[0]!] : vertices;
  const positions = ends.flatMap((vertex, i): Xy[] => {
    const next = ends[i + 1];
    return [vertex.at, ...(next ? bulgePositions(vertex.at, next.at, vertex.bulge) : [])];
  });
  const [first, last] = [positions[0]!, positions.at(-1)!];
  const meets = first[0] === last[0] && first[1] === last[1];
  return meets && positions.length > 3
    ? { type: 'Polygon', coordinates: [positions] }
    : { type: 'LineString', coordinates: positions };
}

function arc(entity: Entity): object | undefined {
  const centre = at(entity, 10);
  const radius = entity.numbers.get(40);
  if (!centre || radius === undefined || !(radius > 0)) return undefined;
  if (entity.type === 'CIRCLE')
    return { type: 'Polygon', coordinates: [arcPositions(centre, radius, 0, 360)] };
  const [from, to] = [entity.numbers.get(50) ?? 0, entity.numbers.get(51) ?? 360];
  return { type: 'LineString', coordinates: arcPositions(centre, radius, from, to > from ? to : to + 360) };
}
