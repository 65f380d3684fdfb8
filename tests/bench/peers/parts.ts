/** A region as polygons with holes: what peers with a simple-features model take. */
import { ringArea, type Region } from '../../../src/kernel/region';

export type PartRing = [number, number][];

/** Each outline with its holes. A hole goes to the smallest outline that holds a point of it. */
export function regionParts({ xy, ringStart }: Region): PartRing[][] {
  const parts: { area: number; rings: PartRing[] }[] = [];
  const holes: PartRing[] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const ring: PartRing = [];
    for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++) ring.push([xy[2 * i]!, xy[2 * i + 1]!]);
    const area = ringArea(xy, ringStart[r]!, ringStart[r + 1]!);
    if (area > 0) parts.push({ area, rings: [ring] });
    else holes.push(ring);
  }
  for (const hole of holes) {
    const owner = parts
      .filter(({ rings }) => rings.length > 0 && hole.every((p) => touches(rings[0]!, p)))
      .sort((a, b) => a.area - b.area)[0];
    (owner ?? parts[0])?.rings.push(hole);
  }
  return parts.map(({ rings }) => rings);
}

/** Inside the ring or on it, within a hair. */
function touches(ring: PartRing, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    const [dx, dy] = [xj - xi, yj - yi];
    const length2 = dx * dx + dy * dy;
    const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - xi) * dx + (y - yi) * dy) / length2)) : 0;
    if (Math.hypot(x - xi - t * dx, y - yi - t * dy) < 1e-6) return true;
    if (yi > y !== yj > y && x < (dx * (y - yi)) / dy + xi) inside = !inside;
  }
  return inside;
}
