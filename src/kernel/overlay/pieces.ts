/**
 * Outlines cut up by tile. Each edge leaves three kinds of record:
 *
 * - a **piece** in every tile that it passes, in tile coordinates, running upwards;
 * - a **border** record in the tile on the right of every vertical grid line that it crosses: above the crossing
 *   the winding number along the tile's left border is one more or one less;
 * - a **step** in the tile above every horizontal grid line that it crosses: for all tiles farther right in that row
 *   the winding number at the lower left corner is one more or less.
 *
 * An edge's way through the tiles is a chain of moves between neighbours that begins and ends in its vertices' own
 * tiles. Rounding may bend the way by 1e-12 m round a corner, but never breaks the chain, and so the winding
 * numbers close whatever the input: this, and not a tolerance, makes the overlay proof against degenerate input.
 */
import { grown } from '../grown';
import type { Region } from '../region';
import type { TileGrid } from './grid';

export const PIECE = 0;
export const BORDER = 1;
const STEP = 2;

const DIGIT_BITS = 11;
const DIGIT_MASK = (1 << DIGIT_BITS) - 1;

/** Records in the order in which they were added; `order` sorts them by tile. */
export interface PieceStream {
  grid: TileGrid;
  count: number;
  /** row × (cols + 1) + column + 1; column −1 stands for everything left of the grid. */
  key: Int32Array;
  /** layer << 3 | kind << 1 | (1 if the winding number falls by one from left to right, or upwards at a border). */
  meta: Int32Array;
  /** Piece: x and y of the lower, then of the upper end, in m from the tile's corner. Border: y first. */
  at: Float64Array;
  /** After `sortByTile`: record numbers by ascending key, `count` of them. */
  order: Uint32Array;
  /** Room for sorting. */
  spare: Uint32Array;
  readonly starts: Uint32Array;
  /**
   * The edge at hand, in m from the grid's corner: ax, ay, bx, by; its part in one row and its piece in one tile in the
   * same way. Handed over here, since as arguments the numbers would be boxed one by one.
   */
  readonly edge: Float64Array;
  readonly part: Float64Array;
  readonly piece: Float64Array;
  /** Regions never change: what was found of one holds as long as it lives. */
  readonly bands: WeakMap<Region, Bands>;
}

export function createPieceStream(grid: TileGrid, capacity = 1024): PieceStream {
  return {
    grid,
    count: 0,
    key: new Int32Array(capacity),
    meta: new Int32Array(capacity),
    at: new Float64Array(4 * capacity),
    order: new Uint32Array(0),
    spare: new Uint32Array(0),
    starts: new Uint32Array(DIGIT_MASK + 2),
    edge: new Float64Array(4),
    part: new Float64Array(4),
    piece: new Float64Array(4),
    bands: new WeakMap(),
  };
}

/** The stream empty again, on another grid: its room is used once more. */
export function restartStream(stream: PieceStream, grid: TileGrid): PieceStream {
  stream.grid = grid;
  stream.count = 0;
  return stream;
}

/**
 * Adds the closed rings `fromRing`…`toRing` − 1 as part of `layer` (≥ 0). Rings are read in their own direction:
 * counter-clockwise adds one to the winding number inside.
 */
export function addRings(
  stream: PieceStream,
  xy: Float64Array,
  ringStart: Uint32Array,
  fromRing: number,
  toRing: number,
  layer: number,
): void {
  const { edge, grid } = stream;
  const { minX, minY, tile_m, cols, rows } = grid;
  const width = cols * tile_m;
  const height = rows * tile_m;
  for (let r = fromRing; r < toRing; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    if (to - from < 3) continue;
    let ax = xy[2 * to - 2]! - minX;
    let ay = xy[2 * to - 1]! - minY;
    for (let i = from; i < to; i++) {
      const bx = xy[2 * i]! - minX;
      const by = xy[2 * i + 1]! - minY;
      // Below, above or right of the grid an edge leaves no record; left of it, it counts.
      const beside = (ax >= width && bx >= width) || (ay < 0 && by < 0) || (ay >= height && by >= height);
      if (!beside) {
        edge[0] = ax;
        edge[1] = ay;
        edge[2] = bx;
        edge[3] = by;
        addEdge(stream, layer);
      }
      ax = bx;
      ay = by;
    }
  }
}

/** Edges of a region by the bands of equal height that they reach, each as its two vertices. */
interface Bands {
  readonly height_m: number;
  /** First band. */
  readonly first: number;
  /** First edge of each band, plus one closing entry. */
  readonly start: Uint32Array;
  readonly edges: Uint32Array;
}

/** A region of fewer vertices is read as a whole at once. */
const BANDS_FROM = 200;

/** Adds all rings of a region: only the edges are read that reach the grid's height. Records are those of `addRings`. */
export function addRegion(stream: PieceStream, region: Region, layer: number): void {
  const { xy, ringStart } = region;
  if (xy.length < 2 * BANDS_FROM) {
    addRings(stream, xy, ringStart, 0, ringStart.length - 1, layer);
    return;
  }
  const { edge, grid } = stream;
  const { minX, minY, tile_m, cols, rows } = grid;
  const width = cols * tile_m;
  const height = rows * tile_m;
  let bands = stream.bands.get(region);
  if (bands?.height_m !== height) stream.bands.set(region, (bands = cutInBands(region, height)));
  const band = Math.round(minY / height) - bands.first;
  if (band < 0 || band + 1 >= bands.start.length) return;
  const { edges } = bands;
  for (let e = bands.start[band]!; e < bands.start[band + 1]!; e++) {
    const a = edges[2 * e]!;
    const b = edges[2 * e + 1]!;
    const ax = xy[2 * a]! - minX;
    const bx = xy[2 * b]! - minX;
    if (ax >= width && bx >= width) continue;
    const ay = xy[2 * a + 1]! - minY;
    const by = xy[2 * b + 1]! - minY;
    if ((ay < 0 && by < 0) || (ay >= height && by >= height)) continue;
    edge[0] = ax;
    edge[1] = ay;
    edge[2] = bx;
    edge[3] = by;
    addEdge(stream, layer);
  }
}

function cutInBands({ xy, ringStart }: Region, height_m: number): Bands {
  const bandOf = (v: number): number => Math.floor(xy[2 * v + 1]! / height_m);
  let first = Infinity;
  let last = -Infinity;
  for (let v = 0; 2 * v < xy.length; v++) {
    first = Math.min(first, bandOf(v));
    last = Math.max(last, bandOf(v));
  }
  const start = new Uint32Array(last - first + 2);
  const eachEdge = (visit: (a: number, b: number, band: number) => void): void => {
    for (let r = 0; r + 1 < ringStart.length; r++) {
      const [from, to] = [ringStart[r]!, ringStart[r + 1]!];
      if (to - from < 3) continue;
      for (let i = from, j = to - 1; i < to; j = i++) {
        const [p, q] = [bandOf(j) - first, bandOf(i) - first];
        for (let band = Math.min(p, q); band <= Math.max(p, q); band++) visit(j, i, band);
      }
    }
  };
  eachEdge((_a, _b, band) => start[band + 1]!++);
  for (let band = 0; band + 1 < start.length; band++) start[band + 1]! += start[band]!;
  const edges = new Uint32Array(2 * start.at(-1)!);
  const next = start.slice();
  eachEdge((a, b, band) => {
    const e = next[band]!++;
    edges[2 * e] = a;
    edges[2 * e + 1] = b;
  });
  return { height_m, first, start, edges };
}

/** The edge in `stream.edge`: row by row, and in each row column by column. */
function addEdge(stream: PieceStream, layer: number): void {
  const { edge, part } = stream;
  const { tile_m, rows, cols } = stream.grid;
  const ax = edge[0]!;
  const ay = edge[1]!;
  const bx = edge[2]!;
  const by = edge[3]!;
  const rowA = clampCell(Math.floor(ay / tile_m), rows);
  const rowB = clampCell(Math.floor(by / tile_m), rows);
  let col = clampCell(Math.floor(ax / tile_m), cols);
  const endCol = clampCell(Math.floor(bx / tile_m), cols);
  part[0] = ax;
  part[1] = ay;
  if (rowA !== rowB) {
    const slope = (bx - ax) / (by - ay);
    const low = Math.min(ax, bx);
    const high = Math.max(ax, bx);
    const up = rowB > rowA;
    for (let row = rowA; row !== rowB; row += up ? 1 : -1) {
      const line = up ? row + 1 : row;
      const qy = line * tile_m;
      const qx = Math.min(high, Math.max(low, ax + (qy - ay) * slope));
      const nextCol = clampCell(Math.floor(qx / tile_m), cols);
      part[2] = qx;
      part[3] = qy;
      if (row >= 0 && row < rows) addInRow(stream, layer, row, col, nextCol);
      if (line >= 0 && line < rows && nextCol < cols) record(stream, line, nextCol, layer, STEP, up);
      part[0] = qx;
      part[1] = qy;
      col = nextCol;
    }
  }
  part[2] = bx;
  part[3] = by;
  if (rowB >= 0 && rowB < rows) addInRow(stream, layer, rowB, col, endCol);
}

/** The part in `stream.part` of the edge at hand, which lies in one row. */
function addInRow(stream: PieceStream, layer: number, row: number, fromCol: number, toCol: number): void {
  const { edge, part, piece } = stream;
  const { tile_m, cols } = stream.grid;
  const ax = edge[0]!;
  const ay = edge[1]!;
  const base = row * tile_m;
  const low = Math.min(part[1]!, part[3]!);
  const high = Math.max(part[1]!, part[3]!);
  const slope = (edge[3]! - ay) / (edge[2]! - ax);
  const right = toCol > fromCol;
  piece[0] = part[0]!;
  piece[1] = part[1]!;
  for (let col = fromCol; col !== toCol; col += right ? 1 : -1) {
    const line = right ? col + 1 : col;
    const cx = line * tile_m;
    const cy = Math.min(high, Math.max(low, ay + (cx - ax) * slope));
    piece[2] = cx;
    piece[3] = cy;
    addPiece(stream, layer, row, col);
    if (line < cols && cy - base < tile_m) {
      const n = record(stream, row, line, layer, BORDER, !right);
      stream.at[4 * n] = cy - base;
    }
    piece[0] = cx;
    piece[1] = cy;
  }
  piece[2] = part[2]!;
  piece[3] = part[3]!;
  addPiece(stream, layer, row, toCol);
}

/** The piece in `stream.piece`, in the coordinates of its tile. */
function addPiece(stream: PieceStream, layer: number, row: number, col: number): void {
  const { piece } = stream;
  const { cols, tile_m } = stream.grid;
  const y0 = piece[1]!;
  const y1 = piece[3]!;
  // What runs level bounds no slab; what lies beside the grid counts by its steps and borders alone.
  if (y0 === y1 || col < 0 || col >= cols) return;
  const left = col * tile_m;
  const base = row * tile_m;
  const rises = y0 < y1;
  const i = 4 * record(stream, row, col, layer, PIECE, rises);
  const { at } = stream;
  const low = rises ? 0 : 2;
  const high = 2 - low;
  at[i] = piece[low]! - left;
  at[i + 1] = piece[low + 1]! - base;
  at[i + 2] = piece[high]! - left;
  at[i + 3] = piece[high + 1]! - base;
}

/** A new record; its number, under which its place in `at` is still to be filled. */
function record(
  stream: PieceStream,
  row: number,
  col: number,
  layer: number,
  kind: number,
  falls: boolean,
): number {
  const n = stream.count++;
  if (n === stream.key.length) grow(stream);
  stream.key[n] = row * (stream.grid.cols + 1) + col + 1;
  stream.meta[n] = (layer << 3) | (kind << 1) | (falls ? 1 : 0);
  return n;
}

function grow(stream: PieceStream): void {
  const capacity = 2 * stream.key.length;
  stream.key = grown(stream.key, capacity);
  stream.meta = grown(stream.meta, capacity);
  stream.at = grown(stream.at, 4 * capacity);
}

/** −1 before the grid, `count` behind it. */
function clampCell(cell: number, count: number): number {
  return cell < 0 ? -1 : cell > count ? count : cell;
}

/** Fills `order`: a stable radix sort of the keys. */
export function sortByTile(stream: PieceStream): void {
  const { count, key, grid, starts } = stream;
  if (stream.order.length < count) {
    stream.order = new Uint32Array(stream.key.length);
    stream.spare = new Uint32Array(stream.key.length);
  }
  let from = stream.order;
  let to = stream.spare;
  for (let i = 0; i < count; i++) from[i] = i;
  const most = grid.rows * (grid.cols + 1);
  for (let shift = 0; shift < 31 && most >> shift > 0; shift += DIGIT_BITS) {
    const digits = Math.min(DIGIT_MASK, most >> shift) + 1;
    starts.fill(0, 0, digits + 1);
    for (let i = 0; i < count; i++) {
      const digit = ((key[i]! >> shift) & DIGIT_MASK) + 1;
      starts[digit] = starts[digit]! + 1;
    }
    for (let d = 1; d <= digits; d++) starts[d] = starts[d]! + starts[d - 1]!;
    for (let i = 0; i < count; i++) {
      const item = from[i]!;
      const digit = (key[item]! >> shift) & DIGIT_MASK;
      to[starts[digit]!] = item;
      starts[digit] = starts[digit]! + 1;
    }
    [from, to] = [to, from];
  }
  stream.order = from;
  stream.spare = to;
}
