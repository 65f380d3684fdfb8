import { describe, expect, it } from 'vitest';
import { parseDirection } from './direction';

const single = (azimuth_deg: number) => ({ kind: 'single', azimuth_deg });

describe('parseDirection', () => {
  it.each([
    ['240', 240],
    [240, 240],
    ['240°', 240],
    ['22.5', 22.5],
    ['22,5', 22.5],
    ['-90', 270],
    ['360', 0],
    ['N', 0],
    ['nne', 22.5],
    ['SW', 225],
    ['SO', 225],
    ['O', 270],
    ['W', 270],
    ['ONO', 292.5],
    ['NNO', 337.5],
    ['north-east', 45],
    ['Nord-Ouest', 315],
    ['sud', 180],
    ['90;90', 90],
  ])('reads %o as %d°', (value, azimuth_deg) => {
    expect(parseDirection(value)).toEqual(single(azimuth_deg));
  });

  it('reads a range clockwise, with its middle', () => {
    expect(parseDirection('90-270')).toEqual({ kind: 'range', azimuth_deg: 180, from_deg: 90, to_deg: 270 });
    expect(parseDirection('270-90')).toEqual({ kind: 'range', azimuth_deg: 0, from_deg: 270, to_deg: 90 });
    expect(parseDirection('350 – 20')).toEqual({ kind: 'range', azimuth_deg: 5, from_deg: 350, to_deg: 20 });
    expect(parseDirection('N-E')).toEqual({ kind: 'range', azimuth_deg: 45, from_deg: 0, to_deg: 90 });
  });

  it('reads a list as several', () => {
    expect(parseDirection('90;270')).toEqual({ kind: 'several', azimuths_deg: [90, 270] });
    expect(parseDirection('0; S')).toEqual({ kind: 'several', azimuths_deg: [0, 180] });
  });

  it.each(['', 'forward', 'clockwise', '400', 'NX', '90;forward', '90-180;270', ';', null, {}, Number.NaN])(
    'does not guess %o',
    (value) => {
      expect(parseDirection(value)).toBeUndefined();
    },
  );
});
