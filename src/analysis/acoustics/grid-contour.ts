/** Contours of values on a square grid by marching triangles: no ambiguous case, rings that close. */
import type { Region } from '../../kernel/region';

export interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
}

/** Cells along the side of a block: what is looked at as a whole. */
export const BLOCK_CELLS = 32;

/** Edges of a node: to the east, to the north, to the north-east. */
const EAST = 0;
const NORTH = 1;
const NORTH_EAST = 2;

/**
 * The part of the grid with values at most `limit`; the rim must lie above it. Outer rings counter-clockwise.
 * `crosses` says of a block, by column and row, whether the limit may be crossed in it; everywhere when absent. `room` is
 * working memory for one contour after another.
 */
export function gridContour(
  grid: Grid,
  values: Float64Array,
  limit: number,
  crosses: (blockCol: number, blockRow: number) => boolean = () => true,
  room: Int32Array = contourRoom(grid),
): Region {
  const { cols, rows } = grid;
  const march = new March(cols, room, values, limit);
  for (let br = 0; br * BLOCK_CELLS < rows - 1; br++) {
    const rowEnd = Math.min(rows - 1, (br + 1) * BLOCK_CELLS);
    for (let bc = 0; bc * BLOCK_CELLS < cols - 1; bc++) {
      if (!crosses(bc, br)) continue;
      const colEnd = Math.min(cols - 1, (bc + 1) * BLOCK_CELLS);
      for (let row = br * BLOCK_CELLS; row < rowEnd; row++) {
        for (let col = bc * BLOCK_CELLS; col < colEnd; col++) march.cell(row * cols + col);
      }
    }
  }
  return ringsOf(grid, values, limit, march);
}

export const contourRoom = ({ cols, rows }: Grid): Int32Array => new Int32Array(3 * cols * rows).fill(-1);

class March {
  /** From edge to edge with what is inside on the left; −1 where no contour is. */
  readonly next: Int32Array;
  /** The edges that are crossed. */
  readonly from: number[] = [];
  private readonly cols: number;
  private readonly values: Float64Array;
  private readonly limit: number;

  constructor(cols: number, next: Int32Array, values: Float64Array, limit: number) {
    this.next = next;
    this.cols = cols;
    this.values = values;
    this.limit = limit;
  }

  /** Both triangles of the cell north-east of a node. */
  cell(n: number): void {
    const { cols } = this;
    const [a, b, c, d] = [
      this.inside(n),
      this.inside(n + 1),
      this.inside(n + cols + 1),
      this.inside(n + cols),
    ];
    if (a === b && b === c && c === d) return;
    this.triangle(n, n + 1, n + cols + 1, a, b, c);
    this.triangle(n, n + cols + 1, n + cols, a, c, d);
  }

  private inside(n: number): boolean {
    return this.values[n]! <= this.limit;
  }

  private triangle(a: number, b: number, c: number, ia: boolean, ib: boolean, ic: boolean): void {
    if (ia === ib && ib === ic) return;
    // Turned so that the first is the one corner that differs.
    if (ib === ic) this.cut(a, b, c, ia);
    else if (ia === ic) this.cut(b, c, a, ib);
    else this.cut(c, a, b, ic);
  }

  private cut(p: number, q: number, r: number, isInside: boolean): void {
    const [first, second] = [this.edge(p, q), this.edge(p, r)];
    const from = isInside ? first : second;
    this.next[from] = isInside ? second : first;
    this.from.push(from);
  }

  private edge(a: number, b: number): number {
    const low = Math.min(a, b);
    const apart = Math.abs(a - b);
    return 3 * low + (apart === 1 ? EAST : apart === this.cols ? NORTH : NORTH_EAST);
  }
}

function ringsOf(grid: Grid, values: Float64Array, limit: number, { next, from }: March): Region {
  const xy: number[] = [];
  const starts = [0];
  for (const first of from) {
    if (next[first] === -1) continue;
    for (let at = first; next[at] !== -1;) {
      const after = next[at]!;
      next[at] = -1;
      addCrossing(grid, values, limit, at, xy);
      at = after;
    }
    starts.push(xy.length / 2);
  }
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(starts) };
}

function addCrossing(
  { minX, minY, cell_m, cols }: Grid,
  values: Float64Array,
  limit: number,
  edge: number,
  xy: number[],
): void {
  const a = Math.floor(edge / 3);
  const kind = edge % 3;
  const b = a + (kind === EAST ? 1 : kind === NORTH ? cols : cols + 1);
  const t = (limit - values[a]!) / (values[b]! - values[a]!);
  const [ac, ar, bc, br] = [a % cols, Math.floor(a / cols), b % cols, Math.floor(b / cols)];
  xy.push(minX + (ac + (bc - ac) * t) * cell_m, minY + (ar + (br - ar) * t) * cell_m);
}
