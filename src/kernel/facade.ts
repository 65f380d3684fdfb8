/**
 * Where a device on or in a building really looks from ([V6]): outside every footprint that its height pierces, a
 * little off the façade.
 */
import {
  cellOf,
  distanceToOutline,
  distanceToSegment,
  solidContains,
  solidsNear,
  type WallIndex,
} from './wall-index';

export type Mounting =
  | { readonly kind: 'free'; readonly x: number; readonly y: number }
  /** Moved to (x, y): on the façade. */
  | { readonly kind: 'facade'; readonly x: number; readonly y: number; readonly moved_m: number }
  /** Deeper inside than a façade mount can be; `depth_m` is how far the nearest outside place is. */
  | {
      readonly kind: 'inside';
      readonly depth_m: number;
      /** That place, where one was found. */
      readonly nearest?: { readonly x: number; readonly y: number };
    };

export interface MountingRule {
  /** Distance kept from the façade, m. */
  readonly clearance_m: number;
  /** A device farther than this from the outline is inside, m. */
  readonly limit_m: number;
}

/** A point this close to an outline (m) lies on it, and so inside. */
const ON_OUTLINE_M = 1e-6;
/** Slack for comparing distances of points that were built to lie exactly at the clearance. */
const SLACK_M = 1e-9;

/**
 * The place a device at (x, y) is computed from. `pierces` tells which solids count: those whose base is below and
 * whose top is above the device.
 */
export function mountingOf(
  index: WallIndex,
  x: number,
  y: number,
  pierces: (solid: number) => boolean,
  rule: MountingRule,
): Mounting {
  const near = solidsNear(index, x, y);
  let inside = false;
  for (let n = 0; n < near.length && !inside; n++) {
    const s = near[n]!;
    inside =
      pierces(s) && (solidContains(index, s, x, y) || distanceToOutline(index, s, x, y) <= ON_OUTLINE_M);
  }
  if (!inside) return { kind: 'free', x, y };
  // Terraces share walls, so the way out may lead through the neighbours: search wider until something is found.
  for (let reach = 4 * (rule.limit_m + rule.clearance_m); reach <= 256; reach *= 2) {
    const walls = wallsWithin(index, x, y, reach, pierces);
    const place = nearestOutside(index, walls, x, y, reach, pierces, rule.clearance_m);
    if (!place) continue;
    const moved_m = Math.hypot(place.x - x, place.y - y);
    return moved_m <= rule.limit_m + rule.clearance_m + SLACK_M
      ? { kind: 'facade', ...place, moved_m }
      : { kind: 'inside', depth_m: moved_m - rule.clearance_m, nearest: place };
  }
  return { kind: 'inside', depth_m: Infinity };
}

/** Distances that differ by less are the same, where walls meet, m. */
const SAME_M = 1e-6;

/**
 * Unit vector away from the nearest façade, seen from `at`, which no solid holds: the wall's outward normal, or away
 * from the corner where that is nearest. Of walls equally near the one nearer to `rather` counts. Undefined when none
 * is within `reach_m`.
 */
export function outwardFrom(
  index: WallIndex,
  at: { readonly x: number; readonly y: number },
  rather: { readonly x: number; readonly y: number },
  stands: (solid: number) => boolean,
  reach_m: number,
): { x: number; y: number } | undefined {
  const { xy, next } = index;
  const distance = (i: number, { x, y }: typeof at): number => {
    const j = next[i]!;
    return distanceToSegment(x, y, xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!);
  };
  const walls = wallsWithin(index, at.x, at.y, reach_m, stands).map((i) => ({ i, d: distance(i, at) }));
  const least = Math.min(...walls.map(({ d }) => d));
  const [nearest] = walls
    .filter(({ d }) => d <= least + SAME_M)
    .sort((a, b) => distance(a.i, rather) - distance(b.i, rather) || a.d - b.d || a.i - b.i);
  if (!nearest) return undefined;
  const [px, py] = projectOn(moveOut(index, nearest.i, 0), at.x, at.y);
  // On the wall itself there is no way from it but its normal.
  const normal = moveOut(index, nearest.i, 1);
  const [ux, uy] =
    nearest.d > SAME_M
      ? [at.x - px, at.y - py]
      : [normal.ax - xy[2 * nearest.i]!, normal.ay - xy[2 * nearest.i + 1]!];
  const length = Math.hypot(ux, uy);
  return length > 0 ? { x: ux / length, y: uy / length } : undefined;
}

/** Walls of piercing solids with a point within `reach` of (x, y). */
function wallsWithin(
  index: WallIndex,
  x: number,
  y: number,
  reach: number,
  pierces: (s: number) => boolean,
): number[] {
  const { xy, next, owner, minX, minY, cell_m, cols, rows } = index;
  const found = new Set<number>();
  const r1 = cellOf(y + reach, minY, cell_m, rows);
  const c1 = cellOf(x + reach, minX, cell_m, cols);
  for (let r = cellOf(y - reach, minY, cell_m, rows); r <= r1; r++) {
    for (let c = cellOf(x - reach, minX, cell_m, cols); c <= c1; c++) {
      const cell = r * cols + c;
      for (let n = index.wallStart[cell]!; n < index.wallStart[cell + 1]!; n++) {
        const i = index.wallItems[n]!;
        const j = next[i]!;
        if (!pierces(owner[i]!)) continue;
        const d = distanceToSegment(x, y, xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!);
        if (d <= reach) found.add(i);
      }
    }
  }
  return [...found];
}

interface Offset {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/**
 * The nearest point at the clearance from every piercing solid. The border of what is nearer than the clearance is
 * made of walls moved outwards and of arcs round their ends; seen from inside, its nearest point lies on a moved
 * wall, at an end of one, or where two meet.
 */
function nearestOutside(
  index: WallIndex,
  walls: readonly number[],
  x: number,
  y: number,
  reach: number,
  pierces: (s: number) => boolean,
  clearance: number,
): { x: number; y: number } | undefined {
  const offsets = walls.map((i) => moveOut(index, i, clearance));
  const candidates: [x: number, y: number, d: number][] = [];
  const consider = (px: number, py: number): void => {
    const d = Math.hypot(px - x, py - y);
    if (d <= reach) candidates.push([px, py, d]);
  };
  for (const o of offsets) {
    const [px, py] = projectOn(o, x, y);
    consider(px, py);
    consider(o.ax, o.ay);
    consider(o.bx, o.by);
  }
  for (let i = 0; i < offsets.length; i++) {
    for (let j = i + 1; j < offsets.length; j++) {
      const meeting = intersection(offsets[i]!, offsets[j]!);
      if (meeting) consider(meeting[0], meeting[1]);
    }
  }
  candidates.sort((a, b) => a[2] - b[2] || a[0] - b[0] || a[1] - b[1]);
  const free = candidates.find(([px, py]) => isClear(index, px, py, pierces, clearance - SLACK_M));
  return free && { x: free[0], y: free[1] };
}

/** Wall `i` moved to the right of its direction: outwards, for outlines run counter-clockwise and holes clockwise. */
function moveOut(index: WallIndex, i: number, by: number): Offset {
  const { xy, next } = index;
  const j = next[i]!;
  const [ax, ay, bx, bb] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
  const length = Math.hypot(bx - ax, bb - ay) || 1;
  const nx = ((bb - ay) / length) * by;
  const ny = ((ax - bx) / length) * by;
  return { ax: ax + nx, ay: ay + ny, bx: bx + nx, by: bb + ny };
}

function projectOn(o: Offset, x: number, y: number): [number, number] {
  const ux = o.bx - o.ax;
  const uy = o.by - o.ay;
  const length2 = ux * ux + uy * uy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - o.ax) * ux + (y - o.ay) * uy) / length2)) : 0;
  return [o.ax + t * ux, o.ay + t * uy];
}

function intersection(p: Offset, q: Offset): [number, number] | undefined {
  const [ux, uy, vx, vy] = [p.bx - p.ax, p.by - p.ay, q.bx - q.ax, q.by - q.ay];
  const det = ux * vy - uy * vx;
  if (det === 0) return undefined;
  const t = ((q.ax - p.ax) * vy - (q.ay - p.ay) * vx) / det;
  const s = ((q.ax - p.ax) * uy - (q.ay - p.ay) * ux) / det;
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? [p.ax + t * ux, p.ay + t * uy] : undefined;
}

/** Whether a point is outside every piercing solid and at least `clearance` from each. */
function isClear(
  index: WallIndex,
  x: number,
  y: number,
  pierces: (s: number) => boolean,
  clearance: number,
): boolean {
  const { minX, minY, cell_m, cols, rows } = index;
  const r1 = cellOf(y + clearance, minY, cell_m, rows);
  const c1 = cellOf(x + clearance, minX, cell_m, cols);
  for (let r = cellOf(y - clearance, minY, cell_m, rows); r <= r1; r++) {
    for (let c = cellOf(x - clearance, minX, cell_m, cols); c <= c1; c++) {
      const cell = r * cols + c;
      for (let n = index.solidItemStart[cell]!; n < index.solidItemStart[cell + 1]!; n++) {
        const s = index.solidItems[n]!;
        if (!pierces(s)) continue;
        if (distanceToOutline(index, s, x, y) < clearance || solidContains(index, s, x, y)) return false;
      }
    }
  }
  return true;
}
