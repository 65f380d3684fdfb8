/**
 * A bounded part of the plane as flat rings, in frame metres (x east, y north).
 *
 * Outer rings run counter-clockwise, holes clockwise; a ring is closed implicitly (its last vertex is not its
 * first). The winding number is 0 or 1 everywhere, so the area is the plain shoelace sum over all rings and
 * clippers can take the rings with the non-zero rule. Several disjoint parts are legal.
 */
export interface Region {
  /** x, y interleaved, metres. */
  readonly xy: Float64Array;
  /** First vertex (not double) of each ring; one more entry closes the last: length = rings + 1. */
  readonly ringStart: Uint32Array;
}

export const EMPTY_REGION: Region = { xy: new Float64Array(0), ringStart: new Uint32Array(1) };

export const isEmptyRegion = (region: Region): boolean => region.ringStart.length < 2;

/** Signed area of one ring in m², positive when counter-clockwise. */
export function ringArea(xy: Float64Array, from: number, to: number): number {
  if (to - from < 3) return 0;
  // Relative to the first vertex: far from the origin the plain formula would cancel.
  const x0 = xy[2 * from]!;
  const y0 = xy[2 * from + 1]!;
  let twice = 0;
  for (let i = from + 1; i + 1 < to; i++) {
    const ax = xy[2 * i]! - x0;
    const ay = xy[2 * i + 1]! - y0;
    twice += ax * (xy[2 * i + 3]! - y0) - ay * (xy[2 * i + 2]! - x0);
  }
  return twice / 2;
}

/** Area in m². */
export function regionArea(region: Region): number {
  let sum = 0;
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    sum += ringArea(region.xy, region.ringStart[r]!, region.ringStart[r + 1]!);
  }
  return sum;
}

/** Whether a point lies in the region: even-odd crossing count, a point on the border may fall either way. */
export function regionContains(region: Region, x: number, y: number): boolean {
  let inside = false;
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    const from = region.ringStart[r]!;
    const to = region.ringStart[r + 1]!;
    for (let i = from, j = to - 1; i < to; j = i++) {
      const yi = region.xy[2 * i + 1]!;
      const yj = region.xy[2 * j + 1]!;
      if (yi > y !== yj > y) {
        const xi = region.xy[2 * i]!;
        if (x < ((region.xy[2 * j]! - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
  }
  return inside;
}

/** Box [minX, minY, maxX, maxY] in metres, or undefined when empty. */
export function regionBounds(region: Region): readonly [number, number, number, number] | undefined {
  if (region.xy.length === 0) return undefined;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < region.xy.length; i += 2) {
    const x = region.xy[i]!;
    const y = region.xy[i + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** A region from rings given as arrays of [x, y] in metres; orientation is the caller's. */
export function regionFromRings(rings: readonly (readonly (readonly [number, number])[])[]): Region {
  const count = rings.reduce((n, ring) => n + ring.length, 0);
  const xy = new Float64Array(2 * count);
  const ringStart = new Uint32Array(rings.length + 1);
  let v = 0;
  rings.forEach((ring, r) => {
    for (const [x, y] of ring) {
      xy[2 * v] = x;
      xy[2 * v + 1] = y;
      v++;
    }
    ringStart[r + 1] = v;
  });
  return { xy, ringStart };
}

/** The region moved by (dx, dy). */
export function movedRegion({ xy, ringStart }: Region, dx: number, dy: number): Region {
  return { xy: xy.map((value, i) => value + (i % 2 === 0 ? dx : dy)), ringStart };
}
