/** The loaded noise map as areas with their class, for the period that is heard in ([S1]). */
import type { FeatureCollection, Position } from 'geojson';
import { NOISE_PERIODS, type NoiseMap } from '../../model/city';
import type { SoundPeriod } from '../../model/plan';
import { noiseClass, NOISE_ABOVE_DB } from '../theme/noise-classes';
import { collection, feature } from './geojson';

/** Polygons after which a long conversion lets the page breathe. */
const BREATH = 2_000;

/**
 * One feature a class, for what is drawn alike is one. `order` says what lies on top: areas of the period over those
 * of all periods, the louder over the quieter, as the level of a place is taken.
 */
export async function noiseFeatures(
  map: NoiseMap,
  period: SoundPeriod,
  pause: () => Promise<void>,
): Promise<FeatureCollection> {
  const classes = NOISE_ABOVE_DB.length;
  const areas: Position[][][][] = Array.from({ length: 2 * classes }, () => []);
  for (const p of map.level_db.keys()) {
    if (p % BREATH === BREATH - 1) await pause();
    const when = NOISE_PERIODS[map.period[p]!];
    if (when !== 'all' && when !== period) continue;
    areas[(when === 'all' ? 0 : classes) + noiseClass(map.level_db[p]!)]!.push(ringsOf(map, p));
  }
  return collection(
    areas.flatMap((coordinates, order) =>
      coordinates.length > 0
        ? [feature({ type: 'MultiPolygon', coordinates }, { class: order % classes, order })]
        : [],
    ),
  );
}

function ringsOf({ lonLat, ringStart, polygonStart }: NoiseMap, p: number): Position[][] {
  const rings: Position[][] = [];
  for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
    const ring: Position[] = [];
    for (let v = ringStart[r]!; v < ringStart[r + 1]!; v++) ring.push([lonLat[2 * v]!, lonLat[2 * v + 1]!]);
    if (ring.length > 0) ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

/** Classes that the map has in a period, quiet to loud. */
export function noiseClassesOf(
  { level_db, period: periods }: NoiseMap,
  period: SoundPeriod,
): readonly number[] {
  const found = new Set<number>();
  for (const [p, level] of level_db.entries()) {
    const when = NOISE_PERIODS[periods[p]!];
    if (when === 'all' || when === period) found.add(noiseClass(level));
  }
  return [...found].sort((a, b) => a - b);
}
