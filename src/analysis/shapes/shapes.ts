/**
 * Shapes for maps and exports, traced from the same overlay that gives the figures. Their vertices lie on a grid of
 * about a quarter of a millimetre; no figure is measured on them.
 */
import { scaled } from '../../kernel/steps';
import { blockShapeSteps, everywhere } from '../../kernel/overlay';
import { unionRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, type Region } from '../../kernel/region';
import type { HeardBySensor } from '../acoustics/sound';
import type { AnalysisGeometry } from '../analysis';
import type { PublicSpace } from '../coverage/public-space';
import { countSteps, isVast, NEAR_M, nearness } from './by-count';
import type { RecognisedByKind } from '../privacy/recognition';
import { RECOGNITION_KINDS } from '../privacy/recognition-limits';
import { bestCache, type OverlayCache } from '../overlay-cache';
import type { CameraSight } from '../visibility';

export const EMPTY_SHAPES: AnalysisGeometry = {
  devices: [],
  reachable: [],
  byLevel: [],
  k: [],
  gaps: [],
  unseen: EMPTY_REGION,
  sound: [],
  location: [],
  ambiguous: EMPTY_REGION,
  together: {
    heardAndSeen: new Float64Array(0),
    heardOnly: new Float64Array(0),
    seenOnly: new Float64Array(0),
    neither: new Float64Array(0),
  },
  soundK: [],
};

export interface ShapeInput {
  /** Level ids of the profile, ascending, and the place of the asked one. */
  readonly levels: readonly string[];
  readonly asked: number;
  readonly cameras: readonly CameraSight[];
  readonly recognised: readonly RecognisedByKind[];
  readonly sensors: readonly HeardBySensor[];
  readonly publicSpace: PublicSpace;
  readonly location: AnalysisGeometry['location'];
  readonly ambiguous: AnalysisGeometry['ambiguous'];
  readonly together?: AnalysisGeometry['together'];
  readonly gaps: readonly { readonly id: string; readonly corridor: Region }[];
  readonly zoneGaps: readonly { readonly id: string; readonly region: Region }[];
}

/** Highest k of its own in the shapes, for cameras and for sensors: the report's rows. */
const CAMERAS_MOST = 3;
const SENSORS_MOST = 4;
const TILE_M = 8;
/**
 * Every shape, in steps; yields the share done. `known` keeps the shapes of gaps by their corridor: a gap that was
 * taken over from the last run has the same corridor object.
 */
export function* shapeSteps(
  known: WeakMap<Region, Region>,
  overlays: OverlayCache,
  input: ShapeInput,
): Generator<number, AnalysisGeometry, void> {
  const { cameras, sensors, levels, asked, gaps, zoneGaps } = input;
  const { domain } = input.publicSpace;
  const seen = cameras.map((c) => c.byLevel[asked]!);
  const byLevel = yield* scaled(0, 0.25, bestLevelSteps(cameras, levels, overlays));
  const k = yield* scaled(0.25, 0.25, countSteps(input.publicSpace, cameras, seen, CAMERAS_MOST, overlays.k));
  const isNear = nearness(input.publicSpace, cameras, seen);
  const drawn = gaps.filter(({ corridor }) => isNear(corridor));
  const fresh = drawn.map((g) => g.corridor).filter((corridor) => !known.has(corridor));
  if (fresh.length > 0) {
    const traced = yield* scaled(
      0.5,
      0.25,
      blockShapeSteps(domain, [...fresh, ...seen], { kind: 'each', firstHole: fresh.length }),
    );
    fresh.forEach((corridor, i) => known.set(corridor, traced[i]!));
  }
  const heard = sensors.map((s) => s.region);
  const soundK =
    heard.length > 0
      ? yield* scaled(
          0.75,
          0.25,
          countSteps(input.publicSpace, sensors, heard, SENSORS_MOST, overlays.soundK),
        )
      : [];
  return {
    devices: cameras.map((c) => ({
      id: c.id,
      levels: c.byLevel.map((region, l) => ({ level: levels[l]!, region })),
    })),
    reachable: cameras.flatMap(({ id, envelope }) => (envelope ? [{ id, region: envelope }] : [])),
    byLevel: levels.map((level, l) => ({ level, region: byLevel[l]! })),
    k: rowsOf(k),
    gaps: [...drawn.map(({ id, corridor }) => ({ id, region: known.get(corridor)! })), ...zoneGaps],
    unseen: k[0]!,
    ...(isVast(input.publicSpace) ? { unseenWithin_m: NEAR_M } : {}),
    recognition: RECOGNITION_KINDS.map((kind) => ({
      kind,
      region: unionRegions(input.recognised.map((by) => by[kind].region)),
    })),
    sound: sensors.map((s) => ({ id: s.id, region: s.region, steps: s.steps })),
    location: input.location,
    ambiguous: input.ambiguous,
    together: input.together ?? EMPTY_SHAPES.together,
    soundK: rowsOf(soundK),
  };
}

const rowsOf = (regions: readonly Region[]): AnalysisGeometry['k'] =>
  regions.map((region, k) => ({ k, ...(k === regions.length - 1 ? { orMore: true } : {}), region }));

/** The best level reached, wherever it is: not cut to public space. */
function bestLevelSteps(
  cameras: readonly CameraSight[],
  levels: readonly string[],
  overlays: OverlayCache,
): Generator<number, readonly Region[], void> {
  const layers: Region[] = [];
  const group: number[] = [];
  for (const camera of cameras) {
    camera.byLevel.forEach((region, l) => {
      if (isEmptyRegion(region)) return;
      layers.push(region);
      group.push(l);
    });
  }
  const plan = { kind: 'best', group, groups: levels.length } as const;
  return blockShapeSteps(everywhere(TILE_M), layers, plan, bestCache(overlays, levels.length));
}
