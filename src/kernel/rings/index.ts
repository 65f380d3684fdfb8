/** Rings of polygons: cleaned, checked for crossings, repaired. */
export { cleanLine, cleanRing, type RingFault } from './clean';
export type { PolygonRings } from './repair';
export { makeValid } from './valid';
