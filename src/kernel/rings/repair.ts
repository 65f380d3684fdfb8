/**
 * Polygons whose rings cross, to valid ones that cover the same ground: the outer ring's inside by the non-zero rule
 * less the holes' inside. Clipper2 on whole numbers of 1e-9° (a tenth of a millimetre), in one local scale: crossing
 * and containment do not change under it.
 */
import {
  Clipper,
  ClipType,
  FillRule,
  PolyTree64,
  type Path64,
  type Paths64,
  type PolyPath64,
} from 'clipper2-ts';
import { isNegligible, oriented } from './clean';

const UNITS_PER_DEG = 1e9;
/** Clipper's arithmetic stays in plain doubles below this; a larger polygon gets coarser units. */
const MOST_UNITS = 9e7;

/** Outer ring first, holes after it; each implicitly closed, outer counter-clockwise. */
export type PolygonRings = number[][];

export function repairPolygon(rings: readonly (readonly number[])[]): PolygonRings[] {
  const outer = rings[0]!;
  const x0 = outer[0]!;
  const y0 = outer[1]!;
  const scale = Math.min(UNITS_PER_DEG, MOST_UNITS / reach(rings, x0, y0));
  const toPath = (ring: readonly number[]): Path64 => {
    const path: Path64 = [];
    for (let i = 0; i < ring.length; i += 2) {
      path.push({ x: Math.round((ring[i]! - x0) * scale), y: Math.round((ring[i + 1]! - y0) * scale) });
    }
    return path;
  };
  const toRing = (path: Path64): number[] => path.flatMap(({ x, y }) => [x0 + x / scale, y0 + y / scale]);
  const inside: Paths64 = Clipper.union([toPath(outer)], FillRule.NonZero);
  const holes: Paths64 = Clipper.union(rings.slice(1).map(toPath), FillRule.NonZero);
  const tree = new PolyTree64();
  Clipper.booleanOpWithPolyTree(ClipType.Difference, inside, holes, tree, FillRule.NonZero);
  return collect(tree, toRing);
}

/** Greatest distance of a vertex from the first one along an axis, degrees; never 0. */
function reach(rings: readonly (readonly number[])[], x0: number, y0: number): number {
  let most = 1e-9;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      most = Math.max(most, Math.abs(ring[i]! - x0), Math.abs(ring[i + 1]! - y0));
    }
  }
  return most;
}

/** The tree alternates outer rings and holes from its root downwards. */
function collect(parent: PolyPath64, toRing: (path: Path64) => number[]): PolygonRings[] {
  const found: PolygonRings[] = [];
  for (let i = 0; i < parent.count; i++) {
    const outer = parent.child(i);
    const rings: PolygonRings = [oriented(toRing(outer.poly ?? []), true)];
    for (let h = 0; h < outer.count; h++) {
      const hole = outer.child(h);
      const ring = toRing(hole.poly ?? []);
      if (!isNegligible(ring)) rings.push(oriented(ring, false));
      found.push(...collect(hole, toRing));
    }
    if (!isNegligible(rings[0]!)) found.push(rings);
  }
  return found;
}
