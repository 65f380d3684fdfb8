/** Regions of frame metres as GeoJSON polygons with holes, for drawing. */
import type { Position } from 'geojson';
import type { Region } from '../../kernel/region';
import { nestSteps } from '../../kernel/rings';

type ToLonLat = (x: number, y: number) => [number, number];

interface Ring {
  readonly from: number;
  readonly to: number;
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/** Vertices after which a long conversion lets the page breathe. */
const BREATH = 20_000;

/** One polygon of a region: an outer ring and its holes. */
interface RingGroup extends Ring {
  readonly holes: readonly Ring[];
}

/**
 * The region as MultiPolygon coordinates. Each hole goes to the smallest outer ring round it. Asynchronous, because a
 * whole city's unseen ground has a million vertices: the page stays usable meanwhile.
 */
export async function regionPolygons(
  region: Region,
  toLonLat: ToLonLat,
  pause: () => Promise<void>,
): Promise<Position[][][]> {
  const polygons: Position[][][] = [];
  let done = 0;
  for (const outer of await groupRings(region, pause)) {
    const rings = [outer, ...outer.holes];
    polygons.push(rings.map((ring) => positions(region, ring, toLonLat)));
    for (const ring of rings) done += ring.to - ring.from;
    if (done > BREATH) {
      done = 0;
      await pause();
    }
  }
  return polygons;
}

/** Parts a region by whole polygons: those whose box touches a box, and the others. */
export async function splitByBox(
  region: Region,
  box: readonly [minX: number, minY: number, maxX: number, maxY: number],
  pause: () => Promise<void>,
): Promise<{ readonly near: Region; readonly far: Region }> {
  const near: Ring[] = [];
  const far: Ring[] = [];
  for (const outer of await groupRings(region, pause)) {
    const [minX, minY, maxX, maxY] = outer.box;
    const touches = minX <= box[2] && maxX >= box[0] && minY <= box[3] && maxY >= box[1];
    (touches ? near : far).push(outer, ...outer.holes);
  }
  return { near: regionOf(region, near), far: regionOf(region, far) };
}

async function groupRings(region: Region, pause: () => Promise<void>): Promise<readonly RingGroup[]> {
  const steps = nestSteps(region);
  let step = steps.next();
  for (; !step.done; step = steps.next()) await pause();
  return step.value.map(({ outer, holes }) => ({
    ...ringOf(region, outer),
    holes: holes.map((hole) => ringOf(region, hole)),
  }));
}

function regionOf({ xy }: Region, rings: readonly Ring[]): Region {
  const ringStart = new Uint32Array(rings.length + 1);
  rings.forEach(({ from, to }, i) => {
    ringStart[i + 1] = ringStart[i]! + to - from;
  });
  const out = new Float64Array(2 * ringStart[rings.length]!);
  rings.forEach(({ from, to }, i) => out.set(xy.subarray(2 * from, 2 * to), 2 * ringStart[i]!));
  return { xy: out, ringStart };
}

function ringOf({ xy, ringStart }: Region, r: number): Ring {
  const from = ringStart[r]!;
  const to = ringStart[r + 1]!;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let v = from; v < to; v++) {
    minX = Math.min(minX, xy[2 * v]!);
    minY = Math.min(minY, xy[2 * v + 1]!);
    maxX = Math.max(maxX, xy[2 * v]!);
    maxY = Math.max(maxY, xy[2 * v + 1]!);
  }
  return { from, to, box: [minX, minY, maxX, maxY] };
}

function positions({ xy }: Region, { from, to }: Ring, toLonLat: ToLonLat): Position[] {
  const ring: Position[] = [];
  for (let v = from; v < to; v++) ring.push(toLonLat(xy[2 * v]!, xy[2 * v + 1]!));
  ring.push(ring[0]!);
  return ring;
}
