/** A small plan for a real town that is opened: twenty cameras of the default kind in a grid, heading all ways. */
import { writeFileSync } from 'node:fs';

export function writeOpeningPlan(path: string, [lon, lat]: readonly [number, number]): void {
  const features = Array.from({ length: 20 }, (_, i) => ({
    type: 'Feature',
    geometry: {
      type: 'Point',
      coordinates: [lon + 0.002 * (i % 5), lat + 0.0015 * Math.floor(i / 5)],
    },
    properties: {
      kind: 'camera',
      ref: `C-${String(i + 1).padStart(2, '0')}`,
      azimuth_deg: (i * 37) % 360,
      height_m: 5,
    },
  }));
  const anglemort = { format: 1, name: 'Opening' };
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', anglemort, features }));
}

/** A place in the middle of Marseille. */
export const MARSEILLE = [5.37, 43.295] as const;
