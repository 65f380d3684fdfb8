import { describe, expect, it } from 'vitest';
import type { Camera, Place } from '../../model/plan';
import { objectId } from '../../kernel/units';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, at, block } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';

const city = aCity(
  [
    {
      points: [
        [-80, 0],
        [80, 0],
      ],
      name: 'Rue A',
    },
  ],
  [{ ring: block(15, 6, 20, 20), top_m: 9 }],
);
/** Two and two alike: of each pair one can go, never both. The fifth is needed. */
const cameras: Camera[] = [
  aCamera('c1', [0, -8], { azimuth_deg: 20 }),
  aCamera('c2', [0, -8], { azimuth_deg: 20 }),
  aCamera('c3', [60, -8], { azimuth_deg: 330 }),
  aCamera('c4', [60, -8], { azimuth_deg: 330 }),
  aCamera('c5', [-40, 8], { azimuth_deg: 150 }),
];
const reportOf = (objects: Parameters<typeof aPlan>[0], cache = createAnalysisCache()) =>
  finish(analyse(anInput(aPlan(objects), city, { shapes: false }), cache)).report;
const ids = (report: ReturnType<typeof reportOf>) => report.dispensable!.single.map(({ id }) => id);

describe('[C5] cameras that can go without loss', () => {
  const whole = reportOf(cameras);
  const without = (gone: readonly string[]) => reportOf(cameras.filter(({ id }) => !gone.includes(id)));

  it('are each those whose going takes nothing away, by a run without it', () => {
    const lossless = cameras.filter(({ id }) => {
      const left = without([id]);
      return (
        whole.area.covered_m2 - left.area.covered_m2 < 0.1 &&
        whole.streets.covered_m - left.streets.covered_m < 0.1
      );
    });
    expect(ids(whole)).toEqual(lossless.map(({ id }) => id));
    expect(ids(whole)).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('together lose nothing either, and no further one could go', () => {
    const { devices, lost_m2, lost_m } = whole.dispensable!.together;
    expect(devices).toEqual(['c1', 'c3']);
    const left = without(devices);
    // Sums of the same exact parts in another order.
    expect(whole.area.covered_m2 - left.area.covered_m2).toBeCloseTo(lost_m2, 6);
    expect(whole.streets.covered_m - left.streets.covered_m).toBeCloseTo(lost_m, 6);
    expect(ids(left)).toEqual([]);
  });

  it('are none that a place which is met still needs', () => {
    const place = (k: number): Place => ({
      id: objectId('p'),
      kind: 'place',
      position: at([4, 1]),
      k,
    });
    const asks = reportOf([...cameras, place(2)]);
    expect(asks.places[0]).toMatchObject({ met: true, by: ['c1', 'c2'] });
    expect(ids(asks)).toEqual(['c3', 'c4']);
    expect(ids(reportOf([...cameras, place(1)]))).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('are the same with what an earlier run left', () => {
    const cache = createAnalysisCache();
    reportOf(cameras, cache);
    const moved = cameras.map((c) => (c.id === 'c4' ? { ...c, azimuth_deg: 320 } : c));
    expect(reportOf(moved, cache).dispensable).toEqual(reportOf(moved).dispensable);
  });
});
