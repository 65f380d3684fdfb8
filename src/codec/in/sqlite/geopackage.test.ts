import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { hasSharedData, sharedFile } from '../../../../tests/fixtures/shared-data';
import { collection, feature, line, polygon, read, square, taken } from '../../../testing/geojson';
import type { ReadOptions } from '../outcome';
import { loadSqlite, needsSqlite } from './load';
import { geoPackageGeometry } from './wkb';

const HAS_OGR = hasTool('ogr2ogr');

const folder = HAS_OGR ? mkdtempSync(join(tmpdir(), 'geopackage-')) : '';
afterAll(() => {
  if (HAS_OGR) rmSync(folder, { recursive: true });
});

let sqlite: NonNullable<ReadOptions['sqlite']>;
beforeAll(async () => {
  sqlite = await loadSqlite();
});

let files = 0;
function written(layers: Record<string, unknown>, ...options: string[]): Uint8Array {
  const out = join(folder, `${++files}.gpkg`);
  for (const [name, geojson] of Object.entries(layers)) {
    const source = join(folder, `${name}.geojson`);
    writeFileSync(source, JSON.stringify(geojson));
    execFileSync('ogr2ogr', ['-f', 'GPKG', '-update', '-append', out, source, '-nln', name, ...options], {
      stdio: 'ignore',
    });
  }
  return new Uint8Array(readFileSync(out));
}

const HOUSE = feature(polygon(square(0, 0, 20), square(5, 5, 4).toReversed()), {
  hauteur: 12.5,
  nom: 'École',
});
const STREET = feature(line([0, -10], [80, -10]), { nature: 'Route à 1 chaussée', importance: '5' });

describe.runIf(HAS_OGR)('GeoPackages of OGR', () => {
  it.each(['EPSG:2154', 'EPSG:3946', 'EPSG:4326', 'EPSG:3857', 'EPSG:32631'])(
    'come back from %s to a centimetre, each table a layer',
    (system) => {
      const layers = { batiment: collection(HOUSE), troncon_de_route: collection(STREET) };
      const bytes = written(layers, '-t_srs', system);
      expect(needsSqlite(bytes)).toBe(true);
      const { city, preview } = taken(bytes, { sqlite });
      expect(preview).toMatchObject({
        format: 'geopackage',
        buildings: 1,
        streets: 1,
        layers: [
          { name: 'batiment', count: 1 },
          { name: 'troncon_de_route', count: 1 },
        ],
      });
      expect(Array.from(city.buildings.top_m)).toEqual([12.5]);
      expect(city.buildings.ringStart).toHaveLength(3);
      expect(city.streets.highways).toEqual(['residential']);
      const truth = taken(collection(STREET)).city.streets.lonLat;
      // 1e-7° is about a centimetre.
      city.streets.lonLat.forEach((value, i) => expect(Math.abs(value - truth[i]!)).toBeLessThan(1e-7));
    },
  );

  it('are read in a zip, Z and M left aside, several parts kept', () => {
    const parts = {
      type: 'MultiPolygon',
      coordinates: [HOUSE.geometry.coordinates, polygon(square(50, 0, 9)).coordinates],
    };
    const bytes = written({ bati: collection(feature(parts, { hauteur: 3 })) }, '-dim', 'XYZM');
    const outcome = taken(zipSync({ 'a.gpkg': bytes }), { sqlite });
    expect(outcome.preview.buildings).toBe(1);
    expect(outcome.city.buildings.polygonStart).toHaveLength(3);
  });

  it('that are damaged are refused, never thrown at', () => {
    const bytes = written({ bati: collection(HOUSE) });
    for (let at = 100; at < bytes.length; at += 997) {
      const spoilt = bytes.slice();
      spoilt.fill(0xff, at, at + 64);
      const { outcome, codes } = read(spoilt, { sqlite });
      if (!outcome) expect(codes[0]).toMatch(/^(geopackage|crs)\./);
    }
    expect(read(bytes.subarray(0, 5000), { sqlite }).outcome).toBeUndefined();
  });

  it('run nothing that they bring along: a view without end is not asked', () => {
    const database = new sqlite.Database(written({ bati: collection(HOUSE) }));
    database.run(
      `CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, i AS geom FROM n`,
    );
    database.run(
      `INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('endless', 'features', 'e', 4326)`,
    );
    database.run(`INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'POINT', 4326, 0, 0)`);
    const bytes = database.export();
    database.close();
    expect(taken(bytes, { sqlite }).preview).toMatchObject({ buildings: 1 });
  });
});

describe('the geometry of a GeoPackage', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  const head = [0x47, 0x50, 0, 1, 0, 0, 0, 0];

  it('is read with either order of bytes', () => {
    const big = new Uint8Array([...head, 0, 0, 0, 0, 1, ...new Uint8Array(16)]);
    new DataView(big.buffer).setFloat64(13, 5.5);
    new DataView(big.buffer).setFloat64(21, 43.5);
    expect(geoPackageGeometry(big)).toEqual({ type: 'Point', coordinates: [5.5, 43.5] });
  });

  it('claims no more than its bytes: counts, kinds and nesting', () => {
    expect(geoPackageGeometry(bytes(...head, 1, 2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff))).toBeUndefined();
    expect(geoPackageGeometry(bytes(...head, 1, 99, 0, 0, 0))).toBeUndefined();
    expect(geoPackageGeometry(bytes(0x47, 0x50, 0, 0x11, 0, 0, 0, 0))).toBeUndefined();
    const nested = Array.from({ length: 20 }, () => [1, 7, 0, 0, 0, 1, 0, 0, 0]).flat();
    expect(geoPackageGeometry(bytes(...head, ...nested))).toBeUndefined();
    expect(geoPackageGeometry(bytes())).toBeUndefined();
  });
});

describe('the library', () => {
  it.runIf(hasSharedData())('is asked for by content, and its absence is said by name', () => {
    const bytes = sharedFile('bad-input/65-batiments.gpkg');
    expect(needsSqlite(bytes)).toBe(true);
    expect(read(bytes).codes).toEqual(['file.isGeoPackage']);
    expect(taken(bytes, { sqlite }).preview).toMatchObject({ buildings: 2, heightKnown: 2 });
  });

  it('is not loaded for anything else', () => {
    expect(needsSqlite(new TextEncoder().encode('{}'))).toBe(false);
    expect(needsSqlite(zipSync({ 'a.geojson': new Uint8Array(1) }))).toBe(false);
  });
});
