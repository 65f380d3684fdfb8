/**
 * The location error on a grid over what the sensors hear ([S3]), for the map alone: kept from run to run, so that a
 * sensor that moves has only the blocks computed anew that it reaches or reached.
 */
import { regionBounds, type Region } from '../../kernel/region';
import type { PlanSettings } from '../../model/plan';
import { BLOCK_CELLS, contourRoom, type Grid } from './grid-contour';
import { LOCATE_FROM, locator } from './location-figures';

/** Cells of the grid, m, and more of them than that are made larger. */
const CELL_M = 5;
const MAX_CELLS = 1_000_000;
/** The grid ends on multiples of so many cells: a sensor that moves seldom moves its ends. */
const END_CELLS = 3 * BLOCK_CELLS;
/** Error where fewer than three hear: far beyond every step, near enough for a contour to lie between. */
const NOWHERE_M = 1e6;

export interface LocatingSensor {
  readonly position: { readonly x: number; readonly y: number };
  readonly region: Region;
}

/** Values by node, row by row. */
export interface LocationGrid extends Grid {
  /** Natural logarithm of the error in m. */
  readonly error: Float64Array;
  /** 0 where three sensors alone leave two places for a located event, 1 elsewhere. */
  readonly clear: Float64Array;
  readonly blockCols: number;
  /** Least and greatest of the nodes of each block, its rim to the east and north included. */
  readonly errorRange: Float64Array;
  readonly hasUnclear: Uint8Array;
  /** Working memory for its contours. */
  readonly room: Int32Array;
}

export interface LocationShapes {
  /** Ascending error. */
  readonly location: readonly { readonly upTo_m: number; readonly region: Region }[];
  /** Located, but by exactly three whose times fit a second place too. */
  readonly ambiguous: Region;
}

/** For one set of location settings. */
export interface LocationGridCache {
  grid: LocationGrid | undefined;
  sensors: readonly LocatingSensor[];
  masks: WeakMap<Region, Mask>;
  /** Those of the grid as it is. */
  shapes: LocationShapes | undefined;
}

export const createLocationGridCache = (): LocationGridCache => ({
  grid: undefined,
  sensors: [],
  masks: new WeakMap(),
  shapes: undefined,
});

/** The nodes that a sensor hears, as bytes over the box of its region. */
interface Mask {
  readonly col: number;
  readonly row: number;
  readonly cols: number;
  readonly rows: number;
  readonly heard: Uint8Array;
}

/** No grid where fewer than three sensors hear anything. `changed`: it is not that of the call before. */
export function locationGrid(
  sensors: readonly LocatingSensor[],
  settings: PlanSettings,
  cache: LocationGridCache,
): { readonly grid?: LocationGrid; readonly changed: boolean } {
  const frame = gridOver(sensors);
  if (!frame) return { changed: true };
  const known = cache.grid;
  const kept =
    known && isSameGrid(known, frame) && cache.sensors.length === sensors.length ? known : undefined;
  if (!kept) cache.masks = new WeakMap();
  const grid = kept ?? emptyGrid(frame);
  const dirty = new Set<number>();
  sensors.forEach((sensor, i) => {
    const before = kept && cache.sensors[i]!;
    if (before?.region === sensor.region) return;
    if (before) eachBlock(grid, cache.masks.get(before.region), (block) => dirty.add(block));
    cache.masks.set(sensor.region, maskOf(sensor.region, grid));
    eachBlock(grid, cache.masks.get(sensor.region), (block) => dirty.add(block));
  });
  cache.grid = grid;
  cache.sensors = [...sensors];
  const masks = sensors.map(({ region }) => cache.masks.get(region)!);
  const judge = new Judge(sensors, masks, grid, settings);
  for (const block of dirty) judge.fill(block);
  // A block's range takes in the first nodes of those to the east and north.
  const ranged = new Set(
    [...dirty].flatMap((b) => [b, b - 1, b - grid.blockCols, b - grid.blockCols - 1]).filter((b) => b >= 0),
  );
  for (const block of ranged) setRange(grid, block);
  return { grid, changed: !kept || dirty.size > 0 };
}

function gridOver(sensors: readonly LocatingSensor[]): Grid | undefined {
  const boxes = sensors.flatMap(({ region }) => {
    const box = regionBounds(region);
    return box ? [box] : [];
  });
  if (boxes.length < LOCATE_FROM) return undefined;
  const [west, south] = [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1]))];
  const [east, north] = [Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
  const least_m = Math.sqrt(((east - west) * (north - south)) / MAX_CELLS);
  // In steps of one half, so that the cell is not another for each place of a sensor.
  const cell_m = CELL_M * Math.max(1, 1.5 ** Math.ceil(Math.log(least_m / CELL_M) / Math.log(1.5)));
  const end_m = END_CELLS * cell_m;
  // A rim of nodes that nobody hears closes every contour.
  const minX = Math.floor((west - cell_m) / end_m) * end_m;
  const minY = Math.floor((south - cell_m) / end_m) * end_m;
  return {
    minX,
    minY,
    cell_m,
    cols: Math.ceil((east + cell_m - minX) / end_m) * END_CELLS + 1,
    rows: Math.ceil((north + cell_m - minY) / end_m) * END_CELLS + 1,
  };
}

const isSameGrid = (a: Grid, b: Grid): boolean =>
  a.minX === b.minX && a.minY === b.minY && a.cell_m === b.cell_m && a.cols === b.cols && a.rows === b.rows;

function emptyGrid(frame: Grid): LocationGrid {
  const nodes = frame.cols * frame.rows;
  const blockCols = Math.ceil(frame.cols / BLOCK_CELLS);
  const blocks = blockCols * Math.ceil(frame.rows / BLOCK_CELLS);
  return {
    ...frame,
    error: new Float64Array(nodes).fill(Math.log(NOWHERE_M)),
    clear: new Float64Array(nodes).fill(1),
    blockCols,
    errorRange: new Float64Array(2 * blocks).fill(Math.log(NOWHERE_M)),
    hasUnclear: new Uint8Array(blocks),
    room: contourRoom(frame),
  };
}

function eachBlock(
  { blockCols }: LocationGrid,
  mask: Mask | undefined,
  visit: (block: number) => void,
): void {
  if (!mask || mask.cols === 0) return;
  const of = (node: number): number => Math.floor(node / BLOCK_CELLS);
  for (let r = of(mask.row); r <= of(mask.row + mask.rows - 1); r++)
    for (let c = of(mask.col); c <= of(mask.col + mask.cols - 1); c++) visit(r * blockCols + c);
}

/** A region's rows of nodes are filled between its crossings. */
function maskOf(region: Region, { minX, minY, cell_m }: Grid): Mask {
  const { xy, ringStart } = region;
  const box = regionBounds(region);
  if (!box) return { col: 0, row: 0, cols: 0, rows: 0, heard: new Uint8Array(0) };
  const [col, row] = [Math.ceil((box[0] - minX) / cell_m), Math.ceil((box[1] - minY) / cell_m)];
  const cols = Math.max(0, Math.floor((box[2] - minX) / cell_m) - col + 1);
  const rows = Math.max(0, Math.floor((box[3] - minY) / cell_m) - row + 1);
  const heard = new Uint8Array(cols * rows);
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const end = ringStart[r + 1]!;
    for (let i = ringStart[r]!, j = end - 1; i < end; j = i++) {
      const [xi, yi, xj, yj] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
      const from = Math.ceil((Math.min(yi, yj) - minY) / cell_m);
      const to = Math.ceil((Math.max(yi, yj) - minY) / cell_m);
      for (let at = from; at < to; at++)
        crossings[at - row]?.push(xi + ((minY + at * cell_m - yi) / (yj - yi)) * (xj - xi));
    }
  }
  crossings.forEach((list, at) => {
    list.sort((a, b) => a - b);
    for (let c = 0; c + 1 < list.length; c += 2) {
      const from = Math.ceil((list[c]! - minX) / cell_m) - col;
      const to = Math.floor((list[c + 1]! - minX) / cell_m) - col;
      if (to >= from) heard.fill(1, at * cols + from, at * cols + to + 1);
    }
  });
  return { col, row, cols, rows, heard };
}

/** Values of the nodes of blocks. */
class Judge {
  private readonly ids: number[] = [];
  private readonly locate: ReturnType<typeof locator>;

  private readonly masks: readonly Mask[];
  private readonly grid: LocationGrid;
  private readonly most_m: number;

  constructor(
    sensors: readonly LocatingSensor[],
    masks: readonly Mask[],
    grid: LocationGrid,
    settings: PlanSettings,
  ) {
    this.masks = masks;
    this.grid = grid;
    this.most_m = settings.location_rms_max_m;
    this.locate = locator(
      sensors.map((s) => s.position),
      settings,
    );
  }

  fill(block: number): void {
    const { cols, rows, blockCols } = this.grid;
    const row0 = Math.floor(block / blockCols) * BLOCK_CELLS;
    const col0 = (block % blockCols) * BLOCK_CELLS;
    const [row1, col1] = [Math.min(rows, row0 + BLOCK_CELLS), Math.min(cols, col0 + BLOCK_CELLS)];
    const near: number[] = [];
    this.masks.forEach((m, i) => {
      if (m.row < row1 && m.row + m.rows > row0 && m.col < col1 && m.col + m.cols > col0) near.push(i);
    });
    for (let row = row0; row < row1; row++)
      for (let col = col0; col < col1; col++) this.setNode(row, col, near);
  }

  private setNode(row: number, col: number, near: readonly number[]): void {
    const { ids, masks, grid, locate } = this;
    ids.length = 0;
    for (const i of near) {
      const m = masks[i]!;
      const [r, c] = [row - m.row, col - m.col];
      if (r >= 0 && r < m.rows && c >= 0 && c < m.cols && m.heard[r * m.cols + c] === 1) ids.push(i);
    }
    const node = row * grid.cols + col;
    grid.clear[node] = 1;
    grid.error[node] = Math.log(NOWHERE_M);
    if (ids.length < LOCATE_FROM) return;
    const x = grid.minX + col * grid.cell_m;
    const y = grid.minY + row * grid.cell_m;
    const error_m = locate.error_m(x, y, ids, ids.length);
    grid.error[node] = Math.log(Math.min(NOWHERE_M, Math.max(1e-3, error_m)));
    if (ids.length === LOCATE_FROM && error_m <= this.most_m && locate.twin(x, y, ids)) grid.clear[node] = 0;
  }
}

function setRange(grid: LocationGrid, block: number): void {
  const { cols, rows, blockCols, error, clear, errorRange, hasUnclear } = grid;
  const row0 = Math.floor(block / blockCols) * BLOCK_CELLS;
  const col0 = (block % blockCols) * BLOCK_CELLS;
  let [least, most, unclear] = [Infinity, -Infinity, 0];
  for (let row = row0; row <= row0 + BLOCK_CELLS && row < rows; row++) {
    for (let col = col0; col <= col0 + BLOCK_CELLS && col < cols; col++) {
      const node = row * cols + col;
      least = Math.min(least, error[node]!);
      most = Math.max(most, error[node]!);
      if (clear[node] === 0) unclear = 1;
    }
  }
  errorRange[2 * block] = least;
  errorRange[2 * block + 1] = most;
  hasUnclear[block] = unclear;
}
