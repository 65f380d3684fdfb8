/**
 * Scenarios: several states of the same works in one plan. A scenario is its devices, whole; zones, places, obstacles,
 * sites and settings are common to all. The plan's own objects are always those of the current scenario, so nothing
 * that works on a plan need know of the others.
 */
import type { ObjectId } from '../kernel/units';
import { standsAfter } from './phases';
import type { Device, Plan, PlanObject, Scenario } from './plan';

export const isDevice = (object: PlanObject): object is Device =>
  object.kind === 'camera' || object.kind === 'sound-sensor';

export const devicesOf = (plan: Plan): readonly Device[] => [...plan.objects.values()].filter(isDevice);

/** The scenario whose devices the plan's are; undefined in a plan without scenarios. */
export const currentScenario = ({ head: { scenarios } }: Plan): Scenario | undefined =>
  scenarios?.list.find(({ id }) => id === scenarios.current);

/** By id, else by name, the first one of that name. */
export function findScenario({ head: { scenarios } }: Plan, named: string): Scenario | undefined {
  const list = scenarios?.list ?? [];
  return list.find(({ id }) => id === named) ?? list.find(({ name }) => name === named);
}

/** The plan as it is with another scenario current; the same plan for the one that is, or for none of its. */
export function planOfScenario(plan: Plan, id: string): Plan {
  const { scenarios } = plan.head;
  const wanted = scenarios?.list.find((one) => one.id === id);
  if (!scenarios || !wanted || scenarios.current === id) return plan;
  const devices = devicesOf(plan);
  const list = scenarios.list.map((one): Scenario => {
    const { devices: _, ...named } = one;
    if (one.id === id) return named;
    return one.id === scenarios.current ? { ...named, devices } : one;
  });
  const head = { ...plan.head, scenarios: { ...scenarios, current: id, list } };
  return { ...plan, head, objects: withDevices(plan, wanted.devices ?? []) };
}

/** The plan's objects with these devices in place of its own; those that stay keep their place. */
export function withDevices(plan: Plan, devices: readonly Device[]): Plan['objects'] {
  const wanted = new Map(devices.map((device) => [device.id, device]));
  const objects = new Map<ObjectId, PlanObject>();
  for (const [id, object] of plan.objects) {
    const device = wanted.get(id);
    if (!isDevice(object)) objects.set(id, object);
    else if (device) objects.set(id, device);
  }
  // An id that an object of another kind has taken since is that object's.
  for (const [id, device] of wanted) if (!objects.has(id)) objects.set(id, device);
  return objects;
}

/** What stands today: nothing proposed, and what is to be removed as existing still. */
export const existingDevices = (devices: readonly Device[]): readonly Device[] =>
  devices
    .filter(({ status }) => status !== 'proposed')
    .map((device) => {
      if (device.status !== 'removed') return device;
      const { phase: _, ...kept } = device;
      return { ...kept, status: 'existing' };
    });

/** How one set of devices differs from another: each device is one at most of these. */
export interface DeviceDifferences {
  readonly added: readonly ObjectId[];
  readonly removed: readonly ObjectId[];
  /** At another place. */
  readonly moved: readonly ObjectId[];
  /** At its place, but aimed, mounted or equipped otherwise. */
  readonly changed: readonly ObjectId[];
}

/** Members that say nothing of what a device sees or hears. */
const PAPERS = new Set<string>([
  'name',
  'ref',
  'status',
  'phase',
  'purpose',
  'locked',
  'unknown',
  'unknownMembers',
]);

/** From `before` to `after`, of the devices that stand (SPEC 6) after the plan's phase. */
export function deviceDifferences(before: Plan, after: Plan): DeviceDifferences {
  const [from, to] = [standing(before), standing(after)];
  const both = [...to].flatMap(([id, device]) => {
    const earlier = from.get(id);
    return earlier ? [{ id, earlier, device }] : [];
  });
  const hasMoved = ({ earlier, device }: (typeof both)[number]): boolean =>
    earlier.position[0] !== device.position[0] || earlier.position[1] !== device.position[1];
  return {
    added: [...to.keys()].filter((id) => !from.has(id)),
    removed: [...from.keys()].filter((id) => !to.has(id)),
    moved: both.filter(hasMoved).map(({ id }) => id),
    changed: both
      .filter((pair) => !hasMoved(pair) && equipment(pair.earlier) !== equipment(pair.device))
      .map(({ id }) => id),
  };
}

const standing = (plan: Plan): ReadonlyMap<ObjectId, Device> =>
  new Map(
    devicesOf(plan)
      .filter((device) => standsAfter(device, plan.head.settings.after_phase))
      .map((device) => [device.id, device]),
  );

const equipment = (device: Device): string =>
  JSON.stringify(
    Object.entries(device)
      .filter(([key]) => !PAPERS.has(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
