import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionContains } from '../../kernel/region';
import type { LensModel } from '../../model/catalogue';
import { densityOnPlane, densityZone, pictureFootprint } from './footprint';
import { toCameraAxes } from './picture';
import { calibration, chooseLens, createProjection } from './projection';

/* Test vectors of the domain reference, 8.3 and 8.4. */

const VECTORS = [
  {
    W: 2688,
    Hp: 1520,
    hfov: 103,
    vfov: 55,
    f0: 1618.625,
    k: -0.094341,
    d25: 64.745,
    edgeRadial: 0.771,
    edgeTangential: 1.061,
  },
  {
    W: 3840,
    Hp: 2160,
    hfov: 108,
    vfov: 59,
    f0: 2123.313,
    k: -0.045666,
    d25: 84.933,
    edgeRadial: 0.878,
    edgeTangential: 1.118,
  },
  {
    W: 2592,
    Hp: 1944,
    hfov: 104,
    vfov: 76,
    f0: 1508.632,
    k: -0.064898,
    d25: 60.345,
    edgeRadial: 0.84,
    edgeTangential: 1.09,
  },
];

const lens = (v: { W: number; Hp: number; hfov: number; vfov: number }) => ({
  hfov_deg: v.hfov,
  vfov_deg: v.vfov,
  image_width_px: v.W,
  image_height_px: v.Hp,
});

describe('calibrated lens (8.3)', () => {
  it.each(VECTORS)('$W × $Hp over $hfov° × $vfov°', (v) => {
    const { f0, k } = calibration(lens(v));
    expect(Math.abs(f0 - v.f0)).toBeLessThan(1e-3);
    expect(Math.abs(k - v.k)).toBeLessThan(1e-6);
    expect(Math.abs(f0 / 25 - v.d25)).toBeLessThan(1e-3);
    const edge = (v.hfov * Math.PI) / 360;
    const projection = createProjection('calibrated', lens(v));
    const [right, depth] = [Math.sin(edge), Math.cos(edge)];
    expect(Math.abs(projection.density_px_per_m(right, 0, depth, 1) / f0 - v.edgeRadial)).toBeLessThan(1e-3);
    const tangential = projection.project(right, 0, depth)![0] / Math.sin(edge) / f0;
    expect(Math.abs(tangential - v.edgeTangential)).toBeLessThan(1e-3);
  });

  it('shows the stated angles at the middle of its sides', () => {
    const projection = createProjection('calibrated', lens(VECTORS[0]!));
    const side = (103 * Math.PI) / 360;
    expect(projection.project(Math.sin(side), 0, Math.cos(side))![0]).toBeCloseTo(1344, 6);
    const top = (55 * Math.PI) / 360;
    expect(projection.project(0, Math.sin(top), Math.cos(top))![1]).toBeCloseTo(760, 6);
  });
});

describe('fisheye looking down (8.4)', () => {
  const projection = createProjection('equidistant', lens({ W: 2560, Hp: 2560, hfov: 185, vfov: 185 }));
  const aim = { bearing_deg: 0, tilt_deg: 90, hfov_deg: 185, vfov_deg: 185 };

  it.each([
    [4, 1.6, 5, 178.118, 128.877],
    [4, 1.6, 10, 105.865, 74.967],
    [6, 1.6, 5, 134.648, 89.365],
  ])('H %f, z %f, d %f', (H, z, d, tangential, vertical) => {
    expect(
      Math.abs(densityOnPlane(projection, aim, d, 0, z - H) - Math.min(tangential, vertical)),
    ).toBeLessThan(1e-3);
  });

  it('[V3] has a hole under itself, where a person is seen from above', () => {
    const zone = densityZone(projection, aim, -2.4, 25, 60);
    expect(zone.ringStart).toHaveLength(3);
    expect(regionContains(zone, 0.01, 0)).toBe(false);
    expect(regionContains(zone, 5, 0)).toBe(true);
    // f·d/s² = 25 at the far side: 792.85·d = 25·(d² + 5.76).
    const far = (792.85 + Math.sqrt(792.85 ** 2 - 4 * 25 * 25 * 5.76)) / 50;
    expect(regionContains(zone, far - 0.01, 0.001)).toBe(true);
    expect(regionContains(zone, far + 0.01, 0.001)).toBe(false);
  });
});

describe('chooseLens (1.3, guards)', () => {
  it.each([
    [103, 55, true, 'calibrated'],
    [30, 17, true, 'rectilinear'],
    [103, 55, false, 'equidistant'],
    [182, 182, true, 'equidistant'],
  ] as const)('%f° × %f°, vertical known: %s', (hfov, vfov, known, expected) => {
    expect(chooseLens(lens({ W: 2688, Hp: 1520, hfov, vfov }), known)).toBe(expected);
  });
});

describe('laws of every lens', () => {
  const lenses: readonly LensModel[] = ['rectilinear', 'calibrated', 'equidistant', 'cylindrical'];
  const places = fc.record({
    u: fc.double({ min: -1, max: 1, noNaN: true }),
    w: fc.double({ min: -1, max: 1, noNaN: true }),
  });

  it.each(lenses)('%s: a place in the picture comes back to itself', (model) => {
    const projection = createProjection(model, lens(VECTORS[0]!));
    fc.assert(
      fc.property(places, ({ u, w }) => {
        const back = projection.project(...projection.unproject(u * 1344, w * 760));
        expect(Math.hypot(back![0] - u * 1344, back![1] - w * 760)).toBeLessThan(1e-6);
      }),
      { seed: 20261123 },
    );
  });

  it.each(lenses)('%s: the footprint on the ground holds exactly the points in the picture', (model) => {
    const projection = createProjection(model, lens(VECTORS[0]!));
    for (const tilt_deg of [5, 20, 45, 70]) {
      const aim = { bearing_deg: 33, tilt_deg, hfov_deg: 103, vfov_deg: 55 };
      const footprint = pictureFootprint(projection, aim, -4.4, 60);
      fc.assert(
        fc.property(
          fc.double({ min: 0.1, max: 60, noNaN: true }),
          fc.double({ min: 0, max: 6.28, noNaN: true }),
          (r, angle) => {
            const [dx, dy] = [r * Math.cos(angle), r * Math.sin(angle)];
            const inside = (x: number, y: number): boolean => {
              const p = toCameraAxes(aim, x, y, -4.4);
              return projection.inPicture(p.right, p.down, p.depth);
            };
            // The trace is true to 2 mm; a centimetre from the border nothing may differ.
            const near = [0.01, -0.01].some(
              (d) => inside(dx + d, dy) !== inside(dx, dy) || inside(dx, dy + d) !== inside(dx, dy),
            );
            if (!near) expect(regionContains(footprint, dx, dy)).toBe(inside(dx, dy));
          },
        ),
        { seed: 20261123, numRuns: 300 },
      );
    }
  });

  it.each(lenses)('%s: the footprint in the device’s own plane is what its level rays see', (model) => {
    const projection = createProjection(model, lens(VECTORS[0]!));
    const seenAt = [0, 10, 20, 45, 80].map((tilt_deg) => {
      const aim = { bearing_deg: 33, tilt_deg, hfov_deg: 103, vfov_deg: 55 };
      const footprint = pictureFootprint(projection, aim, 0, 60);
      let seen = 0;
      for (let i = 0; i < 360; i++) {
        // A quarter of a degree off the whole ones: the border is at half ones, so that no bearing lies on the picture's border.
        const bearing = ((i + 0.25) * Math.PI) / 180;
        const [dx, dy] = [(1 + (i % 59)) * Math.sin(bearing), (1 + (i % 59)) * Math.cos(bearing)];
        const p = toCameraAxes(aim, dx, dy, 0);
        const inside = projection.inPicture(p.right, p.down, p.depth);
        expect(regionContains(footprint, dx, dy), `${tilt_deg}° ${i}`).toBe(inside);
        if (inside) seen++;
      }
      return seen;
    });
    // The horizon leaves the picture between 20° and 45°.
    expect(seenAt.map((seen) => seen > 0)).toEqual([true, true, true, false, false]);
  });

  it.each(['calibrated', 'equidistant'] as const)(
    '%s: a level’s zone ends where the density does',
    (model) => {
      const projection = createProjection(model, lens(VECTORS[0]!));
      const aim = { bearing_deg: 0, tilt_deg: 20, hfov_deg: 103, vfov_deg: 55 };
      const zone = densityZone(projection, aim, -4.4, 62.5, 80);
      for (let r = 1; r < 40; r += 0.37) {
        for (let a = 0; a < 6.28; a += 0.173) {
          const [dx, dy] = [r * Math.cos(a), r * Math.sin(a)];
          const surplus = densityOnPlane(projection, aim, dx, dy, -4.4) - 62.5;
          // Chords of 1° leave the curve by a few millimetres: 0.1 px/m of slack.
          if (Math.abs(surplus) > 0.1) expect(regionContains(zone, dx, dy)).toBe(surplus > 0);
        }
      }
    },
  );
});
