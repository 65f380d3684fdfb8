import type { Report, SensitivityReport } from '../../analysis';
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import { sensitivityOf } from '../../store';
import { Button, Message, Progress } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { useReason } from '../use-availability';
import { Fact } from '../inspector/section';
import './sensitivity.css';

/** How many devices are listed, those that move most first. */
const DEVICES_SHOWN = 12;

/** The figures at other assumed heights, looked for on demand. */
export function SensitivitySection({ report }: { readonly report: Report }) {
  const t = useWords();
  const found = useAppState(sensitivityOf);
  return (
    <section>
      <h3 className="report__head">{t('sensitivity.title')}</h3>
      {report.data.heightAssumed === 0 ? (
        <p className="prose">{t('sensitivity.none')}</p>
      ) : (
        <>
          <p className="prose">{t('sensitivity.why', { n: report.data.heightAssumed })}</p>
          {found ? <Found report={report} found={found} /> : <SensitivityControl />}
        </>
      )}
    </section>
  );
}

/** The button that asks, the progress with its end, and what went wrong. */
export function SensitivityControl() {
  const t = useWords();
  const { findSensitivity, cancelSensitivity } = useOperations();
  const search = useAppState((state) => state.sensitivity);
  const reason = useReason(findSensitivity);
  if (search?.status === 'running') {
    const { progress } = search;
    return (
      <div className="sensitivity__run">
        <Progress
          label={t('sensitivity.running')}
          share={progress ? progress.done / Math.max(1, progress.total) : undefined}
        />
        <span className="muted small">{t('sensitivity.running')}</span>
        <Button size="small" look="quiet" onClick={() => cancelSensitivity()}>
          {t('sensitivity.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div className="sensitivity__run">
      {search?.status === 'failed' && <Message severity="error">{t('sensitivity.failed')}</Message>}
      <Button size="small" look="soft" unavailable={reason} onClick={() => findSensitivity()}>
        {t(search?.status === 'failed' ? 'sensitivity.again' : 'sensitivity.find')}
      </Button>
    </div>
  );
}

function Found({ report, found }: { readonly report: Report; readonly found: SensitivityReport }) {
  const t = useWords();
  const share = (value: number): string => formatShare(value, t.language);
  const height = (height_m: number): string =>
    t(height_m === report.data.assumedHeight_m ? 'sensitivity.own' : 'sensitivity.other', {
      height: formatNumber(height_m, t.language),
    });
  return (
    <>
      <table className="sensitivity">
        <thead>
          <tr>
            <th scope="col">{t('sensitivity.height')}</th>
            <th scope="col">{t('sensitivity.streets')}</th>
            <th scope="col">{t('sensitivity.area')}</th>
            <th scope="col">{t('sensitivity.gaps')}</th>
          </tr>
        </thead>
        <tbody>
          {found.runs.map((run) => (
            <tr key={run.assumedHeight_m}>
              <th scope="row">{height(run.assumedHeight_m)}</th>
              <td>{share(run.streetShare)}</td>
              <td>{share(run.areaShare)}</td>
              <td>
                {t('sensitivity.gaps.count', { n: run.gaps, length: formatLength(run.gaps_m, t.language) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <DeviceRanges found={found} />
    </>
  );
}

function DeviceRanges({ found }: { readonly found: SensitivityReport }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const area = (value: number): string => formatArea(value, t.language);
  const moving = found.devices
    .filter(({ seen_m2 }) => area(seen_m2.least) !== area(seen_m2.most))
    .toSorted((a, b) => b.seen_m2.most - b.seen_m2.least - (a.seen_m2.most - a.seen_m2.least));
  const steady = found.devices.length - moving.length;
  return (
    <>
      <h3 className="report__head">{t('sensitivity.devices')}</h3>
      {moving.slice(0, DEVICES_SHOWN).map(({ id, seen_m2 }) => (
        <Fact
          key={id}
          name={labelOfId(plan, id, t)}
          value={t('sensitivity.short', { least: area(seen_m2.least), most: area(seen_m2.most) })}
        />
      ))}
      {moving.length === 0 && <p className="muted small">{t('sensitivity.steady.all')}</p>}
      {moving.length > 0 && steady > 0 && (
        <p className="muted small">{t('sensitivity.steady', { n: steady })}</p>
      )}
    </>
  );
}
