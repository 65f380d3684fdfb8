/** Required zones ([C6]): how much of each is seen as it asks, and its gaps ([C4]); privacy zones: what is seen in them. */
import type { Frame } from '../../kernel/frame';
import { blockDomainSteps, blockLevelSteps, boundsOf } from '../../kernel/overlay';
import { atLeastRegion, intersectRegions, subtractRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, regionArea, regionContains, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { LevelProfile } from '../../model/catalogue';
import type { LonLat, Zone } from '../../model/plan';
import type { Network } from '../coverage/network';
import { ZONE_TILE_M, zoneRegion, zoneSpaceSteps } from '../coverage/public-space';
import { seenAlong } from '../coverage/streets';
import { ReasonSums } from '../gaps/gaps';
import { placeOn } from '../gaps/ends';
import { devicesNear, reasonsAlong, type ReasonContext } from '../gaps/reasons';
import type { GapReasonRow, GapRow, Report, ZoneRow } from '../report';
import type { Ground } from '../stages';
import type { CameraSight } from '../visibility';
import { levelIndex, type RequiredZone } from './places';
import type { JudgedZone, ZoneCache } from './zone-cache';
import { partsOf } from '../shapes/parts';

/** [C4] Unseen parts of a required zone from this size on are gaps, m². */
const GAP_LEAST_M2 = 20;
/** A zone is met when no part of it is a gap and the rest adds up to no more than this share. */
const SLACK = 0.05;

export interface ZoneFigures {
  readonly rows: readonly ZoneRow[];
  readonly gaps: readonly GapRow[];
  /** Shape of each gap, in their order. */
  readonly regions: readonly Region[];
}

export function requiredZones(
  zones: readonly Zone[],
  profile: LevelProfile,
  planLevel: number,
  frame: Frame,
): readonly RequiredZone[] {
  return zones.map((zone) => ({
    zone,
    region: zoneRegion([zone.polygon], frame),
    level: levelIndex(profile, zone.level, planLevel),
    k: Math.max(1, zone.k ?? 1),
  }));
}

interface Reasons {
  readonly reasons: ReasonContext;
  readonly obstacleOf: (solid: number) => NonNullable<GapReasonRow['obstacle']>;
}

/**
 * Judges every required zone on its own: public space of a zone is the zone minus buildings that stand on the
 * ground, whether or not the study area reaches there.
 */
export function* zoneSteps(
  zones: readonly RequiredZone[],
  profile: LevelProfile,
  ground: Ground,
  why: Reasons,
  network: Network,
  cache: ZoneCache,
): Generator<number, ZoneFigures, void> {
  const all: JudgedZone[] = [];
  for (const [i, required] of zones.entries()) {
    yield i / zones.length;
    const { id } = required.zone;
    const box = boundsOf([required.region]);
    const sights = box ? devicesNear(why.reasons, ...box).map(({ sight }) => sight) : [];
    const key = JSON.stringify([
      required.zone,
      required.level,
      required.k,
      profile.levels,
      why.reasons.settings,
    ]);
    const known = cache.get(id);
    const same =
      known?.key === key &&
      known.sights.length === sights.length &&
      known.sights.every((sight, s) => sight === sights[s]);
    const judged = same ? known.judged : yield* judgeZone(required, profile, ground, sights, why, network);
    cache.set(id, { key, sights, judged });
    all.push(judged);
  }
  const ids = new Set(zones.map(({ zone }) => zone.id));
  for (const id of cache.keys()) if (!ids.has(id)) cache.delete(id);
  return {
    rows: all.map(({ row }) => row),
    gaps: all.flatMap(({ gaps }) => gaps),
    regions: all.flatMap(({ regions }) => regions),
  };
}

/** @param sights those that can reach the zone. */
function* judgeZone(
  required: RequiredZone,
  profile: LevelProfile,
  ground: Ground,
  sights: readonly CameraSight[],
  why: Reasons,
  network: Network,
): Generator<number, JudgedZone, void> {
  const seen = sights.map((s) => s.byLevel[required.level]!);
  const domain = yield* zoneSpaceSteps(required.region, ground.buildings);
  const sums = yield* blockLevelSteps(domain, seen);
  const covered_m2 = sums.byK_m2.slice(required.k).reduce((a, b) => a + b, 0);
  const regions = unseenParts(required, ground, seen);
  const share = domain.area_m2 > 0 ? Math.min(1, covered_m2 / domain.area_m2) : 0;
  const met = regions.length === 0 && share >= 1 - SLACK;
  const row: ZoneRow = {
    id: required.zone.id,
    role: required.zone.role,
    level: profile.levels[required.level]!.id,
    k: required.k,
    public_m2: domain.area_m2,
    covered_m2,
    share,
    met,
    ...(!met && { missing: { area_m2: Math.max(0, domain.area_m2 - covered_m2), share: 1 - share } }),
  };
  const gaps = regions.map((region, nth) => zoneGap(required, nth, region, ground, why, network));
  return { row, gaps, regions };
}

/** Connected parts of the zone's public space that fewer than its k cameras see, largest first. */
function unseenParts(
  { region, k }: RequiredZone,
  ground: Ground,
  seen: readonly Region[],
): readonly Region[] {
  const bounds = boundsOf([region]);
  if (!bounds) return [];
  const meets = (other: Region): boolean => {
    const b = boundsOf([other]);
    return !!b && b[0] <= bounds[2] && b[2] >= bounds[0] && b[1] <= bounds[3] && b[3] >= bounds[1];
  };
  const covered = atLeastRegion(
    seen.filter(meets).map((s) => intersectRegions(s, region)),
    k,
  );
  const open = subtractRegions(region, [covered, ...buildingsIn(ground, meets)]);
  return partsOf(open).filter((part) => regionArea(part) >= GAP_LEAST_M2);
}

function buildingsIn({ buildings }: Ground, meets: (r: Region) => boolean): Region[] {
  const { xy, ringStart, solidStart } = buildings;
  const found: Region[] = [];
  for (let s = 0; s + 1 < solidStart.length; s++) {
    const rings = ringStart.subarray(solidStart[s]!, solidStart[s + 1]! + 1);
    const first = rings[0]!;
    const solid = {
      xy: xy.subarray(2 * first, 2 * rings[rings.length - 1]!),
      ringStart: rings.map((r) => r - first),
    };
    if (meets(solid)) found.push(solid);
  }
  return found;
}

function zoneGap(
  { zone, region: whole }: RequiredZone,
  nth: number,
  region: Region,
  ground: Ground,
  why: Reasons,
  network: Network,
): GapRow {
  const { length_m, reasons } = zoneReasons(region, why, network, whole);
  return {
    id: nth === 0 ? `gap-${zone.id}` : `gap-${zone.id}-${nth + 1}`,
    basis: 'zone',
    length_m,
    area_m2: regionArea(region),
    names: zone.name === undefined ? [] : [zone.name],
    ends: [],
    reasons,
    geometry: { type: 'MultiPolygon', coordinates: [polygonOf(region, ground.frame)] },
    zone: zone.id,
  };
}

/**
 * By the length of the counted streets inside the part; where none runs there, the reasons along the level line
 * through the middle of its box, with length 0: there is no street to measure them by.
 */
function zoneReasons(
  region: Region,
  { reasons, obstacleOf }: Reasons,
  network: Network,
  whole: Region,
): { length_m: number; reasons: GapReasonRow[] } {
  const sums = new ReasonSums();
  const box = boundsOf([whole])!;
  const near = devicesNear(reasons, ...box);
  const along = seenAlong(network, region);
  let length_m = 0;
  for (let i = 0; i < along.segment.length; i++) {
    const s = along.segment[i]!;
    const unit = network.length_m[s]!;
    length_m += (along.to[i]! - along.from[i]!) * unit;
    reasonsAlong(
      reasons,
      near,
      placeOn(network, s, 0),
      placeOn(network, s, 1),
      along.from[i]!,
      along.to[i]!,
      (reason, device, solid, from, to) => sums.add(reason, device, solid, (to - from) * unit),
      true,
    );
  }
  if (length_m > 0) return { length_m, reasons: sums.list(obstacleOf) };
  const part = boundsOf([region])!;
  const y = (part[1] + part[3]) / 2;
  const [a, b] = [[part[0], y] as const, [part[2], y] as const];
  reasonsAlong(
    reasons,
    near,
    a,
    b,
    0,
    1,
    (reason, device, solid, from, to) => {
      const x = a[0] + ((from + to) / 2) * (b[0] - a[0]);
      if (regionContains(region, x, y)) sums.add(reason, device, solid, to - from);
    },
    true,
  );
  return { length_m: 0, reasons: sums.list(obstacleOf).map((row) => ({ ...row, length_m: 0 })) };
}

function polygonOf({ xy, ringStart }: Region, frame: Frame): LonLat[][] {
  const rings: LonLat[][] = [];
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const ring: LonLat[] = [];
    for (let i = ringStart[r]!; i < ringStart[r + 1]!; i++)
      ring.push(frame.toLonLat(xy[2 * i]!, xy[2 * i + 1]!));
    if (ring[0]) ring.push(ring[0]);
    rings.push(ring);
  }
  return rings;
}

/** Seen area at the lowest level inside each privacy zone, buildings and all: what could be looked into. */
export function* privacySteps(
  zones: readonly Zone[],
  frame: Frame,
  sights: readonly CameraSight[],
): Generator<number, Report['privacy']['zones'], void> {
  const out: { id: ObjectId; seen_m2: number; by: ObjectId[] }[] = [];
  for (const [i, zone] of zones.entries()) {
    yield i / zones.length;
    const region = zoneRegion([zone.polygon], frame);
    const seen = sights.map((s) => s.byLevel[0]!);
    const bounds = boundsOf([region]);
    if (!bounds || isEmptyRegion(region)) {
      out.push({ id: zone.id, seen_m2: 0, by: [] });
      continue;
    }
    const domain = yield* blockDomainSteps(ZONE_TILE_M, region, EMPTY_REGION);
    const sums = yield* blockLevelSteps(domain, seen);
    out.push({
      id: zone.id,
      seen_m2: sums.byK_m2.slice(1).reduce((a, b) => a + b, 0),
      by: sights.filter((_, s) => sums.seen_m2[s]! > PRIVACY_LEAST_M2).map((s) => s.id),
    });
  }
  return out;
}

/** A camera that sees less than this of a privacy zone sees its border, m². */
const PRIVACY_LEAST_M2 = 1e-3;
