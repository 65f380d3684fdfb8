/** The report's part on privacy: private areas, and façades in view. */
import type { AnalysisInput } from '../analysis';
import { zonesOf } from '../plan-input';
import type { Report } from '../report';
import { privacySteps } from '../requirements/zones';
import type { Ground, SeenByCamera, Space } from '../stages';
import { facadeReport } from './exposure';
import { recognitionSteps } from './recognition-report';

export function* privacyPart(
  input: AnalysisInput,
  ground: Ground,
  space: Space,
  cameras: readonly SeenByCamera[],
): Generator<number, Report['privacy'], void> {
  const { scene, frame } = ground;
  const sights = cameras.map(({ sight }) => sight);
  const zones = yield* privacySteps(zonesOf(input, 'privacy'), frame, sights);
  const devices = cameras.map(({ camera, facades }) => ({ id: camera.id, facades }));
  const recognition = yield* recognitionSteps(input, ground, space, cameras);
  const { facades } = space.overlays;
  return { zones, facades: facadeReport(scene, input.city, input.profile, devices, facades), recognition };
}
