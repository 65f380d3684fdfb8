/** What is seen from a place, composed of polygons and left to Turf: the overlay that the kernel must agree with. */
import { difference, featureCollection, multiPolygon, polygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { shadowScales } from './shadow-scales';
import { CHORD_RADIUS, CHORDS } from '../../src/kernel/sight-window';
import type { Prism } from './line-height';

/** Disc minus the union of every hidden set, composed of polygons by Turf; undefined where Turf throws. */
export function turfSeenArea(
  prisms: readonly Prism[],
  eye: readonly [number, number, number],
  target_m: number,
  radius: number,
): number | undefined {
  const disc = polygon([closed(Array.from({ length: CHORDS }, (_, k) => discVertex(eye, radius, k)))]);
  const hidden: Feature<Polygon | MultiPolygon>[] = [];
  for (const prism of prisms) {
    const [near, farthest] = shadowScales(eye[2], target_m, prism.base_m, prism.top_m);
    if (Number.isNaN(near)) continue;
    const far = Math.min(farthest, 1e4);
    const scaled = (s: number): Position[][] =>
      prism.rings.map((ring) => closed(ring.map((p) => scale(eye, p, s))));
    hidden.push(polygon(scaled(near)), polygon(scaled(far)));
    for (const ring of prism.rings) {
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]!;
        const quad = [scale(eye, a, near), scale(eye, b, near), scale(eye, b, far), scale(eye, a, far)];
        if (Math.abs(shoelace(quad)) > 1e-9) hidden.push(polygon([closed(quad)]));
      });
    }
  }
  if (hidden.length === 0) return areaOf(disc);
  try {
    const all = hidden.length > 1 ? union(featureCollection(hidden)) : hidden[0]!;
    const rest = difference(featureCollection<Polygon | MultiPolygon>([disc, all ?? multiPolygon([])]));
    return rest ? areaOf(rest) : 0;
  } catch (error) {
    if (error instanceof Error && error.message.includes('Unable to complete output ring')) return undefined;
    throw error;
  }
}

const scale = (eye: readonly number[], p: readonly [number, number], s: number): Position => [
  eye[0]! + s * (p[0] - eye[0]!),
  eye[1]! + s * (p[1] - eye[1]!),
];

function discVertex(eye: readonly number[], radius: number, k: number): Position {
  const bearing = (-k * Math.PI) / 180;
  return [
    eye[0]! + radius * CHORD_RADIUS * Math.sin(bearing),
    eye[1]! + radius * CHORD_RADIUS * Math.cos(bearing),
  ];
}

const closed = (ring: readonly Position[]): Position[] => [...ring, ring[0]!];

function shoelace(ring: readonly Position[]): number {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length]!;
    twice += x! * ny! - nx! * y!;
  });
  return twice / 2;
}

function areaOf(feature: Feature<Polygon | MultiPolygon>): number {
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce(
    (sum, rings) =>
      sum + rings.reduce((s, ring, r) => s + (r === 0 ? 1 : -1) * Math.abs(shoelace(ring.slice(0, -1))), 0),
    0,
  );
}
