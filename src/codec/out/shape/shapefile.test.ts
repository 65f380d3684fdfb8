/** Shapefiles read back by OGR and by our own reader. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../../tests/fixtures/exported';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { createFrame } from '../../../kernel/frame';
import { regionFromRings } from '../../../kernel/region';
import { objectId } from '../../../kernel/units';
import { anAnalysis, ORIGIN, squareRing } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { finish } from '../../../kernel/steps';
import { readFile } from '../../index';
import { crsByWkt } from '../../crs/wkt';
import { gridNamed } from '../grid';
import { dbf, dbfColumns } from './dbf';
import { prjOf } from './prj';

const HAS_OGR = hasTool('ogr2ogr');

const NAME = 'École « œil » <b> 😀';

const written = (grid?: string): Uint8Array =>
  exported({
    format: 'shp',
    plan: aPlan([
      aCamera({ name: NAME, hfov_deg: 61.25, image_width_px: 2560, image_height_px: 1440, max_range_m: 80 }),
      aZone({ name: 'Périmètre' }),
    ]),
    analysis: anAnalysis({
      geometry: {
        devices: [
          {
            id: objectId('c1'),
            levels: [
              {
                level: 'detect',
                region: regionFromRings([squareRing(0, 0, 50), squareRing(0, 0, 20).toReversed()]),
              },
            ],
          },
        ],
      },
    }),
    ...(grid === undefined ? {} : { grid }),
  });

/** A layer by OGR, in WGS 84 as OGR transforms it from the .prj. */
function withFiles<T>(bytes: Uint8Array, read: (file: (name: string) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'shape-out-'));
  try {
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      writeFileSync(join(folder, name), content);
    return read((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const layer = (bytes: Uint8Array, name: string): FeatureCollection =>
  withFiles(bytes, (file) => {
    const options = ['-t_srs', 'EPSG:4326', '-lco', 'COORDINATE_PRECISION=10', '-lco', 'RFC7946=NO'];
    const json = execFileSync('ogr2ogr', ['-f', 'GeoJSON', ...options, '/vsistdout/', file(`${name}.shp`)], {
      encoding: 'utf8',
    });
    return JSON.parse(json) as FeatureCollection;
  });

const frame = createFrame(ORIGIN);

describe('the Shapefile', () => {
  it.runIf(HAS_OGR).each(['lambert-93', 'cc44', 'lv95', 'utm', 'wgs84'])(
    '[X19] in %s lies where it lies, to a centimetre, with its attributes in UTF-8',
    (grid) => {
      const [camera] = layer(written(grid), 'devices').features;
      const [x, y] = frame.toFrame(...((camera!.geometry as Point).coordinates as [number, number]));
      expect(Math.hypot(x, y)).toBeLessThan(0.01);
      expect(camera!.properties).toMatchObject({ kind: 'camera', id: 'c1', name: NAME, hfov_deg: 61.25 });
      const [seen] = layer(written(grid), 'seen').features;
      const rings = (seen!.geometry as Polygon | MultiPolygon).coordinates.flat(
        seen!.geometry.type === 'MultiPolygon' ? 1 : 0,
      ) as [number, number][][];
      const halves = rings.map((ring) => ring.map((at) => Math.max(...frame.toFrame(...at).map(Math.abs))));
      expect(halves.map((ring) => ring.length)).toEqual([5, 5]);
      for (const half of halves[0]!) expect(Math.abs(half - 50)).toBeLessThan(0.01);
      for (const half of halves[1]!) expect(Math.abs(half - 20)).toBeLessThan(0.01);
    },
  );

  it.runIf(HAS_OGR)('[X19] is taken by GDAL for the system that it is in', () => {
    const epsg = (grid: string): string =>
      withFiles(written(grid), (file) =>
        execFileSync('gdalsrsinfo', ['-e', '-o', 'epsg', file('devices.prj')], { encoding: 'utf8' }).trim(),
      );
    expect(epsg('lambert-93')).toBe('EPSG:2154');
    expect(epsg('cc44')).toBe('EPSG:3944');
    expect(epsg('utm')).toBe('EPSG:32632');
    expect(epsg('lv95')).toBe('EPSG:2056');
  });

  it('[X19] states each grid so that our reader knows it', () => {
    for (const name of ['wgs84', 'lambert-93', 'cc42', 'cc50', 'lv95', 'EPSG:32632', 'EPSG:32738']) {
      const grid = gridNamed(name, ORIGIN);
      if (!grid.ok) throw new Error(name);
      const { crs } = crsByWkt(prjOf(grid.value));
      const [x, y] = grid.value.project(...ORIGIN);
      const [lon, lat] = crs!.unproject?.(x, y) ?? [x, y];
      // 2 mm: a change of ellipsoid there and back leaves the height out.
      expect(Math.abs(lon - ORIGIN[0])).toBeLessThan(2e-8);
      expect(Math.abs(lat - ORIGIN[1])).toBeLessThan(2e-8);
    }
  });

  it('[X19] gives our reader the same camera and zone, cut names made whole', () => {
    const outcome = finish(readFile('plan.zip', written(), { makeId: () => objectId('new') }));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const [camera] = outcome.value.cameras;
    expect(camera).toMatchObject({
      ref: 'C-01',
      name: NAME,
      azimuth_deg: 40,
      image_width_px: 2560,
      image_height_px: 1440,
      max_range_m: 80,
    });
    const [x, y] = frame.toFrame(camera!.position[0], camera!.position[1]);
    expect(Math.hypot(x, y)).toBeLessThan(0.001);
  });

  it('says what it is beside the layers, and is the same for the same plan', () => {
    const files = unzipSync(written('cc44'));
    expect(strFromU8(files['LISEZ-MOI.txt']!)).toContain('CC44 (EPSG:3944)');
    expect(strFromU8(files['devices.cpg']!)).toBe('UTF-8');
    expect(written()).toEqual(written());
  });
});

describe('a dBASE table', () => {
  it('cuts names without two alike, and texts between letters', () => {
    const rows = [{ image_width_px: 1, image_width_mm: 2, image_width: 'é'.repeat(200) }];
    const columns = dbfColumns(rows);
    expect(columns.map(({ field }) => field)).toEqual(['image_widt', 'image_wi_1', 'image_wi_2']);
    const bytes = dbf(columns, rows);
    const text = Buffer.from(bytes).toString('utf8');
    expect(text).toContain('é'.repeat(127));
    expect(text).not.toContain('é'.repeat(128));
    expect(text.slice(140)).not.toContain('\uFFFD');
  });
});
