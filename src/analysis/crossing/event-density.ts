/**
 * Density of events on a grid: each event is spread by the quartic kernel 3 ÷ (π h²) · (1 − (d/h)²)² over the circle of
 * radius h round it (Silverman, Density Estimation, 1986, 4.5), times its weight. Per hectare.
 */
import type { PointIndex } from './point-index';

export interface EventDensity {
  readonly cell_m: number;
  /** h: how far an event counts. */
  readonly bandwidth_m: number;
  /** South-west corner of the cells, frame metres: x, y each; only those of at least a twentieth of the peak. */
  readonly cells: Float64Array;
  /** Weight per hectare at the middle of each. */
  readonly perHectare: Float64Array;
  readonly peak_per_ha: number;
}

export const BANDWIDTH_M = 100;
const CELL_M = 25;
const MAX_CELLS = 1_000_000;
/** Less than this share of the peak is not drawn. */
const LEAST_SHARE = 0.05;
const M2_PER_HA = 10_000;

/** @param bounds minX, minY, maxX, maxY: what lies farther off than the bandwidth is left out. */
export function eventDensity(
  layers: readonly { readonly index: PointIndex; readonly weightOf: (row: number) => number }[],
  bounds: readonly [number, number, number, number],
): EventDensity | undefined {
  const [minX, minY] = [bounds[0] - BANDWIDTH_M, bounds[1] - BANDWIDTH_M];
  const [width_m, height_m] = [bounds[2] + BANDWIDTH_M - minX, bounds[3] + BANDWIDTH_M - minY];
  if (!(width_m > 0) || !(height_m > 0) || !Number.isFinite(width_m * height_m)) return undefined;
  const cell_m = Math.max(CELL_M, Math.sqrt((width_m * height_m) / MAX_CELLS));
  const bandwidth_m = Math.max(BANDWIDTH_M, 4 * cell_m);
  const [cols, rows] = [Math.ceil(width_m / cell_m), Math.ceil(height_m / cell_m)];
  const sums = new Float64Array(cols * rows);
  const spread = (x: number, y: number, weight: number): void => {
    const [c0, c1] = [Math.max(0, cellAt(x - bandwidth_m)), Math.min(cols - 1, cellAt(x + bandwidth_m))];
    const [r0, r1] = [Math.max(0, cellAt(y - bandwidth_m)), Math.min(rows - 1, cellAt(y + bandwidth_m))];
    for (let r = r0; r <= r1; r++) {
      const dy = (r + 0.5) * cell_m - y;
      for (let c = c0; c <= c1; c++) {
        const dx = (c + 0.5) * cell_m - x;
        const left = 1 - (dx * dx + dy * dy) / (bandwidth_m * bandwidth_m);
        if (left > 0) sums[r * cols + c] = sums[r * cols + c]! + weight * left * left;
      }
    }
  };
  const cellAt = (offset: number): number => Math.floor(offset / cell_m);
  for (const { index, weightOf } of layers) {
    for (const [at, row] of index.row.entries()) {
      const weight = weightOf(row);
      if (weight > 0) spread(index.xy[2 * at]! - minX, index.xy[2 * at + 1]! - minY, weight);
    }
  }
  const perUnit = (3 * M2_PER_HA) / (Math.PI * bandwidth_m * bandwidth_m);
  return drawn(sums, cols, { cell_m, bandwidth_m, minX, minY, perUnit });
}

function drawn(
  sums: Float64Array,
  cols: number,
  grid: {
    readonly cell_m: number;
    readonly bandwidth_m: number;
    readonly minX: number;
    readonly minY: number;
    readonly perUnit: number;
  },
): EventDensity | undefined {
  const peak = sums.reduce((most, value) => Math.max(most, value), 0);
  if (peak === 0) return undefined;
  const { cell_m, bandwidth_m, minX, minY, perUnit } = grid;
  const cells: number[] = [];
  const perHectare: number[] = [];
  for (const [i, value] of sums.entries()) {
    if (value < LEAST_SHARE * peak) continue;
    cells.push(minX + (i % cols) * cell_m, minY + Math.floor(i / cols) * cell_m);
    perHectare.push(value * perUnit);
  }
  return {
    cell_m,
    bandwidth_m,
    cells: Float64Array.from(cells),
    perHectare: Float64Array.from(perHectare),
    peak_per_ha: peak * perUnit,
  };
}
