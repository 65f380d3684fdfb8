import { describe, expect, it } from 'vitest';
import rows from '../../../tests/fixtures/datasheets.json' with { type: 'json' };
import catalogue from '../../../data/catalogue/generic.json' with { type: 'json' };
import dori from '../../../data/levels/dori.json' with { type: 'json' };
import type { DeviceModel } from '../../model/catalogue';
import { modelSheet, sheetFindings } from './data-sheet';

const BASE: DeviceModel = {
  id: 'X',
  type: 'bullet',
  name: { fr: 'X', en: 'X' },
  default_height_m: 4,
  source: 'test',
  date: '2026',
};

const sheetOf = (row: (typeof rows)[number]): DeviceModel => ({
  ...BASE,
  id: row.m,
  image_width_px: row.W,
  image_height_px: row.Hp,
  hfov_deg: row.hfov,
  vfov_deg: row.vfov,
  lens: 'calibrated',
  printed: {
    detect_m: row.D,
    observe_m: row.O,
    recognise_m: row.R,
    ...(row.I === null ? {} : { identify_m: row.I }),
  },
});

const codesOf = (model: Partial<DeviceModel>) =>
  sheetFindings({ ...BASE, ...model }).map(({ code, member }) => `${code} ${member}`);

describe('contradictions of data sheets', () => {
  it('are found in none of the 33 good rows, nor in the built-in catalogue', () => {
    for (const row of rows) expect(sheetFindings(sheetOf(row)), `${row.m} ${row.f}`).toEqual([]);
    for (const model of catalogue) expect(sheetFindings(model as DeviceModel), model.id).toEqual([]);
  });

  it('are found in each of the known bad prints', () => {
    const hik = sheetOf(rows.find((row) => row.m === 'HIK DS-2CD2T47G2-L' && row.f === 2.8)!);
    expect(codesOf({ ...hik, printed: { ...hik.printed, identify_m: 2 } })).toEqual([
      'sheet.ladder identify_m',
    ]);
    expect(
      codesOf({ printed: { detect_m: 78, observe_m: 22.2, recognise_m: 15.6, identify_m: 7.8 } }),
    ).toEqual(['sheet.ladder observe_m']);
    const small = { image_width_px: 1920, image_height_px: 1080, hfov_deg: 115 };
    expect(codesOf({ ...small, printed: { detect_m: 64 } })).toEqual(['sheet.detect detect_m']);
    expect(codesOf({ ...small, hfov_deg: 130, vfov_deg: 93 })).toEqual(['sheet.aspect vfov_deg']);
  });

  it('are found in an angle that the focal length cannot give', () => {
    const lens = { focal_mm: 4, sensor_width_mm: 5.568 };
    expect(codesOf({ ...lens, hfov_deg: 80 })).toEqual([]);
    expect(codesOf({ ...lens, hfov_deg: 103 })).toEqual(['sheet.focal hfov_deg']);
    expect(codesOf({ ...lens, hfov_deg: 40 })).toEqual(['sheet.focal hfov_deg']);
  });
});

describe('level distances of a model', () => {
  it('[V3] average over the scene and centre of the picture as the domain reference prints them (row 1)', () => {
    const sheet = modelSheet(sheetOf(rows[0]!), dori)!;
    expect(sheet.lens).toBe('calibrated');
    expect(sheet.guard).toBe('calibrated');
    // Printed with one decimal.
    expect(sheet.ends[0]!.average_m[0]).toBeCloseTo(42.8, 1);
    expect(sheet.ends[0]!.centre_m[0]).toBeCloseTo(64.7, 1);
    expect(sheet.ends[0]!.centre_m[3]! * 10).toBeCloseTo(sheet.ends[0]!.centre_m[0]!, 9);
  });

  it('a narrow lens is rectilinear, and both distances are one', () => {
    const tele = sheetOf(rows.find((row) => row.hfov === 30)!);
    const sheet = modelSheet(tele, dori)!;
    expect([sheet.lens, sheet.guard]).toEqual(['rectilinear', 'narrow']);
    expect(sheet.ends[0]!.centre_m[0]).toBeCloseTo(sheet.ends[0]!.average_m[0]!, 9);
  });

  it('a scene of half a turn or more has no average; a sound sensor no sheet', () => {
    const fisheye = (catalogue as readonly DeviceModel[]).find((model) => model.type === 'fisheye')!;
    const sheet = modelSheet(fisheye, dori)!;
    expect(sheet.lens).toBe('equidistant');
    expect(sheet.ends[0]!.average_m.every((one) => one === null)).toBe(true);
    expect(modelSheet({ ...BASE, type: 'sound-sensor' }, dori)).toBeUndefined();
  });
});
