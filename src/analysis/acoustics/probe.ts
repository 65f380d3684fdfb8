/** What every sensor hears of the event at one place, and along which way ([S2]): the sound side of the probe. */
import type { ObjectId } from '../../kernel/units';
import type { LonLat, PlanSettings } from '../../model/plan';
import type { Scene } from '../scene';
import { level_db as energyLevel_db } from './carrier';
import { listenerSteps, type SoundGround } from './hear';
import type { PlacedSensor } from './listen';
import type { Listener, PathKind } from './listener';
import { reachOf_m } from './sound-settings';

export interface SoundProbeRow {
  readonly id: ObjectId;
  /** Received; absent where the sensor, or the place, is inside a building. */
  readonly level_db?: number;
  readonly background_db: number;
  readonly snr_db?: number;
  readonly snrMin_db: number;
  readonly heard: boolean;
  readonly distance_m: number;
  /** The way that carries most, in plan from the place to the sensor. */
  readonly carries?: PathKind;
  readonly path: readonly LonLat[];
  /** Roof edges that it goes over. */
  readonly roofs: readonly { readonly at: LonLat; readonly height_m: number }[];
  /** Level by way, dB; absent for ways that there are not. */
  readonly byPath: Readonly<Partial<Record<PathKind, number>>>;
}

export interface SoundProbe {
  readonly at: LonLat;
  readonly revision: number;
  /** Loudest above its background first. */
  readonly rows: readonly SoundProbeRow[];
}

/** One row per sensor within the plan's reach, in steps. */
export function* probeRowSteps(
  scene: Scene,
  ground: SoundGround,
  sensors: readonly PlacedSensor[],
  settings: PlanSettings,
  at: LonLat,
): Generator<number, readonly SoundProbeRow[], void> {
  const [x, y] = scene.frame.toFrame(at[0], at[1]);
  const rows: SoundProbeRow[] = [];
  for (const [done, sensor] of sensors.entries()) {
    const distance_m = Math.hypot(sensor.place.x - x, sensor.place.y - y);
    if (distance_m > reachOf_m(settings)) continue;
    yield done / sensors.length;
    const { id, snrMin_db, background } = sensor;
    const common = { id, background_db: background.level_db, snrMin_db, distance_m };
    if (sensor.place.inside) {
      rows.push({ ...common, heard: false, path: [], roofs: [], byPath: {} });
      continue;
    }
    const ear = { x: sensor.place.x, y: sensor.place.y, height_m: sensor.height_m };
    const listener = yield* listenerSteps(scene, ground, ear, settings);
    rows.push({ ...common, ...hearAt(listener, scene, x, y, background.level_db, snrMin_db) });
    listener.ray.release();
  }
  return rows.sort((a, b) => (b.snr_db ?? -Infinity) - (a.snr_db ?? -Infinity));
}

type Hearing = Omit<SoundProbeRow, 'id' | 'background_db' | 'snrMin_db' | 'distance_m'>;

function hearAt(
  listener: Listener,
  scene: Scene,
  x: number,
  y: number,
  background_db: number,
  snrMin_db: number,
): Hearing {
  const level_db = listener.levelAt_db(x, y);
  if (Number.isNaN(level_db)) return { heard: false, path: [], roofs: [], byPath: {} };
  const ways = (Object.entries(listener.energy) as [PathKind, number][])
    .filter(([, energy]) => energy > 0)
    .sort((a, b) => b[1] - a[1]);
  const carries = ways[0]?.[0] ?? 'direct';
  const snr_db = level_db - background_db;
  const lonLat = (px: number, py: number): LonLat => scene.frame.toLonLat(px, py);
  const { ear, ray } = listener;
  const r = Math.hypot(x - ear.x, y - ear.y);
  const turns =
    carries === 'left' || carries === 'right' ? listener.sideCorners(r, carries === 'left' ? 1 : -1) : [];
  const path = [lonLat(ear.x, ear.y)];
  for (let i = 0; i < turns.length; i += 2) path.push(lonLat(turns[i]!, turns[i + 1]!));
  path.push(lonLat(x, y));
  const roofs = carries === 'roof' ? ray.corners(r) : [];
  return {
    level_db,
    snr_db,
    heard: snr_db >= snrMin_db,
    carries,
    path: path.toReversed(),
    roofs: roofs.map(([t, height_m]) => ({ at: lonLat(ear.x + ray.dx * t, ear.y + ray.dy * t), height_m })),
    byPath: Object.fromEntries(ways.map(([way, energy]) => [way, energyLevel_db(energy)])),
  };
}
