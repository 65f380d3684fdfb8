/**
 * The sweep behind {@link computeSight}: within a wedge of directions every border is linear in 1/distance, so the
 * visible part is a set of trapezoids. A wedge in which two borders cross is cut at the crossing.
 */
import { SNAP_M } from './sight-band-scratch';
import { ARC_TAG } from './sight-chain';
import { SAME_KEY, setDirection, type SightContext } from './sight-context';
import { LINE, LINE_A, LINE_B, STRIDE } from './sight-envelope';
import { TrapezoidList } from './sight-trapezoids';
import {
  addArcs,
  addToWedge,
  evaluate,
  findArcCuts,
  firstCrossing,
  pushRay,
  reserveWedge,
  setEnd,
  sortWedge,
} from './sight-wedge';

/** Change that the window's far chain and the envelope make: beyond them nothing is visible. */
const END = 1 << 20;

/** Sorts all directions at which a border begins or ends; near ones become one. */
function gatherRays(ctx: SightContext): void {
  const { envelope, borders, near } = ctx;
  const wanted = envelope.count + 1 + 2 * (borders.count + near.count);
  if (ctx.keys.length < wanted) ctx.keys = new Float64Array(2 * wanted);
  const { keys } = ctx;
  let n = 0;
  for (let i = 0; i <= envelope.count; i++) keys[n++] = envelope.data[STRIDE * i]!;
  for (let i = 0; i < borders.count; i++) {
    keys[n++] = borders.key0[i]!;
    keys[n++] = borders.key1[i]!;
  }
  for (let i = 0; i < near.count; i++) {
    keys[n++] = near.key0[i]!;
    keys[n++] = near.key1[i]!;
  }
  keys.subarray(0, n).sort();
  let m = 0;
  for (let i = 0; i < n; i++) if (m === 0 || keys[i]! > keys[m - 1]! + SAME_KEY) keys[m++] = keys[i]!;
  ctx.keyCount = m;
}

/** Index of the ray that stands for `key`: the last one not beyond it. */
function rayAt(keys: Float64Array, count: number, key: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (keys[mid]! <= key) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** Sweeps all wedges and fills `ctx.trapezoids`, one list for each radius; `areas` gets their areas in m². */
export function sweep(ctx: SightContext, radii_m: Float64Array, outer_m: number, areas: Float64Array): void {
  const { borders, envelope, wedge: w } = ctx;
  const { data } = envelope;
  const end = STRIDE * envelope.count;
  while (ctx.trapezoids.length < radii_m.length) ctx.trapezoids.push(new TrapezoidList());
  for (const list of ctx.trapezoids) list.reset();
  gatherRays(ctx);
  rankBorders(ctx);
  const { keys, keyCount } = ctx;
  const least = LEAST / outer_m;
  ctx.rays = 0;
  ctx.activeCount = 0;
  let nextBorder = 0;
  let interval = 0;
  setDirection(ctx, keys[0]!);
  setEnd(ctx);
  pushRay(ctx);
  for (let k = 0; k + 1 < keyCount; k++) {
    while (nextBorder < borders.count && borders.ray0[ctx.order[nextBorder]!]! <= k) {
      activate(ctx, ctx.order[nextBorder++]!);
    }
    while (interval + STRIDE < end && data[interval + STRIDE]! < keys[k]! + SAME_KEY) interval += STRIDE;
    setDirection(ctx, keys[k + 1]!);
    reserveWedge(ctx, ctx.activeCount + ctx.near.count + radii_m.length + 1);
    w.count = 0;
    w.x1 = ctx.atX;
    w.y1 = ctx.atY;
    w.quarter = Math.min(Math.floor((keys[k]! + keys[k + 1]!) / 2), 3);
    addToWedge(
      ctx,
      data[interval + LINE_A]!,
      data[interval + LINE_B]!,
      least,
      END,
      data[interval + LINE]!,
      -1,
    );
    const hidden = ctx.hiddenAtFoot + addActive(ctx, k) + addNear(ctx, keys[k]!);
    sweepWedge(ctx, hidden, radii_m, areas);
    keepOrder(ctx);
  }
}

/** The square round the window ends every view: no border is farther than this many times the range. */
const LEAST = 1 / 4;

/**
 * Adds the borders that run through the wedge and drops those that have ended; returns how many prisms hide the
 * foot itself: of one that holds the device, the sides it leaves by less those it enters by.
 */
function addActive(ctx: SightContext, k: number): number {
  const { borders, wedge: w } = ctx;
  let hidden = 0;
  let kept = 0;
  for (let i = 0; i < ctx.activeCount; i++) {
    const b = ctx.active[i]!;
    if (borders.ray1[b]! <= k) continue;
    ctx.active[kept++] = b;
    if (borders.holds[b]) hidden -= borders.change[b]!;
    addToWedge(
      ctx,
      borders.lineA[b]!,
      borders.lineB[b]!,
      borders.least[b]!,
      borders.change[b]!,
      borders.line[b]!,
      b,
    );
    // Behind the envelope all along: nothing is visible there anyway.
    const n = w.count - 1;
    if (w.u0[n]! <= w.u0[0]! && w.u1[n]! <= w.u1[0]!) w.count--;
  }
  ctx.activeCount = kept;
  return hidden;
}

/** Adds the window's near border; returns 1 for the foot before it, or END where it is missing. */
function addNear(ctx: SightContext, key: number): number {
  const { near, window } = ctx;
  for (let i = 0; i < near.count; i++) {
    if (near.key0[i]! <= key + SAME_KEY && near.key1[i]! > key + SAME_KEY) {
      addToWedge(ctx, near.lineA[i]!, near.lineB[i]!, 0, -1, near.line[i]!, -1);
      return 1;
    }
  }
  // Where rounding leaves a wedge of a window without its near border there is no width to lose.
  return window.holdsDevice ? 0 : END;
}

/** Leaves the active borders in the order of this wedge's last ray, so that the next one is nearly sorted. */
function keepOrder(ctx: SightContext): void {
  const { wedge: w, active } = ctx;
  if (w.count < 3) return;
  for (let n = 0; n < w.count; n++) ctx.inWedge[w.border[n]! + 1] = 1;
  let behind = 0;
  for (let i = 0; i < ctx.activeCount; i++) {
    const b = active[i]!;
    if (!ctx.inWedge[b + 1]) ctx.spare[behind++] = b;
  }
  let n = 0;
  for (let i = 0; i < w.count; i++) {
    const b = w.border[w.sorted[i]!]!;
    ctx.inWedge[b + 1] = 0;
    if (b >= 0) active[n++] = b;
  }
  for (let i = 0; i < behind; i++) active[n++] = ctx.spare[i]!;
}

/** Gives every border its rays and sorts them by the first. */
function rankBorders(ctx: SightContext): void {
  const { borders, keys, keyCount } = ctx;
  const { count, key0, key1, ray0, ray1 } = borders;
  if (ctx.order.length < count) {
    ctx.order = new Uint32Array(2 * count);
    ctx.spare = new Int32Array(2 * count);
    ctx.inWedge = new Uint8Array(2 * count + 1);
  }
  const { order } = ctx;
  ctx.byRay =
    ctx.byRay.length < keyCount + 1 ? new Uint32Array(2 * keyCount + 2) : ctx.byRay.fill(0, 0, keyCount + 1);
  const { byRay } = ctx;
  for (let i = 0; i < count; i++) {
    ray0[i] = rayAt(keys, keyCount, key0[i]!);
    ray1[i] = rayAt(keys, keyCount, key1[i]!);
    byRay[ray0[i]! + 1] = byRay[ray0[i]! + 1]! + 1;
  }
  for (let r = 1; r <= keyCount; r++) byRay[r] = byRay[r]! + byRay[r - 1]!;
  for (let i = 0; i < count; i++) {
    const r = ray0[i]!;
    order[byRay[r]!] = i;
    byRay[r] = byRay[r]! + 1;
  }
}

function activate(ctx: SightContext, border: number): void {
  if (ctx.activeCount === ctx.active.length) {
    const bigger = new Int32Array(2 * ctx.active.length);
    bigger.set(ctx.active);
    ctx.active = bigger;
  }
  ctx.active[ctx.activeCount++] = border;
}

/**
 * Sweeps the wedge from the last ray to the direction `w.x1`, `w.y1`. It is cut wherever one of its borders crosses an
 * arc, so that between two cuts every border lies on one side of every arc, and then wherever two borders cross.
 */
function sweepWedge(ctx: SightContext, hidden: number, radii_m: Float64Array, areas: Float64Array): void {
  const w = ctx.wedge;
  const x0 = ctx.rayX[ctx.rays - 1]!;
  const y0 = ctx.rayY[ctx.rays - 1]!;
  const { x1, y1 } = w;
  findArcCuts(ctx, radii_m);
  addArcs(ctx, radii_m);
  for (let c = 0; c <= w.arcCuts; c++) {
    const t = c < w.arcCuts ? w.arcCut[c]! : 1;
    ctx.atX = x0 + t * (x1 - x0);
    ctx.atY = y0 + t * (y1 - y0);
    setEnd(ctx);
    if (c > 0) stepOn(w);
    evaluate(ctx);
    sweepPart(ctx, hidden, radii_m, areas);
  }
}

/** The part's end is the next one's beginning. */
function stepOn({ u0, u1, count }: SightContext['wedge']): void {
  for (let i = 0; i < count; i++) u0[i] = u1[i]!;
}

/** Sweeps up to the direction set by `setEnd`, in which no border crosses an arc. */
function sweepPart(ctx: SightContext, hidden: number, radii_m: Float64Array, areas: Float64Array): void {
  const w = ctx.wedge;
  const { x1, y1 } = w;
  // Every cut puts at least one pair in order, so this many cuts suffice; rounding may not make it more.
  let cuts = w.count * w.count;
  for (let i = 0; i < w.count; i++) w.sorted[i] = i;
  for (;;) {
    sortWedge(ctx);
    const t = cuts-- > 0 ? firstCrossing(ctx) : 1;
    if (t >= 1) {
      pushRay(ctx);
      emit(ctx, hidden, radii_m, areas);
      return;
    }
    const x0 = ctx.rayX[ctx.rays - 1]!;
    const y0 = ctx.rayY[ctx.rays - 1]!;
    ctx.atX = x0 + t * (x1 - x0);
    ctx.atY = y0 + t * (y1 - y0);
    setEnd(ctx);
    evaluate(ctx);
    pushRay(ctx);
    emit(ctx, hidden, radii_m, areas);
    stepOn(w);
    ctx.atX = x1;
    ctx.atY = y1;
    setEnd(ctx);
    evaluate(ctx);
  }
}

/** Notes the visible trapezoids of the wedge between the last two rays. */
function emit(ctx: SightContext, hidden: number, radii_m: Float64Array, areas: Float64Array): void {
  const w = ctx.wedge;
  const wedge = ctx.rays - 2;
  const sine = ctx.rayX[wedge]! * ctx.rayY[wedge + 1]! - ctx.rayY[wedge]! * ctx.rayX[wedge + 1]!;
  let count = hidden;
  let near0 = 0;
  let near1 = 0;
  let nearLine = NO_LINE;
  let far0 = 0;
  let far1 = 0;
  let passed = 0;
  for (let n = 0; n < w.count; n++) {
    const i = w.sorted[n]!;
    const line = w.line[i]!;
    const change = w.change[i]!;
    // The order is settled: a distance that rounding puts before the last one is that one.
    far0 = Math.max(far0, 1 / w.u0[i]!);
    far1 = Math.max(far1, 1 / w.u1[i]!);
    if (count === 0 && change >= 0 && (far0 - near0 > SNAP_M || far1 - near1 > SNAP_M)) {
      for (let l = 0; l < radii_m.length; l++) {
        // Bit l of `passed`: the arc of radius l lies behind.
        const radius = radii_m[l]!;
        if (!(radius > 0) || (passed & (1 << l)) !== 0) continue;
        if (change === 0 && arcLevel(line) !== l) continue;
        ctx.trapezoids[l]!.push(wedge, near0, far0, near1, far1, nearLine, line);
        const far = change === 0 ? arcArea(ctx, radius) : (sine * far0 * far1) / 2;
        areas[l] = areas[l]! + far - (sine * near0 * near1) / 2;
      }
    }
    if (change === 0) {
      passed |= 1 << arcLevel(line);
      continue;
    }
    count += change;
    if (count === 0) {
      near0 = far0;
      near1 = far1;
      nearLine = line;
    }
  }
}

const NO_LINE = -1_500_000;
const arcLevel = (line: number): number => (ARC_TAG - line) >> 2;

/** Area from the device to the arc of `radius_m` between the last two rays, m². */
function arcArea(ctx: SightContext, radius_m: number): number {
  const { arc, rayX, rayY, rayInverse, rayDegree } = ctx;
  const i = ctx.rays - 2;
  const r0 = radius_m / rayInverse[i]!;
  const r1 = radius_m / rayInverse[i + 1]!;
  arc.startX = rayX[i]! * r0;
  arc.startY = rayY[i]! * r0;
  arc.endX = rayX[i + 1]! * r1;
  arc.endY = rayY[i + 1]! * r1;
  arc.from = rayDegree[i]!;
  arc.to = arc.endOf(arc.from, rayDegree[i + 1]!);
  arc.radius_m = radius_m;
  arc.areaBetween();
  return arc.area_m2;
}
