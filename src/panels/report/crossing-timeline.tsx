import type { DateRow } from '../../analysis/crossing/crossing-report';
import { dayNumber } from '../../model/days';
import { formatNumber } from '../../i18n';
import { Button } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

const HEIGHT = 44;
const BAR = 10;

const dayOf = (iso: string): number => {
  const [year, month, day] = iso.split('-').map(Number);
  return dayNumber(year!, month!, day!)!;
};

/** Events through time, and the period that is counted: two sliders under the bars. */
export function Timeline({ rows }: { readonly rows: readonly DateRow[] }) {
  const t = useWords();
  const { setContextPeriod } = useOperations();
  const period = useAppState((state) => state.contextPeriod);
  const most = Math.max(1, ...rows.map(({ total }) => total ?? 0));
  const last = rows.length - 1;
  const first = period
    ? Math.max(
        0,
        rows.findIndex(({ to }) => dayOf(to) >= period.from),
      )
    : 0;
  const final = period
    ? Math.max(
        first,
        rows.findLastIndex(({ from }) => dayOf(from) <= period.to),
      )
    : last;
  const choose = (from: number, to: number): void =>
    void setContextPeriod({
      period:
        from === 0 && to === last ? undefined : { from: dayOf(rows[from]!.from), to: dayOf(rows[to]!.to) },
    });
  return (
    <fieldset className="crossing-timeline">
      <legend>{t('crossing.timeline')}</legend>
      <svg viewBox={`0 0 ${rows.length * BAR} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {rows.map(({ from, to, total }, i) => {
          const height = (HEIGHT * (total ?? 0)) / most;
          return (
            <rect
              key={from}
              className={i >= first && i <= final ? 'crossing-timeline__in' : 'crossing-timeline__out'}
              x={i * BAR + 1}
              width={BAR - 2}
              y={HEIGHT - height}
              height={height}
            >
              <title>{t('crossing.timeline.bar', { from, to, n: total ?? 0 })}</title>
            </rect>
          );
        })}
      </svg>
      <label>
        {t('crossing.timeline.from')}
        <input
          type="range"
          min={0}
          max={last}
          value={first}
          aria-valuetext={rows[first]!.from}
          onChange={({ target }) => choose(Math.min(Number(target.value), final), final)}
        />
        <output>{rows[first]!.from}</output>
      </label>
      <label>
        {t('crossing.timeline.to')}
        <input
          type="range"
          min={0}
          max={last}
          value={final}
          aria-valuetext={rows[final]!.to}
          onChange={({ target }) => choose(first, Math.max(Number(target.value), first))}
        />
        <output>{rows[final]!.to}</output>
      </label>
      <Button
        size="small"
        look="quiet"
        unavailable={period ? undefined : t('crossing.timeline.all')}
        onClick={() => setContextPeriod({ period: undefined })}
      >
        {t('crossing.timeline.all')}
      </Button>
      <span className="muted small">
        {formatNumber(
          rows.slice(first, final + 1).reduce((sum, { total }) => sum + (total ?? 0), 0),
          t.language,
          0,
        )}{' '}
        · {t('crossing.timeline.note')}
      </span>
    </fieldset>
  );
}
