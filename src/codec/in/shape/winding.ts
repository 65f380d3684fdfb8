/** Rings of a Shapefile polygon to polygons with holes: outer rings run clockwise, holes the other way. */

import { ringContains } from '../ring-contains';

type Ring = [number, number][];

/** Twice the signed area; counter-clockwise is positive. Taken about the first corner, so that metres stay exact. */
function area2(ring: Ring): number {
  const [ox, oy] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum;
}

/** More rings than this in one shape would take too long to match. */
const MAX_RINGS = 4000;

/** Undefined when there are too many. Each hole with the smallest outer ring that holds its first corner; one that none holds is an outer ring itself. */
export function groupRings(rings: readonly Ring[]): readonly (readonly Ring[])[] | undefined {
  if (rings.length > MAX_RINGS) return undefined;
  if (rings.length === 1) return [rings];
  const sized = rings.map((ring) => ({ ring, area: area2(ring) }));
  const outer = sized
    .filter(({ area }) => area <= 0)
    .map(({ ring, area }) => ({ rings: [ring], size: -area }));
  for (const { ring, area } of sized) {
    if (area <= 0) continue;
    const homes = outer.filter(({ rings: [shell], size }) => size >= area && ringContains(shell!, ring[0]!));
    const home = homes.toSorted((a, b) => a.size - b.size)[0];
    if (home) home.rings.push(ring);
    else outer.push({ rings: [ring], size: 0 });
  }
  return outer.map((polygon) => polygon.rings);
}
