import type { Report } from '../../analysis/report';
import { formatArea } from '../../i18n';
import { Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';

type PrivacyRow = Report['privacy']['zones'][number];

/** What the cameras see inside private zones, masks taken into account. */
export function PrivacyTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const columns: readonly Column<PrivacyRow>[] = [
    {
      id: 'zone',
      header: t('role.privacy'),
      sortValue: (row) => labelOfId(plan, row.id, t),
      cell: (row) => <b>{labelOfId(plan, row.id, t)}</b>,
    },
    {
      id: 'seen',
      header: t('privacy.seen'),
      align: 'end',
      width: '140px',
      sortValue: (row) => row.seen_m2,
      cell: (row) => formatArea(row.seen_m2, t.language),
    },
    {
      id: 'by',
      header: t('requirement.by'),
      width: '45%',
      cell: (row) =>
        row.by.length === 0 ? t('common.none') : row.by.map((id) => labelOfId(plan, id, t)).join(', '),
    },
  ];
  return (
    <div className="report__main">
      <Table
        label={t('report.tab.privacy')}
        language={t.language}
        columns={columns}
        rows={report.privacy.zones}
        rowId={(row) => row.id}
        onSelect={(row) => select({ ids: [row.id], reveal: true })}
        empty={t('privacy.none')}
      />
    </div>
  );
}
