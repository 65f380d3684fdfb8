/**
 * Walks the grid of walls near to far round the device, ring by ring, and hands on every wall that may bound the view.
 * What the envelope already hides is left out cell by cell.
 */
import { setShadow, SHADOW } from './hidden-span';
import type { SightContext } from './sight-context';
import { directionKey, ENDLESS, setDirectionKey } from './sight-envelope';
import { addSide, insertEndless } from './sight-gather';
import { cellOf, type WallIndex } from './wall-index';

/** Visits the grid until the envelope closes in front of what is left, or `ctx.reach` ends it. */
export function addWalls(ctx: SightContext, index: WallIndex): void {
  const reach_m = ctx.reach[0]!;
  const { cell_m, cols, rows, minX, minY } = index;
  const x = ctx.device[0]!;
  const y = ctx.device[1]!;
  const c0 = Math.floor((x - minX) / cell_m) | 0;
  const r0 = Math.floor((y - minY) / cell_m) | 0;
  const box = ctx.openBox;
  setOpenBox(ctx);
  const minC = cellOf(x + box[0]!, minX, cell_m, cols);
  const maxC = cellOf(x + box[2]!, minX, cell_m, cols);
  const minR = cellOf(y + box[1]!, minY, cell_m, rows);
  const maxR = cellOf(y + box[3]!, minY, cell_m, rows);
  const rings = Math.max(maxC - c0, c0 - minC, maxR - r0, r0 - minR);
  // How far the device is from the border of its own cell: ring n then hides nothing nearer than this plus n − 1 cells.
  const fx = (x - minX) / cell_m - c0;
  const fy = (y - minY) / cell_m - r0;
  const inner = Math.min(fx, 1 - fx, fy, 1 - fy);
  const { cell: at, turn } = ctx;
  at[2] = cell_m;
  at[3] = reach_m * reach_m;
  turn[2] = ctx.startX;
  turn[3] = ctx.startY;
  for (let n = 0; n <= rings; n++) {
    if (n > 0) {
      ctx.envelope.sound();
      if (ctx.envelope.liesWithin((n - 1 + inner) * cell_m)) return;
    }
    const toR = Math.min(r0 + n, maxR);
    for (let r = Math.max(r0 - n, minR); r <= toR; r++) {
      const step = n === 0 || r === r0 - n || r === r0 + n ? 1 : 2 * n;
      let c = c0 - n;
      if (c < minC) c += step * (((minC - c + step - 1) / step) | 0);
      const toC = Math.min(c0 + n, maxC);
      for (; c <= toC; c += step) {
        const cell = r * cols + c;
        if (index.wallStart[cell] === index.wallStart[cell + 1]) continue;
        at[0] = minX + c * cell_m - x;
        at[1] = minY + r * cell_m - y;
        if (n > 0 && !cellInSight(ctx)) continue;
        addCell(ctx, index, cell);
      }
    }
  }
}

/** Box of the open directions up to the reach: the device, both ends, and the axes' directions in between. */
function setOpenBox(ctx: SightContext): void {
  const { startX, startY, endX, endY, endKey, openBox: box, reach } = ctx;
  const reach_m = reach[0]!;
  if (endKey >= 3) {
    box[0] = -reach_m;
    box[1] = -reach_m;
    box[2] = reach_m;
    box[3] = reach_m;
    return;
  }
  const s = reach_m / Math.sqrt(startX * startX + startY * startY);
  const e = reach_m / Math.sqrt(endX * endX + endY * endY);
  box[0] = opens(ctx, -1, 0) ? -reach_m : Math.min(0, s * startX, e * endX);
  box[1] = opens(ctx, 0, -1) ? -reach_m : Math.min(0, s * startY, e * endY);
  box[2] = opens(ctx, 1, 0) ? reach_m : Math.max(0, s * startX, e * endX);
  box[3] = opens(ctx, 0, 1) ? reach_m : Math.max(0, s * startY, e * endY);
}

/** Whether an axis' direction is open; whole numbers are not boxed. */
const opens = ({ startX, startY, endKey }: SightContext, dx: number, dy: number): boolean =>
  directionKey(dx, dy, startX, startY) <= endKey;

/**
 * Whether any part of the cell in `ctx.cell` (lower left corner from the device, side, square of the reach) may be
 * visible: within reach, in the open directions, not hidden.
 */
function cellInSight(ctx: SightContext): boolean {
  const { cell, turn, span, envelope, endKey } = ctx;
  const x0 = cell[0]!;
  const y0 = cell[1]!;
  const x1 = x0 + cell[2]!;
  const y1 = y0 + cell[2]!;
  const nx = x0 > 0 ? x0 : x1 < 0 ? x1 : 0;
  const ny = y0 > 0 ? y0 : y1 < 0 ? y1 : 0;
  const near2 = nx * nx + ny * ny;
  if (near2 > cell[3]!) return false;
  if (near2 === 0) return true;
  // The corners that the cell spans between, clockwise one first, by where the device lies.
  turn[0] = ny < 0 || (ny === 0 && nx > 0) ? x0 : x1;
  turn[1] = nx > 0 || (nx === 0 && ny > 0) ? y0 : y1;
  setDirectionKey(turn);
  const k0 = turn[4]!;
  turn[0] = ny > 0 || (ny === 0 && nx > 0) ? x0 : x1;
  turn[1] = nx < 0 || (nx === 0 && ny > 0) ? y0 : y1;
  setDirectionKey(turn);
  const k1 = turn[4]!;
  // The near side of the cell, less a hair for rounding.
  span[2] = near2 * NEARLY;
  span[0] = k0;
  span[1] = k1 < endKey ? k1 : endKey;
  if (k0 <= k1) return k0 <= endKey && !envelope.hides(span);
  // The cell lies across the start direction.
  span[1] = endKey;
  if (k0 < endKey && !envelope.hides(span)) return true;
  span[0] = 0;
  span[1] = k1 < endKey ? k1 : endKey;
  return !envelope.hides(span);
}

const NEARLY = 1 - 1e-9;

function addCell(ctx: SightContext, index: WallIndex, cell: number): void {
  const { wallItems, owner, next, xy } = index;
  const x = ctx.device[0]!;
  const y = ctx.device[1]!;
  const { stamp, stampNow, startX, startY, endX, endY, side, turn, shadow } = ctx;
  const { wall } = ctx.envelope;
  // Open directions of less than half a turn lie left of their start and right of their end.
  const narrow = ctx.endKey < 2;
  const to = index.wallStart[cell + 1]!;
  // Walls of one outline mostly follow each other: the key of the last end is that of the next start.
  let lastVertex = -1;
  let lastKey = 0;
  let solid = -1;
  for (let n = index.wallStart[cell]!; n < to; n++) {
    const i = wallItems[n]!;
    if (stamp[i] === stampNow) continue;
    stamp[i] = stampNow;
    const s = owner[i]!;
    if (s !== solid) {
      solid = s;
      shadow[SHADOW.base] = index.base_m[s]!;
      shadow[SHADOW.top] = index.top_m[s]!;
      setShadow(shadow);
    }
    // NaN: the solid hides nothing.
    const near = shadow[SHADOW.near]!;
    if (near !== near) continue;
    const j = next[i]!;
    const px = xy[2 * i]! - x;
    const py = xy[2 * i + 1]! - y;
    const qx = xy[2 * j]! - x;
    const qy = xy[2 * j + 1]! - y;
    if (shadow[SHADOW.far]! < ENDLESS) {
      side[0] = px;
      side[1] = py;
      side[2] = qx;
      side[3] = qy;
      side[4] = near;
      side[5] = shadow[SHADOW.far]!;
      addSide(ctx, i, false);
      continue;
    }
    // What hides all behind it does so from the sides that face the device on.
    const cross = px * qy - py * qx;
    if (cross >= 0) continue;
    if (narrow) {
      if (startX * py - startY * px < 0 && startX * qy - startY * qx < 0) continue;
      if (endX * py - endY * px > 0 && endX * qy - endY * qx > 0) continue;
    }
    let kp = lastKey;
    if (lastVertex !== i) {
      turn[0] = px;
      turn[1] = py;
      setDirectionKey(turn);
      kp = turn[4]!;
    }
    turn[0] = qx;
    turn[1] = qy;
    setDirectionKey(turn);
    const kq = turn[4]!;
    lastVertex = j;
    lastKey = kq;
    const scaled = cross * near;
    wall[0] = kq;
    wall[1] = qx;
    wall[2] = qy;
    wall[3] = kp;
    wall[4] = px;
    wall[5] = py;
    wall[6] = (qy - py) / scaled;
    wall[7] = (px - qx) / scaled;
    insertEndless(ctx, 2 * i);
  }
}
