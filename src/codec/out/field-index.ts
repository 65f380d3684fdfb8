/** Fields of view found by place: which regions a point may be in, without asking all of them. */
import { regionBounds, regionContains, type Region } from '../../kernel/region';

/** Side of the cells by which regions are found, m. */
const CELL_M = 50;

export interface FieldIndex {
  readonly isEmpty: boolean;
  /** Whether any region holds the point, frame metres. */
  readonly contains: (x: number, y: number) => boolean;
}

export function fieldIndex(regions: Iterable<Region>): FieldIndex {
  const cells = new Map<string, Region[]>();
  for (const region of regions) {
    const bounds = regionBounds(region);
    if (!bounds) continue;
    for (let x = Math.floor(bounds[0] / CELL_M); x * CELL_M <= bounds[2]; x++) {
      for (let y = Math.floor(bounds[1] / CELL_M); y * CELL_M <= bounds[3]; y++) {
        const key = `${x} ${y}`;
        const there = cells.get(key);
        if (there) there.push(region);
        else cells.set(key, [region]);
      }
    }
  }
  return {
    isEmpty: cells.size === 0,
    contains: (x, y) =>
      cells
        .get(`${Math.floor(x / CELL_M)} ${Math.floor(y / CELL_M)}`)
        ?.some((region) => regionContains(region, x, y)) ?? false,
  };
}
