/** Real towns, read by the product's own readers where their files are at hand; never copied, never written. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finish } from '../../../src/kernel/steps';
import { readFile } from '../../../src/codec';
import { createFrame } from '../../../src/kernel/frame';
import { objectId, type ObjectId } from '../../../src/kernel/units';
import type { City } from '../../../src/model/city';
import { seededRandom } from '../../oracle/scenes';
import { boundsOf, type BenchScene } from './city';

/** Next to the project, unless `ANGLEMORT_TOWNS` names another folder: one folder a town, GeoJSON inside. */
export const townFolder = (name: string): string =>
  join(process.env['ANGLEMORT_TOWNS'] ?? join(process.cwd(), '..', 'shared', 'data'), name);

/**
 * The town of that name, or why there is none. Heights that the data lack are drawn from a seed: the shares of known
 * heights differ from town to town, and the kernel's work depends on them.
 */
export function readTown(name: string): BenchScene | string {
  const path = townFolder(name);
  const buildings = join(path, 'buildings.geojson');
  const streets = join(path, 'streets.geojson');
  if (!existsSync(buildings) || !existsSync(streets)) return `${name}: no files in ${path}`;
  const city = cityOf(buildings);
  const box = boundsOf(city.buildings.lonLat);
  const frame = createFrame([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
  const project = (lonLat: Float64Array): Float64Array => {
    const xy = new Float64Array(lonLat.length);
    for (let i = 0; i < lonLat.length; i += 2) xy.set(frame.toFrame(lonLat[i]!, lonLat[i + 1]!), i);
    return xy;
  };
  const { ringStart, polygonStart, top_m, base_m } = city.buildings;
  const random = seededRandom(7);
  const xy = project(city.buildings.lonLat);
  return {
    name,
    solids: {
      xy,
      ringStart,
      solidStart: polygonStart,
      base_m,
      top_m: top_m.map((top) => (Number.isNaN(top) ? 5 + 15 * random() : top)),
    },
    streets: pieces(cityOf(streets), project),
    buildings: polygonStart.length - 1,
    bounds: boundsOf(xy),
  };
}

function cityOf(path: string): City {
  let next = 0;
  const makeId = (): ObjectId => objectId(`x${next++}`);
  const result = finish(readFile(path, readFileSync(path), { makeId }));
  if (!result.ok) throw new Error(`${path} cannot be read: ${JSON.stringify(result.error)}`);
  return result.value.city;
}

function pieces({ streets }: City, project: (lonLat: Float64Array) => Float64Array): Float64Array {
  const xy = project(streets.lonLat);
  const ends: number[] = [];
  for (let line = 0; line + 1 < streets.lineStart.length; line++) {
    for (let v = streets.lineStart[line]!; v + 1 < streets.lineStart[line + 1]!; v++) {
      const [ax, ay, bx, by] = [xy[2 * v]!, xy[2 * v + 1]!, xy[2 * v + 2]!, xy[2 * v + 3]!];
      if (ax !== bx || ay !== by) ends.push(ax, ay, bx, by);
    }
  }
  return Float64Array.from(ends);
}
