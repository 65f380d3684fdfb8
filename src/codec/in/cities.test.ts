import { describe, expect, it } from 'vitest';
import { createFrame } from '../../kernel/frame';
import { ringArea } from '../../kernel/region';
import type { Buildings, City } from '../../model/city';
import { read } from '../../testing/geojson';
import { hasSharedData, sharedFile } from '../../../tests/fixtures/shared-data';

/** Counts as each place's README gives them; footprint in km². */
const CITIES = [
  {
    place: 'geneve',
    streets: 13892,
    buildings: 11673,
    furniture: 11497,
    cameras: 406,
    sensors: 50,
    km2: 2.973,
  },
  { place: 'lyon-1er', streets: 1726, buildings: 2576, furniture: 0, cameras: 0, sensors: 0, km2: 0.542 },
  { place: 'monaco', streets: 2449, buildings: 1214, furniture: 765, cameras: 10, sensors: 0, km2: 0.717 },
  { place: 'lorient', streets: 511, buildings: 1712, furniture: 278, cameras: 0, sensors: 0, km2: 0.443 },
  {
    place: 'paris-centre',
    streets: 6475,
    buildings: 15828,
    furniture: 1,
    cameras: 169,
    sensors: 0,
    km2: 5.275,
  },
  { place: 'marseille-centre', streets: 3052, buildings: 22247, furniture: 36, cameras: 0, sensors: 0 },
  {
    place: 'marseille',
    streets: 30256,
    buildings: 262541,
    furniture: 73,
    cameras: 0,
    sensors: 0,
    km2: 24.377,
    gz: true,
  },
  {
    place: 'astana',
    streets: 10173,
    buildings: 32056,
    furniture: 912,
    cameras: 0,
    sensors: 0,
    km2: 16.493,
    gz: true,
  },
] as const;

const LAYERS = ['streets', 'buildings', 'furniture', 'cameras', 'sensors'] as const;

function load(place: string, layer: string, gz: boolean) {
  const { outcome, faults, fault } = read(sharedFile(`${place}/${layer}.geojson${gz ? '.gz' : ''}`));
  expect(outcome).toBeDefined();
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { outcome: outcome!, noObstacle: fault('building.noObstacle')?.count ?? 0 };
}

/** m² in the frame; also checks what the kernel relies on. */
function footprint({ lonLat, ringStart, polygonStart }: Buildings): number {
  const frame = createFrame([lonLat[0]!, lonLat[1]!]);
  const xy = new Float64Array(lonLat.length);
  for (let i = 0; i < lonLat.length; i += 2) {
    const [x, y] = frame.toFrame(lonLat[i]!, lonLat[i + 1]!);
    xy[i] = x;
    xy[i + 1] = y;
  }
  let sum = 0;
  let wrong = 0;
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++) {
      const area = ringArea(xy, ringStart[r]!, ringStart[r + 1]!);
      if (area > 0 !== (r === polygonStart[p]!)) wrong++;
      if (ringStart[r + 1]! - ringStart[r]! < 3) wrong++;
      sum += area;
    }
  }
  expect(wrong).toBe(0);
  return sum;
}

/** Areas on the ellipsoid ÷ areas on the sphere of radius 6371008.8 m at a latitude: M·N ÷ R². */
function overSphere(lat: number): number {
  const w2 = 1 - 0.00669437999014 * Math.sin((lat * Math.PI) / 180) ** 2;
  return (6378137 ** 2 * (1 - 0.00669437999014)) / w2 ** 2 / 6371008.8 ** 2;
}

function repeatedVertices({ buildings, streets }: City): number {
  let repeated = 0;
  for (const [lonLat, starts] of [
    [buildings.lonLat, buildings.ringStart],
    [streets.lonLat, streets.lineStart],
  ] as const) {
    for (let s = 0; s + 1 < starts.length; s++) {
      for (let v = starts[s]! + 1; v < starts[s + 1]!; v++) {
        if (lonLat[2 * v] === lonLat[2 * v - 2] && lonLat[2 * v + 1] === lonLat[2 * v - 1]) repeated++;
      }
    }
  }
  return repeated;
}

describe.skipIf(!hasSharedData())('real cities', () => {
  it.each(CITIES.map((city) => [city.place, city] as const))(
    '%s: every layer with the counts of its README',
    (place, city) => {
      for (const layer of LAYERS) {
        if (city[layer] === 0) continue;
        const { outcome, noObstacle } = load(place, layer, 'gz' in city);
        // [O2] What is no obstacle is counted and left out.
        expect([layer, outcome.preview[layer] + noObstacle]).toEqual([layer, city[layer]]);
        expect(outcome.preview.leftOut).toBe(noObstacle);
        expect(repeatedVertices(outcome.city)).toBe(0);
        if (layer !== 'buildings' || !('km2' in city) || noObstacle > 0) continue;
        // The README gives three decimals of a km², measured on a sphere.
        const sphere_km2 = footprint(outcome.city.buildings) / 1e6 / overSphere(outcome.bounds![1]);
        expect(Math.abs(sphere_km2 - city.km2)).toBeLessThan(0.0015);
      }
    },
    120_000,
  );

  it('[O1] Lyon: every height known, from `height`, and from roof altitudes in the source file', () => {
    const { outcome } = load('lyon-1er', 'buildings', false);
    expect(outcome.preview.heightKnown).toBe(2576);
  });

  it('Lyon as published in EPSG:3946 lands on the same buildings', () => {
    const wgs84 = load('lyon-1er', 'buildings', false).outcome.city.buildings;
    const conic = load('lyon-1er', 'batiments-bdtopo-cc46', false).outcome;
    expect(conic.crs).toBe('EPSG:3946');
    expect(conic.city.buildings.ids).toEqual(wgs84.ids);
    const boxes = [wgs84, conic.city.buildings].map(({ lonLat }) => {
      const lons = lonLat.filter((_, i) => i % 2 === 0);
      const lats = lonLat.filter((_, i) => i % 2 === 1);
      return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
    });
    // Seven decimals in the one, metres in the other.
    boxes[0]!.forEach((value, i) => expect(Math.abs(value - boxes[1]![i]!)).toBeLessThan(1e-7));
    expect(Math.abs(footprint(wgs84) - footprint(conic.city.buildings))).toBeLessThan(100);
  });

  it('[V2] Geneva: directions of lists become heads, no direction stays unknown', () => {
    const { cameras } = load('geneve', 'cameras', false).outcome;
    expect(cameras.filter((camera) => camera.views).length).toBe(6);
    expect(cameras.filter((camera) => camera.azimuth_deg !== undefined || camera.views).length).toBe(144);
    expect(cameras.filter((camera) => camera.height_m === 99)).toEqual([]);
  });
});
