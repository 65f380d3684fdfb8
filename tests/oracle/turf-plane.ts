/** Turf's polygon overlay on plane rings. */
import { difference, featureCollection, intersect, polygon, union } from '@turf/turf';
import { ringArea } from '../../src/kernel/region';
import type { Ring } from '../../src/testing/overlay-shapes';

const turfPolygon = (ring: Ring) => polygon([[...ring, ring[0]!].map(([x, y]) => [x, y])]);

/** Throws (“Unable to complete output ring”) on some nearly coincident edges. */
export const turfSharedArea = (a: Ring, b: Ring): number =>
  planeArea(intersect(featureCollection([turfPolygon(a), turfPolygon(b)])));

export function turfDifferenceArea(inside: Ring[], outside: Ring[]): number {
  const merged =
    inside.length > 1 ? union(featureCollection(inside.map(turfPolygon))) : turfPolygon(inside[0]!);
  return planeArea(merged && difference(featureCollection([merged, ...outside.map(turfPolygon)])));
}

/** The plane area of what Turf gives back: its own `area` measures on a sphere. */
function planeArea(feature: GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon> | null): number {
  if (!feature) return 0;
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let area = 0;
  for (const rings of polygons) {
    rings.forEach((ring, i) => {
      const xy = Float64Array.from(ring.slice(0, -1).flatMap(([x, y]) => [x!, y!]));
      area += (i === 0 ? 1 : -1) * Math.abs(ringArea(xy, 0, ring.length - 1));
    });
  }
  return area;
}
