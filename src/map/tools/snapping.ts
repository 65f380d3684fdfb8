/**
 * What a place under the hand snaps to (UI.md 6): façades, poles and lamps, candidate sites, within 12 px. On a façade
 * a device is set 0.3 m outside, where it is computed from anyway ([V6]), looking away from the wall.
 */
import { lineString, nearestPointOnLine, point } from '@turf/turf';
import { createFrame } from '../../kernel/frame';
import { normalizeAzimuth, toDegrees } from '../../kernel/units';
import { FURNITURE_KINDS, type FurnitureKind } from '../../model/city';
import type { LonLat } from '../../model/plan';
import { searchBox } from '../city/box-grid';
import type { CityIndex } from '../city/city-index';
import { boxAround } from '../city/mercator';

export const SNAP_PX = 12;
/** [V6] Distance kept from the façade, m. */
export const FACADE_CLEARANCE_M = 0.3;

/** Furniture that a device can hang on, with the mount it makes. */
const SUPPORTS: Readonly<Partial<Record<FurnitureKind, string>>> = {
  street_lamp: 'street-lamp',
  pole: 'pole',
  mast: 'pole',
  flagpole: 'pole',
  traffic_signals: 'pole',
};

export interface Snap {
  readonly what: 'facade' | 'pole' | 'lamp' | 'site';
  readonly at: LonLat;
  /** Away from the façade; absent for supports that may look anywhere. */
  readonly azimuth_deg?: number;
  /** As the plan file states mounts. */
  readonly mount: string;
  readonly distance_m: number;
}

export interface SnapSite {
  readonly at: LonLat;
  readonly mount?: string | undefined;
}

/** The nearest thing to snap to; points win over façades, for they are the finer aim. */
export function snapTo(
  at: LonLat,
  radius_m: number,
  index: CityIndex | undefined,
  sites: readonly SnapSite[],
): Snap | undefined {
  const points = [...siteSnaps(at, radius_m, sites), ...(index ? supportSnaps(at, radius_m, index) : [])];
  const nearest = points.toSorted((a, b) => a.distance_m - b.distance_m)[0];
  return nearest ?? (index && facadeSnap(at, radius_m, index));
}

function siteSnaps(at: LonLat, radius_m: number, sites: readonly SnapSite[]): Snap[] {
  const frame = createFrame(at);
  return sites.flatMap((site) => {
    const distance_m = Math.hypot(...frame.toFrame(site.at[0], site.at[1]));
    return distance_m <= radius_m
      ? [{ what: 'site' as const, at: site.at, mount: site.mount ?? 'pole', distance_m }]
      : [];
  });
}

function supportSnaps(at: LonLat, radius_m: number, index: CityIndex): Snap[] {
  const frame = createFrame(at);
  const { lonLat, kind } = index.city.furniture;
  const found: Snap[] = [];
  searchBox(index.furniture, boxAround(at, radius_m), (row) => {
    const mount = SUPPORTS[FURNITURE_KINDS[kind[row]!] ?? 'other'];
    if (mount === undefined) return;
    const place: LonLat = [lonLat[2 * row]!, lonLat[2 * row + 1]!];
    const distance_m = Math.hypot(...frame.toFrame(place[0], place[1]));
    if (distance_m > radius_m) return;
    found.push({ what: mount === 'street-lamp' ? 'lamp' : 'pole', at: place, mount, distance_m });
  });
  return found;
}

interface Wall {
  readonly a: LonLat;
  readonly b: LonLat;
  readonly building: number;
  readonly distance_m: number;
}

/** The nearest wall whose outside is free: terraces share walls, and a shared one is no façade. */
function facadeSnap(at: LonLat, radius_m: number, index: CityIndex): Snap | undefined {
  const walls = wallsNear(at, radius_m, index).toSorted((p, q) => p.distance_m - q.distance_m);
  for (const wall of walls) {
    const foot = nearestPointOnLine(lineString([[...wall.a], [...wall.b]]), point([...at])).geometry
      .coordinates as [number, number];
    const frame = createFrame(foot);
    const [ax, ay] = frame.toFrame(wall.a[0], wall.a[1]);
    const [bx, by] = frame.toFrame(wall.b[0], wall.b[1]);
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0) continue;
    // Outlines run counter-clockwise and holes clockwise: outside is to the right of the direction.
    const [nx, ny] = [(by - ay) / length, -(bx - ax) / length];
    const place = frame.toLonLat(nx * FACADE_CLEARANCE_M, ny * FACADE_CLEARANCE_M);
    if (buildingAt(place, index) !== undefined) continue;
    return {
      what: 'facade',
      at: place,
      azimuth_deg: Math.round(normalizeAzimuth(toDegrees(Math.atan2(nx, ny)))) % 360,
      mount: 'facade',
      distance_m: wall.distance_m,
    };
  }
  return undefined;
}

function wallsNear(at: LonLat, radius_m: number, index: CityIndex): Wall[] {
  const frame = createFrame(at);
  const { lonLat, ringStart, polygonStart } = index.city.buildings;
  const walls: Wall[] = [];
  searchBox(index.buildings, boxAround(at, radius_m), (building) => {
    for (let r = polygonStart[building]!; r < polygonStart[building + 1]!; r++) {
      const from = ringStart[r]!;
      const to = ringStart[r + 1]!;
      for (let i = from; i < to; i++) {
        const j = i + 1 < to ? i + 1 : from;
        const a: LonLat = [lonLat[2 * i]!, lonLat[2 * i + 1]!];
        const b: LonLat = [lonLat[2 * j]!, lonLat[2 * j + 1]!];
        const distance_m = distanceFromOrigin(frame.toFrame(a[0], a[1]), frame.toFrame(b[0], b[1]));
        if (distance_m <= radius_m) walls.push({ a, b, building, distance_m });
      }
    }
  });
  return walls;
}

/** Distance of the segment ab from (0, 0). */
function distanceFromOrigin(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const [ux, uy] = [bx - ax, by - ay];
  const length2 = ux * ux + uy * uy;
  const t = length2 > 0 ? Math.max(0, Math.min(1, -(ax * ux + ay * uy) / length2)) : 0;
  return Math.hypot(ax + t * ux, ay + t * uy);
}

/** The row of a building that a place lies in. Holes count as outside. */
export function buildingAt([lon, lat]: LonLat, index: CityIndex): number | undefined {
  const { lonLat, ringStart, polygonStart } = index.city.buildings;
  let found: number | undefined;
  searchBox(index.buildings, [lon, lat, lon, lat], (row) => {
    if (found !== undefined) return;
    let inside = false;
    for (let r = polygonStart[row]!; r < polygonStart[row + 1]!; r++) {
      const from = ringStart[r]!;
      const to = ringStart[r + 1]!;
      for (let i = from, j = to - 1; i < to; j = i++) {
        const yi = lonLat[2 * i + 1]!;
        const yj = lonLat[2 * j + 1]!;
        if (yi > lat === yj > lat) continue;
        const x = ((lonLat[2 * j]! - lonLat[2 * i]!) * (lat - yi)) / (yj - yi) + lonLat[2 * i]!;
        if (lon < x) inside = !inside;
      }
    }
    if (inside) found = row;
  });
  return found;
}

/** The named street nearest to a place within 60 m, and how far the nearest façade is: how a place is spoken. */
export function describePlace(
  at: LonLat,
  index: CityIndex | undefined,
): { readonly street?: string; readonly facade_m?: number; readonly inBuilding: boolean } {
  if (!index) return { inBuilding: false };
  const wall = wallsNear(at, DESCRIBED_WITHIN_M, index).toSorted((a, b) => a.distance_m - b.distance_m)[0];
  const street = nearestStreet(at, index);
  return {
    ...(street === undefined ? {} : { street }),
    ...(wall ? { facade_m: wall.distance_m } : {}),
    inBuilding: buildingAt(at, index) !== undefined,
  };
}

const DESCRIBED_WITHIN_M = 60;

function nearestStreet(at: LonLat, index: CityIndex): string | undefined {
  const frame = createFrame(at);
  const { lonLat, lineStart, names } = index.city.streets;
  let best: { readonly name: string; readonly distance_m: number } | undefined;
  searchBox(index.streets, boxAround(at, DESCRIBED_WITHIN_M), (row) => {
    const name = names[row];
    if (!name) return;
    for (let v = lineStart[row]!; v + 1 < lineStart[row + 1]!; v++) {
      const distance_m = distanceFromOrigin(
        frame.toFrame(lonLat[2 * v]!, lonLat[2 * v + 1]!),
        frame.toFrame(lonLat[2 * v + 2]!, lonLat[2 * v + 3]!),
      );
      if (distance_m <= (best?.distance_m ?? DESCRIBED_WITHIN_M)) best = { name, distance_m };
    }
  });
  return best?.name;
}
