import { describe, expect, it } from 'vitest';
import type { CameraView } from '../model/plan';
import { finish } from '../kernel/steps';
import { aCamera, aCity, anInput, aPlan } from '../testing/town-builder';
import { analyse } from './analyse';
import type { DeviceRow } from './report';

const square = aCity([
  {
    points: [
      [-60, 0],
      [60, 0],
    ],
    name: 'Esplanade',
  },
]);

/** The row of a motorised camera that looks east, then west, for as long as said. */
function rowOf(east_s: number | undefined, west_s: number | undefined): DeviceRow {
  const stay = (dwell_s: number | undefined): Pick<CameraView, 'dwell_s'> =>
    dwell_s === undefined ? {} : { dwell_s };
  const camera = aCamera('ptz', [0, 0], {
    azimuth_deg: 90,
    views: [
      { role: 'home', azimuth_deg: 90, ...stay(east_s) },
      { role: 'preset', azimuth_deg: 270, ...stay(west_s) },
    ],
  });
  return finish(analyse(anInput(aPlan([camera]), square))).report.devices[0]!;
}

describe('[V8] the tour of a motorised camera', () => {
  it('shares the time of a place by how long each position stays', () => {
    const { views, dwellShare } = rowOf(30, 10);
    expect(views!.map((view) => view.dwellShare)).toEqual([0.75, 0.25]);
    expect(views!.map((view) => view.dwell_s)).toEqual([30, 10]);
    // Two views alike that share no ground: half of it all is looked at three quarters of the time, half one quarter.
    expect(views![0]!.seenAnywhere_m2).toBeCloseTo(views![1]!.seenAnywhere_m2, 6);
    // Their union is made on the clipper's grid of 0.01 mm.
    expect(dwellShare).toBeCloseTo(0.5, 6);
  });

  it('shares it alike where no stay is stated', () => {
    expect(rowOf(undefined, undefined).views!.map((view) => view.dwellShare)).toEqual([0.5, 0.5]);
  });

  it('leaves a position without a stay out where others state one', () => {
    expect(rowOf(20, undefined).views!.map((view) => view.dwellShare)).toEqual([1, 0]);
  });
});
