/** Which sensors hear one place, out of the last result: for the visibility test. Nearest first. */
import type { Analysis } from '../../analysis/analysis';
import { createFrame } from '../../kernel/frame';
import { regionContains } from '../../kernel/region';
import type { Device, LonLat, Plan } from '../../model/plan';

export interface HeardBy {
  readonly device: Device;
  /** In plan, m. */
  readonly distance_m: number;
}

export function heardAt(at: LonLat, { geometry, frame: origin }: Analysis, plan: Plan): readonly HeardBy[] {
  const frame = createFrame(origin);
  const [x, y] = frame.toFrame(at[0], at[1]);
  const rows: HeardBy[] = [];
  for (const { id, region } of geometry.sound) {
    const device = plan.objects.get(id);
    if (device?.kind !== 'sound-sensor' || !regionContains(region, x, y)) continue;
    const [dx, dy] = frame.toFrame(device.position[0], device.position[1]);
    rows.push({ device, distance_m: Math.hypot(dx - x, dy - y) });
  }
  return rows.toSorted((a, b) => a.distance_m - b.distance_m);
}
