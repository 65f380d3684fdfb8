import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  angleOfView_deg,
  density_px_per_m,
  farLimit_m,
  focalLength_px,
  horizontalRange_m,
  nearBlind_m,
  pictureHalfPlanes,
  planeDensity_px_per_m,
  sceneWidth_m,
  standingToPicture,
  toCameraAxes,
  verticalDensity_px_per_m,
} from './index';

/* The numbers below are the test vectors of the domain reference, section 8; tolerances are those stated there. */

describe('angle of view (8.1)', () => {
  it.each([
    [5.568, 3.132, 2.8, 89.672, 58.435],
    [5.568, 3.132, 4.0, 69.676, 42.761],
    [5.568, 3.132, 12.0, 26.123, 14.87],
    [4.8, 3.6, 4.0, 61.928, 48.455],
    [7.68, 4.32, 4.0, 87.662, 56.738],
    [7.68, 4.32, 8.0, 51.282, 30.219],
    [8.8, 6.6, 16.0, 30.753, 23.308],
    [3.6, 2.7, 3.6, 53.13, 41.112],
    [12.8, 9.6, 12.0, 56.145, 43.603],
    [5.568, 3.132, 150, 2.127, 1.196],
  ])('sensor %f × %f mm behind %f mm', (sw, sh, f, hfov, vfov) => {
    expect(Math.abs(angleOfView_deg(sw, f) - hfov)).toBeLessThan(1e-3);
    expect(Math.abs(angleOfView_deg(sh, f) - vfov)).toBeLessThan(1e-3);
  });
});

describe('[V3] flat pixel density (8.2)', () => {
  it.each([
    [1920, 90, 10, 20.0, 96.0],
    [1920, 60, 20, 23.094, 83.1384],
    [3840, 103, 15, 37.7152, 101.8158],
    [2560, 90, 25, 50.0, 51.2],
    [1920, 30, 50, 26.7949, 71.6554],
    [3840, 54, 100, 101.9051, 37.6821],
  ])('%i px over %f° at %f m', (width, hfov, d, scene, density) => {
    expect(Math.abs(sceneWidth_m(d, hfov) - scene)).toBeLessThan(1e-3);
    expect(Math.abs(width / sceneWidth_m(d, hfov) - density)).toBeLessThan(1e-3);
    expect(Math.abs(density_px_per_m(focalLength_px(width, hfov), d) - density)).toBeLessThan(1e-3);
  });

  it.each([
    [1920, 90, [12.5, 25, 62.5, 125, 250, 1000], [76.8, 38.4, 15.36, 7.68, 3.84, 0.96]],
    [1920, 60, [20, 40, 80, 125, 250, 500, 1500], [83.138, 41.569, 20.785, 13.302, 6.651, 3.326, 1.109]],
    [3840, 54, [20, 40, 80, 125, 250, 500, 1500], [188.411, 94.205, 47.103, 30.146, 15.073, 7.536, 2.512]],
  ])('%i px over %f°: distances per level', (width, hfov, levels, distances) => {
    levels.forEach((level, i) => {
      expect(Math.abs(focalLength_px(width, hfov) / level - distances[i]!)).toBeLessThan(1e-3);
    });
  });

  it('PTZ at the long end: 25 px/m at 1833.197 m', () => {
    expect(Math.abs(focalLength_px(1920, 2.4) / 25 - 1833.197)).toBeLessThan(1e-3);
  });
});

describe('vertical limits (8.4)', () => {
  it.each([
    { H: 6, tilt: 20, vfov: 58.72, nearGround: 5.1499, nearHead: 3.6908, farGround: null, farFull: null },
    {
      H: 4,
      tilt: 30,
      vfov: 35.98,
      nearGround: 3.6029,
      nearHead: 2.0717,
      farGround: 18.8024,
      farFull: 10.8114,
    },
    {
      H: 8,
      tilt: 45,
      vfov: 50.53,
      nearGround: 2.8699,
      nearHead: 2.2601,
      farGround: 22.3002,
      farFull: 17.5614,
    },
    { H: 3, tilt: 10, vfov: 55, nearGround: 3.9097, nearHead: 1.6942, farGround: null, farFull: null },
    {
      H: 6,
      tilt: 35,
      vfov: 35.98,
      nearGround: 4.523,
      nearHead: 3.2415,
      farGround: 19.6129,
      farFull: 14.0559,
    },
    { H: 6, tilt: 25, vfov: 55, nearGround: 4.604, nearHead: 3.2995, farGround: null, farFull: null },
  ])('[V10] H $H tilt $tilt vfov $vfov', ({ H, tilt, vfov, nearGround, nearHead, farGround, farFull }) => {
    const near = (got: number | null, want: number | null): void => {
      if (want === null) expect(got).toBeNull();
      else expect(Math.abs(got! - want)).toBeLessThan(1e-3);
    };
    near(nearBlind_m(tilt, vfov, -H), nearGround);
    near(nearBlind_m(tilt, vfov, 1.7 - H), nearHead);
    near(farLimit_m(tilt, vfov, -H), farGround);
    near(farLimit_m(tilt, vfov, 1.7 - H), farFull);
  });
});

describe('densities in space (8.4)', () => {
  it.each([
    {
      H: 6,
      tilt: 20,
      hfov: 90,
      W: 1920,
      d: 10,
      z: 1.6,
      slant: 10.9252,
      Z: 10.9018,
      plane: 88.0587,
      bySlant: 87.8702,
      vert: 80.7744,
    },
    {
      H: 6,
      tilt: 20,
      hfov: 90,
      W: 1920,
      d: 30,
      z: 1.6,
      slant: 30.3209,
      Z: 29.6957,
      plane: 32.3279,
      bySlant: 31.6613,
      vert: 32.6593,
    },
    {
      H: 4,
      tilt: 30,
      hfov: 60,
      W: 2560,
      d: 8,
      z: 1.6,
      slant: 8.3522,
      Z: 8.1282,
      plane: 272.7571,
      bySlant: 265.4406,
      vert: 268.455,
    },
    {
      H: 8,
      tilt: 45,
      hfov: 90,
      W: 3840,
      d: 6,
      z: 1.6,
      slant: 8.7727,
      Z: 8.7681,
      plane: 218.975,
      bySlant: 218.8612,
      vert: 149.8439,
    },
    {
      H: 8,
      tilt: 45,
      hfov: 90,
      W: 3840,
      d: 20,
      z: 0,
      slant: 21.5407,
      Z: 19.799,
      plane: 96.9746,
      bySlant: 89.1338,
      vert: 97.9592,
    },
  ])('H $H d $d z $z', ({ H, tilt, hfov, W, d, z, slant, Z, plane, bySlant, vert }) => {
    const f = focalLength_px(W, hfov);
    const { depth } = toCameraAxes(
      { bearing_deg: 0, tilt_deg: tilt, hfov_deg: hfov, vfov_deg: 50 },
      0,
      d,
      z - H,
    );
    expect(Math.abs(Math.hypot(d, H - z) - slant)).toBeLessThan(1e-3);
    expect(Math.abs(depth - Z)).toBeLessThan(1e-3);
    expect(Math.abs(planeDensity_px_per_m(f, depth) - plane)).toBeLessThan(1e-3);
    expect(Math.abs(density_px_per_m(f, slant) - bySlant)).toBeLessThan(2e-3);
    expect(Math.abs(verticalDensity_px_per_m(f, d, depth) - vert)).toBeLessThan(1e-3);
  });

  it.each([
    [6, 1920, 90, 25, 38.1471],
    [6, 1920, 90, 62.5, 14.7163],
    [6, 1920, 90, 125, 6.2946],
  ])('largest distance: H %f, %i px, %f°, %f px/m', (H, W, hfov, level, d) => {
    expect(Math.abs(horizontalRange_m(focalLength_px(W, hfov) / level, H - 1.6) - d)).toBeLessThan(1e-3);
  });

  it('[V3] a density that the height alone uses up is not achievable', () => {
    expect(horizontalRange_m(focalLength_px(1920, 90) / 250, 4.4)).toBe(0);
  });

  it.each([
    [0, 0, 0, 20, 0, 0, -55.366, 20.846],
    [0, 0, 5, 20, 1.7, 236.867, -132.633, 20.2645],
    [0, 0, -20, 20, 0, -921.041, -55.366, 20.846],
    [0, 0, 0, 5, 0, 0, 558.608, 6.7506],
    [0, 0, 0, 6, 1.7, 0, 268.541, 7.1088],
  ])('projection from (%f, %f, 6) of (%f, %f, %f)', (cx, cy, x, y, z, u, w, depth) => {
    const p = toCameraAxes(
      { bearing_deg: 0, tilt_deg: 20, hfov_deg: 90, vfov_deg: 60 },
      x - cx,
      y - cy,
      z - 6,
    );
    expect(Math.abs(p.depth - depth)).toBeLessThan(1e-3);
    expect(Math.abs((960 * p.right) / p.depth - u)).toBeLessThan(1e-2);
    expect(Math.abs((960 * p.down) / p.depth - w)).toBeLessThan(1e-2);
  });

  it('projection of a camera turned to the north-east', () => {
    const p = toCameraAxes({ bearing_deg: 45, tilt_deg: 20, hfov_deg: 90, vfov_deg: 60 }, 20, 20, -6);
    expect(Math.abs(p.depth - 28.6306)).toBeLessThan(1e-3);
    expect(Math.abs((960 * p.down) / p.depth + 135.317)).toBeLessThan(1e-2);
    expect(Math.abs(p.right)).toBeLessThan(1e-9);
  });
});

describe('[V2] picture on the target plane', () => {
  const aims = fc.record({
    bearing_deg: fc.double({ min: 0, max: 360, noNaN: true }),
    tilt_deg: fc.double({ min: -30, max: 90, noNaN: true }),
    hfov_deg: fc.double({ min: 2, max: 170, noNaN: true }),
    vfov_deg: fc.double({ min: 2, max: 120, noNaN: true }),
  });
  const points = fc.record({
    x: fc.double({ min: -100, max: 100, noNaN: true }),
    y: fc.double({ min: -100, max: 100, noNaN: true }),
    rise: fc.double({ min: -20, max: 10, noNaN: true }),
  });

  it('the half-planes hold exactly the points that project into the picture', () => {
    fc.assert(
      fc.property(aims, points, (aim, { x, y, rise }) => {
        const planes = pictureHalfPlanes(aim, rise);
        let inside = true;
        let margin = Infinity;
        for (let p = 0; p < planes.length; p += 3) {
          const side = planes[p]! * x + planes[p + 1]! * y + planes[p + 2]!;
          if (side < 0) inside = false;
          margin = Math.min(margin, Math.abs(side));
        }
        // Within rounding of a border either answer is right.
        if (margin < 1e-9) return;
        expect(standingToPicture(aim, x, y, rise) === 'inPicture').toBe(inside);
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });

  it('[C4] straight ahead below the lower edge is too near, behind is out of view', () => {
    const aim = { bearing_deg: 90, tilt_deg: 20, hfov_deg: 60, vfov_deg: 40 };
    expect(standingToPicture(aim, 1, 0, -4)).toBe('tooNear');
    expect(standingToPicture(aim, 10, 0, -4)).toBe('inPicture');
    expect(standingToPicture(aim, -10, 0, -4)).toBe('outOfView');
    expect(standingToPicture(aim, 10, 30, -4)).toBe('outOfView');
  });
});
