/** What the plan's sound settings say, with their defaults ([S1], [S2]). */
import { ABSENT_SETTINGS, type PlanSettings } from '../../model/plan';
import type { EmissionSettings } from './carrier';

/** SNR steps that have a contour of their own beside the asked one, dB. */
export const SNR_STEPS_DB = [10, 15, 20] as const;

export function emissionOf(settings: PlanSettings): EmissionSettings {
  const { sound_event: event, canyon_width_m } = settings;
  const kind = settings.sound_ground ?? 'none';
  return {
    level_db: event.level_db,
    spectrum_db: event.spectrum_db,
    band_hz: event.band_hz,
    method: methodOf(settings),
    temperature_c: settings.temperature_c,
    humidity_pct: settings.humidity_pct,
    pressure_kpa: settings.pressure_kpa ?? ABSENT_SETTINGS.pressure_kpa,
    ground:
      kind === 'general'
        ? { kind, porous: settings.ground_factor ?? ABSENT_SETTINGS.ground_factor }
        : { kind },
    canyon:
      canyon_width_m === undefined
        ? undefined
        : {
            width_m: canyon_width_m,
            absorption: settings.facade_absorption ?? ABSENT_SETTINGS.facade_absorption,
          },
  };
}

/** Octave bands need a spectrum: without one everything is in the dominant band, which is the short form. */
export const methodOf = ({ sound_method, sound_event }: PlanSettings): 'octave' | 'short' =>
  sound_event.spectrum_db === undefined ? 'short' : (sound_method ?? 'octave');

export const reachOf_m = (settings: PlanSettings): number =>
  settings.sound_reach_m ?? ABSENT_SETTINGS.sound_reach_m;
