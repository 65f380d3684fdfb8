/** [X4] Figures of where faces and plates could be recognised: public space, street, façades of homes. */
import { blockLevelSteps } from '../../kernel/overlay';
import { isEmptyRegion } from '../../kernel/region';
import type { AnalysisInput } from '../analysis';
import { streetSums } from '../coverage/street-sums';
import type { Ground, SeenByCamera, Space } from '../stages';
import { facadeReport } from './exposure';
import type { FacadeSums, RecognitionFigures, RecognitionRow } from './privacy-report';
import { RECOGNITION_KINDS, RECOGNITION_LIMITS, type RecognitionKind } from './recognition-limits';

export function* recognitionSteps(
  input: AnalysisInput,
  ground: Ground,
  space: Space,
  cameras: readonly SeenByCamera[],
): Generator<number, readonly RecognitionRow[], void> {
  const rows: RecognitionRow[] = [];
  for (const kind of RECOGNITION_KINDS) rows.push(yield* rowSteps(input, ground, space, cameras, kind));
  return rows;
}

function* rowSteps(
  { city, profile }: AnalysisInput,
  { scene }: Ground,
  { network, publicSpace, overlays }: Space,
  cameras: readonly SeenByCamera[],
  kind: RecognitionKind,
): Generator<number, RecognitionRow, void> {
  const limits = RECOGNITION_LIMITS[kind];
  const cache = overlays.recognition[kind];
  const able = cameras.filter(({ recognised }) => !isEmptyRegion(recognised[kind].region));
  const found = able.map(({ recognised }) => recognised[kind]);
  const level = { id: kind, name: { fr: kind, en: kind }, density_px_per_m: limits.density_px_per_m };
  const devices = able.map(({ camera }, i) => ({ id: camera.id, facades: found[i]!.facades }));
  const facades = facadeReport(scene, city, { ...profile, levels: [level] }, devices, cache.facades);
  const regions = found.map(({ region }) => region);
  const sums = yield* blockLevelSteps(publicSpace.domain, regions, {}, cache.levels);
  const streets = streetSums(
    network,
    found.map(({ along }) => along),
    cache.streets,
  );
  const figures = (homes: FacadeSums, area_m2: number, length_m: number): RecognitionFigures => ({
    area_m2,
    length_m,
    dwelling_m: homes.dwelling_m,
    dwellingBuildings: homes.dwellingBuildings,
    unknown_m: homes.unknown_m,
    unknownBuildings: homes.unknownBuildings,
  });
  return {
    kind,
    limits,
    ...figures(
      facades,
      sums.byK_m2.slice(1).reduce((a, b) => a + b, 0),
      streets.covered_m,
    ),
    devices: able.map(({ camera }, i) => ({
      id: camera.id,
      ...figures(facades.devices[i]!, sums.seen_m2[i]!, streets.seen_m[i]!),
    })),
  };
}
