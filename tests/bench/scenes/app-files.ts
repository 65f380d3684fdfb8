/** The scene of the drag as files that the app opens: a seeded city of 50,000 buildings and a plan of 1,000 cameras. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFrame } from '../../../src/kernel/frame';
import { facadeCameras, flatIndex } from './cameras';
import { makeCity } from './city';

const ORIGIN = [2.35, 48.85] as const;

/** Writes buildings.geojson, streets.geojson and plan.geojson; the first camera is the one that is dragged. */
export function writeAppFiles(folder: string, buildings: number, cameras: number): void {
  const city = makeCity(buildings, buildings);
  const frame = createFrame(ORIGIN);
  const [x0, y0, x1, y1] = city.bounds;
  const at = (x: number, y: number): readonly number[] =>
    frame.toLonLat(x - (x0 + x1) / 2, y - (y0 + y1) / 2).map((v) => Math.round(v * 1e8) / 1e8);
  const write = (name: string, features: readonly unknown[], more: object = {}): void =>
    writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', ...more, features }));
  const { xy, ringStart, solidStart, top_m } = city.solids;
  write(
    'buildings.geojson',
    Array.from(top_m, (height, s) => {
      const coordinates: (readonly number[])[][] = [];
      for (let r = solidStart[s]!; r < solidStart[s + 1]!; r++) {
        const ring = Array.from({ length: ringStart[r + 1]! - ringStart[r]! }, (_, i) => {
          const v = 2 * (ringStart[r]! + i);
          return at(xy[v]!, xy[v + 1]!);
        });
        coordinates.push([...ring, ring[0]!]);
      }
      return feature({ building: 'yes', height }, { type: 'Polygon', coordinates });
    }),
  );
  const lines = Array.from({ length: city.streets.length / 4 }, (_, i) => {
    const [ax, ay, bx, by] = city.streets.subarray(4 * i, 4 * i + 4);
    return feature(
      { highway: 'residential' },
      { type: 'LineString', coordinates: [at(ax!, ay!), at(bx!, by!)] },
    );
  });
  write('streets.geojson', lines);
  // A thousand on four square kilometres, as in the drag without drawing.
  const within = [x0 + 1000, y0 + 1000, x0 + 3000, y0 + 3000] as const;
  const placed = facadeCameras(flatIndex(city), cameras, 'mix', 71, within);
  const devices = placed.map((camera, i) =>
    feature(
      {
        kind: 'camera',
        id: `c${i}`,
        ref: `C-${String(i + 1).padStart(4, '0')}`,
        height_m: 4,
        azimuth_deg: camera.bearing_deg,
        tilt_deg: 10,
        hfov_deg: Math.min(camera.hfov_deg, 120),
        max_range_m: camera.range_m,
      },
      { type: 'Point', coordinates: at(camera.x, camera.y) },
    ),
  );
  write('plan.geojson', devices, { anglemort: { format: 1, name: 'bench', origin: ORIGIN } });
}

const feature = (properties: object, geometry: object) => ({ type: 'Feature', properties, geometry });
