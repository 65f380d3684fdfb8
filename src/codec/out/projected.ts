/** Shapes in degrees to the units of a grid. */
import type { Shape } from './geopackage/blob';
import type { Grid } from './grid';

export const projectedShape = (shape: Shape, grid: Grid): Shape =>
  grid.projected ? { type: shape.type, coordinates: projected(shape.coordinates, grid) } : shape;

function projected(coordinates: unknown, grid: Grid): unknown {
  const items = coordinates as readonly unknown[];
  const [lon, lat] = items;
  return typeof lon === 'number' && typeof lat === 'number'
    ? grid.project(lon, lat)
    : items.map((item) => projected(item, grid));
}
