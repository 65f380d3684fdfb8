/** The boxes round a city's lines and outlines, in degrees: a dossier asks for them on hundreds of sheets. */
import { boxesOfRuns } from '../../../kernel/run-boxes';
import type { City } from '../../../model/city';

/** West, south, east, north of each. */
type Boxes = Float64Array;

/** Tables of a city never change; the boxes go with them. */
const known = new WeakMap<City['streets'] | City['buildings'], Boxes>();

/** Of each street. */
export const streetBoxes = (streets: City['streets']): Boxes =>
  remembered(streets, () => boxesOfRuns(streets.lonLat, streets.lineStart));

/** Of each building's outer ring. */
export const buildingBoxes = (buildings: City['buildings']): Boxes =>
  remembered(buildings, () => {
    const { lonLat, ringStart, polygonStart } = buildings;
    const starts = polygonStart.map((ring) => ringStart[ring] ?? 0);
    const ends = polygonStart.map((ring) => ringStart[ring + 1] ?? 0);
    return boxesOfRuns(lonLat, starts, ends);
  });

function remembered(table: City['streets'] | City['buildings'], make: () => Boxes): Boxes {
  const there = known.get(table);
  if (there) return there;
  const made = make();
  known.set(table, made);
  return made;
}
