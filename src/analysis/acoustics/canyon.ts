/** Gain of a street canyon by image sources, ends mid-street (domain reference 4.3). */

/** Images on either side: more change the gain by less than 0.2 dB at the distances that a street has. */
export const CANYON_IMAGES = 10;

export interface Canyon {
  readonly width_m: number;
  /** Share of the energy that a façade takes, 0 to 1. */
  readonly absorption: number;
}

/** The gain as a factor on energy; 10·lg of it is G_can in dB. */
export function canyonFactor(
  distance_m: number,
  { width_m, absorption }: Canyon,
  images = CANYON_IMAGES,
): number {
  let sum = 1;
  let kept = 1;
  const d2 = distance_m * distance_m;
  for (let n = 1; n <= images; n++) {
    kept *= 1 - absorption;
    sum += (2 * kept * d2) / (d2 + (n * width_m) ** 2);
  }
  return sum;
}
