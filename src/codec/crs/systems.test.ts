import { describe, expect, it } from 'vitest';
import { candidateSystems } from './propose';
import { crsByName, namedCrs } from './systems';
import { crsByWkt } from './wkt';

/** Computed with PROJ 9, given to the centimetre. */
const LAMBERT_93 = [
  ['Paris', 2.3522, 48.8566, 652469.02, 6862035.26],
  ['Lille', 3.0573, 50.6292, 704061.15, 7059136.59],
  ['Marseille', 5.3698, 43.2965, 892390.22, 6247035.26],
  ['Lyon', 4.8357, 45.764, 842666.66, 6519924.37],
  ['Strasbourg', 7.7521, 48.5734, 1050362.7, 6840899.65],
  ['Toulouse', 1.444, 43.6045, 574341.23, 6279621.07],
  ['Orléans', 1.9093, 47.903, 618509.75, 6756407.98],
  ['Dunkirk', 2.377, 51.034, 656201.23, 7104428.21],
  ['Ajaccio', 8.7386, 41.9192, 1176667.56, 6108273.28],
] as const;

describe('Lambert-93', () => {
  it.each(LAMBERT_93)('brings %s to where it is, to a centimetre', (_, lon, lat, x, y) => {
    const [gotLon, gotLat] = crsByName('EPSG:2154')!.unproject!(x, y);
    // 1e-7° is about a centimetre, the rounding of the vectors.
    expect(Math.abs(gotLon - lon)).toBeLessThan(1.5e-7);
    expect(Math.abs(gotLat - lat)).toBeLessThan(1e-7);
  });

  it.each(LAMBERT_93)('writes %s to a centimetre', (_, lon, lat, x, y) => {
    const [gotX, gotY] = crsByName('EPSG:2154')!.project!(lon, lat);
    // The vectors are rounded to the centimetre.
    expect(Math.abs(gotX - x)).toBeLessThan(0.01);
    expect(Math.abs(gotY - y)).toBeLessThan(0.01);
  });
});

describe('other systems', () => {
  it('puts the origin of each conic zone at its false origin', () => {
    for (let zone = 42; zone <= 50; zone++) {
      const [lon, lat] = crsByName(`EPSG:${3900 + zone}`)!.unproject!(1_700_000, (zone - 41) * 1e6 + 200_000);
      expect(lon).toBeCloseTo(3, 10);
      expect(lat).toBeCloseTo(zone, 10);
    }
  });

  it('reads UTM: the CN Tower at 17T 630084 4833438 (Wikipedia, to the metre)', () => {
    const [lon, lat] = crsByName('urn:ogc:def:crs:EPSG::32617')!.unproject!(630084, 4833438);
    expect(Math.abs(lon + 79.387139)).toBeLessThan(2e-5);
    expect(Math.abs(lat - 43.642567)).toBeLessThan(2e-5);
  });

  it.each([
    // swisstopo: Bern, old observatory, is the origin of the projection; its WGS 84 position by REFRAME.
    ['EPSG:2056', 2600000, 1200000, 7.438637, 46.951083],
    ['EPSG:21781', 600000, 200000, 7.438637, 46.951083],
  ])('reads %s within a metre', (name, x, y, lon, lat) => {
    const [gotLon, gotLat] = crsByName(name)!.unproject!(x, y);
    // 1e-5° is less than a metre either way: what three parameters can give.
    expect(Math.abs(gotLon - lon)).toBeLessThan(1e-5);
    expect(Math.abs(gotLat - lat)).toBeLessThan(1e-5);
  });

  it.each(
    'EPSG:2154 EPSG:3942 EPSG:3950 EPSG:32630 EPSG:25832 EPSG:2975 EPSG:5490 EPSG:3163 EPSG:2056 EPSG:27572'.split(
      ' ',
    ),
  )('%s comes back from where it went, to a millimetre', (name) => {
    const { project, unproject } = crsByName(name)!;
    const lonLat = unproject!(...project!(5.2, 45.1));
    const [x, y] = project!(...lonLat);
    const [x0, y0] = project!(5.2, 45.1);
    expect(Math.hypot(x - x0, y - y0)).toBeLessThan(0.001);
  });

  it('gives no place where a projection has none', () => {
    const [, lat] = crsByName('EPSG:2154')!.unproject!(1e300, 1e300);
    // The pole, or no number: the reader leaves out both.
    expect(Math.abs(lat) < 89.9).toBe(false);
  });

  it('reads Web Mercator', () => {
    const [lon, lat] = crsByName('EPSG:3857')!.unproject!(20037508.342789244, 5621521.486192066);
    expect(lon).toBeCloseTo(180, 9);
    expect(lat).toBeCloseTo(45, 9);
  });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4171', 'EPSG:4258'])(
    'takes %s for plain degrees',
    (name) => {
      expect(crsByName(name)).toMatchObject({ name: 'OGC:CRS84', unproject: undefined });
    },
  );

  it.each(['EPSG:27561', 'ESRI:102110', 'my own', ''])('does not pretend to know %o', (name) => {
    expect(crsByName(name)).toBeUndefined();
  });
});

describe('crsByWkt', () => {
  it.each([
    ['PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993"]]]', 'EPSG:2154'],
    ['PROJCS["RGF93 v1 / CC46",GEOGCS["RGF93 v1"]]', 'EPSG:3946'],
    ['PROJCS["RGF_1993_CC49",GEOGCS["GCS_RGF_1993"]]', 'EPSG:3949'],
    ['PROJCS["CH1903+_LV95",GEOGCS["GCS_CH1903+"]]', 'EPSG:2056'],
    ['PROJCS["WGS_1984_UTM_Zone_31N",GEOGCS["GCS_WGS_1984"]]', 'EPSG:32631'],
    ['PROJCS["RGR92 / UTM zone 40S",GEOGCS["RGR92"]]', 'EPSG:32740'],
    ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984"]]', 'EPSG:3857'],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]', 'OGC:CRS84'],
    ['PROJCRS["odd name",BASEGEOGCRS["x"],ID["EPSG",2154]]', 'EPSG:2154'],
  ])('%s', (wkt, name) => {
    expect(crsByWkt(wkt).crs?.name).toBe(name);
  });

  it('does not take the parameters of an unknown datum for good', () => {
    expect(crsByWkt('GEOGCS["GCS_NTF",DATUM["D_NTF"]]')).toEqual({ name: 'GCS_NTF', crs: undefined });
    expect(crsByWkt('nonsense')).toEqual({ name: 'nonsense', crs: undefined });
  });
});

describe('namedCrs', () => {
  it('reads the member of 2008 and survives any other', () => {
    expect(namedCrs({ type: 'name', properties: { name: 'EPSG:2154' } })).toBe('EPSG:2154');
    for (const member of [undefined, null, 7, 'x', {}, { properties: null }, { properties: { name: 3 } }]) {
      expect(namedCrs(member)).toBeUndefined();
    }
  });
});

describe('candidateSystems', () => {
  const names = (x: number, y: number) => candidateSystems(x, y).map(({ name }) => name);

  it('knows systems by where their numbers would lie, the most used first', () => {
    expect(names(892371, 6246845)[0]).toBe('EPSG:2154');
    expect(names(1841205, 5176065)[0]).toBe('EPSG:3946');
    expect(names(2600072, 1199545)[0]).toBe('EPSG:2056');
    expect(names(338000, 7693000)[0]).toBe('EPSG:2975');
    expect(names(452000, 5411000)).toContain('EPSG:32631');
    expect(names(7e6, -3e6)).toEqual([]);
  });
});
