import { describe, expect, it } from 'vitest';
import type { Camera } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, block } from '../../testing/town-builder';
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
    {
      points: [
        [10, -60],
        [10, 60],
      ],
      name: 'Rue B',
    },
  ],
  [{ ring: block(15, 6, 20, 20), top_m: 9 }],
);
const cameras: Camera[] = [
  aCamera('c1', [0, -8], { azimuth_deg: 20, power_group: 'A' }),
  aCamera('c2', [0, -8], { azimuth_deg: 80, power_group: 'B', network_group: 'east' }),
  aCamera('c3', [20, -8], { azimuth_deg: 330, power_group: 'A' }),
  aCamera('c4', [-20, 8], { azimuth_deg: 150, network_group: 'east' }),
];
const reportOf = (objects: readonly Camera[], cache = createAnalysisCache()) =>
  finish(analyse(anInput(aPlan(objects), city, { shapes: false }), cache)).report;

describe('[C5] losses (N−1)', () => {
  const whole = reportOf(cameras);

  it('of a mast, a power supply and a network are those of a run without their devices', () => {
    const byKind = whole.losses!.toSorted((p, q) => (p.kind < q.kind ? -1 : 1));
    expect(byKind.map(({ kind, devices }) => [kind, devices])).toEqual([
      ['mast', ['c1', 'c2']],
      ['network', ['c2', 'c4']],
      ['power', ['c1', 'c3']],
    ]);
    for (const { devices, lost_m2, lost_m } of whole.losses!) {
      const without = reportOf(cameras.filter(({ id }) => !devices.includes(id)));
      // Sums of the same exact parts in another order.
      expect(lost_m2 / (whole.area.covered_m2 - without.area.covered_m2)).toBeCloseTo(1, 8);
      expect(lost_m).toBeCloseTo(whole.streets.covered_m - without.streets.covered_m, 8);
      expect(lost_m2).toBeGreaterThan(1);
    }
  });

  it('of one device are what only it sees', () => {
    for (const row of whole.devices) {
      const without = reportOf(cameras.filter(({ id }) => id !== row.id));
      expect(row.unique_m2).toBeCloseTo(whole.area.covered_m2 - without.area.covered_m2, 6);
      expect(row.unique_m).toBeCloseTo(whole.streets.covered_m - without.streets.covered_m, 8);
    }
  });

  it('are the same with what an earlier run left, and none without groups', () => {
    const cache = createAnalysisCache();
    reportOf(cameras, cache);
    const moved = cameras.map((c) => (c.id === 'c3' ? { ...c, azimuth_deg: 300 } : c));
    expect(reportOf(moved, cache).losses).toEqual(reportOf(moved).losses);
    expect(reportOf([cameras[0]!, { ...cameras[3]!, power_group: '' }]).losses).toEqual([]);
  });

  it('name no group by an empty text or by the id of a camera that is alone', () => {
    const power = (...groups: (string | undefined)[]) =>
      reportOf(
        [0, 2, 3].map((i, n) => {
          const { power_group: _, network_group: __, ...bare } = cameras[i]!;
          return groups[n] === undefined ? bare : { ...bare, power_group: groups[n] };
        }),
      ).losses!.map(({ devices }) => devices);
    expect(power('', '', '')).toEqual([]);
    expect(power(undefined, 'c1', 'c1')).toEqual([['c3', 'c4']]);
  });

  it('stand with the greatest first', () => {
    const lost = whole.losses!.map(({ lost_m2 }) => lost_m2);
    expect(lost).toEqual(lost.toSorted((a, b) => b - a));
    expect(new Set(lost).size).toBe(3);
  });
});
