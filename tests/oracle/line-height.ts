/**
 * The slow truth about one sight line: `domain.md` 7.2, straight from the heights of the line over each building.
 * Shares no code with the kernel.
 */
export interface Prism {
  /** Rings as [x, y]; the first is the outline, the others are holes. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
  readonly base_m: number;
  readonly top_m: number;
}

/** Index of the first prism (nearest the eye) that blocks the line from the eye to the target, or -1. */
export function blockingPrism(
  prisms: readonly Prism[],
  eye: readonly [x: number, y: number, z: number],
  target: readonly [x: number, y: number, z: number],
): number {
  let nearest = Infinity;
  let found = -1;
  prisms.forEach((prism, index) => {
    for (const [a, b] of insideIntervals(prism, eye, target)) {
      const ha = eye[2] + (target[2] - eye[2]) * a;
      const hb = eye[2] + (target[2] - eye[2]) * b;
      if (Math.min(ha, hb) < prism.top_m && Math.max(ha, hb) > prism.base_m && a < nearest) {
        nearest = a;
        found = index;
      }
    }
  });
  return found;
}

/** Parts of the segment, as shares of its length, that lie inside the prism's footprint. */
function insideIntervals(
  prism: Prism,
  eye: readonly [number, number, number],
  target: readonly [number, number, number],
): [number, number][] {
  const dx = target[0] - eye[0];
  const dy = target[1] - eye[1];
  const cuts = [0, 1];
  for (const ring of prism.rings) {
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[(i + 1) % ring.length]!;
      const det = dx * (by - ay) - dy * (bx - ax);
      if (det === 0) continue;
      const t = ((ax - eye[0]) * (by - ay) - (ay - eye[1]) * (bx - ax)) / det;
      const s = ((ax - eye[0]) * dy - (ay - eye[1]) * dx) / det;
      if (t > 0 && t < 1 && s >= -1e-12 && s <= 1 + 1e-12) cuts.push(t);
    }
  }
  cuts.sort((a, b) => a - b);
  const inside: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [a, b] = [cuts[i]!, cuts[i + 1]!];
    if (b - a < 1e-12) continue;
    const m = (a + b) / 2;
    if (contains(prism, eye[0] + dx * m, eye[1] + dy * m)) inside.push([a, b]);
  }
  return inside;
}

function contains(prism: Prism, x: number, y: number): boolean {
  let odd = false;
  for (const ring of prism.rings) {
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[(i + 1) % ring.length]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  }
  return odd;
}

/** Distance in m from a point to the nearest border of anything that could change the answer there. */
export function distanceToRegionBorder(
  xy: Float64Array,
  ringStart: Uint32Array,
  x: number,
  y: number,
): number {
  let best = Infinity;
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const from = ringStart[r]!;
    const to = ringStart[r + 1]!;
    for (let i = from, j = to - 1; i < to; j = i++) {
      const [ax, ay, bx, by] = [xy[2 * j]!, xy[2 * j + 1]!, xy[2 * i]!, xy[2 * i + 1]!];
      const [ux, uy] = [bx - ax, by - ay];
      const l2 = ux * ux + uy * uy;
      const t = l2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / l2)) : 0;
      best = Math.min(best, Math.hypot(x - ax - t * ux, y - ay - t * uy));
    }
  }
  return best;
}
