import type { FacadeBuildingRow } from '../../analysis/report';
import type { Translator } from '../../i18n';

/** « Sans nom (BATIMENT0000…) ». */
export const buildingName = ({ id, name }: Pick<FacadeBuildingRow, 'id' | 'name'>, t: Translator): string =>
  name ?? t('facades.unnamed', { id });
