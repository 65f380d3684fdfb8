/** What the sound sensors hear ([S1]–[S3]): detection areas by k, lengths, and where an event can be located. */
import { blockLevelSteps, type BlockDomain } from '../../kernel/overlay';
import { regionArea, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { PlanSettings, SoundSensor } from '../../model/plan';
import type { DeviceModel } from '../../model/catalogue';
import { kRows } from '../coverage/k-rows';
import type { Network } from '../coverage/network';
import { streetSums, type SeenStretches } from '../coverage/streets';
import { DEVICE_DEFAULTS } from '../optics/view';
import type { DeviceRow, SoundReport } from '../report';
import { airAbsorption_db_per_km, exactMidFrequency_hz, soundSpeed_m_per_s } from './absorption';
import { detectionRadius_m } from './detection';
import { locationError_m } from './location';

/** One sensor with what it hears. */
export interface HeardBySensor {
  readonly id: ObjectId;
  /** Slant range, m. */
  readonly radius_m: number;
  readonly position: { readonly x: number; readonly y: number };
  readonly region: Region;
  readonly faults: readonly string[];
  readonly along: SeenStretches;
}

/** Rows of the k-table: 0 … 3, then 4 or more (locatable without ambiguity). */
const SOUND_MOST = 4;
/** As many sensors must hear an event to locate it. */
const LOCATE_FROM = 3;

export const sensorHeight_m = (sensor: SoundSensor, model: DeviceModel | undefined): number =>
  sensor.height_m ?? model?.default_height_m ?? DEVICE_DEFAULTS.height_m;

/** [S1], [S2] Slant range of a sensor for the plan's event. */
export function sensorRange_m(sensor: SoundSensor, settings: PlanSettings): number {
  const { sound_event: event, background_db, temperature_c, humidity_pct } = settings;
  const absorption = airAbsorption_db_per_km(
    exactMidFrequency_hz(event.band_hz),
    temperature_c,
    humidity_pct,
  );
  return detectionRadius_m(
    event.level_db,
    background_db,
    sensor.snr_min_db ?? settings.snr_min_db,
    absorption,
  );
}

/**
 * The sound part of the report, in steps. The locatable area is summed over the overlay's parts with three or more
 * sensors, each no larger than a tile (8 m) and judged at its centroid: parts on the contour of the asked error are
 * counted whole or not at all, which leaves an error of about (contour length × 1 m) at random sign.
 */
export function* soundSteps(
  sensors: readonly HeardBySensor[],
  domain: BlockDomain,
  network: Network,
  settings: PlanSettings,
): Generator<number, { report: SoundReport; rows: readonly DeviceRow[] }, void> {
  const xs = sensors.map((s) => s.position.x);
  const ys = sensors.map((s) => s.position.y);
  const error_m = (soundSpeed_m_per_s(settings.temperature_c) * settings.timing_error_ms) / 1000;
  let locatable_m2 = 0;
  const areas = yield* blockLevelSteps(
    domain,
    sensors.map((s) => s.region),
    {
      visitFrom: LOCATE_FROM,
      visit: (area, x, y, ids, count) => {
        if (locationError_m(x, y, xs, ys, ids, count, error_m) <= settings.location_rms_max_m) {
          locatable_m2 += area;
        }
      },
    },
  );
  const lengths = streetSums(
    network,
    sensors.map((s) => s.along),
  );
  const rows = sensors.map((s, i): DeviceRow => ({
    id: s.id,
    kind: 'sound-sensor',
    seen_m2: areas.seen_m2[i]!,
    seenAnywhere_m2: regionArea(s.region),
    seen_m: lengths.seen_m[i]!,
    byLevel: {},
    unique_m2: areas.unique_m2[i]!,
    unique_m: lengths.unique_m[i]!,
    nearBlind_m: null,
    faults: s.faults,
  }));
  const report: SoundReport = {
    event: settings.sound_event.name,
    eventLevel_db: settings.sound_event.level_db,
    background_db: settings.background_db,
    snrMin_db: settings.snr_min_db,
    detected_m2: areas.byK_m2.slice(1).reduce((a, b) => a + b, 0),
    detected_m: lengths.covered_m,
    locatable_m2,
    k: kRows(areas.byK_m2, lengths.byK_m, SOUND_MOST),
    devices: sensors.map((s, i) => ({
      id: s.id,
      radius_m: s.radius_m,
      detected_m2: areas.seen_m2[i]!,
      unique_m2: areas.unique_m2[i]!,
      faults: s.faults,
    })),
  };
  return { report, rows };
}
