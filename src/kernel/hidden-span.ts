/**
 * How far a prism throws its shadow on the target plane ([V4]). With camera-centred plan coordinates a footprint F
 * hides { s·q : q ∈ F, near ≤ s ≤ far }: both scales follow from the four heights alone.
 */

/** Nearest scale of the shadow, or NaN when the prism hides nothing. Heights in m above the same flat ground. */
export function shadowNear(eye_m: number, target_m: number, base_m: number, top_m: number): number {
  if (target_m < eye_m) {
    if (top_m <= target_m || base_m >= eye_m || top_m <= base_m) return Number.NaN;
    return base_m <= target_m ? 1 : (eye_m - target_m) / (eye_m - base_m);
  }
  if (target_m > eye_m) {
    if (top_m <= eye_m || base_m >= target_m || top_m <= base_m) return Number.NaN;
    return top_m >= target_m ? 1 : (target_m - eye_m) / (top_m - eye_m);
  }
  return base_m < eye_m && eye_m < top_m ? 1 : Number.NaN;
}

/** Farthest scale of the shadow of a prism that hides something: Infinity when all behind it is hidden. */
export function shadowFar(eye_m: number, target_m: number, base_m: number, top_m: number): number {
  if (target_m < eye_m) return top_m < eye_m ? (eye_m - target_m) / (eye_m - top_m) : Infinity;
  if (target_m > eye_m) return base_m > eye_m ? (target_m - eye_m) / (base_m - eye_m) : Infinity;
  return Infinity;
}
