/** What one sensor hears of the plan's event: its place, its background, and the areas of detection ([S2]). */
import { EMPTY_REGION, type Region } from '../../kernel/region';
import type { PlanSettings, SoundSensor } from '../../model/plan';
import { mountedAt } from '../mounting';
import type { Scene } from '../scene';
import type { Background } from './background';
import { blockSteps, type Blocks } from './blocks';
import { Carrier } from './carrier';
import { contourSteps } from './contour';
import { detectionRadius_m } from './detection';
import { fieldShape, fieldSteps, type FieldStep } from './field';
import { Listener } from './listener';
import { createSoundMemory, type SoundMemory } from './memory';
import { emissionOf, reachOf_m, SNR_STEPS_DB } from './sound-settings';

/** How finely areas are computed, and for which steps of SNR beside the asked one. */
export interface Fineness {
  readonly step: FieldStep;
  readonly steps_db: readonly number[];
}

/** Less than a lane near the sensor, less than a street farther off. */
const FINE: Fineness = { step: { least_m: 1, most_m: 3.2, share: 1 / 66 }, steps_db: SNR_STEPS_DB };
/** For a sensor under the hand: a tenth of the places, the asked limit alone. */
export const ROUGH: Fineness = { step: { least_m: 2.5, most_m: 10, share: 1 / 20 }, steps_db: [] };

export interface Heard {
  /** Slant range in the free field, m. */
  readonly radius_m: number;
  /** Where the event is detected: received − background ≥ the sensor's SNR. */
  readonly region: Region;
  /** The same for the fixed steps of SNR. */
  readonly steps: readonly { readonly snr_db: number; readonly region: Region }[];
}

/** Of a sensor inside a building. */
export const NOTHING_HEARD: Heard = {
  radius_m: 0,
  region: EMPTY_REGION,
  steps: SNR_STEPS_DB.map((snr_db) => ({ snr_db, region: EMPTY_REGION })),
};

/** [V6] The place that a sensor hears from. */
export function placeOfSensor(
  scene: Scene,
  sensor: SoundSensor,
  height_m: number,
): { readonly x: number; readonly y: number; readonly inside: boolean } {
  const { kind, x, y } = mountedAt(scene, sensor.position, height_m);
  return { x, y, inside: kind === 'inside' };
}

/** More pairs of heights than a plan has; of a height that is dragged, which has one for each place, the last ones. */
const MOST_BLOCKS = 12;

/** Blocks of a scene by the heights they are made for, and working memory; belongs to one scene. */
export interface SoundGround {
  readonly memory: SoundMemory;
  readonly blocks: Map<string, Blocks>;
}

export const createSoundGround = (scene: Scene): SoundGround => ({
  memory: createSoundMemory(scene.walls),
  blocks: new Map(),
});

/** A listener at a sensor's place. */
export function* listenerSteps(
  scene: Scene,
  ground: SoundGround,
  ear: { readonly x: number; readonly y: number; readonly height_m: number },
  settings: PlanSettings,
): Generator<number, Listener, void> {
  const event_m = settings.sound_event.height_m;
  const low = Math.min(ear.height_m, event_m);
  const high = Math.max(ear.height_m, event_m);
  const key = `${low} ${high}`;
  const blocks = ground.blocks.get(key) ?? (yield* blockSteps(scene.walls, low, high));
  // Put in anew, so that the first is the one longest unused.
  ground.blocks.delete(key);
  ground.blocks.set(key, blocks);
  if (ground.blocks.size > MOST_BLOCKS) ground.blocks.delete(ground.blocks.keys().next().value!);
  return new Listener(scene.walls, blocks, new Carrier(emissionOf(settings)), ear, event_m, ground.memory);
}

/** Computes the areas in steps; yields the share done. */
export function* hearSteps(
  scene: Scene,
  ground: SoundGround,
  ear: { readonly x: number; readonly y: number; readonly height_m: number },
  background: Background,
  snr_min_db: number,
  settings: PlanSettings,
  { step: fieldStep, steps_db }: Fineness = FINE,
): Generator<number, Heard, void> {
  const listener = yield* listenerSteps(scene, ground, ear, settings);
  const { carrier, event_m } = listener;
  const free = (slant_m: number): number => carrier.freeLevel_db(slant_m);
  const radius_m = detectionRadius_m(free, background.level_db + snr_min_db);
  const levels = [...new Set([snr_min_db, ...steps_db])];
  const limits = levels.map((snr) => background.level_db + snr);
  const widest = detectionRadius_m(free, Math.min(...limits) - carrier.mostGain_db);
  const rise = event_m - ear.height_m;
  const reach = Math.min(reachOf_m(settings), Math.sqrt(Math.max(0, widest * widest - rise * rise)) * 1.02);
  if (!(reach > 0)) return { ...NOTHING_HEARD, radius_m };
  const regions = new Map<number, Region>();
  try {
    const field = yield* fieldSteps(listener, fieldShape(reach, fieldStep), limits);
    const contours = contourSteps(field, listener, limits);
    let step = contours.next();
    for (; !step.done; step = contours.next()) yield 1;
    levels.forEach((snr, i) => regions.set(snr, step.value![i]!));
  } finally {
    // A run that is dropped leaves the working memory fit for the next one.
    listener.ray.release();
  }
  const steps = steps_db.map((snr_db) => ({ snr_db, region: regions.get(snr_db)! }));
  return { radius_m, region: regions.get(snr_min_db)!, steps };
}
