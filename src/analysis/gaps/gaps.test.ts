import { describe, expect, it, vi } from 'vitest';
import { imbalance_m, reportOf } from '../../testing/gap-town';
import { aCamera, block, type TownStreet } from '../../testing/town-builder';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

describe('[C4] what one gap is', () => {
  it('takes lines of one name for one street, and unnamed ones only through nodes of two', () => {
    const report = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [50, 0],
          ],
          name: 'Rue A',
        },
        {
          points: [
            [50, 0],
            [90, 0],
          ],
          name: 'Rue A',
        },
        {
          points: [
            [200, 0],
            [260, 0],
          ],
          name: 'Rue A',
        },
        {
          points: [
            [0, 100],
            [50, 100],
          ],
        },
        {
          points: [
            [50, 100],
            [90, 100],
          ],
        },
        {
          points: [
            [90, 100],
            [90, 130],
          ],
        },
        {
          points: [
            [90, 100],
            [120, 100],
          ],
        },
      ],
    });
    const gaps = report.gaps.map((g) => [g.names.join(), Math.round(g.length_m)]);
    expect(gaps).toEqual([
      ['Rue A', 90],
      ['', 90],
      ['Rue A', 60],
      ['', 30],
      ['', 30],
    ]);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('takes equal refs for one street where there is no name', () => {
    const report = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [50, 0],
          ],
          ref: 'D 7',
        },
        {
          points: [
            [50, 0],
            [90, 0],
          ],
          ref: 'D 7',
        },
        {
          points: [
            [50, 0],
            [50, 40],
          ],
          ref: 'D 8',
        },
      ],
    });
    expect(report.gaps.map((g) => [g.names, Math.round(g.length_m)])).toEqual([
      [['D 7'], 90],
      [['D 8'], 40],
    ]);
  });

  it('gives what is below the minimum to the longest gap it touches, else counts it apart', () => {
    const report = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [50, 0],
          ],
          name: 'Long',
        },
        {
          points: [
            [50, 0],
            [80, 0],
          ],
          name: 'Short',
        },
        {
          points: [
            [50, 0],
            [50, 4],
          ],
          name: 'Stub',
        },
        {
          points: [
            [500, 0],
            [503, 0],
          ],
          name: 'Lone stub',
        },
      ],
    });
    expect(report.gaps.map((g) => [g.names.join(), Math.round(g.length_m)])).toEqual([
      ['Long', 54],
      ['Short', 30],
    ]);
    expect(report.gapsBelowMinimum_m).toBeCloseTo(3, 6);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('names the streets that meet at the farthest-apart ends', () => {
    const report = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [60, 0],
            [100, 10],
          ],
          name: 'Rue A',
        },
        {
          points: [
            [60, 0],
            [60, 20],
          ],
          name: 'Rue A',
        },
        {
          points: [
            [0, -30],
            [0, 0],
            [0, 25],
          ],
          name: 'West',
        },
        {
          points: [
            [100, 10],
            [100, 90],
          ],
          name: 'East',
        },
        {
          points: [
            [100, 10],
            [130, 10],
          ],
          ref: 'D 9',
        },
      ],
    });
    const gap = report.gaps.find((g) => g.names[0] === 'Rue A')!;
    expect(gap.ends).toEqual([['West'], ['D 9', 'East']]);
  });

  it('keeps its id while it grows or shrinks', () => {
    const streets: TownStreet[] = [
      {
        points: [
          [0, 0],
          [200, 0],
        ],
        name: 'Rue A',
        id: 'way/7',
      },
      {
        points: [
          [0, 50],
          [200, 50],
        ],
        name: 'Rue B',
        id: 'way/8',
      },
    ];
    const id = (azimuth_deg: number): string =>
      reportOf({ streets, objects: [aCamera('c', [0, 0], { azimuth_deg })] }).gaps.find(
        (g) => g.names[0] === 'Rue A',
      )!.id;
    expect(id(80)).toBe(id(100));
    expect(id(90)).toBe(id(270));
    const all = reportOf({ streets }).gaps.map((g) => g.id);
    expect(new Set(all).size).toBe(all.length);
  });

  it('[C4] area is the unseen public space within half the width + 5 m of the stretch', () => {
    const free = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [100, 0],
          ],
          name: 'Rue A',
        },
      ],
    });
    expect(free.gaps[0]!.area_m2).toBeCloseTo(1700 + Math.PI * 8.5 ** 2, 4);
    const built = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [100, 0],
          ],
          name: 'Rue A',
        },
      ],
      buildings: [{ ring: block(20, 3, 30, 40) }],
    });
    expect(built.gaps[0]!.area_m2).toBeCloseTo(1700 + Math.PI * 8.5 ** 2 - 30 * 5.5, 4);
  });
});
