/**
 * Where a straight line is inside polygons: parameters of the crossings with their edges, exactly and without a
 * point-in-polygon test. An edge crosses when its ends lie on different sides of the line; a vertex on the line
 * counts as left of it, for every edge alike, so that the windings along the line always close.
 */
import { grown } from '../../kernel/grown';

/** Crossings of one line a + t·(b − a), in the order found until sorted. */
export interface Crossings {
  count: number;
  t: Float64Array;
  /** Change of the winding number in the line's direction. */
  turn: Int8Array;
}

export const createCrossings = (): Crossings => ({
  count: 0,
  t: new Float64Array(32),
  turn: new Int8Array(32),
});

/**
 * Adds the crossings of the line through a and b with the rings `fromRing`…`toRing` − 1. The line is ax, ay, bx, by
 * from `at` on: numbers in arguments would be boxed.
 */
export function addCrossings(
  c: Crossings,
  ends: Float64Array,
  at: number,
  xy: Float64Array,
  ringStart: Uint32Array,
  fromRing: number,
  toRing: number,
): void {
  const ax = ends[at]!;
  const ay = ends[at + 1]!;
  const dx = ends[at + 2]! - ax;
  const dy = ends[at + 3]! - ay;
  const length2 = dx * dx + dy * dy;
  for (let r = fromRing; r < toRing; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    if (to - from < 3) continue;
    let px = xy[2 * to - 2]! - ax;
    let py = xy[2 * to - 1]! - ay;
    let pSide = dx * py - dy * px;
    for (let i = from; i < to; i++) {
      const qx = xy[2 * i]! - ax;
      const qy = xy[2 * i + 1]! - ay;
      const qSide = dx * qy - dy * qx;
      if (pSide >= 0 !== qSide >= 0) {
        const u = pSide / (pSide - qSide);
        const t = ((px + u * (qx - px)) * dx + (py + u * (qy - py)) * dy) / length2;
        put(c, t, pSide >= 0 ? 1 : -1);
      }
      px = qx;
      py = qy;
      pSide = qSide;
    }
  }
}

/**
 * The stretches of t in [0, 1] where the winding number is not zero, as from, to pairs pushed onto `out`.
 * Sorts the crossings.
 */
export function insideStretches(c: Crossings, out: number[]): void {
  sortCrossings(c);
  let winding = 0;
  let since = 0;
  for (let i = 0; i < c.count; i++) {
    const before = winding;
    winding += c.turn[i]!;
    if (before === 0) since = c.t[i]!;
    else if (winding === 0) {
      const from = Math.max(0, since);
      const to = Math.min(1, c.t[i]!);
      if (to > from) out.push(from, to);
    }
  }
}

function put(c: Crossings, t: number, turn: number): void {
  if (c.count === c.t.length) {
    c.t = grown(c.t, 2 * c.count);
    c.turn = grown(c.turn, 2 * c.count);
  }
  c.t[c.count] = t;
  c.turn[c.count++] = turn;
}

function sortCrossings(c: Crossings): void {
  const { t, turn } = c;
  for (let a = 1; a < c.count; a++) {
    const value = t[a]!;
    const sign = turn[a]!;
    let i = a;
    while (i > 0 && t[i - 1]! > value) {
      t[i] = t[i - 1]!;
      turn[i] = turn[i - 1]!;
      i--;
    }
    t[i] = value;
    turn[i] = sign;
  }
}
