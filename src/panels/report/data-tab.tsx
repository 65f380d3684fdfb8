import type { Report } from '../../analysis/report';
import { formatNumber, formatShare } from '../../i18n';
import type { DataSource } from '../../model/plan';
import { useAppState, usePanels, useWords } from '../context';
import { FaultList } from '../fault-list';
import { Fact } from '../inspector/section';
import { SensitivitySection } from './sensitivity-section';

/** Where the data come from, how sure the heights are, and what the model leaves out ([O5]). */
export function DataTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const { version } = usePanels();
  const { data } = report;
  const heights = data.heightKnown + data.heightAssumed;
  const duration = useAppState((state) => state.analysis.duration_ms);
  return (
    <div className="report__scroll">
      <div className="report__columns">
        <section>
          <h3 className="report__head">{t('data.sources')}</h3>
          {data.sources.length === 0 && <p className="muted">{t('data.none')}</p>}
          {data.sources.map((source) => (
            <Source key={`${source.layer} ${source.name}`} source={source} />
          ))}
        </section>
        <section>
          <h3 className="report__head">{t('data.heights')}</h3>
          <Fact name={t('data.buildings')} value={formatNumber(data.buildings, t.language)} />
          <Fact name={t('data.known')} value={formatNumber(data.heightKnown, t.language)} />
          <Fact
            name={t('data.assumedAt', { height: formatNumber(data.assumedHeight_m, t.language) })}
            value={`${formatNumber(data.heightAssumed, t.language)}${heights > 0 ? ` (${formatShare(data.heightAssumed / heights, t.language, 0)})` : ''}`}
          />
          <Fact name={t('data.streets')} value={formatNumber(data.streets, t.language)} />
          <h3 className="report__head">{t('data.run')}</h3>
          <Fact name={t('data.version')} value={version} />
          {duration !== undefined && (
            <Fact
              name={t('data.duration')}
              value={`${formatNumber(duration / 1000, t.language, 2)}\u00a0s`}
            />
          )}
        </section>
        <SensitivitySection report={report} />
        <section>
          <h3 className="report__head">{t('data.method')}</h3>
          <p className="prose">{t('data.method.ground')}</p>
          <p className="prose">
            {t('data.method.target', { height: formatNumber(report.targetHeight_m, t.language, 2) })}
          </p>
          <p className="prose">{t('data.method.lens')}</p>
          {report.area.courtyardsCounted && <p className="prose">{t('data.method.courtyards')}</p>}
          {report.area.basis === 'corridor' && <p className="prose">{t('data.method.corridor')}</p>}
          <p className="prose">{t('data.method.classes', { classes: data.streetClasses.join(', ') })}</p>
        </section>
      </div>
      {data.faults.length > 0 && (
        <section>
          <h3 className="report__head">{t('data.faults')}</h3>
          <FaultList faults={data.faults} />
        </section>
      )}
    </div>
  );
}

function Source({ source }: { readonly source: DataSource }) {
  const t = useWords();
  const facts = [source.name, source.date ?? t('data.undated'), source.licence, source.attribution].filter(
    (fact) => fact !== undefined && fact !== '',
  );
  return (
    <div>
      <Fact
        name={t(`source.${source.layer}`)}
        value={source.count === undefined ? '' : formatNumber(source.count, t.language)}
      />
      <p className="muted tiny">{facts.join(t('common.separator'))}</p>
    </div>
  );
}
