import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import type { PlanObject, PlanSettings } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aZone, block } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';

/** One street along the axis of the camera, nothing in the way. */
const city = aCity(
  [
    {
      points: [
        [-10, 0],
        [100, 0],
      ],
      name: 'Grande Rue',
    },
  ],
  [],
);
const CAMERA = aCamera('cam', [0, 0], { azimuth_deg: 90, tilt_deg: 10, hfov_deg: 60, max_range_m: 60 });

const masksOf = (
  objects: readonly PlanObject[],
  cache = createAnalysisCache(),
  settings: Partial<PlanSettings> = {},
) => {
  const plan = aPlan(objects, settings);
  const { report } = finish(analyse(anInput(plan, city), cache));
  return report.devices.find(({ id }) => id === CAMERA.id)!;
};

describe('[V7] the cost of a mask', () => {
  it('is the area of a mask wholly in view, and the street in it', () => {
    const row = masksOf([CAMERA, aZone('m', 'mask', block(20, -2, 6, 4))]);
    expect(row.masks).toHaveLength(1);
    expect(row.masks![0]!.cost_m2).toBeCloseTo(24, 6);
    expect(row.masks![0]!.cost_m).toBeCloseTo(6, 6);
  });

  it('is nothing where the camera sees nothing anyway, and shared by none where two masks lie on each other', () => {
    const behind = { ...aZone('behind', 'mask', block(-30, -2, 6, 4)), cameras: [CAMERA.id] };
    const under = aZone('under', 'mask', block(20, -2, 6, 4));
    const over = aZone('over', 'mask', block(20, -2, 8, 4));
    const { masks } = masksOf([CAMERA, behind, under, over]);
    const cost = (id: string): number => masks!.find((row) => row.id === objectId(id))!.cost_m2;
    expect(cost('behind')).toBe(0);
    expect(cost('under')).toBeCloseTo(0, 6);
    expect(cost('over')).toBeCloseTo(8, 6);
  });

  it('is of the level asked for and of where the mask lies, whatever was found before', () => {
    const cache = createAnalysisCache();
    const mask = aZone('m', 'mask', block(20, -2, 6, 4));
    expect(masksOf([CAMERA, mask], cache).masks![0]!.cost_m2).toBeCloseTo(24, 6);
    // No camera identifies anybody 20 m off.
    expect(masksOf([CAMERA, mask], cache, { level: 'identify' }).masks![0]!.cost_m2).toBe(0);
    const smaller = aZone('m', 'mask', block(20, -2, 3, 4));
    expect(masksOf([CAMERA, smaller], cache).masks![0]!.cost_m2).toBeCloseTo(12, 6);
  });

  it('adds up to what the sight lost when masks are apart, and is the same with a warm cache', () => {
    const cache = createAnalysisCache();
    const first = aZone('a', 'mask', block(20, -2, 6, 4));
    const second = aZone('b', 'mask', block(30, -2, 6, 4));
    const bare = masksOf([CAMERA], cache);
    const masked = masksOf([CAMERA, first, second], cache);
    const again = masksOf([CAMERA, first, second], cache);
    expect(bare.masks).toBeUndefined();
    expect(masked.masks!.reduce((sum, row) => sum + row.cost_m2, 0)).toBeCloseTo(
      bare.seenAnywhere_m2 - masked.seenAnywhere_m2,
      6,
    );
    expect(again.masks).toEqual(masked.masks);
  });

  it('is told of the cameras that the mask names alone', () => {
    const other = { ...aZone('m', 'mask', block(20, -2, 6, 4)), cameras: [objectId('other')] };
    expect(masksOf([CAMERA, other]).masks).toBeUndefined();
  });
});
