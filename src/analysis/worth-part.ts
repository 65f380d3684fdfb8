/** [C5] What cameras share, and which can go without loss, from what the report has found already. */
import type { AnalysisInput } from './analysis';
import { dispensableSteps } from './coverage/dispensable';
import { overlapRows, type AreaFigures, type StreetFigures } from './figures';
import type { Report } from './report';
import { requirementKeeper, type Requirements } from './requirements/keeps-requirements';
import type { Ground, SeenByCamera, Space } from './stages';

interface Found extends Pick<Requirements, 'places' | 'required' | 'rows'> {
  readonly streets: StreetFigures;
  readonly areas: AreaFigures;
}

export function* worthPart(
  { profile }: AnalysisInput,
  ground: Ground,
  { network, publicSpace, overlays }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
  { streets, areas, places, required, rows }: Found,
): Generator<number, Pick<Report, 'overlaps' | 'dispensable'>, void> {
  const sights = cameras.map(({ sight }) => sight);
  const overlaps = overlapRows(cameras, areas.sums, streets.pairs);
  const ask = {
    network,
    domain: publicSpace.domain,
    cameras,
    asked,
    level: profile.levels[asked]!.id,
    unique_m2: Object.fromEntries(profile.levels.map(({ id }, l) => [id, areas.unique_m2[l]!])),
    unique_m: streets.sums.unique_m,
    seen_m2: areas.sums.seen_m2,
    overlaps,
    keepsRequirements: requirementKeeper({ ground, sights, places, required, rows }),
  };
  return { overlaps, dispensable: yield* dispensableSteps(ask, overlays.dispensable) };
}
