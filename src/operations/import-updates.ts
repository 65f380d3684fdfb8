/** Devices of a file against those of the plan: a number that is there already is the same device. */
import type { ObjectId } from '../kernel/units';
import { distance_m, sameValue } from '../model/edits';
import type { Device, Plan } from '../model/plan';
import type { DeviceUpdates } from '../store';

export interface MatchedDevices {
  /** With numbers that the plan does not have. */
  readonly added: readonly Device[];
  readonly updated: readonly (readonly [from: Device, to: Device])[];
  readonly same: number;
  /** Locked in the plan: left as they are. */
  readonly locked: number;
}

/** A device stays where it is when the file puts it nearer than its own rounding, m. */
const ROUNDING_M = 0.02;

/**
 * What the file states takes the place of what the plan has; what it is silent about stays.
 * @param modelAssumed devices whose model the reader guessed: that is no statement.
 */
export function matchDevices(
  plan: Plan,
  devices: readonly Device[],
  modelAssumed: ReadonlySet<ObjectId>,
): MatchedDevices {
  const known = new Map<string, Device>();
  for (const object of plan.objects.values()) {
    const isDevice = object.kind === 'camera' || object.kind === 'sound-sensor';
    if (isDevice && object.ref !== undefined) known.set(`${object.kind} ${object.ref}`, object);
  }
  const added: Device[] = [];
  const updated: (readonly [Device, Device])[] = [];
  let same = 0;
  let locked = 0;
  for (const device of devices) {
    const from = device.ref === undefined ? undefined : known.get(`${device.kind} ${device.ref}`);
    if (!from) {
      added.push(device);
      continue;
    }
    // Twice in the file: the second is another device.
    known.delete(`${device.kind} ${device.ref}`);
    const to = merged(from, device, modelAssumed.has(device.id));
    if (sameValue(from, to)) same++;
    else if (from.locked === true) locked++;
    else updated.push([from, to]);
  }
  return { added, updated, same, locked };
}

function merged(from: Device, device: Device, isModelAssumed: boolean): Device {
  const { id: _id, unknown, model, position, ...stated } = device;
  const tags = unknown === undefined ? from.unknown : { ...from.unknown, ...unknown };
  const keepsModel = model === undefined || (isModelAssumed && from.model !== undefined);
  const to = {
    ...from,
    ...stated,
    ...(keepsModel ? {} : { model }),
    position: distance_m(from.position, position) < ROUNDING_M ? from.position : position,
    ...(tags === undefined ? {} : { unknown: tags }),
  };
  // Kinds are the same on both sides: devices are matched within their kind.
  return to as Device;
}

/** What is shown before it is applied: per device the members that change, in words of the plan file. */
export function describeUpdates({ updated, same }: MatchedDevices): DeviceUpdates {
  return {
    same,
    changed: updated.map(([from, to]) => ({
      ref: from.ref ?? '',
      fields: [...new Set([...Object.keys(from), ...Object.keys(to)])]
        .filter((name) => name !== 'unknown')
        .filter((name) => !sameValue(memberOf(from, name), memberOf(to, name)))
        .map((name) => ({ name, from: shown(memberOf(from, name)), to: shown(memberOf(to, name)) })),
    })),
  };
}

const memberOf = (device: Device, name: string): unknown =>
  (device as unknown as Record<string, unknown>)[name];

/** Positions to a decimetre; what is no text or number as JSON. */
function shown(value: unknown): string | number {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number'))
    return value.map((part: number) => part.toFixed(6)).join(' ');
  return JSON.stringify(value);
}
