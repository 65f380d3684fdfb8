/** The loaded city with what drawing and snapping look up: which rows lie where. */
import type { Buildings, City } from '../../model/city';
import { boxesOfRuns } from '../../kernel/run-boxes';
import { buildBoxGrid, type BoxGrid } from './box-grid';

export interface CityIndex {
  readonly city: City;
  readonly buildings: BoxGrid;
  readonly streets: BoxGrid;
  readonly furniture: BoxGrid;
}

export function indexCity(city: City): CityIndex {
  const { buildings, streets, furniture } = city;
  const points = Uint32Array.from({ length: furniture.kind.length + 1 }, (_, i) => i);
  return {
    city,
    buildings: indexBuildings(buildings),
    streets: buildBoxGrid(boxesOfRuns(streets.lonLat, streets.lineStart)),
    furniture: buildBoxGrid(boxesOfRuns(furniture.lonLat, points)),
  };
}

/** By far the most rows, and the same table when streets or furniture come to them. */
const known = new WeakMap<Buildings, BoxGrid>();

function indexBuildings(buildings: Buildings): BoxGrid {
  const old = known.get(buildings);
  if (old) return old;
  // The vertices of all rings of a polygon stand together: its run goes from its first ring to the next one's.
  const polygonRuns = buildings.polygonStart.map((ring) => buildings.ringStart[ring]!);
  const grid = buildBoxGrid(boxesOfRuns(buildings.lonLat, polygonRuns));
  known.set(buildings, grid);
  return grid;
}
