import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airAbsorption_db_per_km, exactMidFrequency_hz, soundSpeed_m_per_s } from './absorption';
import { detectionRadius_m, receivedLevel_db } from './detection';
import { DEFAULT_SETTINGS } from '../../model/plan';
import { hasTwin, locationError_m } from './location';
import { locationFigures, locationTally } from './location-figures';

const BANDS = [63, 125, 250, 500, 1000, 2000, 4000, 8000];

describe('air absorption, ISO 9613-1', () => {
  // Domain reference 4.4; rows are rounded to three or four digits.
  it.each([
    [10, 70, [0.122, 0.411, 1.043, 1.928, 3.658, 9.664, 32.77, 116.9]],
    [20, 70, [0.09, 0.339, 1.132, 2.798, 4.978, 9.016, 22.91, 76.6]],
    [30, 70, [0.065, 0.256, 0.963, 3.135, 7.407, 12.75, 23.06, 59.3]],
    [15, 20, [0.272, 0.647, 1.221, 2.704, 8.166, 28.19, 88.8, 201.8]],
    [15, 50, [0.142, 0.479, 1.217, 2.236, 4.164, 10.79, 36.2, 128.6]],
    [15, 80, [0.093, 0.343, 1.075, 2.399, 4.151, 8.313, 23.7, 82.8]],
    [0, 60, [0.165, 0.401, 0.779, 1.781, 5.497, 19.33, 63.3, 154.5]],
    [20, 80, [0.079, 0.302, 1.045, 2.767, 5.15, 8.98, 21.3, 68.6]],
    [-20, 70, [0.173, 0.514, 1.727, 5.29, 11.47, 16.61, 20.2, 27.8]],
  ])('[S2] %f °C, %f %% humidity', (temperature, humidity, row) => {
    BANDS.forEach((band, i) => {
      const alpha = airAbsorption_db_per_km(exactMidFrequency_hz(band), temperature, humidity);
      expect(Math.abs(alpha - row[i]!)).toBeLessThan(Math.max(6e-4, 3e-3 * row[i]!));
    });
  });

  it('[S1] the default event meets 3.66 dB/km', () => {
    expect(airAbsorption_db_per_km(exactMidFrequency_hz(1000), 10, 70)).toBeCloseTo(3.66, 2);
  });

  it.each([
    [-10, 325.18],
    [0, 331.3],
    [10, 337.31],
    [15, 340.28],
    [20, 343.21],
    [30, 349.02],
  ])('speed of sound at %f °C', (t, c) => {
    expect(soundSpeed_m_per_s(t)).toBeCloseTo(c, 2);
  });
});

const radiusOf = (level_db: number, needed_db: number, alpha: number): number =>
  detectionRadius_m((slant_m) => receivedLevel_db(level_db, slant_m, alpha), needed_db);

describe('detection radius', () => {
  // Domain reference 8.5.
  it.each([
    [90, 60, 10, 0, 10],
    [90, 45, 10, 0, 56.23],
    [100, 60, 10, 0, 31.62],
    [100, 45, 10, 3.66, 165.83],
    [110, 60, 10, 3.66, 96.03],
    [95, 60, 10, 9.66, 17.44],
    [130, 60, 10, 0, 1000],
    [130, 60, 10, 3.66, 733.98],
  ])('[S2] %f dB over %f + %f at %f dB/km', (level, background, snr, alpha, radius) => {
    expect(Math.abs(radiusOf(level, background + snr, alpha) - radius)).toBeLessThan(0.005);
  });

  it('[S2] is 0 for an event too faint at 1 m, and 1 m for one just loud enough', () => {
    expect(radiusOf(50, 55, 3)).toBe(0);
    expect(radiusOf(55.0000001, 55, 0)).toBeCloseTo(1, 6);
  });

  it('[S2] is where the level received meets the threshold', () => {
    const level = fc.double({ min: 60, max: 140, noNaN: true });
    const alpha = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(level, alpha, (l, a) => {
        const r = radiusOf(l, 55, a);
        fc.pre(r > 1);
        expect(receivedLevel_db(l, r, a)).toBeCloseTo(55, 6);
      }),
      { seed: 20261123 },
    );
  });
});

describe('location error', () => {
  const xs = [0, 400, 0, 400];
  const ys = [0, 0, 300, 300];
  const error = (x: number, y: number, ids: number[], c = 343.2): number =>
    locationError_m(x, y, xs, ys, ids, ids.length, c * 0.001);

  // Domain reference 8.5: 1 ms, 343.2 m/s.
  it('[S3] four sensors 0.364 m, three 0.414 m; far outside 12.07 and 39.27 m', () => {
    expect(error(120, 80, [0, 1, 2, 3])).toBeCloseTo(0.364, 3);
    expect(error(120, 80, [0, 1, 2])).toBeCloseTo(0.414, 3);
    expect(error(900, 80, [0, 1, 2, 3])).toBeCloseTo(12.07, 2);
    expect(error(900, 80, [0, 1, 2])).toBeCloseTo(39.27, 2);
  });

  it('[S3] cannot locate with two sensors, nor with three in line with the event', () => {
    expect(error(120, 80, [0, 1])).toBe(Infinity);
    expect(locationError_m(50, 0, [0, 100, 200], [0, 0, 0], [0, 1, 2], 3, 0.3)).toBe(Infinity);
  });

  it('[S3] does not depend on the order of the sensors', () => {
    expect(error(77, 210, [2, 0, 3, 1])).toBeCloseTo(error(77, 210, [0, 1, 2, 3]), 12);
  });
});

describe('where an event is located', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 400, y: 0 },
    { x: 0, y: 300 },
    { x: 400, y: 300 },
  ];
  /** Of one place of 1 m² that the first `count` sensors hear. */
  const told = (x: number, y: number, count: number, location_rms_max_m: number) => {
    const tally = locationTally(corners, { ...DEFAULT_SETTINGS, timing_error_ms: 10, location_rms_max_m });
    tally.add(tally.result, 1, x, y, Int32Array.of(0, 1, 2, 3), count);
    return locationFigures(tally);
  };

  it('[S3] counts a place as far as its error is allowed, and by error whatever is allowed', () => {
    const good = told(120, 80, 4, 10);
    expect([good.locatable_m2, good.byError.map(({ area_m2 }) => area_m2)]).toEqual([1, [0, 1, 1, 1]]);
    const strict = told(120, 80, 4, 1);
    expect([strict.locatable_m2, strict.byError]).toEqual([0, good.byError]);
  });

  it('[S3] leaves two places only where exactly three sensors hear', () => {
    expect(hasTwin(-20, 500, [0, 400, 0], [0, 0, 300], [0, 1, 2])).toBe(true);
    expect(told(-20, 500, 3, 1000).ambiguous_m2).toBe(1);
    expect(told(-20, 500, 4, 1000).ambiguous_m2).toBe(0);
  });
});

describe('ambiguity of three sensors', () => {
  const xs = [0, 400, 0];
  const ys = [0, 0, 300];
  const c = 343.2;

  /** Another place with the same time differences, by brute force over a fine grid and the nearest candidates. */
  function bruteTwin(x: number, y: number): boolean {
    const differences = (px: number, py: number): [number, number] => {
      const d = xs.map((sx, i) => Math.hypot(px - sx, py - ys[i]!));
      return [d[1]! - d[0]!, d[2]! - d[0]!];
    };
    const [a, b] = differences(x, y);
    for (let px = -3000; px <= 3000; px += 10) {
      for (let py = -3000; py <= 3000; py += 10) {
        if (Math.hypot(px - x, py - y) < 60) continue;
        // Newton from the grid point.
        let [qx, qy] = [px, py];
        const start = differences(px, py);
        if (Math.hypot(start[0] - a, start[1] - b) > 12) continue;
        for (let n = 0; n < 30; n++) {
          const [fa, fb] = differences(qx, qy);
          const h = 1e-4;
          const dx = differences(qx + h, qy).map((v, i) => (v - [fa, fb][i]!) / h);
          const dy = differences(qx, qy + h).map((v, i) => (v - [fa, fb][i]!) / h);
          const det = dx[0]! * dy[1]! - dx[1]! * dy[0]!;
          if (Math.abs(det) < 1e-12) break;
          qx -= ((fa - a) * dy[1]! - (fb - b) * dy[0]!) / det;
          qy -= ((fb - b) * dx[0]! - (fa - a) * dx[1]!) / det;
        }
        const [fa, fb] = differences(qx, qy);
        if (Math.hypot(fa - a, fb - b) < 1e-6 && Math.hypot(qx - x, qy - y) > 1) return true;
      }
    }
    return false;
  }

  it.each([
    [120, 80],
    [900, 80],
    [-60, -40],
    [-20, 500],
    [450, -30],
    [200, 200],
  ])('[S3] at %f, %f is found where a search finds it', (x, y) => {
    expect(hasTwin(x, y, xs, ys, [0, 1, 2])).toBe(bruteTwin(x, y));
  });

  it('[S3] is certain for three in line, and arrival times are those of the reference', () => {
    expect(hasTwin(50, 70, [0, 100, 200], [0, 0, 0], [0, 1, 2])).toBe(true);
    // Domain reference 8.5.
    const times = [0, 400, 0, 400].map((sx, i) => Math.hypot(120 - sx, 80 - [0, 0, 300, 300][i]!) / c);
    [0.420227, 0.848498, 0.730184, 1.037558].forEach((t, i) => expect(times[i]).toBeCloseTo(t, 6));
    [428.27, 309.957, 617.33].forEach((ms, i) =>
      expect(1000 * (times[i + 1]! - times[0]!)).toBeCloseTo(ms, 2),
    );
  });
});
