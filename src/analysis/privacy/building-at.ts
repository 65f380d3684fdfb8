/** Which building stands at a place, and what the report calls it. */
import type { Buildings } from '../../model/city';
import type { LonLat } from '../../model/plan';

/** Id in the data; `#` and its ordinal where it has none. */
export const buildingId = ({ ids }: Buildings, feature: number): string => ids[feature] || `#${feature}`;

/** No building is larger than this, degrees: others are not looked at closely. */
const NEAR_DEG = 0.02;

/** Feature of a building whose footprint holds the place; -1 for none. Degrees are plane enough for inside or outside. */
export function buildingAt(buildings: Buildings, [lon, lat]: LonLat): number {
  const { lonLat, ringStart, polygonStart, feature } = buildings;
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    const first = 2 * ringStart[polygonStart[p]!]!;
    if (Math.abs(lonLat[first]! - lon) > NEAR_DEG || Math.abs(lonLat[first + 1]! - lat) > NEAR_DEG) continue;
    let inside = false;
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      if (crosses(lonLat, ringStart[r]!, ringStart[r + 1]!, lon, lat)) inside = !inside;
    }
    if (inside) return feature[p]!;
  }
  return -1;
}

/** Whether a ray from the place crosses the ring an odd number of times. */
function crosses(xy: Float64Array, from: number, to: number, x: number, y: number): boolean {
  let odd = false;
  for (let i = from, j = to - 1; i < to; j = i++) {
    const [xi, yi, xj, yj] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}
