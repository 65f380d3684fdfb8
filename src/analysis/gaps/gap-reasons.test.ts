import { describe, expect, it, vi } from 'vitest';
import { objectId } from '../../kernel/units';
import { imbalance_m, RANGE_M, reportOf } from '../../testing/gap-town';
import { sum } from '../../testing/sum';
import { aCamera, aZone, block, type TownStreet } from '../../testing/town-builder';
import type { Report } from '../report';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

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
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('says out of view behind the camera, and names it', () => {
    const report = reportOf({ streets: [street], objects: [aCamera('c', [50, 0], { azimuth_deg: 90 })] });
    const behind = rows(report).find(([reason]) => reason === 'outOfView');
    expect(behind?.[1]).toBe('c');
    expect(behind?.[2]).toBeCloseTo(RANGE_M, 1);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
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
    expect(imbalance_m(report)).toBeLessThan(1e-7);
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
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('knows where a shadow begins beyond the maximum range too', () => {
    const report = reportOf({
      streets: [street],
      buildings: [{ ring: block(15, -10, 5, 9.5), top_m: 14 }],
      objects: [
        // Hidden from 50/3 m on, as its corner (15, −0.5) has it: out of range before, and occluded besides behind.
        aCamera('c', [0, -5], { azimuth_deg: 90, max_range_m: 10 }),
        // Looks the other way, and is masked there: it fails two tests, and is nearer where both do.
        aCamera('near', [30, 0], { azimuth_deg: 90 }),
        aZone('m', 'mask', block(5, -5, 25, 10), { cameras: [objectId('near')] }),
      ],
    });
    const lengthOf = (reason: string, device: string): number =>
      sum(rows(report).flatMap(([r, d, length]) => (r === reason && d === device ? [length] : [])));
    expect(lengthOf('outOfRange', 'c')).toBeCloseTo(50 / 3 - Math.sqrt(100 - 3.4 ** 2 - 25), 1);
    expect(lengthOf('occluded', 'c')).toBe(0);
    expect(lengthOf('masked', 'near')).toBeGreaterThan(30 - 50 / 3 - 0.1);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
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
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('says masked where a mask blanks the picture', () => {
    const report = reportOf({
      streets: [street],
      objects: [aCamera('c', [0, 0], { azimuth_deg: 90 }), aZone('m', 'mask', block(12, -5, 15, 10))],
    });
    const masked = rows(report).find(([reason]) => reason === 'masked');
    expect(masked?.[2]).toBeCloseTo(15, 5);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
  });

  it('[V9] says night range where infrared ends', () => {
    const report = reportOf({
      streets: [street],
      objects: [aCamera('c', [0, 0], { azimuth_deg: 90, ir_range_m: 20 })],
      settings: { night: true },
    });
    const dark = rows(report).find(([reason]) => reason === 'nightRange');
    expect(dark?.[2]).toBeCloseTo(RANGE_M - Math.sqrt(400 - 3.4 ** 2), 1);
    expect(imbalance_m(report)).toBeLessThan(1e-7);
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
