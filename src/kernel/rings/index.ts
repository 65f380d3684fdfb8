/** Rings of polygons: cleaned, checked for crossings, repaired, put together. */
export { cleanLine, cleanRing, type RingFault } from './clean';
export { nestRings, nestSteps } from './nest';
export type { PolygonRings } from './repair';
export { makeValid } from './valid';
