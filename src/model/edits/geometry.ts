/** Coordinates of plan objects, whatever their kind: reading, mapping, shifting by metres. */
import { createFrame } from '../../kernel/frame';
import type { LonLat, PlanObject, PolygonCoordinates } from '../plan';

/** Every coordinate of the object, ring ends included. */
export function coordinatesOf(object: PlanObject): readonly LonLat[] {
  switch (object.kind) {
    case 'zone':
      return object.polygon.flat();
    case 'obstacle':
      return object.shape.type === 'line' ? object.shape.line : object.shape.polygon.flat();
    default:
      return [object.position];
  }
}

/** The same object with each coordinate sent through `f`. */
export function mapCoordinates<T extends PlanObject>(object: T, f: (at: LonLat) => LonLat): T;
export function mapCoordinates(object: PlanObject, f: (at: LonLat) => LonLat): PlanObject {
  switch (object.kind) {
    case 'zone':
      return { ...object, polygon: mapPolygon(object.polygon, f) };
    case 'obstacle':
      return {
        ...object,
        shape:
          object.shape.type === 'line'
            ? { type: 'line', line: object.shape.line.map(f) }
            : { type: 'polygon', polygon: mapPolygon(object.shape.polygon, f) },
      };
    default:
      return { ...object, position: f(object.position) };
  }
}

/**
 * A shift by metres east and north of true north, as a map of coordinates. Exact at `from`; shape and size of what
 * is shifted are kept within 1e-7 over a kilometre.
 */
export function shiftBy(from: LonLat, east_m: number, north_m: number): (at: LonLat) => LonLat {
  const frame = createFrame(from);
  return ([lon, lat]) => {
    const [x, y] = frame.toFrame(lon, lat);
    return frame.toLonLat(x + east_m, y + north_m);
  };
}

/** Box [west, south, east, north] of some objects in degrees; undefined when there is no coordinate. */
export function boundsOfObjects(
  objects: Iterable<PlanObject>,
): readonly [west: number, south: number, east: number, north: number] | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const object of objects) {
    for (const [lon, lat] of coordinatesOf(object)) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : undefined;
}

/** Centre of the box of some objects. */
export function centreOfObjects(objects: Iterable<PlanObject>): LonLat | undefined {
  const box = boundsOfObjects(objects);
  return box && [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
}

/** Metres east and north from one place to another, in the frame of the first. */
export const metresBetween = (a: LonLat, b: LonLat): [east_m: number, north_m: number] =>
  createFrame(a).toFrame(b[0], b[1]);

export const distance_m = (a: LonLat, b: LonLat): number => Math.hypot(...metresBetween(a, b));

const mapPolygon = (polygon: PolygonCoordinates, f: (at: LonLat) => LonLat): PolygonCoordinates =>
  polygon.map((ring) => ring.map(f));
