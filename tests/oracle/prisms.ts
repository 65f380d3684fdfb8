/** The buildings of a scene as the slow truth wants them: prisms, each ring a list of points in frame metres. */
import type { Scene } from '../../src/analysis/scene';
import type { Prism } from './line-height';

export function prismsOf({ walls }: Scene): Prism[] {
  const { xy, ringStart, solidStart, base_m, top_m } = walls;
  return Array.from(base_m, (base, s) => ({
    rings: Array.from({ length: solidStart[s + 1]! - solidStart[s]! }, (_, r) => {
      const ring = solidStart[s]! + r;
      return Array.from({ length: ringStart[ring + 1]! - ringStart[ring]! }, (_point, i) => {
        const v = ringStart[ring]! + i;
        return [xy[2 * v]!, xy[2 * v + 1]!] as const;
      });
    }),
    base_m: base,
    top_m: top_m[s]!,
  }));
}
