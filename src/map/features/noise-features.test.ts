import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n';
import { EMPTY_CITY, NOISE_PERIODS, type NoiseMap } from '../../model/city';
import { createAppStore, type AppState } from '../../store';
import { DORI } from '../../testing/town-builder';
import { legendRows } from '../legend';
import { noiseClass, NOISE_ABOVE_DB } from '../theme/noise-classes';
import { DARK, LIGHT } from '../theme/palette';
import { noiseClassesOf, noiseFeatures } from './noise-features';

const now = (): Promise<void> => Promise.resolve();

/** Squares of one degree in a row, each with its level and period. */
function noiseMap(
  ...areas: readonly (readonly [level_db: number, period: (typeof NOISE_PERIODS)[number]])[]
): NoiseMap {
  const corners = areas.flatMap((_, i) => [i, 0, i + 1, 0, i + 1, 1, i, 1]);
  const starts = Array.from({ length: areas.length + 1 }, (_, i) => i);
  return {
    lonLat: Float64Array.from(corners),
    ringStart: Uint32Array.from(starts, (i) => 4 * i),
    polygonStart: Uint32Array.from(starts),
    feature: Uint32Array.from(starts.slice(1), (i) => i - 1),
    level_db: Float64Array.from(areas, ([level]) => level),
    period: Uint8Array.from(areas, ([, period]) => NOISE_PERIODS.indexOf(period)),
  } as NoiseMap;
}

/** Relative luminance of sRGB (WCAG 2.2): what is left of a colour for whoever sees none. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

describe('[S1] the noise map', () => {
  it('has classes of 5 dB, their upper end in them: an area published as 60 to 65 is read as 65', () => {
    expect([0, 50, 50.1, 55, 55.1, 65, 75, 75.1, 140].map(noiseClass)).toEqual([0, 0, 1, 1, 2, 3, 5, 6, 6]);
  });

  it('is told apart by lightness alone, in one direction, in both themes', () => {
    for (const palette of [LIGHT, DARK]) {
      expect(palette.noise).toHaveLength(NOISE_ABOVE_DB.length);
      const found = palette.noise.map(luminance);
      const loudIsLight = palette === DARK;
      for (const [i, value] of found.entries()) {
        if (i === 0) continue;
        const [low, high] = loudIsLight ? [found[i - 1]!, value] : [value, found[i - 1]!];
        // Neighbours need a step that is seen, not read: 1.15 is about a tenth of the way from black to white in L*.
        expect((high + 0.05) / (low + 0.05), `${palette.id} ${i}`).toBeGreaterThan(1.15);
      }
    }
  });

  it('shows the areas of the period over those of all periods, the louder on top, and no other period’s', async () => {
    const map = noiseMap([62, 'all'], [48, 'night'], [71, 'night'], [90, 'day']);
    const { features } = await noiseFeatures(map, 'night', now);
    const tops = features.map(({ properties, geometry }) => [
      properties!['class'],
      properties!['order'],
      (geometry as { coordinates: number[][][][] }).coordinates[0]![0]![0]![0],
    ]);
    expect(tops).toEqual([
      [3, 3, 0],
      [0, 7, 1],
      [5, 12, 2],
    ]);
    const [first] = (features[0]!.geometry as { coordinates: number[][][][] }).coordinates;
    expect(first![0]!).toHaveLength(5);
    expect(first![0]!.at(-1)).toEqual(first![0]![0]);
    expect(noiseClassesOf(map, 'night')).toEqual([0, 3, 5]);
    expect(noiseClassesOf(map, 'day')).toEqual([3, 6]);
  });

  it.each([
    { language: 'fr', rows: ['Carte de bruit (nuit)', 'Bruit 60 à 65 dB(A)', 'Bruit ≤ 50 dB(A)'] },
    { language: 'en', rows: ['Noise map (night)', 'Noise 60 to 65 dB(A)', 'Noise ≤ 50 dB(A)'] },
  ] as const)('has its switch and the classes that it has in the legend, $language', ({ language, rows }) => {
    const city = { ...EMPTY_CITY, noise: noiseMap([62, 'all'], [48, 'night'], [90, 'day']) };
    const state = (own: Partial<AppState>): AppState =>
      createAppStore({ profiles: [DORI], city, ...own }).getState();
    const labels = (of: AppState): string[] =>
      legendRows(of, createTranslator(language), false)
        .filter(({ layer }) => layer === 'noise')
        .map(({ label }) => label);
    expect(labels(state({ reading: 'sound' }))).toEqual(rows);
    expect(labels(state({}))).toEqual(rows.slice(0, 1));
    expect(labels(state({ city: EMPTY_CITY, reading: 'sound' }))).toEqual([]);
  });
});
