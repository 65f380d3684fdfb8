/** Which devices stand after a phase of the works. */
import type { Device, Plan } from './plan';

/**
 * Whether a device counts. Without a phase asked for: all but the removed ones (SPEC 6). After phase n: what exists,
 * what is proposed for a phase up to n, and what is to be removed only in a later one.
 */
export function standsAfter(device: Device, phase: number | undefined): boolean {
  const status = device.status ?? 'existing';
  if (phase === undefined || status === 'existing') return status !== 'removed';
  if (status === 'proposed') return (device.phase ?? 1) <= phase;
  return device.phase !== undefined && device.phase > phase;
}

/** The phases that the plan's devices name, ascending. */
export function phasesOf(plan: Plan): readonly number[] {
  const phases = new Set<number>();
  for (const object of plan.objects.values()) {
    if (object.kind !== 'camera' && object.kind !== 'sound-sensor') continue;
    if (object.phase !== undefined && object.status !== undefined && object.status !== 'existing')
      phases.add(object.phase);
  }
  return [...phases].sort((a, b) => a - b);
}
