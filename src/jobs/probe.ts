/** What every camera of a plan makes of one place: the analysis' own tests, for the map's visibility test. */
import type { AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { AnalysisCache } from '../analysis/analyse';
import { obstacleNames } from '../analysis/gaps/obstacles';
import { createProbeScratch, probePoint, type ProbedCamera } from '../analysis/probe';
import { wantedSight } from '../analysis/plan-input';
import { planOrigin } from '../analysis/scene';
import { aimCamera } from '../analysis/visibility';
import type { LonLat } from '../model/plan';
import { sceneFor, type PreviewCache } from './preview';

export function* probeSteps(
  input: AnalysisInput,
  at: LonLat,
  cache: PreviewCache,
  analysed: Pick<AnalysisCache, 'city' | 'ground'>,
): Generator<AnalysisProgress, readonly ProbedCamera[], void> {
  const { plan, city, profile } = input;
  const scene = yield* sceneFor(input, planOrigin(plan, city), cache, analysed);
  const wanted = wantedSight(input, scene.frame);
  const cameras = [...plan.objects.values()]
    .filter((object) => object.kind === 'camera')
    .map((camera) => {
      const { model, settings } = wanted(camera).job;
      return aimCamera(scene, camera, model, settings);
    });
  const [x, y] = scene.frame.toFrame(at[0], at[1]);
  return probePoint(scene, cameras, x, y, profile, obstacleNames(city, plan, scene), createProbeScratch());
}
