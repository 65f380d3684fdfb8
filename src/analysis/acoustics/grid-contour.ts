/** Contours of values on a square grid by marching triangles: no ambiguous case, rings that close. */
import type { Region } from '../../kernel/region';

export interface Grid {
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
}

/** Edges of a node: to the east, to the north, to the north-east. */
const EAST = 0;
const NORTH = 1;

/** The part of the grid with values at most `limit`; the rim must lie above it. Outer rings counter-clockwise. */
export function gridContour(grid: Grid, values: Float64Array, limit: number): Region {
  const { cols, rows } = grid;
  const next = new Map<number, number>();
  const corner = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const kind = high - low === 1 ? EAST : high - low === cols ? NORTH : 2;
    return 3 * low + kind;
  };
  const triangle = (a: number, b: number, c: number): void => {
    const inside = (n: number): boolean => values[n]! <= limit;
    const [ia, ib, ic] = [inside(a), inside(b), inside(c)];
    const count = Number(ia) + Number(ib) + Number(ic);
    if (count === 0 || count === 3) return;
    // Turned so that p is the one corner that differs; what is inside lies on the left.
    const [p, q, r] = ia !== ib && ia !== ic ? [a, b, c] : ib !== ia && ib !== ic ? [b, c, a] : [c, a, b];
    if (count === 1) next.set(corner(p, q), corner(p, r));
    else next.set(corner(p, r), corner(p, q));
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let col = 0; col + 1 < cols; col++) {
      const n = row * cols + col;
      triangle(n, n + 1, n + cols + 1);
      triangle(n, n + cols + 1, n + cols);
    }
  }
  return ringsOf(grid, values, limit, next);
}

function ringsOf(grid: Grid, values: Float64Array, limit: number, next: Map<number, number>): Region {
  const xy: number[] = [];
  const starts = [0];
  for (const first of next.keys()) {
    let edge = next.get(first);
    if (edge === undefined) continue;
    for (let at = first; edge !== undefined; at = edge, edge = next.get(at)) {
      next.delete(at);
      xy.push(...crossing(grid, values, limit, at));
    }
    starts.push(xy.length / 2);
  }
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(starts) };
}

function crossing(
  { minX, minY, cell_m, cols }: Grid,
  values: Float64Array,
  limit: number,
  edge: number,
): readonly [number, number] {
  const a = Math.floor(edge / 3);
  const kind = edge % 3;
  const b = a + (kind === EAST ? 1 : kind === NORTH ? cols : cols + 1);
  const t = (limit - values[a]!) / (values[b]! - values[a]!);
  const at = (n: number): readonly [number, number] => [
    minX + (n % cols) * cell_m,
    minY + Math.floor(n / cols) * cell_m,
  ];
  const [[ax, ay], [bx, by]] = [at(a), at(b)];
  return [ax + (bx - ax) * t, ay + (by - ay) * t];
}
