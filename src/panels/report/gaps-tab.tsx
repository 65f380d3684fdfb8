import { CircleCheck } from 'lucide-react';
import { useRef } from 'react';
import type { GapRow, Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import { Bar, Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { GapGroups, GapToolbar } from './gap-list';
import { useGapWalk, useKeysIn } from './gap-walk';
import { gapNumber, gapPlace, gapStretch, mainReason, reasonText } from './gap-words';
import { OverlapSide } from './overlaps-tab';

/** What no camera sees, longest first, each with its cause; a row goes there, ← and → walk through the list. */
export function GapsTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { selectGap, setGapView, clearSelection } = useOperations();
  const selected = useAppState((state) => state.selectedGap);
  const hasSelection = useAppState((state) => state.selection.size > 0);
  const view = useAppState((state) => state.gapView);
  const columns = useColumns(report, selected);
  const walk = useGapWalk();
  const place = useRef<HTMLDivElement>(null);
  useKeysIn(place, walk.onKeyDown);
  return (
    <>
      <div className="report__main" ref={place}>
        <GapToolbar report={report} />
        {view.group === 'none' ? (
          <Table
            label={t('report.tab.gaps')}
            language={t.language}
            columns={columns}
            rows={walk.gaps}
            rowId={(gap) => gap.id}
            sort={view.sort}
            onSort={(sort) => setGapView({ sort })}
            selected={selected}
            onSelect={(gap) => {
              if (hasSelection) clearSelection();
              selectGap({ id: gap.id });
            }}
            empty={t(report.gaps.length === 0 ? 'gaps.none' : 'gaps.noneMatch')}
          />
        ) : (
          <GapGroups gaps={walk.gaps} by={view.group} />
        )}
      </div>
      <OverlapSide report={report} />
    </>
  );
}

function useColumns(report: Report, selected: string | undefined): readonly Column<GapRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const number = (gap: GapRow): string => gapNumber(report.gaps, gap);
  return [
    {
      id: 'number',
      header: t('gaps.number'),
      width: '68px',
      sortValue: number,
      cell: (gap) => (
        <span className={`gap-badge${gap.id === selected ? ' gap-badge--on' : ''}`}>{number(gap)}</span>
      ),
    },
    {
      id: 'place',
      header: t('gaps.place'),
      sortValue: (gap) => gapPlace(gap, t),
      cell: (gap) => (
        <span className="ellipsis" title={gapStretch(gap, t)}>
          {gapStretch(gap, t)}
        </span>
      ),
    },
    {
      id: 'length',
      header: t('gaps.length'),
      align: 'end',
      width: '88px',
      sortValue: (gap) => gap.length_m,
      cell: (gap) => formatLength(gap.length_m, t.language),
    },
    {
      id: 'area',
      header: t('gaps.area'),
      align: 'end',
      width: '88px',
      sortValue: (gap) => gap.area_m2,
      cell: (gap) => formatArea(gap.area_m2, t.language),
    },
    {
      id: 'weight',
      header: t('gap.weight'),
      align: 'end',
      width: '60px',
      sortValue: (gap) => gap.length_m * (gap.weight ?? 1),
      cell: (gap) => formatNumber(gap.weight ?? 1, t.language, gap.weight === undefined ? 0 : 1),
    },
    {
      id: 'cause',
      header: t('gaps.cause'),
      width: '22%',
      sortValue: (gap) => mainReason(gap)?.row.reason ?? '',
      cell: (gap) => <Cause gap={gap} />,
    },
    {
      id: 'state',
      header: t('gap.state'),
      width: '96px',
      sortValue: (gap) => (gap.accepted ? 1 : 0),
      cell: (gap) =>
        gap.accepted ? (
          <span className="state-met" title={gap.accepted.note}>
            <CircleCheck aria-hidden /> {t('gap.accepted')}
          </span>
        ) : (
          ''
        ),
    },
    {
      id: 'device',
      header: t('gaps.device'),
      width: '84px',
      cell: (gap) => {
        const device = mainReason(gap)?.row.device;
        return device === undefined ? '' : <b>{labelOfId(plan, device, t)}</b>;
      },
    },
  ];
}

function Cause({ gap }: { readonly gap: GapRow }) {
  const t = useWords();
  const main = mainReason(gap);
  if (!main) return null;
  return (
    <span className="cause">
      <span className="cause__bar">
        <Bar share={main.share} fill="gap-solid" />
      </span>
      <span className="ellipsis">{reasonText(main.row, t)}</span>
      <span className="cause__share">{formatShare(main.share, t.language, 0)}</span>
    </span>
  );
}
