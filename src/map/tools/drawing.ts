/** A path drawn corner by corner, as plain values: what a click, a key and a double click make of it. */
import { kinks, lineString, polygon as turfPolygon } from '@turf/turf';
import { createFrame } from '../../kernel/frame';
import type { LonLat } from '../../model/plan';

export interface Drawing {
  readonly corners: readonly LonLat[];
  readonly closed: boolean;
}

export const startDrawing = (closed: boolean): Drawing => ({ corners: [], closed });

/** A corner on top of the last one is none. */
export function addCorner(drawing: Drawing, at: LonLat): Drawing {
  const last = drawing.corners.at(-1);
  return last && last[0] === at[0] && last[1] === at[1]
    ? drawing
    : { ...drawing, corners: [...drawing.corners, at] };
}

export const takeBack = (drawing: Drawing): Drawing => ({
  ...drawing,
  corners: drawing.corners.slice(0, -1),
});

export const leastCorners = ({ closed }: Drawing): number => (closed ? 3 : 2);

/** Whether the finished outline would cross itself. */
export function crossesItself({ corners, closed }: Drawing): boolean {
  if (corners.length < 4) return false;
  const ring = corners.map(([lon, lat]) => [lon, lat]);
  const found = closed ? kinks(turfPolygon([[...ring, ring[0]!]])) : kinks(lineString(ring));
  return found.features.length > 0;
}

/** Length along the corners in m, in the frame of the first. */
export function lengthOf(path: readonly LonLat[]): number {
  if (path.length < 2) return 0;
  const frame = createFrame(path[0]!);
  const points = path.map(([lon, lat]) => frame.toFrame(lon, lat));
  return points
    .slice(1)
    .reduce((sum, p, i) => sum + Math.hypot(p[0] - points[i]![0], p[1] - points[i]![1]), 0);
}
