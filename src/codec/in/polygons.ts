/** From the rings of a file to polygons that the kernel can rely on, and what was done to them. */
import { cleanRing, makeValid, type PolygonRings, type RingFault } from '../../kernel/rings';
import type { LonLat } from '../../model/plan';
import { readPositions, type Placement, type PositionFault } from './positions';

type RingCode = 'ring.tooFewPoints' | 'ring.zeroArea';

const CODES: Readonly<Record<RingFault, RingCode>> = {
  tooFewPoints: 'ring.tooFewPoints',
  noArea: 'ring.zeroArea',
};

type PolygonFault =
  PositionFault | RingCode | 'ring.wasOpen' | 'ring.repaired' | 'ring.holeDropped' | 'geometry.tooComplex';

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
    } else if (i === 0) return { parts: [], faults: [CODES[clean]] };
    else faults.add('ring.holeDropped');
  }
  const { parts, verdict } = makeValid(rings);
  if (verdict === 'repaired') faults.add('ring.repaired');
  else if (verdict === 'noArea') faults.add('ring.zeroArea');
  else if (verdict === 'tooComplex') faults.add('geometry.tooComplex');
  return { parts, faults: [...faults] };
}

/** Rings as GeoJSON has them, closed explicitly. */
export function polygonCoordinates(rings: PolygonRings): LonLat[][] {
  return rings.map((ring) => {
    const positions: LonLat[] = [];
    for (let i = 0; i < ring.length; i += 2) positions.push([ring[i]!, ring[i + 1]!]);
    return [...positions, positions[0]!];
  });
}
