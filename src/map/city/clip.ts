/** Cutting lines and rings to a square, so that a long street or a wide building does not swamp every tile it touches. */

/** The parts of a line (x, y interleaved) inside [min, max]², by Liang and Barsky per segment. */
export function clipLine(xy: readonly number[], min: number, max: number): number[][] {
  const parts: number[][] = [];
  let part: number[] | undefined;
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [ax, ay, bx, by] = [xy[i]!, xy[i + 1]!, xy[i + 2]!, xy[i + 3]!];
    const span = insideSpan(ax, ay, bx - ax, by - ay, min, max);
    if (!span) {
      part = undefined;
      continue;
    }
    const [t0, t1] = span;
    if (!part || t0 > 0) {
      part = [ax + t0 * (bx - ax), ay + t0 * (by - ay)];
      parts.push(part);
    }
    part.push(ax + t1 * (bx - ax), ay + t1 * (by - ay));
    if (t1 < 1) part = undefined;
  }
  return parts;
}

function insideSpan(
  ax: number,
  ay: number,
  dx: number,
  dy: number,
  min: number,
  max: number,
): readonly [number, number] | undefined {
  let [t0, t1] = [0, 1];
  for (const [p, q] of [
    [-dx, ax - min],
    [dx, max - ax],
    [-dy, ay - min],
    [dy, max - ay],
  ] as const) {
    if (p === 0) {
      if (q < 0) return undefined;
    } else if (p < 0) t0 = Math.max(t0, q / p);
    else t1 = Math.min(t1, q / p);
  }
  return t0 < t1 ? [t0, t1] : undefined;
}

/** A ring (not closed) inside [min, max]², by Sutherland and Hodgman; empty when nothing is left. */
export function clipRing(xy: readonly number[], min: number, max: number): number[] {
  let ring = xy as number[];
  for (const axis of [0, 1] as const) {
    ring = clipHalf(ring, axis, (v) => v - min);
    ring = clipHalf(ring, axis, (v) => max - v);
  }
  return ring;
}

function clipHalf(xy: readonly number[], axis: 0 | 1, inside: (v: number) => number): number[] {
  const out: number[] = [];
  for (let i = 0; i < xy.length; i += 2) {
    const j = (i + 2) % xy.length;
    const from = inside(xy[i + axis]!);
    const to = inside(xy[j + axis]!);
    if (from >= 0) out.push(xy[i]!, xy[i + 1]!);
    if (from >= 0 !== to >= 0) {
      const t = from / (from - to);
      out.push(xy[i]! + t * (xy[j]! - xy[i]!), xy[i + 1]! + t * (xy[j + 1]! - xy[i + 1]!));
    }
  }
  return out;
}
