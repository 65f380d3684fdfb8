import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { aCamera, aSensor } from '../../testing/edit-builders';
import {
  checkNumber,
  duplicateRefs,
  nextName,
  nextRef,
  parseCompass,
  parseDirection,
  parseLonLat,
  parseNumber,
  parseOptionalNumber,
  parseResolution,
} from './index';

const value = (result: { ok: boolean; value?: unknown }): unknown => (result.ok ? result.value : 'refused');

describe('numbers as people type them', () => {
  it.each([
    ['5,5', 5.5],
    ['5.5', 5.5],
    [' 1 234,5 ', 1234.5],
    ['1\u202f234', 1234],
    ['15 °', 15],
    ['15°', 15],
    ['−12', -12],
    ['.5', 0.5],
    ['50 dB(A)', 50],
  ])('%s', (text, number) => expect(value(parseNumber(text))).toBe(number));

  it.each([
    ['12 m', 12],
    ['40 ft', 12.192],
    ['350 cm', 3.5],
    ['1,2 km', 1200],
  ])('%s in metres', (text, number) => expect(value(parseNumber(text, 'm'))).toBe(number));

  it.each(['', 'abc', '5m5', '1,2,3', '5 ft', '--5', 'NaN', 'Infinity'])('%j is no number', (text) =>
    expect(value(parseNumber(text))).toBe('refused'),
  );

  it('nothing typed means nothing set', () =>
    expect(parseOptionalNumber('  ')).toEqual({ ok: true, value: undefined }));
});

describe('directions', () => {
  it.each([
    ['N', 0],
    ['NNO', 337.5],
    ['NNW', 337.5],
    ['nord-ouest', 315],
    ['South East', 135],
    ['so', 225],
    ['ouest', 270],
  ])('%s', (text, degrees) => expect(parseCompass(text)).toBe(degrees));

  it('wraps degrees, takes words, and the middle of a range, clockwise', () => {
    expect(value(parseDirection('-15'))).toEqual({ azimuth_deg: 345 });
    expect(value(parseDirection('375°'))).toEqual({ azimuth_deg: 15 });
    expect(value(parseDirection('ESE'))).toEqual({ azimuth_deg: 112.5 });
    expect(value(parseDirection('350-10'))).toEqual({ azimuth_deg: 0, range_deg: [350, 10] });
    expect(value(parseDirection('NO-NE'))).toEqual({ azimuth_deg: 0, range_deg: [315, 45] });
    expect(value(parseDirection('somewhere'))).toBe('refused');
  });
});

describe('places', () => {
  it.each([
    ['48.8584, 2.2945'],
    ['48,8584 2,2945'],
    ['48,8584 ; 2,2945'],
    ['48.8584,2.2945'],
    ['N 48.8584 E 2.2945'],
    ['48.8584N, 2.2945E'],
    ['2.2945 E, 48.8584 N'],
    ['48.8584° 2.2945°'],
  ])('%s', (text) => expect(value(parseLonLat(text))).toEqual([2.2945, 48.8584]));

  it('reads degrees, minutes and seconds', () => {
    const read = parseLonLat('48°51\'30"N 2°17\'40,2"O');
    expect(read.ok && read.value[0]).toBeCloseTo(-(2 + 17 / 60 + 40.2 / 3600), 12);
    expect(read.ok && read.value[1]).toBeCloseTo(48 + 51 / 60 + 30 / 3600, 12);
  });

  it('refuses what is no place', () => {
    expect(parseLonLat('95, 200')).toEqual({ ok: false, error: { code: 'badPosition' } });
    expect(value(parseLonLat('48.8'))).toBe('refused');
    expect(value(parseLonLat("48°75'N 2°E"))).toBe('refused');
    expect(value(parseLonLat('2.3 N, 48 N'))).toBe('refused');
  });

  it('reads a resolution', () => {
    expect(value(parseResolution('3840 × 2160'))).toEqual({ width: 3840, height: 2160 });
    expect(value(parseResolution('1920x1080 px'))).toEqual({ width: 1920, height: 1080 });
    expect(value(parseResolution('1920'))).toBe('refused');
  });
});

describe('bounds (UI.md 7)', () => {
  it.each([
    ['tilt_deg', -30.1],
    ['tilt_deg', 90.5],
    ['height_m', 0.4],
    ['height_m', 61],
    ['image_width_px', 319],
    ['max_range_m', 0],
    ['target_height_m', 2.6],
    ['background_db', 19],
    ['background_db', 91],
  ] as const)('%s = %d is refused', (field, number) => expect(checkNumber(field, number).ok).toBe(false));

  it('wraps an azimuth instead of refusing it', () => {
    expect(value(checkNumber('azimuth_deg', 360))).toEqual({ value: 0 });
    expect(value(checkNumber('azimuth_deg', -0.5))).toEqual({ value: 359.5 });
  });

  it('the angle of view depends on the lens', () => {
    expect(checkNumber('hfov_deg', 180, { lens: 'rectilinear' }).ok).toBe(false);
    expect(checkNumber('hfov_deg', 360, { lens: 'cylindrical' }).ok).toBe(true);
  });

  it('warns, and takes the value all the same', () => {
    expect(value(checkNumber('tilt_deg', 20))).toEqual({
      value: 20,
      warning: { code: 'tilt.faceFromAbove' },
    });
    expect(value(checkNumber('height_m', 13))).toEqual({ value: 13, warning: { code: 'height.high' } });
    expect(value(checkNumber('max_range_m', 150, { lowestLevelEnds_m: 114 }))).toMatchObject({
      value: 150,
      warning: { params: { distance: 114 } },
    });
    expect(value(checkNumber('tilt_deg', 15))).toEqual({ value: 15 });
  });

  it('refuses what is no finite number', () => {
    expect(checkNumber('height_m', Number.NaN)).toEqual({
      ok: false,
      error: { code: 'notAValue', params: { field: 'height_m' } },
    });
  });
});

describe('numbers of devices', () => {
  it('the next is one more than the highest, whatever else is written there', () => {
    const devices = ['C-02', 'C-10', 'Cam 99', 'c7'].map((ref, i) => aCamera({ id: objectId(`${i}`), ref }));
    expect(nextRef([...devices, aSensor()], 'camera')).toBe('C-11');
    expect(nextRef(devices, 'sound-sensor')).toBe('S-01');
  });

  it('names count per kind', () => {
    expect(nextName([], 'candidate-site', 'P')).toBe('P-01');
  });

  it('finds numbers carried twice', () => {
    const twice = duplicateRefs([aCamera(), aCamera({ id: objectId('other') }), aSensor()]);
    expect([...twice.keys()]).toEqual(['C-01']);
  });
});
