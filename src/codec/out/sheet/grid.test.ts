import { describe, expect, it } from 'vitest';
import { nationalGrid } from './grid';

describe('nationalGrid', () => {
  // Domain reference 6.5: values of PROJ 9.
  it.each([
    ['Paris', 2.3522, 48.8566, 652469.02, 6862035.26, -0.47],
    ['Lille', 3.0573, 50.6292, 704061.15, 7059136.59, 0.042],
    ['Marseille', 5.3698, 43.2965, 892390.22, 6247035.26, 1.72],
    ['Lyon', 4.8357, 45.764, 842666.66, 6519924.37, 1.332],
    ['Strasbourg', 7.7521, 48.5734, 1050362.7, 6840899.65, 3.448],
    ['Toulouse', 1.444, 43.6045, 574341.23, 6279621.07, -1.129],
    ['Ajaccio', 8.7386, 41.9192, 1176667.56, 6108273.28, 4.164],
  ])('has %s in Lambert-93 within 1 cm and 0.001°', (_, lon, lat, x, y, gamma) => {
    const grid = nationalGrid([lon, lat]);
    expect(grid.name).toBe('Lambert-93');
    expect(Math.abs(grid.easting_m - x)).toBeLessThan(0.01);
    expect(Math.abs(grid.northing_m - y)).toBeLessThan(0.01);
    // The table has three decimals; the formula that it is made by has all.
    expect(Math.abs(grid.convergence_deg - gamma)).toBeLessThan(0.001);
    expect(Math.abs(grid.convergence_deg - 0.725607765 * (lon - 3))).toBeLessThan(1e-6);
  });

  it('takes the zone of UTM elsewhere, the south too', () => {
    expect(nationalGrid([71.42, 51.17]).name).toBe('UTM 42N');
    expect(nationalGrid([151.2, -33.87]).name).toBe('UTM 56S');
    // Meridian convergence of a transverse Mercator, to first order: tan γ = tan Δλ · sin φ.
    const rad = Math.PI / 180;
    const gamma = Math.atan(Math.tan(2.42 * rad) * Math.sin(51.17 * rad)) / rad;
    expect(Math.abs(nationalGrid([71.42, 51.17]).convergence_deg - gamma)).toBeLessThan(0.001);
  });
});
