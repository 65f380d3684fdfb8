/**
 * Joins the trapezoids that the sweep leaves in each wedge of directions into rings: outer ones counter-clockwise,
 * holes clockwise. Where two neighbouring wedges meet, what both cover cancels; the rest of the ray is border.
 */
import { EMPTY_REGION, type Region } from './region';
import { SNAP_M } from './sight-band-scratch';
import { RAY_TAG, chain, type RingScratch } from './sight-chain';
import type { SightContext } from './sight-context';
import type { TrapezoidList } from './sight-trapezoids';

/**
 * The region that the trapezoids of the range `radius_m` make up, frame metres. In a full turn the last of the
 * context’s rays is the first again.
 */
export function joinRings(ctx: SightContext, traps: TrapezoidList, radius_m: number): Region {
  const { rayX, rayY, rays, fullTurn, rings: scratch } = ctx;
  if (traps.count === 0) return EMPTY_REGION;
  const b = scratch.builder;
  b.nodes = 0;
  b.edges = 0;
  b.node(0, 0);
  if (scratch.corner.length < 4 * traps.count) scratch.corner = new Int32Array(8 * traps.count);
  sortByEnd(traps, rays, scratch);
  const { endStart, endItems } = scratch;
  const last = fullTurn ? rays - 2 : rays - 1;
  let begin = 0;
  for (let ray = 0; ray <= last; ray++) {
    // The first ray of a full turn closes the last wedge.
    const closing = fullTurn && ray === 0 ? rays - 1 : ray;
    const endFrom = endStart[closing]!;
    const lefts = endStart[closing + 1]! - endFrom;
    let beginTo = begin;
    while (beginTo < traps.count && traps.from[beginTo] === ray) beginTo++;
    const rights = beginTo - begin;
    if (lefts + rights === 0) continue;
    reserveRay(scratch, lefts, rights);
    for (let n = 0; n < lefts; n++) scratch.left[n] = endItems[endFrom + n]!;
    for (let n = 0; n < rights; n++) scratch.right[n] = begin + n;
    begin = beginTo;
    ruleRay(traps, lefts, rights, rayX[ray]!, rayY[ray]!, ray, scratch);
  }
  for (let i = 0; i < traps.count; i++) {
    const c = 4 * i;
    b.edge(scratch.corner[c + 1]!, scratch.corner[c + 3]!, traps.farLine[i]!);
    b.edge(scratch.corner[c + 2]!, scratch.corner[c]!, traps.nearLine[i]!);
  }
  return chain(scratch, ctx.arc, radius_m, ctx.device);
}

function sortByEnd(traps: TrapezoidList, rays: number, scratch: RingScratch): void {
  if (scratch.endStart.length < rays + 2) scratch.endStart = new Int32Array(2 * (rays + 2));
  if (scratch.endItems.length < traps.count) scratch.endItems = new Int32Array(2 * traps.count);
  const { endStart, endItems } = scratch;
  endStart.fill(0, 0, rays + 2);
  // Counts two places ahead, so that placing leaves each row's start behind in the right place.
  for (let i = 0; i < traps.count; i++) endStart[traps.to[i]! + 2] = endStart[traps.to[i]! + 2]! + 1;
  for (let r = 2; r < rays + 2; r++) endStart[r] = endStart[r]! + endStart[r - 1]!;
  for (let i = 0; i < traps.count; i++) {
    const slot = traps.to[i]! + 1;
    endItems[endStart[slot]!] = i;
    endStart[slot] = endStart[slot]! + 1;
  }
}

function reserveRay(scratch: RingScratch, lefts: number, rights: number): void {
  const most = Math.max(lefts, rights);
  if (scratch.left.length < most) {
    scratch.left = new Int32Array(2 * most);
    scratch.right = new Int32Array(2 * most);
  }
  if (scratch.values.length < 2 * (lefts + rights)) scratch.values = new Float64Array(4 * (lefts + rights));
}

/**
 * Makes the nodes on one ray, notes them as corners of the trapezoids that end (`left`) and begin (`right`) there,
 * and adds the parts of the ray that only one side covers. Trapezoids that run across the ray cancel by themselves.
 */
function ruleRay(
  traps: TrapezoidList,
  lefts: number,
  rights: number,
  dx: number,
  dy: number,
  ray: number,
  scratch: RingScratch,
): void {
  const { values, builder, corner, left, right } = scratch;
  let count = 0;
  for (let n = 0; n < lefts; n++) {
    count = insertSorted(values, count, traps.near1[left[n]!]!);
    count = insertSorted(values, count, traps.far1[left[n]!]!);
  }
  for (let n = 0; n < rights; n++) {
    count = insertSorted(values, count, traps.near0[right[n]!]!);
    count = insertSorted(values, count, traps.far0[right[n]!]!);
  }
  let previousNode = -1;
  let previous = 0;
  let begin = values[0]!;
  for (let i = 0; i < count; i++) {
    if (i + 1 < count && values[i + 1]! - begin <= SNAP_M) continue;
    // Values from `begin` to values[i] are one corner.
    const end = values[i]!;
    const node = begin <= SNAP_M ? 0 : builder.node(dx * begin, dy * begin);
    for (let n = 0; n < lefts; n++) {
      const t = left[n]!;
      if (within(traps.near1[t]!, begin, end)) corner[4 * t + 2] = node;
      if (within(traps.far1[t]!, begin, end)) corner[4 * t + 3] = node;
    }
    for (let n = 0; n < rights; n++) {
      const t = right[n]!;
      if (within(traps.near0[t]!, begin, end)) corner[4 * t] = node;
      if (within(traps.far0[t]!, begin, end)) corner[4 * t + 1] = node;
    }
    if (previousNode >= 0 && previousNode !== node) {
      const mid = (previous + begin) / 2;
      const onLeft = covers(traps.near1, traps.far1, left, lefts, mid);
      const onRight = covers(traps.near0, traps.far0, right, rights, mid);
      // Counter-clockwise round what lies before the ray: inwards. Round what lies after it: outwards.
      if (onLeft && !onRight) builder.edge(node, previousNode, RAY_TAG - ray);
      else if (onRight && !onLeft) builder.edge(previousNode, node, RAY_TAG - ray);
    }
    previousNode = node;
    previous = end;
    begin = i + 1 < count ? values[i + 1]! : 0;
  }
}

/** Puts `value` in its place among the first `count`; returns the new count. A ray seldom holds more than ten. */
function insertSorted(values: Float64Array, count: number, value: number): number {
  let i = count;
  while (i > 0 && values[i - 1]! > value) {
    values[i] = values[i - 1]!;
    i--;
  }
  values[i] = value;
  return count + 1;
}

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

function covers(near: Float64Array, far: Float64Array, traps: Int32Array, count: number, r: number): boolean {
  for (let n = 0; n < count; n++) if (near[traps[n]!]! < r && r < far[traps[n]!]!) return true;
  return false;
}
