/** Where an event is in free sight of a sound sensor: the plain cut by buildings of [S2]. */
import { mountingOf } from '../../kernel/facade';
import { EMPTY_REGION, type Region } from '../../kernel/region';
import { computeSight } from '../../kernel/sight';
import type { SightContext } from '../../kernel/sight-context';
import type { SoundSensor } from '../../model/plan';
import { horizontalRange_m } from '../optics/lens';
import type { Scene } from '../scene';
import { MOUNTING_RULE } from './camera-sight';

export interface SoundSight {
  /** Computed position ([V6] holds for sensors too), frame metres. */
  readonly position: { readonly x: number; readonly y: number };
  readonly inside: boolean;
  readonly region: Region;
}

/** Region within the slant range `range_m` of a sensor at `height_m` that no building cuts off at `event_m`. */
export function soundSight(
  scene: Scene,
  sensor: SoundSensor,
  height_m: number,
  range_m: number,
  event_m: number,
  ctx: SightContext,
): SoundSight {
  const [x, y] = scene.frame.toFrame(sensor.position[0], sensor.position[1]);
  const { base_m, top_m } = scene.walls;
  const mounting = mountingOf(
    scene.walls,
    x,
    y,
    (s) => base_m[s]! < height_m && height_m < top_m[s]!,
    MOUNTING_RULE,
  );
  if (mounting.kind === 'inside') return { position: { x, y }, inside: true, region: EMPTY_REGION };
  const query = {
    x: mounting.x,
    y: mounting.y,
    eye_m: height_m,
    target_m: event_m,
    window: new Float64Array(0),
    radii_m: Float64Array.of(horizontalRange_m(range_m, event_m - height_m)),
    axis_deg: 0,
    masks: [],
  };
  const region = computeSight(scene.walls, query, ctx).regions[0]!;
  return { position: { x: mounting.x, y: mounting.y }, inside: false, region };
}
