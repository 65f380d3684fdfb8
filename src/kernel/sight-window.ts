/**
 * The part of the target plane that a device could see if nothing stood in the way: its picture (half-planes) cut
 * by a disc. Both are convex, so the window is one convex polygon whose border is a near and a far chain as seen
 * from the device.
 *
 * The disc is a polygon of 360 chords whose vertices are moved out so that its area is the disc's ([F5]).
 */

export const CHORDS = 360;

/** Circumradius of the polygon of `CHORDS` chords whose area is that of the disc of radius 1. */
export const CHORD_RADIUS = Math.sqrt((2 * Math.PI) / (CHORDS * Math.sin((2 * Math.PI) / CHORDS)));

/** Cosine and sine of whole degrees. */
export const COS = Float64Array.from({ length: CHORDS }, (_, k) => Math.cos((k * Math.PI) / 180));
export const SIN = Float64Array.from({ length: CHORDS }, (_, k) => Math.sin((k * Math.PI) / 180));

/** A half-plane whose border passes this close to the device (m) is taken as passing through it. */
const THROUGH_DEVICE_M = 1e-9;

/** Edge `i` runs from vertex `i` to `i + 1` (cyclic), counter-clockwise, device-relative metres. */
export interface Window {
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** Identity of each edge's line: 0…359 chords, then the half-planes in order. */
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

const CAPACITY = CHORDS + 64;

export function createWindow(): Window {
  const arrays = (): Scratch => ({
    x: new Float64Array(CAPACITY),
    y: new Float64Array(CAPACITY),
    line: new Int32Array(CAPACITY),
  });
  return {
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

/**
 * Sets `w` to the disc of `radius_m` round the device cut by the half-planes a·x + b·y + c ≥ 0 (triples).
 * The chord vertices stand at whole degrees from the bearing `axis_deg`. An empty window has `count` 0.
 */
export function setWindow(w: Window, radius_m: number, axis_deg: number, halfPlanes: Float64Array): void {
  w.count = CHORDS;
  w.sector = false;
  w.holdsDevice = true;
  const axis = (axis_deg * Math.PI) / 180;
  const axisX = radius_m * CHORD_RADIUS * Math.sin(axis);
  const axisY = radius_m * CHORD_RADIUS * Math.cos(axis);
  for (let k = 0; k < CHORDS; k++) {
    w.x[k] = axisX * COS[k]! - axisY * SIN[k]!;
    w.y[k] = axisX * SIN[k]! + axisY * COS[k]!;
    w.line[k] = k;
  }
  for (let p = 0; p + 2 < halfPlanes.length && w.count > 0; p += 3) {
    const norm = Math.hypot(halfPlanes[p]!, halfPlanes[p + 1]!);
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
      clip(w, a, b, c, CHORDS + p / 3);
    }
  }
}

/** Sutherland–Hodgman: keeps the side a·x + b·y + c ≥ 0; the new edge carries `line`. */
function clip(w: Window, a: number, b: number, c: number, line: number): void {
  const { x, y, scratch } = w;
  let n = 0;
  for (let i = 0; i < w.count; i++) {
    const j = i + 1 < w.count ? i + 1 : 0;
    const di = a * x[i]! + b * y[i]! + c;
    const dj = a * x[j]! + b * y[j]! + c;
    if (di >= 0) {
      scratch.x[n] = x[i]!;
      scratch.y[n] = y[i]!;
      scratch.line[n++] = w.line[i]!;
    }
    if (di >= 0 !== dj >= 0) {
      const t = di / (di - dj);
      scratch.x[n] = x[i]! + t * (x[j]! - x[i]!);
      scratch.y[n] = y[i]! + t * (y[j]! - y[i]!);
      // Leaving: the cut begins here. Entering: the old edge goes on from here.
      scratch.line[n++] = di >= 0 ? line : w.line[i]!;
    }
  }
  const old = { x: w.x, y: w.y, line: w.line };
  w.x = scratch.x;
  w.y = scratch.y;
  w.line = scratch.line;
  w.scratch = old;
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
