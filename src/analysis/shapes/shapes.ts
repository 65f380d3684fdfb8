/** Shapes for maps and exports. */
import { EMPTY_REGION, type Region } from '../../kernel/region';
import type { HeardBySensor } from '../acoustics/sound';
import type { AnalysisGeometry } from '../analysis';
import type { PublicSpace } from '../coverage/public-space';
import type { CameraSight } from '../visibility';

export const EMPTY_SHAPES: AnalysisGeometry = {
  devices: [],
  byLevel: [],
  k: [],
  gaps: [],
  unseen: EMPTY_REGION,
  sound: [],
  soundK: [],
};

export interface ShapeInput {
  readonly levels: readonly string[];
  readonly asked: number;
  readonly cameras: readonly CameraSight[];
  readonly sensors: readonly HeardBySensor[];
  readonly publicSpace: PublicSpace;
  readonly gaps: readonly { readonly id: string; readonly corridor: Region }[];
  readonly zoneGaps: readonly { readonly id: string; readonly region: Region }[];
}

export function* shapeSteps(input: ShapeInput): Generator<number, AnalysisGeometry, void> {
  yield 0;
  return {
    ...EMPTY_SHAPES,
    devices: input.cameras.map((c) => ({
      id: c.id,
      levels: c.byLevel.map((region, l) => ({ level: input.levels[l]!, region })),
    })),
    sound: input.sensors.map((s) => ({ id: s.id, region: s.region })),
  };
}
