/** Levels that a camera cannot reach anywhere, whatever stands in the way or not: a result of its own ([V3], §1.6). */
import { isEmptyRegion, type Region } from '../../kernel/region';
import type { Level } from '../../model/catalogue';
import { looksDown } from '../optics/footprint';
import { horizontalRange_m } from '../optics/lens';
import { nearBlind_m } from '../optics/picture';
import type { View } from '../optics/view';

/**
 * `height`: the drop to the target height alone uses the range up. `range`: the device's maximum range does.
 * `picture`: the level ends before the picture begins on the target plane.
 */
export type UnachievableReason = 'height' | 'range' | 'picture';

export interface Unachievable {
  readonly level: string;
  readonly reason: UnachievableReason;
}

/** A view with, for a lens that bends the picture's border, what it covers at each level. */
type ZonedView = View & { readonly zones: readonly Region[] };

/** The levels that no view reaches. Of several views the one that fails by the least speaks: picture, range, height. */
export function unachievableLevels(
  views: readonly ZonedView[],
  levels: readonly Level[],
  rise_m: number,
): readonly Unachievable[] {
  if (views.length === 0) return [];
  return levels.flatMap((level, l) => {
    const reasons = views.map((view) => reasonAgainst(view, level.density_px_per_m, l, rise_m));
    if (reasons.includes(undefined)) return [];
    const reason = (['picture', 'range', 'height'] as const).find((one) => reasons.includes(one))!;
    return [{ level: level.id, reason }];
  });
}

function reasonAgainst(
  view: ZonedView,
  density_px_per_m: number,
  l: number,
  rise_m: number,
): UnachievableReason | undefined {
  const optical_m = view.focal_px / density_px_per_m;
  // A fisheye overhead shows a standing person best at d = |rise|: f·d/s² = f / (2·|rise|) (§1.8).
  const overhead = view.lens === 'equidistant' && looksDown(view);
  if (optical_m <= Math.abs(rise_m) * (overhead ? 2 : 1)) return 'height';
  if (view.max_range_m <= Math.abs(rise_m)) return 'range';
  if (view.lens !== 'rectilinear') return isEmptyRegion(view.zones[l]!) ? 'picture' : undefined;
  // The nearest point of a flat picture lies on its axis.
  const near_m = nearBlind_m(view.tilt_deg, view.vfov_deg, rise_m);
  if (near_m === null || horizontalRange_m(optical_m, rise_m) <= near_m) return 'picture';
  return horizontalRange_m(view.max_range_m, rise_m) <= near_m ? 'range' : undefined;
}
