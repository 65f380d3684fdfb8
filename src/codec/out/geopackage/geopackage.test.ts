/** A GeoPackage read back by OGR, and by our own reader as the plan. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportedLater } from '../../../../tests/fixtures/exported';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { createFrame } from '../../../kernel/frame';
import { regionFromRings } from '../../../kernel/region';
import { objectId } from '../../../kernel/units';
import type { Plan } from '../../../model/plan';
import { anAnalysis, ORIGIN, squareRing } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { finish } from '../../../kernel/steps';
import { loadSqlite, readFile } from '../../index';
import { readPlan, writePlan } from '../../plan';

const HAS_OGR = hasTool('ogr2ogr');

const folder = HAS_OGR ? mkdtempSync(join(tmpdir(), 'geopackage-out-')) : '';
afterAll(() => {
  if (HAS_OGR) rmSync(folder, { recursive: true });
});

let sqlite: Awaited<ReturnType<typeof loadSqlite>>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

const analysis = anAnalysis({
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
});

const written = (plan: Plan): Promise<Uint8Array> =>
  exportedLater({
    format: 'gpkg',
    plan,
    analysis,
    profiles: [
      {
        id: 'dori',
        name: { fr: 'DORI', en: 'DORI' },
        levels: [{ id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 }],
        source: '',
        date: '',
      },
    ],
  });

const NAME = 'École <b>d’été</b> "; DROP TABLE devices; --';

const aRichPlan = (): Plan =>
  aPlan([
    aZone({ cameras: [objectId('c1')], role: 'mask' }),
    aCamera({
      views: [{ role: 'home', azimuth_deg: 10 }],
      name: NAME,
      unknown: { GEOM: 'x', Ref: 1, n: null, text: '123', ['a"b']: [1] },
    }),
    { kind: 'place', id: objectId('p'), position: [7.4, 43.7], name: 'true' },
  ]);

function planIn(bytes: Uint8Array): unknown {
  const outcome = finish(readFile('plan.gpkg', bytes, { makeId: () => objectId('new'), sqlite }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const read = readPlan(outcome.value.planJson!, {});
  if (!read.ok) throw new Error('not a plan');
  expect(read.value.faults).toEqual([]);
  return JSON.parse(writePlan(read.value.plan));
}

describe('the GeoPackage', () => {
  it('[X14] gives the same plan when it is read again', async () => {
    const plan = aRichPlan();
    expect(planIn(await written(plan))).toEqual(JSON.parse(writePlan(plan)));
  });

  it('[X14] is read with what a GIS changed in it', async () => {
    const database = new sqlite.Database(await written(aRichPlan()));
    database.run(`UPDATE devices SET azimuth_deg = 123, name = 'Gare'`);
    const changed = planIn(database.export()) as FeatureCollection;
    database.close();
    const camera = changed.features.find(({ properties }) => properties?.['kind'] === 'camera');
    expect(camera?.properties).toMatchObject({ azimuth_deg: 123, name: 'Gare' });
  });

  it('[X22] has a default style for each layer, in words of the language, with the colours of the sheet', async () => {
    const database = new sqlite.Database(await written(aRichPlan()));
    const [result] = database.exec(
      'SELECT f_table_name, f_geometry_column, useAsDefault, styleQML, styleSLD FROM layer_styles',
    );
    const tables = database.exec(`SELECT table_name FROM gpkg_geometry_columns`)[0]!.values.flat();
    database.close();
    const rows = result!.values as [string, string, number, string, string][];
    expect(rows.map(([table]) => table).toSorted()).toEqual(tables.map(String).toSorted());
    for (const [, column, isDefault, qmlText, sldText] of rows) {
      expect([column, isDefault]).toEqual(['geom', 1]);
      // Well-formed, or the parser throws.
      for (const text of [qmlText, sldText]) {
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.write(text).close();
      }
    }
    const styleOf = new Map(rows.map(([table, , , qmlText]) => [table, qmlText]));
    expect(styleOf.get('devices')).toContain('value="proposed" label="projeté"');
    expect(styleOf.get('devices')).toContain('value="" label="existant"');
    expect(styleOf.get('devices')).toContain('fieldName="ref"');
    expect(styleOf.get('seen')).toContain('attr="level"');
    // INK of the sheet's palette, #15212A.
    expect(styleOf.get('zones')).toContain('v="21,33,42,255"');
    expect(styleOf.get('zones')).toContain('v="3;0.8;0.6;0.8"');
  });

  it('gives the same bytes for the same plan', async () => {
    expect(await written(aRichPlan())).toEqual(await written(aRichPlan()));
  });

  describe.runIf(HAS_OGR)('in OGR', () => {
    const layer = (file: string, name: string): FeatureCollection =>
      JSON.parse(
        execFileSync(
          'ogr2ogr',
          ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=10', '/vsistdout/', file, name],
          {
            encoding: 'utf8',
          },
        ),
      ) as FeatureCollection;
    const file = join(folder, 'plan.gpkg');
    beforeAll(async () => {
      writeFileSync(file, await written(aRichPlan()));
      expect(readFileSync(file).length).toBeGreaterThan(0);
    });

    it('[X14] has its layers in EPSG:4326, without a warning', () => {
      const { stdout, stderr } = spawnSync('ogrinfo', ['-ro', '-so', '-al', file], { encoding: 'utf8' });
      expect(stderr).toBe('');
      const names = [...stdout.matchAll(/^Layer name: (.*)$/gm)].map(([, name]) => name);
      expect(names).toEqual(
        expect.arrayContaining(['devices', 'zones', 'places', 'seen', 'k_areas', 'gaps', 'gap_areas']),
      );
      expect(stdout).toContain('ID["EPSG",4326]');
      expect(names).toContain('layer_styles');
    });

    it('[X14] keeps attributes with accents, and a hostile name as text', () => {
      const [camera] = layer(file, 'devices').features;
      expect(camera?.properties).toMatchObject({ kind: 'camera', ref: 'C-01', name: NAME });
      const [lon, lat] = (camera!.geometry as Point).coordinates;
      const at = aCamera().position;
      expect([lon, lat]).toEqual([at[0], at[1]]);
    });

    it('[X14] has seen areas with their holes, to a centimetre', () => {
      const [seen] = layer(file, 'seen').features;
      expect(seen?.properties).toMatchObject({ device: 'c1', level: 'detect', ref: 'C-01' });
      const rings = (seen!.geometry as MultiPolygon).coordinates[0]!;
      const frame = createFrame(ORIGIN);
      const halves = rings.map((ring) =>
        ring.map(([lon, lat]) => Math.max(...frame.toFrame(lon!, lat!).map((value) => Math.abs(value)))),
      );
      expect(halves.map((ring) => ring.length)).toEqual([5, 5]);
      for (const half of halves[0]!) expect(Math.abs(half - 50)).toBeLessThan(0.01);
      for (const half of halves[1]!) expect(Math.abs(half - 20)).toBeLessThan(0.01);
    });
  });
});
