import type { LossRow, Report } from '../../analysis/report';
import { formatArea, formatLength } from '../../i18n';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';

/** What falls out with a mast, a power supply or a network; a row selects its devices. */
export function GroupLosses({ report }: { readonly report: Report }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const losses = report.losses ?? [];
  if (losses.length === 0) return null;
  const nameOf = ({ kind, id, devices }: LossRow): string =>
    kind === 'mast'
      ? t('losses.mast', { refs: devices.map((device) => labelOfId(plan, device, t)).join(', ') })
      : t(`losses.${kind}`, { name: id });
  return (
    <>
      <h3 className="report__head">
        {t('losses.title')}
        <span>{t('losses.lost')}</span>
      </h3>
      {losses.map((row) => (
        <button
          key={`${row.kind} ${row.id}`}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: row.devices, reveal: true })}
        >
          <b>{nameOf(row)}</b>
          <span>
            {formatArea(row.lost_m2, t.language)} · {formatLength(row.lost_m, t.language)}
          </span>
        </button>
      ))}
    </>
  );
}
