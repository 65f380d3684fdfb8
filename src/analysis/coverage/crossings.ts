/**
 * Where a straight line is inside polygons: parameters of the crossings with their edges, exactly and without a
 * point-in-polygon test. An edge crosses when its ends lie on different sides of the line; a vertex on the line
 * counts as left of it, for every edge alike, so that the windings along the line always close.
 */
import { grown } from '../../kernel/grown';

/** Crossings of one line a + t·(b − a) strictly between its ends, in the order found until sorted. */
export interface Crossings {
  count: number;
  t: Float64Array;
  /** Change of the winding number in the line's direction. */
  turn: Int8Array;
  /** Winding number at a. */
  winding: number;
}

export const createCrossings = (): Crossings => ({
  count: 0,
  t: new Float64Array(32),
  turn: new Int8Array(32),
  winding: 0,
});

/** Ready for another line. */
export function clearCrossings(c: Crossings): void {
  c.count = 0;
  c.winding = 0;
}

/**
 * Adds the crossings of the line from a to b with the rings `fromRing`…`toRing` − 1. The line is ax, ay, bx, by
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
        const pAlong = px * dx + py * dy;
        const qAlong = qx * dx + qy * dy;
        const turn = pSide >= 0 ? 1 : -1;
        // Most edges cross the line far from the segment: known without a division.
        if (pAlong <= 0 && qAlong <= 0) c.winding += turn;
        else if (pAlong < length2 || qAlong < length2) {
          const t = (pAlong + (pSide / (pSide - qSide)) * (qAlong - pAlong)) / length2;
          if (t <= 0) c.winding += turn;
          else if (t < 1) addCrossing(c, t, turn);
        }
      }
      px = qx;
      py = qy;
      pSide = qSide;
    }
  }
}

/**
 * The stretches of t in [0, 1] where the winding number is not zero, as from, to pairs into `out` from `at` on, which
 * must have room for two more than there are crossings; gives where they end. Sorts the crossings.
 */
export function insideStretches(c: Crossings, out: Float64Array, at: number): number {
  sortCrossings(c);
  let end = at;
  let winding = c.winding;
  let since = 0;
  for (let i = 0; i < c.count; i++) {
    const before = winding;
    winding += c.turn[i]!;
    if (before === 0) since = c.t[i]!;
    else if (winding === 0 && c.t[i]! > since) {
      out[end++] = since;
      out[end++] = c.t[i]!;
    }
  }
  if (winding !== 0) {
    out[end++] = since;
    out[end++] = 1;
  }
  return end;
}

/** The same as a list of its own. */
export function listInside(c: Crossings): number[] {
  const out = new Float64Array(c.count + 2);
  return Array.from(out.subarray(0, insideStretches(c, out, 0)));
}

export function addCrossing(c: Crossings, t: number, turn: number): void {
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
