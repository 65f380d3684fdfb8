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

  it('[F1] is the series term by term (Karney 2011, eqs. 7–11) to 1e-9 m, one by one and in bulk', () => {
    const lonLat = fc.array(
      fc.tuple(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(lonLat, (places) => {
        const [lon0, lat0] = places[0]!;
        const frame = createFrame([lon0, lat0]);
        const near = places.map(([, , dLon, dLat]) => [lon0 + dLon, lat0 + dLat] as const);
        const bulk = new Float64Array(2 * near.length);
        frame.toFrameInto(near.flat(), bulk, 0, near.length);
        near.forEach(([lon, lat], i) => {
          const [x, y] = frame.toFrame(lon, lat);
          expect([bulk[2 * i], bulk[2 * i + 1]]).toEqual([x, y]);
          const [ex, ey] = termByTerm(lon - lon0, lat);
          // Doubles carry 1e-9 m at the equator's distance of 1e7 m; both sides round a few times.
          expect(Math.abs(x - ex)).toBeLessThan(1e-9);
          expect(Math.abs(y - (ey - termByTerm(0, lat0)[1]))).toBeLessThan(8e-9);
        });
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

/** Easting and northing by the series as it is printed, to the fifth order: the rest is below 1e-10 m. */
function termByTerm(dLon_deg: number, lat_deg: number): [number, number] {
  const f = 1 / 298.257223563;
  const n = f / (2 - f);
  const e = Math.sqrt(f * (2 - f));
  const sin = Math.sin((lat_deg * Math.PI) / 180);
  const dLon = (dLon_deg * Math.PI) / 180;
  const tau = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
  const xi = Math.atan2(tau, Math.cos(dLon));
  const eta = Math.asinh(Math.sin(dLon) / Math.hypot(tau, Math.cos(dLon)));
  const alpha = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4 - (127 / 288) * n ** 5,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4 + (281 / 630) * n ** 5,
    (61 / 240) * n ** 3 - (103 / 140) * n ** 4 + (15061 / 26880) * n ** 5,
    (49561 / 161280) * n ** 4 - (179 / 168) * n ** 5,
    (34729 / 80640) * n ** 5,
  ];
  let [x, y] = [eta, xi];
  alpha.forEach((a, j) => {
    x += a * Math.cos(2 * (j + 1) * xi) * Math.sinh(2 * (j + 1) * eta);
    y += a * Math.sin(2 * (j + 1) * xi) * Math.cosh(2 * (j + 1) * eta);
  });
  const radius = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  return [radius * x, radius * y];
}

/** Metres per degree of latitude on the ellipsoid: M(φ)·π/180 (domain.md 6.6). */
function meridianDegree(lat: number): number {
  const e2 = 0.00669437999014;
  const sin = Math.sin((lat * Math.PI) / 180);
  return ((6378137 * (1 - e2)) / (1 - e2 * sin * sin) ** 1.5) * (Math.PI / 180);
}
