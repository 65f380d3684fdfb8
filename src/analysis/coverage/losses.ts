/**
 * What is lost when several devices fail together ([C5], N−1): the devices on one mast, on one supply of power, on
 * one network. A group is overlaid as one layer among the others, so that what only it sees is its loss, exactly.
 */
import { blockLevelSteps, createLevelCache, type BlockDomain, type LevelCache } from '../../kernel/overlay';
import type { Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import { groupByMast } from '../../model/masts';
import type { Camera } from '../../model/plan';
import type { LossRow } from '../report';
import type { CameraSight } from '../visibility';
import { mergedRegion } from './merged-region';
import type { Network } from './network';
import { uniteStretches } from './stretches';
import { createStreetCache, streetSums, type StreetCache } from './street-sums';
import {
  addStretch,
  bySegment,
  createStretchList,
  listedStretches,
  type SeenStretches,
} from './stretch-list';

const KINDS = ['mast', 'power', 'network'] as const;
type LossKind = (typeof KINDS)[number];

/** A camera with what it sees of the network, per level. */
interface Seen {
  readonly camera: Camera;
  readonly sight: CameraSight;
  readonly along: readonly SeenStretches[];
}

interface Layer {
  readonly regions: readonly Region[];
  readonly region: Region;
  readonly along: SeenStretches;
}

interface KindCache {
  readonly levels: LevelCache;
  readonly streets: StreetCache;
  layers: ReadonlyMap<string, Layer>;
}

/** Layers and sums of the last run, per kind of group. */
export interface LossCache {
  readonly kinds: Map<LossKind, KindCache>;
}

const createKindCache = (): KindCache => ({
  levels: createLevelCache(false),
  streets: createStreetCache(),
  layers: new Map(),
});

export const createLossCache = (): LossCache => ({ kinds: new Map() });

/** Groups of at least two cameras that count, the greatest loss first; yields the share done. */
export function* lossSteps(
  {
    network,
    publicSpace,
  }: { readonly network: Network; readonly publicSpace: { readonly domain: BlockDomain } },
  cameras: readonly Seen[],
  asked: number,
  cache: LossCache,
): Generator<number, readonly LossRow[], void> {
  const rows: LossRow[] = [];
  for (const kind of KINDS) {
    const groups = groupsOf(kind, cameras);
    if (!groups.some(({ members }) => members.length > 1)) {
      cache.kinds.delete(kind);
      continue;
    }
    const kept = cache.kinds.get(kind) ?? createKindCache();
    const layers = groups.map(({ id, members }) => layerOf(members, asked, kept.layers.get(id)));
    kept.layers = new Map(groups.map(({ id }, g) => [id, layers[g]!]));
    cache.kinds.set(kind, kept);
    const regions = layers.map(({ region }) => region);
    const areas = yield* blockLevelSteps(publicSpace.domain, regions, {}, kept.levels);
    const streets = streetSums(
      network,
      layers.map(({ along }) => along),
      kept.streets,
    );
    groups.forEach(({ id, members }, g) => {
      if (members.length < 2) return;
      const devices = members.map(({ camera }) => camera.id);
      rows.push({ kind, id, devices, lost_m2: areas.unique_m2[g]!, lost_m: streets.unique_m[g]! });
    });
  }
  return rows.sort((a, b) => b.lost_m2 - a.lost_m2 || b.lost_m - a.lost_m || (a.id < b.id ? -1 : 1));
}

interface Group {
  readonly id: string;
  readonly members: readonly Seen[];
}

/** Every camera is in one group; those that name none are alone. */
function groupsOf(kind: LossKind, cameras: readonly Seen[]): readonly Group[] {
  const seen = new Map<ObjectId, Seen>(cameras.map((c) => [c.camera.id, c]));
  if (kind === 'mast') {
    return groupByMast(cameras.map(({ camera }) => camera)).map(({ id, devices }) => ({
      id,
      members: devices.map((camera) => seen.get(camera.id)!),
    }));
  }
  const groups = new Map<string, Seen[]>();
  for (const one of cameras) {
    const named = nameIn(kind, one.camera);
    // A device's own id cannot be taken for a group's name.
    const key = named === undefined ? `\0${one.camera.id}` : named;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].map(([id, members]) => ({ id, members }));
}

const nameIn = (kind: LossKind, camera: Camera): string | undefined =>
  (kind === 'power' ? camera.power_group : camera.network_group) || undefined;

/** The group's cameras as one layer; a camera that is alone is its own. */
function layerOf(members: readonly Seen[], asked: number, kept: Layer | undefined): Layer {
  const regions = members.map(({ sight }) => sight.byLevel[asked]!);
  if (kept?.regions.length === regions.length && kept.regions.every((r, i) => r === regions[i])) return kept;
  const alongs = members.map(({ along }) => along[asked]!);
  if (members.length === 1) return { regions, region: regions[0]!, along: alongs[0]! };
  return { regions, region: mergedRegion(regions), along: united(alongs) };
}

/** What at least one of them sees, in segment order. */
function united(alongs: readonly SeenStretches[]): SeenStretches {
  const rows = bySegment(alongs);
  const list = createStretchList();
  for (const s of [...rows.keys()].sort((a, b) => a - b)) {
    const row = uniteStretches(rows.get(s)!);
    for (let i = 0; i < row.length; i += 2) addStretch(list, s, row[i]!, row[i + 1]!);
  }
  return listedStretches(list);
}
