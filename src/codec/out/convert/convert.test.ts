/** Files to files: what was read is read again from every format that can hold it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { objectId } from '../../../kernel/units';
import type { City } from '../../../model/city';
import type { Plan } from '../../../model/plan';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { finish } from '../../../kernel/steps';
import { loadSqlite, readFile, type ReadOutcome } from '../../index';
import { readPlan } from '../../plan';
import { FRENCH_CSV } from '../csv';
import { DEGREES, gridNamed, type Grid } from '../grid';
import { convertFormatNamed } from './convert';

const HAS_OGR = hasTool('ogrinfo');

let sqlite: Awaited<ReturnType<typeof loadSqlite>>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

const TOWN = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 'way/1',
      properties: { building: 'school', name: 'École', height: '12.5', 'building:flats': 4 },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [7.42, 43.73],
            [7.421, 43.73],
            [7.421, 43.731],
            [7.42, 43.731],
            [7.42, 43.73],
          ],
          [
            [7.4203, 43.7303],
            [7.4203, 43.7306],
            [7.4206, 43.7306],
            [7.4206, 43.7303],
            [7.4203, 43.7303],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      id: 'way/2',
      properties: { building: 'yes' },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [7.43, 43.73],
              [7.431, 43.73],
              [7.431, 43.731],
              [7.43, 43.73],
            ],
          ],
          [
            [
              [7.44, 43.73],
              [7.441, 43.73],
              [7.441, 43.731],
              [7.44, 43.73],
            ],
          ],
        ],
      },
    },
    {
      type: 'Feature',
      id: 'way/3',
      properties: { highway: 'residential', name: 'Rue d’Été', ref: 'D 1', width: '6', access: 'private' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [7.419, 43.729],
          [7.422, 43.7295],
          [7.423, 43.732],
        ],
      },
    },
    {
      type: 'Feature',
      id: 'node/4',
      properties: { highway: 'street_lamp', height: '8' },
      geometry: { type: 'Point', coordinates: [7.4195, 43.7291] },
    },
  ],
});

const PLAN = aPlan([
  aCamera({ status: 'existing', tilt_deg: 12, purpose: 'traffic', model: 'BULLET-4MP', max_range_m: 90 }),
  aZone({ name: 'Périmètre' }),
  { kind: 'place', id: objectId('p1'), name: 'Place', position: [7.4201, 43.7302], category: 'bus_stop' },
]);

function readBack(name: string, bytes: Uint8Array, crs?: string): ReadOutcome {
  let next = 0;
  const outcome = finish(
    readFile(name, bytes, { makeId: () => objectId(`n${++next}`), sqlite, ...(crs ? { crs } : {}) }),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

const city = (): City => readBack('town.geojson', new TextEncoder().encode(TOWN)).city;

async function converted(to: string, grid: Grid = DEGREES, plan: Plan = PLAN): Promise<Uint8Array> {
  const steps = convertFormatNamed(to)!.write({
    plan,
    city: city(),
    grid,
    csvStyle: FRENCH_CSV,
    modelOf: () => undefined,
    sqlite,
  });
  let step = steps.next();
  for (; !step.done; step = steps.next()) await setImmediate();
  return step.value;
}

const gridOf = (name: string): Grid => {
  const grid = gridNamed(name, [7.42, 43.73]);
  if (!grid.ok) throw new Error(name);
  return grid.value;
};

/** Degrees to the last digit that the format has. */
function expectNear(a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(tolerance);
}

describe('conversion', () => {
  // 1e-8° is 1.1 mm: a grid's millimetres, there and back.
  it.each([
    ['geojson', 'wgs84', 1e-9],
    ['geojson', 'lambert-93', 2e-8],
    ['gpkg', 'wgs84', 1e-12],
    ['gpkg', 'cc44', 1e-9],
    ['shp', 'wgs84', 1e-12],
    ['shp', 'lambert-93', 1e-9],
  ])('[X21] %s in %s is read again as the same city', async (to, grid, tolerance) => {
    const { city: again } = readBack(`town.${to === 'shp' ? 'zip' : to}`, await converted(to, gridOf(grid)));
    const before = city();
    // A Shapefile's rings run the other way round: they may begin elsewhere when they are turned back.
    expectNear(again.buildings.lonLat.toSorted(), before.buildings.lonLat.toSorted(), tolerance);
    for (const member of [
      'ringStart',
      'polygonStart',
      'feature',
      'ids',
      'names',
      'uses',
      'heightSource',
    ] as const) {
      expect(again.buildings[member]).toEqual(before.buildings[member]);
    }
    for (const member of ['top_m', 'base_m'] as const) {
      expect(again.buildings[member]).toEqual(before.buildings[member]);
    }
    expect(again.buildings.sensitive).toEqual(before.buildings.sensitive);
    expectNear(again.streets.lonLat, before.streets.lonLat, tolerance);
    for (const member of ['ids', 'names', 'refs', 'highways', 'flags', 'width_m'] as const) {
      expect(again.streets[member]).toEqual(before.streets[member]);
    }
    expectNear(again.furniture.lonLat, before.furniture.lonLat, tolerance);
    expect(again.furniture.kind).toEqual(before.furniture.kind);
    expect(again.furniture.height_m).toEqual(before.furniture.height_m);
  });

  it.each(['geojson', 'gpkg', 'shp', 'kml', 'csv', 'osm'])(
    '[X21] %s is read again with the same camera',
    async (to) => {
      const { cameras } = readBack(`plan.${to === 'shp' ? 'zip' : to}`, await converted(to));
      expect(cameras).toHaveLength(1);
      expect(cameras[0]).toMatchObject({ ref: 'C-01', name: 'Mairie', azimuth_deg: 40, tilt_deg: 12 });
      expectNear(cameras[0]!.position, [7.42, 43.73], 1e-7);
    },
  );

  it.each(['plan', 'xlsx'])('[X21] %s opens as the plan', async (to) => {
    const { planJson } = readBack(`plan.${to === 'xlsx' ? 'xlsx' : 'geojson'}`, await converted(to));
    const reading = readPlan(planJson!, {});
    if (!reading.ok) throw new Error('no plan');
    expect([...reading.value.plan.objects.values()]).toEqual([...PLAN.objects.values()]);
  });

  it('[X21] DXF has lines and polygons in metres on layers of their names', async () => {
    const { city: again } = readBack('town.dxf', await converted('dxf', gridOf('lambert-93')), 'EPSG:2154');
    expect(again.streets.highways).toHaveLength(1);
    expect(again.buildings.polygonStart.length - 1).toBeGreaterThanOrEqual(3);
  });

  it.runIf(HAS_OGR)(
    '[X21] GDAL reads the GeoPackage and the drawing in their system, to a centimetre',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'convert-'));
      try {
        const file = join(folder, 'town.gpkg');
        writeFileSync(file, await converted('gpkg', gridOf('lambert-93')));
        const info = execFileSync('ogrinfo', ['-ro', '-so', file, 'streets'], { encoding: 'utf8' });
        expect(info).toContain('ID["EPSG",2154]]');
        expect(info).toContain('highway: String');
        const json = execFileSync(
          'ogr2ogr',
          [
            '-f',
            'GeoJSON',
            '-t_srs',
            'EPSG:4326',
            '-lco',
            'COORDINATE_PRECISION=10',
            '/vsistdout/',
            file,
            'streets',
          ],
          { encoding: 'utf8' },
        );
        const { features } = JSON.parse(json) as { features: { geometry: { coordinates: number[][] } }[] };
        // 1e-7° is 1.1 cm.
        expectNear(features[0]!.geometry.coordinates.flat(), city().streets.lonLat, 1e-7);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
