/**
 * Cameras that can go without loss ([C5]): each by itself, and as many together as one pass finds, every step of it
 * measured anew. What a set loses is what its union sees and no other camera does.
 */
import { blockLevelSteps, boundsOf, type BlockDomain } from '../../kernel/overlay';
import type { Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { DispensableReport, OverlapRow } from '../report';
import type { CameraSight } from '../visibility';
import type { Network } from './network';
import { mergedRegion } from './merged-region';
import { bySegment, type SeenStretches } from './stretch-list';
import { stretchSum, uniteStretches } from './stretches';

/** Up to here a loss is rounding at common borders, m² and m. */
export const LOSSLESS_M2 = 0.1;
export const LOSSLESS_M = 0.1;

interface Seen {
  readonly camera: { readonly id: ObjectId };
  readonly sight: CameraSight;
  readonly along: readonly SeenStretches[];
}

interface Loss {
  readonly lost_m2: number;
  readonly lost_m: number;
}

/** Sets measured in the last run, by the numbers of their cameras. */
export type DispensableCache = Map<string, Loss & { readonly regions: readonly Region[] }>;

export interface DispensableAsk {
  readonly network: Network;
  readonly domain: BlockDomain;
  readonly cameras: readonly Seen[];
  readonly asked: number;
  /** What only it sees, per camera, at every level of the profile by its id. */
  readonly unique_m2: Readonly<Record<string, Float64Array>>;
  readonly level: string;
  readonly unique_m: Float64Array;
  readonly seen_m2: Float64Array;
  readonly overlaps: readonly OverlapRow[];
  /** Whether every requirement that is met stays so without these cameras. */
  readonly keepsRequirements: (without: ReadonlySet<ObjectId>) => Generator<number, boolean, void>;
}

/**
 * Cameras that see something of public space and lose nothing of it at the asked level, and no requirement that is
 * met. The set of those that can go together is found in one pass, the least first: it is not proven the largest.
 */
export function* dispensableSteps(
  ask: DispensableAsk,
  cache: DispensableCache,
): Generator<number, DispensableReport, void> {
  const { cameras, level, unique_m2, unique_m, seen_m2 } = ask;
  const single: number[] = [];
  for (const [i, { camera }] of cameras.entries()) {
    if (!(seen_m2[i]! > LOSSLESS_M2)) continue;
    if (unique_m2[level]![i]! > LOSSLESS_M2 || unique_m[i]! > LOSSLESS_M) continue;
    yield i / cameras.length;
    if (yield* ask.keepsRequirements(new Set([camera.id]))) single.push(i);
  }
  const together = yield* takenTogether(ask, single, cache);
  const idOf = (i: number): ObjectId => cameras[i]!.camera.id;
  return {
    tolerance_m2: LOSSLESS_M2,
    tolerance_m: LOSSLESS_M,
    single: single.map((i) => ({
      id: idOf(i),
      seen_m2: seen_m2[i]!,
      lostByLevel_m2: Object.fromEntries(Object.entries(unique_m2).map(([id, lost]) => [id, lost[i]!])),
    })),
    together: { devices: together.set.map(idOf), lost_m2: together.lost_m2, lost_m: together.lost_m },
  };
}

function* takenTogether(
  ask: DispensableAsk,
  single: readonly number[],
  cache: DispensableCache,
): Generator<number, Loss & { readonly set: readonly number[] }, void> {
  const neighbours = neighboursOf(ask);
  const used: DispensableCache = new Map();
  const leastFirst = single.toSorted((a, b) => ask.seen_m2[a]! - ask.seen_m2[b]! || a - b);
  let set: number[] = [];
  let last: Loss = { lost_m2: 0, lost_m: 0 };
  for (const [done, next] of leastFirst.entries()) {
    yield done / leastFirst.length;
    const tried = [...set, next].sort((a, b) => a - b);
    const loss = yield* lossOf(ask, tried, neighbours, cache, used);
    if (loss.lost_m2 > LOSSLESS_M2 || loss.lost_m > LOSSLESS_M) continue;
    const ids = new Set(tried.map((i) => ask.cameras[i]!.camera.id));
    if (!(yield* ask.keepsRequirements(ids))) continue;
    [set, last] = [tried, loss];
  }
  cache.clear();
  for (const [key, kept] of used) cache.set(key, kept);
  return { set, ...last };
}

/** What falls out with a set: the sum over its parts that overlap within themselves, each measured on its own. */
function* lossOf(
  ask: DispensableAsk,
  set: readonly number[],
  neighbours: readonly ReadonlySet<number>[],
  cache: DispensableCache,
  used: DispensableCache,
): Generator<number, Loss, void> {
  let [lost_m2, lost_m] = [0, 0];
  for (const part of connected(set, neighbours)) {
    const others = [...new Set(part.flatMap((i) => [...neighbours[i]!]))].filter((i) => !part.includes(i));
    const members = [...part, ...others.sort((a, b) => a - b)];
    const regions = members.map((i) => ask.cameras[i]!.sight.byLevel[ask.asked]!);
    const key = part.join(' ');
    const kept = used.get(key) ?? cache.get(key);
    const isSame = kept?.regions.length === regions.length && kept.regions.every((r, i) => r === regions[i]);
    const loss = kept && isSame ? kept : { ...(yield* measured(ask, part, others)), regions };
    used.set(key, loss);
    lost_m2 += loss.lost_m2;
    lost_m += loss.lost_m;
  }
  return { lost_m2, lost_m };
}

function* measured(
  { cameras, asked, domain, network, unique_m2, unique_m, level }: DispensableAsk,
  part: readonly number[],
  others: readonly number[],
): Generator<number, Loss, void> {
  if (part.length === 1) return { lost_m2: unique_m2[level]![part[0]!]!, lost_m: unique_m[part[0]!]! };
  const region = (i: number): Region => cameras[i]!.sight.byLevel[asked]!;
  const along = (i: number): SeenStretches => cameras[i]!.along[asked]!;
  const layers = [mergedRegion(part.map(region)), ...others.map(region)];
  const areas = yield* blockLevelSteps(domain, layers);
  return { lost_m2: areas.unique_m2[0]!, lost_m: lostLength_m(network, part.map(along), others.map(along)) };
}

/** Street that one of the first sees and none of the others. */
function lostLength_m(
  { length_m }: Network,
  part: readonly SeenStretches[],
  others: readonly SeenStretches[],
): number {
  const rest = bySegment(others);
  let lost = 0;
  for (const [s, row] of bySegment(part)) {
    const kept = rest.get(s) ?? [];
    lost += (stretchSum(uniteStretches([...row, ...kept])) - stretchSum(uniteStretches(kept))) * length_m[s]!;
  }
  return lost;
}

function neighboursOf({ cameras, overlaps }: DispensableAsk): readonly ReadonlySet<number>[] {
  const at = new Map(cameras.map(({ camera }, i) => [camera.id, i]));
  const found = cameras.map(() => new Set<number>());
  for (const { a, b } of overlaps) {
    const [i, j] = [at.get(a), at.get(b)];
    if (i === undefined || j === undefined) continue;
    found[i]!.add(j);
    found[j]!.add(i);
  }
  return found;
}

function connected(set: readonly number[], neighbours: readonly ReadonlySet<number>[]): number[][] {
  const left = new Set(set);
  const parts: number[][] = [];
  for (const first of set) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const i of part) {
      for (const j of neighbours[i]!) if (left.delete(j)) part.push(j);
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

/** Whether a box meets another: what lies apart need not be asked. */
export function meets(a: Region, b: Region): boolean {
  const [p, q] = [boundsOf([a]), boundsOf([b])];
  return !!p && !!q && p[0] <= q[2] && p[2] >= q[0] && p[1] <= q[3] && p[3] >= q[1];
}
