import { CircleAlert, CircleCheck } from 'lucide-react';
import type { PlaceRow, Report } from '../../analysis/report';
import { formatNumber, formatShare, type Translator } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import { profileById } from '../../store';
import { Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelById, levelName } from '../format';
import { missingOfPlaceWords, missingOfZoneWords } from '../requirement-missing';

/** A place or a required zone, with what it asks for and what it got. */
interface Requirement {
  readonly id: ObjectId;
  readonly kind: 'place' | 'zone';
  readonly level: string;
  readonly k: number;
  readonly met: boolean;
  readonly by: readonly ObjectId[];
  readonly reached: string;
  readonly missing: string;
  /** Of an entrance ([C8]). */
  readonly approach?: PlaceRow['approach'];
  readonly events?: PlaceRow['events'];
}

/** Places and required zones, those that are missed first; of them those where most happens. */
export function RequirementsTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const rows = useRows(report);
  const columns = useColumns(report);
  const selected = useAppState((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  return (
    <div className="report__main">
      <Table
        label={t('report.tab.requirements')}
        language={t.language}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        initialSort={{ column: 'met', descending: false }}
        selected={selected}
        onSelect={(row) => select({ ids: [row.id], reveal: true })}
        leastWidth_px={760 + (report.approaches ? 76 : 0) + (report.crossing ? EVENTS_PX : 0)}
        empty={t('requirements.none')}
      />
    </div>
  );
}

function useRows(report: Report): readonly Requirement[] {
  const t = useWords();
  const places = report.places.map((row): Requirement => ({
    id: row.id,
    kind: 'place',
    level: row.level,
    k: row.k,
    met: row.met,
    by: row.by,
    reached:
      row.bestDensity_px_per_m === null
        ? t('requirement.unseen')
        : `${formatNumber(row.bestDensity_px_per_m, t.language, 0)}\u00a0px/m`,
    missing: missingOfPlaceWords(row, t),
    ...(row.approach === undefined ? {} : { approach: row.approach }),
    ...(row.events ? { events: row.events } : {}),
  }));
  const zones = report.zones
    .filter((row) => row.role === 'required')
    .map((row): Requirement => ({
      id: row.id,
      kind: 'zone',
      level: row.level,
      k: row.k,
      met: row.met,
      by: [],
      reached: formatShare(row.share, t.language),
      missing: missingOfZoneWords(row, t),
      ...(row.events ? { events: row.events } : {}),
    }));
  return [...places, ...zones].sort((a, b) => weightOf(b) - weightOf(a));
}

const weightOf = ({ events }: Requirement): number => events?.weight ?? 0;

function useColumns(report: Report): readonly Column<Requirement>[] {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState((state) => profileById(state, report.profile));
  const level = (row: Requirement): string => levelName(levelById(profile, row.level), t);
  return [
    {
      id: 'what',
      header: t('requirements.what'),
      sortValue: (row) => labelOfId(plan, row.id, t),
      cell: (row) => (
        <>
          <b>{labelOfId(plan, row.id, t)}</b>{' '}
          <span className="muted">{t(row.kind === 'place' ? 'kind.place' : 'role.required')}</span>
        </>
      ),
    },
    { id: 'level', header: t('field.level'), width: '98px', sortValue: level, cell: level },
    {
      id: 'k',
      header: t('requirements.k'),
      align: 'end',
      width: '76px',
      sortValue: (row) => row.k,
      cell: (row) => formatNumber(row.k, t.language),
    },
    {
      id: 'met',
      header: t('requirements.state'),
      width: '104px',
      sortValue: (row) => (row.met ? 1 : 0),
      cell: (row) =>
        row.met ? (
          <span className="state-met">
            <CircleCheck aria-hidden /> {t('requirement.metShort')}
          </span>
        ) : (
          <span className="state-missed">
            <CircleAlert aria-hidden /> {t('requirement.missedShort')}
          </span>
        ),
    },
    ...(report.crossing ? [eventColumn(t)] : []),
    {
      id: 'reached',
      header: t('requirements.reached'),
      align: 'end',
      width: '84px',
      cell: (row) => row.reached,
    },
    {
      id: 'missing',
      header: t('requirement.missing'),
      width: '138px',
      cell: (row) => row.missing,
    },
    ...(report.approaches ? [approachColumn(t)] : []),
    {
      id: 'by',
      header: t('requirement.by'),
      width: '11%',
      cell: (row) => row.by.map((id) => labelOfId(plan, id, t)).join(', '),
    },
  ];
}

const EVENTS_PX = 124;

/** What happens there: a requirement that is missed where much happens comes before the others. */
const eventColumn = (t: Translator): Column<Requirement> => ({
  id: 'events',
  header: t('requirements.events'),
  align: 'end',
  width: `${EVENTS_PX}px`,
  sortValue: weightOf,
  cell: ({ events }) => {
    if (!events) return '';
    const [n, weight] = [events.count ?? 0, events.weight ?? 0].map((value) =>
      formatNumber(value, t.language, value % 1 === 0 ? 0 : 1),
    );
    return n === weight ? n : t('requirements.events.weight', { n: n!, weight: weight! });
  },
});

const approachColumn = (t: Translator): Column<Requirement> => ({
  id: 'approach',
  header: t('requirements.approach'),
  align: 'end',
  width: '76px',
  sortValue: ({ approach }) => approach?.share ?? -1,
  cell: ({ approach }) => {
    if (approach === undefined) return '';
    if (approach === null) return t('approach.noDirectionShort');
    return approach.share === null ? t('common.none') : formatShare(approach.share, t.language);
  },
});
