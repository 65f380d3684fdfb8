/** Objects and plans for tests of edits, files and operations: each shows only what the test is about. */
import { objectId } from '../kernel/units';
import {
  EMPTY_PLAN,
  type Camera,
  type Obstacle,
  type Plan,
  type PlanObject,
  type SoundSensor,
  type Zone,
} from '../model/plan';

/** Near the middle of Lyon. */
export const LON = 4.83;
export const LAT = 45.76;

export const aCamera = (overrides: Partial<Camera> = {}): Camera => ({
  id: objectId('camera-1'),
  kind: 'camera',
  position: [LON, LAT],
  ref: 'C-01',
  azimuth_deg: 90,
  ...overrides,
});

export const aSensor = (overrides: Partial<SoundSensor> = {}): SoundSensor => ({
  id: objectId('sensor-1'),
  kind: 'sound-sensor',
  position: [LON, LAT],
  ref: 'S-01',
  ...overrides,
});

/** A square of about 100 m. */
export const aZone = (overrides: Partial<Zone> = {}): Zone => ({
  id: objectId('zone-1'),
  kind: 'zone',
  role: 'study',
  name: 'Z-01',
  polygon: [
    [
      [LON, LAT],
      [LON + 0.001, LAT],
      [LON + 0.001, LAT + 0.001],
      [LON, LAT + 0.001],
      [LON, LAT],
    ],
  ],
  ...overrides,
});

export const aWall = (overrides: Partial<Obstacle> = {}): Obstacle => ({
  id: objectId('wall-1'),
  kind: 'obstacle',
  name: 'O-01',
  shape: {
    type: 'line',
    line: [
      [LON, LAT],
      [LON + 0.001, LAT],
      [LON + 0.001, LAT + 0.001],
    ],
  },
  height_m: 2,
  ...overrides,
});

export const aPlan = (...objects: readonly PlanObject[]): Plan => ({
  ...EMPTY_PLAN,
  objects: new Map(objects.map((object) => [object.id, object] as const)),
});
