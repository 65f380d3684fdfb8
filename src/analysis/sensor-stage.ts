/** Every sound sensor that counts, with what it hears: computed anew only for those that an edit touches. */
import type { ObjectId } from '../kernel/units';
import { standsAfter } from '../model/phases';
import type { SoundSensor } from '../model/plan';
import { backgroundAt, type Background } from './acoustics/background';
import { createSoundGround, hearSteps, NOTHING_HEARD, placeOfSensor } from './acoustics/hear';
import { sensorHeight_m, type HeardBySensor } from './acoustics/sound';
import { emissionOf, reachOf_m } from './acoustics/sound-settings';
import type { AnalysisInput, AnalysisProgress } from './analysis';
import type { Network } from './coverage/network';
import { seenAlong } from './coverage/streets';
import { modelsOf, type AnalysisCache, type Ground } from './stages';

type Steps<T> = Generator<AnalysisProgress, T, void>;

/** A sensor with its place and what it listens against. */
export interface PlacedSensor {
  readonly id: ObjectId;
  readonly place: ReturnType<typeof placeOfSensor>;
  readonly height_m: number;
  readonly background: Background;
  readonly snrMin_db: number;
}

export function placedSensors(
  input: AnalysisInput,
  ground: Ground,
  network: Network,
): readonly PlacedSensor[] {
  const { settings } = input.plan.head;
  const models = modelsOf(input);
  const streets = { network, table: input.city.streets, classes: input.streetClasses };
  return [...input.plan.objects.values()]
    .filter((o): o is SoundSensor => o.kind === 'sound-sensor' && standsAfter(o, settings.after_phase))
    .map((sensor) => {
      const model = sensor.model === undefined ? undefined : models.get(sensor.model);
      const height_m = sensorHeight_m(sensor, model);
      const place = placeOfSensor(ground.scene, sensor, height_m);
      return {
        id: sensor.id,
        place,
        height_m,
        background: backgroundAt(sensor, place, settings, streets),
        snrMin_db: sensor.snr_min_db ?? settings.snr_min_db,
      };
    });
}

export function* sensorStage(
  cache: AnalysisCache,
  input: AnalysisInput,
  ground: Ground,
  network: Network,
): Steps<readonly HeardBySensor[]> {
  const { settings } = input.plan.head;
  const sensors = placedSensors(input, ground, network);
  const general = JSON.stringify([emissionOf(settings), settings.sound_event.height_m, reachOf_m(settings)]);
  const heard: HeardBySensor[] = [];
  for (const [done, sensor] of sensors.entries()) {
    const key = general + JSON.stringify(sensor);
    let kept = cache.sensors.get(sensor.id);
    if (kept?.key !== key) {
      yield { step: 'sound', done, total: 2 * sensors.length };
      const value = yield* hearWith(cache, input, ground, network, sensor, { done, of: sensors.length });
      cache.sensors.set(sensor.id, (kept = { key, value }));
    }
    heard.push(kept.value);
  }
  const ids = new Set(sensors.map(({ id }) => id));
  for (const id of cache.sensors.keys()) if (!ids.has(id)) cache.sensors.delete(id);
  return heard;
}

/** Sensors are the first half of the sound step, their overlay the second. */
function* hearWith(
  cache: AnalysisCache,
  input: AnalysisInput,
  ground: Ground,
  network: Network,
  { id, place, height_m, background, snrMin_db }: PlacedSensor,
  { done, of }: { readonly done: number; readonly of: number },
): Steps<HeardBySensor> {
  const position = { x: place.x, y: place.y };
  let areas = NOTHING_HEARD;
  if (!place.inside) {
    const sound = (cache.sound ??= createSoundGround(ground.scene));
    const ear = { ...position, height_m };
    const steps = hearSteps(ground.scene, sound, ear, background, snrMin_db, input.plan.head.settings);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { step: 'sound', done, total: 2 * of };
    areas = step.value;
  }
  const faults = place.inside ? ['device.insideBuilding'] : [];
  return { id, position, background, snrMin_db, ...areas, faults, along: seenAlong(network, areas.region) };
}
