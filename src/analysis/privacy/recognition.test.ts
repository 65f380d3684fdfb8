import { describe, expect, it } from 'vitest';
import { regionArea } from '../../kernel/region';
import type { PlanObject } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aZone, block } from '../../testing/town-builder';
import { analyse } from '../analyse';
import type { RecognitionRow } from './privacy-report';

const city = aCity(
  [
    {
      points: [
        [0, -5],
        [0, 60],
      ],
    },
  ],
  [{ id: 'home', ring: block(-3, 25, 6, 5), top_m: 8, use: 'house' }],
);
const study = aZone('z', 'study', block(-50, -10, 100, 80));
/** 1920 px over 20°: f = 5444 px; 500 px/m within 10.89 m, 330 px/m within 16.5 m of the eye. */
const F = 960 / Math.tan((10 * Math.PI) / 180);
const rowsOf = (objects: readonly PlanObject[]): readonly RecognitionRow[] =>
  finish(analyse(anInput(aPlan([study, ...objects]), city, { shapes: false }))).report.privacy.recognition!;
const lens = (height_m: number, y = 0) =>
  aCamera('c', [0, y], { height_m, hfov_deg: 20, vfov_deg: 60, tilt_deg: 5 });

describe('[X4] recognition', () => {
  it('begins where the line is flat enough and ends where the pixels do', () => {
    const [face, plate] = rowsOf([lens(3.6)]);
    // A face 2 m below: flat enough from 2 ÷ tan 15° on.
    const far = (density: number, drop: number): number => Math.sqrt((F / density) ** 2 - drop ** 2);
    const tan = (deg: number): number => Math.tan((deg * Math.PI) / 180);
    // Chords of 1° lie up to 4e-5 of the radius off the arc: half a millimetre here.
    expect(face!.length_m).toBeCloseTo(far(500, 2) - 2 / tan(15), 2);
    expect(plate!.length_m).toBeCloseTo(far(330, 3) - 3 / tan(30), 2);
    // A sector of 20° at least: the footprint of a tilted picture is wider than the angle near the mast.
    const sector = (Math.PI / 18) * (far(500, 2) ** 2 - (2 / tan(15)) ** 2);
    expect(face!.area_m2).toBeGreaterThan(0.99 * sector);
    expect(face!.area_m2).toBeLessThan(1.05 * sector);
    expect(face!.devices.map(({ id }) => id)).toEqual(['c']);
  });

  it('is drawn as what it is counted on', () => {
    const { geometry, report } = finish(analyse(anInput(aPlan([study, lens(3.6)]), city)));
    for (const { kind, region } of geometry.recognition!) {
      const row = report.privacy.recognition!.find((known) => known.kind === kind)!;
      // All of it is public space here; shapes lie on a grid of 1e-5 m, some tens of metres round: below 1e-3 m².
      expect(regionArea(region)).toBeCloseTo(row.area_m2, 2);
    }
    expect(geometry.recognition!.map(({ kind }) => kind)).toEqual(['face', 'plate']);
  });

  it('is nowhere for a camera so high that its sight lines are too steep', () => {
    const [face] = rowsOf([lens(8)]);
    expect(face).toMatchObject({ area_m2: 0, length_m: 0, dwellingBuildings: 0, devices: [] });
  });

  it('names homes whose façade is near enough, and counts a place seen twice once', () => {
    // The house is 25 m off: 10 m from a camera at y = 15.
    const near = lens(3.6, 15);
    const [face] = rowsOf([near, { ...near, id: 'd' as never }]);
    expect(face!.dwellingBuildings).toBe(1);
    expect(face!.devices).toHaveLength(2);
    expect(face!.area_m2).toBeCloseTo(face!.devices[0]!.area_m2, 6);
    const [none] = rowsOf([lens(3.6, 5)]);
    expect(none!.dwellingBuildings).toBe(0);
  });

  it('goes where a mask is', () => {
    const mask = aZone('m', 'mask', block(-50, -10, 100, 80));
    expect(rowsOf([lens(3.6), mask])[0]).toMatchObject({ area_m2: 0, length_m: 0 });
  });
});
