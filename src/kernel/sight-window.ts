/**
 * The part of the target plane that a device could see if nothing stood in the way and its range had no end: its
 * picture (half-planes), closed by a square well outside the range. It is one convex polygon whose border is a near
 * and a far chain as seen from the device. The range itself cuts what is visible at the end: see `sight-arc.ts`.
 */

/** The range is drawn as a polygon of this many chords ([F5]). */
export const CHORDS = 360;

/** Circumradius of the polygon of `CHORDS` chords whose area is that of the disc of radius 1. */
export const CHORD_RADIUS = Math.sqrt((2 * Math.PI) / (CHORDS * Math.sin((2 * Math.PI) / CHORDS)));

/** Cosine and sine of whole degrees, 360 as well as 0. */
export const COS = Float64Array.from({ length: CHORDS + 1 }, (_, k) => Math.cos((k * Math.PI) / 180));
export const SIN = Float64Array.from({ length: CHORDS + 1 }, (_, k) => Math.sin((k * Math.PI) / 180));

/** A half-plane whose border passes this close to the device (m) is taken as passing through it. */
const THROUGH_DEVICE_M = 1e-9;

/** Edge `i` runs from vertex `i` to `i + 1` (cyclic), counter-clockwise, device-relative metres. */
export interface Window {
  /** Where the axis meets the range's end: what `setWindow` is asked for. */
  reachX_m: number;
  reachY_m: number;
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** Identity of each edge's line: 0…3 the square's sides, then the half-planes in order. */
  line: Int32Array;
  /**
   * The directions that half-planes through the device leave open: from `start` counter-clockwise to `end`,
   * at most half a turn. Not used when `sector` is false.
   */
  sector: boolean;
  startX: number;
  startY: number;
  endX: number;
  endY: number;
  /** True when the device itself, or its whole neighbourhood, lies inside the polygon. */
  holdsDevice: boolean;
  /** The other half of the double buffer that clipping needs. */
  scratch: Scratch;
}

export interface Scratch {
  x: Float64Array;
  y: Float64Array;
  line: Int32Array;
}

const CAPACITY = 64;

export function createWindow(): Window {
  const arrays = (): Scratch => ({
    x: new Float64Array(CAPACITY),
    y: new Float64Array(CAPACITY),
    line: new Int32Array(CAPACITY),
  });
  return {
    reachX_m: 0,
    reachY_m: 0,
    count: 0,
    ...arrays(),
    sector: false,
    startX: 0,
    startY: 0,
    endX: 0,
    endY: 0,
    holdsDevice: false,
    scratch: arrays(),
  };
}

/** Half the square's diagonal, in multiples of the range: its sides stay clear of the range's own polygon. */
const BEYOND_RANGE = 2;

/**
 * Sets `w` to the half-planes a·x + b·y + c ≥ 0 (triples), closed by a square round the disc of the range. A corner
 * of the square stands on the axis, along (reachX_m, reachY_m), so that every side spans a quarter turn which begins
 * at a whole degree from the axis. An empty window has `count` 0.
 */
export function setWindow(w: Window, halfPlanes: Float64Array): void {
  const cx = BEYOND_RANGE * w.reachX_m;
  const cy = BEYOND_RANGE * w.reachY_m;
  const capacity = 4 + halfPlanes.length / 3;
  if (w.x.length < capacity) grow(w, capacity);
  w.count = 4;
  w.sector = false;
  w.holdsDevice = true;
  setCorner(w, 0, cx, cy);
  setCorner(w, 1, -cy, cx);
  setCorner(w, 2, -cx, -cy);
  setCorner(w, 3, cy, -cx);
  for (let p = 0; p + 2 < halfPlanes.length && w.count > 0; p += 3) {
    const norm = Math.sqrt(halfPlanes[p]! * halfPlanes[p]! + halfPlanes[p + 1]! * halfPlanes[p + 1]!);
    if (norm === 0) {
      if (halfPlanes[p + 2]! < 0) w.count = 0;
      continue;
    }
    const a = halfPlanes[p]! / norm;
    const b = halfPlanes[p + 1]! / norm;
    const c = halfPlanes[p + 2]! / norm;
    if (Math.abs(c) <= THROUGH_DEVICE_M) cutSector(w, a, b);
    else {
      if (c < 0) w.holdsDevice = false;
      clip(w, a, b, c, 4 + p / 3);
    }
  }
}

function setCorner(w: Window, i: number, x: number, y: number): void {
  w.x[i] = x;
  w.y[i] = y;
  w.line[i] = i;
}

function grow(w: Window, capacity: number): void {
  const arrays = (): Scratch => ({
    x: new Float64Array(2 * capacity),
    y: new Float64Array(2 * capacity),
    line: new Int32Array(2 * capacity),
  });
  w.scratch = arrays();
  Object.assign(w, arrays());
}

/** Sutherland–Hodgman: keeps the side a·x + b·y + c ≥ 0; the new edge carries `line`. */
function clip(w: Window, a: number, b: number, c: number, line: number): void {
  const { x, y, line: oldLine, scratch } = w;
  let n = 0;
  for (let i = 0; i < w.count; i++) {
    const j = i + 1 < w.count ? i + 1 : 0;
    const di = a * x[i]! + b * y[i]! + c;
    const dj = a * x[j]! + b * y[j]! + c;
    if (di >= 0) {
      scratch.x[n] = x[i]!;
      scratch.y[n] = y[i]!;
      scratch.line[n++] = oldLine[i]!;
    }
    if (di >= 0 !== dj >= 0) {
      const t = di / (di - dj);
      scratch.x[n] = x[i]! + t * (x[j]! - x[i]!);
      scratch.y[n] = y[i]! + t * (y[j]! - y[i]!);
      // Leaving: the cut begins here. Entering: the old edge goes on from here.
      scratch.line[n++] = di >= 0 ? line : oldLine[i]!;
    }
  }
  w.x = scratch.x;
  w.y = scratch.y;
  w.line = scratch.line;
  scratch.x = x;
  scratch.y = y;
  scratch.line = oldLine;
  w.count = n < 3 ? 0 : n;
}

/** Keeps the half-turn of directions with a·dx + b·dy ≥ 0, together with what was cut before. */
function cutSector(w: Window, a: number, b: number): void {
  if (!w.sector) {
    w.sector = true;
    w.startX = b;
    w.startY = -a;
    w.endX = -b;
    w.endY = a;
    return;
  }
  const startInside = a * w.startX + b * w.startY >= 0;
  const endInside = a * w.endX + b * w.endY >= 0;
  if (!startInside && !endInside) {
    w.count = 0;
    return;
  }
  if (!startInside) {
    w.startX = b;
    w.startY = -a;
  }
  if (!endInside) {
    w.endX = -b;
    w.endY = a;
  }
}
