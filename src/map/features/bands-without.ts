/** The dissolved bands as they would be without some devices: what is left while those are under the hand. */
import type { Analysis } from '../../analysis/analysis';
import { intersectRegions, subtractRegions, unionRegions } from '../../kernel/overlay/region-ops';
import { isEmptyRegion, regionBounds, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import { splitByBox } from './regions';

export interface BandPart {
  readonly level: string;
  readonly region: Region;
}

/**
 * Bands by level, in parts that do not overlap. Only the ground of the devices that are away is worked out anew, from
 * the neighbours that reach it; the rest of the city stays as it is.
 *
 * @param levels ids of the profile's levels, ascending density
 */
export async function bandsWithout(
  { geometry }: Analysis,
  levels: readonly string[],
  away: ReadonlySet<ObjectId>,
  pause: () => Promise<void>,
): Promise<readonly BandPart[]> {
  const left = geometry.devices.filter(({ id }) => away.has(id)).flatMap((device) => device.levels);
  const lowest = left.filter(({ level }) => level === levels[0]).map(({ region }) => region);
  const ground = unionRegions(lowest);
  const box = regionBounds(ground);
  if (!box) return geometry.byLevel;
  const neighbours = geometry.devices.filter(
    (device) => !away.has(device.id) && device.levels.some(({ region }) => meets(regionBounds(region), box)),
  );
  const reached = levels.map((level) => {
    const regions = neighbours.flatMap((device) => device.levels.filter((entry) => entry.level === level));
    return intersectRegions(unionRegions(regions.map(({ region }) => region)), ground);
  });
  const parts: BandPart[] = [];
  for (const { level, region } of geometry.byLevel) {
    await pause();
    const { near, far } = await splitByBox(region, box, pause);
    parts.push({ level, region: far }, { level, region: subtractRegions(near, [ground]) });
  }
  levels.forEach((level, i) => {
    const better = reached[i + 1];
    const own = better && !isEmptyRegion(better) ? subtractRegions(reached[i]!, [better]) : reached[i]!;
    parts.push({ level, region: own });
  });
  return parts.filter(({ region }) => !isEmptyRegion(region));
}

function meets(a: ReturnType<typeof regionBounds>, b: NonNullable<ReturnType<typeof regionBounds>>): boolean {
  return !!a && a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
