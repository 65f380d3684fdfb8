/** What numbers that are no degrees may be, when the file does not say: proposed, never taken. */
import { crsByName } from './systems';

/** Where each system is at home: west, south, east, north in degrees. */
const HOMES: readonly (readonly [name: string, west: number, south: number, east: number, north: number])[] =
  [
    ['EPSG:2154', -5.5, 41, 10, 51.5],
    ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(
      (lat) => [`EPSG:${3900 + lat}`, -5.5, lat - 1.1, 10, lat + 1.1] as const,
    ),
    ['EPSG:2056', 5.9, 45.7, 10.6, 47.9],
    ['EPSG:21781', 5.9, 45.7, 10.6, 47.9],
    ['EPSG:27572', -5.5, 41, 10, 51.5],
    ['EPSG:32631', 0, 41, 6, 52],
    ['EPSG:32632', 6, 41, 12, 52],
    ['EPSG:32630', -6, 41, 0, 52],
    ['EPSG:5490', -63.5, 14, -60.5, 18.5],
    ['EPSG:2972', -54.7, 2, -51.5, 6],
    ['EPSG:2975', 55, -21.6, 56, -20.7],
    ['EPSG:4471', 44.9, -13.1, 45.4, -12.5],
    ['EPSG:3163', 163.5, -23, 168.2, -19.4],
    ['EPSG:3857', -5.5, 41, 10, 51.5],
  ];

export interface CrsCandidate {
  readonly name: string;
  /** Where the position would be, degrees. */
  readonly at: readonly [lon: number, lat: number];
}

/** Systems in which the position lies where the system is used, most used first. */
export function candidateSystems(x: number, y: number): readonly CrsCandidate[] {
  return HOMES.flatMap(([name, west, south, east, north]) => {
    const at = crsByName(name)?.unproject?.(x, y);
    if (!at) return [];
    const [lon, lat] = at;
    return lon >= west && lon <= east && lat >= south && lat <= north ? [{ name, at }] : [];
  });
}
