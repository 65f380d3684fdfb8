/** How far an event is detected in the free field ([S2]): divergence and air absorption. */

/** Received level in dB at a slant distance in m, never nearer than the 1 m that the source level is stated for. */
export const receivedLevel_db = (level_db: number, slant_m: number, absorption_db_per_km: number): number => {
  const d = Math.max(1, slant_m);
  return level_db - 20 * Math.log10(d) - (absorption_db_per_km * d) / 1000;
};

/**
 * Largest slant distance in m at which the level received exceeds the background by `snrMin_db`; 0 when that is not
 * so even at 1 m. The level falls throughout, so that bisection finds the one place, to 1e-9 of it.
 */
export function detectionRadius_m(
  level_db: number,
  background_db: number,
  snrMin_db: number,
  absorption_db_per_km: number,
): number {
  const needed = background_db + snrMin_db;
  if (receivedLevel_db(level_db, 1, absorption_db_per_km) < needed) return 0;
  let low = 1;
  // Divergence alone: absorption only brings it nearer.
  let high = Math.max(1, 10 ** ((level_db - needed) / 20));
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (receivedLevel_db(level_db, middle, absorption_db_per_km) >= needed) low = middle;
    else high = middle;
  }
  return high;
}
