/** The boxes round a city's lines and outlines, in degrees: a dossier asks for them on hundreds of sheets. */
import type { City } from '../../../model/city';

/** West, south, east, north of each. */
type Boxes = Float64Array;

/** Tables of a city never change; the boxes go with them. */
const known = new WeakMap<City['streets'] | City['buildings'], Boxes>();

/** Of each street. */
export const streetBoxes = (streets: City['streets']): Boxes =>
  remembered(streets, () => boxesOf(streets.lonLat, streets.lineStart, streets.lineStart.length - 1));

/** Of each building's outer ring. */
export const buildingBoxes = (buildings: City['buildings']): Boxes =>
  remembered(buildings, () => {
    const { lonLat, ringStart, polygonStart } = buildings;
    const starts = polygonStart.map((ring) => ringStart[ring] ?? 0);
    const ends = polygonStart.map((ring) => ringStart[ring + 1] ?? 0);
    return boxesOf(lonLat, starts, polygonStart.length - 1, ends);
  });

function remembered(table: City['streets'] | City['buildings'], make: () => Boxes): Boxes {
  const there = known.get(table);
  if (there) return there;
  const made = make();
  known.set(table, made);
  return made;
}

function boxesOf(lonLat: Float64Array, starts: Uint32Array, count: number, ends = starts.subarray(1)): Boxes {
  const boxes = new Float64Array(4 * Math.max(0, count));
  for (let i = 0; i < count; i++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = starts[i]!; v < ends[i]!; v++) {
      const lon = lonLat[2 * v]!;
      const lat = lonLat[2 * v + 1]!;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    boxes.set([west, south, east, north], 4 * i);
  }
  return boxes;
}
