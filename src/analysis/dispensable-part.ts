/** Cameras that can go without loss, from what the report has found already. */
import type { AnalysisInput } from './analysis';
import { dispensableSteps, type DispensableAsk } from './coverage/dispensable';
import type { StreetSums } from './coverage/street-sums';
import type { AreaFigures } from './figures';
import type { DispensableReport } from './report';
import { requirementKeeper, type Requirements } from './requirements/keeps-requirements';
import type { Ground, SeenByCamera, Space } from './stages';

interface Found extends Pick<DispensableAsk, 'overlaps'>, Pick<Requirements, 'places' | 'required' | 'rows'> {
  readonly streets: StreetSums;
  readonly areas: AreaFigures;
}

export function* dispensablePart(
  { profile }: AnalysisInput,
  ground: Ground,
  { network, publicSpace, overlays }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
  { streets, areas, overlaps, places, required, rows }: Found,
): Generator<number, DispensableReport, void> {
  const sights = cameras.map(({ sight }) => sight);
  const ask: DispensableAsk = {
    network,
    domain: publicSpace.domain,
    cameras,
    asked,
    level: profile.levels[asked]!.id,
    unique_m2: Object.fromEntries(profile.levels.map(({ id }, l) => [id, areas.unique_m2[l]!])),
    unique_m: streets.unique_m,
    seen_m2: areas.sums.seen_m2,
    overlaps,
    keepsRequirements: requirementKeeper({ ground, sights, places, required, rows }),
  };
  return yield* dispensableSteps(ask, overlays.dispensable);
}
