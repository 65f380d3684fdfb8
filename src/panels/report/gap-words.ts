import type { GapReasonRow, GapRow } from '../../analysis/report';
import type { Translator } from '../../i18n';

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
