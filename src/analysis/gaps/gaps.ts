/** The gaps of a plan ([C4]) with their area, ends, reasons and shape. */
import { scaled, type Share, type ShareOut } from '../../kernel/steps';
import { layerAreaSteps, type AreaAnswer, type AreaJob, type BlockDomain } from '../../kernel/overlay';
import type { Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { City } from '../../model/city';
import type { LonLat } from '../../model/plan';
import type { Network } from '../coverage/network';
import { strokes } from '../coverage/public-space';
import type { SeenStretches } from '../coverage/stretch-list';
import type { GapReason, GapReasonRow, GapRow } from '../report';
import type { Scene } from '../scene';
import { gapEnds, placeOn } from './ends';
import { groupStreets, rowId, type StreetGroups } from './groups';
import { gapPartSteps, stretchLength_m, type GapPart } from './parts';
import { devicesNear, reasonsAlong, type ReasonContext } from './reasons';

export interface StreetGaps {
  /** Longest first. */
  readonly rows: readonly GapRow[];
  readonly belowMinimum_m: number;
  /** The corridor of each gap's stretch (raw outlines, non-zero rule), in the order of `rows`. */
  readonly corridors: readonly Region[];
  /** The unseen street of each gap, in the order of `rows`. */
  readonly stretches: readonly SeenStretches[];
}

export interface GapInput {
  readonly city: City;
  readonly scene: Scene;
  readonly network: Network;
  readonly unseen: SeenStretches;
  readonly minimum_m: number;
  readonly publicSpace: BlockDomain;
  /** Seen regions at the asked level. */
  readonly seen: readonly Region[];
  readonly reasons: ReasonContext;
  /** Names a solid that hides something. */
  readonly obstacleOf: (solid: number) => NonNullable<GapReasonRow['obstacle']>;
  /** Who may help with areas; nobody by default. */
  readonly shareOut?: ShareOut<AreaJob, AreaAnswer>;
}

/**
 * Gaps of the last run. A gap whose stretches are the same, and whose neighbouring cameras see as they did, is the
 * same gap: only the others are computed.
 */
export interface GapCache {
  groups: { readonly network: Network; readonly groups: StreetGroups } | undefined;
  /** By the segment of the first stretch. */
  known: ReadonlyMap<number, readonly KnownGap[]>;
  /** The cameras by which they are known, and at which densities. */
  devices: ReasonContext['devices'];
  densities: string;
}

export const createGapCache = (): GapCache => ({
  groups: undefined,
  known: new Map(),
  devices: [],
  densities: '',
});

/** A gap with everything that it depends on but the cameras. */
interface KnownGap {
  readonly group: number;
  /** How many of its stretches are of its own street. */
  readonly own: number;
  readonly stretches: SeenStretches;
  /** Round what it and its corridor take: minX, minY, maxX, maxY. */
  readonly box: Box;
  /** Its id but for the number that tells gaps of one way apart. */
  readonly key: string;
  readonly corridor: Region;
  /** With the id of the last run. */
  row: GapRow;
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** Street gaps, in steps; yields the share done. */
export function* streetGapSteps(input: GapInput, cache: GapCache): Generator<Share, StreetGaps, void> {
  const { city, network, unseen, minimum_m } = input;
  if (cache.groups?.network !== network)
    cache.groups = { network, groups: groupStreets(network, city.streets) };
  const { groups } = cache.groups;
  yield 0.05;
  const parts = gapPartSteps(network, groups, unseen, minimum_m);
  const { gaps, belowMinimum_m } = yield* scaled(0.05, 0.05, parts);
  yield 0.1;
  const found = [...(yield* computeUnknown(input, groups, gaps, cache))];
  cache.known = bySegment(found);
  cache.devices = input.reasons.devices;
  cache.densities = densitiesOf(input);
  numberIds(found);
  found.sort((p, q) => q.row.length_m - p.row.length_m || (p.row.id < q.row.id ? -1 : 1));
  return {
    rows: found.map((r) => r.row),
    corridors: found.map((r) => r.corridor),
    stretches: found.map((r) => r.stretches),
    belowMinimum_m,
  };
}

const GAPS_PER_STEP = 500;

/** Every gap: taken over, or computed. */
function* computeUnknown(
  input: GapInput,
  groups: StreetGroups,
  gaps: readonly GapPart[],
  cache: GapCache,
): Generator<Share, readonly KnownGap[], void> {
  const before = cache.densities === densitiesOf(input) ? cache.known : new Map<number, KnownGap[]>();
  const changed = changedDevices(cache.devices, input.reasons);
  const known: KnownGap[] = [];
  const fresh: { readonly g: number; readonly corridor: Region }[] = [];
  for (const [g, gap] of gaps.entries()) {
    const old = before
      .get(input.unseen.segment[gap.all[0]!]!)
      ?.find((candidate) => isSameGap(candidate, input, gap));
    if (old && devicesNear(changed, ...old.box).length === 0) known[g] = old;
    else fresh.push({ g, corridor: corridorOfGap(input.network, input.unseen, gap) });
    if (g % GAPS_PER_STEP === GAPS_PER_STEP - 1) yield 0.15;
  }
  if (fresh.length === 0) return known;
  const corridors = fresh.map(({ corridor }) => corridor);
  const steps = layerAreaSteps(input.publicSpace, corridors, input.seen, input.shareOut);
  const area_m2 = yield* scaled(0.15, 0.35, steps);
  for (const [n, { g, corridor }] of fresh.entries()) {
    const gap = gaps[g]!;
    const key = anchorKey(input, groups, gap);
    known[g] = {
      group: gap.group,
      own: gap.own.length,
      stretches: stretchesOf(input.unseen, gap),
      box: reachOf(input, gap),
      key,
      corridor,
      row: { id: key, ...rowOf(input, groups, gap, area_m2[n]!) },
    };
    if (n % 8 === 7) yield 0.5 + (0.5 * n) / fresh.length;
  }
  return known;
}

function bySegment(gaps: readonly KnownGap[]): GapCache['known'] {
  const known = new Map<number, KnownGap[]>();
  for (const gap of gaps) {
    const segment = gap.stretches.segment[0]!;
    const list = known.get(segment);
    if (list) list.push(gap);
    else known.set(segment, [gap]);
  }
  return known;
}

const stretchesOf = ({ segment, from, to }: SeenStretches, { all }: GapPart): SeenStretches => ({
  segment: all.map((i) => segment[i]!),
  from: Float64Array.from(all, (i) => from[i]!),
  to: Float64Array.from(all, (i) => to[i]!),
});

const densitiesOf = ({ reasons }: GapInput): string => JSON.stringify(reasons.settings);

/** Those that came, went or see otherwise: a gap far from all of them is as it was. */
function changedDevices(before: ReasonContext['devices'], reasons: ReasonContext): ReasonContext {
  const [then, now] = [before, reasons.devices].map((list) => new Set(list.map(({ sight }) => sight)));
  const devices = [
    ...before.filter(({ sight }) => !now!.has(sight)),
    ...reasons.devices.filter(({ sight }) => !then!.has(sight)),
  ];
  return { ...reasons, devices };
}

function isSameGap(known: KnownGap, { unseen }: GapInput, { group, own, all }: GapPart): boolean {
  const { segment, from, to } = known.stretches;
  if (known.group !== group || known.own !== own.length || segment.length !== all.length) return false;
  for (let n = 0; n < all.length; n++) {
    const i = all[n]!;
    if (segment[n] !== unseen.segment[i] || from[n] !== unseen.from[i] || to[n] !== unseen.to[i])
      return false;
  }
  return true;
}

/** Round the gap and its corridor. */
function reachOf({ network, unseen }: GapInput, gap: GapPart): Box {
  const [minX, minY, maxX, maxY] = boxOf(network, unseen, gap);
  let reach = 0;
  for (const i of gap.all) reach = Math.max(reach, network.corridor_m[network.street[unseen.segment[i]!]!]!);
  return [minX - reach, minY - reach, maxX + reach, maxY + reach];
}

/** A reason for less than this is where two borders nearly coincide, m. */
const SLIVER_M = 0.01;

/** Length by reason, gathered while a gap is read. */
export class ReasonSums {
  private readonly rows = new Map<
    string,
    { reason: GapReason; device: ObjectId | undefined; solid: number; length_m: number }
  >();

  add(reason: GapReason, device: ObjectId | undefined, solid: number, length_m: number): void {
    const key = `${reason} ${solid} ${device ?? ''}`;
    const row = this.rows.get(key);
    if (row) row.length_m += length_m;
    else this.rows.set(key, { reason, device, solid, length_m });
  }

  /** Longest first. Slivers of rounding go to the longest, so that the rows still add up to the gap. */
  list(obstacleOf: GapInput['obstacleOf']): GapReasonRow[] {
    const sorted = [...this.rows.entries()];
    sorted.sort(([p, a], [q, b]) => b.length_m - a.length_m || (p < q ? -1 : 1));
    const rows = sorted.filter(([, row], i) => i === 0 || row.length_m >= SLIVER_M);
    for (const [, row] of sorted.slice(rows.length)) rows[0]![1].length_m += row.length_m;
    return rows.map(([, { reason, device, solid, length_m }]) => ({
      reason,
      length_m,
      ...(device === undefined ? {} : { device }),
      ...(solid < 0 ? {} : { obstacle: obstacleOf(solid) }),
    }));
  }
}

function rowOf(input: GapInput, groups: StreetGroups, gap: GapPart, area_m2: number): Omit<GapRow, 'id'> {
  const { network, unseen, scene } = input;
  const label = groups.labels[gap.group]!;
  return {
    basis: 'street',
    length_m: gap.length_m,
    area_m2,
    names: label === '' ? [] : [label],
    ends: gapEnds(network, groups, unseen, gap.own, gap.group).map((end) => end.names),
    reasons: reasonsOf(input, gap),
    geometry: {
      type: 'MultiLineString',
      coordinates: linesOf(network, unseen, gap.all).map(({ points }) => {
        const line: LonLat[] = [];
        for (let i = 0; i < points.length; i += 2)
          line.push(scene.frame.toLonLat(points[i]!, points[i + 1]!));
        return line;
      }),
    },
  };
}

function reasonsOf(input: GapInput, gap: GapPart): GapReasonRow[] {
  const { network, unseen, reasons } = input;
  const sums = new ReasonSums();
  const box = boxOf(network, unseen, gap);
  const near = { ...reasons, devices: devicesNear(reasons, ...box) };
  for (const i of gap.all) {
    const s = unseen.segment[i]!;
    const a = placeOn(network, s, 0);
    const b = placeOn(network, s, 1);
    const p = placeOn(network, s, unseen.from[i]!);
    const q = placeOn(network, s, unseen.to[i]!);
    const here = devicesNear(
      near,
      Math.min(p[0], q[0]),
      Math.min(p[1], q[1]),
      Math.max(p[0], q[0]),
      Math.max(p[1], q[1]),
    );
    reasonsAlong(reasons, here, a, b, unseen.from[i]!, unseen.to[i]!, (reason, device, solid, from, to) =>
      sums.add(reason, device, solid, (to - from) * network.length_m[s]!),
    );
  }
  return sums.list(input.obstacleOf);
}

/** Box round the stretches of a gap: minX, minY, maxX, maxY. */
function boxOf(network: Network, unseen: SeenStretches, gap: GapPart): [number, number, number, number] {
  const { ends } = network;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const i of gap.all) {
    const s = 4 * unseen.segment[i]!;
    for (let end = 0; end < 2; end++) {
      const t = end === 0 ? unseen.from[i]! : unseen.to[i]!;
      const x = ends[s]! + t * (ends[s + 2]! - ends[s]!);
      const y = ends[s + 1]! + t * (ends[s + 3]! - ends[s + 1]!);
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}

/** Stretches that follow each other along one line of the data, as polylines. */
function linesOf(
  network: Network,
  unseen: SeenStretches,
  items: Uint32Array,
): { row: number; points: number[] }[] {
  const lines: { row: number; points: number[] }[] = [];
  let before = -1;
  for (const i of items) {
    const s = unseen.segment[i]!;
    const row = network.street[s]!;
    const p = placeOn(network, s, unseen.from[i]!);
    const q = placeOn(network, s, unseen.to[i]!);
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      last.row === row &&
      before >= 0 &&
      unseen.segment[before]! === s - 1 &&
      unseen.to[before] === 1 &&
      unseen.from[i] === 0 &&
      network.endNode[s - 1] === network.startNode[s];
    if (goesOn) last.points.push(...q);
    else lines.push({ row, points: [...p, ...q] });
    before = i;
  }
  return lines;
}

function corridorOfGap(network: Network, unseen: SeenStretches, gap: GapPart): Region {
  return strokes(
    linesOf(network, unseen, gap.all).map(({ row, points }) => ({
      points,
      halfWidth_m: network.corridor_m[row]!,
    })),
  );
}

/** Stands for the street and the way that holds most of the gap: it survives small changes. */
function anchorKey({ network, unseen, city }: GapInput, groups: StreetGroups, gap: GapPart): string {
  const byRow = new Map<number, number>();
  for (const i of gap.own) {
    const row = network.street[unseen.segment[i]!]!;
    byRow.set(row, (byRow.get(row) ?? 0) + stretchLength_m(network, unseen, i));
  }
  let anchor = -1;
  for (const [row, length] of byRow) if (anchor < 0 || length > byRow.get(anchor)!) anchor = row;
  return `gap-${hash(`${groups.keys[gap.group]}|${rowId(city.streets, anchor)}`)}`;
}

/** Numbers several gaps of one way along it; a row whose id stays is the one that it was. */
function numberIds(gaps: readonly KnownGap[]): void {
  const used = new Map<string, number>();
  for (const gap of gaps) {
    const nth = (used.get(gap.key) ?? 0) + 1;
    used.set(gap.key, nth);
    const id = nth === 1 ? gap.key : `${gap.key}-${nth}`;
    if (gap.row.id !== id) gap.row = { ...gap.row, id };
  }
}

/** 53 bits of a string's content (cyrb53 by its author's public-domain recipe), in base 36. */
function hash(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const ch = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ ch, 2654435761);
    h2 = Math.imul(h2 ^ ch, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (4294967296 * (2097151 & h2) + (h1 >>> 0)).toString(36);
}
