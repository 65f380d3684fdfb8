/**
 * Gathers what bounds the view of a device: the window's chains, the envelope of walls that hide all behind them,
 * and the borders of intervals that low or raised prisms and masks hide ([V4], [V7]).
 */
import { setShadow, SHADOW } from './hidden-span';
import type { Region } from './region';
import { SAME_KEY, setDirection, type BorderList, type SightContext } from './sight-context';
import { ENDLESS, setDirectionKey } from './sight-envelope';
import { cellAt, solidContains, type WallIndex } from './wall-index';

/** A point this close to an outline (m) lies on it. */
const ON_OUTLINE_M = 1e-6;
/** A scale that moves a shadow's end out of every range. */
const BEYOND_ALL = 1e12;

/** Directions that the window leaves open, from `start` for `endKey`; false when it is empty. */
export function openDirections(ctx: SightContext): boolean {
  const w = ctx.window;
  if (w.count === 0) return false;
  ctx.fullTurn = w.holdsDevice && !w.sector;
  if (ctx.fullTurn) {
    setStart(ctx, w.x[0]!, w.y[0]!);
    ctx.endKey = 4;
    return true;
  }
  const { ends } = ctx;
  ends[0] = w.startX;
  ends[1] = w.startY;
  ends[2] = w.endX;
  ends[3] = w.endY;
  if (!w.holdsDevice && !cutToWindow(ctx)) return false;
  setStart(ctx, ends[0], ends[1]);
  const { turn } = ctx;
  turn[0] = ends[2];
  turn[1] = ends[3];
  setDirectionKey(turn);
  ctx.endKey = turn[4]!;
  return ctx.endKey > SAME_KEY;
}

function setStart(ctx: SightContext, x: number, y: number): void {
  ctx.startX = x;
  ctx.startY = y;
  ctx.turn[2] = x;
  ctx.turn[3] = y;
}

/**
 * Cuts the directions in `ctx.ends` to the two that touch a window which does not hold the device, right-most and
 * left-most; false when nothing is left.
 */
function cutToWindow({ window, ends }: SightContext): boolean {
  const { x, y, count, sector } = window;
  let right = 0;
  let left = 0;
  for (let i = 1; i < count; i++) {
    if (x[right]! * y[i]! - y[right]! * x[i]! < 0) right = i;
    if (x[left]! * y[i]! - y[left]! * x[i]! > 0) left = i;
  }
  // Both cones are convex: keep the later start and the earlier end.
  if (!sector || ends[0]! * y[right]! - ends[1]! * x[right]! > 0) {
    ends[0] = x[right]!;
    ends[1] = y[right]!;
  }
  if (!sector || ends[2]! * y[left]! - ends[3]! * x[left]! < 0) {
    ends[2] = x[left]!;
    ends[3] = y[left]!;
  }
  return !sector || ends[0]! * ends[3]! - ends[1]! * ends[2]! > 0;
}

/** Lays the window's far chain down as the envelope and its near chain as the list `near`. */
export function layWindow(ctx: SightContext): void {
  const { window: w, envelope, near, turn, endKey } = ctx;
  const { wall } = envelope;
  envelope.reset();
  near.count = 0;
  // The chain is cyclic: begin at the far edge that holds the start direction.
  let first = 0;
  let best = Infinity;
  for (let i = 0; i < w.count; i++) {
    const j = i + 1 < w.count ? i + 1 : 0;
    if (!(w.x[i]! * w.y[j]! - w.y[i]! * w.x[j]! > 0)) continue;
    setKeyOfCorner(ctx, j);
    const to = turn[4]!;
    const ahead = to <= SAME_KEY ? 4 : to;
    if (ahead < best) {
      best = ahead;
      first = i;
    }
  }
  wall[0] = 0;
  wall[1] = ctx.startX;
  wall[2] = ctx.startY;
  for (let n = 0; n < w.count; n++) {
    const i = (first + n) % w.count;
    const j = i + 1 < w.count ? i + 1 : 0;
    const cross = w.x[i]! * w.y[j]! - w.y[i]! * w.x[j]!;
    const a = (w.y[j]! - w.y[i]!) / cross;
    const b = (w.x[i]! - w.x[j]!) / cross;
    if (cross > 0) {
      const from = wall[0]!;
      if (from >= endKey) continue;
      setKeyOfCorner(ctx, j);
      let to = turn[4]!;
      if (to <= SAME_KEY || to > endKey) to = endKey;
      if (to <= from) continue;
      wall[6] = a;
      wall[7] = b;
      envelope.append(-1 - w.line[i]!);
      wall[0] = to;
      wall[1] = w.x[j]!;
      wall[2] = w.y[j]!;
    } else if (cross < 0) {
      const { next } = near;
      setKeyOfCorner(ctx, j);
      next[0] = turn[4]!;
      setKeyOfCorner(ctx, i);
      next[1] = turn[4]!;
      next[2] = a;
      next[3] = b;
      next[4] = 0;
      pushBorder(ctx, near, -1, -1 - w.line[i]!, false);
    }
  }
  setDirection(ctx, endKey);
  ctx.endX = ctx.atX;
  ctx.endY = ctx.atY;
  wall[0] = endKey;
  wall[1] = ctx.endX;
  wall[2] = ctx.endY;
  wall[6] = 0;
  wall[7] = 0;
  envelope.close();
}

/** Sets the key in `ctx.turn` to that of corner `i` of the window. */
function setKeyOfCorner({ window, turn }: SightContext, i: number): void {
  turn[0] = window.x[i]!;
  turn[1] = window.y[i]!;
  setDirectionKey(turn);
}

/**
 * A side spans less than half a turn, 2 in keys. One that seems to span nearly all is seen edge-on, and rounding has
 * turned its ends round: it hides nothing.
 */
const isEdgeOn = (k0: number, k1: number): boolean => k1 < k0 && k1 + 4 - k0 > 3;

/** Adds the border in `list.next`, cut to the open directions; a span over the start direction becomes two. */
function pushBorder(
  { endKey }: SightContext,
  list: BorderList,
  change: number,
  line: number,
  holds: boolean,
): void {
  const { next } = list;
  const k0 = next[0]!;
  const k1 = next[1]!;
  if (isEdgeOn(k0, k1)) return;
  if (k1 < k0) {
    next[1] = endKey;
    if (k0 < endKey) list.push(change, line, holds);
    next[0] = 0;
    next[1] = Math.min(k1, endKey);
    if (k1 > 0) list.push(change, line, holds);
  } else if (k0 < endKey && k1 > k0) {
    next[1] = Math.min(k1, endKey);
    list.push(change, line, holds);
  }
}

/**
 * One side of a solid or mask, as it stands in `ctx.side`: P and Q device-relative, and the scales of [V4] at which it
 * begins and ends to hide.
 */
export function addSide(ctx: SightContext, line: number, holds: boolean): void {
  const { side, turn } = ctx;
  const px = side[0]!;
  const py = side[1]!;
  const qx = side[2]!;
  const qy = side[3]!;
  const cross = px * qy - py * qx;
  if (cross === 0) return;
  const enters = cross < 0;
  const scale = enters ? side[4]! : side[5]!;
  if (scale >= ENDLESS) return;
  turn[0] = px;
  turn[1] = py;
  setDirectionKey(turn);
  const kp = turn[4]!;
  turn[0] = qx;
  turn[1] = qy;
  setDirectionKey(turn);
  const kq = turn[4]!;
  const a = (qy - py) / cross;
  const b = (px - qx) / cross;
  if (enters && side[5]! >= ENDLESS && !holds) {
    const { wall } = ctx.envelope;
    wall[0] = kq;
    wall[1] = qx;
    wall[2] = qy;
    wall[3] = kp;
    wall[4] = px;
    wall[5] = py;
    wall[6] = a / scale;
    wall[7] = b / scale;
    insertEndless(ctx, 2 * line);
    return;
  }
  const { next } = ctx.borders;
  next[0] = enters ? kq : kp;
  next[1] = enters ? kp : kq;
  next[2] = a / scale;
  next[3] = b / scale;
  next[4] = 1 / (scale * Math.sqrt(Math.max(px * px + py * py, qx * qx + qy * qy)));
  pushBorder(ctx, ctx.borders, enters ? 1 : -1, 2 * line + (enters ? 0 : 1), holds);
}

/** The side that stands in `ctx.envelope.wall` hides all behind it; it is cut to the open directions. */
export function insertEndless(ctx: SightContext, line: number): void {
  const { envelope, endKey } = ctx;
  const { wall } = envelope;
  const k0 = wall[0]!;
  const k1 = wall[3]!;
  if (k0 < k1 && k1 <= endKey) {
    envelope.insert(line);
    return;
  }
  if (k0 === k1 || isEdgeOn(k0, k1)) return;
  const wraps = k1 < k0;
  const x1 = wall[4]!;
  const y1 = wall[5]!;
  if (k0 < endKey) {
    wall[3] = endKey;
    wall[4] = ctx.endX;
    wall[5] = ctx.endY;
    envelope.insert(line);
  }
  if (!wraps || k1 <= 0) return;
  wall[0] = 0;
  wall[1] = ctx.startX;
  wall[2] = ctx.startY;
  wall[3] = Math.min(k1, endKey);
  wall[4] = k1 <= endKey ? x1 : ctx.endX;
  wall[5] = k1 <= endKey ? y1 : ctx.endY;
  envelope.insert(line);
}

/** Sets `ctx.side` to the side from vertex `i` to vertex `j`. */
export function setSide({ side, device }: SightContext, xy: Float64Array, i: number, j: number): void {
  const x = device[0]!;
  const y = device[1]!;
  side[0] = xy[2 * i]! - x;
  side[1] = xy[2 * i + 1]! - y;
  side[2] = xy[2 * j]! - x;
  side[3] = xy[2 * j + 1]! - y;
}

/** Sides of every mask: they hide just themselves, whatever the heights. Returns the next free line. */
export function addMasks(ctx: SightContext, masks: readonly Region[], firstLine: number): number {
  let line = firstLine;
  for (const mask of masks) line = addRegion(ctx, mask, line, false);
  return line;
}

/** Everything outside the footprint is hidden: its rings the other way round, and one more prism at the foot. */
export function addFootprint(ctx: SightContext, footprint: Region, firstLine: number): void {
  ctx.hiddenAtFoot = 1;
  addRegion(ctx, footprint, firstLine, true);
}

function addRegion(
  ctx: SightContext,
  { xy, ringStart }: Region,
  firstLine: number,
  reversed: boolean,
): number {
  let line = firstLine;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    for (let i = from; i < to; i++) {
      const next = i + 1 < to ? i + 1 : from;
      setSide(ctx, xy, reversed ? next : i, reversed ? i : next);
      ctx.side[4] = 1;
      ctx.side[5] = 1;
      addSide(ctx, line++, true);
    }
  }
  return line;
}

/**
 * Solids over or under which the device stands: all their sides count, near or far, for they tell what is hidden
 * from the foot on. Returns false when the device is enclosed (nothing at all can be seen).
 */
export function addEnclosing(ctx: SightContext, index: WallIndex): boolean {
  const x = ctx.device[0]!;
  const y = ctx.device[1]!;
  const cell = cellAt(index, x, y);
  if (cell < 0) return true;
  const end = index.solidItemStart[cell + 1]!;
  const { shadow } = ctx;
  for (let n = index.solidItemStart[cell]!; n < end; n++) {
    const s = index.solidItems[n]!;
    shadow[SHADOW.base] = index.base_m[s]!;
    shadow[SHADOW.top] = index.top_m[s]!;
    setShadow(shadow);
    const near = shadow[SHADOW.near]!;
    if (near !== near || boxMisses(ctx, index, s)) continue;
    const onOutline = liesOnOutline(ctx, index, s);
    if (!onOutline && !solidContains(index, s, x, y)) continue;
    let far = shadow[SHADOW.far]!;
    if (far >= ENDLESS) {
      if (!onOutline && near === 1) return false;
      // On the outline only the directions through the solid are hidden, and those to their very end.
      far = BEYOND_ALL;
    }
    const from = index.ringStart[index.solidStart[s]!]!;
    const to = index.ringStart[index.solidStart[s + 1]!]!;
    for (let i = from; i < to; i++) {
      ctx.stamp[i] = ctx.stampNow;
      setSide(ctx, index.xy, i, index.next[i]!);
      ctx.side[4] = near;
      ctx.side[5] = far;
      addSide(ctx, i, true);
    }
  }
  return true;
}

/** Whether the device lies on the outline of solid `s`. As arguments of a distance its place would be boxed. */
function liesOnOutline(
  ctx: SightContext,
  { xy, next, ringStart, solidStart }: WallIndex,
  s: number,
): boolean {
  const { side } = ctx;
  const to = ringStart[solidStart[s + 1]!]!;
  for (let i = ringStart[solidStart[s]!]!; i < to; i++) {
    setSide(ctx, xy, i, next[i]!);
    const px = side[0]!;
    const py = side[1]!;
    const ux = side[2]! - px;
    const uy = side[3]! - py;
    const length2 = ux * ux + uy * uy;
    const t = length2 > 0 ? Math.min(1, Math.max(0, -(px * ux + py * uy) / length2)) : 0;
    const dx = px + t * ux;
    const dy = py + t * uy;
    if (dx * dx + dy * dy <= ON_OUTLINE_M * ON_OUTLINE_M) return true;
  }
  return false;
}

/** Whether the device lies outside the box of solid `s`, by more than what counts as on the outline. */
function boxMisses({ device }: SightContext, { xy, ringStart, solidStart }: WallIndex, s: number): boolean {
  const x = device[0]!;
  const y = device[1]!;
  const to = ringStart[solidStart[s + 1]!]!;
  let sides = 0;
  for (let i = ringStart[solidStart[s]!]!; i < to; i++) {
    const dx = xy[2 * i]! - x;
    const dy = xy[2 * i + 1]! - y;
    if (dx >= -ON_OUTLINE_M) sides |= 1;
    if (dx <= ON_OUTLINE_M) sides |= 2;
    if (dy >= -ON_OUTLINE_M) sides |= 4;
    if (dy <= ON_OUTLINE_M) sides |= 8;
    if (sides === 15) return false;
  }
  return true;
}
