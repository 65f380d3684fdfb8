/**
 * The square grid that an overlay is computed on. Tiles are half-open: a point on a grid line belongs to the tile
 * on its right and above, for every edge alike, and so a border needs no tolerance.
 */
import type { Region } from '../region';

export interface TileGrid {
  /** Lower left corner, frame metres. */
  readonly minX: number;
  readonly minY: number;
  readonly tile_m: number;
  readonly cols: number;
  readonly rows: number;
}

export type Bounds = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** A box of this many tiles is the most that 31-bit tile keys carry with room to spare. */
const MAX_TILES = 1e9;

/**
 * The grid over `bounds` (frame metres). `tile_m` should be a power of two: then tile corners are exact numbers.
 * It is doubled until the grid can be addressed.
 */
export function createTileGrid(bounds: Bounds, tile_m: number): TileGrid {
  const [minX, minY, maxX, maxY] = bounds;
  let size = tile_m;
  for (;;) {
    const x = Math.floor(minX / size) * size;
    const y = Math.floor(minY / size) * size;
    const cols = Math.floor((maxX - x) / size) + 1;
    const rows = Math.floor((maxY - y) / size) + 1;
    if (cols * rows <= MAX_TILES) return { minX: x, minY: y, tile_m: size, cols, rows };
    size *= 2;
  }
}

/** The box round all regions, or undefined when all are empty. */
export function boundsOf(regions: Iterable<Region>): Bounds | undefined {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const { xy } of regions) {
    for (let i = 0; i < xy.length; i += 2) {
      const x = xy[i]!;
      const y = xy[i + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX > maxX ? undefined : [minX, minY, maxX, maxY];
}
