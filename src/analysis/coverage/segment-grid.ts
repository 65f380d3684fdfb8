/** A uniform grid over street segments: finds those whose box meets a box. */
import { createCrossings, type Crossings } from './crossings';
import { createStretchList, type StretchList } from './stretch-list';

/** Working memory for cutting segments, kept between queries. */
export interface CutRoom {
  readonly crossings: Crossings;
  /** From, to pairs of one segment. */
  inside: Float64Array;
  readonly found: StretchList;
}

const createRoom = (): CutRoom => ({
  crossings: createCrossings(),
  inside: new Float64Array(32),
  found: createStretchList(),
});

export interface SegmentGrid {
  readonly ends: Float64Array;
  readonly minX: number;
  readonly minY: number;
  readonly cell_m: number;
  readonly cols: number;
  readonly rows: number;
  readonly start: Uint32Array;
  readonly items: Uint32Array;
  /** Mark of the last query that met each segment: a segment stands in several cells. */
  readonly seen: Uint32Array;
  /** Room for what a query finds. */
  readonly found: Uint32Array;
  query: number;
  /** Room for cutting segments, one after another. */
  readonly room: CutRoom;
}

const CELL_M = 40;
const MAX_CELLS = 2_000_000;

/** Box round segments: minX, minY, maxX, maxY. */
export function segmentBounds(ends: Float64Array): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ends.length; i += 2) {
    minX = Math.min(minX, ends[i]!);
    maxX = Math.max(maxX, ends[i]!);
    minY = Math.min(minY, ends[i + 1]!);
    maxY = Math.max(maxY, ends[i + 1]!);
  }
  return [minX, minY, maxX, maxY];
}

/** `ends`: ax, ay, bx, by per segment, m. A segment is listed in every cell that its box meets. */
export function createSegmentGrid(ends: Float64Array): SegmentGrid {
  let [minX, minY, maxX, maxY] = segmentBounds(ends);
  if (minX > maxX) [minX, minY, maxX, maxY] = [0, 0, 0, 0];
  const cell_m = Math.max(CELL_M, Math.sqrt(((maxX - minX) * (maxY - minY)) / MAX_CELLS));
  const shape = {
    ends,
    minX,
    minY,
    cell_m,
    cols: Math.floor((maxX - minX) / cell_m) + 1,
    rows: Math.floor((maxY - minY) / cell_m) + 1,
  };
  const start = new Uint32Array(shape.cols * shape.rows + 1);
  const segments = ends.length / 4;
  for (let s = 0; s < segments; s++) {
    eachCell(shape, s, (cell) => {
      start[cell + 1] = start[cell + 1]! + 1;
    });
  }
  for (let i = 1; i < start.length; i++) start[i] = start[i]! + start[i - 1]!;
  const items = new Uint32Array(start[start.length - 1]!);
  const cursor = start.slice();
  for (let s = 0; s < segments; s++) {
    eachCell(shape, s, (cell) => {
      items[cursor[cell]!] = s;
      cursor[cell] = cursor[cell]! + 1;
    });
  }
  return {
    ...shape,
    start,
    items,
    seen: new Uint32Array(segments),
    found: new Uint32Array(segments),
    query: 0,
    room: createRoom(),
  };
}

/** The same grid with marks of its own: two threads may ask at the same time. */
export const ownGrid = (grid: SegmentGrid): SegmentGrid => ({
  ...grid,
  seen: new Uint32Array(grid.seen.length),
  found: new Uint32Array(grid.found.length),
  query: 0,
  room: createRoom(),
});

/** The segments whose box meets the box, ascending; the list is only good until the next call. */
export function segmentsInBox(
  grid: SegmentGrid,
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
): Uint32Array {
  const { ends, start, items, seen, found, cols, rows, cell_m } = grid;
  const c0 = Math.max(0, Math.floor((minX - grid.minX) / cell_m));
  const c1 = Math.min(cols - 1, Math.floor((maxX - grid.minX) / cell_m));
  const r0 = Math.max(0, Math.floor((minY - grid.minY) / cell_m));
  const r1 = Math.min(rows - 1, Math.floor((maxY - grid.minY) / cell_m));
  const mark = ++grid.query;
  let n = 0;
  for (let r = r0; r <= r1; r++) {
    for (let c = c0; c <= c1; c++) {
      const cell = r * cols + c;
      for (let i = start[cell]!; i < start[cell + 1]!; i++) {
        const s = items[i]!;
        if (seen[s] === mark) continue;
        seen[s] = mark;
        const ax = ends[4 * s]!;
        const bx = ends[4 * s + 2]!;
        if (isBeside(ax, bx, minX, maxX)) continue;
        const ay = ends[4 * s + 1]!;
        const by = ends[4 * s + 3]!;
        if (isBeside(ay, by, minY, maxY)) continue;
        found[n++] = s;
      }
    }
  }
  return found.subarray(0, n).sort();
}

/** Whether both ends lie on the same side of a span. */
const isBeside = (a: number, b: number, min: number, max: number): boolean =>
  (a < min && b < min) || (a > max && b > max);

type Shape = Omit<SegmentGrid, 'start' | 'items' | 'seen' | 'found' | 'query' | 'room'>;

function eachCell(g: Shape, s: number, visit: (cell: number) => void): void {
  const [ax, ay, bx, by] = [g.ends[4 * s]!, g.ends[4 * s + 1]!, g.ends[4 * s + 2]!, g.ends[4 * s + 3]!];
  const c0 = Math.floor((Math.min(ax, bx) - g.minX) / g.cell_m);
  const c1 = Math.floor((Math.max(ax, bx) - g.minX) / g.cell_m);
  const r0 = Math.floor((Math.min(ay, by) - g.minY) / g.cell_m);
  const r1 = Math.floor((Math.max(ay, by) - g.minY) / g.cell_m);
  for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) visit(r * g.cols + c);
}
