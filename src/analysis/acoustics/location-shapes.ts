/**
 * Where an event is located at least so well, and where three sensors leave two places for it ([S3]), for the map:
 * contours by marching triangles. No figure is measured on them.
 */
import { EMPTY_REGION, type Region } from '../../kernel/region';
import type { PlanSettings } from '../../model/plan';
import { gridContour } from './grid-contour';
import { LOCATION_STEPS_M } from './location-figures';
import { locationGrid, type LocatingSensor, type LocationGridCache } from './location-grid';

export interface LocationShapes {
  /** Ascending error. */
  readonly location: readonly { readonly upTo_m: number; readonly region: Region }[];
  /** Located, but by exactly three whose times fit a second place too. */
  readonly ambiguous: Region;
}

export const NO_LOCATION: LocationShapes = { location: [], ambiguous: EMPTY_REGION };

export function locationShapes(
  sensors: readonly LocatingSensor[],
  settings: PlanSettings,
  cache: LocationGridCache,
): LocationShapes {
  const grid = locationGrid(sensors, settings, cache);
  if (!grid) return NO_LOCATION;
  const { blockCols, errorRange, hasUnclear } = grid;
  const location = LOCATION_STEPS_M.map((upTo_m) => {
    const limit = Math.log(upTo_m);
    const crosses = (col: number, row: number): boolean => {
      const block = row * blockCols + col;
      return errorRange[2 * block]! <= limit && errorRange[2 * block + 1]! > limit;
    };
    return { upTo_m, region: gridContour(grid, grid.error, limit, crosses) };
  });
  const ambiguous = gridContour(grid, grid.clear, 0.5, (col, row) => hasUnclear[row * blockCols + col] === 1);
  return { location, ambiguous };
}
