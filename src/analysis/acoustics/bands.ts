/** Octave bands and the A-weighting of IEC 61672-1. */

/** Nominal mid frequencies, Hz. */
export const OCTAVE_BANDS_HZ = [63, 125, 250, 500, 1000, 2000, 4000, 8000] as const;

/** dB, by band. */
export const A_WEIGHTING_DB = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1, -1.1] as const;

/** Wavelengths of barriers and ground: nominal frequencies at 340 m/s, as ISO 9613-2 and its test cases have them. */
export const PLANNING_SOUND_SPEED_M_PER_S = 340;

/** The octave band nearest to a frequency in Hz. */
export function bandIndex(frequency_hz: number): number {
  let best = 0;
  for (let b = 1; b < OCTAVE_BANDS_HZ.length; b++) {
    const nearer = (i: number): number => Math.abs(Math.log(OCTAVE_BANDS_HZ[i]! / frequency_hz));
    if (nearer(b) < nearer(best)) best = b;
  }
  return best;
}

/**
 * Share of the A-weighted energy in each band for unweighted relative levels in dB; the shares add up to 1, so that a
 * spectrum says only how a stated A-weighted level is made up.
 */
export function weightedShares(spectrum_db: readonly number[]): Float64Array {
  const shares = Float64Array.from(
    OCTAVE_BANDS_HZ,
    (_, b) => 10 ** ((spectrum_db[b]! + A_WEIGHTING_DB[b]!) / 10),
  );
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}
