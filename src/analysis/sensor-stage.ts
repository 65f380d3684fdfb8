/** Every sound sensor that counts, with what it hears: computed anew only for those that an edit touches. */
import { standsAfter } from '../model/phases';
import type { SoundSensor, Zone } from '../model/plan';
import { BackgroundField } from './acoustics/background';
import { createSoundGround, placeOfSensor } from './acoustics/hear';
import { listenSteps, type PlacedSensor } from './acoustics/listen';
import { sensorHeight_m, type HeardBySensor } from './acoustics/sound';
import { emissionOf, reachOf_m } from './acoustics/sound-settings';
import type { AnalysisInput, AnalysisProgress } from './analysis';
import type { Network } from './coverage/network';
import { sharedOut, type CrewAnswer, type ShareProgress } from './crew';
import { modelsOf } from './plan-input';
import { crewGround, type AnalysisCache, type Ground } from './stages';

type Steps<T> = Generator<AnalysisProgress, T, void>;

export function placedSensors(
  input: AnalysisInput,
  ground: Ground,
  network: Network,
): readonly PlacedSensor[] {
  const { settings } = input.plan.head;
  const models = modelsOf(input);
  const field = backgroundField(input, ground, network);
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
        background: field.of(sensor, place),
        snrMin_db: sensor.snr_min_db ?? settings.snr_min_db,
      };
    });
}

/** The background noise that the plan and the data state, all over the place. */
export const backgroundField = (
  { plan, city, streetClasses }: AnalysisInput,
  { frame, noise }: Ground,
  network: Network,
): BackgroundField =>
  new BackgroundField({
    settings: plan.head.settings,
    zones: [...plan.objects.values()].filter((o): o is Zone => o.kind === 'zone'),
    frame,
    network,
    streets: city.streets,
    classes: streetClasses,
    noise,
  });

/** A helper has few sensors at a time: each takes a good part of a second. */
const AT_ONCE = 1;

/** Sensors are the first half of the sound step, their overlay the second. */
export function* sensorStage(
  cache: AnalysisCache,
  input: AnalysisInput,
  ground: Ground,
  network: Network,
): Steps<readonly HeardBySensor[]> {
  const { settings } = input.plan.head;
  const sensors = placedSensors(input, ground, network);
  const general = JSON.stringify([emissionOf(settings), settings.sound_event.height_m, reachOf_m(settings)]);
  const keyOf = (sensor: PlacedSensor): string => general + JSON.stringify(sensor);
  const changed = sensors.filter((sensor) => cache.sensors.get(sensor.id)?.key !== keyOf(sensor));
  const sound = (cache.sound ??= createSoundGround(ground.scene));
  const here = { scene: ground.scene, network };
  const listen = function* (sensor: PlacedSensor, answer?: CrewAnswer): Generator<unknown, void, void> {
    const value =
      (answer as HeardBySensor | undefined) ?? (yield* listenSteps(here, sound, sensor, settings));
    cache.sensors.set(sensor.id, { key: keyOf(sensor), value });
  };
  const crew = changed.length > 1 ? cache.crew : undefined;
  const before = sensors.length - changed.length;
  const steps = crew
    ? sharedOut(crew, crewGround(ground, network), {
        items: changed,
        atOnce: AT_ONCE,
        jobOf: (sensor) => ({ kind: 'listen', sensor, settings }),
        keep: listen,
      })
    : alone(changed, listen);
  for (const { done, idle } of steps) {
    yield { step: 'hearing', done: before + done, total: sensors.length, ...(idle ? { idle } : {}) };
  }
  const ids = new Set(sensors.map(({ id }) => id));
  for (const id of cache.sensors.keys()) if (!ids.has(id)) cache.sensors.delete(id);
  return sensors.map(({ id }) => cache.sensors.get(id)!.value);
}

function* alone(
  sensors: readonly PlacedSensor[],
  listen: (sensor: PlacedSensor) => Generator<unknown, void, void>,
): Generator<ShareProgress, void, void> {
  for (const [done, sensor] of sensors.entries()) for (const _ of listen(sensor)) yield { done, idle: false };
}
