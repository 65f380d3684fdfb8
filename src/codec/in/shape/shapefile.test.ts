import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { hasTool } from '../../../../tests/fixtures/foreign';
import { collection, feature, line, point, polygon, read, square, taken } from '../../../testing/geojson';
import { openShp } from './shp';

const HAS_OGR = hasTool('ogr2ogr');

const folder = HAS_OGR ? mkdtempSync(join(tmpdir(), 'shapefile-')) : '';
afterAll(() => {
  if (HAS_OGR) rmSync(folder, { recursive: true });
});

/** The files of a Shapefile that OGR writes of a GeoJSON, by their endings. */
function written(name: string, geojson: unknown, ...options: string[]): Record<string, Uint8Array> {
  const source = join(folder, `${name}.geojson`);
  writeFileSync(source, JSON.stringify(geojson));
  const out = join(folder, `${name}.dir`);
  const args = ['-f', 'ESRI Shapefile', join(out, `${name}.shp`), source, ...options];
  execFileSync('mkdir', ['-p', out]);
  execFileSync('ogr2ogr', args);
  return Object.fromEntries(
    readdirSync(out).map((file) => [file, new Uint8Array(readFileSync(join(out, file)))]),
  );
}

const without = (files: Record<string, Uint8Array>, ending: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith(ending)));

const HOUSE = feature(polygon(square(0, 0, 20), square(5, 5, 4).toReversed()), {
  HAUTEUR: 12.5,
  nom: 'École',
});
const TWO = feature(
  {
    type: 'MultiPolygon',
    coordinates: [polygon(square(100, 0, 10)).coordinates, polygon(square(130, 0, 10)).coordinates],
  },
  { HAUTEUR: 9 },
);

describe.runIf(HAS_OGR)('Shapefiles of OGR', () => {
  const buildings = collection(HOUSE, TWO);

  it.each(['EPSG:2154', 'EPSG:3944', 'EPSG:32631', 'EPSG:3857', 'EPSG:4326', 'EPSG:2975'])(
    'come back from %s to a centimetre, with holes, parts, heights and accents',
    (system) => {
      const files = written(
        `batiments-${system.slice(5)}`,
        buildings,
        '-t_srs',
        system,
        '-lco',
        'ENCODING=UTF-8',
      );
      const got = taken(zipSync(files)).city.buildings;
      const truth = taken(buildings).city.buildings;
      expect(got.ringStart).toEqual(truth.ringStart);
      expect(Array.from(got.top_m)).toEqual(Array.from(truth.top_m));
      expect(got.feature).toEqual(truth.feature);
      expect(got.lonLat).toHaveLength(truth.lonLat.length);
      // A ring may begin at another of its corners. 1e-7° is about a centimetre.
      for (let i = 0; i < got.lonLat.length; i += 2) {
        const [lon, lat] = [got.lonLat[i]!, got.lonLat[i + 1]!];
        const isThere = (_: number, j: number): boolean =>
          j % 2 === 0 &&
          Math.abs(truth.lonLat[j]! - lon) < 1e-7 &&
          Math.abs(truth.lonLat[j + 1]! - lat) < 1e-7;
        expect(truth.lonLat.some(isThere)).toBe(true);
      }
    },
  );

  it('are read in the code page of the .cpg, of the .dbf, or as what the bytes are', () => {
    const names = (files: Record<string, Uint8Array>) => {
      const [camera] = taken(zipSync(files), { as: 'cameras' }).cameras;
      return camera!.unknown?.['adresse'] ?? camera!.name;
    };
    const place = collection(feature(point(0, 0), { adresse: 'École, façade' }));
    for (const encoding of ['UTF-8', 'ISO-8859-1', 'CP1252', 'CP850']) {
      const files = written(`cameras-${encoding}`, place, '-lco', `ENCODING=${encoding}`);
      expect(names(files)).toBe('École, façade');
      if (encoding !== 'CP850') expect(names(without(files, '.cpg'))).toBe('École, façade');
    }
  });

  it('of lines and points, Z and M, in one archive, are layers of it', () => {
    const files = {
      ...written(
        'troncon_de_route',
        collection(feature(line([0, 0], [50, 0]), { nom: 'x' })),
        '-lco',
        'SHPT=ARCZ',
      ),
      ...written('cameras', collection(feature(point(3, 3), { azimut: 90 })), '-lco', 'SHPT=POINTM'),
    };
    const { preview, cameras } = taken(zipSync(files));
    expect(preview).toMatchObject({
      format: 'shapefile',
      streets: 1,
      cameras: 1,
      layers: [{ count: 1 }, { count: 1 }],
    });
    expect(cameras[0]).toMatchObject({ azimuth_deg: 90 });
  });

  it('without .prj are asked about, with .shx missing read all the same, nested too', () => {
    const files = written('bati', buildings, '-t_srs', 'EPSG:2154');
    const bare = zipSync(without(without(files, '.prj'), '.shx'));
    expect(read(bare).fault('crs.notDegrees')?.params).toMatchObject({ proposal: 'EPSG:2154' });
    expect(taken(zipSync({ 'a/b.zip': bare }), { crs: 'EPSG:2154' }).preview.buildings).toBe(2);
  });

  it('that are cut or spoilt leave out what is damaged, and never more', () => {
    const files = written('maisons', buildings, '-t_srs', 'EPSG:2154');
    const shp = files['maisons.shp']!;
    for (let cut = 100; cut < shp.length; cut += 13) {
      const { outcome, codes } = read(zipSync({ ...files, 'maisons.shp': shp.slice(0, cut) }));
      if (outcome) expect(outcome.preview.buildings).toBeLessThan(3);
      else expect(codes[0]).toMatch(/^(crs|file)\./);
    }
    // Every four bytes in turn as the greatest, the least and a negative number: no hang, no throw, no flood.
    const view = new DataView(shp.buffer);
    for (let at = 100; at + 4 <= shp.length; at += 4) {
      for (const value of [0x7fffffff, 0, -1, -8]) {
        const before = view.getInt32(at);
        view.setInt32(at, value);
        const file = openShp(shp)!;
        expect(file.count).toBeLessThan(shp.length / 12);
        for (let i = 0; i < file.count; i++) file.geometry(i);
        view.setInt32(at, before);
      }
    }
  });
});
