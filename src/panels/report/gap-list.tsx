import type { GapReason, GapRow, Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber } from '../../i18n';
import { SearchField, SelectField, Table, type Column } from '../../ui';
import type { GapView } from '../../store';
import { useAppState, useOperations, useWords } from '../context';
import { gapPlace, mainReason } from './gap-words';
import './gap-list.css';

/** Filters of the gaps, and whether they are listed one by one. */
export function GapToolbar({ report }: { readonly report: Report }) {
  const t = useWords();
  const { setGapView } = useOperations();
  const view = useAppState((state) => state.gapView);
  const reasons = [...new Set(report.gaps.map((gap) => mainReason(gap)?.row.reason))].filter(
    (reason) => reason !== undefined,
  );
  return (
    <div className="gap-toolbar" role="group" aria-label={t('gaps.filter')}>
      <SearchField
        label={t('gaps.filter.street')}
        value={view.street ?? ''}
        onChange={(street) => setGapView({ street: street === '' ? undefined : street })}
      />
      <SelectField
        label={t('gaps.filter.reason')}
        value={view.reason ?? ''}
        options={[
          { value: '', label: t('gaps.filter.all') },
          ...reasons.map((reason) => ({ value: reason, label: t(`reason.${reason}`) })),
        ]}
        onChange={(reason) =>
          setGapView({ reason: (reason as string) === '' ? undefined : (reason as GapReason) })
        }
      />
      <SelectField
        label={t('gap.state')}
        value={view.state}
        options={[
          { value: 'all', label: t('gaps.filter.all') },
          { value: 'open', label: t('gap.open') },
          { value: 'accepted', label: t('gap.accepted') },
        ]}
        onChange={(state) => setGapView({ state })}
      />
      <SelectField
        label={t('gaps.group')}
        value={view.group}
        options={[
          { value: 'none', label: t('gaps.group.none') },
          { value: 'reason', label: t('gaps.group.reason') },
          { value: 'street', label: t('gaps.group.street') },
        ]}
        onChange={(group) => setGapView({ group })}
      />
    </div>
  );
}

interface Group {
  readonly key: string;
  readonly name: string;
  readonly filter: { readonly reason?: GapReason; readonly street?: string };
  readonly count: number;
  readonly length_m: number;
  readonly area_m2: number;
}

/** The gaps gathered; a row lists its own one by one. */
export function GapGroups({
  gaps,
  by,
}: {
  readonly gaps: readonly GapRow[];
  readonly by: Exclude<GapView['group'], 'none'>;
}) {
  const t = useWords();
  const { setGapView } = useOperations();
  const groups = new Map<string, Group>();
  for (const gap of gaps) {
    const reason = mainReason(gap)?.row.reason;
    const street = gapPlace(gap, t);
    const key = by === 'reason' ? (reason ?? '') : street;
    const known = groups.get(key);
    groups.set(key, {
      key,
      name: by === 'street' ? street : reason ? t(`reason.${reason}`) : '',
      filter: by === 'street' ? { street } : reason ? { reason } : {},
      count: (known?.count ?? 0) + 1,
      length_m: (known?.length_m ?? 0) + gap.length_m,
      area_m2: (known?.area_m2 ?? 0) + gap.area_m2,
    });
  }
  return (
    <Table
      key={by}
      label={t(by === 'reason' ? 'gaps.group.reason' : 'gaps.group.street')}
      language={t.language}
      columns={useGroupColumns(by)}
      rows={[...groups.values()]}
      rowId={(group) => group.key}
      initialSort={{ column: 'length', descending: true }}
      onSelect={(group) => setGapView({ ...group.filter, group: 'none' })}
      empty={t('gaps.noneMatch')}
    />
  );
}

function useGroupColumns(by: 'reason' | 'street'): readonly Column<Group>[] {
  const t = useWords();
  return [
    {
      id: 'name',
      header: t(by === 'reason' ? 'gaps.filter.reason' : 'gaps.filter.street'),
      sortValue: (group) => group.name,
      cell: (group) => <b>{group.name}</b>,
    },
    {
      id: 'count',
      header: t('gaps.count'),
      align: 'end',
      width: '88px',
      sortValue: (group) => group.count,
      cell: (group) => formatNumber(group.count, t.language),
    },
    {
      id: 'length',
      header: t('gaps.length'),
      align: 'end',
      width: '110px',
      sortValue: (group) => group.length_m,
      cell: (group) => formatLength(group.length_m, t.language),
    },
    {
      id: 'area',
      header: t('gaps.area'),
      align: 'end',
      width: '110px',
      sortValue: (group) => group.area_m2,
      cell: (group) => formatArea(group.area_m2, t.language),
    },
  ];
}
