/** Public space ([C2]): the study area, or the corridor of the network, minus buildings that stand on the ground. */
import {
  blockDomainSteps,
  boundsOf,
  type BlockDomain,
  type Bounds,
  type DomainJob,
  type DomainPart,
  type RingSet,
} from '../../kernel/overlay';
import { pushStroke } from '../../kernel/overlay/stroke';
import { EMPTY_REGION, ringArea, type Region } from '../../kernel/region';
import type { Frame } from '../../kernel/frame';
import type { Share, ShareOut } from '../../kernel/steps';
import type { SolidTable } from '../../kernel/wall-index';
import type { PolygonCoordinates } from '../../model/plan';
import type { Scene } from '../scene';
import type { Network } from './network';

export interface PublicSpace {
  readonly basis: 'zone' | 'corridor';
  readonly domain: BlockDomain;
  /** Study area or raw corridor, and the buildings' outlines: read with the non-zero rule. */
  readonly inside: Region;
  readonly outside: RingSet;
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

const SOLIDS_PER_STEP = 50_000;

/**
 * Outlines of the buildings that stand on the ground ([O6]), one solid each, in steps; what the plan adds is no
 * building. Where all do, they are the scene's own: a city's outlines are not kept twice.
 */
export function* groundSteps({ walls, standsOnGround, feature }: Scene): Generator<number, SolidTable, void> {
  const { xy, ringStart, solidStart, base_m, top_m } = walls;
  const stands = (s: number): boolean => standsOnGround[s] === 1 && feature[s]! >= 0;
  let [solids, rings, vertices] = [0, 0, 0];
  for (let s = 0; s < standsOnGround.length; s++) {
    if (!stands(s)) continue;
    solids++;
    rings += solidStart[s + 1]! - solidStart[s]!;
    vertices += ringStart[solidStart[s + 1]!]! - ringStart[solidStart[s]!]!;
  }
  if (solids === standsOnGround.length) return walls;
  const out = {
    xy: new Float64Array(2 * vertices),
    ringStart: new Uint32Array(rings + 1),
    solidStart: new Uint32Array(solids + 1),
    base_m: new Float64Array(solids),
    top_m: new Float64Array(solids),
  };
  let [n, ring, vertex] = [0, 0, 0];
  for (let s = 0; s < standsOnGround.length; s++) {
    if (s % SOLIDS_PER_STEP === SOLIDS_PER_STEP - 1) yield s / standsOnGround.length;
    if (!stands(s)) continue;
    out.base_m[n] = base_m[s]!;
    out.top_m[n] = top_m[s]!;
    for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
      for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++, vertex++) {
        out.xy[2 * vertex] = xy[2 * i]!;
        out.xy[2 * vertex + 1] = xy[2 * i + 1]!;
      }
      out.ringStart[++ring] = vertex;
    }
    out.solidStart[++n] = ring;
  }
  return out;
}

/** Builds public space in steps; yields the share done. Without an `area` it is the network's corridor. */
export function* publicSpaceSteps(
  area: Region | undefined,
  network: Network,
  ground: SolidTable,
  shareOut?: ShareOut<DomainJob, DomainPart>,
): Generator<Share, PublicSpace, void> {
  const inside = area ?? (yield* corridorSteps(network));
  const bounds = boundsOf([inside]) ?? [0, 0, 1, 1];
  const domain = yield* blockDomainSteps(tileSize_m(bounds), inside, ground, shareOut);
  return { basis: area ? 'zone' : 'corridor', domain, inside, outside: ground };
}

/** Tile of a zone's own domain, m: zones are small. */
export const ZONE_TILE_M = 4;

/** A zone minus buildings, on a grid of its own: what a requirement is measured on. */
export const zoneSpaceSteps = (zone: Region, ground: SolidTable): Generator<number, BlockDomain, void> =>
  blockDomainSteps(ZONE_TILE_M, zone, ground);

/** The corridor of every line of the network: raw outlines, to be read with the non-zero rule. */
function* corridorSteps(network: Network): Generator<number, Region, void> {
  const xy: number[] = [];
  const ringStart: number[] = [0];
  const { ends } = network;
  let points: number[] = [];
  for (let s = 0; s < network.segments; s++) {
    if (points.length === 0) points.push(ends[4 * s]!, ends[4 * s + 1]!);
    points.push(ends[4 * s + 2]!, ends[4 * s + 3]!);
    const goesOn =
      s + 1 < network.segments &&
      network.street[s + 1] === network.street[s] &&
      network.startNode[s + 1] === network.endNode[s];
    if (goesOn) continue;
    if (pushStroke(points, network.corridor_m[network.street[s]!]!, xy) > 0) ringStart.push(xy.length / 2);
    points = [];
    if (ringStart.length % LINES_PER_STEP === 0) yield 0;
  }
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.from(ringStart) };
}

const LINES_PER_STEP = 500;

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
