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
    const names = ['wgs84', 'Lambert-93', 'EPSG:2154', 'cc', 'CC44', '3950', 'utm', 'EPSG:32632'];
    expect(names.map(epsg)).toEqual([4326, 2154, 2154, 3946, 3944, 3950, 32631, 32632]);
    expect(['cc41', 'epsg:1', '', 'EPSG:32699'].map(epsg)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
