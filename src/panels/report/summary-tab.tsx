import type { FigureRange } from '../../analysis';
import type { KRow, Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import type { LevelProfile } from '../../model/catalogue';
import { sensitivityOf, profileById } from '../../store';
import { Bar, type Fill } from '../../ui';
import { useAppState, useWords } from '../context';
import { densityText, levelName } from '../format';
import { Fact } from '../inspector/section';
import { levelFill } from '../level-fill';
import { rangeText } from './sensitivity-words';
import { SensitivityControl } from './sensitivity-section';

/** Street length and public space at every level, k-coverage, and the network as a whole. */
export function SummaryTab({ report }: { readonly report: Report }) {
  const t = useWords();
  const profile = useAppState((state) => profileById(state, report.profile));
  const sensitivity = useAppState(sensitivityOf);
  return (
    <div className="report__scroll">
      <div className="report__columns">
        <Levels
          title={t('summary.streets')}
          whole={formatLength(report.streets.length_m, t.language)}
          total={report.streets.length_m}
          byLevel={report.streets.byLevel}
          ranges={sensitivity?.streets.byLevel}
          profile={profile}
          format={(n) => formatLength(n, t.language)}
        />
        <Levels
          title={t(report.area.basis === 'zone' ? 'summary.area' : 'summary.corridor')}
          whole={formatArea(report.area.public_m2, t.language)}
          total={report.area.public_m2}
          byLevel={report.area.byLevel}
          ranges={sensitivity?.area.byLevel}
          profile={profile}
          format={(n) => formatArea(n, t.language)}
        />
        <KTable report={report} />
        <Network report={report} />
      </div>
    </div>
  );
}

interface LevelsProps {
  readonly title: string;
  readonly whole: string;
  readonly total: number;
  readonly byLevel: Readonly<Record<string, number>>;
  /** At other assumed heights, where that was asked for. */
  readonly ranges: Readonly<Record<string, FigureRange>> | undefined;
  readonly profile: LevelProfile | undefined;
  readonly format: (n: number) => string;
}

function Levels({ title, whole, total, byLevel, ranges, profile, format }: LevelsProps) {
  const t = useWords();
  const levels = profile?.levels ?? [];
  return (
    <section>
      <h3 className="report__head">
        {title}
        <span>{whole}</span>
      </h3>
      {levels.map((level, i) => {
        const value = byLevel[level.id] ?? 0;
        const share = total > 0 ? value / total : 0;
        const fill = levelFill(i, levels.length);
        const over = total > 0 ? ranges?.[level.id] : undefined;
        const range = over && rangeText(over, (n) => formatShare(n / total, t.language), t);
        return (
          <div key={level.id} className="level-row">
            <span className={`level-row__swatch fill--${fill}`} />
            <span className="ellipsis">
              {levelName(level, t)}{' '}
              <span className="muted small">{densityText(level.density_px_per_m, t)}</span>
            </span>
            <Bar share={share} fill={fill} />
            <b>{formatShare(share, t.language)}</b>
            <span className="muted">{format(value)}</span>
            {range && <span className="muted tiny level-row__range">{range}</span>}
          </div>
        );
      })}
    </section>
  );
}

const K_FILL: readonly Fill[] = ['gap', 'over-1', 'over-2', 'over-3'];

/** Public space and street length by the number of cameras that see it ([C3]). */
function KTable({ report }: { readonly report: Report }) {
  const t = useWords();
  const area = report.k.reduce((sum, row) => sum + row.area_m2, 0);
  const length = report.k.reduce((sum, row) => sum + row.length_m, 0);
  const name = (row: KRow): string => t(row.orMore ? 'k.orMore' : 'k.exactly', { n: row.k });
  return (
    <section>
      <h3 className="report__head">
        {t('summary.k')}
        <span>{t('summary.kUnit')}</span>
      </h3>
      {report.k.map((row) => (
        <div key={row.k} className="level-row">
          <span className={`level-row__swatch fill--${K_FILL[Math.min(row.k, 3)] ?? 'none'}`} />
          <span>{row.k === 0 ? t('k.none') : name(row)}</span>
          <Bar share={area > 0 ? row.area_m2 / area : 0} fill={K_FILL[Math.min(row.k, 3)] ?? 'none'} />
          <b>{formatShare(area > 0 ? row.area_m2 / area : 0, t.language)}</b>
          <span className="muted">{formatShare(length > 0 ? row.length_m / length : 0, t.language)}</span>
        </div>
      ))}
      <p className="muted tiny">{t('summary.kNote')}</p>
    </section>
  );
}

function Network({ report }: { readonly report: Report }) {
  const t = useWords();
  const met = report.places.filter((row) => row.met).length;
  const required = report.zones.filter((row) => row.role === 'required');
  const sensitivity = useAppState(sensitivityOf);
  return (
    <section>
      <h3 className="report__head">{t('summary.network')}</h3>
      <Fact
        name={t('summary.gaps')}
        value={t('summary.gapsValue', {
          n: report.gaps.length,
          length: formatLength(
            report.gaps.reduce((sum, gap) => sum + (gap.basis === 'street' ? gap.length_m : 0), 0),
            t.language,
          ),
        })}
      />
      {sensitivity && (
        <Fact
          name={t('summary.gapsRange')}
          value={
            rangeText(sensitivity.gaps.length_m, (n) => formatLength(n, t.language), t) ??
            t('sensitivity.same')
          }
        />
      )}
      <Fact name={t('summary.gapsBelow')} value={formatLength(report.gapsBelowMinimum_m, t.language)} />
      <Fact
        name={t('summary.redundancy')}
        value={
          report.redundancy === null
            ? t('common.none')
            : `× ${formatNumber(report.redundancy, t.language, 2)}`
        }
      />
      <Fact
        name={t('summary.underBuildings')}
        value={formatLength(report.streets.underBuildings_m, t.language)}
      />
      {report.places.length > 0 && (
        <Fact
          name={t('summary.places')}
          value={t('summary.metOf', { n: met, total: report.places.length })}
        />
      )}
      {report.approaches && (
        <Fact
          name={t('summary.approaches')}
          value={
            report.approaches.share === null
              ? t('common.none')
              : t('summary.approachesValue', {
                  share: formatShare(report.approaches.share, t.language),
                  length: formatLength(report.approaches.length_m, t.language),
                })
          }
        />
      )}
      {required.length > 0 && (
        <Fact
          name={t('summary.zones')}
          value={t('summary.metOf', { n: required.filter((row) => row.met).length, total: required.length })}
        />
      )}
      {report.sound && (
        <Fact name={t('summary.heard')} value={formatArea(report.sound.detected_m2, t.language)} />
      )}
      {sensitivity && <p className="muted tiny">{t('sensitivity.others')}</p>}
      {!sensitivity && report.data.heightAssumed > 0 && (
        <>
          <p className="muted small">
            {t('summary.assumed', { n: report.data.heightAssumed, total: report.data.buildings })}
          </p>
          <SensitivityControl />
        </>
      )}
    </section>
  );
}
