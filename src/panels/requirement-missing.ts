/** What a requirement lacks, in a few words; empty when it lacks nothing. */
import type { PlaceRow, ZoneRow } from '../analysis/report';
import { formatArea, formatNumber, formatShare, type Translator } from '../i18n';

/** `1 camera · 43 px/m`. Rounded up, so that what is asked for is enough. */
export function missingOfPlaceWords({ missing }: Pick<PlaceRow, 'missing'>, t: Translator): string {
  if (!missing) return '';
  const cameras = t('requirement.missing.cameras', { k: missing.cameras });
  if (!missing.density_px_per_m) return cameras;
  return `${cameras} · ${formatNumber(Math.ceil(missing.density_px_per_m), t.language, 0)}\u00a0px/m`;
}

export function missingOfZoneWords({ missing }: Pick<ZoneRow, 'missing'>, t: Translator): string {
  if (!missing) return '';
  return t('requirement.missing.area', {
    share: formatShare(missing.share, t.language),
    area: formatArea(missing.area_m2, t.language),
  });
}
