import type { FigureRange } from '../../analysis';
import type { Translator } from '../../i18n';

/** « (55 à 68 % selon les hauteurs supposées) »; undefined where both ends read the same: that is no range. */
export function rangeText(
  { least, most }: FigureRange,
  format: (value: number) => string,
  t: Translator,
): string | undefined {
  const [from, to] = [format(least), format(most)];
  return from === to ? undefined : t('sensitivity.range', { least: from, most: to });
}
