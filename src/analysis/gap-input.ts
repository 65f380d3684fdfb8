/** What the search for gaps takes from an analysis: the same for its report and for the remedies of one gap. */
import type { AnalysisInput } from './analysis';
import type { GapInput } from './gaps/gaps';
import { obstacleNames } from './gaps/obstacles';
import { reasonContext } from './gaps/reasons';
import type { Ground, SeenByCamera, Space } from './stages';

/** All but the unseen streets; the reasons are those of zone gaps too. */
export function gapInput(
  { city, plan, profile }: AnalysisInput,
  { scene }: Ground,
  { network, publicSpace }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Omit<GapInput, 'unseen'> {
  const sights = cameras.map((c) => c.sight);
  const densities = {
    lowestDensity_px_per_m: profile.levels[0]!.density_px_per_m,
    density_px_per_m: profile.levels[asked]!.density_px_per_m,
  };
  return {
    city,
    scene,
    network,
    minimum_m: plan.head.settings.minimum_gap_m,
    publicSpace: publicSpace.domain,
    seen: sights.map((sight) => sight.byLevel[asked]!),
    reasons: reasonContext(scene, sights, densities),
    obstacleOf: obstacleNames(city, plan, scene),
  };
}
