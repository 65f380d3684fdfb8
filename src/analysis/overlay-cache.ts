/** What the overlays of a place found last, block by block: an edit computes only the blocks that it reaches. */
import { createLevelCache, createShapeCache, type LevelCache, type ShapeCache } from '../kernel/overlay';
import type { PlanSettings } from '../model/plan';
import type { BackgroundShare } from './acoustics/background-shares';
import { createLocationGridCache, type LocationGridCache } from './acoustics/location-grid';
import { createChunkCache, type ChunkCache } from './coverage/by-chunk';
import type { DispensableCache } from './coverage/dispensable';
import { createLossCache, type LossCache } from './coverage/losses';
import { createStreetCache, type StreetCache } from './coverage/street-sums';
import type { TogetherCache } from './coverage/together';
import { createFacadeCache, type FacadeCache } from './privacy/exposure';
import type { RecognitionKind } from './privacy/recognition-limits';
import { createRecognitionCache, type RecognitionCache } from './privacy/recognition-cache';
import type { ZoneCache } from './requirements/zone-cache';
import { createWeightCache, type WeightCache } from './review/gap-weights';

export interface OverlayCache {
  /** Areas at each level of the profile, by its place. */
  readonly levels: LevelCache[];
  /** Street lengths at each level, by its place. */
  readonly streets: StreetCache[];
  /** Street lengths at the asked level of the cameras that stand already. */
  readonly standing: StreetCache;
  /** Areas by groups that fail together. */
  readonly losses: LossCache;
  /** Sets of cameras tried for going without loss. */
  readonly dispensable: DispensableCache;
  readonly facades: FacadeCache;
  readonly recognition: Readonly<Record<RecognitionKind, RecognitionCache>>;
  /** Required zones as they were judged last, by id. */
  readonly zones: ZoneCache;
  readonly weights: WeightCache;
  /** Shapes by number of cameras, and of sensors. */
  readonly k: ShapeCache;
  readonly soundK: ShapeCache;
  /** What the sensors have together. */
  sound: SoundCache;
  /** Shapes by best level, for a profile with so many levels. */
  best: { readonly count: number; readonly shapes: ShapeCache };
}

/** For some settings of the location figures. */
export interface SoundCache {
  readonly settings: string;
  /** Areas by number of sensors, with the location figures. */
  readonly levels: LevelCache;
  readonly streets: StreetCache;
  readonly located: ChunkCache<number>;
  readonly together: TogetherCache;
  readonly location: LocationGridCache;
  background: { key: string; rows: readonly BackgroundShare[] };
}

const createSoundCache = (settings: string): SoundCache => ({
  settings,
  levels: createLevelCache(false),
  streets: createStreetCache(),
  located: createChunkCache(),
  together: createChunkCache(),
  location: createLocationGridCache(),
  background: { key: '', rows: [] },
});

export const createOverlayCache = (): OverlayCache => ({
  levels: [],
  streets: [],
  standing: createStreetCache(),
  losses: createLossCache(),
  dispensable: new Map(),
  facades: createFacadeCache(),
  recognition: { face: createRecognitionCache(), plate: createRecognitionCache() },
  zones: new Map(),
  weights: createWeightCache(),
  k: createShapeCache(),
  soundK: createShapeCache(),
  sound: createSoundCache(''),
  best: { count: 0, shapes: createShapeCache() },
});

/** The cache for a level's areas; a new one where pairs are wanted that were not, or no longer. */
export function levelCache(cache: OverlayCache, level: number, pairs: boolean): LevelCache {
  const kept = cache.levels[level];
  if (kept && kept.pairs === pairs) return kept;
  return (cache.levels[level] = createLevelCache(pairs));
}

/** The cache for a level's street lengths. */
export const streetCache = (cache: OverlayCache, level: number): StreetCache =>
  (cache.streets[level] ??= createStreetCache());

/** The cache for the shapes by best level. */
export function bestCache(cache: OverlayCache, count: number): ShapeCache {
  if (cache.best.count !== count) cache.best = { count, shapes: createShapeCache() };
  return cache.best.shapes;
}

/** The cache for what sensors have together; a new one where the settings of their location figures are others. */
export function soundCache(
  cache: OverlayCache,
  { temperature_c, timing_error_ms, location_rms_max_m }: PlanSettings,
): SoundCache {
  const settings = JSON.stringify([temperature_c, timing_error_ms, location_rms_max_m]);
  if (cache.sound.settings !== settings) cache.sound = createSoundCache(settings);
  return cache.sound;
}
