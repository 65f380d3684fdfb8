/**
 * k-coverage, exactly and for every k at once: how much of a domain lies in exactly 0, 1, 2, … of many layers, and
 * what each layer and each pair of layers has of it. Tile by tile: a tile that no outline passes is settled by the
 * layers that hold its corner; in the others a slab sweep counts (see `slabs.ts`).
 */
import { areaBeforeColumn, type Domain } from './domain';
import { addToPair, createPairTable, type PairTable } from './pair-table';
import { sortByTile, type PieceStream } from './pieces';
import { beginSlabs, nextSlab } from './slabs';
import {
  createTileWalk,
  createWalkRoom,
  seekEntry,
  walkRow,
  type TileWalk,
  type WalkRoom,
} from './tile-walk';

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
 * A part of the domain that lies in the same layers throughout, not larger than a tile: its area in m², the middle
 * of its box in frame metres, and the first `count` entries of `layers` (not sorted, only valid during the call).
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
  room: LevelRoom = createLevelRoom(),
): LevelSums {
  if (stream.grid !== domain.grid) throw new Error('layers and domain lie on different grids');
  sortByTile(stream);
  const o = createOverlay(stream, layerCount, domain, options, room);
  const visitor = {
    span: (row: number, from: number, to: number) => addSpan(o, row, from, to),
    tile: (row: number, col: number) => addTile(o, row, col),
  };
  for (let row = 0; row < domain.grid.rows; row++) walkRow(o.walk, row, visitor);
  let most = layerCount + 1;
  while (most > 1 && o.byK[most - 1] === 0) most--;
  return {
    byK_m2: [...o.byK.subarray(0, most)],
    seen_m2: o.seen,
    unique_m2: o.unique,
    ...(o.pairs ? { pairs: o.pairs } : {}),
  };
}

/** Working memory, used for one overlay after another. */
export interface LevelRoom {
  readonly walk: WalkRoom;
  local: LocalSums;
  cellLayers: Int32Array;
  byK: Float64Array;
}

export const createLevelRoom = (): LevelRoom => ({
  walk: createWalkRoom(),
  local: createLocals(16),
  cellLayers: new Int32Array(64),
  byK: new Float64Array(64),
});

interface Overlay {
  readonly room: LevelRoom;
  readonly walk: TileWalk;
  readonly visit: CellVisitor | undefined;
  readonly visitFrom: number;
  local: LocalSums;
  readonly cellLayers: Int32Array;
  readonly byK: Float64Array;
  readonly seen: Float64Array;
  readonly unique: Float64Array;
  readonly pairs: PairTable | undefined;
}

/** Sums of one tile by local layer. */
interface LocalSums {
  readonly capacity: number;
  readonly start: Int32Array;
  readonly wind: Int32Array;
  readonly seen: Float64Array;
  readonly unique: Float64Array;
  /** By number of local layers. */
  readonly byK: Float64Array;
  /** Square, `capacity` wide; the greater local number comes first. */
  readonly pair: Float64Array;
}

function createOverlay(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  options: LevelOptions,
  room: LevelRoom,
): Overlay {
  if (room.byK.length <= layerCount) {
    room.cellLayers = new Int32Array(2 * layerCount);
    room.byK = new Float64Array(2 * layerCount);
  }
  return {
    room,
    walk: createTileWalk(stream, layerCount, domain, options.firstHole ?? layerCount, room.walk),
    visit: options.visit,
    visitFrom: options.visitFrom ?? 0,
    local: room.local,
    cellLayers: room.cellLayers,
    byK: room.byK.fill(0, 0, layerCount + 1),
    seen: new Float64Array(layerCount),
    unique: new Float64Array(layerCount),
    pairs: options.pairs ? createPairTable(layerCount) : undefined,
  };
}

function createLocals(capacity: number): LocalSums {
  return {
    capacity,
    start: new Int32Array(capacity),
    wind: new Int32Array(capacity),
    seen: new Float64Array(capacity),
    unique: new Float64Array(capacity),
    byK: new Float64Array(capacity + 1),
    pair: new Float64Array(capacity * capacity),
  };
}

function addSpan(o: Overlay, row: number, from: number, to: number): void {
  const { walk } = o;
  const { domain, held, heldCount } = walk;
  seekEntry(walk, row, from);
  if (walk.heldHoles > 0) return;
  if (o.visit && heldCount >= o.visitFrom) visitSpan(o, row, from, to);
  const before = areaBeforeColumn(domain, row, walk.entry, from);
  seekEntry(walk, row, to);
  const area = areaBeforeColumn(domain, row, walk.entry, to) - before;
  if (!(area > 0)) return;
  o.byK[heldCount] = o.byK[heldCount]! + area;
  if (heldCount > 0) addAround(o, held, heldCount, area);
  if (heldCount === 1) o.unique[held[0]!] = o.unique[held[0]!]! + area;
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
  const { domain, held, heldCount, entry } = o.walk;
  const { grid } = domain;
  const end = domain.rowStart[row + 1]!;
  let e = entry;
  for (let col = from; col < to; col++) {
    while (e < end && domain.col[e]! < col) e++;
    const here = e < end && domain.col[e] === col;
    const inside = e > domain.rowStart[row]! && domain.insideAfter[e - 1] === 1;
    const area = here ? domain.tileArea_m2[e]! : inside ? grid.tile_m * grid.tile_m : 0;
    if (area > 0) {
      const x = grid.minX + (col + 0.5) * grid.tile_m;
      o.visit!(area, x, grid.minY + (row + 0.5) * grid.tile_m, held, heldCount);
    }
  }
}

function addTile(o: Overlay, row: number, col: number): void {
  const { walk } = o;
  const { grid } = walk.domain;
  if (o.local.capacity < walk.locals) o.room.local = o.local = createLocals(walk.localLayer.length);
  sweepLevels(o, grid.minX + col * grid.tile_m, grid.minY + row * grid.tile_m);
  settle(o);
}

/**
 * The hot loop. A layer's share of a slab is the domain's running area where it ends less that where it begins, so
 * that a piece costs the same however many layers are stacked.
 */
function sweepLevels(o: Overlay, left: number, below: number): void {
  const { walk, local } = o;
  const { sweep: s, locals, localLayer, firstHole } = walk;
  const { start, wind, seen, unique, byK, pair, capacity } = local;
  const width = walk.domain.grid.tile_m;
  const wantPairs = o.pairs !== undefined;
  for (let l = 0; l < locals; l++) {
    start[l] = walk.localStart[l]!;
    seen[l] = 0;
    unique[l] = 0;
    byK[l] = 0;
    if (wantPairs) pair.fill(0, l * capacity, l * capacity + l);
  }
  byK[locals] = 0;
  let applied = 0;
  let domainStart = walk.full ? 1 : 0;
  beginSlabs(s, width);
  while (nextSlab(s)) {
    for (; applied < s.nextBorder; applied++) {
      const l = s.borderOwner[applied]!;
      if (l < 0) domainStart += s.borderSign[applied]!;
      else start[l] = start[l]! + s.borderSign[applied]!;
    }
    const height = s.top - s.bottom;
    const { active, midX, activeCount, owner, sign } = s;
    let k = 0;
    let holes = 0;
    for (let l = 0; l < locals; l++) {
      wind[l] = start[l]!;
      if (start[l] !== 0) {
        if (localLayer[l]! < firstHole) k++;
        else holes++;
      }
    }
    let domainWind = domainStart;
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
          if (o.visit) visitCell(o, k, area, left + (x + at) / 2, below + (s.bottom + s.top) / 2);
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
      if (localLayer[l]! >= firstHole) {
        holes += enters;
        continue;
      }
      k += enters;
      seen[l] = seen[l]! - enters * sum;
      unique[l] = unique[l]! - enters * single;
      if (wantPairs) addToLocalPairs(local, walk, l, -enters * sum);
    }
    closeSlab(local, walk, sum, single, wantPairs);
  }
}

/** Layers that are still on at the tile's right border end there. */
function closeSlab(local: LocalSums, walk: TileWalk, sum: number, single: number, wantPairs: boolean): void {
  const { wind, seen, unique, pair, capacity } = local;
  const { locals, localLayer, firstHole } = walk;
  for (let l = 0; l < locals; l++) {
    if (wind[l] === 0 || localLayer[l]! >= firstHole) continue;
    seen[l] = seen[l]! + sum;
    unique[l] = unique[l]! + single;
    if (!wantPairs) continue;
    for (let m = 0; m < l; m++) {
      if (wind[m] !== 0 && localLayer[m]! < firstHole) pair[l * capacity + m] = pair[l * capacity + m]! + sum;
    }
  }
}

/** Layer `l` begins or ends where the running area is ∓`amount`: so does its overlap with every layer that is on. */
function addToLocalPairs(local: LocalSums, walk: TileWalk, l: number, amount: number): void {
  const { wind, pair, capacity } = local;
  const { locals, localLayer, firstHole } = walk;
  for (let m = 0; m < locals; m++) {
    if (m === l || wind[m] === 0 || localLayer[m]! >= firstHole) continue;
    const at = m < l ? l * capacity + m : m * capacity + l;
    pair[at] = pair[at]! + amount;
  }
}

function visitCell(o: Overlay, k: number, area: number, x: number, y: number): void {
  const { walk, cellLayers, local } = o;
  if (k + walk.aroundCount < o.visitFrom) return;
  let n = 0;
  for (let i = 0; i < walk.aroundCount; i++) cellLayers[n++] = walk.around[i]!;
  for (let l = 0; l < walk.locals; l++) if (local.wind[l] !== 0) cellLayers[n++] = walk.localLayer[l]!;
  o.visit!(area, x, y, cellLayers, n);
}

/** Adds the swept tile to the sums, under the layers that hold all of it. */
function settle(o: Overlay): void {
  const { local, pairs } = o;
  const { locals, localLayer, around, aroundCount } = o.walk;
  const { seen, unique, byK, pair, capacity } = local;
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
    const id = localLayer[l]!;
    if (seen[l] === 0) continue;
    o.seen[id] = o.seen[id]! + seen[l]!;
    if (aroundCount === 0) o.unique[id] = o.unique[id]! + unique[l]!;
    if (!pairs) continue;
    for (let i = 0; i < aroundCount; i++) addToPair(pairs, id, around[i]!, seen[l]!);
    for (let m = 0; m < l; m++) {
      const shared = pair[l * capacity + m]!;
      if (shared !== 0) addToPair(pairs, id, localLayer[m]!, shared);
    }
  }
}
