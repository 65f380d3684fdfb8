/**
 * Solids that touch, taken together: a sound does not pass between two houses of a terrace, so a path round one goes
 * round them all ([S2]). Each block has its convex hull, which is all that a path round it needs.
 */
import { cellOf, distanceToSegment, type WallIndex } from '../../kernel/wall-index';

/** Solids nearer to each other than this touch, m: data leave slits that no sound passes. */
const TOUCH_M = 0.3;

export interface Blocks {
  /** Per solid: its block, or −1 for a solid that screens nothing between the heights asked. */
  readonly of: Int32Array;
  /** First hull corner of each block, plus one closing entry. */
  readonly start: Uint32Array;
  /** Corners of the hulls, x and y interleaved, counter-clockwise. */
  readonly xy: Float64Array;
}

/** A solid is in the way of a line between two heights when it rises above the lower and begins below the higher. */
export const mayScreen = (walls: WallIndex, s: number, low_m: number, high_m: number): boolean =>
  walls.top_m[s]! > low_m && walls.base_m[s]! < high_m;

/** Blocks of all solids in the way between the heights, in steps. O(walls). */
export function* blockSteps(
  walls: WallIndex,
  low_m: number,
  high_m: number,
): Generator<number, Blocks, void> {
  const solids = walls.top_m.length;
  const parent = Int32Array.from({ length: solids }, (_, s) => (mayScreen(walls, s, low_m, high_m) ? s : -1));
  const root = (s: number): number => {
    let r = s;
    while (parent[r] !== r) r = parent[r] = parent[parent[r]!]!;
    return r;
  };
  for (let v = 0; v < walls.owner.length; v++) {
    const s = walls.owner[v]!;
    if (parent[s]! < 0) continue;
    visitTouching(walls, v, (other) => {
      if (parent[other]! < 0) return;
      const a = root(s);
      const b = root(other);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    });
    if (v % 20_000 === 19_999) yield (0.8 * v) / walls.owner.length;
  }
  yield 0.8;
  return hulls(walls, solids, parent, root);
}

function visitTouching(walls: WallIndex, v: number, visit: (solid: number) => void): void {
  const { xy, next, owner, minX, minY, cell_m, cols, rows } = walls;
  const x = xy[2 * v]!;
  const y = xy[2 * v + 1]!;
  const c1 = cellOf(x + TOUCH_M, minX, cell_m, cols);
  const r1 = cellOf(y + TOUCH_M, minY, cell_m, rows);
  for (let r = cellOf(y - TOUCH_M, minY, cell_m, rows); r <= r1; r++) {
    for (let c = cellOf(x - TOUCH_M, minX, cell_m, cols); c <= c1; c++) {
      const cell = r * cols + c;
      for (let n = walls.wallStart[cell]!; n < walls.wallStart[cell + 1]!; n++) {
        const i = walls.wallItems[n]!;
        const ax = xy[2 * i]! - x;
        const bx = xy[2 * next[i]!]! - x;
        // All but a few lie to one side: they need no distance.
        if (areBeside(ax, bx)) continue;
        const ay = xy[2 * i + 1]! - y;
        const by = xy[2 * next[i]! + 1]! - y;
        if (areBeside(ay, by)) continue;
        if (owner[i] !== owner[v] && distanceToSegment(0, 0, ax, ay, bx, by) <= TOUCH_M) visit(owner[i]!);
      }
    }
  }
}

/** Both lie on one side of the origin, farther off than what touches. */
const areBeside = (a: number, b: number): boolean =>
  (a > TOUCH_M && b > TOUCH_M) || (a < -TOUCH_M && b < -TOUCH_M);

function hulls(walls: WallIndex, solids: number, parent: Int32Array, root: (s: number) => number): Blocks {
  const of = new Int32Array(solids).fill(-1);
  const points: number[][] = [];
  for (let s = 0; s < solids; s++) {
    if (parent[s]! < 0) continue;
    const r = root(s);
    if (of[r]! < 0) {
      of[r] = points.length;
      points.push([]);
    }
    of[s] = of[r]!;
    const ring = walls.solidStart[s]!;
    const mine = points[of[s]!]!;
    for (let v = walls.ringStart[ring]!; v < walls.ringStart[ring + 1]!; v++)
      mine.push(walls.xy[2 * v]!, walls.xy[2 * v + 1]!);
  }
  const start = new Uint32Array(points.length + 1);
  const all = points.map((mine, b) => {
    const hull = convexHull(mine);
    start[b + 1] = start[b]! + hull.length / 2;
    return hull;
  });
  return { of, start, xy: Float64Array.from(all.flat()) };
}

/** Convex hull, counter-clockwise, of points given as x, y interleaved (Andrew's monotone chain). */
export function convexHull(points: readonly number[]): number[] {
  const order = Array.from({ length: points.length / 2 }, (_, i) => i).sort(
    (a, b) => points[2 * a]! - points[2 * b]! || points[2 * a + 1]! - points[2 * b + 1]!,
  );
  if (order.length < 3) return order.flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]);
  const half = (sequence: readonly number[]): number[] => {
    const chain: number[] = [];
    for (const i of sequence) {
      while (chain.length > 1 && turn(points, chain.at(-2)!, chain.at(-1)!, i) <= 0) chain.pop();
      chain.push(i);
    }
    chain.pop();
    return chain;
  };
  return [...half(order), ...half(order.toReversed())].flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]);
}

/** Twice the signed area of a triangle of three points. */
const turn = (p: readonly number[], a: number, b: number, c: number): number =>
  (p[2 * b]! - p[2 * a]!) * (p[2 * c + 1]! - p[2 * a + 1]!) -
  (p[2 * b + 1]! - p[2 * a + 1]!) * (p[2 * c]! - p[2 * a]!);
