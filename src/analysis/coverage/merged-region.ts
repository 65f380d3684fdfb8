/** Regions taken as one. */
import type { Region } from '../../kernel/region';

/** All rings in one list: under the non-zero rule of the overlay that is the union. */
export function mergedRegion(regions: readonly Region[]): Region {
  const xy = new Float64Array(regions.reduce((n, r) => n + r.xy.length, 0));
  const starts = [0];
  let at = 0;
  for (const region of regions) {
    xy.set(region.xy, at);
    for (let r = 1; r < region.ringStart.length; r++) starts.push(at / 2 + region.ringStart[r]!);
    at += region.xy.length;
  }
  return { xy, ringStart: Uint32Array.from(starts) };
}
