/**
 * The sweep behind {@link computeSight}: within a wedge of directions every border is linear in 1/distance, so the
 * visible part is a set of trapezoids. A wedge in which two borders cross is cut at the crossing.
 */
import { SAME_KEY, type SightContext } from './sight-context';
import { directionKey, grown } from './sight-envelope';
import { directionOf } from './sight-gather';
import { SNAP_M, TrapezoidList } from './sight-rings';
import { CHORD_RADIUS, CHORDS, COS, SIN } from './sight-window';

/** Two borders whose 1/distance differ by less than this share meet there. */
const MEET = 1e-10;

/** Change that the window's far chain and the envelope make: beyond them nothing is visible. */
const END = 1 << 20;

/** Tag of the arc chords of radius `l`: `ARC - l · 512 - degree`. */
const ARC = -2_000_000;

/** Sorts all directions at which a border begins or ends; near ones become one. */
function gatherRays(ctx: SightContext, chords: boolean, axisX: number, axisY: number): void {
  const { envelope, borders, near } = ctx;
  const wanted = envelope.count + 1 + 2 * (borders.count + near.count) + (chords ? 361 : 0);
  if (ctx.keys.length < wanted) ctx.keys = new Float64Array(2 * wanted);
  const { keys, endKey } = ctx;
  let n = 0;
  for (let i = 0; i <= envelope.count; i++) keys[n++] = envelope.key[i]!;
  for (let i = 0; i < borders.count; i++) {
    keys[n++] = borders.key0[i]!;
    keys[n++] = borders.key1[i]!;
  }
  for (let i = 0; i < near.count; i++) {
    keys[n++] = near.key0[i]!;
    keys[n++] = near.key1[i]!;
  }
  if (chords) {
    for (let k = 0; k < CHORDS; k++) {
      const dx = axisX * COS[k]! - axisY * SIN[k]!;
      const dy = axisX * SIN[k]! + axisY * COS[k]!;
      const key = directionKey(dx, dy, ctx.startX, ctx.startY);
      if (key < endKey) keys[n++] = key;
    }
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

/**
 * Sweeps all wedges and fills `ctx.trapezoids`, one list for each radius; `areas` gets their areas in m². The
 * outermost radius is the window's own; the others are cut at their own arcs.
 */
export function sweep(
  ctx: SightContext,
  radii_m: Float64Array,
  outer_m: number,
  axisX: number,
  axisY: number,
  areas: Float64Array,
): void {
  const { borders, envelope, wedge: w } = ctx;
  while (ctx.trapezoids.length < radii_m.length) ctx.trapezoids.push(new TrapezoidList());
  for (const list of ctx.trapezoids) list.reset();
  let inner = false;
  for (let l = 0; l < radii_m.length; l++) if (radii_m[l]! > 0 && radii_m[l]! < outer_m) inner = true;
  gatherRays(ctx, inner, axisX, axisY);
  rankBorders(ctx);
  const { keys, keyCount } = ctx;
  const least = 1 / (outer_m * 1.001);
  ctx.rays = 0;
  ctx.activeCount = 0;
  let nextBorder = 0;
  let interval = 0;
  const [x0, y0] = directionOf(keys[0]!, ctx.startX, ctx.startY);
  pushRay(ctx, x0, y0);
  for (let k = 0; k + 1 < keyCount; k++) {
    while (nextBorder < borders.count && borders.ray0[ctx.order[nextBorder]!]! <= k) {
      activate(ctx, ctx.order[nextBorder++]!);
    }
    while (interval + 1 < envelope.count && envelope.key[interval + 1]! < keys[k]! + SAME_KEY) interval++;
    const [x1, y1] = directionOf(keys[k + 1]!, ctx.startX, ctx.startY);
    reserveWedge(ctx, ctx.activeCount + ctx.near.count + radii_m.length + 1);
    w.count = 0;
    w.x1 = x1;
    w.y1 = y1;
    addToWedge(
      ctx,
      envelope.lineA[interval]!,
      envelope.lineB[interval]!,
      least,
      END,
      envelope.line[interval]!,
      -1,
    );
    const hidden = ctx.hiddenAtFoot + addActive(ctx, k) + addNear(ctx, keys[k]!);
    if (inner) addArcs(ctx, radii_m, outer_m, axisX, axisY);
    sweepWedge(ctx, hidden, radii_m, areas);
    keepOrder(ctx);
  }
}

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

function pushRay(ctx: SightContext, x: number, y: number): void {
  if (ctx.rays === ctx.rayX.length) {
    ctx.rayX = grown(ctx.rayX, 2 * ctx.rays);
    ctx.rayY = grown(ctx.rayY, 2 * ctx.rays);
  }
  ctx.rayX[ctx.rays] = x;
  ctx.rayY[ctx.rays++] = y;
}

function reserveWedge(ctx: SightContext, size: number): void {
  const w = ctx.wedge;
  if (size <= w.a.length) return;
  const capacity = 2 * size;
  w.a = new Float64Array(capacity);
  w.b = new Float64Array(capacity);
  w.least = new Float64Array(capacity);
  w.u0 = new Float64Array(capacity);
  w.u1 = new Float64Array(capacity);
  w.change = new Int32Array(capacity);
  w.line = new Int32Array(capacity);
  w.border = new Int32Array(capacity);
  w.sorted = new Int32Array(capacity);
}

function addToWedge(
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
  w.u0[i] = Math.max(a * ctx.rayX[ctx.rays - 1]! + b * ctx.rayY[ctx.rays - 1]!, least);
  w.u1[i] = Math.max(a * w.x1 + b * w.y1, least);
}

/** The arcs of the inner radii in the coming wedge: the chord of the degree that holds it. */
function addArcs(
  ctx: SightContext,
  radii_m: Float64Array,
  outer_m: number,
  axisX: number,
  axisY: number,
): void {
  const mx = ctx.rayX[ctx.rays - 1]! + ctx.wedge.x1;
  const my = ctx.rayY[ctx.rays - 1]! + ctx.wedge.y1;
  const turn = Math.atan2(axisX * my - axisY * mx, axisX * mx + axisY * my) * (180 / Math.PI);
  const degree = Math.floor(turn < 0 ? turn + CHORDS : turn) % CHORDS;
  const c = COS[degree]! * HALF_COS - SIN[degree]! * HALF_SIN;
  const s = SIN[degree]! * HALF_COS + COS[degree]! * HALF_SIN;
  const nx = axisX * c - axisY * s;
  const ny = axisX * s + axisY * c;
  for (let l = 0; l < radii_m.length; l++) {
    const radius = radii_m[l]!;
    if (!(radius > 0 && radius < outer_m)) continue;
    // A chord's line is square to its middle, at the circumradius times cos ½°.
    const distance = radius * CHORD_RADIUS * HALF_COS;
    addToWedge(ctx, nx / distance, ny / distance, 0, 0, ARC - l * 512 - degree, -1);
  }
}

const HALF_COS = Math.cos(Math.PI / CHORDS);
const HALF_SIN = Math.sin(Math.PI / CHORDS);

/** Sweeps the wedge from the last ray to (x1, y1), cutting it wherever two of its borders cross. */
function sweepWedge(ctx: SightContext, hidden: number, radii_m: Float64Array, areas: Float64Array): void {
  const w = ctx.wedge;
  const { x1, y1 } = w;
  // Every cut puts at least one pair in order, so this many cuts suffice; rounding may not make it more.
  let cuts = w.count * w.count;
  for (let i = 0; i < w.count; i++) w.sorted[i] = i;
  for (;;) {
    sortWedge(ctx);
    const t = cuts-- > 0 ? firstCrossing(ctx) : 1;
    if (t >= 1) {
      pushRay(ctx, x1, y1);
      emit(ctx, hidden, radii_m, areas);
      return;
    }
    const x0 = ctx.rayX[ctx.rays - 1]!;
    const y0 = ctx.rayY[ctx.rays - 1]!;
    const cx = x0 + t * (x1 - x0);
    const cy = y0 + t * (y1 - y0);
    const n = Math.sqrt(cx * cx + cy * cy);
    pushRay(ctx, cx / n, cy / n);
    evaluate(w, w.u1, cx / n, cy / n);
    emit(ctx, hidden, radii_m, areas);
    w.u0.set(w.u1.subarray(0, w.count));
    evaluate(w, w.u1, x1, y1);
  }
}

/** 1/distance of every border of the wedge along (x, y). */
function evaluate(w: SightContext['wedge'], u: Float64Array, x: number, y: number): void {
  for (let i = 0; i < w.count; i++) u[i] = Math.max(w.a[i]! * x + w.b[i]! * y, w.least[i]!);
}

/** Nearest first on the first ray; borders that meet there by the second ray. */
function sortWedge(ctx: SightContext): void {
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

/** Where along the chord between the wedge's rays the first neighbours change order; 1 when none do. */
function firstCrossing(ctx: SightContext): number {
  const { count, sorted, u0, u1 } = ctx.wedge;
  let first = 1;
  for (let i = 0; i + 1 < count; i++) {
    const a = sorted[i]!;
    const b = sorted[i + 1]!;
    const swap = u1[b]! - u1[a]!;
    if (swap <= MEET * Math.max(u1[a]!, u1[b]!)) continue;
    const gap = u0[a]! - u0[b]!;
    const t = gap / (gap + swap);
    // At the very ends the rounding of the rays themselves decides; such a sliver has no width.
    if (t > MEET && t < 1 - MEET && t < first) first = t;
  }
  return first;
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
  let passed = 0;
  for (let n = 0; n < w.count; n++) {
    const i = w.sorted[n]!;
    const line = w.line[i]!;
    const change = w.change[i]!;
    const far0 = 1 / w.u0[i]!;
    const far1 = 1 / w.u1[i]!;
    if (count === 0 && change >= 0 && (far0 - near0 > SNAP_M || far1 - near1 > SNAP_M)) {
      for (let l = 0; l < radii_m.length; l++) {
        // Bit l of `passed`: the arc of radius l lies behind.
        const radius = radii_m[l]!;
        if (!(radius > 0) || (passed & (1 << l)) !== 0) continue;
        const isArc = line <= ARC && arcLevel(line) === l;
        if (change === 0 && !isArc) continue;
        ctx.trapezoids[l]!.push(wedge, near0, far0, near1, far1, nearLine, line);
        areas[l] = areas[l]! + (sine * (far0 * far1 - near0 * near1)) / 2;
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
const arcLevel = (line: number): number => Math.floor((ARC - line) / 512);
