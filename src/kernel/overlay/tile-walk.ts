/**
 * The walk over all tiles that the outlines of many layers pass, row by row, with what is known about each before it
 * is swept: which layers hold it altogether, which have outline in it, and the domain's part of it.
 */
import { TILE_BORDER, type Domain } from './domain';
import { BORDER, PIECE, type PieceStream } from './pieces';
import { clearSlabs, createSlabSweep, putBorder, putPiece, type SlabSweep } from './slabs';

/** Owner of pieces and borders in a tile's sweep that are the domain's; layers have local numbers from 0 on. */
const DOMAIN = -1;

/** Working memory of walks, used for one after another: most are over a block with few layers. */
export interface WalkRoom {
  readonly sweep: SlabSweep;
  layers: number;
  held: Int32Array;
  wind: Int32Array;
  place: Int32Array;
  localOf: Int32Array;
  stamp: Int32Array;
  around: Int32Array;
  localLayer: Int32Array;
  localStart: Int32Array;
  tileStamp: number;
}

export const createWalkRoom = (): WalkRoom => ({
  sweep: createSlabSweep(),
  layers: 0,
  held: new Int32Array(0),
  wind: new Int32Array(0),
  place: new Int32Array(0),
  localOf: new Int32Array(0),
  stamp: new Int32Array(0),
  around: new Int32Array(0),
  localLayer: new Int32Array(16),
  localStart: new Int32Array(16),
  tileStamp: 0,
});

function growRoom(room: WalkRoom, layers: number): void {
  if (room.layers >= layers) return;
  room.layers = 2 * layers;
  for (const key of ['held', 'wind', 'place', 'localOf', 'stamp', 'around'] as const)
    room[key] = new Int32Array(room.layers);
}

export interface TileWalk {
  readonly room: WalkRoom;
  readonly stream: PieceStream;
  readonly domain: Domain;
  /** Layers from this number on are holes in the domain. */
  readonly firstHole: number;
  /** Next record, and next entry of the domain, in the row at hand. */
  record: number;
  entry: number;

  /** Layers that hold the corner at hand, their winding numbers there, and each layer's place in the list. */
  readonly held: Int32Array;
  heldCount: number;
  heldHoles: number;
  readonly wind: Int32Array;
  readonly place: Int32Array;

  /** Layers with outline in the tile at hand: how many, their numbers, and their winding numbers at its corner. */
  locals: number;
  localLayer: Int32Array;
  localStart: Int32Array;
  readonly localOf: Int32Array;
  readonly stamp: Int32Array;
  /** The tile's pieces, the domain's among them unless `full`. */
  readonly sweep: SlabSweep;
  /** The domain holds the whole tile. */
  full: boolean;

  /** Layers that hold the whole tile: held and not local. */
  readonly around: Int32Array;
  aroundCount: number;
  aroundHoles: number;
}

export interface TileVisitor {
  /** Tiles from column `from` up to `to` without outline: they lie in the held layers altogether. */
  span(row: number, from: number, to: number): void;
  /** A tile loaded into the sweep; some of it is in the domain and no hole holds all of it. */
  tile(row: number, col: number): void;
}

export function createTileWalk(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  firstHole: number,
  room: WalkRoom = createWalkRoom(),
): TileWalk {
  growRoom(room, layerCount);
  const { sweep, held, wind, place, localOf, stamp, around } = room;
  return {
    room,
    stream,
    domain,
    firstHole,
    record: 0,
    entry: 0,
    held,
    heldCount: 0,
    heldHoles: 0,
    wind,
    place,
    locals: 0,
    localLayer: room.localLayer,
    localStart: room.localStart,
    localOf,
    stamp,
    sweep,
    full: false,
    around,
    aroundCount: 0,
    aroundHoles: 0,
  };
}

/** Walks one row; rows must be walked in ascending order, with the stream sorted. */
export function walkRow(w: TileWalk, row: number, visitor: TileVisitor): void {
  const { key, order, count } = w.stream;
  const { cols } = w.domain.grid;
  const rowKey = row * (cols + 1);
  const endKey = rowKey + cols + 1;
  w.entry = w.domain.rowStart[row]!;
  let next = 0;
  while (w.record < count && key[order[w.record]!]! < endKey) {
    const from = w.record;
    const tileKey = key[order[from]!]!;
    const col = tileKey - rowKey - 1;
    let to = from + 1;
    while (to < count && key[order[to]!] === tileKey) to++;
    if (col >= 0) {
      if (col > next) visitor.span(row, next, col);
      if (loadTile(w, row, col, from, to)) visitor.tile(row, col);
      next = col + 1;
    }
    applySteps(w, from, to);
    w.record = to;
  }
  if (cols > next) visitor.span(row, next, cols);
  // What still holds the right end of the row goes on beyond the grid.
  for (let h = 0; h < w.heldCount; h++) w.wind[w.held[h]!] = 0;
  w.heldCount = 0;
  w.heldHoles = 0;
}

/** Moves `entry` to the row's first entry at or behind `col`. */
export function seekEntry(w: TileWalk, row: number, col: number): void {
  const end = w.domain.rowStart[row + 1]!;
  while (w.entry < end && w.domain.col[w.entry]! < col) w.entry++;
}

/** After a tile: the winding numbers at the next corner. */
function applySteps(w: TileWalk, from: number, to: number): void {
  const { meta, order } = w.stream;
  for (let i = from; i < to; i++) {
    const m = meta[order[i]!]!;
    if (((m >> 1) & 3) <= BORDER) continue;
    const layer = m >> 3;
    const before = w.wind[layer]!;
    const after = before + (m & 1 ? -1 : 1);
    w.wind[layer] = after;
    if (before === 0) {
      w.place[layer] = w.heldCount;
      w.held[w.heldCount++] = layer;
      if (layer >= w.firstHole) w.heldHoles++;
    } else if (after === 0) {
      const last = w.held[--w.heldCount]!;
      w.held[w.place[layer]!] = last;
      w.place[last] = w.place[layer]!;
      if (layer >= w.firstHole) w.heldHoles--;
    }
  }
}

/** Loads records `from`…`to` − 1 and the domain's pieces; false when nothing of the tile can count. */
function loadTile(w: TileWalk, row: number, col: number, from: number, to: number): boolean {
  const { domain } = w;
  seekEntry(w, row, col);
  const here = w.entry < domain.rowStart[row + 1]! && domain.col[w.entry] === col ? w.entry : -1;
  const inRun = w.entry > domain.rowStart[row]! && domain.insideAfter[w.entry - 1] === 1;
  w.full = here < 0 ? inRun : domain.full[here] === 1;
  if (!w.full && (here < 0 || domain.pieceStart[here] === domain.pieceStart[here + 1])) return false;
  loadLayers(w, from, to);
  if (w.aroundHoles > 0) return false;
  if (!w.full) loadDomain(w, here);
  return true;
}

/** Gives local numbers to the layers with outline in the tile and fills the sweep. */
function loadLayers(w: TileWalk, from: number, to: number): void {
  const { meta, order, at } = w.stream;
  const { sweep, localOf, stamp } = w;
  const mark = ++w.room.tileStamp;
  clearSlabs(sweep);
  w.locals = 0;
  for (let i = from; i < to; i++) {
    const r = order[i]!;
    const m = meta[r]!;
    const kind = (m >> 1) & 3;
    if (kind > BORDER) continue;
    const layer = m >> 3;
    if (stamp[layer] !== mark) {
      stamp[layer] = mark;
      if (w.locals === w.localLayer.length) growLocals(w);
      localOf[layer] = w.locals;
      w.localLayer[w.locals] = layer;
      w.localStart[w.locals++] = w.wind[layer]!;
    }
    const sign = m & 1 ? -1 : 1;
    if (kind === PIECE) putPiece(sweep, at, 4 * r, localOf[layer]!, sign);
    else putBorder(sweep, at, 4 * r, localOf[layer]!, sign);
  }
  w.aroundCount = 0;
  w.aroundHoles = 0;
  for (let h = 0; h < w.heldCount; h++) {
    const layer = w.held[h]!;
    if (stamp[layer] === mark) continue;
    w.around[w.aroundCount++] = layer;
    if (layer >= w.firstHole) w.aroundHoles++;
  }
}

function loadDomain(w: TileWalk, entry: number): void {
  const { domain, sweep } = w;
  const { at } = domain;
  for (let p = domain.pieceStart[entry]!; p < domain.pieceStart[entry + 1]!; p++) {
    const sign = domain.sign[p]!;
    if (sign === TILE_BORDER) {
      putBorder(sweep, at, 4 * p + 1, DOMAIN, 1);
      putBorder(sweep, at, 4 * p + 3, DOMAIN, -1);
    } else putPiece(sweep, at, 4 * p, DOMAIN, sign);
  }
}

function growLocals(w: TileWalk): void {
  const layer = new Int32Array(2 * w.localLayer.length);
  layer.set(w.localLayer);
  w.room.localLayer = w.localLayer = layer;
  const start = new Int32Array(2 * w.localStart.length);
  start.set(w.localStart);
  w.room.localStart = w.localStart = start;
}
