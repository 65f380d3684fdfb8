/** Bounds, steps and warnings of every numeric field (UI.md 7). Errors keep the last good value, warnings do not. */
import { err, ok, type Result } from '../../kernel/result';
import type { LensModel } from '../catalogue';
import type { Reason } from '../edits/reason';

export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Unit as shown; no unit for counts. */
  readonly unit:
    '°' | 'm' | 'px' | 'px/m' | 'dB' | 'dB(A)' | 'mm' | 'Hz' | '°C' | '%' | 'ms' | 's' | 'kPa' | '';
  readonly integer?: boolean;
  /** The value is taken modulo 360. */
  readonly wraps?: boolean;
}

export const BOUNDS = {
  azimuth_deg: { min: 0, max: 360, step: 1, unit: '°', wraps: true },
  tilt_deg: { min: -30, max: 90, step: 1, unit: '°' },
  height_m: { min: 0.5, max: 60, step: 0.1, unit: 'm' },
  hfov_deg: { min: 1, max: 360, step: 1, unit: '°' },
  vfov_deg: { min: 1, max: 360, step: 1, unit: '°' },
  focal_length_mm: { min: 0.8, max: 1000, step: 0.1, unit: 'mm' },
  image_width_px: { min: 320, max: 20_000, step: 1, unit: 'px', integer: true },
  image_height_px: { min: 320, max: 20_000, step: 1, unit: 'px', integer: true },
  max_range_m: { min: 1, max: 2000, step: 1, unit: 'm' },
  ir_range_m: { min: 0, max: 500, step: 1, unit: 'm' },
  ir_beam_deg: { min: 1, max: 360, step: 1, unit: '°' },
  dwell_s: { min: 0, max: 86_400, step: 5, unit: 's' },
  lamp_light_m: { min: 0, max: 100, step: 1, unit: 'm' },
  approach_m: { min: 1, max: 100, step: 1, unit: 'm' },
  facing_deg: { min: 0, max: 360, step: 1, unit: '°', wraps: true },
  snr_min_db: { min: 0, max: 30, step: 1, unit: 'dB' },
  k: { min: 1, max: 9, step: 1, unit: '', integer: true },
  weight: { min: 0, max: 1000, step: 1, unit: '' },
  target_height_m: { min: 0, max: 2.5, step: 0.1, unit: 'm' },
  assumed_building_height_m: { min: 0.5, max: 400, step: 0.5, unit: 'm' },
  minimum_gap_m: { min: 1, max: 100, step: 1, unit: 'm' },
  level_db: { min: 40, max: 160, step: 1, unit: 'dB(A)' },
  background_db: { min: 20, max: 90, step: 1, unit: 'dB(A)' },
  background_day_db: { min: 20, max: 90, step: 1, unit: 'dB(A)' },
  background_evening_db: { min: 20, max: 90, step: 1, unit: 'dB(A)' },
  background_night_db: { min: 20, max: 90, step: 1, unit: 'dB(A)' },
  spectrum_db: { min: -80, max: 80, step: 1, unit: 'dB' },
  temperature_c: { min: -30, max: 50, step: 1, unit: '°C' },
  humidity_pct: { min: 1, max: 100, step: 1, unit: '%' },
  timing_error_ms: { min: 0.001, max: 1000, step: 0.1, unit: 'ms' },
  location_rms_max_m: { min: 0.1, max: 1000, step: 1, unit: 'm' },
  pressure_kpa: { min: 50, max: 110, step: 0.1, unit: 'kPa' },
  ground_factor: { min: 0, max: 1, step: 0.1, unit: '' },
  canyon_width_m: { min: 3, max: 100, step: 1, unit: 'm' },
  facade_absorption: { min: 0, max: 1, step: 0.05, unit: '' },
  sound_reach_m: { min: 50, max: 1000, step: 50, unit: 'm' },
  event_height_m: { min: 0, max: 100, step: 0.1, unit: 'm' },
  obstacle_height_m: { min: 0.1, max: 400, step: 0.1, unit: 'm' },
  phase: { min: 1, max: 9, step: 1, unit: '', integer: true },
  trench_m: { min: 0, max: 10_000, step: 1, unit: 'm' },
  fibre_m: { min: 0, max: 100_000, step: 1, unit: 'm' },
  radio_hops: { min: 0, max: 20, step: 1, unit: '', integer: true },
  base_m: { min: 0, max: 400, step: 0.1, unit: 'm' },
} as const satisfies Record<string, Bounds>;

export type NumericField = keyof typeof BOUNDS;

export const isNumericField = (field: string): field is NumericField => Object.hasOwn(BOUNDS, field);

/** Codes of values that are taken, but that the user should look at. */
export type WarningCode =
  'tilt.faceFromAbove' | 'height.high' | 'range.beyondLowestLevel' | 'source.levelKind';

export interface CheckContext {
  readonly lens?: LensModel;
  /** Distance at which the lowest level of the profile ends, m. */
  readonly lowestLevelEnds_m?: number;
  readonly lowestLevel_px_per_m?: number;
}

export interface CheckedNumber {
  /** The value to store: azimuths wrapped, counts whole. */
  readonly value: number;
  readonly warning?: { readonly code: WarningCode; readonly params?: Reason['params'] };
}

/** Checks one number against the field's bounds; the error's params carry field, value, min, max, and a suggestion. */
export function checkNumber(
  field: NumericField,
  value: number,
  context: CheckContext = {},
): Result<CheckedNumber, Reason> {
  const bounds: Bounds = BOUNDS[field];
  if (!Number.isFinite(value)) return err({ code: 'notAValue', params: { field } });
  if (bounds.wraps) return ok({ value: wrap(value) });
  const max = maximum(field, context);
  if (value < bounds.min || value > max) {
    const tenth = value / 10 ** Math.ceil(Math.log10(Math.abs(value) / max));
    const suggestion = value > max && tenth >= bounds.min && tenth <= max ? { suggestion: tenth } : {};
    return err({ code: 'outOfBounds', params: { field, value, min: bounds.min, max, ...suggestion } });
  }
  if (bounds.integer && !Number.isInteger(value)) return err({ code: 'notAValue', params: { field } });
  const warning = warningFor(field, value, context);
  return ok(warning ? { value, warning } : { value });
}

/** UI.md 7: the angle of view ends at 179° rectilinear, 200° fisheye, 360° panoramic. */
function maximum(field: NumericField, { lens }: CheckContext): number {
  if (field !== 'hfov_deg' && field !== 'vfov_deg') return BOUNDS[field].max;
  if (lens === 'rectilinear') return 179;
  if (lens === 'equidistant') return field === 'hfov_deg' ? 360 : 200;
  return field === 'vfov_deg' && lens !== undefined ? 200 : 360;
}

function warningFor(field: NumericField, value: number, context: CheckContext): CheckedNumber['warning'] {
  if (field === 'tilt_deg' && value > 15) return { code: 'tilt.faceFromAbove' };
  if (field === 'height_m' && value > 12) return { code: 'height.high' };
  const ends = context.lowestLevelEnds_m;
  if (field === 'max_range_m' && ends !== undefined && value > ends) {
    const density = context.lowestLevel_px_per_m;
    return {
      code: 'range.beyondLowestLevel',
      params: { distance: Math.round(ends), ...(density === undefined ? {} : { density }) },
    };
  }
  if (field === 'level_db' && value > 130) return { code: 'source.levelKind' };
  return undefined;
}

function wrap(deg: number): number {
  const a = deg % 360;
  return a < 0 ? (a + 360) % 360 : a + 0;
}
