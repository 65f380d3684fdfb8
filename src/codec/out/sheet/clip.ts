/** Rings cut to a box: a city's outline has more vertices than one sheet can show. */
import type { Box, PaperPoint } from './marks';

/** What is cut leaves edges along the box: they stand this far outside the map, where its clip hides them, mm. */
const SPARE_MM = 5;

/**
 * The ring inside the map's box and a little more, by Sutherland and Hodgman: one side after the other. Winding is
 * kept, so that rings of one path still make each other's holes. Empty when the ring is nowhere near.
 */
export function clippedRing(points: readonly PaperPoint[], map: Box): readonly PaperPoint[] {
  let ring = points;
  const sides = [
    [0, 1, map.x - SPARE_MM],
    [0, -1, map.x + map.width + SPARE_MM],
    [1, 1, map.y - SPARE_MM],
    [1, -1, map.y + map.height + SPARE_MM],
  ] as const;
  for (const [axis, sign, limit] of sides) {
    const isInside = (p: PaperPoint): boolean => sign * (p[axis] - limit) >= 0;
    if (ring.every(isInside)) continue;
    ring = cut(ring, axis, limit, isInside);
    if (ring.length === 0) return ring;
  }
  return ring;
}

function cut(
  ring: readonly PaperPoint[],
  axis: 0 | 1,
  limit: number,
  isInside: (p: PaperPoint) => boolean,
): readonly PaperPoint[] {
  const kept: PaperPoint[] = [];
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous && isInside(previous) !== isInside(point)) kept.push(crossing(previous, point, axis, limit));
    if (isInside(point)) kept.push(point);
    previous = point;
  }
  return kept;
}

function crossing(a: PaperPoint, b: PaperPoint, axis: 0 | 1, limit: number): PaperPoint {
  const share = (limit - a[axis]) / (b[axis] - a[axis]);
  const other = a[1 - axis]! + share * (b[1 - axis]! - a[1 - axis]!);
  return axis === 0 ? [limit, other] : [other, limit];
}
