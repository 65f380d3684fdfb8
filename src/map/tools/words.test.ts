import { describe, expect, it } from 'vitest';
import dori from '../../../data/levels/dori.json' with { type: 'json' };
import { createTranslator } from '../../i18n';
import { aCamera } from '../../testing/town-builder';
import type { Optics } from './camera-geometry';
import { handleWords } from './words';

const OPTICS: Optics = {
  model: undefined,
  lowestDensity_px_per_m: 25,
  targetHeight_m: 1.6,
  levels: dori.levels,
};
const t = createTranslator('fr');
/** 960 px of focal length. */
const camera = (max_range_m: number) =>
  aCamera('c', [0, 0], {
    height_m: 5,
    hfov_deg: 90,
    tilt_deg: 15,
    image_width_px: 1920,
    image_height_px: 1080,
    max_range_m,
  });
const plainly = (words: string | undefined): string => (words ?? '').replaceAll('\u00a0', ' ');

describe('the handle in motion', () => {
  it('tells the level reached where it stands, and the density there', () => {
    // A slant range of 7.5 m, 3.4 m of it down: 960 px ÷ 7.5 m.
    expect(plainly(handleWords('range', camera(7.5), camera(6.5), OPTICS, t))).toBe(
      '7,5 m (+1 m) · Reconnaître · 128 px/m',
    );
    expect(plainly(handleWords('range', camera(20), camera(40), OPTICS, t))).toMatch(
      / · Détecter · 48 px\/m$/,
    );
  });

  it('stands at the threshold itself where no range limits the field', () => {
    expect(plainly(handleWords('azimuth', camera(500), camera(500), OPTICS, t))).toMatch(
      / · Détecter · 25 px\/m$/,
    );
  });

  it('at rest tells its value alone', () => {
    expect(plainly(handleWords('range', camera(7.5), undefined, OPTICS, t))).toBe('7,5 m');
  });
});
