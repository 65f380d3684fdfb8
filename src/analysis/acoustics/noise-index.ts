/** The loaded noise map, to be asked for the level at a place ([S1]). */
import type { Frame } from '../../kernel/frame';
import { solidContains, solidsNear, wallIndexSteps, type WallIndex } from '../../kernel/wall-index';
import { NOISE_PERIODS, type NoiseMap } from '../../model/city';
import type { SoundPeriod } from '../../model/plan';

export interface NoiseIndex {
  /** Polygons as solids without height, frame metres. */
  readonly areas: WallIndex;
  readonly map: NoiseMap;
}

/** In steps; yields the share done. */
export function* noiseIndexSteps(map: NoiseMap, frame: Frame): Generator<number, NoiseIndex, void> {
  const { lonLat, ringStart, polygonStart, level_db } = map;
  const xy = new Float64Array(lonLat.length);
  for (let i = 0; i < lonLat.length; i += 2) {
    const [x, y] = frame.toFrame(lonLat[i]!, lonLat[i + 1]!);
    xy[i] = x;
    xy[i + 1] = y;
  }
  yield 0.3;
  const flat = new Float64Array(level_db.length);
  const solids = { xy, ringStart, solidStart: polygonStart, base_m: flat, top_m: flat };
  return { areas: yield* wallIndexSteps(solids), map };
}

/**
 * The level in dB(A) at a place: of the areas that hold it those of the period speak, else those of all periods, the
 * loudest of them. Undefined where the map ends.
 */
export function noiseAt_db(
  { areas, map }: NoiseIndex,
  x: number,
  y: number,
  period: SoundPeriod,
): number | undefined {
  const asked = NOISE_PERIODS.indexOf(period);
  let [own, all] = [-Infinity, -Infinity];
  for (const s of solidsNear(areas, x, y)) {
    const of = map.period[s]!;
    if ((of !== asked && of !== 0) || !solidContains(areas, s, x, y)) continue;
    if (of === asked) own = Math.max(own, map.level_db[s]!);
    else all = Math.max(all, map.level_db[s]!);
  }
  const level_db = own > -Infinity ? own : all;
  return level_db > -Infinity ? level_db : undefined;
}
