/** The scales of a prism's shadow ([V4]) as plain numbers: for tests and peers, where speed does not matter. */
import { createShadow, setShadow, SHADOW } from '../../src/kernel/hidden-span';

/** Nearest scale (NaN: hides nothing) and farthest one (Infinity: all behind); heights in m. */
export function shadowScales(
  eye_m: number,
  target_m: number,
  base_m: number,
  top_m: number,
): readonly [near: number, far: number] {
  const shadow = createShadow();
  shadow.set([eye_m, target_m, base_m, top_m]);
  setShadow(shadow);
  return [shadow[SHADOW.near]!, shadow[SHADOW.far]!];
}
