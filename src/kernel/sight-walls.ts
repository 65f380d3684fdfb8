/**
 * Walks the grid of walls near to far round the device, ring by ring, and hands on every wall that may bound the view.
 * What the envelope already hides is left out cell by cell.
 */
import { setShadow, SHADOW } from './hidden-span';
import type { SightContext } from './sight-context';
import { BINS, BINS_PER_QUARTER, ENDLESS, setDirectionKey } from './sight-envelope';
import { addSide, insertEndless, setSide } from './sight-gather';
import type { WallIndex } from './wall-index';

/** Visits the grid until the envelope closes in front of what is left, or `ctx.reach` ends it. */
export function addWalls(ctx: SightContext, index: WallIndex): void {
  const { cell, gridBox, inCell, envelope } = ctx;
  const reach_m = ctx.reach[0]!;
  setGridBox(ctx, index);
  cell[2] = index.cell_m;
  cell[3] = reach_m * reach_m;
  const c0 = gridBox[4]!;
  const r0 = gridBox[5]!;
  const rings = Math.max(gridBox[1]! - c0, c0 - gridBox[0]!, gridBox[3]! - r0, r0 - gridBox[2]!);
  meetCell(ctx, index, c0, r0);
  envelope.sound();
  for (let r = r0 - 1; r <= r0 + 1; r++) {
    for (let c = c0 - 1; c <= c0 + 1; c++) if (c !== c0 || r !== r0) meetCell(ctx, index, c, r);
  }
  // How far the device is from the border of its own cell: ring n hides nothing nearer than this plus n − 1 cells.
  const fx = inCell[0]!;
  const fy = inCell[1]!;
  const inner = Math.min(fx, 1 - fx, fy, 1 - fy);
  for (let n = 2; n <= rings; n++) {
    envelope.sound();
    ctx.span[2] = ((n - 1 + inner) * index.cell_m) ** 2;
    if (!addRing(ctx, index, n)) return;
  }
}

/** Columns and rows that the open directions reach, and where the device stands among them. */
function setGridBox(ctx: SightContext, { minX, minY, cell_m, cols, rows }: WallIndex): void {
  const { gridBox, inCell, openBox: box, device } = ctx;
  setOpenBox(ctx);
  for (let axis = 0; axis < 2; axis++) {
    const from = device[axis]! - (axis === 0 ? minX : minY);
    const last = (axis === 0 ? cols : rows) - 1;
    gridBox[2 * axis] = Math.min(Math.max(Math.floor((from + box[axis]!) / cell_m), 0), last);
    gridBox[2 * axis + 1] = Math.min(Math.max(Math.floor((from + box[2 + axis]!) / cell_m), 0), last);
    gridBox[4 + axis] = Math.floor(from / cell_m);
    inCell[axis] = from / cell_m - gridBox[4 + axis]!;
  }
}

/**
 * Meets the cells of ring `n` in those directions where the envelope, as last sounded, reaches beyond the root of
 * `ctx.span[2]`; false when there are none. They are taken as wedges of a quarter turn at most.
 */
function addRing(ctx: SightContext, index: WallIndex, n: number): boolean {
  const { depth2 } = ctx.envelope;
  const near2 = ctx.span[2]!;
  let open = false;
  for (let bin = 0; bin < BINS; bin++) {
    if (depth2[bin]! <= near2) continue;
    const first = bin;
    const end = Math.min(BINS, first + BINS_PER_QUARTER);
    while (bin + 1 < end && depth2[bin + 1]! > near2) bin++;
    open = true;
    addWedge(ctx, index, n, first, bin + 1);
  }
  return open;
}

/** A wedge's sides meet the ring at cells; this far beside them, in cells, for rounding. */
const BESIDE = 1e-9;

/** Meets the cells of ring `n` between two bins' beginnings: side by side of the square, each turned to lie ahead. */
function addWedge(ctx: SightContext, index: WallIndex, n: number, fromBin: number, toBin: number): void {
  const { gridBox, inCell, wedgeSides } = ctx;
  setSideOfWedge(ctx, fromBin, 0);
  setSideOfWedge(ctx, toBin, 2);
  const c0 = gridBox[4]!;
  const r0 = gridBox[5]!;
  let ux = wedgeSides[0]!;
  let uy = wedgeSides[1]!;
  let vx = wedgeSides[2]!;
  let vy = wedgeSides[3]!;
  // Upper side, then the right, lower and left one: where the device stands across the side and along it, in cells.
  for (let side = 0; side < 4; side++) {
    const across = inCell[side % 2 === 0 ? 1 : 0]!;
    const along = inCell[side % 2 === 0 ? 0 : 1]!;
    if (uy > 0 || vy > 0) {
      const near = side < 2 ? n - across : n - 1 + across;
      const far = near + 1;
      const right = uy > 0 ? Math.min(Math.max(ux * near, ux * far) / uy, n + 1) : n + 1;
      const left = vy > 0 ? Math.max(Math.min(vx * near, vx * far) / vy, -n - 1) : -n - 1;
      // On the upper and left side “right” is along the axis; on the others against it.
      const ahead = side === 0 || side === 3;
      const low = Math.floor(along + (ahead ? left : -right) - BESIDE) | 0;
      const high = Math.floor(along + (ahead ? right : -left) + BESIDE) | 0;
      const line = side < 2 ? n : -n;
      if (side % 2 === 0) addRow(ctx, index, r0 + line, c0 + Math.max(low, -n), c0 + Math.min(high, n));
      else addColumn(ctx, index, c0 + line, r0 + Math.max(low, 1 - n), r0 + Math.min(high, n - 1));
    }
    const x = ux;
    ux = -uy;
    uy = x;
    const y = vx;
    vx = -vy;
    vy = y;
  }
}

/** Sets `ctx.wedgeSides` from `at` on to the direction at which a bin begins. */
function setSideOfWedge({ wedgeSides, startX, startY }: SightContext, bin: number, at: number): void {
  const quarter = (bin / BINS_PER_QUARTER) | 0;
  const f = bin / BINS_PER_QUARTER - quarter;
  // Within a quarter turn from the start: from straight on to the left.
  let x = 1 - f;
  let y = f;
  for (let q = 0; q < quarter; q++) {
    const turned = -y;
    y = x;
    x = turned;
  }
  wedgeSides[at] = x * startX - y * startY;
  wedgeSides[at + 1] = x * startY + y * startX;
}

function addRow(ctx: SightContext, index: WallIndex, r: number, from: number, to: number): void {
  if (r < ctx.gridBox[2]! || r > ctx.gridBox[3]!) return;
  const end = Math.min(to, ctx.gridBox[1]!);
  for (let c = Math.max(from, ctx.gridBox[0]!); c <= end; c++) meetCell(ctx, index, c, r);
}

function addColumn(ctx: SightContext, index: WallIndex, c: number, from: number, to: number): void {
  if (c < ctx.gridBox[0]! || c > ctx.gridBox[1]!) return;
  const end = Math.min(to, ctx.gridBox[3]!);
  for (let r = Math.max(from, ctx.gridBox[2]!); r <= end; r++) meetCell(ctx, index, c, r);
}

/** Hands on the walls of a cell that may be in sight. */
function meetCell(ctx: SightContext, index: WallIndex, c: number, r: number): void {
  const { gridBox, device, cell: at } = ctx;
  if (c < gridBox[0]! || c > gridBox[1]! || r < gridBox[2]! || r > gridBox[3]!) return;
  const cell = r * index.cols + c;
  if (index.wallStart[cell] === index.wallStart[cell + 1]) return;
  at[0] = index.minX + c * index.cell_m - device[0]!;
  at[1] = index.minY + r * index.cell_m - device[1]!;
  if ((c === gridBox[4] && r === gridBox[5]) || cellInSight(ctx)) addCell(ctx, index, cell);
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
function opens({ turn, endKey }: SightContext, dx: number, dy: number): boolean {
  turn[0] = dx;
  turn[1] = dy;
  setDirectionKey(turn);
  return turn[4]! <= endKey;
}

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
  const { stamp, stampNow, startX, startY, endX, endY, shadow } = ctx;
  const { wall } = ctx.envelope;
  const reach2 = ctx.cell[3]!;
  // Open directions of less than half a turn lie left of their start and right of their end.
  const narrow = ctx.endKey < 2;
  const to = index.wallStart[cell + 1]!;
  // Walls of one outline mostly follow each other: the key of the last end is that of the next start.
  let lastVertex = -1;
  let lastKey = 0;
  let solid = -1;
  let near = 1;
  const allTall = isAllTall(ctx, index, cell);
  for (let n = index.wallStart[cell]!; n < to; n++) {
    const i = wallItems[n]!;
    if (!allTall) {
      const s = owner[i]!;
      if (s !== solid) {
        solid = s;
        shadow[SHADOW.base] = index.base_m[s]!;
        shadow[SHADOW.top] = index.top_m[s]!;
        setShadow(shadow);
        near = shadow[SHADOW.near]!;
      }
      // NaN: the solid hides nothing.
      if (near !== near) continue;
      if (shadow[SHADOW.far]! < ENDLESS) {
        addLow(ctx, index, i);
        continue;
      }
    }
    const j = next[i]!;
    const px = xy[2 * i]! - x;
    const py = xy[2 * i + 1]! - y;
    const qx = xy[2 * j]! - x;
    const qy = xy[2 * j + 1]! - y;
    // What hides all behind it does so from the sides that face the device on.
    const cross = px * qy - py * qx;
    if (cross >= 0) continue;
    if (narrow) {
      if (startX * py - startY * px < 0 && startX * qy - startY * qx < 0) continue;
      if (endX * py - endY * px > 0 && endX * qy - endY * qx > 0) continue;
    }
    if (px * px + py * py > reach2 && qx * qx + qy * qy > reach2) {
      // Both ends are too far; so is all between where the foot of the device lies beside the wall or is too far too.
      const dx = qx - px;
      const dy = qy - py;
      if (px * dx + py * dy >= 0 || qx * dx + qy * dy <= 0) continue;
      if (cross * cross > reach2 * (dx * dx + dy * dy)) continue;
    }
    // Most walls are out by now: only those left are marked, which costs a line of the cache each.
    if (stamp[i] === stampNow) continue;
    stamp[i] = stampNow;
    // `setDirectionKey`, written out: the hottest lines of all.
    let kp = lastKey;
    if (lastVertex !== i) {
      const rx = px * startX + py * startY;
      const ry = py * startX - px * startY;
      const t = rx / (Math.abs(rx) + Math.abs(ry));
      kp = ry >= 0 ? 1 - t : 3 + t;
    }
    const rx = qx * startX + qy * startY;
    const ry = qy * startX - qx * startY;
    const t = rx / (Math.abs(rx) + Math.abs(ry));
    const kq = ry >= 0 ? 1 - t : 3 + t;
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

/**
 * Whether every solid of a cell reaches from below the eye and the target plane to above both: each then hides all
 * behind it from its own sides on, and none need be asked.
 */
function isAllTall({ shadow }: SightContext, { cellHeights }: WallIndex, cell: number): boolean {
  const base = cellHeights[2 * cell]!;
  const top = cellHeights[2 * cell + 1]!;
  const eye = shadow[SHADOW.eye]!;
  const target = shadow[SHADOW.target]!;
  return base < eye && base < target && top > eye && top > target;
}

/** Adds wall `i` of the solid in `ctx.shadow`, over or under which something is seen. */
function addLow(ctx: SightContext, { xy, next }: WallIndex, i: number): void {
  const { stamp, stampNow, side, shadow } = ctx;
  if (stamp[i] === stampNow) return;
  stamp[i] = stampNow;
  setSide(ctx, xy, i, next[i]!);
  side[4] = shadow[SHADOW.near]!;
  side[5] = shadow[SHADOW.far]!;
  addSide(ctx, i, false);
}
