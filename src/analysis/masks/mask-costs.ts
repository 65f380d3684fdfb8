/** What each mask costs the cameras that it blanks ([V7]): the sight with all masks against that without this one. */
import { boundsOf } from '../../kernel/overlay';
import { regionArea, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import type { AnalysisInput } from '../analysis';
import { seenAlong } from '../coverage/streets';
import { streetSums } from '../coverage/street-sums';
import { wantedSight, zonesOf } from '../plan-input';
import type { MaskRow } from '../report';
import type { AnalysisCache, Ground, SeenByCamera, Space } from '../stages';
import { sightOfCamera } from '../visibility';
import { zoneRegion } from '../coverage/public-space';

/** Per camera; none where no mask blanks it. Rows of a camera that did not change are taken over. */
export function* maskCostSteps(
  input: AnalysisInput,
  ground: Ground,
  space: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
  cache: Pick<AnalysisCache, 'context' | 'masks'>,
): Generator<number, ReadonlyMap<ObjectId, readonly MaskRow[]>, void> {
  const masks = zonesOf(input, 'mask').map((zone) => ({
    zone,
    region: zoneRegion([zone.polygon], ground.frame),
  }));
  const wanted = wantedSight(input, ground.frame);
  const rows = new Map<ObjectId, readonly MaskRow[]>();
  if (masks.length === 0) return rows;
  for (const [i, looked] of cameras.entries()) {
    const { camera, sight } = looked;
    const own = masks.filter(({ zone }) => !zone.cameras || zone.cameras.includes(camera.id));
    // A mask for every camera is told of those that it can blank anything of.
    const told = own.filter(({ zone, region }) => zone.cameras || meet(region, sight.reach));
    if (told.length === 0) continue;
    yield i / cameras.length;
    const known = cache.masks.get(sight);
    const found =
      known?.asked === asked && known.ids.join() === told.map(({ zone }) => zone.id).join()
        ? known.rows
        : told.map(({ zone, region }): MaskRow => {
            const others = own.filter((mask) => mask.zone !== zone).map((mask) => mask.region);
            const { job } = wanted(camera);
            const settings = { ...job.settings, masks: others };
            const without = meet(region, sight.reach)
              ? sightOfCamera(ground.scene, camera, job.model, settings, cache.context).byLevel[asked]!
              : sight.byLevel[asked]!;
            return { id: zone.id, ...difference(space, without, looked, asked) };
          });
    cache.masks.set(sight, { asked, ids: told.map(({ zone }) => zone.id), rows: found });
    rows.set(camera.id, found);
  }
  return rows;
}

function difference(
  { network }: Space,
  without: Region,
  { sight, along }: SeenByCamera,
  asked: number,
): Pick<MaskRow, 'cost_m2' | 'cost_m'> {
  const street = (stretches: SeenByCamera['along'][number]): number =>
    streetSums(network, [stretches]).covered_m;
  // Rounding alone would make it less than nothing.
  return {
    cost_m2: Math.max(0, regionArea(without) - regionArea(sight.byLevel[asked]!)),
    cost_m: Math.max(0, street(seenAlong(network, without)) - street(along[asked]!)),
  };
}

function meet(a: Region, b: Region): boolean {
  const [p, q] = [boundsOf([a]), boundsOf([b])];
  return !!p && !!q && p[0] <= q[2] && p[2] >= q[0] && p[1] <= q[3] && p[3] >= q[1];
}
