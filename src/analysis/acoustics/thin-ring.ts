/** Rings with fewer corners: a corner is left out while all that were left out lie near the line between those kept. */

/**
 * Appends to `out` the corners (x, y interleaved) of a closed ring that are kept. Walked from the first corner on: from
 * each kept corner a cone is narrowed until a corner falls out of it; every corner left out lies within its own
 * tolerance of the line between the kept ones before and after it. Fewer than three: nothing is appended.
 */
export function thinRing(xy: readonly number[], tolerances: readonly number[], out: number[]): void {
  const n = xy.length / 2;
  const from = out.length;
  let anchor = 0;
  out.push(xy[0]!, xy[1]!);
  // The first corner once more at the end: the ring closes there.
  for (let i = 1; i <= n;) {
    const next = farthest(xy, tolerances, anchor, i);
    if (next < n) out.push(xy[2 * next]!, xy[2 * next + 1]!);
    anchor = next;
    i = next + 1;
  }
  if (out.length - from < 6) out.length = from;
}

/** The last corner that a line from the anchor may lead to, from `first` on. */
function farthest(
  xy: readonly number[],
  tolerances: readonly number[],
  anchor: number,
  first: number,
): number {
  const n = tolerances.length;
  const ax = xy[2 * anchor]!;
  const ay = xy[2 * anchor + 1]!;
  // Directions that bound the cone: right and left, once a corner is far enough to have any.
  let [rx, ry, lx, ly] = [0, 0, 0, 0];
  let open = true;
  let reached = 0;
  for (let i = first; i <= n; i++) {
    const at = i === n ? 0 : i;
    const dx = xy[2 * at]! - ax;
    const dy = xy[2 * at + 1]! - ay;
    const d2 = dx * dx + dy * dy;
    // A way that turns back is not followed: the line would be shorter than what it stands for.
    if (d2 < reached) return Math.max(first, i - 1);
    reached = d2;
    if (!open && (rx * dy - ry * dx < 0 || lx * dy - ly * dx > 0)) return Math.max(first, i - 1);
    const tolerance = tolerances[at]!;
    if (d2 <= tolerance * tolerance) continue;
    // Tangents from the anchor to the circle of the tolerance about the corner.
    const sin = tolerance / Math.sqrt(d2);
    const cos = Math.sqrt(1 - sin * sin);
    const [r1, r2] = [dx * cos + dy * sin, dy * cos - dx * sin];
    const [l1, l2] = [dx * cos - dy * sin, dy * cos + dx * sin];
    if (open || rx * r2 - ry * r1 > 0) [rx, ry] = [r1, r2];
    if (open || lx * l2 - ly * l1 < 0) [lx, ly] = [l1, l2];
    open = false;
  }
  return n;
}
