/**
 * [V2] The footprint of each lens model against the point test written out once more (lens-truth): 10 000 random
 * cameras with a point each. The border may be off by what its trace is allowed: nothing may differ outside 1 cm.
 */
import { describe, expect, it } from 'vitest';
import {
  chooseLens,
  createProjection,
  pictureFootprint,
  pictureHalfPlanes,
  type LensSettings,
} from '../../src/analysis/optics';
import { regionContains } from '../../src/kernel/region';
import type { LensModel } from '../../src/model/catalogue';
import { trueDensity, type TrueCamera } from './lens-truth';
import { distanceToRegionBorder } from './line-height';
import { seededRandom, type Random } from './scenes';

const CAMERAS = 10_000;
const BAND_M = 0.01;
const REACH_M = 60;

interface Case {
  readonly truth: TrueCamera;
  readonly optics: LensSettings;
  readonly point: readonly [number, number];
  readonly target_m: number;
}

/** Angles that data sheets print for each lens; any bearing, tilts from above the horizon to straight down. */
function randomCase(random: Random, lens: LensModel): Case {
  const between = (a: number, b: number): number => a + random() * (b - a);
  const [width_px, height_px] = lens === 'equidistant' && random() < 0.5 ? [2160, 2160] : [2688, 1520];
  const wide = {
    rectilinear: [2, 120],
    calibrated: [41, 124],
    equidistant: [60, 185],
    cylindrical: [90, 200],
  } as const;
  const [least, most] = wide[lens];
  const hfov_deg = between(least, most);
  const vfov_deg =
    lens === 'equidistant' && width_px === height_px ? hfov_deg : hfov_deg * between(0.45, 0.7);
  const eye_m = between(2.5, 12);
  const radius = Math.exp(between(Math.log(0.3), Math.log(REACH_M - 5)));
  const angle = between(0, 2 * Math.PI);
  const tilt_deg = random() < 0.15 ? 90 : between(-20, 85);
  return {
    truth: {
      lens,
      eye: [0, 0, eye_m],
      bearing_deg: between(0, 360),
      tilt_deg,
      hfov_deg,
      vfov_deg: Math.min(vfov_deg, lens === 'cylindrical' ? 120 : 185),
      width_px,
      height_px,
    },
    optics: {
      hfov_deg,
      vfov_deg: Math.min(vfov_deg, lens === 'cylindrical' ? 120 : 185),
      image_width_px: width_px,
      image_height_px: height_px,
    },
    point: [radius * Math.cos(angle), radius * Math.sin(angle)],
    target_m: [0, 0.6, 1.6, 1.7][Math.floor(random() * 4)]!,
  };
}

describe.each(['rectilinear', 'calibrated', 'equidistant', 'cylindrical'] as const)('the %s lens', (lens) => {
  it(`has a footprint that agrees with the point test for ${CAMERAS} cameras and points`, () => {
    const random = seededRandom(20261126);
    let [seen, unseen, asked] = [0, 0, 0];
    while (asked < CAMERAS) {
      const { truth, optics, point, target_m } = randomCase(random, lens);
      // A calibration that does not grow to the border is no lens: the guards of 1.3 never choose it.
      if (lens === 'calibrated' && chooseLens(optics, true) !== 'calibrated') continue;
      asked++;
      const [x, y] = point;
      const rise = target_m - truth.eye[2];
      const aim = { ...truth };
      const projection = createProjection(lens, optics);
      const footprint = pictureFootprint(projection, aim, rise, REACH_M);
      const isSeen = trueDensity(truth, [x, y, target_m]) !== undefined;
      if (distanceToRegionBorder(footprint.xy, footprint.ringStart, x, y) < BAND_M) continue;
      if (isSeen) seen++;
      else unseen++;
      const at = `${JSON.stringify(truth)} at ${x} ${y} ${target_m}`;
      expect(regionContains(footprint, x, y), at).toBe(isSeen);
      if (lens === 'rectilinear') expect(insideAll(pictureHalfPlanes(aim, rise), x, y), at).toBe(isSeen);
    }
    // Both answers are well represented, and the band took few.
    expect(seen).toBeGreaterThan(CAMERAS / 20);
    expect(unseen).toBeGreaterThan(CAMERAS / 20);
    expect(seen + unseen).toBeGreaterThan(0.97 * CAMERAS);
  });

  it('has edges whose middles lie within 1 cm of where the point test changes its answer', () => {
    const random = seededRandom(20261127);
    let checked = 0;
    for (let n = 0; n < 200; n++) {
      const { truth, optics, target_m } = randomCase(random, lens);
      if (lens === 'calibrated' && chooseLens(optics, true) !== 'calibrated') continue;
      const projection = createProjection(lens, optics);
      const { xy, ringStart } = pictureFootprint(projection, truth, target_m - truth.eye[2], REACH_M);
      const isSeen = (x: number, y: number): boolean => trueDensity(truth, [x, y, target_m]) !== undefined;
      for (let i = 0, last = xy.length - 2; i < xy.length; last = i, i += 2) {
        const [ax, ay, bx, by] = [xy[last]!, xy[last + 1]!, xy[i]!, xy[i + 1]!];
        const length = Math.hypot(bx - ax, by - ay);
        const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
        if (length < 0.1 || Math.max(Math.hypot(ax, ay), Math.hypot(bx, by)) > REACH_M) continue;
        const [nx, ny] = [(-BAND_M * (by - ay)) / length, (BAND_M * (bx - ax)) / length];
        const sides = [1, -1].map((side) => [mx + side * nx, my + side * ny] as const);
        // Near a corner the other edge is nearer.
        if (sides.some(([x, y]) => distanceToRegionBorder(xy, ringStart, x, y) < 0.9 * BAND_M)) continue;
        checked++;
        const answers = sides.map(([x, y]) => isSeen(x, y));
        expect(answers, `${JSON.stringify(truth)} at ${mx} ${my} ${target_m}`).toEqual([true, false]);
      }
    }
    expect(checked).toBeGreaterThan(200);
  });
});

function insideAll(planes: Float64Array, x: number, y: number): boolean {
  for (let i = 0; i < planes.length; i += 3)
    if (planes[i]! * x + planes[i + 1]! * y + planes[i + 2]! < 0) return false;
  return true;
}
