/** What the sensors hear of one place, over the ground of the last analysis: read only, a run may be at work on it. */
import type { AnalysisCache } from '../analysis';
import type { AnalysisInput } from '../analysis/analysis';
import { createSoundGround, type SoundGround } from '../analysis/acoustics/hear';
import { probeRowSteps, type SoundProbe } from '../analysis/acoustics/probe';
import { placedSensors } from '../analysis/sensor-stage';
import type { Scene } from '../analysis/scene';
import type { LonLat } from '../model/plan';

/** The probe's own working memory over a scene. */
export interface SoundProbeCache {
  ground?: { readonly scene: Scene; readonly sound: SoundGround };
}

/** Undefined before the first analysis of the city. */
export function* soundProbeSteps(
  input: AnalysisInput,
  at: LonLat,
  cache: SoundProbeCache,
  analysed: Pick<AnalysisCache, 'ground' | 'space'>,
): Generator<number, SoundProbe | undefined, void> {
  const { ground, space } = analysed;
  if (!ground || !space) return undefined;
  const { scene } = ground.value;
  if (cache.ground?.scene !== scene) cache.ground = { scene, sound: createSoundGround(scene) };
  const sensors = placedSensors(input, ground.value, space.value.network);
  const { settings } = input.plan.head;
  const rows = yield* probeRowSteps(scene, cache.ground.sound, sensors, settings, at);
  return { at, revision: input.plan.revision, rows };
}
