/** What the sound sensors hear ([S1]–[S3]): detection areas by k, lengths, and where an event can be located. */
import { blockLevelSteps, type BlockDomain, type LevelSums } from '../../kernel/overlay';
import { regionArea, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import { ABSENT_SETTINGS, type PlanSettings, type SoundSensor } from '../../model/plan';
import type { DeviceModel } from '../../model/catalogue';
import { kRows } from '../coverage/k-rows';
import type { Network } from '../coverage/network';
import { streetSums, type StreetSums } from '../coverage/street-sums';
import type { SeenStretches } from '../coverage/stretch-list';
import { DEVICE_DEFAULTS } from '../optics/view';
import { soundCache, type OverlayCache } from '../overlay-cache';
import type { DeviceRow, SoundReport } from '../report';
import type { Background } from './background';
import type { Heard } from './hear';
import { legalOf } from './legal';
import { heardLength_m } from './located-streets';
import { LOCATE_FROM, locationFigures, locationTally, locator } from './location-figures';
import { methodOf, reachOf_m } from './sound-settings';

/** One sensor with what it hears. */
export interface HeardBySensor {
  readonly id: ObjectId;
  /** Slant range, m. */
  readonly radius_m: number;
  readonly position: { readonly x: number; readonly y: number };
  readonly region: Region;
  readonly faults: readonly string[];
  readonly along: SeenStretches;
  readonly background: Background;
  readonly snrMin_db: number;
  /** Areas for the fixed steps of SNR. */
  readonly steps: Heard['steps'];
}

/** Rows of the k-table: 0 … 3, then 4 or more (locatable without ambiguity). */
const SOUND_MOST = 4;
/**
 * Off the exact level by no more than this on a contour, but where the level itself steps over the limit within the
 * field's step: the edge of a building's shadow ([S2]).
 */
const CONTOUR_ERROR_DB = 0.5;

export const sensorHeight_m = (sensor: SoundSensor, model: DeviceModel | undefined): number =>
  sensor.height_m ?? model?.default_height_m ?? DEVICE_DEFAULTS.height_m;

/** How the levels were computed, as the report prints it. */
const propagationOf = (settings: PlanSettings): Pick<SoundReport, 'propagation' | 'backgroundMode'> => ({
  propagation: {
    method: 'ISO 9613-2:1996',
    form: methodOf(settings),
    band_hz: settings.sound_event.band_hz,
    temperature_c: settings.temperature_c,
    humidity_pct: settings.humidity_pct,
    pressure_kpa: settings.pressure_kpa ?? ABSENT_SETTINGS.pressure_kpa,
    ground: settings.sound_ground ?? 'none',
    ...(settings.sound_ground === 'general'
      ? { groundFactor: settings.ground_factor ?? ABSENT_SETTINGS.ground_factor }
      : {}),
    ...(settings.canyon_width_m === undefined ? {} : { canyonWidth_m: settings.canyon_width_m }),
    reach_m: reachOf_m(settings),
    contourError_db: CONTOUR_ERROR_DB,
  },
  backgroundMode: settings.background_mode ?? 'one',
});

/**
 * The sound part of the report, in steps. The locatable area is summed over the overlay's parts with three or more
 * sensors, each no larger than a tile (8 m) and judged at the middle of its box: parts on the contour of the asked
 * error are counted whole or not at all, which leaves an error of about (contour length × 1 m) of either sign.
 */
export function* soundSteps(
  sensors: readonly HeardBySensor[],
  domain: BlockDomain,
  network: Network,
  settings: PlanSettings,
  overlays: OverlayCache,
): Generator<number, { report: Omit<SoundReport, 'backgroundByOrigin'>; rows: readonly DeviceRow[] }, void> {
  const positions = sensors.map((s) => s.position);
  const location = locationTally(positions, settings);
  const cache = soundCache(overlays, settings);
  const regions = sensors.map((s) => s.region);
  const areas = yield* blockLevelSteps(domain, regions, {}, cache.levels, location);
  const along = sensors.map((s) => s.along);
  const lengths = streetSums(network, along, cache.streets);
  const { error_m } = locator(positions, settings);
  const located = (x: number, y: number, ids: readonly number[], count: number): boolean =>
    error_m(x, y, ids, count) <= settings.location_rms_max_m;
  const report: Omit<SoundReport, 'backgroundByOrigin'> = {
    event: settings.sound_event.name,
    eventLevel_db: settings.sound_event.level_db,
    eventMetric: settings.sound_event.metric ?? 'LAFmax',
    eventHeight_m: settings.sound_event.height_m,
    ...(settings.sound_event.source ? { eventSource: settings.sound_event.source } : {}),
    background_db: settings.background_db,
    snrMin_db: settings.snr_min_db,
    ...propagationOf(settings),
    ...legalOf(settings),
    detected_m2: areas.byK_m2.slice(1).reduce((a, b) => a + b, 0),
    detected_m: lengths.covered_m,
    ...locationFigures(location),
    locatable_m: heardLength_m(network, along, LOCATE_FROM, located, cache.located),
    locationMax_m: settings.location_rms_max_m,
    timingError_ms: settings.timing_error_ms,
    k: kRows(areas.byK_m2, lengths.byK_m, SOUND_MOST),
    devices: sensors.map((s, i) => soundRow(s, areas, i)),
  };
  return { report, rows: sensors.map((s, i) => deviceRow(s, areas, lengths, i)) };
}

const soundRow = (s: HeardBySensor, areas: LevelSums, i: number): SoundReport['devices'][number] => ({
  id: s.id,
  radius_m: s.radius_m,
  background_db: s.background.level_db,
  backgroundFrom: s.background.from,
  ...(s.background.highway === undefined ? {} : { backgroundStreet: s.background.highway }),
  ...(s.background.zone === undefined ? {} : { backgroundZone: s.background.zone }),
  snrMin_db: s.snrMin_db,
  bySnr: s.steps.map(({ snr_db, region }) => ({ snr_db, area_m2: regionArea(region) })),
  detected_m2: areas.seen_m2[i]!,
  unique_m2: areas.unique_m2[i]!,
  faults: s.faults,
});

const deviceRow = (s: HeardBySensor, areas: LevelSums, lengths: StreetSums, i: number): DeviceRow => ({
  id: s.id,
  kind: 'sound-sensor',
  seen_m2: areas.seen_m2[i]!,
  seenAnywhere_m2: regionArea(s.region),
  seen_m: lengths.seen_m[i]!,
  byLevel: {},
  unique_m2: areas.unique_m2[i]!,
  unique_m: lengths.unique_m[i]!,
  nearBlind_m: null,
  unachievable: [],
  faults: s.faults,
});
