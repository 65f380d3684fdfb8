/** The members that this version knows, and what may stand in them. */
import { checkNumber, isNumericField, type NumericField } from '../../model/checks';
import type { PlanObjectKind } from '../../model/plan';

export type FieldType =
  | { readonly is: 'text' }
  | { readonly is: 'flag' }
  /** Values outside [min, max] make no sense and are not taken; outside the field's bounds they are told. */
  | { readonly is: 'number'; readonly min: number; readonly max: number; readonly bounds?: NumericField }
  | { readonly is: 'one of'; readonly values: readonly string[] }
  | { readonly is: 'ids' }
  | { readonly is: 'range' }
  | { readonly is: 'views' }
  | { readonly is: 'texts' }
  | { readonly is: 'event' }
  | { readonly is: 'events' }
  | { readonly is: 'backgrounds' };

export type Fields = Readonly<Record<string, FieldType>>;

const TEXT: FieldType = { is: 'text' };
const FLAG: FieldType = { is: 'flag' };
const number = (min: number, max: number, bounds?: NumericField): FieldType => ({
  is: 'number',
  min,
  max,
  ...(bounds ? { bounds } : {}),
});
const oneOf = (...values: string[]): FieldType => ({ is: 'one of', values });

const STATUS = oneOf('existing', 'proposed', 'removed');

export const VIEW_FIELDS: Fields = {
  azimuth_deg: number(-3600, 3600),
  tilt_deg: number(-90, 90, 'tilt_deg'),
  hfov_deg: number(0.01, 360, 'hfov_deg'),
  vfov_deg: number(0.01, 360, 'vfov_deg'),
  image_width_px: number(1, 1e6, 'image_width_px'),
  image_height_px: number(1, 1e6, 'image_height_px'),
  lens: oneOf('rectilinear', 'calibrated', 'equidistant', 'cylindrical'),
  max_range_m: number(0, 1e6, 'max_range_m'),
};

/** Of one entry of `views`; what it has beside these stays in it. */
export const VIEW_ENTRY_FIELDS: Fields = {
  ...VIEW_FIELDS,
  role: oneOf('home', 'preset', 'head'),
  name: TEXT,
  dwell_s: number(0, 86_400),
};

const WORKS: Fields = {
  phase: number(1, 9, 'phase'),
  trench_m: number(0, 1e5, 'trench_m'),
  fibre_m: number(0, 1e6, 'fibre_m'),
  radio_hops: number(0, 100, 'radio_hops'),
  power_group: TEXT,
  network_group: TEXT,
};

const HEIGHT = number(0, 2000, 'height_m');
const COUNT = number(1, 1000, 'k');
const WEIGHT = number(0, 1e9, 'weight');

/** Per kind, beside `kind` and `id`. */
export const OBJECT_FIELDS: Readonly<Record<PlanObjectKind, Fields>> = {
  camera: {
    ref: TEXT,
    name: TEXT,
    model: TEXT,
    height_m: HEIGHT,
    ...VIEW_FIELDS,
    ir_range_m: number(0, 1e5, 'ir_range_m'),
    ir_beam_deg: number(0.1, 360, 'ir_beam_deg'),
    lit: FLAG,
    mount: TEXT,
    status: STATUS,
    ...WORKS,
    purpose: TEXT,
    locked: FLAG,
    pan_range_deg: { is: 'range' },
    views: { is: 'views' },
  },
  'sound-sensor': {
    ref: TEXT,
    name: TEXT,
    model: TEXT,
    height_m: HEIGHT,
    snr_min_db: number(-100, 200, 'snr_min_db'),
    background_db: number(-50, 200, 'background_db'),
    mount: TEXT,
    status: STATUS,
    ...WORKS,
    locked: FLAG,
  },
  zone: {
    name: TEXT,
    role: oneOf('study', 'required', 'privacy', 'mask', 'noise'),
    level: TEXT,
    k: COUNT,
    weight: WEIGHT,
    cameras: { is: 'ids' },
    lit: FLAG,
    background_day_db: number(-50, 200, 'background_db'),
    background_evening_db: number(-50, 200, 'background_db'),
    background_night_db: number(-50, 200, 'background_db'),
    locked: FLAG,
  },
  place: {
    name: TEXT,
    category: TEXT,
    level: TEXT,
    k: COUNT,
    weight: WEIGHT,
    entrance: FLAG,
    facing_deg: number(-3600, 3600),
    locked: FLAG,
  },
  'candidate-site': { name: TEXT, mount: TEXT, height_m: HEIGHT, locked: FLAG },
  obstacle: {
    name: TEXT,
    height_m: number(0, 2000, 'obstacle_height_m'),
    base_m: number(0, 2000, 'base_m'),
    locked: FLAG,
  },
};

export const SETTINGS_FIELDS: Fields = {
  target_height_m: number(0, 100, 'target_height_m'),
  assumed_building_height_m: number(0, 1000, 'assumed_building_height_m'),
  profile: TEXT,
  level: TEXT,
  night: FLAG,
  lamp_light_m: number(0, 1000, 'lamp_light_m'),
  approach_m: number(0.1, 1000, 'approach_m'),
  minimum_gap_m: number(0, 1e4, 'minimum_gap_m'),
  after_phase: number(1, 9, 'phase'),
  street_classes: { is: 'texts' },
  trees_as_obstacles: FLAG,
  sound_event: { is: 'event' },
  sound_events: { is: 'events' },
  background_db: number(-50, 200, 'background_db'),
  snr_min_db: number(-100, 200, 'snr_min_db'),
  temperature_c: number(-80, 80, 'temperature_c'),
  humidity_pct: number(0, 100, 'humidity_pct'),
  timing_error_ms: number(0, 1e5, 'timing_error_ms'),
  location_rms_max_m: number(0, 1e5, 'location_rms_max_m'),
  sound_method: oneOf('octave', 'short'),
  pressure_kpa: number(10, 200, 'pressure_kpa'),
  sound_ground: oneOf('none', 'alternative', 'general'),
  ground_factor: number(0, 1, 'ground_factor'),
  canyon_width_m: number(0.5, 1000, 'canyon_width_m'),
  facade_absorption: number(0, 1, 'facade_absorption'),
  sound_reach_m: number(1, 5000, 'sound_reach_m'),
  background_mode: oneOf('one', 'street', 'layer'),
  street_backgrounds: { is: 'backgrounds' },
  sound_period: oneOf('day', 'evening', 'night'),
  level_only: FLAG,
  country: TEXT,
};

/** Whether a number is one that a field would refuse, though it makes sense. */
export const isOutOfBounds = (field: NumericField | undefined, value: number): boolean =>
  field !== undefined && isNumericField(field) && !checkNumber(field, value).ok;
