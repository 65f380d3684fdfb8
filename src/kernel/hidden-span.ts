/**
 * How far a prism throws its shadow on the target plane ([V4]). With camera-centred plan coordinates a footprint F
 * hides { s·q : q ∈ F, near ≤ s ≤ far }: both scales follow from the four heights alone.
 */

/** Heights in m above the same flat ground, and the two scales. In one array: numbers in arguments would be boxed. */
export const SHADOW = { eye: 0, target: 1, base: 2, top: 3, near: 4, far: 5 } as const;

export const createShadow = (): Float64Array => new Float64Array(6);

/** Sets `near`, NaN when the prism hides nothing, and `far`, Infinity when all behind it is hidden. */
export function setShadow(s: Float64Array): void {
  const eye = s[0]!;
  const target = s[1]!;
  const base = s[2]!;
  const top = s[3]!;
  s[5] = Infinity;
  if (target < eye) {
    if (top <= target || base >= eye || top <= base) s[4] = Number.NaN;
    else s[4] = base <= target ? 1 : (eye - target) / (eye - base);
    if (top < eye) s[5] = (eye - target) / (eye - top);
  } else if (target > eye) {
    if (top <= eye || base >= target || top <= base) s[4] = Number.NaN;
    else s[4] = top >= target ? 1 : (target - eye) / (top - eye);
    if (base > eye) s[5] = (target - eye) / (base - eye);
  } else s[4] = base < eye && eye < top ? 1 : Number.NaN;
}
