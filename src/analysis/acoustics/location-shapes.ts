/**
 * Where an event is located at least so well ([S3]), for the map: the error on a grid over what three sensors hear,
 * contoured by marching triangles. No figure is measured on it.
 */
import { regionBounds, type Region } from '../../kernel/region';
import type { PlanSettings } from '../../model/plan';
import { gridContour, type Grid } from './grid-contour';
import { LOCATE_FROM, LOCATION_STEPS_M, locator } from './location-figures';

/** Cells of the grid, m, and more of them than that are made larger. */
const CELL_M = 5;
const MAX_CELLS = 1_000_000;
/** Error where fewer than three hear: far beyond every step, near enough for a contour to lie between. */
const NOWHERE_M = 1e6;

interface Sensor {
  readonly position: { readonly x: number; readonly y: number };
  readonly region: Region;
}

export function locationShapes(
  sensors: readonly Sensor[],
  settings: PlanSettings,
): readonly { readonly upTo_m: number; readonly region: Region }[] {
  const grid = sensors.length >= LOCATE_FROM ? gridOver(sensors) : undefined;
  if (!grid) return [];
  const heard = rasterised(sensors, grid);
  const { error_m } = locator(
    sensors.map((s) => s.position),
    settings,
  );
  const values = new Float64Array(grid.cols * grid.rows).fill(Math.log(NOWHERE_M));
  heard.forEach((ids, i) => {
    if (ids.length < LOCATE_FROM) return;
    const x = grid.minX + (i % grid.cols) * grid.cell_m;
    const y = grid.minY + Math.floor(i / grid.cols) * grid.cell_m;
    values[i] = Math.log(Math.min(NOWHERE_M, Math.max(1e-3, error_m(x, y, ids, ids.length))));
  });
  return LOCATION_STEPS_M.map((upTo_m) => ({ upTo_m, region: gridContour(grid, values, Math.log(upTo_m)) }));
}

function gridOver(sensors: readonly Sensor[]): Grid | undefined {
  const boxes = sensors.flatMap(({ region }) => {
    const box = regionBounds(region);
    return box ? [box] : [];
  });
  if (boxes.length < LOCATE_FROM) return undefined;
  const minX = Math.min(...boxes.map((b) => b[0]));
  const minY = Math.min(...boxes.map((b) => b[1]));
  const width = Math.max(...boxes.map((b) => b[2])) - minX;
  const height = Math.max(...boxes.map((b) => b[3])) - minY;
  const cell_m = Math.max(CELL_M, Math.sqrt((width * height) / MAX_CELLS));
  return {
    // A rim of nodes that nobody hears closes every contour.
    minX: minX - cell_m,
    minY: minY - cell_m,
    cell_m,
    cols: Math.ceil(width / cell_m) + 3,
    rows: Math.ceil(height / cell_m) + 3,
  };
}

/** The sensors that hear each node of the grid: each region's rows are filled between its crossings. */
function rasterised(
  sensors: readonly Sensor[],
  { minX, minY, cell_m, cols, rows }: Grid,
): readonly number[][] {
  const heard: number[][] = Array.from({ length: cols * rows }, () => []);
  sensors.forEach(({ region: { xy, ringStart } }, id) => {
    const crossings = new Map<number, number[]>();
    for (let r = 0; r + 1 < ringStart.length; r++) {
      const end = ringStart[r + 1]!;
      for (let i = ringStart[r]!, j = end - 1; i < end; j = i++) {
        const [xi, yi, xj, yj] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
        const from = Math.ceil((Math.min(yi, yj) - minY) / cell_m);
        const to = Math.ceil((Math.max(yi, yj) - minY) / cell_m);
        for (let row = from; row < to; row++) {
          const x = xi + ((minY + row * cell_m - yi) / (yj - yi)) * (xj - xi);
          const list = crossings.get(row);
          if (list) list.push(x);
          else crossings.set(row, [x]);
        }
      }
    }
    for (const [row, list] of crossings) {
      list.sort((a, b) => a - b);
      for (let c = 0; c + 1 < list.length; c += 2) {
        const to = Math.floor((list[c + 1]! - minX) / cell_m);
        for (let col = Math.ceil((list[c]! - minX) / cell_m); col <= to; col++)
          heard[row * cols + col]!.push(id);
      }
    }
  });
  return heard;
}
