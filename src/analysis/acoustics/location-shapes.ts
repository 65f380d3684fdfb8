/**
 * Where an event is located at least so well, and where three sensors leave two places for it ([S3]), for the map:
 * contours by marching triangles. No figure is measured on them.
 */
import { EMPTY_REGION } from '../../kernel/region';
import type { PlanSettings } from '../../model/plan';
import { gridContour } from './grid-contour';
import { LOCATION_STEPS_M } from './location-figures';
import {
  locationGrid,
  type LocatingSensor,
  type LocationGridCache,
  type LocationShapes,
} from './location-grid';

export const NO_LOCATION: LocationShapes = { location: [], ambiguous: EMPTY_REGION };

export function locationShapes(
  sensors: readonly LocatingSensor[],
  settings: PlanSettings,
  cache: LocationGridCache,
): LocationShapes {
  const { grid, changed } = locationGrid(sensors, settings, cache);
  if (!grid) return NO_LOCATION;
  if (!changed && cache.shapes) return cache.shapes;
  const { blockCols, errorRange, hasUnclear, room } = grid;
  const location = LOCATION_STEPS_M.map((upTo_m) => {
    const limit = Math.log(upTo_m);
    const crosses = (col: number, row: number): boolean => {
      const block = row * blockCols + col;
      return errorRange[2 * block]! <= limit && errorRange[2 * block + 1]! > limit;
    };
    return { upTo_m, region: gridContour(grid, grid.error, limit, crosses, room) };
  });
  const isUnclear = (col: number, row: number): boolean => hasUnclear[row * blockCols + col] === 1;
  cache.shapes = { location, ambiguous: gridContour(grid, grid.clear, 0.5, isUnclear, room) };
  return cache.shapes;
}
