import { useState } from 'react';
import type { DeviceRow, OverlapRow, Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { Segments, Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { DeviceGlyph } from '../device-glyph';
import { labelOfId, modelOf } from '../format';
import { Dispensable } from './dispensable';
import { GroupLosses } from './group-losses';
import { OverlapMatrix } from './overlap-matrix';
import './overlaps.css';

const SIDE_ROWS = 6;

const keyOf = ({ a, b }: OverlapRow): string => `${a} ${b}`;

/** Pairs that see the same ground, the largest first, and what falls out with each device. */
export function OverlapsTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { selectOverlap } = useOperations();
  const selected = useAppState((state) => state.selectedOverlap?.join(' '));
  const columns = useColumns(report);
  const [view, setView] = useState<'list' | 'matrix'>('list');
  return (
    <>
      <div className="report__main">
        <div className="overlaps__bar">
          <Segments
            label={t('overlaps.view')}
            value={view}
            segments={[
              { value: 'list', label: t('overlaps.asList') },
              { value: 'matrix', label: t('overlaps.asMatrix') },
            ]}
            onChange={setView}
          />
          {report.redundancy !== null && (
            <span className="muted small">
              {`${t('overlaps.redundancy')} × ${formatNumber(report.redundancy, t.language, 2)}`}
            </span>
          )}
        </div>
        {view === 'matrix' ? (
          <OverlapMatrix report={report} />
        ) : (
          <Table
            label={t('report.tab.overlaps')}
            language={t.language}
            columns={columns}
            rows={report.overlaps}
            rowId={keyOf}
            selected={selected}
            onSelect={({ a, b }) => selectOverlap({ pair: [a, b] })}
            empty={t('overlaps.none')}
          />
        )}
      </div>
      <aside className="report__side report__side--keep">
        <LossList report={report} />
        <Dispensable report={report} />
        <GroupLosses report={report} />
      </aside>
    </>
  );
}

/** Beside the gaps: the largest overlaps, and what is lost when a device fails. */
export function OverlapSide({ report }: { readonly report: Report }) {
  const t = useWords();
  const { selectOverlap } = useOperations();
  const plan = useAppState((state) => state.plan);
  const share = useShareOfSmaller(report);
  return (
    <aside className="report__side" aria-label={t('report.tab.overlaps')}>
      <h3 className="report__head">{t('report.tab.overlaps')}</h3>
      {report.overlaps.length === 0 && <p className="muted">{t('overlaps.none')}</p>}
      {report.overlaps.slice(0, SIDE_ROWS).map((row) => (
        <button
          key={keyOf(row)}
          type="button"
          className="side-row"
          onClick={() => selectOverlap({ pair: [row.a, row.b] })}
        >
          <span className="side-row__swatch fill--over-2" />
          <span className="ellipsis">
            <b>{`${labelOfId(plan, row.a, t)} + ${labelOfId(plan, row.b, t)}`}</b>{' '}
            <span className="muted small">{share(row)}</span>
          </span>
          <span>{formatArea(row.area_m2, t.language)}</span>
        </button>
      ))}
      <LossList report={report} />
    </aside>
  );
}

/** Share of the smaller of the two: all of it means redundant. */
function useShareOfSmaller(report: Report): (row: OverlapRow) => string {
  const t = useWords();
  const seen = new Map<ObjectId, number>(report.devices.map((row) => [row.id, row.seen_m2]));
  const plan = useAppState((state) => state.plan);
  return ({ a, b, area_m2 }) => {
    const [sa, sb] = [seen.get(a) ?? 0, seen.get(b) ?? 0];
    const smaller = sa <= sb ? a : b;
    const whole = Math.min(sa, sb);
    return whole > 0
      ? t('overlaps.of', {
          share: formatShare(area_m2 / whole, t.language, 0),
          ref: labelOfId(plan, smaller, t),
        })
      : '';
  };
}

function useColumns(report: Report): readonly Column<OverlapRow>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const share = useShareOfSmaller(report);
  return [
    {
      id: 'pair',
      header: t('overlaps.pair'),
      sortValue: (row) => labelOfId(plan, row.a, t),
      cell: (row) => <b>{`${labelOfId(plan, row.a, t)} + ${labelOfId(plan, row.b, t)}`}</b>,
    },
    {
      id: 'area',
      header: t('gaps.area'),
      align: 'end',
      width: '110px',
      sortValue: (row) => row.area_m2,
      cell: (row) => formatArea(row.area_m2, t.language),
    },
    {
      id: 'length',
      header: t('overlaps.length'),
      align: 'end',
      width: '130px',
      sortValue: (row) => row.length_m,
      cell: (row) => formatLength(row.length_m, t.language),
    },
    { id: 'share', header: t('overlaps.share'), width: '28%', cell: share },
  ];
}

/** « Si un appareil tombe »: the surface lost with each, and those whose loss would cost nothing. */
function LossList({ report }: { readonly report: Report }) {
  const t = useWords();
  const cameras = report.devices.filter((row) => row.kind === 'camera' && row.faults.length === 0);
  const losses = cameras.toSorted((a, b) => b.unique_m2 - a.unique_m2).slice(0, SIDE_ROWS);
  const redundant = cameras.filter((row) => row.seen_m2 > 0 && row.unique_m2 < 0.01 * row.seen_m2);
  return (
    <>
      <h3 className="report__head">
        {t('overlaps.ifOneFails')}
        <span>{t('overlaps.lost')}</span>
      </h3>
      {losses.map((row) => (
        <LossRow key={row.id} row={row} />
      ))}
      {redundant.length > 0 && (
        <p className="muted small">{t('overlaps.redundant', { n: redundant.length })}</p>
      )}
    </>
  );
}

function LossRow({ row }: { readonly row: DeviceRow }) {
  const t = useWords();
  const { select } = useOperations();
  const object = useAppState((state) => state.plan.objects.get(row.id));
  const model = useAppState((state) => (object ? modelOf(state, object) : undefined));
  const plan = useAppState((state) => state.plan);
  return (
    <button type="button" className="side-row" onClick={() => select({ ids: [row.id], reveal: true })}>
      {object ? <DeviceGlyph object={object} model={model} size={20} /> : <span />}
      <span className="ellipsis">
        <b>{labelOfId(plan, row.id, t)}</b> <span className="muted">{object?.name}</span>
      </span>
      <span>{formatArea(row.unique_m2, t.language)}</span>
    </button>
  );
}
