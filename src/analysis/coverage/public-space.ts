/** Public space ([C2]): the study area, or the corridor of the network, minus buildings that stand on the ground. */
import { boundsOf, createTileGrid, domainSteps, type Bounds, type Domain, type TileGrid } from '../../kernel/overlay';
import { pushStroke } from '../../kernel/overlay/stroke';
import { EMPTY_REGION, ringArea, type Region } from '../../kernel/region';
import type { Frame } from '../../kernel/frame';
import type { SolidTable } from '../../kernel/wall-index';
import type { PolygonCoordinates } from '../../model/plan';
import type { Scene } from '../scene';
import type { Network } from './network';

export interface PublicSpace {
  readonly basis: 'zone' | 'corridor';
  readonly domain: Domain;
  /** Study area or raw corridor, and the buildings' outlines: read with the non-zero rule. */
  readonly inside: Region;
  readonly outside: Region;
}

/**
 * Tile of the overlay, m: a few pieces of outline in a tile where a city is dense. Larger where the area is, so
 * that the grid of a whole metropolis stays small.
 */
const tileSize_m = ([minX, minY, maxX, maxY]: Bounds): number =>
  (maxX - minX) * (maxY - minY) > 4e8 ? 16 : 8;

/** A polygon of the plan in the frame: outer ring counter-clockwise, holes clockwise, whatever the file had. */
export function zoneRegion(polygons: readonly PolygonCoordinates[], frame: Frame): Region {
  const xy: number[] = [];
  const ringStart: number[] = [0];
  for (const polygon of polygons) {
    polygon.forEach((ring, r) => {
      const points: number[] = [];
      // Closed explicitly in the file, implicitly here.
      for (let i = 0; i + 1 < ring.length; i++) points.push(...frame.toFrame(ring[i]![0], ring[i]![1]));
      const n = points.length / 2;
      if (n < 3) return;
      if (ringArea(Float64Array.from(points), 0, n) > 0 !== (r === 0)) {
        for (let i = n - 1; i >= 0; i--) xy.push(points[2 * i]!, points[2 * i + 1]!);
      } else xy.push(...points);
      ringStart.push(xy.length / 2);
    });
  }
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(ringStart) };
}

/** Outlines of the buildings that stand on the ground ([O6]), one solid each; what the plan adds is no building. */
export function groundBuildings(scene: Scene): SolidTable {
  const { walls, standsOnGround, feature } = scene;
  const kept: number[] = [];
  for (let s = 0; s < standsOnGround.length; s++) if (standsOnGround[s] === 1 && feature[s]! >= 0) kept.push(s);
  const { xy, ringStart, solidStart } = walls;
  let vertices = 0;
  for (const s of kept) vertices += ringStart[solidStart[s + 1]!]! - ringStart[solidStart[s]!]!;
  const outXy = new Float64Array(2 * vertices);
  const rings: number[] = [0];
  const solids: number[] = [0];
  let at = 0;
  for (const s of kept) {
    for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
      const ring = xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!);
      outXy.set(ring, 2 * at);
      at += ring.length / 2;
      rings.push(at);
    }
    solids.push(rings.length - 1);
  }
  return {
    xy: outXy,
    ringStart: Uint32Array.from(rings),
    solidStart: Uint32Array.from(solids),
    base_m: Float64Array.from(kept, (s) => walls.base_m[s]!),
    top_m: Float64Array.from(kept, (s) => walls.top_m[s]!),
  };
}

/** Builds public space in steps; yields the share done. Without an `area` it is the network's corridor. */
export function* publicSpaceSteps(
  area: Region | undefined,
  network: Network,
  ground: SolidTable,
): Generator<number, PublicSpace, void> {
  const inside = area ?? corridorOf(network);
  const bounds = boundsOf([inside]) ?? [0, 0, 1, 1];
  const grid = createTileGrid(bounds, tileSize_m(bounds));
  const outside = ringsWithin(ground, bounds);
  const domain = yield* domainSteps(grid, [[inside]], [[outside]]);
  return { basis: area ? 'zone' : 'corridor', domain, inside, outside };
}

/** A zone minus buildings, on a grid of its own: what a requirement or a privacy zone is measured on. */
export function* zoneSpaceSteps(zone: Region, ground: SolidTable): Generator<number, Domain, void> {
  const bounds = boundsOf([zone]) ?? [0, 0, 1, 1];
  const grid: TileGrid = createTileGrid(bounds, 4);
  return yield* domainSteps(grid, [[zone]], [[ringsWithin(ground, bounds)]]);
}

/** The corridor of every line of the network: raw outlines, to be read with the non-zero rule. */
export function corridorOf(network: Network): Region {
  const lines: { row: number; points: number[] }[] = [];
  let end = -1;
  for (let s = 0; s < network.segments; s++) {
    const row = network.street[s]!;
    const { ends } = network;
    const last = lines.at(-1);
    if (last && last.row === row && network.startNode[s] === end) last.points.push(ends[4 * s + 2]!, ends[4 * s + 3]!);
    else lines.push({ row, points: [...ends.subarray(4 * s, 4 * s + 4)] });
    end = network.endNode[s]!;
  }
  return strokes(lines.map(({ row, points }) => ({ points, halfWidth_m: network.corridor_m[row]! })));
}

/** Lines widened each by its own half width: raw outlines, to be read with the non-zero rule. */
export function strokes(
  lines: readonly { readonly points: ArrayLike<number>; readonly halfWidth_m: number }[],
): Region {
  if (lines.length === 0) return EMPTY_REGION;
  const xy: number[] = [];
  const ringStart: number[] = [0];
  for (const { points, halfWidth_m } of lines) {
    if (pushStroke(points, halfWidth_m, xy) > 0) ringStart.push(xy.length / 2);
  }
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(ringStart) };
}

/** The rings of the solids whose box meets `bounds`. */
function ringsWithin(table: SolidTable, [minX, minY, maxX, maxY]: Bounds): Region {
  const { xy, ringStart, solidStart } = table;
  const outXy: number[] = [];
  const outStart: number[] = [0];
  for (let s = 0; s + 1 < solidStart.length; s++) {
    const first = ringStart[solidStart[s]!]!;
    const end = ringStart[solidStart[s + 1]!]!;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = first; i < end; i++) {
      const x = xy[2 * i]!;
      const y = xy[2 * i + 1]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
    if (x1 < minX || x0 > maxX || y1 < minY || y0 > maxY) continue;
    for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
      for (let i = 2 * ringStart[r]!; i < 2 * ringStart[r + 1]!; i++) outXy.push(xy[i]!);
      outStart.push(outXy.length / 2);
    }
  }
  return { xy: Float64Array.from(outXy), ringStart: Uint32Array.from(outStart) };
}
