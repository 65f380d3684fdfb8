/** The limits of a camera's bands: where a density ends, without the edges of shadows and of the picture. */
import { regionContains, type Region } from '../../kernel/region';

/** A border is looked at this far outside, m: more than any rounding, less than any wall. */
const OUTSIDE_M = 0.05;

/**
 * The parts of a level's border that lie inside the next lower level, as paths of x, y pairs in frame metres. All other
 * edges, of shadows, of the picture, of the range, end both levels alike.
 */
export function limitPaths(level: Region, lower: Region): [number, number][][] {
  const paths: [number, number][][] = [];
  const { xy, ringStart } = level;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const from = ringStart[r]!;
    const count = ringStart[r + 1]! - from;
    const at = (i: number): [number, number] => {
      const v = from + (i % count);
      return [xy[2 * v]!, xy[2 * v + 1]!];
    };
    const isLimit = (i: number): boolean => goesOn(lower, at(i), at(i + 1));
    // Begun after an edge that is none, so that no path is cut at the ring's first vertex.
    const start = Math.max(
      0,
      firstIndex(count, (i) => !isLimit(i)),
    );
    let path: [number, number][] | undefined;
    for (let k = 0; k < count; k++) {
      const i = start + k;
      if (!isLimit(i)) path = undefined;
      else if (path) path.push(at(i + 1));
      else paths.push((path = [at(i), at(i + 1)]));
    }
  }
  return paths;
}

/** Whether the lower level goes on beyond an edge; outside is to the right, for holes too. */
function goesOn(lower: Region, [ax, ay]: [number, number], [bx, by]: [number, number]): boolean {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return false;
  const x = (ax + bx) / 2 + ((by - ay) / length) * OUTSIDE_M;
  const y = (ay + by) / 2 - ((bx - ax) / length) * OUTSIDE_M;
  return regionContains(lower, x, y);
}

function firstIndex(count: number, test: (i: number) => boolean): number {
  for (let i = 0; i < count; i++) if (test(i)) return i;
  return -1;
}
