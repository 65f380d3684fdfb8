import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../analyse';
import type { Report } from '../report';
import type { PlanObject, PlanSettings } from '../../model/plan';
import {
  aCamera,
  aCity,
  anInput,
  aPlan,
  aZone,
  block,
  finish,
  type TownBuilding,
  type TownStreet,
} from '../../testing/town-builder';
import { objectId } from '../../kernel/units';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

interface Town {
  readonly streets: readonly TownStreet[];
  readonly buildings?: readonly TownBuilding[];
  readonly objects?: readonly PlanObject[];
  readonly settings?: Partial<PlanSettings>;
}

const reportOf = ({ streets, buildings = [], objects = [], settings = {} }: Town): Report =>
  finish(analyse(anInput(aPlan(objects, settings), aCity(streets, buildings), { shapes: false }))).report;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function expectBalance(report: Report): void {
  const open = report.streets.length_m - report.streets.covered_m;
  expect(Math.abs(sum(report.gaps.map((g) => g.length_m)) + report.gapsBelowMinimum_m - open)).toBeLessThan(
    1e-7,
  );
  for (const gap of report.gaps) {
    expect(Math.abs(sum(gap.reasons.map((r) => r.length_m)) - gap.length_m)).toBeLessThan(1e-7);
  }
}

/* The default camera: f = 960 px, so 25 px/m out to a slant of 38.4 m, 38.246 m in plan at 1.6 m below 5 m. */
const RANGE_M = Math.sqrt(38.4 ** 2 - 3.4 ** 2);

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
    expectBalance(report);
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
    expectBalance(report);
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

describe('[C4] why', () => {
  const street: TownStreet = {
    points: [
      [0, 0],
      [100, 0],
    ],
    name: 'Rue A',
  };
  const rows = (report: Report) =>
    report.gaps.flatMap((g) =>
      g.reasons.map((r) => [r.reason, r.device, Math.round(r.length_m * 100) / 100] as const),
    );

  it('says that no device is near', () => {
    expect(rows(reportOf({ streets: [street] }))).toEqual([['noDeviceInRange', undefined, 100]]);
  });

  it('tells too near, out of range and seen apart, to the centimetre', () => {
    const report = reportOf({ streets: [street], objects: [aCamera('c', [0, 0], { azimuth_deg: 90 })] });
    const near = report.devices[0]!.nearBlind_m!;
    const found = new Map(rows(report).map(([reason, , length]) => [reason, length]));
    expect(found.get('tooNear') ?? 0).toBeCloseTo(near > 5 ? near : 0, 1);
    expect(found.get('noDeviceInRange')).toBeCloseTo(100 - RANGE_M, 1);
    expect(report.streets.covered_m + report.gapsBelowMinimum_m).toBeCloseTo(
      RANGE_M - (near > 5 ? near : 0),
      1,
    );
    expectBalance(report);
  });

  it('says out of view behind the camera, and names it', () => {
    const report = reportOf({ streets: [street], objects: [aCamera('c', [50, 0], { azimuth_deg: 90 })] });
    const behind = rows(report).find(([reason]) => reason === 'outOfView');
    expect(behind?.[1]).toBe('c');
    expect(behind?.[2]).toBeCloseTo(RANGE_M, 1);
    expectBalance(report);
  });

  it('says too few pixels between the asked level’s range and the lowest one’s', () => {
    const report = reportOf({
      streets: [street],
      objects: [aCamera('c', [0, 0], { azimuth_deg: 90 })],
      settings: { level: 'observe' },
    });
    const observe = Math.sqrt((960 / 62.5) ** 2 - 3.4 ** 2);
    const few = rows(report).find(([reason]) => reason === 'tooFewPixels');
    expect(few?.[2]).toBeCloseTo(RANGE_M - observe, 1);
    expectBalance(report);
  });

  it('says out of range where only the maximum range fails and another device is near', () => {
    const report = reportOf({
      streets: [street],
      objects: [
        aCamera('c', [0, 0], { azimuth_deg: 90, max_range_m: 20 }),
        // Looks the other way, and down a mask of its own: it fails more than one test.
        aCamera('near', [30, 0], { azimuth_deg: 270, hfov_deg: 20 }),
        aZone('m', 'mask', block(20, -20, 80, 40), { cameras: [objectId('near')] }),
      ],
    });
    const out = rows(report).find(([reason, device]) => reason === 'outOfRange' && device === 'c');
    expect(out).toBeDefined();
    expectBalance(report);
  });

  it('names the obstacle that hides, by the data’s id and name', () => {
    const report = reportOf({
      streets: [street],
      buildings: [{ ring: block(15, -10, 5, 9.5), id: 'way/42', name: 'Mairie', top_m: 14 }],
      objects: [aCamera('c', [0, -5], { azimuth_deg: 90 })],
    });
    const hidden = report.gaps.flatMap((g) => g.reasons).find((r) => r.reason === 'occluded');
    expect(hidden?.obstacle).toEqual({ id: 'way/42', name: 'Mairie', top_m: 14, assumed: false });
    // The block's corner (15, −0.5) hides from where its line from (0, −5) meets the street.
    expect(hidden?.length_m).toBeCloseTo(RANGE_M > 16 ? Math.sqrt(RANGE_M ** 2 - 25) - 15 * (5 / 4.5) : 0, 1);
    expectBalance(report);
  });

  it('says masked where a mask blanks the picture', () => {
    const report = reportOf({
      streets: [street],
      objects: [aCamera('c', [0, 0], { azimuth_deg: 90 }), aZone('m', 'mask', block(12, -5, 15, 10))],
    });
    const masked = rows(report).find(([reason]) => reason === 'masked');
    expect(masked?.[2]).toBeCloseTo(15, 5);
    expectBalance(report);
  });

  it('[V9] says night range where infrared ends', () => {
    const report = reportOf({
      streets: [street],
      objects: [aCamera('c', [0, 0], { azimuth_deg: 90, ir_range_m: 20 })],
      settings: { night: true },
    });
    const dark = rows(report).find(([reason]) => reason === 'nightRange');
    expect(dark?.[2]).toBeCloseTo(RANGE_M - Math.sqrt(400 - 3.4 ** 2), 1);
    expectBalance(report);
  });

  it('lets the device with the fewest failed tests speak; on a tie the nearer one', () => {
    const report = reportOf({
      streets: [street],
      objects: [
        aCamera('far', [-10, 0], { azimuth_deg: 270 }),
        aCamera('near', [-5, 0], { azimuth_deg: 270 }),
      ],
    });
    const spoken = rows(report).filter(([reason]) => reason === 'outOfView');
    expect(spoken.map(([, device]) => device)).toEqual(['near']);
  });
});

describe('[C4] gaps of a required zone', () => {
  it('lists unseen parts of at least 20 m², with their shape and the zone', () => {
    const report = reportOf({
      streets: [
        {
          points: [
            [0, 0],
            [100, 0],
          ],
          name: 'Rue A',
        },
      ],
      buildings: [{ ring: block(50, 10, 4, 30) }],
      objects: [
        aCamera('c', [30, 25], { azimuth_deg: 90, hfov_deg: 100 }),
        aZone('z', 'required', block(40, 10, 25, 30), { name: 'Place' }),
      ],
    });
    const gaps = report.gaps.filter((g) => g.basis === 'zone');
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps[0]!.zone).toBe('z');
    expect(gaps[0]!.names).toEqual(['Place']);
    expect(gaps[0]!.reasons[0]!.reason).toBe('occluded');
    const [zone] = report.zones;
    expect(zone!.met).toBe(false);
    expect(zone!.public_m2).toBeCloseTo(25 * 30 - 4 * 30, 4);
    const open = zone!.public_m2 - zone!.covered_m2;
    expect(sum(gaps.map((g) => g.area_m2))).toBeLessThanOrEqual(open + 0.01);
  });
});
