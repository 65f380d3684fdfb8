/** Classes of a noise map by their least level, dB(A): steps of 5 dB as in the strategic noise maps of directive 2002/49/EC. */
export const NOISE_FROM_DB = [Number.NEGATIVE_INFINITY, 50, 55, 60, 65, 70, 75] as const;

/** So that streets stay to be seen under them. */
export const NOISE_OPACITY = 0.78;

/** The class that a level falls in. */
export const noiseClass = (level_db: number): number =>
  NOISE_FROM_DB.findLastIndex((from) => level_db >= from);
