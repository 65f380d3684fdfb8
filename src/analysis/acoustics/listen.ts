/** What one placed sensor hears, and along which streets: a piece of work of its own. */
import type { DeviceFault } from '../optics/view';
import type { ObjectId } from '../../kernel/units';
import type { PlanSettings } from '../../model/plan';
import type { Background } from './background';
import { hearSteps, NOTHING_HEARD, type placeOfSensor, type SoundGround } from './hear';
import type { HeardBySensor } from './sound';
import type { Network } from '../coverage/network';
import { seenAlong } from '../coverage/streets';
import type { Scene } from '../scene';

/** A sensor with its place and what it listens against. */
export interface PlacedSensor {
  readonly id: ObjectId;
  readonly place: ReturnType<typeof placeOfSensor>;
  readonly height_m: number;
  readonly background: Background;
  readonly snrMin_db: number;
}

/** In steps; yields the share done. */
export function* listenSteps(
  { scene, network }: { readonly scene: Scene; readonly network: Network },
  sound: SoundGround,
  { id, place, height_m, background, snrMin_db }: PlacedSensor,
  settings: PlanSettings,
): Generator<number, HeardBySensor, void> {
  const position = { x: place.x, y: place.y };
  const areas = place.inside
    ? NOTHING_HEARD
    : yield* hearSteps(scene, sound, { ...position, height_m }, background, snrMin_db, settings);
  const faults: readonly DeviceFault[] = place.inside ? ['device.insideBuilding'] : [];
  return { id, position, background, snrMin_db, ...areas, faults, along: seenAlong(network, areas.region) };
}
