import type { DeviceRow, Report } from '../../analysis/report';
import { formatArea, formatLength } from '../../i18n';
import { profileById } from '../../store';
import { Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { DeviceGlyph } from '../device-glyph';
import { labelOfId, levelName, modelOf } from '../format';

/** One row per camera: what it sees at each level, alone, and what is wrong with it. */
export function DevicesTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const columns = useColumns(report);
  const selected = useAppState((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  return (
    <div className="report__main">
      <Table
        label={t('report.tab.devices')}
        language={t.language}
        columns={columns}
        rows={report.devices.filter((row) => row.kind === 'camera')}
        rowId={(row) => row.id}
        selected={selected}
        onSelect={(row) => select({ ids: [row.id], reveal: true })}
        empty={t('empty.noDevice')}
      />
    </div>
  );
}

function useColumns(report: Report): readonly Column<DeviceRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState((state) => profileById(state, report.profile));
  const area = (id: string, header: string, value: (row: DeviceRow) => number): Column<DeviceRow> => ({
    id,
    header,
    align: 'end',
    width: '82px',
    sortValue: value,
    cell: (row) => formatArea(value(row), t.language),
  });
  const byLevel = (profile?.levels ?? []).map((level) =>
    area(`level ${level.id}`, levelName(level, t), (row) => row.byLevel[level.id] ?? 0),
  );
  return [
    {
      id: 'ref',
      header: t('field.ref'),
      width: '84px',
      sortValue: (row) => labelOfId(plan, row.id, t),
      cell: (row) => <DeviceLabel row={row} />,
    },
    {
      id: 'name',
      header: t('field.name'),
      sortValue: (row) => plan.objects.get(row.id)?.name ?? '',
      cell: (row) => plan.objects.get(row.id)?.name ?? '',
    },
    ...byLevel,
    area('unique', t('devices.unique'), (row) => row.unique_m2),
    {
      id: 'uniqueStreet',
      header: t('devices.uniqueStreet'),
      align: 'end',
      width: '82px',
      sortValue: (row) => row.unique_m,
      cell: (row) => formatLength(row.unique_m, t.language),
    },
    {
      id: 'near',
      header: t('devices.nearBlind'),
      align: 'end',
      width: '80px',
      sortValue: (row) => row.nearBlind_m ?? Infinity,
      cell: (row) => (row.nearBlind_m === null ? '–' : formatLength(row.nearBlind_m, t.language)),
    },
    {
      id: 'faults',
      header: t('devices.faults'),
      width: '12%',
      sortValue: (row) => row.faults.length,
      cell: (row) => row.faults.map((code) => t.dynamic(code)).join(' '),
    },
  ];
}

function DeviceLabel({ row }: { readonly row: DeviceRow }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const object = plan.objects.get(row.id);
  const model = useAppState((state) => (object ? modelOf(state, object) : undefined));
  return (
    <span className="cause">
      {object && <DeviceGlyph object={object} model={model} size={18} />}
      <b>{labelOfId(plan, row.id, t)}</b>
    </span>
  );
}
