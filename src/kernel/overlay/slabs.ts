/**
 * The slab sweep inside one tile. Horizontal lines through every end and every crossing of pieces cut the tile into
 * slabs; in a slab no two pieces cross, so that sorting them by x at half height gives trapezoids whose area is
 * height × mean width. A crossing that rounding hides lies on a slab's border, and costs an area of the order of
 * the rounding: there is no topology to break.
 */
import { grown } from '../grown';

/** Room for one tile's pieces and borders, and the state of the sweep. Made once, used for every tile. */
export interface SlabSweep {
  pieces: number;
  x0: Float64Array;
  y0: Float64Array;
  x1: Float64Array;
  y1: Float64Array;
  slope: Float64Array;
  /** What a piece or border belongs to, as the caller numbers it. */
  owner: Int32Array;
  /** What is added to the owner's winding number from left to right: +1 or −1. */
  sign: Int8Array;

  borders: number;
  borderY: Float64Array;
  borderOwner: Int32Array;
  borderSign: Int8Array;

  /** Current slab. */
  bottom: number;
  top: number;
  /** Pieces that pass the slab, from left to right, and their x at half height. */
  active: Int32Array;
  activeCount: number;
  midX: Float64Array;
  /** Borders from here on start above the slab's bottom: those before are in force. */
  nextBorder: number;

  /** Where slabs begin and end, ascending. */
  lines: Float64Array;
  lineCount: number;
  line: number;
  nextPiece: number;
}

export function createSlabSweep(): SlabSweep {
  const n = 64;
  return {
    pieces: 0,
    x0: new Float64Array(n),
    y0: new Float64Array(n),
    x1: new Float64Array(n),
    y1: new Float64Array(n),
    slope: new Float64Array(n),
    owner: new Int32Array(n),
    sign: new Int8Array(n),
    borders: 0,
    borderY: new Float64Array(n),
    borderOwner: new Int32Array(n),
    borderSign: new Int8Array(n),
    bottom: 0,
    top: 0,
    active: new Int32Array(n),
    activeCount: 0,
    midX: new Float64Array(n),
    nextBorder: 0,
    lines: new Float64Array(4 * n),
    lineCount: 0,
    line: 0,
    nextPiece: 0,
  };
}

export function clearSlabs(s: SlabSweep): void {
  s.pieces = 0;
  s.borders = 0;
}

/** Adds the piece in `at` from `from` on: x0, y0, x1, y1, upwards. As arguments the numbers would be boxed. */
export function putPiece(s: SlabSweep, at: Float64Array, from: number, owner: number, sign: number): void {
  if (s.pieces === s.x0.length) growPieces(s);
  const y0 = at[from + 1]!;
  // Kept in order of y0; pieces come nearly sorted or few.
  let i = s.pieces++;
  while (i > 0 && s.y0[i - 1]! > y0) {
    s.x0[i] = s.x0[i - 1]!;
    s.y0[i] = s.y0[i - 1]!;
    s.x1[i] = s.x1[i - 1]!;
    s.y1[i] = s.y1[i - 1]!;
    s.owner[i] = s.owner[i - 1]!;
    s.sign[i] = s.sign[i - 1]!;
    i--;
  }
  s.x0[i] = at[from]!;
  s.y0[i] = y0;
  s.x1[i] = at[from + 2]!;
  s.y1[i] = at[from + 3]!;
  s.owner[i] = owner;
  s.sign[i] = sign;
}

/** From the height in `at[from]` upwards the winding number on the tile's left border is `sign` more. */
export function putBorder(s: SlabSweep, at: Float64Array, from: number, owner: number, sign: number): void {
  if (s.borders === s.borderY.length) growBorders(s);
  const y = at[from]!;
  let i = s.borders++;
  while (i > 0 && s.borderY[i - 1]! > y) {
    s.borderY[i] = s.borderY[i - 1]!;
    s.borderOwner[i] = s.borderOwner[i - 1]!;
    s.borderSign[i] = s.borderSign[i - 1]!;
    i--;
  }
  s.borderY[i] = y;
  s.borderOwner[i] = owner;
  s.borderSign[i] = sign;
}

/** Sets up the slabs of a tile of height `tile_m` from what was put in. */
export function beginSlabs(s: SlabSweep, tile_m: number): void {
  const { x0, y0, x1, y1, slope, pieces } = s;
  if (s.active.length < pieces) {
    s.active = new Int32Array(2 * pieces);
    s.midX = new Float64Array(2 * pieces);
  }
  s.lineCount = 0;
  putLine(s, 0);
  putLine(s, tile_m);
  for (let i = 0; i < s.borders; i++) putLine(s, s.borderY[i]!);
  for (let i = 0; i < pieces; i++) {
    slope[i] = (x1[i]! - x0[i]!) / (y1[i]! - y0[i]!);
    putLine(s, y0[i]!);
    putLine(s, y1[i]!);
  }
  putCrossings(s);
  sortLines(s.lines, s.lineCount);
  s.line = 0;
  s.nextPiece = 0;
  s.nextBorder = 0;
  s.activeCount = 0;
}

/** Goes on to the next slab that has a height; false when the tile is done. */
export function nextSlab(s: SlabSweep): boolean {
  const { lines, lineCount } = s;
  let i = s.line;
  while (i + 1 < lineCount && !(lines[i + 1]! > lines[i]!)) i++;
  if (i + 1 >= lineCount) return false;
  const bottom = lines[i]!;
  const top = lines[i + 1]!;
  s.line = i + 1;
  s.bottom = bottom;
  s.top = top;
  while (s.nextBorder < s.borders && s.borderY[s.nextBorder]! <= bottom) s.nextBorder++;
  const { active, y0, y1 } = s;
  let kept = 0;
  for (let a = 0; a < s.activeCount; a++) {
    const p = active[a]!;
    if (y1[p]! > bottom) active[kept++] = p;
  }
  while (s.nextPiece < s.pieces && y0[s.nextPiece]! <= bottom) {
    if (y1[s.nextPiece]! > bottom) active[kept++] = s.nextPiece;
    s.nextPiece++;
  }
  s.activeCount = kept;
  sortActive(s, (bottom + top) / 2);
  return true;
}

/** x of piece `p` at height y. */
export function pieceX(s: SlabSweep, p: number, y: number): number {
  if (y <= s.y0[p]!) return s.x0[p]!;
  if (y >= s.y1[p]!) return s.x1[p]!;
  return s.x0[p]! + (y - s.y0[p]!) * s.slope[p]!;
}

function sortActive(s: SlabSweep, y: number): void {
  const { active, midX, activeCount, x0, y0, slope } = s;
  for (let a = 0; a < activeCount; a++) {
    const p = active[a]!;
    const x = x0[p]! + (y - y0[p]!) * slope[p]!;
    let i = a;
    while (i > 0 && midX[i - 1]! > x) {
      midX[i] = midX[i - 1]!;
      active[i] = active[i - 1]!;
      i--;
    }
    midX[i] = x;
    active[i] = p;
  }
}

function putLine(s: SlabSweep, y: number): void {
  if (s.lineCount === s.lines.length) {
    s.lines = grown(s.lines, 2 * s.lines.length);
  }
  s.lines[s.lineCount++] = y;
}

/** Pieces are sorted by their lower ends, so that the search ends where the next begins above this one. */
function putCrossings(s: SlabSweep): void {
  const { x0, y0, x1, y1, slope, pieces } = s;
  for (let i = 0; i + 1 < pieces; i++) {
    const endI = y1[i]!;
    const left = Math.min(x0[i]!, x1[i]!);
    const right = Math.max(x0[i]!, x1[i]!);
    for (let j = i + 1; j < pieces && y0[j]! < endI; j++) {
      const a0 = x0[j]!;
      const a1 = x1[j]!;
      if ((a0 >= right && a1 >= right) || (a0 <= left && a1 <= left)) continue;
      const low = y0[j]!;
      const endJ = y1[j]!;
      const high = endI < endJ ? endI : endJ;
      const atLow = (low === y0[i]! ? x0[i]! : x0[i]! + (low - y0[i]!) * slope[i]!) - a0;
      const iHigh = high === endI ? x1[i]! : x0[i]! + (high - y0[i]!) * slope[i]!;
      const jHigh = high === endJ ? a1 : a0 + (high - low) * slope[j]!;
      const atHigh = iHigh - jHigh;
      if (atLow > 0 ? atHigh < 0 : atLow < 0 && atHigh > 0) {
        putLine(s, low + ((high - low) * atLow) / (atLow - atHigh));
      }
    }
  }
}

/** Insertion sort for the usual handful, the built-in sort for a crowd. */
function sortLines(lines: Float64Array, count: number): void {
  if (count > 48) {
    lines.subarray(0, count).sort();
    return;
  }
  for (let a = 1; a < count; a++) {
    const y = lines[a]!;
    let i = a;
    while (i > 0 && lines[i - 1]! > y) {
      lines[i] = lines[i - 1]!;
      i--;
    }
    lines[i] = y;
  }
}

function growPieces(s: SlabSweep): void {
  const n = 2 * s.x0.length;
  s.x0 = grown(s.x0, n);
  s.y0 = grown(s.y0, n);
  s.x1 = grown(s.x1, n);
  s.y1 = grown(s.y1, n);
  s.slope = grown(s.slope, n);
  s.owner = grown(s.owner, n);
  s.sign = grown(s.sign, n);
}

function growBorders(s: SlabSweep): void {
  const n = 2 * s.borderY.length;
  s.borderY = grown(s.borderY, n);
  s.borderOwner = grown(s.borderOwner, n);
  s.borderSign = grown(s.borderSign, n);
}
