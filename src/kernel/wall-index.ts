/**
 * Solids (prisms on flat ground) and the grid that finds their walls near a point. Plain typed arrays throughout,
 * so that an index crosses to a worker as it is.
 */
import { finish } from './steps';

/**
 * Prisms in compressed rows, frame metres. Each solid is one or more rings (outer counter-clockwise, holes
 * clockwise, closed implicitly); a wall without thickness is a ring that runs there and back.
 */
export interface SolidTable {
  /** x, y interleaved. */
  readonly xy: Float64Array;
  /** First vertex of each ring, plus one closing entry. */
  readonly ringStart: Uint32Array;
  /** First ring of each solid, plus one closing entry. */
  readonly solidStart: Uint32Array;
  /** Base and top above ground, m, per solid. */
  readonly base_m: Float64Array;
  readonly top_m: Float64Array;
}

/** A uniform grid over the solids. Wall `i` runs from vertex `i` to vertex `next[i]`. */
export interface WallIndex extends SolidTable {
  readonly next: Uint32Array;
  /** Solid of each vertex, and so of each wall. */
  readonly owner: Uint32Array;
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
  /** Walls by cell in compressed rows; a wall is listed in every cell that it passes. */
  readonly wallStart: Uint32Array;
  readonly wallItems: Uint32Array;
  /** Of the solids with a wall in a cell: the highest base and the lowest top, m, two numbers a cell. */
  readonly cellHeights: Float64Array;
  /** Solids by cell, by their boxes: finds what a point may lie in. */
  readonly solidItemStart: Uint32Array;
  readonly solidItems: Uint32Array;
}

/** Aim for this many walls in a cell where the city is built up: fewer cells cost culling, more cost visits. */
const WALLS_PER_CELL = 6;
const MIN_CELL_M = 8;
const MAX_CELL_M = 64;
/** A sparse table over a huge box may not buy itself a huge grid. */
const MAX_CELLS = 4_000_000;

/** Builds the index in one go. */
export function buildWallIndex(solids: SolidTable): WallIndex {
  return finish(wallIndexSteps(solids));
}

const ITEMS_PER_STEP = 50_000;

/** Builds the index in steps, to be dropped half-way; yields the share done. O(walls), no intermediate objects. */
export function* wallIndexSteps(solids: SolidTable): Generator<number, WallIndex, void> {
  const { xy, ringStart, solidStart } = solids;
  const vertices = xy.length / 2;
  const next = new Uint32Array(vertices);
  const owner = new Uint32Array(vertices);
  for (let s = 0; s + 1 < solidStart.length; s++) {
    for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
      const from = ringStart[r]!;
      const to = ringStart[r + 1]!;
      for (let i = from; i < to; i++) {
        next[i] = i + 1 < to ? i + 1 : from;
        owner[i] = s;
      }
    }
  }
  yield 0.1;
  const grid = layOut(xy, vertices);
  yield 0.2;
  const walls = yield* fill(grid, vertices, (wall, visit) =>
    visitWallCells(grid, xy, wall, next[wall]!, visit),
  );
  yield 0.75;
  const cellHeights = heightsByCell(solids, owner, walls);
  yield 0.8;
  const boxes = yield* fill(grid, solidStart.length - 1, (s, visit) =>
    visitSolidCells(grid, solids, s, visit),
  );
  // Field by field, whatever else the solids are: indexes of several shapes would make every reader slower.
  return {
    xy,
    ringStart,
    solidStart,
    base_m: solids.base_m,
    top_m: solids.top_m,
    next,
    owner,
    minX: grid.minX,
    minY: grid.minY,
    cell_m: grid.cell_m,
    cols: grid.cols,
    rows: grid.rows,
    wallStart: walls.start,
    wallItems: walls.items,
    cellHeights,
    solidItemStart: boxes.start,
    solidItems: boxes.items,
  };
}

interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
}

function layOut(xy: Float64Array, vertices: number): Grid {
  if (vertices === 0) return { minX: 0, minY: 0, cell_m: MAX_CELL_M, cols: 1, rows: 1 };
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < vertices; i++) {
    const x = xy[2 * i]!;
    const y = xy[2 * i + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const area = Math.max(1, (maxX - minX) * (maxY - minY));
  const wanted = Math.sqrt((builtArea(xy, minX, minY, maxX, maxY) * WALLS_PER_CELL) / vertices);
  const cell_m = Math.max(Math.min(Math.max(wanted, MIN_CELL_M), MAX_CELL_M), Math.sqrt(area / MAX_CELLS));
  return {
    minX,
    minY,
    cell_m,
    cols: Math.floor((maxX - minX) / cell_m) + 1,
    rows: Math.floor((maxY - minY) / cell_m) + 1,
  };
}

/** Area in m² of the coarse cells that hold a vertex: sea and fields must not make the cells of a town large. */
function builtArea(xy: Float64Array, minX: number, minY: number, maxX: number, maxY: number): number {
  const coarse = Math.max(MAX_CELL_M, Math.sqrt(((maxX - minX) * (maxY - minY)) / MAX_CELLS));
  const cols = Math.floor((maxX - minX) / coarse) + 1;
  const built = new Uint8Array(cols * (Math.floor((maxY - minY) / coarse) + 1));
  let count = 0;
  for (let i = 0; i < xy.length; i += 2) {
    const cell = Math.floor((xy[i + 1]! - minY) / coarse) * cols + Math.floor((xy[i]! - minX) / coarse);
    if (built[cell] === 0) count++;
    built[cell] = 1;
  }
  return count * coarse * coarse;
}

/** Tells of a whole cell that all its solids rise from below the eye and the target plane to above both. */
function heightsByCell(
  { base_m, top_m }: SolidTable,
  owner: Uint32Array,
  { start, items }: { readonly start: Uint32Array; readonly items: Uint32Array },
): Float64Array {
  const heights = new Float64Array(2 * (start.length - 1));
  for (let c = 0; c + 1 < start.length; c++) {
    let base = -Infinity;
    let top = Infinity;
    for (let n = start[c]!; n < start[c + 1]!; n++) {
      const s = owner[items[n]!]!;
      if (base_m[s]! > base) base = base_m[s]!;
      if (top_m[s]! < top) top = top_m[s]!;
    }
    heights[2 * c] = base;
    heights[2 * c + 1] = top;
  }
  return heights;
}

type CellVisitor = (item: number, visit: (cell: number) => void) => void;

/** Compressed rows of items by cell: count, then place. */
function* fill(
  grid: Grid,
  items: number,
  cellsOf: CellVisitor,
): Generator<number, { start: Uint32Array; items: Uint32Array }, void> {
  const start = new Uint32Array(grid.cols * grid.rows + 1);
  const count = (cell: number): void => {
    start[cell + 1] = start[cell + 1]! + 1;
  };
  for (let i = 0; i < items; i++) {
    cellsOf(i, count);
    if (i % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield 0.3;
  }
  for (let c = 1; c < start.length; c++) start[c] = start[c]! + start[c - 1]!;
  const placed = new Uint32Array(start[start.length - 1]!);
  const cursor = start.slice();
  let item = 0;
  const place = (cell: number): void => {
    placed[cursor[cell]!] = item;
    cursor[cell] = cursor[cell]! + 1;
  };
  for (; item < items; item++) {
    cellsOf(item, place);
    if (item % ITEMS_PER_STEP === ITEMS_PER_STEP - 1) yield 0.5;
  }
  return { start, items: placed };
}

/** Column or row of a coordinate, clamped to the grid. */
export const cellOf = (value: number, min: number, cell_m: number, count: number): number =>
  Math.min(Math.max(Math.floor((value - min) / cell_m) | 0, 0), count - 1);

/** Slack of a line that is drawn through the grid, m. */
export const LINE_SLACK_M = 1e-6;

/**
 * Every cell that the straight piece from a to b passes: row by row, the columns between its x where it enters and
 * leaves the row, with `slack` in m at cell borders, where the crossing of a row border is rounded.
 */
export function visitLineCells(
  { minX, minY, cell_m, cols, rows }: Grid,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  slack: number,
  visit: (cell: number) => void,
): void {
  const up = by >= ay;
  const x0 = up ? ax : bx;
  const y0 = up ? ay : by;
  const x1 = up ? bx : ax;
  const y1 = up ? by : ay;
  const r0 = cellOf(y0, minY, cell_m, rows);
  const r1 = cellOf(y1, minY, cell_m, rows);
  const slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
  for (let r = r0; r <= r1; r++) {
    const xa = r === r0 ? x0 : x0 + (minY + r * cell_m - y0) * slope;
    const xb = r === r1 ? x1 : x0 + (minY + (r + 1) * cell_m - y0) * slope;
    const c0 = cellOf(Math.min(xa, xb) - slack, minX, cell_m, cols);
    const c1 = cellOf(Math.max(xa, xb) + slack, minX, cell_m, cols);
    for (let c = c0; c <= c1; c++) visit(r * cols + c);
  }
}

/** A hair of slack: a missed cell would let light through. */
function visitWallCells(
  grid: Grid,
  xy: Float64Array,
  i: number,
  j: number,
  visit: (cell: number) => void,
): void {
  const slack = 1e-9 * grid.cell_m;
  visitLineCells(grid, xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!, slack, visit);
}

function visitSolidCells(grid: Grid, solids: SolidTable, s: number, visit: (cell: number) => void): void {
  const { minX, minY, cell_m, cols, rows } = grid;
  const first = solids.ringStart[solids.solidStart[s]!]!;
  const end = solids.ringStart[solids.solidStart[s + 1]!]!;
  if (first === end) return;
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let i = first; i < end; i++) {
    const x = solids.xy[2 * i]!;
    const y = solids.xy[2 * i + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  const c1 = cellOf(x1, minX, cell_m, cols);
  const r1 = cellOf(y1, minY, cell_m, rows);
  for (let r = cellOf(y0, minY, cell_m, rows); r <= r1; r++) {
    for (let c = cellOf(x0, minX, cell_m, cols); c <= c1; c++) visit(r * cols + c);
  }
}

/** The cell that holds the point, or -1 outside the grid. */
export function cellAt(index: WallIndex, x: number, y: number): number {
  const c = Math.floor((x - index.minX) / index.cell_m);
  const r = Math.floor((y - index.minY) / index.cell_m);
  return c < 0 || r < 0 || c >= index.cols || r >= index.rows ? -1 : r * index.cols + c;
}

/** Solids whose box shares a cell with the point: a superset of those that contain it. */
export function solidsNear(index: WallIndex, x: number, y: number): Uint32Array {
  const cell = cellAt(index, x, y);
  if (cell < 0) return index.solidItems.subarray(0, 0);
  return index.solidItems.subarray(index.solidItemStart[cell]!, index.solidItemStart[cell + 1]!);
}

/** Whether the point lies inside solid `s` in plan, by crossing parity; a point on the outline may fall either way. */
export function solidContains(solids: SolidTable, s: number, x: number, y: number): boolean {
  const { xy, ringStart, solidStart } = solids;
  let inside = false;
  for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    for (let i = from, j = to - 1; i < to; j = i++) {
      const yi = xy[2 * i + 1]!;
      const yj = xy[2 * j + 1]!;
      if (yi > y !== yj > y) {
        const xi = xy[2 * i]!;
        if (x < ((xy[2 * j]! - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
  }
  return inside;
}

/** Distance in m from the point to the outline of solid `s`. */
export function distanceToOutline(solids: SolidTable, s: number, x: number, y: number): number {
  const { xy, ringStart, solidStart } = solids;
  let best = Infinity;
  for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    for (let i = from, j = to - 1; i < to; j = i++) {
      const d = distanceToSegment(x, y, xy[2 * j]!, xy[2 * j + 1]!, xy[2 * i]!, xy[2 * i + 1]!);
      if (d < best) best = d;
    }
  }
  return best;
}

export function distanceToSegment(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const ux = bx - ax;
  const uy = by - ay;
  const length2 = ux * ux + uy * uy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / length2)) : 0;
  const dx = x - ax - t * ux;
  const dy = y - ay - t * uy;
  return Math.sqrt(dx * dx + dy * dy);
}
