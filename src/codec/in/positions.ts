/** Coordinates as they stand in the file, to plain WGS 84 numbers, or the reason why not. */
import type { Unproject } from '../crs/systems';

export type PositionFault =
  | 'coordinates.missing'
  | 'coordinates.notNumbers'
  | 'coordinates.notFinite'
  | 'coordinates.outOfRange'
  | 'coordinates.nullIsland'
  | 'coordinates.pole';

/** How the numbers of a file become longitude and latitude. */
export interface Placement {
  readonly unproject: Unproject;
  /** Latitude stands first. */
  readonly swap: boolean;
}

/** No metric frame holds nearer to a pole. */
const HIGHEST_LATITUDE = 89.9;

/**
 * Appends longitude and latitude of one position to `out`; altitude and further members are left aside.
 * @returns the reason why the position cannot be used, with nothing appended.
 */
export function appendPosition(
  position: unknown,
  placement: Placement,
  out: number[],
): PositionFault | undefined {
  if (!Array.isArray(position) || position.length < 2) return 'coordinates.missing';
  let x: unknown = position[0];
  let y: unknown = position[1];
  if (typeof x !== 'number' || typeof y !== 'number') return 'coordinates.notNumbers';
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 'coordinates.notFinite';
  if (placement.swap) [x, y] = [y, x];
  let lon = x as number;
  let lat = y as number;
  if (placement.unproject) [lon, lat] = placement.unproject(lon, lat);
  const fault = placeFault(lon, lat);
  if (fault === undefined) out.push(lon, lat);
  return fault;
}

function placeFault(lon: number, lat: number): PositionFault | undefined {
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 'coordinates.outOfRange';
  if (lon === 0 && lat === 0) return 'coordinates.nullIsland';
  return Math.abs(lat) > HIGHEST_LATITUDE ? 'coordinates.pole' : undefined;
}

/** All positions of a line or ring, interleaved; or the first reason why not. */
export function readPositions(positions: unknown, placement: Placement): number[] | PositionFault {
  if (!Array.isArray(positions) || positions.length === 0) return 'coordinates.missing';
  const out: number[] = [];
  for (const position of positions) {
    const fault = appendPosition(position, placement, out);
    if (fault !== undefined) return fault;
  }
  return out;
}
