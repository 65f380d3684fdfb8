/**
 * A polygon's rings to polygons that the rest of the kernel can rely on: outer rings counter-clockwise, holes
 * clockwise, no two edges crossing, every hole inside. Works in any plane; here mostly degrees.
 */
import { isNegligible, oriented, ringContains, twiceArea } from './clean';
import { findContact } from './contacts';
import { repairPolygon, type PolygonRings } from './repair';

export interface ValidPolygon {
  /** Several when a repair took the polygon apart; none when it cannot be used. */
  readonly parts: readonly PolygonRings[];
  /** `asItWas` but for direction; `noArea` and `tooComplex` leave no parts. */
  readonly verdict: 'asItWas' | 'repaired' | 'noArea' | 'tooComplex';
}

/** @param rings outer ring first, each as `cleanRing` gives it. */
export function makeValid(rings: readonly number[][]): ValidPolygon {
  const contact = findContact(rings);
  if (contact === 'unknown') return { parts: [], verdict: 'tooComplex' };
  if (contact === 'none' && holesLieInside(rings)) return plain(rings);
  const parts = repairPolygon(rings);
  if (contact === 'touch' && holesLieInside(rings) && sameArea(rings, parts)) return plain(rings);
  return { parts, verdict: parts.length > 0 ? 'repaired' : 'noArea' };
}

/** The rings as they are, turned the right way; tiny holes are filled. */
function plain(rings: readonly number[][]): ValidPolygon {
  const outer = rings[0]!;
  if (isNegligible(outer)) return { parts: [], verdict: 'noArea' };
  const holes = rings.slice(1).filter((ring) => !isNegligible(ring));
  return {
    parts: [[oriented(outer, true), ...holes.map((ring) => oriented(ring, false))]],
    verdict: 'asItWas',
  };
}

/** For rings that do not cross: each hole in the outer ring and none in another. */
function holesLieInside(rings: readonly (readonly number[])[]): boolean {
  const holes = rings.slice(1);
  return holes.every(
    (hole, i) =>
      isIn(rings[0]!, hole) &&
      holes.every((other, j) => i === j || (!isIn(other, hole) && !isIn(hole, other))),
  );
}

/** Whether the middle of an edge of `inner` lies in `outer`: its vertices may stand on the border. */
function isIn(outer: readonly number[], inner: readonly number[]): boolean {
  return ringContains(outer, (inner[0]! + inner[2]!) / 2, (inner[1]! + inner[3]!) / 2);
}

/** Rounding to a tenth of a millimetre moves a border by this, degrees. */
const ROUNDED_DEG = 1e-9;

/** Whether a repair changed nothing but vertices that only touch: then the original is kept, unrounded. */
function sameArea(rings: readonly number[][], repaired: readonly PolygonRings[]): boolean {
  const of = (list: readonly number[][]): number =>
    list.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(twiceArea(ring)), 0);
  const after = repaired.reduce((sum, polygon) => sum + of(polygon), 0);
  const border = rings.reduce((sum, ring) => sum + length(ring), 0);
  return Math.abs(of(rings) - after) <= 2 * ROUNDED_DEG * border;
}

/** At least the length of a ring. */
function length(xy: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    sum += Math.abs(xy[i]! - xy[j]!) + Math.abs(xy[i + 1]! - xy[j + 1]!);
  }
  return sum;
}
