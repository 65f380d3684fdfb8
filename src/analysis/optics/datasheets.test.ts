/**
 * The lens models against the distances that makers print (33 rows of data sheets, see the domain reference, 3.2):
 * the calibrated lens gives them, the rectilinear one is the cautious side for wide lenses.
 */
import { describe, expect, it } from 'vitest';
import rows from '../../../tests/fixtures/datasheets.json' with { type: 'json' };
import catalogue from '../../../data/catalogue/generic.json' with { type: 'json' };
import { focalLength_px } from './lens';
import { calibration, chooseLens } from './projection';

const DETECT = 25;

const predicted = rows.map((row) => {
  const settings = { hfov_deg: row.hfov, vfov_deg: row.vfov, image_width_px: row.W, image_height_px: row.Hp };
  return {
    row,
    rectilinear: focalLength_px(row.W, row.hfov) / DETECT / row.D,
    calibrated: calibration(settings).f0 / DETECT / row.D,
    lens: chooseLens(settings, true),
  };
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

describe('printed “Detect” distances', () => {
  it('are met by the calibrated lens: median within 3 %, at least 28 of 33 within 5 %', () => {
    const ratios = predicted.map((p) => p.calibrated);
    expect(Math.abs(median(ratios) - 1)).toBeLessThan(0.03);
    expect(ratios.filter((r) => Math.abs(r - 1) <= 0.05).length).toBeGreaterThanOrEqual(28);
  });

  it('are met by the rectilinear lens up to 40°, and never overstated by more than 6 %', () => {
    for (const p of predicted) {
      if (p.row.hfov <= 40) expect(Math.abs(p.rectilinear - 1), p.row.m).toBeLessThan(0.06);
      expect(p.rectilinear, p.row.m).toBeLessThan(1.06);
    }
  });

  it('choose the calibrated lens for every wide row', () => {
    for (const p of predicted) expect(p.lens, p.row.m).toBe(p.row.hfov > 40 ? 'calibrated' : 'rectilinear');
  });
});

describe('the built-in catalogue', () => {
  it('[V3] states for every flat picture the lens that the guards choose', () => {
    for (const model of catalogue) {
      if (model.lens !== 'rectilinear' && model.lens !== 'calibrated') continue;
      const settings = {
        hfov_deg: model.hfov_deg!,
        vfov_deg: model.vfov_deg!,
        image_width_px: model.image_width_px!,
        image_height_px: model.image_height_px!,
      };
      expect(chooseLens(settings, true), model.id).toBe(model.lens);
    }
  });
});
