/** The density of event data as squares with their class. */
import type { FeatureCollection } from 'geojson';
import type { Analysis } from '../../analysis/analysis';
import { createFrame } from '../../kernel/frame';
import { EVENT_CLASSES } from '../theme/event-classes';
import { collection, EMPTY, feature } from './geojson';

/** One feature a class: what is drawn alike is one polygon of many squares. */
export function eventFeatures({ geometry, frame: origin }: Analysis): FeatureCollection {
  const density = geometry.eventDensity;
  if (!density) return EMPTY;
  const frame = createFrame(origin);
  const { cells, cell_m, perHectare, peak_per_ha } = density;
  const squares: [number, number][][][][] = EVENT_CLASSES.map(() => []);
  for (const [i, value] of perHectare.entries()) {
    const [x, y] = [cells[2 * i]!, cells[2 * i + 1]!];
    const ring = [
      frame.toLonLat(x, y),
      frame.toLonLat(x + cell_m, y),
      frame.toLonLat(x + cell_m, y + cell_m),
      frame.toLonLat(x, y + cell_m),
      frame.toLonLat(x, y),
    ].map(([lon, lat]): [number, number] => [lon, lat]);
    const found = EVENT_CLASSES.findLastIndex((share) => value >= share * peak_per_ha);
    squares[Math.max(0, found)]!.push([ring]);
  }
  return collection(
    squares.flatMap((coordinates, at) =>
      coordinates.length > 0 ? [feature({ type: 'MultiPolygon', coordinates }, { class: at })] : [],
    ),
  );
}
