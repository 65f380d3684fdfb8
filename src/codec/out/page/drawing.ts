/** From the ground to the page's drawing. */
import type { Frame } from '../../../kernel/frame';

/** Frame metres to the drawing's units. */
export interface Drawing {
  readonly frame: Frame;
  /** West, south, east, north in frame metres. */
  readonly box: readonly [number, number, number, number];
  readonly unitsPerMetre: number;
}

/** Whole units, y down. */
export const unitsOf = ({ box, unitsPerMetre }: Drawing, x: number, y: number): readonly [number, number] => [
  Math.round((x - box[0]) * unitsPerMetre),
  Math.round((box[3] - y) * unitsPerMetre),
];

/** A row of a city's table in frame metres; undefined when its box and the drawing's do not touch. */
export function rowIn(
  { frame, box }: Drawing,
  lonLat: Float64Array,
  from: number,
  to: number,
): readonly (readonly [number, number])[] | undefined {
  const points: (readonly [number, number])[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = from; v < to; v++) {
    const [x, y] = frame.toFrame(lonLat[2 * v]!, lonLat[2 * v + 1]!);
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
    points.push([x, y]);
  }
  return west < box[2] && east > box[0] && south < box[3] && north > box[1] ? points : undefined;
}
