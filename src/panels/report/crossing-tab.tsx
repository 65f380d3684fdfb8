import { Upload } from 'lucide-react';
import { useState } from 'react';
import type { CrossingRow, SeenCount, UnseenSpot } from '../../analysis/crossing/crossing-report';
import type { Report } from '../../analysis/report';
import { formatLength, formatNumber, formatShare, type Translator } from '../../i18n';
import { Button, Segments, SelectField, Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { Timeline } from './crossing-timeline';
import './crossing-tab.css';

/** How much of what happens is seen, by day and by night, and where it is not. */
export function CrossingTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { chooseContext } = useOperations();
  const layers = useAppState((state) => state.context);
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, layers.length - 1);
  const layer = layers[at];
  const row = report.crossing?.[at];
  if (!layer) {
    return (
      <div className="report__scroll crossing-empty">
        <p>{t('crossing.empty')}</p>
        <p className="muted">{t('crossing.session')}</p>
        <Button icon={<Upload aria-hidden />} onClick={() => void chooseContext()}>
          {t('crossing.import')}
        </Button>
      </div>
    );
  }
  return (
    <div className="report__main">
      <LayerBar at={at} onChoose={setChosen} />
      {row && row.name === layer.name ? (
        <Result row={row} night={report.night} />
      ) : (
        <p className="table__empty">{t('crossing.pending')}</p>
      )}
    </div>
  );
}

function LayerBar({ at, onChoose }: { readonly at: number; readonly onChoose: (at: number) => void }) {
  const t = useWords();
  const { chooseContext, removeContext } = useOperations();
  const layers = useAppState((state) => state.context);
  return (
    <div className="crossing-bar">
      <SelectField
        label={t('crossing.layer')}
        value={String(at)}
        options={layers.map(({ name }, i) => ({ value: String(i), label: name }))}
        onChange={(i) => onChoose(Number(i))}
      />
      <Button size="small" look="quiet" onClick={() => removeContext({ id: layers[at]!.id })}>
        {t('crossing.remove')}
      </Button>
      <Button size="small" icon={<Upload aria-hidden />} onClick={() => void chooseContext()}>
        {t('crossing.import')}
      </Button>
    </div>
  );
}

interface Line extends SeenCount {
  readonly key: string;
  readonly label: string;
  readonly order: number | string;
}

type View = 'spots' | 'category' | 'hour';

function Result({ row, night }: { readonly row: CrossingRow; readonly night: boolean }) {
  const t = useWords();
  const [view, setView] = useState<View>('spots');
  const weighted = row.weight.total !== row.all.total;
  const sums: readonly Line[] = [
    { key: 'all', label: t('crossing.all'), order: 0, ...row.all },
    ...(weighted ? [{ key: 'weight', label: t('crossing.weight'), order: 1, ...row.weight }] : []),
  ];
  return (
    <div className="crossing-counts">
      <div className="crossing-sums">
        <Table
          label={t('crossing.all')}
          language={t.language}
          columns={useCountColumns('')}
          rows={sums}
          rowId={({ key }) => key}
          empty=""
        />
      </div>
      {row.byDate && <Timeline rows={row.byDate} />}
      <div className="crossing-bar">
        <Segments
          label={t('crossing.view')}
          value={view}
          segments={[
            { value: 'spots', label: t(night ? 'crossing.spots.night' : 'crossing.spots.day') },
            { value: 'category', label: t('crossing.byCategory') },
            { value: 'hour', label: t('crossing.byHour') },
          ]}
          onChange={setView}
        />
        <span className="muted">
          {(row.outside ?? 0) > 0 && `${t('crossing.outside', { n: row.outside ?? 0 })} `}
          {t('crossing.method', { size: formatLength(row.spot_m, t.language) })}
        </span>
      </div>
      {view === 'spots' ? <Spots row={row} /> : <Parts key={view} row={row} by={view} />}
    </div>
  );
}

function Parts({ row, by }: { readonly row: CrossingRow; readonly by: Exclude<View, 'spots'> }) {
  const t = useWords();
  return (
    <Table
      label={t(by === 'category' ? 'crossing.byCategory' : 'crossing.byHour')}
      language={t.language}
      columns={useCountColumns(t(by === 'category' ? 'crossing.category' : 'crossing.hour'))}
      rows={by === 'category' ? categoryLines(row, t) : hourLines(row, t)}
      rowId={({ key }) => key}
      empty={t('common.none')}
    />
  );
}

const categoryLines = ({ byCategory }: CrossingRow, t: Translator): readonly Line[] =>
  byCategory.map((row) => {
    const label =
      row.category === ''
        ? t('crossing.notStated')
        : row.category === '*'
          ? t('crossing.others')
          : row.category;
    return { ...row, key: row.category, label, order: label };
  });

const hourLines = ({ byHour }: CrossingRow, t: Translator): readonly Line[] =>
  byHour.map((row) => ({
    ...row,
    key: String(row.hour),
    label: row.hour === null ? t('crossing.notStated') : t('crossing.hourOf', { n: row.hour }),
    order: row.hour ?? 24,
  }));

function useCountColumns(first: string): readonly Column<Line>[] {
  const t = useWords();
  const seen = (id: 'seenByDay' | 'seenByNight', header: string): Column<Line> => ({
    id,
    header,
    align: 'end',
    width: '150px',
    sortValue: (line) => (line[id] ?? 0) / (line.total || 1),
    cell: (line) => {
      const n = line[id] ?? 0;
      const share = formatShare(n / (line.total || 1), t.language, 0);
      return `${formatNumber(n, t.language, Number.isInteger(n) ? 0 : 1)} (${share})`;
    },
  });
  return [
    { id: 'label', header: first, sortValue: ({ order }) => order, cell: ({ label }) => <b>{label}</b> },
    {
      id: 'total',
      header: t('crossing.total'),
      align: 'end',
      width: '110px',
      sortValue: ({ total }) => total ?? 0,
      cell: ({ total }) => formatNumber(total ?? 0, t.language, Number.isInteger(total) ? 0 : 1),
    },
    seen('seenByDay', t('crossing.day')),
    seen('seenByNight', t('crossing.night')),
  ];
}

function Spots({ row }: { readonly row: CrossingRow }) {
  const t = useWords();
  const { focus } = useOperations();
  const columns: readonly Column<UnseenSpot>[] = [
    {
      id: 'street',
      header: t('crossing.spot'),
      sortValue: ({ street }) => street,
      cell: ({ street }) => (
        <span className="ellipsis" title={street}>
          {street === '' ? t('crossing.spot.noStreet') : street}
        </span>
      ),
    },
    {
      id: 'unseen',
      header: t('crossing.unseen'),
      align: 'end',
      width: '150px',
      sortValue: ({ unseen }) => unseen ?? 0,
      cell: ({ unseen, total }) => t('crossing.ofTotal', { n: unseen ?? 0, total: total ?? 0 }),
    },
    {
      id: 'weight',
      header: t('crossing.unseenWeight'),
      align: 'end',
      width: '150px',
      sortValue: ({ weight }) => weight ?? 0,
      cell: ({ weight }) => formatNumber(weight ?? 0, t.language, Number.isInteger(weight) ? 0 : 1),
    },
  ];
  return (
    <Table
      label={t('crossing.spots')}
      language={t.language}
      columns={columns}
      rows={row.unseenSpots}
      rowId={({ at }) => at.join(' ')}
      initialSort={{ column: 'weight', descending: true }}
      onSelect={({ bounds }) => focus({ bounds })}
      empty={t('crossing.spots.none')}
    />
  );
}
