/**
 * Lines and areas of event data as points that each stand for an equal part of them: a line's at the middles of equal
 * lengths, an area's on a square grid inside it. Degrees in and out; measured on the plane that touches the middle of
 * the feature, where equal parts stay equal within 1e-4 over some kilometres.
 */
const M_PER_DEGREE = 111_320;
/** Aimed at; a feature of more than the most points has them further apart. */
export const SAMPLE_M = 2;

/** Interleaved positions of the parts of a line, each of at least two points; none when it has no length. */
export function lineSamples(paths: readonly (readonly number[])[], most: number): number[] {
  const cos = cosOf(paths[0]?.[1] ?? 0);
  const lengthOf = (path: readonly number[], i: number): number =>
    Math.hypot((path[i + 2]! - path[i]!) * cos, path[i + 3]! - path[i + 1]!) * M_PER_DEGREE;
  let length_m = 0;
  for (const path of paths) for (let i = 0; i + 3 < path.length; i += 2) length_m += lengthOf(path, i);
  if (!(length_m > 0)) return [];
  const count = Math.min(most, Math.max(1, Math.ceil(length_m / SAMPLE_M)));
  const out: number[] = [];
  let before_m = 0;
  for (const path of paths) {
    for (let i = 0; i + 3 < path.length; i += 2) {
      const own_m = lengthOf(path, i);
      for (let next = out.length / 2; next < count; next++) {
        const at_m = ((next + 0.5) * length_m) / count - before_m;
        if (at_m > own_m) break;
        const t = own_m > 0 ? at_m / own_m : 0;
        out.push(path[i]! + t * (path[i + 2]! - path[i]!), path[i + 1]! + t * (path[i + 3]! - path[i + 1]!));
      }
      before_m += own_m;
    }
  }
  return out;
}

/** Interleaved positions inside rings (even-odd: holes are out); none when nothing is inside. */
export function areaSamples(rings: readonly (readonly number[])[], most: number): number[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      west = Math.min(west, ring[i]!);
      east = Math.max(east, ring[i]!);
      south = Math.min(south, ring[i + 1]!);
      north = Math.max(north, ring[i + 1]!);
    }
  }
  if (!(east > west) || !(north > south)) return [];
  const cos = cosOf((south + north) / 2);
  const area_m2 = Math.abs(rings.reduce((sum, ring) => sum + signedArea(ring), 0)) * M_PER_DEGREE ** 2 * cos;
  const side_m = Math.max(SAMPLE_M, Math.sqrt(area_m2 / most));
  const dy = side_m / M_PER_DEGREE;
  const dx = dy / cos;
  const out: number[] = [];
  for (let y = south + dy / 2; y < north; y += dy) {
    const cuts = cutsAt(rings, y);
    for (let c = 0; c + 1 < cuts.length; c += 2) {
      const first = Math.ceil((cuts[c]! - west) / dx - 0.5);
      for (let x = west + (first + 0.5) * dx; x < cuts[c + 1]!; x += dx) out.push(x, y);
    }
  }
  if (out.length > 0) return out;
  // Too thin for the grid: the middle of its widest part half-way up.
  const y = (south + north) / 2;
  const cuts = cutsAt(rings, y);
  let [x, widest] = [NaN, 0];
  for (let c = 0; c + 1 < cuts.length; c += 2) {
    if (cuts[c + 1]! - cuts[c]! <= widest) continue;
    widest = cuts[c + 1]! - cuts[c]!;
    x = (cuts[c + 1]! + cuts[c]!) / 2;
  }
  return widest > 0 ? [x, y] : [];
}

const cosOf = (latitude: number): number => Math.max(0.01, Math.cos((latitude * Math.PI) / 180));

/** Outer rings count for, holes against, when they run against each other; both senses do as an estimate. */
function signedArea(ring: readonly number[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i]! * ring[j + 1]! - ring[j]! * ring[i + 1]!;
  }
  return twice / 2;
}

/** Where the rings cross a latitude, from west to east. */
function cutsAt(rings: readonly (readonly number[])[], y: number): number[] {
  const cuts: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      const j = (i + 2) % ring.length;
      const [y0, y1] = [ring[i + 1]!, ring[j + 1]!];
      if (y0 > y !== y1 > y) cuts.push(ring[i]! + ((y - y0) / (y1 - y0)) * (ring[j]! - ring[i]!));
    }
  }
  return cuts.sort((a, b) => a - b);
}
