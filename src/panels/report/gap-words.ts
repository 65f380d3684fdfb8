import type { GapReasonRow, GapRow } from '../../analysis/report';
import { formatArea, formatLength, type Translator } from '../../i18n';
import { spokenStreet } from './street-names';

/** … by the report's order, the longest first. */
export function gapNumber(gaps: readonly GapRow[], gap: GapRow): string {
  const index = gaps.findIndex((other) => other.id === gap.id);
  return `A-${String(index + 1).padStart(2, '0')}`;
}

/** The street, else the streets it ends at, else the zone. */
export function gapPlace(gap: GapRow, t: Translator): string {
  const [name] = gap.names;
  if (name) return name;
  if (gap.basis === 'zone') return t('gap.inZone');
  const ends = [...new Set(gap.ends.flat())].filter((end) => end !== '');
  return ends.length > 0 ? t('gap.near', { names: ends.slice(0, 2).join(', ') }) : t('gap.unnamed');
}

/** [C4] As people say it: “Rue Basse, between Rue Haute and Place du Port”. */
export function gapStretch(gap: GapRow, t: Translator): string {
  const street = gap.names[0];
  if (!street || gap.basis === 'zone') return gapPlace(gap, t);
  const [from, to] = gap.ends.map((names) => spokenEnd(names, t));
  if (from && to && from !== to) return t('gap.from', { street, from, to });
  const only = from ?? to;
  return only ? t('gap.at', { street, from: only }) : street;
}

/** The stretch with its length, or the area of a gap in a zone. */
export const gapSentence = (gap: GapRow, t: Translator): string =>
  t('gap.sized', {
    place: gapStretch(gap, t),
    size: gap.basis === 'zone' ? formatArea(gap.area_m2, t.language) : formatLength(gap.length_m, t.language),
  });

/** One street names an end: who says two is asked which. */
function spokenEnd(names: readonly string[] | undefined, t: Translator): string | undefined {
  const name = names?.find((one) => one !== '');
  return name === undefined ? undefined : spokenStreet(name, t.language);
}

/** The reason with the most length over all devices, and its share. */
export function mainReason(gap: GapRow): { readonly row: GapReasonRow; readonly share: number } | undefined {
  const lengths = new Map<GapReasonRow['reason'], number>();
  for (const row of gap.reasons) lengths.set(row.reason, (lengths.get(row.reason) ?? 0) + row.length_m);
  const [longest] = [...lengths].toSorted((a, b) => b[1] - a[1]);
  const row = longest && gap.reasons.find((one) => one.reason === longest[0]);
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return row && longest ? { row, share: total > 0 ? longest[1] / total : 0 } : undefined;
}

/** « Masquée par la halle »: the building is named where it has a name. */
export function reasonText(row: GapReasonRow, t: Translator): string {
  return row.reason === 'occluded' && row.obstacle?.name !== undefined && row.obstacle.name !== ''
    ? t('reason.occludedBy', { name: row.obstacle.name })
    : t(`reason.${row.reason}`);
}
