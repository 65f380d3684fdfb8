import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrame } from './frame';

const PARIS = [2.3522, 48.8566] as const;

describe('createFrame', () => {
  it('[F1] puts the origin at (0, 0) and true north on its y axis', () => {
    const frame = createFrame(PARIS);
    expect(frame.toFrame(...PARIS)).toEqual([0, 0]);
    expect(frame.toFrame(PARIS[0], PARIS[1] + 0.01)[0]).toBe(0);
    expect(frame.convergence_deg(0, 500)).toBeCloseTo(0, 12);
  });

  it('[F1] has the ellipsoid’s radii M and N at the origin (domain.md 6.6: 111206.959 and 73381.625 m per degree)', () => {
    const frame = createFrame(PARIS);
    const step = 1e-4;
    const north =
      (frame.toFrame(PARIS[0], PARIS[1] + step)[1] - frame.toFrame(PARIS[0], PARIS[1] - step)[1]) / 2;
    const east =
      (frame.toFrame(PARIS[0] + step, PARIS[1])[0] - frame.toFrame(PARIS[0] - step, PARIS[1])[0]) / 2;
    // The vectors are printed to 1 mm per degree; 1e-4 degrees of difference quotient adds less than that.
    expect(Math.abs(north / step - 111206.959)).toBeLessThan(2e-3);
    expect(Math.abs(east / step - 73381.625)).toBeLessThan(2e-3);
  });

  it('[F1] comes back to where it started within 1e-11 degrees, 30 km round any origin', () => {
    const place = fc.record({
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
      x: fc.double({ min: -3e4, max: 3e4, noNaN: true }),
      y: fc.double({ min: -3e4, max: 3e4, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ lon, lat, x, y }) => {
        const frame = createFrame([lon, lat]);
        const [x1, y1] = frame.toFrame(...frame.toLonLat(x, y));
        // 1e-6 m: rounding of degrees near ±180 (3e-14 degrees ≈ 3 nm) leaves a wide margin.
        expect(Math.hypot(x1 - x, y1 - y)).toBeLessThan(1e-6);
      }),
      { seed: 20261123 },
    );
  });

  it('[F3] keeps lengths within 1.3 ppm at 10 km east of the origin', () => {
    const frame = createFrame(PARIS);
    const [lon, lat] = frame.toLonLat(10_000, 0);
    const step = 1e-4;
    const [x0, y0] = frame.toFrame(lon, lat - step);
    const [x1, y1] = frame.toFrame(lon, lat + step);
    const scale = Math.hypot(x1 - x0, y1 - y0) / (2 * step * meridianDegree(lat));
    expect(Math.abs(scale - 1)).toBeLessThan(1.3e-6);
    expect(scale).toBeGreaterThan(1);
  });

  it('[F2] states the convergence: it equals the bearing of the meridian in the frame', () => {
    const frame = createFrame(PARIS);
    for (const [x, y] of [
      [10_000, 3000],
      [-8000, 12_000],
      [25_000, -20_000],
    ] as const) {
      const [lon, lat] = frame.toLonLat(x, y);
      const [xn, yn] = frame.toFrame(lon, lat + 1e-5);
      const [xs, ys] = frame.toFrame(lon, lat - 1e-5);
      const meridianBearing = (Math.atan2(xn - xs, yn - ys) * 180) / Math.PI;
      expect(frame.convergence_deg(x, y)).toBeCloseTo(-meridianBearing, 7);
    }
  });

  it('refuses an origin that is no place', () => {
    expect(() => createFrame([0, 90])).toThrow(RangeError);
    expect(() => createFrame([Number.NaN, 0])).toThrow(RangeError);
  });
});

/** Metres per degree of latitude on the ellipsoid: M(φ)·π/180 (domain.md 6.6). */
function meridianDegree(lat: number): number {
  const e2 = 0.00669437999014;
  const sin = Math.sin((lat * Math.PI) / 180);
  return ((6378137 * (1 - e2)) / (1 - e2 * sin * sin) ** 1.5) * (Math.PI / 180);
}
