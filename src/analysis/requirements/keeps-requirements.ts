/** Whether the requirements that are met stay so when cameras go. */
import { blockLevelSteps, type BlockDomain } from '../../kernel/overlay';
import type { ObjectId } from '../../kernel/units';
import { LOSSLESS_M2, meets } from '../coverage/dispensable';
import { zoneSpaceSteps } from '../coverage/public-space';
import type { PlaceRow, ZoneRow } from '../report';
import type { Ground } from '../stages';
import type { CameraSight } from '../visibility';
import type { RequiredZone } from './places';

export interface Requirements {
  readonly ground: Ground;
  readonly sights: readonly CameraSight[];
  readonly places: readonly PlaceRow[];
  readonly required: readonly RequiredZone[];
  readonly rows: readonly ZoneRow[];
}

/** A place needs its k cameras still; a zone loses none of what at least its k cameras see. */
export function requirementKeeper({ ground, sights, places, required, rows }: Requirements) {
  const met = required.flatMap((zone, z) =>
    rows[z]!.met ? [{ zone, covered_m2: rows[z]!.covered_m2 }] : [],
  );
  const domains = new Map<RequiredZone, BlockDomain>();
  return function* keeps(without: ReadonlySet<ObjectId>): Generator<number, boolean, void> {
    const stays = (place: PlaceRow): boolean =>
      !place.met || place.by.filter((id) => !without.has(id)).length >= place.k;
    if (!places.every(stays)) return false;
    for (const { zone, covered_m2 } of met) {
      const near = sights.filter((sight) => meets(sight.byLevel[zone.level]!, zone.region));
      if (!near.some(({ id }) => without.has(id))) continue;
      const domain = domains.get(zone) ?? (yield* zoneSpaceSteps(zone.region, ground.buildings));
      domains.set(zone, domain);
      const left = near.filter(({ id }) => !without.has(id)).map((sight) => sight.byLevel[zone.level]!);
      const sums = yield* blockLevelSteps(domain, left);
      const kept_m2 = sums.byK_m2.slice(zone.k).reduce((a, b) => a + b, 0);
      if (covered_m2 - kept_m2 > LOSSLESS_M2) return false;
    }
    return true;
  };
}
