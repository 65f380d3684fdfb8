/** From the rings of a file to polygons that the kernel can rely on, and what was done to them. */
import { findContact } from './contacts';
import { readPositions, type Placement, type PositionFault } from './positions';
import { repairPolygon, type PolygonRings } from './repair';
import { cleanRing, isNegligible, oriented, ringContains, twiceArea, type RingFault } from './rings';

export type PolygonFault =
  PositionFault | RingFault | 'ring.wasOpen' | 'ring.repaired' | 'ring.holeDropped' | 'geometry.tooComplex';

export interface ReadPolygon {
  /** Several when a repair took the polygon apart; none when it was left out. */
  readonly parts: readonly PolygonRings[];
  readonly faults: readonly PolygonFault[];
}

/**
 * One polygon of GeoJSON coordinates. Outer rings come back counter-clockwise, holes clockwise, none closed
 * explicitly, no vertex repeated, no two edges crossing.
 */
export function readPolygon(coordinates: unknown, placement: Placement): ReadPolygon {
  const faults = new Set<PolygonFault>();
  if (!Array.isArray(coordinates) || coordinates.length === 0)
    return { parts: [], faults: ['coordinates.missing'] };
  const rings: number[][] = [];
  for (const [i, ring] of coordinates.entries()) {
    const positions = readPositions(ring, placement);
    if (typeof positions === 'string') return { parts: [], faults: [positions] };
    const clean = cleanRing(positions);
    if (typeof clean !== 'string') {
      if (clean.wasOpen) faults.add('ring.wasOpen');
      rings.push(clean.xy);
    } else if (i === 0) return { parts: [], faults: [clean] };
    else faults.add('ring.holeDropped');
  }
  return { parts: validParts(rings, faults), faults: [...faults] };
}

function validParts(rings: number[][], faults: Set<PolygonFault>): PolygonRings[] {
  const contact = findContact(rings);
  if (contact === 'unknown') {
    faults.add('geometry.tooComplex');
    return [];
  }
  if (contact === 'none' && holesLieInside(rings)) return plain(rings, faults);
  const repaired = repairPolygon(rings);
  if (contact === 'touch' && holesLieInside(rings) && sameArea(rings, repaired)) return plain(rings, faults);
  faults.add(repaired.length > 0 ? 'ring.repaired' : 'ring.zeroArea');
  return repaired;
}

/** The rings as they are, turned the right way; tiny holes are filled. */
function plain(rings: readonly number[][], faults: Set<PolygonFault>): PolygonRings[] {
  const outer = rings[0]!;
  if (isNegligible(outer)) {
    faults.add('ring.zeroArea');
    return [];
  }
  const holes = rings.slice(1).filter((ring) => !isNegligible(ring));
  return [[oriented(outer, true), ...holes.map((ring) => oriented(ring, false))]];
}

/** For rings that do not cross: each hole in the outer ring and none in another. */
function holesLieInside(rings: readonly (readonly number[])[]): boolean {
  const holes = rings.slice(1);
  return holes.every(
    (hole, i) =>
      isIn(rings[0]!, hole) &&
      holes.every((other, j) => i === j || (!isIn(other, hole) && !isIn(hole, other))),
  );
}

/** Whether the middle of an edge of `inner` lies in `outer`: its vertices may stand on the border. */
function isIn(outer: readonly number[], inner: readonly number[]): boolean {
  return ringContains(outer, (inner[0]! + inner[2]!) / 2, (inner[1]! + inner[3]!) / 2);
}

/** Whether a repair changed nothing but vertices that only touch: then the original is kept, unrounded. */
function sameArea(rings: readonly number[][], repaired: readonly PolygonRings[]): boolean {
  const of = (list: readonly number[][]): number =>
    list.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(twiceArea(ring)), 0);
  const before = of(rings);
  const after = repaired.reduce((sum, polygon) => sum + of(polygon), 0);
  return Math.abs(before - after) <= 1e-6 * Math.abs(before) + 1e-15;
}
