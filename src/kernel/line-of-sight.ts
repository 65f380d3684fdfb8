/**
 * One sight line ([V4], [V5]): which solid blocks it nearest to the eye. The slow, local counterpart of the sweep,
 * for reasons and for the probe.
 */
import { grown } from './grown';
import { createShadow, setShadow, SHADOW } from './hidden-span';
import { LINE_SLACK_M, solidContains, visitLineCells, type WallIndex } from './wall-index';

export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly eye_m: number;
  readonly target_m: number;
}

/** Crossings of one line, kept between calls. */
export class LineScratch {
  count = 0;
  solid = new Int32Array(128);
  at = new Float64Array(128);
  stamp = new Map<number, number>();
  readonly shadow = createShadow();
}

/**
 * The solid that blocks the line from the eye to (px, py) at the target height, nearest to the eye, or -1. A line
 * that only grazes a corner or runs along a wall is not blocked.
 */
export function blockingSolid(
  index: WallIndex,
  sight: Sight,
  px: number,
  py: number,
  scratch: LineScratch,
): number {
  gatherCrossings(index, sight, px, py, scratch);
  const { shadow } = scratch;
  shadow[SHADOW.eye] = sight.eye_m;
  shadow[SHADOW.target] = sight.target_m;
  let found = -1;
  let nearest = Infinity;
  sortCrossings(scratch);
  for (let i = 0; i < scratch.count;) {
    const s = scratch.solid[i]!;
    let end = i;
    while (end < scratch.count && scratch.solid[end] === s) end++;
    shadow[SHADOW.base] = index.base_m[s]!;
    shadow[SHADOW.top] = index.top_m[s]!;
    setShadow(shadow);
    const near = shadow[SHADOW.near]!;
    if (near === near) {
      // The target hides behind the part of the line between these shares of its length ([V4] with p = s·q).
      const from = 1 / shadow[SHADOW.far]!;
      const at = firstOverlap(index, sight, px, py, s, scratch, i, end, from, 1 / near);
      if (at < nearest) {
        nearest = at;
        found = s;
      }
    }
    i = end;
  }
  return found;
}

/** Where the line is first inside solid `s` between the shares `from` and `to`, or Infinity. */
function firstOverlap(
  index: WallIndex,
  sight: Sight,
  px: number,
  py: number,
  s: number,
  scratch: LineScratch,
  first: number,
  end: number,
  from: number,
  to: number,
): number {
  let a = 0;
  for (let i = first; i <= end; i++) {
    const b = i < end ? scratch.at[i]! : 1;
    const low = Math.max(a, from);
    const high = Math.min(b, to);
    if (high - low > 1e-12) {
      const m = (a + b) / 2;
      if (solidContains(index, s, sight.x + (px - sight.x) * m, sight.y + (py - sight.y) * m)) return low;
    }
    a = b;
  }
  return Infinity;
}

/** All crossings of walls with the line; a solid that holds an end without being crossed gets none but a mark. */
function gatherCrossings(index: WallIndex, sight: Sight, px: number, py: number, scratch: LineScratch): void {
  scratch.count = 0;
  scratch.stamp.clear();
  visitLineCells(index, sight.x, sight.y, px, py, LINE_SLACK_M, (cell) =>
    crossCell(index, cell, sight, px, py, scratch),
  );
}

function crossCell(
  index: WallIndex,
  cell: number,
  sight: Sight,
  px: number,
  py: number,
  scratch: LineScratch,
): void {
  const { xy, next, owner } = index;
  const dx = px - sight.x;
  const dy = py - sight.y;
  for (let n = index.wallStart[cell]!; n < index.wallStart[cell + 1]!; n++) {
    const i = index.wallItems[n]!;
    if (scratch.stamp.has(i)) continue;
    scratch.stamp.set(i, 1);
    const ax = xy[2 * i]! - sight.x;
    const ay = xy[2 * i + 1]! - sight.y;
    const j = next[i]!;
    const ex = xy[2 * j]! - xy[2 * i]!;
    const ey = xy[2 * j + 1]! - xy[2 * i + 1]!;
    const det = dx * ey - dy * ex;
    if (det === 0) continue;
    const along = (ax * dy - ay * dx) / det;
    const t = (ax * ey - ay * ex) / det;
    if (along >= 0 && along <= 1 && t > 0 && t < 1) push(scratch, owner[i]!, t);
  }
  for (let n = index.solidItemStart[cell]!; n < index.solidItemStart[cell + 1]!; n++) {
    // A solid that holds the whole line is crossed nowhere: an empty crossing at 0 makes it count.
    const s = index.solidItems[n]!;
    if (!scratch.stamp.has(-1 - s)) {
      scratch.stamp.set(-1 - s, 1);
      push(scratch, s, 0);
    }
  }
}

function push(scratch: LineScratch, solid: number, at: number): void {
  if (scratch.count === scratch.solid.length) {
    const capacity = 2 * scratch.count;
    scratch.solid = grown(scratch.solid, capacity);
    scratch.at = grown(scratch.at, capacity);
  }
  scratch.solid[scratch.count] = solid;
  scratch.at[scratch.count++] = at;
}

/** By solid, then along the line. */
function sortCrossings(scratch: LineScratch): void {
  const order = Array.from({ length: scratch.count }, (_, i) => i);
  order.sort((a, b) => scratch.solid[a]! - scratch.solid[b]! || scratch.at[a]! - scratch.at[b]!);
  const solids = order.map((i) => scratch.solid[i]!);
  const ats = order.map((i) => scratch.at[i]!);
  scratch.solid.set(solids);
  scratch.at.set(ats);
}
