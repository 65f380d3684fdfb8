import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import catalogue from '../../../data/catalogue/generic.json' with { type: 'json' };
import type { DeviceModel } from '../../model/catalogue';
import { resolveCamera } from './view';
import { focalLength_mm, verticalAngleOf, zoomAngle_deg, zoomRange, zoomShare, zoomTimes } from './zoom';
import { objectId } from '../../kernel/units';

const MODELS = catalogue as unknown as readonly DeviceModel[];
const varifocal = MODELS.filter((model) => zoomRange(model) !== undefined);

describe('a varifocal lens', () => {
  it('has both ends of its own and goes between them with the focal length', () => {
    expect(varifocal.length).toBeGreaterThan(8);
    for (const model of varifocal) {
      const range = zoomRange(model)!;
      expect(zoomAngle_deg(range, 0)).toBe(model.hfov_deg);
      expect(zoomAngle_deg(range, 1)).toBe(model.hfov_tele_deg);
      expect(verticalAngleOf(model, model.hfov_deg!)).toBe(model.vfov_deg);
      expect(verticalAngleOf(model, model.hfov_tele_deg!)).toBeCloseTo(model.vfov_tele_deg!, 9);
      expect(zoomTimes(range, range.wide_deg)).toBe(1);
    }
  });

  it('is interpolated on 1/tan of the half angle: 104° to 29° half-way is 46.9°', () => {
    const range = { wide_deg: 104, tele_deg: 29, wide_mm: 2.7, tele_mm: 13.5 };
    // (1/tan 52° + 1/tan 14.5°) / 2 = (0.78129 + 3.86671) / 2 = 2.32400.
    expect(zoomAngle_deg(range, 0.5)).toBeCloseTo((360 / Math.PI) * Math.atan(1 / 2.324), 3);
    expect(focalLength_mm(range, zoomAngle_deg(range, 0.5))).toBeCloseTo(8.1, 9);
    expect(zoomShare(range, zoomAngle_deg(range, 0.3))).toBeCloseTo(0.3, 12);
    expect(zoomTimes(range, 29)).toBeCloseTo(3.86671 / 0.78129, 4);
    expect(focalLength_mm({ wide_deg: 104, tele_deg: 29 }, 60)).toBeUndefined();
  });

  it('law: a longer focal length never lowers the density on the axis', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...varifocal),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (model, a, b) => {
          const range = zoomRange(model)!;
          const onAxis = (share: number): number => {
            const camera = {
              kind: 'camera',
              id: objectId('c'),
              position: [0, 0],
              azimuth_deg: 0,
              lens: 'rectilinear',
              hfov_deg: zoomAngle_deg(range, share),
            } as const;
            return resolveCamera(camera, model).views[0]!.projection.density_px_per_m(0, 0, 1, 1);
          };
          const [short, long] = [Math.min(a, b), Math.max(a, b)];
          expect(onAxis(long)).toBeGreaterThanOrEqual(onAxis(short) * (1 - 1e-12));
        },
      ),
      { seed: 26, numRuns: 500 },
    );
  });

  it('says nothing of a fixed lens, or one that is no flat picture', () => {
    expect(zoomRange(MODELS.find(({ id }) => id === 'DOME-2MP-W'))).toBeUndefined();
    expect(zoomRange(MODELS.find(({ id }) => id === 'PANO-180'))).toBeUndefined();
    expect(zoomRange(undefined)).toBeUndefined();
    const [model] = varifocal;
    expect(zoomRange({ ...model!, hfov_tele_deg: model!.hfov_deg! })).toBeUndefined();
    expect(zoomRange({ ...model!, hfov_deg: 180, hfov_tele_deg: 90 })).toBeUndefined();
  });
});
