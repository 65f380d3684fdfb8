/** A region taken apart into its connected parts: each outer ring with the holes that lie in it. */
import { regionArea, ringArea, type Region } from '../../kernel/region';

/** Largest first. Rings as a `Region` has them: outer counter-clockwise, holes clockwise, not crossing. */
export function partsOf(region: Region): readonly Region[] {
  const { xy, ringStart } = region;
  const outer: number[] = [];
  const holes: number[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    (ringArea(xy, ringStart[r]!, ringStart[r + 1]!) > 0 ? outer : holes).push(r);
  }
  const inside = new Map(outer.map((r) => [r, [r]]));
  for (const hole of holes) {
    // Of the outer rings that hold it, the smallest: islands may lie in holes of larger parts.
    let best = -1;
    let least = Infinity;
    for (const r of outer) {
      const area = ringArea(xy, ringStart[r]!, ringStart[r + 1]!);
      if (area < least && ringHolds(region, r, hole)) {
        best = r;
        least = area;
      }
    }
    inside.get(best)?.push(hole);
  }
  const parts = [...inside.values()].map((rings) => pick(region, rings));
  return parts.sort((a, b) => regionArea(b) - regionArea(a));
}

/** Whether outer ring `r` holds ring `hole`: by the first of its vertices that is not on the outer ring. */
function ringHolds({ xy, ringStart }: Region, r: number, hole: number): boolean {
  const from = ringStart[r]!;
  const to = ringStart[r + 1]!;
  let votes = 0;
  for (let v = ringStart[hole]!; v < ringStart[hole + 1]!; v++) {
    const x = xy[2 * v]!;
    const y = xy[2 * v + 1]!;
    let inside = false;
    for (let i = from, j = to - 1; i < to; j = i++) {
      const yi = xy[2 * i + 1]!;
      const yj = xy[2 * j + 1]!;
      if (yi > y !== yj > y && x < ((xy[2 * j]! - xy[2 * i]!) * (y - yi)) / (yj - yi) + xy[2 * i]!)
        inside = !inside;
    }
    votes += inside ? 1 : -1;
    if (Math.abs(votes) >= 3) break;
  }
  return votes > 0;
}

function pick({ xy, ringStart }: Region, rings: readonly number[]): Region {
  const points: number[] = [];
  const start = [0];
  for (const r of rings) {
    for (let i = 2 * ringStart[r]!; i < 2 * ringStart[r + 1]!; i++) points.push(xy[i]!);
    start.push(points.length / 2);
  }
  return { xy: Float64Array.from(points), ringStart: Uint32Array.from(start) };
}
