import type { FacadeBuildingRow, FacadeReport, Report } from '../../analysis/report';
import { formatLength, type Translator } from '../../i18n';
import { currentProfile } from '../../store';
import { Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelById, levelName } from '../format';
import { buildingName } from './building-name';
import { PrivacySide } from './privacy-side';

/** Beside the tab's name: buildings in view that are, or may be, homes, and private areas. */
export const privacyCount = ({ privacy: { facades, zones } }: Report): string =>
  String((facades?.dwellingBuildings ?? 0) + (facades?.unknownBuildings ?? 0) + zones.length);

/** Whose façades are in view, by building: dwellings first. */
export function PrivacyTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { facades } = report.privacy;
  return (
    <>
      <div className="report__main">
        {facades ? <BuildingTable facades={facades} /> : <p className="table__empty">{t('facades.old')}</p>}
      </div>
      <PrivacySide report={report} />
    </>
  );
}

function BuildingTable({ facades }: { readonly facades: FacadeReport }) {
  const t = useWords();
  const { focus } = useOperations();
  const columns = useColumns();
  return (
    <Table
      label={t('facades.title')}
      language={t.language}
      columns={columns}
      leastWidth_px={640}
      rows={facades.buildings}
      rowId={(row) => row.id}
      onSelect={(row) => focus({ at: row.at })}
      empty={t('facades.none')}
    />
  );
}

function useColumns(): readonly Column<FacadeBuildingRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState(currentProfile);
  const best = ({ byLevel_m }: FacadeBuildingRow): number =>
    (profile?.levels ?? []).filter((level) => (byLevel_m[level.id] ?? 0) > 0).length - 1;
  return [
    {
      id: 'building',
      header: t('facades.building'),
      width: '27%',
      sortValue: buildingName,
      cell: (row) => <b title={buildingName(row)}>{buildingName(row)}</b>,
    },
    {
      id: 'use',
      header: t('facades.use'),
      width: '19%',
      sortValue: (row) => row.use,
      cell: (row) => textOfUse(row, t),
    },
    {
      id: 'length',
      header: t('facades.length'),
      align: 'end',
      width: '92px',
      sortValue: (row) => row.facade_m,
      cell: (row) => formatLength(row.facade_m, t.language),
    },
    {
      id: 'level',
      header: t('facades.best'),
      width: '17%',
      sortValue: best,
      cell: (row) => levelName(profile?.levels[best(row)], t),
    },
    {
      id: 'by',
      header: t('facades.by'),
      sortValue: (row) => row.devices.length,
      cell: (row) =>
        row.devices
          .map(
            ({ id, level }) =>
              `${labelOfId(plan, id, t)} (${levelName(levelById(profile, level), t) || level})`,
          )
          .join(', '),
    },
  ];
}

/** « habitation · 12 logements connus · enseignement ». */
function textOfUse({ use, dwellings, sensitive }: FacadeBuildingRow, t: Translator): string {
  const parts = [t(`use.${use}`)];
  if (dwellings !== undefined && dwellings > 0) parts.push(t('facades.flats', { n: dwellings }));
  if (sensitive) parts.push(t(`sensitive.${sensitive}`));
  return parts.join(' · ');
}
