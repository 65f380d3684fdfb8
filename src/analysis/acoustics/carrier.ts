/**
 * Levels from what an event sends out ([S2]): divergence, air, ground and canyon by octave band, in energies relative
 * to 0 dB, so that no logarithm is taken in the inner loop. Working memory of one listener at a time.
 */
import { airAbsorption_db_per_km, exactMidFrequency_hz } from './absorption';
import { bandIndex, OCTAVE_BANDS_HZ, PLANNING_SOUND_SPEED_M_PER_S, weightedShares } from './bands';
import { DOUBLE_LIMIT_DB, ONE_EDGE_M, screenTerm, SINGLE_LIMIT_DB, weatherFactor } from './barrier';
import { canyonFactor, type Canyon } from './canyon';
import { alternativeGround_db, generalGround_db, reflectionIndex_db } from './ground';

export type GroundMethod =
  /** The event's level was measured over the ground: nothing is added or taken. */
  | { readonly kind: 'none' }
  /** ISO 9613-2, 7.3.2 with D_Ω. */
  | { readonly kind: 'alternative' }
  /** ISO 9613-2, 7.3.1; 0 hard, 1 porous. */
  | { readonly kind: 'general'; readonly porous: number };

export interface EmissionSettings {
  /** A-weighted level at 1 m, dB. */
  readonly level_db: number;
  /** Relative unweighted octave levels, dB; all in the dominant band when absent. */
  readonly spectrum_db?: readonly number[] | undefined;
  /** Dominant band, Hz. */
  readonly band_hz: number;
  /** `short`: everything is taken to be in the dominant band. */
  readonly method: 'octave' | 'short';
  readonly temperature_c: number;
  readonly humidity_pct: number;
  readonly pressure_kpa: number;
  readonly ground: GroundMethod;
  readonly canyon?: Canyon | undefined;
}

const LIMIT_SINGLE = 10 ** (-SINGLE_LIMIT_DB / 10);
const LIMIT_DOUBLE = 10 ** (-DOUBLE_LIMIT_DB / 10);
/** A band this far below the whole carries nothing, dB: it is left out. */
const FAINT = 1e-5;

export class Carrier {
  /** Octave bands that carry something. */
  readonly band: Int32Array;
  private readonly energy: Float64Array;
  private readonly decay: Float64Array;
  private readonly wavelength_m: Float64Array;
  private readonly base: Float64Array;
  private readonly kept: Float64Array;
  private readonly ground: GroundMethod;
  private readonly canyon: Canyon | undefined;

  constructor(settings: EmissionSettings) {
    const bands = bandsOf(settings);
    const { temperature_c, humidity_pct, pressure_kpa } = settings;
    this.band = Int32Array.from(bands, ({ band }) => band);
    this.energy = Float64Array.from(bands, ({ share }) => share * 10 ** (settings.level_db / 10));
    this.decay = Float64Array.from(bands, ({ band }) => {
      const hz = exactMidFrequency_hz(OCTAVE_BANDS_HZ[band]!);
      return (airAbsorption_db_per_km(hz, temperature_c, humidity_pct, pressure_kpa) * Math.LN10) / 1e4;
    });
    this.wavelength_m = Float64Array.from(
      bands,
      ({ band }) => PLANNING_SOUND_SPEED_M_PER_S / OCTAVE_BANDS_HZ[band]!,
    );
    this.base = new Float64Array(bands.length);
    this.kept = new Float64Array(bands.length);
    this.ground = settings.ground;
    this.canyon = settings.canyon;
  }

  /** Free-field level in dB at a slant distance in m: divergence and air alone. */
  freeLevel_db(slant_m: number): number {
    return level_db(this.spread(Math.max(1, slant_m)));
  }

  /** Most that ground and canyon can add, dB. */
  get mostGain_db(): number {
    const ground = { none: 0, alternative: 3.02, general: 6 }[this.ground.kind];
    return ground + (this.canyon ? 10 * Math.log10(canyonFactor(1e9, this.canyon)) : 0);
  }

  /**
   * Sets the place: straight slant distance, distance in plan and heights of event and sensor, all in m. Answers the
   * energy that arrives with nothing between; the paths below hold for this place.
   */
  place(slant_m: number, plan_m: number, source_m: number, receiver_m: number): number {
    this.spread(Math.max(1, slant_m));
    let sum = 0;
    for (let i = 0; i < this.base.length; i++) {
      this.kept[i] = this.groundFactor(this.band[i]!, slant_m, plan_m, source_m, receiver_m);
      sum += this.base[i]! * this.kept[i]!;
    }
    return sum;
  }

  /** Gain of the street canyon as a factor, for a line in the clear; 1 without one. */
  canyonGain(slant_m: number): number {
    return this.canyon ? canyonFactor(slant_m, this.canyon) : 1;
  }

  /**
   * Energy over the roofs: Abar = Dz − Agr, not below 0, so that the ground counts where it takes more. A path
   * difference below 0 is a line that clears the edge.
   */
  overRoofs(z_m: number, first: number, between: number, last: number, direct: number): number {
    const weather = weatherFactor(z_m, first, last, direct);
    const single = between <= ONE_EDGE_M;
    const least = single ? LIMIT_SINGLE : LIMIT_DOUBLE;
    let sum = 0;
    for (let i = 0; i < this.base.length; i++) {
      const term = screenTerm(z_m, between, weather, this.wavelength_m[i]!);
      const passes = term <= 1 ? 1 : Math.max(least, 1 / term);
      sum += this.base[i]! * Math.min(this.kept[i]!, passes);
    }
    return sum;
  }

  /** Energy round vertical edges: Abar = Dz beside the ground's own; the limits are those of roofs alone. */
  roundCorners(z_m: number, between: number): number {
    let sum = 0;
    for (let i = 0; i < this.base.length; i++) {
      sum += (this.base[i]! * this.kept[i]!) / screenTerm(z_m, between, 1, this.wavelength_m[i]!);
    }
    return sum;
  }

  /** Fills the energy by band after divergence and air, and answers the sum. */
  private spread(distance_m: number): number {
    const divergence = 1 / (distance_m * distance_m);
    let sum = 0;
    for (let i = 0; i < this.base.length; i++) {
      const energy = this.energy[i]! * Math.exp(-this.decay[i]! * distance_m) * divergence;
      this.base[i] = energy;
      sum += energy;
    }
    return sum;
  }

  private groundFactor(
    band: number,
    slant_m: number,
    plan_m: number,
    source_m: number,
    receiver_m: number,
  ): number {
    const { ground } = this;
    if (ground.kind === 'none') return 1;
    const db =
      ground.kind === 'general'
        ? generalGround_db(band, plan_m, source_m, receiver_m, ground.porous)
        : alternativeGround_db((source_m + receiver_m) / 2, Math.max(1, slant_m)) -
          reflectionIndex_db(plan_m, source_m, receiver_m);
    return 10 ** (-db / 10);
  }
}

/** dB of an energy; −∞ for none. */
export const level_db = (energy: number): number => 10 * Math.log10(energy);

function bandsOf({ method, spectrum_db, band_hz }: EmissionSettings): { band: number; share: number }[] {
  if (method === 'short' || !spectrum_db) return [{ band: bandIndex(band_hz), share: 1 }];
  return [...weightedShares(spectrum_db)]
    .map((share, band) => ({ band, share }))
    .filter(({ share }) => share > FAINT);
}
