/** [V6] Where a device stands that is drawn in or on a building. */
import { mountingOf, type Mounting } from '../kernel/facade';
import type { LonLat } from '../model/plan';
import type { Scene } from './scene';

/** [V6] in numbers. */
const RULE = { clearance_m: 0.3, limit_m: 1.5 } as const;

/** The place that a device is computed from, frame metres; its own where it is too deep inside for a façade. */
export function mountedAt(
  { frame, walls }: Scene,
  position: LonLat,
  height_m: number,
): { readonly kind: Mounting['kind']; readonly x: number; readonly y: number } {
  const [x, y] = frame.toFrame(position[0], position[1]);
  const pierces = (s: number): boolean => walls.base_m[s]! < height_m && height_m < walls.top_m[s]!;
  const mounting = mountingOf(walls, x, y, pierces, RULE);
  return mounting.kind === 'inside'
    ? { kind: 'inside', x, y }
    : { kind: mounting.kind, x: mounting.x, y: mounting.y };
}
