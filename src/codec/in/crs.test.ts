import { describe, expect, it } from 'vitest';
import { crsByName, namedCrs, proposeCrs } from './crs';

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

  it.each(['EPSG:27572', 'ESRI:102110', 'my own', ''])('does not pretend to know %o', (name) => {
    expect(crsByName(name)).toBeUndefined();
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

describe('proposeCrs', () => {
  it('knows Lambert-93 and the zones by their numbers, and nothing else', () => {
    expect(proposeCrs(892371, 6246845)).toBe('EPSG:2154');
    expect(proposeCrs(1841205, 5176065)).toBe('EPSG:3946');
    expect(proposeCrs(452000, 5411000)).toBeUndefined();
  });
});
