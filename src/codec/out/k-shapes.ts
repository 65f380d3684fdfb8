/**
 * Public space by number of cameras at every level, for exports: by exactly and by at least so many. At the asked level
 * the analysis has traced the exact ones; the rest is cut here, on the clippers' grid of 0.01 mm, when somebody asks.
 */
import type { Analysis } from '../../analysis/analysis';
import {
  atLeastRegion,
  intersectRegions,
  subtractRegions,
  unionRegions,
} from '../../kernel/overlay/region-ops';
import type { Region } from '../../kernel/region';

export interface KShape {
  readonly level: string;
  readonly k: number;
  /** Seen by k cameras or more; else by exactly k. */
  readonly atLeast: boolean;
  readonly region: Region;
}

/** In order of level and k. `atLeast` from k = 1 on; exact shapes at the asked level are not among them. */
export function* kShapes({ geometry, report }: Analysis): Generator<KShape> {
  const most = geometry.k.length - 1;
  if (most < 1) return;
  const space = unionRegions(geometry.k.map(({ region }) => region));
  for (const { level } of geometry.byLevel) {
    const seen = geometry.devices.flatMap(({ levels }) =>
      levels.filter((own) => own.level === level).map(({ region }) => region),
    );
    const least = [space];
    for (let k = 1; k <= most; k++) least.push(intersectRegions(atLeastRegion(seen, k), space));
    for (const [k, region] of least.entries()) {
      if (k > 0) yield { level, k, atLeast: true, region };
      const more = least[k + 1];
      if (level === report.level.id || !more) continue;
      yield { level, k, atLeast: false, region: subtractRegions(region, [more]) };
    }
  }
}
