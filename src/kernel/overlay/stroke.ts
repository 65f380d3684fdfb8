/**
 * A line widened on both sides with round joins and round ends, as one closed curve whose points with a winding
 * number other than zero are exactly those within the half width of the line.
 *
 * The curve runs along the right side, round the end, back along the left side and round the start. On the outer
 * side of a bend it follows the arc; on the inner side it goes through the bend itself, which makes it the sum of
 * the outlines of one rectangle per segment, one wedge per bend and two half discs, all counter-clockwise: the
 * winding number is never negative, and every point near the line is in one of these, since its nearest point on
 * the line lies on a segment, in a bend's wedge or at an end.
 */

/** Nearer than this, neither two points nor a direction can be told. */
const SAME_POINT_M = 1e-6;

/** Arcs are drawn as chords of at most this angle, with the vertices between the ends moved out so that the area is the arc's. */
const CHORD_RAD = Math.PI / 12;

/**
 * Pushes the ring (x, y interleaved, closed implicitly) onto `out`; gives the number of its vertices, 0 for a line
 * without length. `line`: x, y interleaved, m; neighbours nearer than a micrometre are one.
 */
export function pushStroke(line: ArrayLike<number>, halfWidth_m: number, out: number[]): number {
  const points = distinct(line);
  const n = points.length / 2;
  if (n < 2) return 0;
  const before = out.length;
  pushSide(points, halfWidth_m, out);
  pushArc(points, n - 1, n - 2, n - 2, halfWidth_m, out);
  const back = new Float64Array(points.length);
  for (let i = 0; i < n; i++) {
    back[2 * i] = points[2 * (n - 1 - i)]!;
    back[2 * i + 1] = points[2 * (n - 1 - i) + 1]!;
  }
  pushSide(back, halfWidth_m, out);
  pushArc(back, n - 1, n - 2, n - 2, halfWidth_m, out);
  return (out.length - before) / 2;
}

function distinct(line: ArrayLike<number>): Float64Array {
  const points: number[] = [];
  for (let i = 0; i + 1 < line.length; i += 2) {
    const n = points.length;
    if (n > 0 && Math.hypot(line[i]! - points[n - 2]!, line[i + 1]! - points[n - 1]!) < SAME_POINT_M)
      continue;
    points.push(line[i]!, line[i + 1]!);
  }
  return Float64Array.from(points);
}

/** The right side from the first to the last vertex, both ends included. */
function pushSide(p: Float64Array, r: number, out: number[]): void {
  const n = p.length / 2;
  for (let i = 0; i + 1 < n; i++) {
    const [ux, uy] = direction(p, i, i + 1);
    out.push(p[2 * i]! + r * uy, p[2 * i + 1]! - r * ux);
    out.push(p[2 * i + 2]! + r * uy, p[2 * i + 3]! - r * ux);
    if (i + 2 >= n) break;
    const [vx, vy] = direction(p, i + 1, i + 2);
    const cross = ux * vy - uy * vx;
    const straightBack = cross === 0 && ux * vx + uy * vy < 0;
    if (cross > 0 || straightBack) pushArc(p, i + 1, i, i + 2, r, out);
    else if (cross < 0) out.push(p[2 * i + 2]!, p[2 * i + 3]!);
  }
}

/**
 * The vertices strictly between the ends of the arc round vertex `c`, counter-clockwise from the right of the
 * direction `from` → `c` to the right of the direction `c` → `to`.
 */
function pushArc(p: Float64Array, c: number, from: number, to: number, r: number, out: number[]): void {
  const [ux, uy] = direction(p, from, c);
  const [vx, vy] = direction(p, c, to);
  let angle = Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
  if (angle <= 0) angle = Math.PI;
  const steps = Math.max(2, Math.ceil(angle / CHORD_RAD - 1e-9));
  const step = angle / steps;
  const radius = r * innerRadius(steps, angle);
  const start = Math.atan2(-ux, uy);
  for (let i = 1; i < steps; i++) {
    out.push(
      p[2 * c]! + radius * Math.cos(start + i * step),
      p[2 * c + 1]! + radius * Math.sin(start + i * step),
    );
  }
}

/** Radius of the inner vertices of a fan of `steps` triangles that begins and ends at radius 1 and has the arc's area. */
function innerRadius(steps: number, angle: number): number {
  const s = Math.sin(angle / steps);
  const between = steps - 2;
  if (between === 0) return angle / (2 * s);
  return (-s + Math.sqrt(s * s + between * s * angle)) / (between * s);
}

function direction(p: Float64Array, i: number, j: number): [number, number] {
  const dx = p[2 * j]! - p[2 * i]!;
  const dy = p[2 * j + 1]! - p[2 * i + 1]!;
  const length = Math.hypot(dx, dy);
  return [dx / length, dy / length];
}
