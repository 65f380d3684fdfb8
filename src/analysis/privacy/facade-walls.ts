/**
 * The walls round a camera by bearing: what one ray has to be held against. Frame metres, centred on the camera;
 * bearings are clockwise from y, in [0, 2π).
 */
import { regionBounds, type Region } from '../../kernel/region';
import { cellOf, distanceToSegment, type WallIndex } from '../../kernel/wall-index';

/** Narrow enough that a ray meets few walls that are not in its way. */
export const SECTORS = 512;
export const TURN = 2 * Math.PI;
const SECTOR = TURN / SECTORS;

export interface WallSectors {
  /** Walls by sector. */
  readonly walls: readonly (readonly number[])[];
  /** Ascending bearings within each sector where the walls in the way change; its own ends included. */
  readonly events: readonly (readonly number[])[];
}

export const bearingOf = (dx: number, dy: number): number => {
  const angle = Math.atan2(dx, dy);
  return angle < 0 ? angle + TURN : angle;
};

/**
 * Walls within `radius_m` of (x, y), and the bearings of their ends and of the corners of `masks`. Sectors of which
 * `isLooked` says no stay empty.
 */
export function wallSectors(
  index: WallIndex,
  x: number,
  y: number,
  radius_m: number,
  masks: readonly Region[],
  isLooked: (from: number, to: number) => boolean,
): WallSectors {
  const looked = Array.from({ length: SECTORS }, (_, s) => isLooked(s * SECTOR, (s + 1) * SECTOR));
  const walls: number[][] = looked.map(() => []);
  const events: number[][] = looked.map((is, s) => (is ? [s * SECTOR, (s + 1) * SECTOR] : []));
  const note = (vx: number, vy: number): number => {
    const bearing = bearingOf(vx - x, vy - y);
    const sector = Math.min(Math.floor(bearing / SECTOR), SECTORS - 1);
    if (looked[sector]) events[sector]!.push(bearing);
    return sector;
  };
  for (const wall of wallsWithin(index, x, y, radius_m)) {
    const j = index.next[wall]!;
    const a = note(index.xy[2 * wall]!, index.xy[2 * wall + 1]!);
    const b = note(index.xy[2 * j]!, index.xy[2 * j + 1]!);
    // The shorter way round from one end to the other.
    const forward = (b - a + SECTORS) % SECTORS;
    const [from, count] = forward <= SECTORS / 2 ? [a, forward] : [b, SECTORS - forward];
    for (let n = 0; n <= count; n++) {
      const sector = (from + n) % SECTORS;
      if (looked[sector]) walls[sector]!.push(wall);
    }
  }
  for (const mask of masks) if (isNear(mask, x, y, radius_m)) noteAll(mask, note);
  for (const row of events) row.sort((p, q) => p - q);
  return { walls, events };
}

function noteAll({ xy }: Region, note: (x: number, y: number) => unknown): void {
  for (let i = 0; i < xy.length; i += 2) note(xy[i]!, xy[i + 1]!);
}

function isNear(region: Region, x: number, y: number, radius_m: number): boolean {
  const box = regionBounds(region);
  if (!box) return false;
  const dx = Math.max(box[0] - x, 0, x - box[2]);
  const dy = Math.max(box[1] - y, 0, y - box[3]);
  return Math.hypot(dx, dy) <= radius_m;
}

function wallsWithin(index: WallIndex, x: number, y: number, radius_m: number): Set<number> {
  const { xy, next, minX, minY, cell_m, cols, rows } = index;
  const found = new Set<number>();
  const [c0, c1] = [cellOf(x - radius_m, minX, cell_m, cols), cellOf(x + radius_m, minX, cell_m, cols)];
  const [r0, r1] = [cellOf(y - radius_m, minY, cell_m, rows), cellOf(y + radius_m, minY, cell_m, rows)];
  for (let r = r0; r <= r1; r++) {
    for (let c = c0; c <= c1; c++) {
      const cell = r * cols + c;
      for (let n = index.wallStart[cell]!; n < index.wallStart[cell + 1]!; n++) {
        const i = index.wallItems[n]!;
        const j = next[i]!;
        const [ax, ay, bx, by] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
        if (distanceToSegment(x, y, ax, ay, bx, by) <= radius_m) found.add(i);
      }
    }
  }
  return found;
}
