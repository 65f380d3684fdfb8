import type { DispensableReport, Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber } from '../../i18n';
import { Button } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelName } from '../format';

/** Cameras that can go without loss: each alone, and as many together as were found. */
export function Dispensable({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const { dispensable } = report;
  if (!dispensable) return null;
  const { single, together, tolerance_m2, tolerance_m } = dispensable;
  const size = (area_m2: number, length_m: number) => ({
    area: formatArea(area_m2, t.language),
    length: formatLength(length_m, t.language),
  });
  return (
    <>
      <h3 className="report__head">
        {t('dispensable.title')}
        {single.length > 0 && <span>{t('dispensable.each')}</span>}
      </h3>
      {single.length === 0 && <p className="muted small">{t('dispensable.none')}</p>}
      {single.map((row) => (
        <Row key={row.id} row={row} report={report} />
      ))}
      {together.devices.length > 1 && (
        <p className="small">
          {t('dispensable.together', {
            n: together.devices.length,
            ...size(together.lost_m2, together.lost_m),
          })}{' '}
          <Button size="small" look="link" onClick={() => select({ ids: together.devices, reveal: true })}>
            {t('dispensable.select', { n: together.devices.length })}
          </Button>
        </p>
      )}
      <p className="muted small">
        {t('dispensable.note', {
          area: `${formatNumber(tolerance_m2, t.language, 1)}\u00a0m²`,
          length: formatLength(tolerance_m, t.language),
        })}
      </p>
    </>
  );
}

/** With what its going takes away at the first denser level that loses something. */
function Row({
  row,
  report,
}: {
  readonly row: DispensableReport['single'][number];
  readonly report: Report;
}) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const profile = useAppState((state) => state.profiles.find((one) => one.id === report.profile));
  const asked = report.level.density_px_per_m;
  const denser = profile?.levels.find(
    (level) =>
      level.density_px_per_m > asked &&
      (row.lostByLevel_m2[level.id] ?? 0) > (report.dispensable?.tolerance_m2 ?? 0),
  );
  return (
    <button
      type="button"
      className="side-row side-row--named"
      onClick={() => select({ ids: [row.id], reveal: true })}
    >
      <span>
        <b>{labelOfId(plan, row.id, t)}</b> <span className="muted">{plan.objects.get(row.id)?.name}</span>
      </span>
      <span className="muted small">
        {denser &&
          t('dispensable.denser', {
            area: formatArea(row.lostByLevel_m2[denser.id]!, t.language),
            level: levelName(denser, t),
          })}
      </span>
    </button>
  );
}
