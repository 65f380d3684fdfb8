/** An atlas: equal sheets on a grid over everything that has to be on one of them. */
import type { Box } from '../sheet/marks';
import type { SheetFrame } from '../sheet/input';

export interface AtlasSheet extends SheetFrame {
  readonly centre: readonly [x: number, y: number];
}

export interface Atlas {
  readonly scale: number;
  /** From north to south, then from west to east; labelled 1, 2, 3 … */
  readonly sheets: readonly AtlasSheet[];
}

/** Neighbours show the same strip along their edge, as a share of a sheet. */
const OVERLAP = 0.06;

/**
 * @param xy places in frame metres, x and y by turns: each is on at least one sheet, off its edge by half the overlap
 * @param map the sheet's map, mm of paper
 */
export function atlasAt(scale: number, xy: ArrayLike<number>, map: Box): Atlas {
  const width = (map.width * scale) / 1000;
  const height = (map.height * scale) / 1000;
  const stepX = width * (1 - OVERLAP);
  const stepY = height * (1 - OVERLAP);
  const [minX, minY, maxX, maxY] = boundsOf(xy);
  if (minX > maxX) return { scale, sheets: [] };
  const columns = Math.max(1, Math.ceil((maxX - minX) / stepX));
  const rows = Math.max(1, Math.ceil((maxY - minY) / stepY));
  // The grid stands in the middle of what it covers.
  const left = (minX + maxX - columns * stepX) / 2;
  const top = (minY + maxY + rows * stepY) / 2;
  const used = new Map<number, readonly [column: number, row: number]>();
  for (let i = 0; i + 1 < xy.length; i += 2) {
    const column = Math.min(columns - 1, Math.max(0, Math.floor((xy[i]! - left) / stepX)));
    const row = Math.min(rows - 1, Math.max(0, Math.floor((top - xy[i + 1]!) / stepY)));
    used.set(row * columns + column, [column, row]);
  }
  const sheets = [...used]
    .toSorted(([a], [b]) => a - b)
    .map(([, [column, row]], i): AtlasSheet => {
      const x = left + (column + 0.5) * stepX;
      const y = top - (row + 0.5) * stepY;
      return {
        label: String(i + 1),
        centre: [x, y],
        bounds: [x - width / 2, y - height / 2, x + width / 2, y + height / 2],
      };
    });
  return { scale, sheets };
}

/** The atlas at the first of the scales that needs at most `most` sheets, else at the last. */
export function atlasWithin(most: number, scales: readonly number[], xy: ArrayLike<number>, map: Box): Atlas {
  let atlas = atlasAt(scales[0]!, xy, map);
  for (const scale of scales.slice(1)) {
    if (atlas.sheets.length <= most) return atlas;
    atlas = atlasAt(scale, xy, map);
  }
  return atlas;
}

function boundsOf(xy: ArrayLike<number>): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < xy.length; i += 2) {
    bounds[0] = Math.min(bounds[0], xy[i]!);
    bounds[1] = Math.min(bounds[1], xy[i + 1]!);
    bounds[2] = Math.max(bounds[2], xy[i]!);
    bounds[3] = Math.max(bounds[3], xy[i + 1]!);
  }
  return bounds;
}
