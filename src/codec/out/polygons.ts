/** Regions as polygons with holes: what file formats want instead of loose rings. */
import { regionFromRings, type Region } from '../../kernel/region';
import { nestRings } from '../../kernel/rings';

/** A ring as [x, y] in frame metres, not closed. */
export type PlaneRing = readonly (readonly [x: number, y: number])[];

/** Outer ring first, then its holes. */
export type PlanePolygon = readonly PlaneRing[];

/**
 * The region's polygons, outer rings counter-clockwise, holes clockwise (RFC 7946 winding), smallest first. A ring that
 * touches itself in a vertex is cut there, so that each ring is simple; rings without area are left out. Every hole goes
 * to the smallest outer ring round it.
 */
export function regionPolygons(region: Region): PlanePolygon[] {
  const loops = simpleRings(region);
  return nestRings(regionFromRings(loops)).map(({ outer, holes }) => [
    loops[outer]!,
    ...holes.map((hole) => loops[hole]!),
  ]);
}

function simpleRings({ xy, ringStart }: Region): PlaneRing[] {
  const loops: PlaneRing[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const points: [number, number][] = [];
    for (let v = ringStart[r]!; v < ringStart[r + 1]!; v++) points.push([xy[2 * v]!, xy[2 * v + 1]!]);
    for (const loop of splitAtRepeats(points)) loops.push(loop);
  }
  return loops;
}

/** Cuts a ring wherever it comes back to a vertex it has been at. */
function splitAtRepeats(points: readonly [number, number][]): [number, number][][] {
  const loops: [number, number][][] = [];
  const path: [number, number][] = [];
  const placeOf = new Map<string, number>();
  for (const point of points) {
    const key = `${point[0]},${point[1]}`;
    const before = placeOf.get(key);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const [x, y] of loop) placeOf.delete(`${x},${y}`);
      if (loop.length >= 3) loops.push(loop);
    }
    placeOf.set(key, path.length);
    path.push(point);
  }
  if (path.length >= 3) loops.push(path);
  return loops;
}
