/** The picture of one view of a camera, over the analysis' own scene: for the inspector and for printed sheets. */
import type { AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { AnalysisCache } from '../analysis/analyse';
import { obstacleNames } from '../analysis/gaps/obstacles';
import { wantedSight } from '../analysis/plan-input';
import { planOrigin, type Scene } from '../analysis/scene';
import { pictureOfView, streetPieces, type CameraPicture, type StreetPieces } from '../analysis/view';
import { aimCamera, type AimedCamera, type AimedView } from '../analysis/visibility';
import type { PictureAsk } from './port';
import { sceneFor, type PreviewCache } from './preview';

/** Streets in the frame of the last scene. */
export interface PictureCache {
  streets?: { readonly scene: Scene; readonly pieces: StreetPieces };
}

/** A view of a camera; undefined when the plan has no such camera, or none of its views counts. */
export type Lookout = (ask: PictureAsk) => CameraPicture | undefined;

/** The picture that was asked for. */
export function* pictureSteps(
  input: AnalysisInput,
  ask: PictureAsk,
  cache: PreviewCache & PictureCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground'>,
): Generator<AnalysisProgress, CameraPicture | undefined, void> {
  return (yield* lookoutSteps(input, cache, analysed))(ask);
}

/** All views of a plan's cameras, over one scene. */
export function* lookoutSteps(
  input: AnalysisInput,
  cache: PreviewCache & PictureCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground'>,
): Generator<AnalysisProgress, Lookout, void> {
  const { plan, city, profile } = input;
  const scene = yield* sceneFor(input, planOrigin(plan, city), cache, analysed);
  const wanted = wantedSight(input, scene.frame);
  const obstacleOf = obstacleNames(city, plan, scene);
  if (cache.streets?.scene !== scene) {
    cache.streets = { scene, pieces: streetPieces(city, input.streetClasses, scene.frame) };
  }
  const streets = cache.streets.pieces;
  return ({ camera: id, view: index, person }) => {
    const device = plan.objects.get(id);
    if (device?.kind !== 'camera') return undefined;
    const { model, settings } = wanted(device).job;
    const camera = aimCamera(scene, device, model, settings);
    const view = camera.views[Math.min(index, camera.views.length - 1)];
    if (!view) return undefined;
    const [x, y] = person ? scene.frame.toFrame(person[0], person[1]) : personAhead(camera, view);
    return pictureOfView({ scene, streets, camera, view, profile, person: { x, y }, obstacleOf });
  };
}

/** Where the axis meets the target height, as far as a person is still easy to make out. */
function personAhead({ position, height_m, target_m }: AimedCamera, { aim }: AimedView): [number, number] {
  const drop = height_m - target_m;
  const tilt = (aim.tilt_deg * Math.PI) / 180;
  const met = aim.tilt_deg > 0 && aim.tilt_deg < 90 && drop > 0 ? drop / Math.tan(tilt) : NEAR_M;
  const distance = Math.min(FAR_M, Math.max(NEAR_M, met));
  const bearing = (aim.bearing_deg * Math.PI) / 180;
  return [position.x + distance * Math.sin(bearing), position.y + distance * Math.cos(bearing)];
}

const NEAR_M = 4;
const FAR_M = 20;
