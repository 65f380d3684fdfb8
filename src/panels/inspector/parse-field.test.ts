import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n';
import { fieldNote, readField } from './parse-field';

const fr = createTranslator('fr');
const en = createTranslator('en');

describe('readField', () => {
  it('takes comma and point, units and spaces', () => {
    expect(readField('height_m', ' 5,50 m ', fr)).toEqual({ ok: true, value: 5.5 });
    expect(readField('height_m', '550 cm', en)).toEqual({ ok: true, value: 5.5 });
  });

  it('takes compass words for a direction, in both languages', () => {
    expect(readField('azimuth_deg', 'NNO', fr)).toEqual({ ok: true, value: 337.5 });
    expect(readField('azimuth_deg', 'NNW', en)).toEqual({ ok: true, value: 337.5 });
  });

  it('does not clamp: out of bounds is refused in words, with the likely value', () => {
    expect(readField('height_m', '650', fr)).toEqual({
      ok: false,
      message: 'Hauteur de pose\u00a0: de 0,5 à 60\u00a0m. Vouliez-vous 6,50\u00a0m\u00a0?',
    });
    expect(readField('azimuth_deg', 'vers la mairie', fr)).toMatchObject({ ok: false });
  });

  it('reads an empty text as “by the model”, but for settings that must hold', () => {
    expect(readField('height_m', '', fr)).toEqual({ ok: true, value: undefined });
    expect(readField('target_height_m', '', fr, { optional: false })).toMatchObject({ ok: false });
  });
});

describe('fieldNote', () => {
  it('warns of a value that is taken all the same', () => {
    expect(fieldNote('tilt_deg', 30, fr)).toMatchObject({ severity: 'warning' });
    expect(fieldNote('tilt_deg', 10, fr)).toBeUndefined();
  });
});
