/**
 * The plane in square blocks of tiles. What a block has of an overlay depends on the layers that reach into it and
 * on nothing else, so that it can be kept and taken over as long as they stay the same; sums over blocks in their
 * one order give the same figures whether the blocks were kept or computed anew.
 */
import { createBuilder, domainOfStream, type Domain, type RingSet } from './domain';
import { boundsOf, type Bounds, type TileGrid } from './grid';
import { addRings, createPieceStream, restartStream } from './pieces';

/** Tiles along a block's side: enough to make crossings between blocks few, few enough to compute one anew at once. */
const BLOCK_TILES = 8;
/** Blocks are numbered row by row over a span that no plan leaves, with (0, 0) of the frame in the middle. */
const SPAN = 2 ** 22;

/** A domain by blocks. Those of its blocks that have a part of it are listed in ascending order. */
export interface BlockDomain {
  readonly tile_m: number;
  readonly area_m2: number;
  readonly keys: readonly number[];
  /** The block's part; undefined where the domain has none. */
  readonly at: (key: number) => Domain | undefined;
}

/**
 * The domain of points within `inside` and not within `outside` (non-zero rule; rings may overlap), in steps; yields
 * the share done. `tile_m` is a power of two.
 */
export function* blockDomainSteps(
  tile_m: number,
  inside: RingSet,
  outside: RingSet,
): Generator<number, BlockDomain, void> {
  const insideRings = yield* ringsByBlock(inside, tile_m, () => true);
  yield 0.05;
  const outsideRings = yield* ringsByBlock(outside, tile_m, (key) => insideRings.has(key));
  const builder = createBuilder(2, 1);
  const stream = createPieceStream(gridOf(0, tile_m), 1 << 12);
  const domains = new Map<number, Domain>();
  const keys = [...insideRings.keys()].sort((a, b) => a - b);
  let area_m2 = 0;
  let work = 0;
  for (const [done, key] of keys.entries()) {
    restartStream(stream, gridOf(key, tile_m));
    for (const r of insideRings.get(key)!) addRings(stream, inside.xy, inside.ringStart, r, r + 1, 0);
    for (const r of outsideRings.get(key) ?? []) addRings(stream, outside.xy, outside.ringStart, r, r + 1, 1);
    const domain = domainOfStream(stream, builder);
    // A block may hold no more than the border of what lies left of it.
    if (domain.area_m2 > 0 || domain.sign.length > 0) domains.set(key, domain);
    area_m2 += domain.area_m2;
    work += stream.count + 100;
    if (work > RECORDS_PER_STEP) {
      work = 0;
      yield 0.1 + (0.9 * done) / keys.length;
    }
  }
  return { tile_m, area_m2, keys: [...domains.keys()], at: (key) => domains.get(key) };
}

/** Records that an overlay may go through between two pauses. */
export const RECORDS_PER_STEP = 8_000;
const RINGS_PER_STEP = 5_000;

/** The whole plane: every block is in altogether. It has no end, and so neither keys nor area. */
export function everywhere(tile_m: number): Pick<BlockDomain, 'tile_m' | 'at'> {
  const n = BLOCK_TILES;
  const column = { tileArea_m2: new Float64Array(n).fill(tile_m * tile_m), full: new Uint8Array(n).fill(1) };
  const whole = {
    area_m2: (n * tile_m) ** 2,
    rowStart: Uint32Array.from({ length: n + 1 }, (_, i) => i),
    col: new Int32Array(n),
    ...column,
    areaBefore_m2: new Float64Array(n),
    insideAfter: column.full,
    pieceStart: new Uint32Array(n + 1),
    at: new Float64Array(0),
    sign: new Int8Array(0),
  };
  return { tile_m, at: (key) => ({ ...whole, grid: gridOf(key, tile_m) }) };
}

/** Blocks of one row follow each other in ascending order. */
export const rowOfBlock = (key: number): number => Math.floor(key / SPAN);

function gridOf(key: number, tile_m: number): TileGrid {
  const side = BLOCK_TILES * tile_m;
  const row = Math.floor(key / SPAN) - SPAN / 2;
  const col = (key % SPAN) - SPAN / 2;
  return { minX: col * side, minY: row * side, tile_m, cols: BLOCK_TILES, rows: BLOCK_TILES };
}

/** Visits the blocks that a box meets, row by row. */
export function eachBlock(
  [minX, minY, maxX, maxY]: Bounds,
  tile_m: number,
  visit: (key: number) => void,
): void {
  const side = BLOCK_TILES * tile_m;
  const [c0, c1] = [Math.floor(minX / side), Math.floor(maxX / side)];
  const r1 = Math.floor(maxY / side);
  for (let r = Math.floor(minY / side); r <= r1; r++) {
    for (let c = c0; c <= c1; c++) visit((r + SPAN / 2) * SPAN + c + SPAN / 2);
  }
}

function addTo(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Rings by the blocks that their boxes meet: a closed ring says nothing beyond its box. */
function* ringsByBlock(
  { xy, ringStart }: RingSet,
  tile_m: number,
  of: (key: number) => boolean,
): Generator<number, Map<number, number[]>, void> {
  const found = new Map<number, number[]>();
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const bounds = boundsOf([{ xy: xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!), ringStart }]);
    if (bounds) eachBlock(bounds, tile_m, (key) => of(key) && addTo(found, key, r));
    if (r % RINGS_PER_STEP === RINGS_PER_STEP - 1) yield 0;
  }
  return found;
}
