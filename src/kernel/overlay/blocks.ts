/**
 * The plane in square blocks of tiles. What a block has of an overlay depends on the layers that reach into it and
 * on nothing else, so that it can be kept and taken over as long as they stay the same, or be computed elsewhere; sums
 * over blocks in their one order give the same figures whether the blocks were kept or computed anew.
 */
import { alone, finish, scaled, type Share, type ShareOut } from '../steps';
import {
  addDomain,
  createBuilder,
  takeTables,
  type Domain,
  type DomainBuilder,
  type DomainTables,
  type RingSet,
} from './domain';
import { boundsOf, type Bounds, type TileGrid } from './grid';
import { addRings, createPieceStream, restartStream, type PieceStream } from './pieces';

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
  /** The same blocks in the same order, as plain data. */
  readonly parts: readonly DomainPart[];
}

/** Blocks of a domain that follow each other, with their tables in one. */
export interface DomainPart {
  readonly keys: readonly number[];
  readonly area_m2: Float64Array;
  /** First entry of each row of each block, plus one closing entry. */
  readonly rowStart: Uint32Array;
  readonly tables: DomainTables;
}

/** Blocks of a domain to be built: all rings that reach into them. */
export interface DomainJob {
  readonly kind: 'domain';
  readonly tile_m: number;
  readonly keys: readonly number[];
  readonly inside: RingSet;
  readonly outside: RingSet;
}

/** Enough blocks to be worth a message, few enough that nobody waits long for the last ones. */
const PART_BLOCKS = 128;

/**
 * The domain of points within `inside` and not within `outside` (non-zero rule; rings may overlap), in steps; yields
 * the share done. `tile_m` is a power of two.
 */
export function blockDomainSteps(
  tile_m: number,
  inside: RingSet,
  outside: RingSet,
): Generator<number, BlockDomain, void>;
export function blockDomainSteps(
  tile_m: number,
  inside: RingSet,
  outside: RingSet,
  shareOut: ShareOut<DomainJob, DomainPart> | undefined,
): Generator<Share, BlockDomain, void>;
export function* blockDomainSteps(
  tile_m: number,
  inside: RingSet,
  outside: RingSet,
  shareOut: ShareOut<DomainJob, DomainPart> = alone,
): Generator<Share, BlockDomain, void> {
  const within = yield* placedRings(inside, tile_m, () => true);
  yield 0.05;
  const without = yield* placedRings(outside, tile_m, (key) => within.byBlock.has(key));
  const keys = [...within.byBlock.keys()].sort((a, b) => a - b);
  const groups = Array.from({ length: Math.ceil(keys.length / PART_BLOCKS) }, (_, p) =>
    keys.slice(p * PART_BLOCKS, (p + 1) * PART_BLOCKS),
  );
  const room = createDomainRoom();
  const parts: DomainPart[] = [];
  const work = shareOut({
    parts: groups.length,
    here: function* (p) {
      parts[p] = yield* partSteps(room, tile_m, groups[p]!, within, without);
    },
    jobOf: (p) => {
      const [of, off] = [within, without].map((rings) => reaching(rings, groups[p]!));
      return { kind: 'domain', tile_m, keys: groups[p]!, inside: of!, outside: off! };
    },
    keep: (p, part) => void (parts[p] = part),
  });
  yield* scaled(0.1, 0.9, work);
  return domainOfParts(tile_m, parts);
}

/** Does a job in one go. */
export function domainPart({ tile_m, keys, inside, outside }: DomainJob): DomainPart {
  const here = new Set(keys);
  const [within, without] = [inside, outside].map((rings) =>
    finish(placedRings(rings, tile_m, (key) => here.has(key))),
  );
  return finish(partSteps(createDomainRoom(), tile_m, keys, within!, without!));
}

/** Working memory, used for one block after another. */
interface DomainRoom {
  readonly builder: DomainBuilder;
  readonly stream: PieceStream;
}

const createDomainRoom = (): DomainRoom => ({
  builder: createBuilder(2, 1),
  stream: createPieceStream(gridOf(0, 1), 1 << 12),
});

function* partSteps(
  { builder, stream }: DomainRoom,
  tile_m: number,
  keys: readonly number[],
  within: PlacedRings,
  without: PlacedRings,
): Generator<number, DomainPart, void> {
  const found: number[] = [];
  const area_m2 = new Float64Array(keys.length);
  const rowStart = new Uint32Array(keys.length * BLOCK_TILES + 1);
  let work = 0;
  for (const [done, key] of keys.entries()) {
    restartStream(stream, gridOf(key, tile_m));
    addPlaced(stream, within, key, 0);
    addPlaced(stream, without, key, 1);
    const { entries, pieces } = builder;
    const n = found.length;
    area_m2[n] = addDomain(builder, stream, rowStart.subarray(n * BLOCK_TILES, (n + 1) * BLOCK_TILES + 1));
    // A block may hold no more than the border of what lies left of it.
    if (area_m2[n]! > 0 || builder.pieces > pieces) found.push(key);
    else builder.entries = entries;
    work += stream.count + 100;
    if (work > RECORDS_PER_STEP) {
      work = 0;
      yield done / keys.length;
    }
  }
  return {
    keys: found,
    area_m2: area_m2.slice(0, found.length),
    rowStart: rowStart.slice(0, found.length * BLOCK_TILES + 1),
    tables: takeTables(builder),
  };
}

function domainOfParts(tile_m: number, parts: readonly DomainPart[]): BlockDomain {
  const domains = new Map<number, Domain>();
  let area_m2 = 0;
  for (const part of parts) {
    for (const [key, domain] of blocksOfPart(tile_m, part)) {
      domains.set(key, domain);
      area_m2 += domain.area_m2;
    }
  }
  return { tile_m, area_m2, keys: [...domains.keys()], at: (key) => domains.get(key), parts };
}

/** The blocks of a part by their keys. */
export const blocksOfPart = (
  tile_m: number,
  { keys, area_m2, rowStart, tables }: DomainPart,
): ReadonlyMap<number, Domain> =>
  new Map(
    keys.map((key, n) => [
      key,
      {
        grid: gridOf(key, tile_m),
        area_m2: area_m2[n]!,
        rowStart: rowStart.subarray(n * BLOCK_TILES, (n + 1) * BLOCK_TILES + 1),
        ...tables,
      },
    ]),
  );

/** Records that an overlay may go through between two pauses. */
export const RECORDS_PER_STEP = 8_000;

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

/** Rings with those that reach into each block. */
interface PlacedRings extends RingSet {
  /** Their numbers, ascending. */
  readonly byBlock: ReadonlyMap<number, readonly number[]>;
}

const RINGS_PER_STEP = 5_000;

/** Rings by the blocks that their boxes meet: a closed ring says nothing beyond its box. `of` leaves out blocks. */
function* placedRings(
  { xy, ringStart }: RingSet,
  tile_m: number,
  of: (key: number) => boolean,
): Generator<number, PlacedRings, void> {
  const byBlock = new Map<number, number[]>();
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const bounds = boundsOf([{ xy: xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!), ringStart }]);
    if (bounds) eachBlock(bounds, tile_m, (key) => of(key) && addTo(byBlock, key, r));
    if (r % RINGS_PER_STEP === RINGS_PER_STEP - 1) yield 0;
  }
  return { xy, ringStart, byBlock };
}

function addTo(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function addPlaced(
  stream: PieceStream,
  { xy, ringStart, byBlock }: PlacedRings,
  key: number,
  layer: number,
): void {
  for (const r of byBlock.get(key) ?? []) addRings(stream, xy, ringStart, r, r + 1, layer);
}

/** The rings that reach into some of the blocks, in their order. */
function reaching({ xy, ringStart, byBlock }: PlacedRings, keys: readonly number[]): RingSet {
  const rings = [...new Set(keys.flatMap((key) => byBlock.get(key) ?? []))].sort((a, b) => a - b);
  const starts = new Uint32Array(rings.length + 1);
  for (const [n, r] of rings.entries()) starts[n + 1] = starts[n]! + ringStart[r + 1]! - ringStart[r]!;
  const copy = new Float64Array(2 * starts[rings.length]!);
  for (const [n, r] of rings.entries())
    copy.set(xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!), 2 * starts[n]!);
  return { xy: copy, ringStart: starts };
}
