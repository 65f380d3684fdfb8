/** Ground attenuation Agr of ISO 9613-2:1996, 7.3. Distances and heights in m; negative: the ground adds. */

/** [S2] 7.3.2, for A-weighted levels over mostly porous ground: 4.8 − (2·hm/d)·(17 + 300/d), never below 0. */
export const alternativeGround_db = (mean_height_m: number, distance_m: number): number =>
  Math.max(0, 4.8 - ((2 * mean_height_m) / distance_m) * (17 + 300 / distance_m));

/** D_Ω, which goes with 7.3.2: the source's own reflection, dB to be added. */
export function reflectionIndex_db(plan_m: number, source_m: number, receiver_m: number): number {
  const plan2 = plan_m * plan_m;
  return 10 * Math.log10(1 + (plan2 + (source_m - receiver_m) ** 2) / (plan2 + (source_m + receiver_m) ** 2));
}

/** The bell-shaped terms of table 3. */
const gauss = (factor: number, height: number, at = 0): number => Math.exp(-factor * (height - at) ** 2);

/** a′, b′, c′, d′ of table 3 for the octave band `band` (1: 125 Hz … 4: 1 kHz). */
function porousTerm(band: number, h: number, plan_m: number): number {
  const near = 1 - Math.exp(-plan_m / 50);
  switch (band) {
    case 1: {
      const far = 1 - Math.exp(-2.8e-6 * plan_m * plan_m);
      return 1.5 + 3 * gauss(0.12, h, 5) * near + 5.7 * gauss(0.09, h) * far;
    }
    case 2:
      return 1.5 + 8.6 * gauss(0.09, h) * near;
    case 3:
      return 1.5 + 14 * gauss(0.46, h) * near;
    default:
      return 1.5 + 5 * gauss(0.9, h) * near;
  }
}

/** As or Ar: the zone about one end. */
function endZone_db(band: number, h: number, plan_m: number, porous: number): number {
  if (band === 0) return -1.5;
  return band <= 4 ? -1.5 + porous * porousTerm(band, h, plan_m) : -1.5 * (1 - porous);
}

/**
 * 7.3.1, by octave band (0: 63 Hz … 7: 8 kHz): As + Ar + Am with the same ground factor `porous` throughout (0 hard,
 * 1 porous).
 */
export function generalGround_db(
  band: number,
  plan_m: number,
  source_m: number,
  receiver_m: number,
  porous: number,
): number {
  const reach = 30 * (source_m + receiver_m);
  const q = plan_m <= reach ? 0 : 1 - reach / plan_m;
  const middle = band === 0 ? -3 * q : -3 * q * (1 - porous);
  return endZone_db(band, source_m, plan_m, porous) + endZone_db(band, receiver_m, plan_m, porous) + middle;
}
