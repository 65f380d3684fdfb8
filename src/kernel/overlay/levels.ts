/**
 * k-coverage, exactly and for every k at once: how much of a domain lies in exactly 0, 1, 2, … of many layers, and
 * what each layer and each pair of layers has of it. Tile by tile: a tile that no outline passes is settled by the
 * layers that hold its corner; in the others a slab sweep counts (see `slabs.ts`).
 */
import { areaBeforeColumn, type Domain } from './domain';
import { addToPair, createPairTable, type PairTable } from './pair-table';
import { BORDER, PIECE, sortByTile, type PieceStream } from './pieces';
import {
  beginSlabs,
  clearSlabs,
  createSlabSweep,
  nextSlab,
  putBorder,
  putPiece,
  type SlabSweep,
} from './slabs';

/** Areas in m² inside the domain. */
export interface LevelSums {
  /** By number of layers; as long as the highest k plus one. */
  readonly byK_m2: readonly number[];
  /** Per layer. */
  readonly seen_m2: Float64Array;
  /** Per layer: what lies in it alone. */
  readonly unique_m2: Float64Array;
  /** Shared area per pair of layers; absent when it was not asked for. */
  readonly pairs?: PairTable;
}

export interface LevelOptions {
  /** Sum up each pair of layers. */
  readonly pairs?: boolean;
  /** Layers from this number on are no layers but holes in the domain. */
  readonly firstHole?: number;
  /** Is told every part with at least `visitFrom` layers: see `CellVisitor`. */
  readonly visit?: CellVisitor;
  readonly visitFrom?: number;
}

/**
 * A part of the domain that lies in the same layers throughout, not larger than a tile: its area in m², centroid in
 * frame metres, and the first `count` entries of `layers` (not sorted, only valid during the call).
 */
export type CellVisitor = (area_m2: number, x: number, y: number, layers: Int32Array, count: number) => void;

/**
 * Overlays layers 0…`layerCount` − 1, whose rings were added to `stream` (on the domain's grid), on the domain.
 * A layer's polygons may overlap and touch: non-zero rule.
 */
export function overlayLevels(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  options: LevelOptions = {},
): LevelSums {
  const run = levelSteps(stream, layerCount, domain, options);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of about 20,000 records, so that it can be dropped half-way; yields the share done. */
export function* levelSteps(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  options: LevelOptions = {},
): Generator<number, LevelSums, void> {
  if (stream.grid !== domain.grid) throw new Error('layers and domain lie on different grids');
  sortByTile(stream);
  const o = createOverlay(stream, layerCount, domain, options);
  let nextPause = RECORDS_PER_STEP;
  for (let row = 0; row < domain.grid.rows; row++) {
    overlayRow(o, row);
    if (o.record > nextPause) {
      nextPause = o.record + RECORDS_PER_STEP;
      yield o.record / stream.count;
    }
  }
  let most = o.byK.length;
  while (most > 1 && o.byK[most - 1] === 0) most--;
  return {
    byK_m2: [...o.byK.subarray(0, most)],
    seen_m2: o.seen,
    unique_m2: o.unique,
    ...(o.pairs ? { pairs: o.pairs } : {}),
  };
}

const RECORDS_PER_STEP = 20000;
/** Owners of pieces in a tile's sweep that are no layer. */
const DOMAIN = -1;

interface Overlay {
  readonly stream: PieceStream;
  readonly domain: Domain;
  readonly firstHole: number;
  readonly visit: CellVisitor | undefined;
  readonly visitFrom: number;
  record: number;
  entry: number;

  /** Layers that hold the corner at hand, their winding numbers there, and each layer's place in the list. */
  readonly held: Int32Array;
  heldCount: number;
  heldHoles: number;
  readonly wind: Int32Array;
  readonly place: Int32Array;

  /** Layers with outline in the tile at hand get local numbers. */
  readonly localOf: Int32Array;
  readonly stamp: Int32Array;
  tileStamp: number;
  locals: number;
  local: LocalLayers;
  readonly sweep: SlabSweep;

  /** Layers that hold the whole tile: held and not local. */
  readonly around: Int32Array;
  aroundCount: number;
  aroundHoles: number;
  readonly cellLayers: Int32Array;

  readonly byK: Float64Array;
  readonly seen: Float64Array;
  readonly unique: Float64Array;
  readonly pairs: PairTable | undefined;
}

interface LocalLayers {
  layer: Int32Array;
  start: Int32Array;
  wind: Int32Array;
  seen: Float64Array;
  unique: Float64Array;
  /** By number of local layers. */
  byK: Float64Array;
  /** Square, `capacity` wide. */
  pair: Float64Array;
  capacity: number;
}

function createOverlay(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  options: LevelOptions,
): Overlay {
  return {
    stream,
    domain,
    firstHole: options.firstHole ?? layerCount,
    visit: options.visit,
    visitFrom: options.visitFrom ?? 0,
    record: 0,
    entry: 0,
    held: new Int32Array(layerCount),
    heldCount: 0,
    heldHoles: 0,
    wind: new Int32Array(layerCount),
    place: new Int32Array(layerCount),
    localOf: new Int32Array(layerCount),
    stamp: new Int32Array(layerCount),
    tileStamp: 0,
    locals: 0,
    local: createLocals(16),
    sweep: createSlabSweep(),
    around: new Int32Array(layerCount),
    aroundCount: 0,
    aroundHoles: 0,
    cellLayers: new Int32Array(layerCount),
    byK: new Float64Array(layerCount + 1),
    seen: new Float64Array(layerCount),
    unique: new Float64Array(layerCount),
    pairs: options.pairs ? createPairTable(layerCount) : undefined,
  };
}

function createLocals(capacity: number): LocalLayers {
  return {
    layer: new Int32Array(capacity),
    start: new Int32Array(capacity),
    wind: new Int32Array(capacity),
    seen: new Float64Array(capacity),
    unique: new Float64Array(capacity),
    byK: new Float64Array(capacity + 1),
    pair: new Float64Array(capacity * capacity),
    capacity,
  };
}

function overlayRow(o: Overlay, row: number): void {
  const { key, order, count } = o.stream;
  const { cols } = o.domain.grid;
  const rowKey = row * (cols + 1);
  const endKey = rowKey + cols + 1;
  o.entry = o.domain.rowStart[row]!;
  let next = 0;
  while (o.record < count && key[order[o.record]!]! < endKey) {
    const from = o.record;
    const tileKey = key[order[from]!]!;
    const col = tileKey - rowKey - 1;
    let to = from + 1;
    while (to < count && key[order[to]!] === tileKey) to++;
    if (col >= 0) {
      addSpan(o, row, next, col);
      addTile(o, row, col, from, to);
      next = col + 1;
    }
    applySteps(o, from, to);
    o.record = to;
  }
  addSpan(o, row, next, cols);
  clearHeld(o);
}

/** After a tile: the winding numbers at the next corner. */
function applySteps(o: Overlay, from: number, to: number): void {
  const { meta, order } = o.stream;
  for (let i = from; i < to; i++) {
    const m = meta[order[i]!]!;
    if (((m >> 1) & 3) <= BORDER) continue;
    const layer = m >> 3;
    const before = o.wind[layer]!;
    const after = before + (m & 1 ? -1 : 1);
    o.wind[layer] = after;
    if (before === 0) {
      o.place[layer] = o.heldCount;
      o.held[o.heldCount++] = layer;
      if (layer >= o.firstHole) o.heldHoles++;
    } else if (after === 0) {
      const last = o.held[--o.heldCount]!;
      o.held[o.place[layer]!] = last;
      o.place[last] = o.place[layer]!;
      if (layer >= o.firstHole) o.heldHoles--;
    }
  }
}

/** Every ring is closed, so nothing should hold the right end of a row but what goes on beyond the grid. */
function clearHeld(o: Overlay): void {
  for (let h = 0; h < o.heldCount; h++) o.wind[o.held[h]!] = 0;
  o.heldCount = 0;
  o.heldHoles = 0;
}

/** Tiles without any outline from column `from` up to `to`: they lie in the held layers altogether. */
function addSpan(o: Overlay, row: number, from: number, to: number): void {
  if (to <= from) return;
  const { domain } = o;
  const end = domain.rowStart[row + 1]!;
  if (o.visit && o.heldHoles === 0 && o.heldCount >= o.visitFrom) visitSpan(o, row, from, to);
  while (o.entry < end && domain.col[o.entry]! < from) o.entry++;
  const before = areaBeforeColumn(domain, row, o.entry, from);
  while (o.entry < end && domain.col[o.entry]! < to) o.entry++;
  const area = areaBeforeColumn(domain, row, o.entry, to) - before;
  if (!(area > 0) || o.heldHoles > 0) return;
  o.byK[o.heldCount] = o.byK[o.heldCount]! + area;
  if (o.heldCount > 0) addAround(o, o.held, o.heldCount, area);
  if (o.heldCount === 1) o.unique[o.held[0]!] = o.unique[o.held[0]!]! + area;
}

/** Layers that share `area` altogether. */
function addAround(o: Overlay, layers: Int32Array, count: number, area: number): void {
  for (let i = 0; i < count; i++) {
    const layer = layers[i]!;
    o.seen[layer] = o.seen[layer]! + area;
    if (o.pairs) for (let j = 0; j < i; j++) addToPair(o.pairs, layer, layers[j]!, area);
  }
}

/** Tile by tile, since a visitor is promised parts no larger than a tile. */
function visitSpan(o: Overlay, row: number, from: number, to: number): void {
  const { domain } = o;
  const { grid } = domain;
  const end = domain.rowStart[row + 1]!;
  let e = o.entry;
  for (let col = from; col < to; col++) {
    while (e < end && domain.col[e]! < col) e++;
    const here = e < end && domain.col[e] === col;
    const inside = e > domain.rowStart[row]! && domain.insideAfter[e - 1] === 1;
    const area = here ? domain.tileArea_m2[e]! : inside ? grid.tile_m * grid.tile_m : 0;
    if (area > 0) {
      o.visit!(
        area,
        grid.minX + (col + 0.5) * grid.tile_m,
        grid.minY + (row + 0.5) * grid.tile_m,
        o.held,
        o.heldCount,
      );
    }
  }
}

/** A tile that outlines pass: records `from`…`to` − 1. */
function addTile(o: Overlay, row: number, col: number, from: number, to: number): void {
  const { domain, sweep } = o;
  const { grid } = domain;
  const end = domain.rowStart[row + 1]!;
  while (o.entry < end && domain.col[o.entry]! < col) o.entry++;
  const e = o.entry < end && domain.col[o.entry] === col ? o.entry : -1;
  const inRun = o.entry > domain.rowStart[row]! && domain.insideAfter[o.entry - 1] === 1;
  const full = e < 0 ? inRun : domain.full[e] === 1;
  if (!full && (e < 0 || domain.pieceStart[e] === domain.pieceStart[e + 1])) return;
  loadTile(o, from, to);
  if (o.aroundHoles > 0) return;
  if (!full) {
    for (let p = domain.pieceStart[e]!; p < domain.pieceStart[e + 1]!; p++) {
      const { at } = domain;
      putPiece(sweep, at[4 * p]!, at[4 * p + 1]!, at[4 * p + 2]!, at[4 * p + 3]!, DOMAIN, domain.sign[p]!);
    }
  }
  sweepLevels(o, full, grid.minX + col * grid.tile_m, grid.minY + row * grid.tile_m);
  settle(o);
}

/** Gives local numbers to the layers with outline in the tile and fills the sweep. */
function loadTile(o: Overlay, from: number, to: number): void {
  const { meta, order, at } = o.stream;
  const { sweep, localOf, stamp } = o;
  const mark = ++o.tileStamp;
  clearSlabs(sweep);
  o.locals = 0;
  for (let i = from; i < to; i++) {
    const r = order[i]!;
    const m = meta[r]!;
    const kind = (m >> 1) & 3;
    if (kind > BORDER) continue;
    const layer = m >> 3;
    if (stamp[layer] !== mark) {
      stamp[layer] = mark;
      if (o.locals === o.local.capacity) growLocals(o);
      localOf[layer] = o.locals;
      o.local.layer[o.locals] = layer;
      o.local.start[o.locals++] = o.wind[layer]!;
    }
    const sign = m & 1 ? -1 : 1;
    if (kind === PIECE) {
      putPiece(sweep, at[4 * r]!, at[4 * r + 1]!, at[4 * r + 2]!, at[4 * r + 3]!, localOf[layer]!, sign);
    } else putBorder(sweep, at[4 * r]!, localOf[layer]!, sign);
  }
  o.aroundCount = 0;
  o.aroundHoles = 0;
  for (let h = 0; h < o.heldCount; h++) {
    const layer = o.held[h]!;
    if (stamp[layer] === mark) continue;
    o.around[o.aroundCount++] = layer;
    if (layer >= o.firstHole) o.aroundHoles++;
  }
}

function growLocals(o: Overlay): void {
  const old = o.local;
  const more = createLocals(2 * old.capacity);
  more.layer.set(old.layer);
  more.start.set(old.start);
  o.local = more;
}

/**
 * The hot loop. A layer's share of a slab is the domain's running area where it ends less that where it begins, so
 * that a piece costs the same however many layers are stacked.
 */
function sweepLevels(o: Overlay, full: boolean, left: number, bottomY: number): void {
  const { sweep: s, local, locals, firstHole } = o;
  const { layer, start, wind, seen, unique, byK, pair, capacity } = local;
  const width = o.domain.grid.tile_m;
  const wantPairs = o.pairs !== undefined;
  for (let l = 0; l < locals; l++) {
    seen[l] = 0;
    unique[l] = 0;
    byK[l] = 0;
    if (wantPairs) pair.fill(0, l * capacity, l * capacity + locals);
  }
  byK[locals] = 0;
  let applied = 0;
  beginSlabs(s, width);
  while (nextSlab(s)) {
    for (; applied < s.nextBorder; applied++) {
      const l = s.borderOwner[applied]!;
      start[l] = start[l]! + s.borderSign[applied]!;
    }
    const height = s.top - s.bottom;
    const { active, midX, activeCount, owner, sign } = s;
    let k = 0;
    let holes = 0;
    for (let l = 0; l < locals; l++) {
      wind[l] = start[l]!;
      if (start[l] !== 0) {
        if (layer[l]! < firstHole) k++;
        else holes++;
      }
    }
    let domainWind = full ? 1 : 0;
    let x = 0;
    let sum = 0;
    let single = 0;
    for (let a = 0; a <= activeCount; a++) {
      const last = a === activeCount;
      const at = last ? width : Math.min(width, Math.max(0, midX[a]!));
      if (at > x) {
        if (domainWind !== 0 && holes === 0) {
          const area = (at - x) * height;
          byK[k] = byK[k]! + area;
          sum += area;
          if (k === 1) single += area;
          if (o.visit) visitCell(o, k, area, left + (x + at) / 2, bottomY + (s.bottom + s.top) / 2);
        }
        x = at;
      }
      if (last) break;
      const p = active[a]!;
      const l = owner[p]!;
      if (l < 0) {
        domainWind += sign[p]!;
        continue;
      }
      const before = wind[l]!;
      const after = before + sign[p]!;
      wind[l] = after;
      if ((before === 0) === (after === 0)) continue;
      const enters = before === 0 ? 1 : -1;
      if (layer[l]! >= firstHole) {
        holes += enters;
        continue;
      }
      k += enters;
      seen[l] = seen[l]! - enters * sum;
      unique[l] = unique[l]! - enters * single;
      if (wantPairs) addToLocalPairs(local, locals, l, firstHole, -enters * sum);
    }
    for (let l = 0; l < locals; l++) {
      if (wind[l] === 0 || layer[l]! >= firstHole) continue;
      seen[l] = seen[l]! + sum;
      unique[l] = unique[l]! + single;
      if (wantPairs) {
        for (let m = 0; m < l; m++) {
          if (wind[m] !== 0 && layer[m]! < firstHole) pair[l * capacity + m] = pair[l * capacity + m]! + sum;
        }
      }
    }
  }
}

/** Layer `l` begins or ends where the running area is ∓`amount`: so does its overlap with every layer that is on. */
function addToLocalPairs(
  local: LocalLayers,
  locals: number,
  l: number,
  firstHole: number,
  amount: number,
): void {
  const { layer, wind, pair, capacity } = local;
  for (let m = 0; m < locals; m++) {
    if (m === l || wind[m] === 0 || layer[m]! >= firstHole) continue;
    const at = m < l ? l * capacity + m : m * capacity + l;
    pair[at] = pair[at]! + amount;
  }
}

function visitCell(o: Overlay, k: number, area: number, x: number, y: number): void {
  if (k + o.aroundCount < o.visitFrom) return;
  const { cellLayers, local } = o;
  let n = 0;
  for (let i = 0; i < o.aroundCount; i++) cellLayers[n++] = o.around[i]!;
  for (let l = 0; l < o.locals; l++) if (local.wind[l] !== 0) cellLayers[n++] = local.layer[l]!;
  o.visit!(area, x, y, cellLayers, n);
}

/** Adds the swept tile to the sums, under the layers that hold all of it. */
function settle(o: Overlay): void {
  const { local, locals, around, aroundCount, pairs } = o;
  const { layer, seen, unique, byK, pair, capacity } = local;
  let area = 0;
  for (let k = 0; k <= locals; k++) {
    if (byK[k] === 0) continue;
    area += byK[k]!;
    o.byK[k + aroundCount] = o.byK[k + aroundCount]! + byK[k]!;
  }
  if (area === 0) return;
  if (aroundCount > 0) addAround(o, around, aroundCount, area);
  if (aroundCount === 1) o.unique[around[0]!] = o.unique[around[0]!]! + byK[0]!;
  for (let l = 0; l < locals; l++) {
    const id = layer[l]!;
    if (seen[l] === 0) continue;
    o.seen[id] = o.seen[id]! + seen[l]!;
    if (aroundCount === 0) o.unique[id] = o.unique[id]! + unique[l]!;
    if (!pairs) continue;
    for (let i = 0; i < aroundCount; i++) addToPair(pairs, id, around[i]!, seen[l]!);
    for (let m = 0; m < l; m++) {
      const shared = pair[l * capacity + m]!;
      if (shared !== 0) addToPair(pairs, id, layer[m]!, shared);
    }
  }
}
