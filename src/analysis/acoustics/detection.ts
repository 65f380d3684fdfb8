/** How far an event is detected in the free field ([S2]): divergence and air absorption. */

/** Received level in dB at a slant distance in m, never nearer than the 1 m that the source level is stated for. */
export const receivedLevel_db = (level_db: number, slant_m: number, absorption_db_per_km: number): number => {
  const d = Math.max(1, slant_m);
  return level_db - 20 * Math.log10(d) - (absorption_db_per_km * d) / 1000;
};

/**
 * Largest slant distance in m at which a level (dB, by slant distance in m) is at least `needed_db`; 0 when that is
 * not so even at 1 m. The level must fall by divergence at least, so that bisection finds the one place, to 1e-9 of it.
 */
export function detectionRadius_m(level_db: (slant_m: number) => number, needed_db: number): number {
  const excess = level_db(1) - needed_db;
  if (!(excess >= 0)) return 0;
  let low = 1;
  // Divergence alone: absorption only brings it nearer.
  let high = Math.max(1, 10 ** (excess / 20)) * (1 + 1e-12);
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (level_db(middle) >= needed_db) low = middle;
    else high = middle;
  }
  return high;
}
