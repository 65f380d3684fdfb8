/**
 * The shapes behind the figures: regions of the domain by number of layers, by the best of several groups of layers,
 * or layer by layer. The same tiles and slabs as the figures, but what is kept is the border between two slabs'
 * parts of different kind, along the piece that divides them.
 */
import { TILE_BORDER, type Domain } from './domain';
import {
  createBorderSegments,
  linkParts,
  putBorderSegment,
  STEP_M,
  type BorderSegments,
  type ShapePart,
} from './link';
import { sortByTile, type PieceStream } from './pieces';
import { beginSlabs, nextSlab, pieceX } from './slabs';
import { createTileWalk, seekEntry, walkRow, type TileWalk } from './tile-walk';

/** Which shapes are asked for. */
export type TracePlan =
  /** Shape k: in exactly k layers; the last one in `most` or more. */
  | { readonly kind: 'count'; readonly most: number }
  /** Shape g: the highest group of any layer there is g; no shape where there is no layer. */
  | { readonly kind: 'best'; readonly group: ArrayLike<number>; readonly groups: number }
  /** Shape l: layer l. Layers from `firstHole` on are holes in the domain. */
  | { readonly kind: 'each'; readonly firstHole: number };

/** Traces what the domain has of the shapes, ready to be joined to what lies on other blocks. */
export function traceParts(
  stream: PieceStream,
  layerCount: number,
  domain: Domain,
  plan: TracePlan,
): readonly ShapePart[] {
  sortByTile(stream);
  const { minX, minY, cols, rows, tile_m } = domain.grid;
  const t = createTracer(stream, layerCount, domain, plan);
  const visitor = {
    span: (row: number, from: number, to: number) => traceSpan(t, row, from, to),
    tile: (row: number, col: number) => traceTile(t, row, col),
  };
  for (let row = 0; row < rows; row++) walkRow(t.walk, row, visitor);
  const size = tile_m / STEP_M;
  const [x, y] = [minX / STEP_M, minY / STEP_M];
  return linkParts(t.border, t.shapes, [x, y, x + cols * size, y + rows * size]);
}

/** No shape. */
const NONE = -1;
/** Pieces nearer to each other than this divide nothing, m (see `domain.ts`). */
const SAME_LINE_M = 1e-9;

interface Tracer {
  readonly walk: TileWalk;
  readonly plan: TracePlan;
  readonly shapes: number;
  readonly border: BorderSegments;
  /** Corner of the tile at hand, steps. */
  left: number;
  below: number;

  /** State of the sweep: winding numbers at the slab's left end and while it is read. */
  start: Int32Array;
  wind: Int32Array;
  count: number;
  holes: number;
  domainWind: number;
  /** Layers on per group, for `best`. */
  readonly groupCount: Int32Array;

  /** Per piece of the tile: the shapes on its left and right since a height. */
  shapeLeft: Int32Array;
  shapeRight: Int32Array;
  since: Float64Array;
}

function createTracer(stream: PieceStream, layerCount: number, domain: Domain, plan: TracePlan): Tracer {
  const shapes = plan.kind === 'count' ? plan.most + 1 : plan.kind === 'best' ? plan.groups : plan.firstHole;
  return {
    walk: createTileWalk(stream, layerCount, domain, plan.kind === 'each' ? plan.firstHole : layerCount),
    plan,
    shapes,
    border: createBorderSegments(),
    left: 0,
    below: 0,
    start: new Int32Array(16),
    wind: new Int32Array(16),
    count: 0,
    holes: 0,
    domainWind: 0,
    groupCount: new Int32Array(plan.kind === 'best' ? plan.groups : 0),
    shapeLeft: new Int32Array(64),
    shapeRight: new Int32Array(64),
    since: new Float64Array(64),
  };
}

/** Tiles without outline: only the domain's own border, with the held layers on its inner side. */
function traceSpan(t: Tracer, row: number, from: number, to: number): void {
  const { walk, plan } = t;
  const { domain } = walk;
  seekEntry(walk, row, from);
  if (walk.heldHoles > 0) return;
  for (; walk.entry < domain.rowStart[row + 1]! && domain.col[walk.entry]! < to; walk.entry++) {
    const e = walk.entry;
    if (domain.pieceStart[e] === domain.pieceStart[e + 1]) continue;
    goToTile(t, row, domain.col[e]!);
    if (plan.kind === 'each') {
      for (let h = 0; h < walk.heldCount; h++) traceDomain(t, e, walk.held[h]!);
      continue;
    }
    const shape = plan.kind === 'count' ? Math.min(walk.heldCount, plan.most) : bestHeld(t, plan.group);
    if (shape !== NONE) traceDomain(t, e, shape);
  }
}

function goToTile(t: Tracer, row: number, col: number): void {
  const { minX, minY, tile_m } = t.walk.domain.grid;
  t.left = (minX + col * tile_m) / STEP_M;
  t.below = (minY + row * tile_m) / STEP_M;
}

function bestHeld(t: Tracer, group: ArrayLike<number>): number {
  let best = NONE;
  for (let h = 0; h < t.walk.heldCount; h++) best = Math.max(best, group[t.walk.held[h]!]!);
  return best;
}

function traceDomain(t: Tracer, entry: number, shape: number): void {
  const { domain } = t.walk;
  const { at } = domain;
  for (let p = domain.pieceStart[entry]!; p < domain.pieceStart[entry + 1]!; p++) {
    const sign = domain.sign[p]!;
    if (sign === TILE_BORDER) continue;
    const [left, right] = sign > 0 ? [NONE, shape] : [shape, NONE];
    put(t, left, right, at[4 * p]!, at[4 * p + 1]!, at[4 * p + 2]!, at[4 * p + 3]!);
  }
}

/** A border piece, in tile coordinates, with a shape on its left and one on its right. */
function put(t: Tracer, left: number, right: number, x0: number, y0: number, x1: number, y1: number): void {
  const ax = t.left + Math.round(x0 / STEP_M);
  const ay = t.below + Math.round(y0 / STEP_M);
  const bx = t.left + Math.round(x1 / STEP_M);
  const by = t.below + Math.round(y1 / STEP_M);
  if (left !== NONE) putBorderSegment(t.border, left, ax, ay, bx, by);
  if (right !== NONE) putBorderSegment(t.border, right, bx, by, ax, ay);
}

function traceTile(t: Tracer, row: number, col: number): void {
  const { walk } = t;
  const { sweep: s, domain } = walk;
  goToTile(t, row, col);
  if (t.start.length < walk.locals) {
    t.start = new Int32Array(walk.localLayer.length);
    t.wind = new Int32Array(walk.localLayer.length);
  }
  if (t.since.length < s.pieces) {
    t.shapeLeft = new Int32Array(2 * s.pieces);
    t.shapeRight = new Int32Array(2 * s.pieces);
    t.since = new Float64Array(2 * s.pieces);
  }
  t.shapeLeft.fill(NONE, 0, s.pieces);
  t.shapeRight.fill(NONE, 0, s.pieces);
  for (let l = 0; l < walk.locals; l++) t.start[l] = walk.localStart[l]!;
  let applied = 0;
  let domainStart = walk.full ? 1 : 0;
  beginSlabs(s, domain.grid.tile_m);
  while (nextSlab(s)) {
    for (; applied < s.nextBorder; applied++) {
      const l = s.borderOwner[applied]!;
      if (l < 0) domainStart += s.borderSign[applied]!;
      else t.start[l] = t.start[l]! + s.borderSign[applied]!;
    }
    beginSlab(t, domainStart);
    if (t.plan.kind === 'each') readSlabByLayer(t);
    else readSlab(t);
  }
}

/** Sets the state to that at the slab's left end. */
function beginSlab(t: Tracer, domainStart: number): void {
  const { walk } = t;
  t.domainWind = domainStart;
  t.count = walk.aroundCount;
  t.holes = 0;
  if (t.plan.kind === 'best') {
    t.groupCount.fill(0);
    for (let i = 0; i < walk.aroundCount; i++) countGroup(t, walk.around[i]!, 1);
  }
  for (let l = 0; l < walk.locals; l++) {
    t.wind[l] = 0;
    if (t.start[l] !== 0) turn(t, l, t.start[l]!);
  }
}

/** Adds to the winding number of a local layer. */
function turn(t: Tracer, l: number, by: number): void {
  const before = t.wind[l]!;
  const after = before + by;
  t.wind[l] = after;
  if ((before === 0) === (after === 0)) return;
  const change = before === 0 ? 1 : -1;
  const layer = t.walk.localLayer[l]!;
  if (layer >= t.walk.firstHole) t.holes += change;
  else {
    t.count += change;
    if (t.plan.kind === 'best') countGroup(t, layer, change);
  }
}

function countGroup(t: Tracer, layer: number, change: number): void {
  if (t.plan.kind !== 'best') return;
  const g = t.plan.group[layer]!;
  t.groupCount[g] = t.groupCount[g]! + change;
}

/** The one shape of the place at hand. */
function shapeHere(t: Tracer): number {
  if (t.domainWind === 0) return NONE;
  if (t.plan.kind === 'count') return Math.min(t.count, t.plan.most);
  for (let g = t.groupCount.length - 1; g >= 0; g--) if (t.groupCount[g]! > 0) return g;
  return NONE;
}

function readSlab(t: Tracer): void {
  const { sweep: s } = t.walk;
  let shape = shapeHere(t);
  for (let a = 0; a < s.activeCount; a++) {
    const p = s.active[a]!;
    const l = s.owner[p]!;
    if (l < 0) t.domainWind += s.sign[p]!;
    else turn(t, l, s.sign[p]!);
    if (a + 1 < s.activeCount && s.midX[a + 1]! - s.midX[a]! <= SAME_LINE_M) {
      setShapes(t, p, NONE, NONE, s.bottom);
      continue;
    }
    const now = shapeHere(t);
    if (now === shape) setShapes(t, p, NONE, NONE, s.bottom);
    else setShapes(t, p, shape, now, s.bottom);
    shape = now;
  }
  for (let a = 0; a < s.activeCount; a++) {
    const p = s.active[a]!;
    if (s.y1[p]! <= s.top) setShapes(t, p, NONE, NONE, s.top);
  }
}

/** From height y on piece `p` divides these shapes; what it divided until there is kept. */
function setShapes(t: Tracer, p: number, left: number, right: number, y: number): void {
  if (t.shapeLeft[p] === left && t.shapeRight[p] === right) return;
  const { sweep: s } = t.walk;
  const since = t.since[p]!;
  if ((t.shapeLeft[p] !== NONE || t.shapeRight[p] !== NONE) && y > since) {
    put(t, t.shapeLeft[p]!, t.shapeRight[p]!, pieceX(s, p, since), since, pieceX(s, p, y), y);
  }
  t.shapeLeft[p] = left;
  t.shapeRight[p] = right;
  t.since[p] = y;
}

/** Shapes overlap here: a piece of the domain or of a hole bounds every layer that is on. */
function readSlabByLayer(t: Tracer): void {
  const { walk } = t;
  const { sweep: s } = walk;
  for (let a = 0; a < s.activeCount; a++) {
    const p = s.active[a]!;
    const l = s.owner[p]!;
    const before = t.domainWind !== 0 && t.holes === 0;
    const wasOn = l >= 0 && t.wind[l] !== 0;
    if (l < 0) t.domainWind += s.sign[p]!;
    else turn(t, l, s.sign[p]!);
    const after = t.domainWind !== 0 && t.holes === 0;
    if (before !== after) {
      for (let i = 0; i < walk.aroundCount; i++) putSlab(t, p, walk.around[i]!, before);
      for (let m = 0; m < walk.locals; m++) {
        if (t.wind[m] !== 0 && walk.localLayer[m]! < walk.firstHole)
          putSlab(t, p, walk.localLayer[m]!, before);
      }
    } else if (before && l >= 0 && walk.localLayer[l]! < walk.firstHole) {
      const isOn = t.wind[l] !== 0;
      if (isOn !== wasOn) putSlab(t, p, walk.localLayer[l]!, wasOn);
    }
  }
}

/** The slab's part of piece `p` as border of a shape that lies on its left or on its right. */
function putSlab(t: Tracer, p: number, shape: number, onLeft: boolean): void {
  const { sweep: s } = t.walk;
  const x0 = pieceX(s, p, s.bottom);
  const x1 = pieceX(s, p, s.top);
  put(t, onLeft ? shape : NONE, onLeft ? NONE : shape, x0, s.bottom, x1, s.top);
}
