/** Regions as polygons with holes: what file formats want instead of loose rings. */
import { ringArea, type Region } from '../../kernel/region';

/** A ring as [x, y] in frame metres, not closed. */
export type PlaneRing = readonly (readonly [x: number, y: number])[];

/** Outer ring first, then its holes. */
export type PlanePolygon = readonly PlaneRing[];

interface SimpleRing {
  readonly points: PlaneRing;
  readonly area_m2: number;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/**
 * The region's polygons, outer rings counter-clockwise, holes clockwise (RFC 7946 winding). A ring that touches itself
 * in a vertex is cut there, so that each ring is simple; rings without area are left out. Every hole goes to the
 * smallest outer ring round it.
 */
export function regionPolygons(region: Region): PlanePolygon[] {
  const outers: (SimpleRing & { readonly holes: PlaneRing[] })[] = [];
  const holes: SimpleRing[] = [];
  for (const ring of simpleRings(region)) {
    if (ring.area_m2 > 0) outers.push({ ...ring, holes: [] });
    else holes.push(ring);
  }
  outers.sort((a, b) => a.area_m2 - b.area_m2);
  for (const hole of holes) {
    const [x, y] = interiorPoint(hole.points);
    // Larger than the hole: an island inside it may hold the same point.
    const owner = outers.find(
      (outer) => outer.area_m2 > -hole.area_m2 && inBox(outer.box, x, y) && contains(outer.points, x, y),
    );
    // A hole in nothing is a sliver that clipping left: it takes nothing away.
    owner?.holes.push(hole.points);
  }
  return outers.map((outer) => [outer.points, ...outer.holes]);
}

function* simpleRings(region: Region): Generator<SimpleRing> {
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    const points: [number, number][] = [];
    for (let v = region.ringStart[r]!; v < region.ringStart[r + 1]!; v++) {
      points.push([region.xy[2 * v]!, region.xy[2 * v + 1]!]);
    }
    for (const loop of splitAtRepeats(points)) {
      const area_m2 = areaOf(loop);
      if (area_m2 !== 0) yield { points: loop, area_m2, box: boxOf(loop) };
    }
  }
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

function areaOf(points: PlaneRing): number {
  const xy = Float64Array.from(points.flat());
  return ringArea(xy, 0, points.length);
}

function boxOf(points: PlaneRing): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

const inBox = (box: SimpleRing['box'], x: number, y: number): boolean =>
  x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];

/** A point strictly inside a simple ring: halfway between the first two crossings of a level line between vertices. */
export function interiorPoint(points: PlaneRing): readonly [number, number] {
  const ys = [...new Set(points.map((p) => p[1]))].toSorted((a, b) => a - b);
  let best: readonly [number, number] = points[0]!;
  let widest = -1;
  // The widest of a few level lines: a thin first slice would leave no room for rounding.
  for (let i = 0; i + 1 < ys.length && i < 16; i++) {
    const y = (ys[i]! + ys[i + 1]!) / 2;
    const xs = crossings(points, y);
    if (xs.length < 2) continue;
    const width = xs[1]! - xs[0]!;
    if (width > widest) {
      widest = width;
      best = [(xs[0]! + xs[1]!) / 2, y];
    }
  }
  return best;
}

function crossings(points: PlaneRing, y: number): number[] {
  const xs: number[] = [];
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [ax, ay] = points[j]!;
    const [bx, by] = points[i]!;
    if (ay > y !== by > y) xs.push(ax + ((bx - ax) * (y - ay)) / (by - ay));
  }
  return xs.sort((a, b) => a - b);
}

const contains = (points: PlaneRing, x: number, y: number): boolean =>
  crossings(points, y).filter((at) => at > x).length % 2 === 1;
