/** [C6] How far a missed requirement is from being met. */

export interface PlaceMissing {
  /** Further cameras that must see the place at its level. */
  readonly cameras: number;
  /**
   * What the k-th best camera at the place lacks to the density of the level; 0 where it has the density and something
   * else fails (light, range); null where fewer than k cameras see the place at any level.
   */
  readonly density_px_per_m: number | null;
}

export interface ZoneMissing {
  /** Public space of the zone that fewer than k cameras see at its level. */
  readonly area_m2: number;
  /** The same as a share of its public space, in [0, 1]. */
  readonly share: number;
}

/**
 * What a place that asks for `k` cameras lacks; undefined when it is met.
 * `met` cameras see it at its level; `densities_px_per_m`, one per camera that sees it at any level, in any order.
 */
export function missingOfPlace(
  k: number,
  met: number,
  asked_px_per_m: number,
  densities_px_per_m: readonly number[],
): PlaceMissing | undefined {
  if (met >= k) return undefined;
  const kth = densities_px_per_m.toSorted((a, b) => b - a)[k - 1];
  return {
    cameras: k - met,
    density_px_per_m: kth === undefined ? null : Math.max(0, asked_px_per_m - kth),
  };
}
