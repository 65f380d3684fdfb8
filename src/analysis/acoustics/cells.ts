/** The cells of the wall grid that a straight piece passes. */
import { cellOf, type WallIndex } from '../../kernel/wall-index';

/** Visits every cell that the piece from a to b passes, row by row, with a hair of slack at cell borders. */
export function visitCells(
  { minX, minY, cell_m, cols, rows }: WallIndex,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  visit: (cell: number) => void,
): void {
  const up = by >= ay;
  const y0 = up ? ay : by;
  const y1 = up ? by : ay;
  const xAt0 = up ? ax : bx;
  const xAt1 = up ? bx : ax;
  const r0 = cellOf(y0, minY, cell_m, rows);
  const r1 = cellOf(y1, minY, cell_m, rows);
  const slope = y1 > y0 ? (xAt1 - xAt0) / (y1 - y0) : 0;
  for (let r = r0; r <= r1; r++) {
    const xa = r === r0 ? xAt0 : xAt0 + (minY + r * cell_m - y0) * slope;
    const xb = r === r1 ? xAt1 : xAt0 + (minY + (r + 1) * cell_m - y0) * slope;
    const c0 = cellOf(Math.min(xa, xb) - 1e-6, minX, cell_m, cols);
    const c1 = cellOf(Math.max(xa, xb) + 1e-6, minX, cell_m, cols);
    for (let c = c0; c <= c1; c++) visit(r * cols + c);
  }
}
