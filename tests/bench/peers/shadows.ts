/**
 * The view composed of polygons: the sector less what each front-facing wall hides. For peers that overlay polygons
 * (Turf, GEOS), with the fewest polygons that are still right: a wall's shadow is pushed out by range over
 * perpendicular distance, a low building adds its own footprint at the shadow's far end.
 */
import { difference, featureCollection, polygon } from '@turf/turf';
import type { Feature, Polygon, Position } from 'geojson';
import { shadowScales } from '../../oracle/shadow-scales';
import { CHORD_RADIUS, CHORDS } from '../../../src/kernel/sight-window';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { sectorBox } from './visibility-polygon';
import type { BenchCamera } from '../scenes/cameras';

export type Ring = readonly (readonly [number, number])[];

/** One polygon to cut from and those to cut away, frame metres; outlines counter-clockwise, then holes. */
export interface Shadows {
  readonly sector: Ring;
  readonly hidden: readonly (readonly Ring[])[];
}

/** Solids whose box meets the sector's box: found once, outside the clock. */
function solidsInReach(index: WallIndex, camera: BenchCamera): Set<number> {
  const [minX, minY, maxX, maxY] = sectorBox(camera);
  const found = new Set<number>();
  const { cell_m, cols, rows, solidItemStart, solidItems } = index;
  const clamp = (v: number, n: number): number => Math.min(Math.max(Math.floor(v), 0), n - 1);
  for (
    let r = clamp((minY - index.minY) / cell_m, rows);
    r <= clamp((maxY - index.minY) / cell_m, rows);
    r++
  ) {
    const from = r * cols + clamp((minX - index.minX) / cell_m, cols);
    const to = r * cols + clamp((maxX - index.minX) / cell_m, cols);
    for (let i = solidItemStart[from]!; i < solidItemStart[to + 1]!; i++) found.add(solidItems[i]!);
  }
  return found;
}

export function shadowsOf(index: WallIndex, camera: BenchCamera, eye_m: number, target_m: number): Shadows {
  const hidden: Ring[][] = [];
  for (const s of solidsInReach(index, camera)) {
    const [near, far] = shadowScales(eye_m, target_m, index.base_m[s]!, index.top_m[s]!);
    if (Number.isNaN(near)) continue;
    addSolid(hidden, index, s, camera, near, far);
  }
  return { sector: sectorRing(camera), hidden };
}

function addSolid(
  hidden: Ring[][],
  index: WallIndex,
  s: number,
  { x, y, range_m }: BenchCamera,
  near: number,
  far: number,
): void {
  const { xy, ringStart, solidStart } = index;
  const rings: [number, number][][] = [];
  for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
    const ring: [number, number][] = [];
    for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++) ring.push([xy[2 * i]! - x, xy[2 * i + 1]! - y]);
    rings.push(ring);
    ring.forEach((p, i) => {
      const q = ring[(i + 1) % ring.length]!;
      const cross = p[0] * q[1] - p[1] * q[0];
      if (cross > -1e-9) return;
      const away = -cross / Math.hypot(q[0] - p[0], q[1] - p[1]);
      if (near * away > range_m * CHORD_RADIUS) return;
      const out = Math.min(far, (2 * range_m) / away);
      const at = (point: readonly [number, number], k: number): [number, number] => [
        x + k * point[0],
        y + k * point[1],
      ];
      hidden.push([[at(q, out), at(p, out), at(p, near), at(q, near)]]);
    });
  }
  // What looks over the solid: the shadow ends with the footprint itself, at the far scale.
  if (far !== Infinity)
    hidden.push(rings.map((ring) => ring.map(([px, py]) => [x + far * px, y + far * py])));
}

/** The sector with its arc as [F5] draws it. */
function sectorRing({ x, y, bearing_deg, hfov_deg, range_m }: BenchCamera): Ring {
  const at = (bearing: number, r: number): [number, number] => [
    x + r * Math.sin((bearing * Math.PI) / 180),
    y + r * Math.cos((bearing * Math.PI) / 180),
  ];
  const r = range_m * CHORD_RADIUS;
  if (hfov_deg >= 360) return Array.from({ length: CHORDS }, (_, k) => at(bearing_deg - k, r));
  const half = hfov_deg / 2;
  const whole = Math.floor(half);
  const ring: [number, number][] = [[x, y]];
  const end = (sign: number): [number, number] => {
    // A chord's point at the fraction of the degree that the sector ends in.
    const [p, q] = [at(bearing_deg + sign * whole, r), at(bearing_deg + sign * (whole + 1), r)];
    const angle = ((bearing_deg + sign * half) * Math.PI) / 180;
    const [dx, dy] = [Math.sin(angle), Math.cos(angle)];
    const a = dx * (p[1] - y) - dy * (p[0] - x);
    const b = dx * (q[1] - y) - dy * (q[0] - x);
    const t = a / (a - b);
    return [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
  };
  if (half > whole) ring.push(end(1));
  for (let k = whole; k >= -whole; k--) ring.push(at(bearing_deg + k, r));
  if (half > whole) ring.push(end(-1));
  return ring;
}

export interface TurfInput {
  readonly features: ReturnType<typeof featureCollection<Polygon>>;
}

const closed = (ring: Ring): Position[] => [...ring, ring[0]!].map(([x, y]) => [x, y]);

/** In Turf's own form. */
export const turfInput = ({ sector, hidden }: Shadows): TurfInput => ({
  features: featureCollection<Polygon>(
    [[sector], ...hidden].map((rings): Feature<Polygon> => polygon(rings.map(closed))),
  ),
});

/** Turf's overlay; the area is the plane's, since `turf.area` measures on a sphere. */
export function turfArea({ features }: TurfInput): number {
  const rest = features.features.length > 1 ? difference(features) : features.features[0]!;
  if (!rest) return 0;
  const polygons = rest.geometry.type === 'Polygon' ? [rest.geometry.coordinates] : rest.geometry.coordinates;
  let sum = 0;
  for (const rings of polygons) {
    rings.forEach((ring, r) => {
      sum += (r === 0 ? 1 : -1) * Math.abs(planeArea(ring));
    });
  }
  return sum;
}

export function planeArea(ring: readonly (readonly number[])[]): number {
  const [x0, y0] = [ring[0]![0]!, ring[0]![1]!];
  let twice = 0;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length]!;
    twice += (p[0]! - x0) * (q[1]! - y0) - (q[0]! - x0) * (p[1]! - y0);
  });
  return twice / 2;
}
