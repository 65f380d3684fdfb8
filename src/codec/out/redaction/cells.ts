/** Shapes as squares of a fixed grid: what is told of an area without telling where it is seen from. */
import { unionRegions } from '../../../kernel/overlay/region-ops';
import {
  EMPTY_REGION,
  regionBounds,
  regionContains,
  regionFromRings,
  type Region,
} from '../../../kernel/region';

/** An edge is followed in steps of this share of a square: a corner that it cuts off by less may be left out. */
const STEP = 0.05;

/**
 * Every square of the grid (frame metres, a corner at the origin) that a region has its border or its middle in,
 * dissolved: the same for any shapes that touch the same squares.
 */
export function cellsOf(regions: readonly Region[], side_m: number): Region {
  const rows = new Map<number, Set<number>>();
  const mark = (x: number, y: number): void => {
    const row = Math.floor(y / side_m);
    const own = rows.get(row);
    if (own) own.add(Math.floor(x / side_m));
    else rows.set(row, new Set([Math.floor(x / side_m)]));
  };
  for (const region of regions) {
    markBorder(region, STEP * side_m, mark);
    markInside(region, side_m, mark);
  }
  const strips = [...rows].flatMap(([row, columns]) => stripsOf(row, columns, side_m));
  return strips.length === 0 ? EMPTY_REGION : unionRegions(strips);
}

type Mark = (x: number, y: number) => void;

function markBorder({ xy, ringStart }: Region, step_m: number, mark: Mark): void {
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    for (let v = from, w = to - 1; v < to; w = v++) {
      const [ax, ay] = [xy[2 * w]!, xy[2 * w + 1]!];
      const [dx, dy] = [xy[2 * v]! - ax, xy[2 * v + 1]! - ay];
      const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step_m));
      for (let i = 0; i < steps; i++) mark(ax + (dx * i) / steps, ay + (dy * i) / steps);
    }
  }
}

function markInside(region: Region, side_m: number, mark: Mark): void {
  const bounds = regionBounds(region);
  if (!bounds) return;
  const first = (low: number): number => (Math.floor(low / side_m) + 0.5) * side_m;
  for (let x = first(bounds[0]); x < bounds[2]; x += side_m) {
    for (let y = first(bounds[1]); y < bounds[3]; y += side_m) if (regionContains(region, x, y)) mark(x, y);
  }
}

/** Squares of one row, neighbours as one rectangle. */
function stripsOf(row: number, columns: ReadonlySet<number>, side_m: number): Region[] {
  const strips: Region[] = [];
  const sorted = [...columns].toSorted((a, b) => a - b);
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i]!;
    let end = first;
    for (; i < sorted.length && sorted[i] === end; i++) end++;
    const [x0, x1, y0, y1] = [first, end, row, row + 1].map((n) => n * side_m) as [
      number,
      number,
      number,
      number,
    ];
    strips.push(
      regionFromRings([
        [
          [x0, y0],
          [x1, y0],
          [x1, y1],
          [x0, y1],
        ],
      ]),
    );
  }
  return strips;
}
