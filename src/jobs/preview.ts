/**
 * What some devices of a plan see and hear right now, the moving ones alone: the analysis' own sight of cameras, and of
 * sensors its field with a tenth of the places.
 */
import { aimAtPlace, type PlaceAim } from '../analysis/aim-place';
import type { AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { AnalysisCache } from '../analysis/analyse';
import { createSoundGround, hearSteps, ROUGH, type SoundGround } from '../analysis/acoustics/hear';
import { wantedSight } from '../analysis/plan-input';
import { planFrame, planOrigin, sceneKey, sceneSteps, type Scene } from '../analysis/scene';
import { placedSensors } from '../analysis/sensor-stage';
import { sightOfCamera } from '../analysis/visibility';
import { regionArea } from '../kernel/region';
import { SightContext } from '../kernel/sight-context';
import type { ObjectId } from '../kernel/units';
import type { Preview } from './port';

/** The scene of the last preview, while plan and city give the same one. */
export interface PreviewCache {
  scene?: { readonly key: string; readonly scene: Scene };
  readonly sight: SightContext;
  /** Working memory for sensors over a scene. */
  sound?: { readonly scene: Scene; readonly ground: SoundGround };
}

export const createPreviewCache = (): PreviewCache => ({ sight: new SightContext() });

type DeviceSight = Preview['devices'] extends ReadonlyMap<unknown, infer Sight> ? Sight : never;

export function* previewSteps(
  input: AnalysisInput,
  devices: readonly ObjectId[],
  cache: PreviewCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground' | 'space'>,
): Generator<AnalysisProgress, Preview, void> {
  const { plan, city, profile } = input;
  const origin = planOrigin(plan, city);
  const scene = yield* sceneFor(input, origin, cache, analysed);
  const wanted = wantedSight(input, scene.frame);
  const seen: [ObjectId, DeviceSight][] = [];
  for (const [done, id] of devices.entries()) {
    const camera = plan.objects.get(id);
    if (camera?.kind !== 'camera') continue;
    const { model, settings } = wanted(camera).job;
    const { byLevel } = sightOfCamera(scene, camera, model, settings, cache.sight);
    const levels = profile.levels.map((level, l) => {
      const region = byLevel[l]!;
      return { level: level.id, region, area_m2: regionArea(region) };
    });
    seen.push([id, { levels }]);
    yield { step: 'visibility', done: done + 1, total: devices.length };
  }
  const heard = yield* hearingSteps(input, devices, scene, cache, analysed);
  return { origin, devices: new Map([...seen, ...heard]) };
}

/** The plan's sensors over the ground of the last analysis: before there is one nothing is known of the streets' noise. */
function* hearingSteps(
  input: AnalysisInput,
  devices: readonly ObjectId[],
  scene: Scene,
  cache: PreviewCache,
  { ground, space }: Pick<AnalysisCache, 'ground' | 'space'>,
): Generator<AnalysisProgress, readonly [ObjectId, DeviceSight][], void> {
  if (!ground || !space || ground.value.scene !== scene) return [];
  if (cache.sound?.scene !== scene) cache.sound = { scene, ground: createSoundGround(scene) };
  const { settings } = input.plan.head;
  const found: [ObjectId, DeviceSight][] = [];
  for (const sensor of placedSensors(input, ground.value, space.value.network)) {
    const { id, place, height_m, background, snrMin_db } = sensor;
    if (place.inside || !devices.includes(id)) continue;
    const ear = { x: place.x, y: place.y, height_m };
    const steps = hearSteps(scene, cache.sound.ground, ear, background, snrMin_db, settings, ROUGH);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { step: 'hearing', done: 0, total: 1 };
    found.push([id, { levels: [], heard: step.value.region }]);
  }
  return found;
}

/** Aims a camera at a place, over the same scene. */
export function* aimSteps(
  input: AnalysisInput,
  { camera, place }: { readonly camera: ObjectId; readonly place: ObjectId },
  cache: PreviewCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground'>,
): Generator<AnalysisProgress, PlaceAim | undefined, void> {
  const scene = yield* sceneFor(input, planOrigin(input.plan, input.city), cache, analysed);
  return aimAtPlace(input, scene, camera, place, cache.sight);
}

/** The analysis' scene where it is the same: read only, since a run may be at work on that cache. */
export function* sceneFor(
  { plan, city }: AnalysisInput,
  origin: readonly [number, number],
  cache: PreviewCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground'>,
): Generator<AnalysisProgress, Scene, void> {
  const key = sceneKey(plan, origin);
  if (analysed.city === city && analysed.ground?.key === key) return analysed.ground.value.scene;
  if (cache.scene?.key !== key) {
    const steps = sceneSteps(city, plan, planFrame(plan, city));
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield { step: 'index', done: 100 * step.value, total: 100 };
    cache.scene = { key, scene: step.value };
  }
  return cache.scene.scene;
}
