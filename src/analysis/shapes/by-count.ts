/**
 * Public space by number of devices. What none sees or hears is most of a city: a map full of hatching says nothing,
 * and tracing it takes longer than all the rest. So without a study zone, where public space is vast, that shape and
 * the ground of gaps are traced near the devices alone.
 */
import { scaled } from '../../kernel/steps';
import { blockShapeSteps, type ShapeCache } from '../../kernel/overlay';
import { regionBounds, type Region } from '../../kernel/region';
import type { PublicSpace } from '../coverage/public-space';

/** How near to a device, and to the box of what it covers, m. */
export const NEAR_M = 300;
/** Public space of a town is traced whole; that of a city of some ten thousand buildings is vast. */
const VAST_M2 = 1e7;
/** Side of the squares that make up what is near, m. */
const SQUARE_M = 64;

interface Placed {
  readonly position: { readonly x: number; readonly y: number };
}

export const isVast = ({ basis, domain }: PublicSpace): boolean =>
  basis === 'corridor' && domain.area_m2 > VAST_M2;

/** Shape k: public space in exactly k regions, `most` or more for the last; in steps, yields the share done. */
export function* countSteps(
  space: PublicSpace,
  devices: readonly Placed[],
  regions: readonly Region[],
  most: number,
  cache: ShapeCache,
): Generator<number, readonly Region[], void> {
  const { domain } = space;
  const plan = { kind: 'count', most } as const;
  if (!isVast(space)) return yield* blockShapeSteps(domain, regions, plan, cache);
  // Without keys the blocks are those that regions reach: all that shapes from one on need.
  const reached = { tile_m: domain.tile_m, at: domain.at };
  const counted = yield* scaled(0, 0.5, blockShapeSteps(reached, regions, plan, cache));
  const near = regionOfSquares(squaresNear(devices, regions));
  const holes = { kind: 'each', firstHole: 1 } as const;
  const [none] = yield* scaled(0.5, 0.5, blockShapeSteps(reached, [near, ...regions], holes));
  return [none!, ...counted.slice(1)];
}

/** Whether the box of a region meets what is near; everything is where public space is no city's. */
export function nearness(
  space: PublicSpace,
  devices: readonly Placed[],
  regions: readonly Region[],
): (region: Region) => boolean {
  if (!isVast(space)) return () => true;
  const rows = squaresNear(devices, regions);
  return (region) => {
    const box = regionBounds(region);
    if (!box) return false;
    const [c0, r0, c1, r1] = box.map((at) => Math.floor(at / SQUARE_M)) as [number, number, number, number];
    for (let r = r0; r <= r1; r++) {
      const row = rows.get(r);
      if (!row) continue;
      for (let c = c0; c <= c1; c++) if (row.has(c)) return true;
    }
    return false;
  };
}

/** Squares within `NEAR_M` of a device or of its region's box: columns by row. */
type Squares = ReadonlyMap<number, ReadonlySet<number>>;

function squaresNear(devices: readonly Placed[], regions: readonly Region[]): Squares {
  const rows = new Map<number, Set<number>>();
  devices.forEach(({ position: { x, y } }, i) => {
    const [x0, y0, x1, y1] = regionBounds(regions[i]!) ?? [x, y, x, y];
    const c1 = Math.floor((Math.max(x, x1) + NEAR_M) / SQUARE_M);
    const r1 = Math.floor((Math.max(y, y1) + NEAR_M) / SQUARE_M);
    for (let r = Math.floor((Math.min(y, y0) - NEAR_M) / SQUARE_M); r <= r1; r++) {
      const row = rows.get(r) ?? new Set();
      rows.set(r, row);
      for (let c = Math.floor((Math.min(x, x0) - NEAR_M) / SQUARE_M); c <= c1; c++) row.add(c);
    }
  });
  return rows;
}

/** Neighbours of one row as one ring. */
function regionOfSquares(rows: Squares): Region {
  const xy: number[] = [];
  for (const [r, row] of rows) {
    const [south, north] = [r * SQUARE_M, (r + 1) * SQUARE_M];
    for (const c of row) {
      if (row.has(c - 1)) continue;
      let end = c + 1;
      while (row.has(end)) end++;
      const [west, east] = [c * SQUARE_M, end * SQUARE_M];
      xy.push(west, south, east, south, east, north, west, north);
    }
  }
  return {
    xy: Float64Array.from(xy),
    ringStart: Uint32Array.from({ length: xy.length / 8 + 1 }, (_, i) => 4 * i),
  };
}
