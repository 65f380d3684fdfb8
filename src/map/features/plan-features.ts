/** Zones and obstacles of the plan as features. */
import { mask } from '@turf/turf';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { Obstacle, Zone } from '../../model/plan';
import { collection, EMPTY, feature, line, polygon } from './geojson';

/** Zones as polygons; `role` decides how they are drawn. */
export const zoneFeatures = (zones: readonly Zone[]): FeatureCollection =>
  collection(
    zones
      .filter(isDrawable)
      .map((zone) => polygon(zone.polygon, { id: zone.id, role: zone.role, label: zone.name ?? '' })),
  );

/** Everything but the study area, to be veiled; nothing where there is none. */
export function veilFeatures(zones: readonly Zone[]): FeatureCollection {
  const study = zones.filter((zone) => zone.role === 'study' && isDrawable(zone));
  if (study.length === 0) return EMPTY;
  try {
    const area = study.map((zone) => polygon(zone.polygon) as Feature<Polygon>);
    return collection([mask({ type: 'FeatureCollection', features: area })]);
  } catch {
    // A ring that crosses itself while it is being drawn: no veil for the moment.
    return EMPTY;
  }
}

export const obstacleFeatures = (obstacles: readonly Obstacle[]): FeatureCollection =>
  collection(
    obstacles.map((obstacle) =>
      obstacle.shape.type === 'line'
        ? line(obstacle.shape.line, { id: obstacle.id })
        : feature(
            {
              type: 'Polygon',
              coordinates: obstacle.shape.polygon.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
            },
            { id: obstacle.id, top: obstacle.height_m ?? 2, base: obstacle.base_m ?? 0 },
          ),
    ),
  );

const isDrawable = (zone: Zone): boolean => (zone.polygon[0]?.length ?? 0) >= 4;
