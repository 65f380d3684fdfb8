/** The loaded noise map in the legend: its switch, and each class with its bounds once it is drawn. */
import { periodOf } from '../analysis/acoustics/background';
import type { Translator } from '../i18n';
import type { AppState } from '../store';
import { noiseClassesOf } from './features/noise-features';
import { isNoiseShown } from './layers/noise';
import type { LayerClass } from './legend-class';
import { noiseSwatch } from './legend-swatches';
import { NOISE_ABOVE_DB } from './theme/noise-classes';

export function noiseClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const { noise } = state.city;
  if (!noise) return [];
  const period = periodOf(state.plan.head.settings);
  const classes = noiseClassesOf(noise, period);
  const row = (id: string, label: string, at: number): LayerClass => ({
    id,
    label,
    layer: 'noise',
    present: true,
    swatch: (palette) => noiseSwatch(palette, at),
  });
  return [
    row(
      'noise',
      t('legend.noise', { period: t(`sound.period.${period}.short`).toLowerCase() }),
      classes.at(-1) ?? 0,
    ),
    ...(isNoiseShown(state) ? classes : [])
      .map((at) => row(`noise.${at}`, classWords(at, t), at))
      .toReversed(),
  ];
}

function classWords(at: number, t: Translator): string {
  const [above, to] = [NOISE_ABOVE_DB[at]!, NOISE_ABOVE_DB[at + 1]];
  if (to === undefined) return t('legend.noise.above', { db: above });
  return at === 0 ? t('legend.noise.upTo', { db: to }) : t('legend.noise.between', { from: above, to });
}
