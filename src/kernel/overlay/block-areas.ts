/** What each of many layers has of a domain, whatever the others have: in parts of blocks, which may be done elsewhere. */
import type { Region } from '../region';
import { alone, finish, type Share, type ShareOut } from '../steps';
import { createBlockRoom, type BlockRoom } from './block-levels';
import { layersByBlock } from './block-reach';
import { blocksOfPart, RECORDS_PER_STEP, type BlockDomain, type DomainPart } from './blocks';
import type { Domain } from './domain';
import { overlayLevels } from './levels';
import { addRegion, restartStream } from './pieces';

/** Some blocks of a part of the domain, with every layer and hole that reaches into them. */
export interface AreaJob {
  readonly kind: 'areas';
  readonly tile_m: number;
  readonly keys: readonly number[];
  readonly part: DomainPart;
  readonly layers: RegionList;
  readonly holes: RegionList;
}

/** Areas in m², block by block and in each layer by layer, those of the layers that reach into it. */
export type AreaAnswer = Float64Array;

/** Regions in one table: thousands of small ones would be slow to hand over one by one. */
interface RegionList {
  readonly xy: Float64Array;
  /** Of each region its first and closing ring starts, counted from its own first vertex. */
  readonly ringStart: Uint32Array;
  /** First coordinate, and first ring start, of each region, and the closing ones. */
  readonly coordinate: Uint32Array;
  readonly ring: Uint32Array;
}

/**
 * Area of each layer (a region whose polygons may overlap: non-zero rule) inside the domain and outside of all holes,
 * m², in steps; yields the share done.
 */
export function* layerAreaSteps(
  domain: BlockDomain,
  layers: readonly Region[],
  holes: readonly Region[],
  shareOut: ShareOut<AreaJob, AreaAnswer> = alone,
): Generator<Share, Float64Array, void> {
  const { tile_m } = domain;
  const placed = place(tile_m, layers, holes, (key) => domain.at(key) !== undefined);
  const parts = reachedParts(domain, placed);
  const answers: AreaAnswer[] = [];
  const room = createBlockRoom();
  yield* shareOut({
    parts: parts.length,
    here: function* (p) {
      answers[p] = yield* partSteps(room, domain.at, parts[p]!.keys, placed);
    },
    jobOf: (p) => ({ kind: 'areas', tile_m, ...parts[p]!, ...reaching(placed, parts[p]!.keys) }),
    keep: (p, answer) => void (answers[p] = answer),
  });
  const area_m2 = new Float64Array(layers.length);
  for (const [p, { keys }] of parts.entries()) {
    let n = 0;
    for (const key of keys)
      for (const l of placed.layersAt.get(key)!) area_m2[l] = area_m2[l]! + answers[p]![n++]!;
  }
  return area_m2;
}

/** Does a job in one go. */
export function layerAreas({ tile_m, keys, part, layers, holes }: AreaJob): AreaAnswer {
  const here = new Set(keys);
  const domains = blocksOfPart(tile_m, part);
  const placed = place(tile_m, regionsOf(layers), regionsOf(holes), (key) => here.has(key));
  return finish(partSteps(createBlockRoom(), (key) => domains.get(key), keys, placed));
}

interface Placed {
  readonly layers: readonly Region[];
  readonly holes: readonly Region[];
  /** Numbers of those that reach into each block, ascending. */
  readonly layersAt: ReadonlyMap<number, readonly number[]>;
  readonly holesAt: ReadonlyMap<number, readonly number[]>;
}

function place(
  tile_m: number,
  layers: readonly Region[],
  holes: readonly Region[],
  of: (key: number) => boolean,
): Placed {
  const layersAt = layersByBlock(layers, tile_m, of);
  return { layers, holes, layersAt, holesAt: layersByBlock(holes, tile_m, (key) => layersAt.has(key)) };
}

/** The parts of the domain with the blocks of each that a layer reaches. */
function reachedParts(
  { parts }: BlockDomain,
  { layersAt }: Placed,
): readonly { readonly part: DomainPart; readonly keys: readonly number[] }[] {
  const reached = [...layersAt.keys()].sort((a, b) => a - b);
  let next = 0;
  return parts.flatMap((part) => {
    const from = next;
    while (next < reached.length && reached[next]! <= part.keys.at(-1)!) next++;
    return next > from ? [{ part, keys: reached.slice(from, next) }] : [];
  });
}

function* partSteps(
  { stream, levels }: BlockRoom,
  at: (key: number) => Domain | undefined,
  keys: readonly number[],
  { layers, holes, layersAt, holesAt }: Placed,
): Generator<number, AreaAnswer, void> {
  const areas: number[] = [];
  let work = 0;
  for (const [done, key] of keys.entries()) {
    const domain = at(key)!;
    const here = layersAt.get(key)!;
    const out = holesAt.get(key) ?? [];
    restartStream(stream, domain.grid);
    here.forEach((layer, l) => addRegion(stream, layers[layer]!, l));
    out.forEach((hole, h) => addRegion(stream, holes[hole]!, here.length + h));
    const options = { firstHole: here.length };
    const { seen_m2 } = overlayLevels(stream, here.length + out.length, domain, options, levels);
    for (let l = 0; l < here.length; l++) areas.push(seen_m2[l]!);
    work += stream.count + 500;
    if (work > RECORDS_PER_STEP) {
      work = 0;
      yield done / keys.length;
    }
  }
  return Float64Array.from(areas);
}

/** Layers and holes that reach into the blocks, in their order. */
function reaching(
  { layers, holes, layersAt, holesAt }: Placed,
  keys: readonly number[],
): { readonly layers: RegionList; readonly holes: RegionList } {
  const listed = (regions: readonly Region[], byBlock: Placed['layersAt']): RegionList => {
    const numbers = new Set(keys.flatMap((key) => byBlock.get(key) ?? []));
    return listOf([...numbers].sort((a, b) => a - b).map((n) => regions[n]!));
  };
  return { layers: listed(layers, layersAt), holes: listed(holes, holesAt) };
}

function listOf(regions: readonly Region[]): RegionList {
  const coordinate = new Uint32Array(regions.length + 1);
  const ring = new Uint32Array(regions.length + 1);
  for (const [n, { xy, ringStart }] of regions.entries()) {
    coordinate[n + 1] = coordinate[n]! + xy.length;
    ring[n + 1] = ring[n]! + ringStart.length;
  }
  const xy = new Float64Array(coordinate[regions.length]!);
  const ringStart = new Uint32Array(ring[regions.length]!);
  for (const [n, region] of regions.entries()) {
    xy.set(region.xy, coordinate[n]);
    ringStart.set(region.ringStart, ring[n]);
  }
  return { xy, ringStart, coordinate, ring };
}

const regionsOf = ({ xy, ringStart, coordinate, ring }: RegionList): readonly Region[] =>
  Array.from({ length: ring.length - 1 }, (_, n) => ({
    xy: xy.subarray(coordinate[n], coordinate[n + 1]),
    ringStart: ringStart.subarray(ring[n], ring[n + 1]),
  }));
