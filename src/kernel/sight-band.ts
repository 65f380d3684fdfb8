/**
 * The view where nothing low stands in the way: along every direction one stretch is visible, from the window's near
 * border (or the device itself) to the envelope or the end of the range. Rings follow from going round once.
 */
import { grown } from './grown';
import { EMPTY_REGION, type Region } from './region';
import { CHORD_INRADIUS, isVertexDegree, type Arc } from './sight-arc';
import { SAME_KEY, setDirection, type SightContext } from './sight-context';
import { DIR_X, DIR_Y, LINE, LINE_A, LINE_B, STRIDE } from './sight-envelope';
import { APEX, SNAP_M, type BandScratch } from './sight-band-scratch';

/** Line tag of the range's arc. */
const ARC = -2_000_000;
/** Two lines whose 1/distance differ by less than this share meet there. */
const MEET = 1e-12;

/** The region for `radius_m`, frame metres; its area is left in `ctx.band.area_m2`. */
export function bandRegion(ctx: SightContext, radius_m: number): Region {
  const { band: b, envelope } = ctx;
  const { data } = envelope;
  const end = STRIDE * envelope.count;
  b.rings.count = 0;
  b.ringCount = 0;
  b.area_m2 = 0;
  b.radius_m = radius_m;
  ctx.arc.radius_m = radius_m;
  b.open = false;
  let reached = -1;
  for (let i = 0; i < end; i += STRIDE) {
    const k0 = data[i]!;
    const k1 = data[i + STRIDE]!;
    if (k1 - k0 <= SAME_KEY) continue;
    b.farA = data[i + LINE_A]!;
    b.farB = data[i + LINE_B]!;
    b.farLine = data[i + LINE]! | 0;
    // An interval begins in the direction in which the one before it ended.
    if (i !== reached) turnTo(b, data, i);
    b.d0x = b.nextX;
    b.d0y = b.nextY;
    reached = i + STRIDE;
    turnTo(b, data, reached);
    b.d1x = b.nextX;
    b.d1y = b.nextY;
    if (ctx.window.holdsDevice) {
      b.nearLine = APEX;
      addPiece(b, ctx.arc);
    } else addByNear(ctx, k0, k1);
  }
  endRing(b, ctx.fullTurn);
  return regionOf(b, ctx.device);
}

/** Sets `nextX` and `nextY` to the unit direction in which interval `i` of the envelope begins. */
function turnTo(b: BandScratch, data: Float64Array, i: number): void {
  const x = data[i + DIR_X]!;
  const y = data[i + DIR_Y]!;
  const n = 1 / Math.sqrt(x * x + y * y);
  b.nextX = x * n;
  b.nextY = y * n;
}

/** An interval of the envelope, piece by piece as the window's near border changes line. */
function addByNear(ctx: SightContext, k0: number, k1: number): void {
  const { band: b, near } = ctx;
  const endX = b.d1x;
  const endY = b.d1y;
  for (let at = k0; k1 - at > SAME_KEY;) {
    let found = -1;
    let next = k1;
    for (let n = 0; n < near.count; n++) {
      const from = near.key0[n]!;
      const to = near.key1[n]!;
      if (from <= at + SAME_KEY && to > at + SAME_KEY) {
        found = n;
        next = Math.min(next, to);
      } else if (from > at + SAME_KEY) next = Math.min(next, from);
    }
    const last = k1 - next <= SAME_KEY;
    if (last) {
      b.d1x = endX;
      b.d1y = endY;
    } else {
      setDirection(ctx, next);
      b.d1x = ctx.atX;
      b.d1y = ctx.atY;
    }
    if (found >= 0) {
      b.nearLine = near.line[found]!;
      b.nearA = near.lineA[found]!;
      b.nearB = near.lineB[found]!;
      addPiece(b, ctx.arc);
    } else endRing(b, false);
    if (last) return;
    b.d0x = b.d1x;
    b.d0y = b.d1y;
    at = next;
  }
}

/** Cuts the piece where its lines meet each other or the arc, and adds what is visible of it. */
function addPiece(b: BandScratch, arc: Arc): void {
  b.from = 0;
  b.to = 1;
  if (b.nearLine !== APEX && !cutNear(b, arc)) {
    endRing(b, false);
    return;
  }
  b.lineA = b.farA;
  b.lineB = b.farB;
  spanInArc(b, arc);
  if (b.from > 0) endRing(b, false);
  const { from, to } = b;
  const wallFrom = Math.max(from, Math.min(to, b.wallFrom));
  const wallTo = Math.max(wallFrom, Math.min(to, b.wallTo));
  if (wallFrom > from) {
    b.partFrom = from;
    b.partTo = wallFrom;
    addPart(b, arc, ARC);
  }
  if (wallTo > wallFrom) {
    b.partFrom = wallFrom;
    b.partTo = wallTo;
    addPart(b, arc, b.farLine);
  }
  if (to > wallTo) {
    b.partFrom = wallTo;
    b.partTo = to;
    addPart(b, arc, ARC);
  }
  if (to < 1) endRing(b, false);
}

/** Sets `from` and `to` to where the near line is nearer than the far one and within the range; false if nowhere. */
function cutNear(b: BandScratch, arc: Arc): boolean {
  const { d0x, d0y, d1x, d1y, nearA, nearB } = b;
  const n0 = nearA * d0x + nearB * d0y;
  const n1 = nearA * d1x + nearB * d1y;
  let g0 = n0 - (b.farA * d0x + b.farB * d0y);
  let g1 = n1 - (b.farA * d1x + b.farB * d1y);
  if (Math.abs(g0) <= MEET * Math.abs(n0)) g0 = 0;
  if (Math.abs(g1) <= MEET * Math.abs(n1)) g1 = 0;
  if (g0 <= 0 && g1 <= 0) return false;
  if (g0 < 0) b.from = g0 / (g0 - g1);
  else if (g1 < 0) b.to = g0 / (g0 - g1);
  b.lineA = nearA;
  b.lineB = nearB;
  spanInArc(b, arc);
  b.from = Math.max(b.from, b.wallFrom);
  b.to = Math.min(b.to, b.wallTo);
  return b.from < b.to;
}

/** Sets `wallFrom` and `wallTo` to the span in which (lineA, lineB) is nearer than the arc; empty when equal. */
function spanInArc(b: BandScratch, arc: Arc): void {
  const { d0x, d0y, d1x, d1y, lineA, lineB, radius_m } = b;
  const inside = 1 / (radius_m * CHORD_INRADIUS);
  const u0 = lineA * d0x + lineB * d0y;
  const u1 = lineA * d1x + lineB * d1y;
  b.wallFrom = 0;
  b.wallTo = 1;
  // The polygon is convex: a line with both ends in it lies in it between them.
  if (u0 >= inside && u1 >= inside) return;
  arc.lineA = lineA;
  arc.lineB = lineB;
  arc.startX = d0x;
  arc.startY = d0y;
  arc.endX = d1x;
  arc.endY = d1y;
  arc.cut();
  if (arc.cuts === 2) {
    b.wallFrom = arc.t0;
    b.wallTo = arc.t1;
  } else if (arc.cuts === 1) {
    // One cut: the end with the greater 1/distance is the one inside.
    if (u0 > u1) b.wallTo = arc.t0;
    else b.wallFrom = arc.t0;
  } else {
    const x = d0x + d1x;
    const y = d0y + d1y;
    const n = Math.sqrt(x * x + y * y);
    arc.x = x / n;
    arc.y = y / n;
    arc.turn();
    arc.lean();
    if ((lineA * x + lineB * y) / n < arc.inverse / radius_m) b.wallTo = 0;
  }
}

/**
 * The visible part of the piece from `partFrom` to `partTo`, with one far line: goes on with the ring or begins one.
 * What the functions here tell each other stands in the scratch: numbers handed over would be boxed one by one.
 */
function addPart(b: BandScratch, arc: Arc, tag: number): void {
  const { d0x, d0y, d1x, d1y, partFrom, partTo } = b;
  const sx = d0x + partFrom * (d1x - d0x);
  const sy = d0y + partFrom * (d1y - d0y);
  const tx = d0x + partTo * (d1x - d0x);
  const ty = d0y + partTo * (d1y - d0y);
  b.startX = sx;
  b.startY = sy;
  b.endX = tx;
  b.endY = ty;
  if (tag === ARC) setArcEnds(b, arc);
  else {
    // A line's point along any direction, whatever its length.
    const r0 = 1 / (b.farA * sx + b.farB * sy);
    const r1 = 1 / (b.farA * tx + b.farB * ty);
    b.px = sx * r0;
    b.py = sy * r0;
    b.qx = tx * r1;
    b.qy = ty * r1;
  }
  beginPart(b, tag);
  if (tag === ARC) {
    addArc(b, arc);
  } else b.area_m2 += (b.px * b.qy - b.py * b.qx) / 2;
  b.farTag = tag;
  b.farX = b.qx;
  b.farY = b.qy;
  b.farDegree = b.degree1;
  if (b.nearLine !== APEX) endPartNear(b);
}

/** The arc's vertices along the part, and its area. */
function addArc(b: BandScratch, arc: Arc): void {
  arc.startX = b.px;
  arc.startY = b.py;
  arc.endX = b.qx;
  arc.endY = b.qy;
  arc.areaBetween();
  b.area_m2 += arc.area_m2;
  const { last } = arc;
  for (let k = arc.first; k <= last; k++) {
    arc.vertexAt(k);
    b.far.x = arc.x;
    b.far.y = arc.y;
    b.far.add();
  }
}

/** The points of the arc at which the part begins and ends, and their degrees: `from` and `to` of the arc. */
function setArcEnds(b: BandScratch, arc: Arc): void {
  const { startX, startY, endX, endY, radius_m } = b;
  const n0 = Math.sqrt(startX * startX + startY * startY);
  const n1 = Math.sqrt(endX * endX + endY * endY);
  arc.x = startX;
  arc.y = startY;
  arc.turn();
  arc.x = startX / n0;
  arc.y = startY / n0;
  arc.lean();
  arc.from = arc.degree;
  b.degree0 = arc.degree;
  const r0 = radius_m / arc.inverse / n0;
  arc.x = endX;
  arc.y = endY;
  arc.turn();
  arc.turnTo();
  b.degree1 = arc.to;
  arc.degree = arc.to;
  arc.x = endX / n1;
  arc.y = endY / n1;
  arc.lean();
  const r1 = radius_m / arc.inverse / n1;
  b.px = startX * r0;
  b.py = startY * r0;
  b.qx = endX * r1;
  b.qy = endY * r1;
}

/** Goes on with the far chain at the part's first point, or begins a ring there. */
function beginPart(b: BandScratch, tag: number): void {
  if (b.open) {
    if (b.farTag === tag && (tag !== ARC || !isVertexDegree(b.farDegree))) return;
    b.far.x = b.farX;
    b.far.y = b.farY;
    b.far.add();
    b.far.x = b.px;
    b.far.y = b.py;
    b.far.add();
    return;
  }
  b.open = true;
  b.far.count = 0;
  b.near.count = 0;
  b.firstTag = tag;
  b.firstDegree = b.degree0;
  b.nearTag = b.nearLine;
  if (b.nearLine !== APEX) {
    const { startX, startY } = b;
    const n = 1 / (b.nearA * startX + b.nearB * startY);
    b.near.x = startX * n;
    b.near.y = startY * n;
    b.near.add();
  }
  b.far.x = b.px;
  b.far.y = b.py;
  b.far.add();
}

/** The near chain along the part; a ring ends where near and far meet. */
function endPartNear(b: BandScratch): void {
  const { nearA, nearB, startX, startY, endX, endY } = b;
  const r0 = 1 / (nearA * startX + nearB * startY);
  const r1 = 1 / (nearA * endX + nearB * endY);
  const px = startX * r0;
  const py = startY * r0;
  const qx = endX * r1;
  const qy = endY * r1;
  b.area_m2 -= (px * qy - py * qx) / 2;
  if (b.nearTag !== b.nearLine) {
    b.near.x = px;
    b.near.y = py;
    b.near.add();
  }
  b.nearTag = b.nearLine;
  b.nearX = qx;
  b.nearY = qy;
  const away = Math.abs(b.qx - qx) + Math.abs(b.qy - qy);
  if (away <= SNAP_M) endRing(b, false);
}

/** Closes the ring at hand and keeps it: the far chain, then the near one back, or the device itself. */
function endRing(b: BandScratch, fullTurn: boolean): void {
  if (!b.open) return;
  b.open = false;
  const { far, near, rings } = b;
  const start = rings.count;
  let first = 0;
  if (fullTurn) {
    // Going round, the start is a vertex only where the line changes there.
    if (b.farTag === b.firstTag && (b.farTag !== ARC || !isVertexDegree(b.firstDegree))) first = 1;
    else {
      far.x = b.farX;
      far.y = b.farY;
      far.add();
    }
  } else {
    far.x = b.farX;
    far.y = b.farY;
    far.add();
  }
  rings.x = far.xy[2 * first]!;
  rings.y = far.xy[2 * first + 1]!;
  rings.put();
  for (let i = first + 1; i < far.count; i++) {
    rings.x = far.xy[2 * i]!;
    rings.y = far.xy[2 * i + 1]!;
    rings.add();
  }
  if (!fullTurn) {
    if (b.nearTag === APEX) {
      rings.x = 0;
      rings.y = 0;
      rings.add();
    } else {
      rings.x = b.nearX;
      rings.y = b.nearY;
      rings.add();
      for (let i = near.count - 1; i >= 0; i--) {
        rings.x = near.xy[2 * i]!;
        rings.y = near.xy[2 * i + 1]!;
        rings.add();
      }
    }
  }
  let end = rings.count;
  const { xy } = rings;
  if (
    end - start > 1 &&
    Math.abs(xy[2 * end - 2]! - xy[2 * start]!) <= SNAP_M &&
    Math.abs(xy[2 * end - 1]! - xy[2 * start + 1]!) <= SNAP_M
  ) {
    end--;
  }
  rings.count = end - start < 3 ? start : end;
  if (rings.count === start) return;
  if (b.ringCount === b.ringEnd.length) {
    b.ringEnd = grown(b.ringEnd, 2 * b.ringCount);
  }
  b.ringEnd[b.ringCount++] = end;
}

function regionOf(b: BandScratch, device: Float64Array): Region {
  if (b.ringCount === 0) return EMPTY_REGION;
  const { count } = b.rings;
  const from = b.rings.xy;
  const xy = new Float64Array(2 * count);
  for (let i = 0; i < 2 * count; i += 2) {
    xy[i] = from[i]! + device[0]!;
    xy[i + 1] = from[i + 1]! + device[1]!;
  }
  const ringStart = new Uint32Array(b.ringCount + 1);
  for (let r = 0; r < b.ringCount; r++) ringStart[r + 1] = b.ringEnd[r]!;
  return { xy, ringStart };
}
