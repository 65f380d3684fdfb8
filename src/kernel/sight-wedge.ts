/**
 * One wedge of directions: the borders that run through it, and where they change order. Within a wedge every border
 * is linear in 1/distance along the straight way between its rays; arcs are not, and are asked anew at every ray.
 */
import { grown } from './grown';
import { CHORD_INRADIUS } from './sight-arc';
import { ARC_TAG } from './sight-chain';
import type { SightContext } from './sight-context';

/** Two borders whose 1/distance differ by less than this share meet there. */
const MEET = 1e-10;

export function reserveWedge(ctx: SightContext, size: number): void {
  const w = ctx.wedge;
  if (size <= w.a.length) return;
  const capacity = 2 * size;
  w.a = new Float64Array(capacity);
  w.b = new Float64Array(capacity);
  w.least = new Float64Array(capacity);
  w.arcRadius = new Float64Array(capacity);
  w.u0 = new Float64Array(capacity);
  w.u1 = new Float64Array(capacity);
  w.change = new Int32Array(capacity);
  w.line = new Int32Array(capacity);
  w.border = new Int32Array(capacity);
  w.sorted = new Int32Array(capacity);
}

export function addToWedge(
  ctx: SightContext,
  a: number,
  b: number,
  least: number,
  change: number,
  line: number,
  border: number,
): void {
  const w = ctx.wedge;
  const i = w.count++;
  w.a[i] = a;
  w.b[i] = b;
  w.least[i] = least;
  w.change[i] = change;
  w.line[i] = line;
  w.border[i] = border;
  w.arcRadius[i] = 0;
  w.u0[i] = Math.max(a * ctx.rayX[ctx.rays - 1]! + b * ctx.rayY[ctx.rays - 1]!, least);
  w.u1[i] = Math.max(a * w.x1 + b * w.y1, least);
}

/** Sets the direction at which the wedge, or a part of it, ends: `atX`, `atY` of the context, any length. */
export function setEnd(ctx: SightContext): void {
  const { wedge: w, atX: x, atY: y } = ctx;
  const n = Math.sqrt(x * x + y * y);
  w.x1 = x / n;
  w.y1 = y / n;
  const { arc } = ctx;
  arc.x = w.x1;
  arc.y = w.y1;
  arc.turn();
  arc.lean();
  w.degree1 = arc.degree;
  w.inverse1 = arc.inverse;
}

/** Adds the direction set by `setEnd` to the rays. */
export function pushRay(ctx: SightContext): void {
  const { wedge: w, rays } = ctx;
  if (rays === ctx.rayX.length) {
    ctx.rayX = grown(ctx.rayX, 2 * rays);
    ctx.rayY = grown(ctx.rayY, 2 * rays);
    ctx.rayDegree = grown(ctx.rayDegree, 2 * rays);
    ctx.rayInverse = grown(ctx.rayInverse, 2 * rays);
  }
  ctx.rayX[rays] = w.x1;
  ctx.rayY[rays] = w.y1;
  ctx.rayDegree[rays] = w.degree1;
  ctx.rayInverse[rays] = w.inverse1;
  ctx.rays++;
}

/** Where, as shares of the straight way between the wedge's rays, a border crosses an arc; in ascending order. */
export function findArcCuts(ctx: SightContext, radii_m: Float64Array): void {
  const { wedge: w, arc } = ctx;
  const x0 = ctx.rayX[ctx.rays - 1]!;
  const y0 = ctx.rayY[ctx.rays - 1]!;
  w.arcCuts = 0;
  for (let l = 0; l < radii_m.length; l++) {
    const radius = radii_m[l]!;
    if (!(radius > 0)) continue;
    const inside = 1 / (radius * CHORD_INRADIUS);
    for (let i = 0; i < w.count; i++) {
      // The polygon is convex: a line with both ends in it lies in it between them.
      if (w.u0[i]! >= inside && w.u1[i]! >= inside) continue;
      arc.lineA = w.a[i]!;
      arc.lineB = w.b[i]!;
      arc.startX = x0;
      arc.startY = y0;
      arc.endX = w.x1;
      arc.endY = w.y1;
      arc.radius_m = radius;
      arc.cut();
      if (arc.cuts > 0) putCut(ctx, arc.t0);
      if (arc.cuts < 2) continue;
      // In between the line is inside, at both cuts on the arc: a third cut tells the two apart.
      putCut(ctx, arc.t1);
      putCut(ctx, (arc.t0 + arc.t1) / 2);
    }
  }
}

function putCut(ctx: SightContext, t: number): void {
  const w = ctx.wedge;
  if (w.arcCuts === w.arcCut.length) w.arcCut = grown(w.arcCut, 2 * w.arcCuts);
  let i = w.arcCuts++;
  while (i > 0 && w.arcCut[i - 1]! > t) {
    w.arcCut[i] = w.arcCut[i - 1]!;
    i--;
  }
  w.arcCut[i] = t;
}

/** The arcs of all radii, as borders that change nothing but end what is visible at their own radius. */
export function addArcs(ctx: SightContext, radii_m: Float64Array): void {
  const w = ctx.wedge;
  const inverse = ctx.rayInverse[ctx.rays - 1]!;
  for (let l = 0; l < radii_m.length; l++) {
    const radius = radii_m[l]!;
    if (!(radius > 0)) continue;
    const i = w.count++;
    w.arcRadius[i] = radius;
    w.change[i] = 0;
    w.line[i] = ARC_TAG - 4 * l - w.quarter;
    w.border[i] = -1;
    w.u0[i] = inverse / radius;
  }
}

/** 1/distance of every border of the wedge along its end. */
export function evaluate(ctx: SightContext): void {
  const w = ctx.wedge;
  const { x1, y1, inverse1, u1, arcRadius } = w;
  for (let i = 0; i < w.count; i++) {
    const radius = arcRadius[i]!;
    u1[i] = radius > 0 ? inverse1 / radius : Math.max(w.a[i]! * x1 + w.b[i]! * y1, w.least[i]!);
  }
}

/** Nearest first on the first ray; borders that meet there by the second ray. */
export function sortWedge(ctx: SightContext): void {
  const { count, sorted, u0, u1 } = ctx.wedge;
  for (let n = 1; n < count; n++) {
    const i = sorted[n]!;
    let j = n;
    while (j > 0) {
      const b = sorted[j - 1]!;
      const gap = u0[i]! - u0[b]!;
      const meet = MEET * Math.max(u0[i]!, u0[b]!);
      if (!(gap > meet || (gap >= -meet && u1[i]! > u1[b]!))) break;
      sorted[j] = b;
      j--;
    }
    sorted[j] = i;
  }
}

/**
 * Where along the chord between the part's rays the first neighbours change order; 1 when none do. Neighbours that
 * change order at the first ray itself are put in the order that holds from there on: on a line that nearly passes
 * through the device 1/distance may grow so fast that the crossing is no direction of its own.
 */
export function firstCrossing(ctx: SightContext): number {
  const { count, sorted, u0, u1, arcRadius } = ctx.wedge;
  let first = 1;
  let swaps = count * count;
  for (let i = 1, line = arcRadius[sorted[0]!]! > 0 ? -1 : 0; i < count; i++) {
    const b = sorted[i]!;
    const isArc = arcRadius[b]! > 0;
    const neighbour = sorted[i - 1]!;
    let swapAt = -1;
    if (isArc !== arcRadius[neighbour]! > 0) {
      // No line crosses an arc inside a part: where the rays disagree, the one that says it more clearly is right.
      if (u1[b]! > u1[neighbour]! && u1[b]! * u0[b]! > u1[neighbour]! * u0[neighbour]!) swapAt = i - 1;
    }
    if (swapAt < 0 && !isArc && line >= 0) {
      const t = crossingOf(sorted[line]!, b, u0, u1);
      if (t <= MEET) swapAt = line;
      // At the last ray the rounding of the rays themselves decides; such a sliver has no width.
      else if (t < 1 - MEET && t < first) first = t;
    }
    if (!isArc) line = i;
    if (swapAt < 0 || swaps-- <= 0) continue;
    sorted[i] = sorted[swapAt]!;
    sorted[swapAt] = b;
    first = 1;
    line = arcRadius[sorted[0]!]! > 0 ? -1 : 0;
    i = 0;
  }
  return first;
}

/** Where line `b`, behind `a` on the first ray, comes to lie before it; 2 when it does not. */
function crossingOf(a: number, b: number, u0: Float64Array, u1: Float64Array): number {
  const swap = u1[b]! - u1[a]!;
  if (swap <= MEET * Math.max(u1[a]!, u1[b]!)) return 2;
  const gap = u0[a]! - u0[b]!;
  return gap / (gap + swap);
}
