/**
 * Classes of a noise map by the level that they lie above, dB(A): steps of 5 dB as in the strategic noise maps of directive
 * 2002/49/EC. A class holds its upper end, since that is what is read from an area that was published as 60 to 65.
 */
export const NOISE_ABOVE_DB = [Number.NEGATIVE_INFINITY, 50, 55, 60, 65, 70, 75] as const;

/** So that streets stay to be seen under them. */
export const NOISE_OPACITY = 0.78;

/** The class that a level falls in. */
export const noiseClass = (level_db: number): number =>
  NOISE_ABOVE_DB.findLastIndex((least) => level_db > least);
