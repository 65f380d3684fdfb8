/**
 * Screening by ISO 9613-2:1996, 7.4. Distances in m along the path over (or round) the edges: `first` from source to
 * the first edge, `between` from the first to the last, `last` from there to the receiver; `direct` is the straight one.
 */

/** C2 where ground reflections are in the figure already, as they are here. */
const C2 = 20;
/** Edges nearer to each other are one (the rule of CNOSSOS-EU; ISO 9613-2 names none). */
export const ONE_EDGE_M = 0.3;
/** Least energy that passes over one edge, and over several: 20 and 25 dB. */
export const SINGLE_LIMIT_DB = 20;
export const DOUBLE_LIMIT_DB = 25;

/** Difference of the path over the edges to the straight one, m; `along_m` is the offset along the edge. */
export const pathDifference_m = (
  first: number,
  between: number,
  last: number,
  direct: number,
  along_m = 0,
): number => Math.hypot(first + between + last, along_m) - direct;

/** Kmet: how much a path over roofs is bent down by the weather; 1 for a path round a corner or a line in the clear. */
export const weatherFactor = (z_m: number, first: number, last: number, direct: number): number =>
  z_m > 0 ? Math.exp(-Math.sqrt((first * last * direct) / (2 * z_m)) / 2000) : 1;

/** C3: 1 for one edge, towards 3 for edges far apart. */
export function edgeFactor(between: number, wavelength_m: number): number {
  if (between <= ONE_EDGE_M) return 1;
  const ratio = (5 * wavelength_m) / between;
  const q = ratio * ratio;
  return (1 + q) / (1 / 3 + q);
}

/** 3 + (C2/λ)·C3·z·Kmet: the energy that passes is its inverse, and nothing is lost where it is below 1. */
export const screenTerm = (z_m: number, between: number, weather: number, wavelength_m: number): number =>
  3 + (C2 / wavelength_m) * edgeFactor(between, wavelength_m) * z_m * weather;

/** Dz in dB, before the limits. */
export const diffraction_db = (z_m: number, between: number, weather: number, wavelength_m: number): number =>
  10 * Math.log10(Math.max(1, screenTerm(z_m, between, weather, wavelength_m)));
