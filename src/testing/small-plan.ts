/** Plans and their objects, but for what a test is about. */
import { objectId } from '../kernel/units';
import { EMPTY_PLAN, type Camera, type Plan, type PlanHead, type PlanObject, type Zone } from '../model/plan';
import { ORIGIN } from './analysis-builder';

export const aCamera = (overrides: Partial<Camera> = {}): Camera => ({
  kind: 'camera',
  id: objectId('c1'),
  ref: 'C-01',
  name: 'Mairie',
  position: [ORIGIN[0], ORIGIN[1]],
  azimuth_deg: 40,
  height_m: 5.5,
  status: 'proposed',
  ...overrides,
});

export const aZone = (overrides: Partial<Zone> = {}): Zone => ({
  kind: 'zone',
  id: objectId('z1'),
  role: 'study',
  polygon: [
    [
      [7.419, 43.7292],
      [7.4215, 43.7292],
      [7.4215, 43.7312],
      [7.419, 43.7312],
      [7.419, 43.7292],
    ],
  ],
  ...overrides,
});

export const aPlan = (objects: readonly PlanObject[] = [aCamera()], head: Partial<PlanHead> = {}): Plan => ({
  ...EMPTY_PLAN,
  head: { ...EMPTY_PLAN.head, name: 'La Condamine', ...head },
  objects: new Map(objects.map((object) => [object.id, object])),
});
