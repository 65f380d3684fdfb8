import { describe, expect, it } from 'vitest';
import { gridNamed, gridOf } from './grid';

/** Domain reference 6.5, values of PROJ 9: 1 cm, 0.001°. */
const CITIES = [
  ['Paris', 2.3522, 48.8566, 652469.02, 6862035.26, -0.47],
  ['Lille', 3.0573, 50.6292, 704061.15, 7059136.59, 0.042],
  ['Marseille', 5.3698, 43.2965, 892390.22, 6247035.26, 1.72],
  ['Lyon', 4.8357, 45.764, 842666.66, 6519924.37, 1.332],
  ['Strasbourg', 7.7521, 48.5734, 1050362.7, 6840899.65, 3.448],
  ['Toulouse', 1.444, 43.6045, 574341.23, 6279621.07, -1.129],
  ['Ajaccio', 8.7386, 41.9192, 1176667.56, 6108273.28, 4.164],
] as const;

describe('gridOf', () => {
  it.each(CITIES)('gives %s in Lambert-93 as PROJ does, with its grid north', (_, lon, lat, x, y, gamma) => {
    const grid = gridOf([lon, lat]);
    expect(grid.epsg).toBe(2154);
    const [east, north] = grid.project(lon, lat);
    expect(Math.abs(east - x)).toBeLessThan(0.01);
    expect(Math.abs(north - y)).toBeLessThan(0.01);
    // The table has three decimals; the formula that it is made by has all.
    expect(Math.abs(grid.convergence_deg(lon, lat) - gamma)).toBeLessThan(0.001);
    expect(Math.abs(grid.convergence_deg(lon, lat) - 0.725607765 * (lon - 3))).toBeLessThan(1e-6);
  });

  it('[X24] gives Geneva and Bern in LV95 as PROJ does', () => {
    // gdaltransform -s_srs EPSG:4326 -t_srs EPSG:2056 (PROJ 9), 1 cm.
    for (const [lon, lat, x, y] of [
      [6.129, 46.2116, 2498933.525, 1118639.571],
      [7.438632, 46.951083, 2599999.969, 1200000.027],
    ] as const) {
      const grid = gridOf([lon, lat]);
      expect(grid.epsg).toBe(2056);
      const [east, north] = grid.project(lon, lat);
      expect(Math.abs(east - x)).toBeLessThan(0.01);
      expect(Math.abs(north - y)).toBeLessThan(0.01);
    }
  });

  const names = (places: readonly (readonly [number, number])[]) => places.map((place) => gridOf(place).epsg);

  it('[X24] is that of the country, near its borders and off its coasts', () => {
    // Ferney, Annemasse, Saint-Julien, Saint-Louis, Morteau, Wissembourg, Roubaix, Dunkerque, Givet, Menton, Hendaye,
    // Perpignan, Ouessant, Belle-Île, Yeu, Hyères, Bonifacio, Monaco.
    expect(
      new Set(
        names([
          [6.108, 46.256],
          [6.236, 46.193],
          [6.081, 46.143],
          [7.56, 47.59],
          [6.607, 47.058],
          [7.945, 49.037],
          [3.175, 50.69],
          [2.377, 51.035],
          [4.824, 50.138],
          [7.504, 43.775],
          [-1.774, 43.359],
          [2.895, 42.699],
          [-5.096, 48.458],
          [-3.155, 47.347],
          [-2.35, 46.71],
          [6.2, 43],
          [9.159, 41.387],
          [7.42, 43.735],
        ]),
      ),
    ).toEqual(new Set([2154]));
    // Geneva, Vernier, Lausanne, Basel, Zurich, Lugano.
    expect(
      new Set(
        names([
          [6.143, 46.204],
          [6.1, 46.217],
          [6.633, 46.52],
          [7.59, 47.558],
          [8.54, 47.37],
          [8.95, 46.005],
        ]),
      ),
    ).toEqual(new Set([2056]));
    // Brussels, Milan, Turin, Barcelona, Luxembourg, Freiburg, Dover, Jersey, Sassari.
    expect(
      names([
        [4.352, 50.847],
        [9.19, 45.46],
        [7.68, 45.07],
        [2.17, 41.39],
        [6.13, 49.61],
        [7.85, 47.99],
        [1.31, 51.128],
        [-2.11, 49.19],
        [8.56, 40.73],
      ]),
    ).toEqual([32631, 32632, 32632, 32631, 32632, 32632, 32631, 32630, 32632]);
  });

  it('[X24] a stated country decides, where its grid is laid down', () => {
    const ferney = [6.108, 46.256] as const;
    const geneva = [6.143, 46.204] as const;
    expect([gridOf(ferney, 'CH').epsg, gridOf(geneva, 'FR').epsg, gridOf(geneva, 'BE').epsg]).toEqual([
      2056, 2154, 32632,
    ]);
    // La Réunion; a Swiss plan of a place in Kenya.
    expect([gridOf([55.45, -20.88], 'FR').epsg, gridOf([36.8, -1.3], 'CH').epsg]).toEqual([32740, 32737]);
  });

  it('takes the place’s UTM zone outside France', () => {
    expect([gridOf([-0.1, 54]).epsg, gridOf([151.2, -33.9]).epsg]).toEqual([32630, 32756]);
    expect(gridOf([71.42, 51.17]).name).toBe('UTM 42N');
    // Meridian convergence of a transverse Mercator, to first order: tan γ = tan Δλ · sin φ.
    const rad = Math.PI / 180;
    const gamma = Math.atan(Math.tan(2.42 * rad) * Math.sin(51.17 * rad)) / rad;
    expect(Math.abs(gridOf([71.42, 51.17]).convergence_deg(71.42, 51.17) - gamma)).toBeLessThan(0.001);
  });
});

describe('gridNamed', () => {
  it('knows systems by what people write', () => {
    const epsg = (name: string): number | undefined => {
      const grid = gridNamed(name, [4.8357, 45.764]);
      return grid.ok ? grid.value.epsg : undefined;
    };
    const names = [
      'wgs84',
      'Lambert-93',
      'EPSG:2154',
      'cc',
      'CC44',
      '3950',
      'utm',
      'EPSG:32632',
      'lv95',
      'MN95',
    ];
    expect(names.map(epsg)).toEqual([4326, 2154, 2154, 3946, 3944, 3950, 32631, 32632, 2056, 2056]);
    expect(['cc41', 'epsg:1', '', 'EPSG:32699'].map(epsg)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
