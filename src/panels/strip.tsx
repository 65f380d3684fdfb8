import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Report } from '../analysis/report';
import { formatArea, formatNumber, formatShare, type Translator } from '../i18n';
import {
  changesSinceResult,
  currentProfile,
  isAnalysing,
  hasFreshFigures,
  profileById,
  shownReport,
} from '../store';
import { Progress, Stack, type StackPart } from '../ui';
import { progressShare } from './analysis-progress';
import { useAppState, useOperations, useWords } from './context';
import { levelById, levelName } from './format';
import { levelFill } from './level-fill';
import { shortcutOf } from './keys';
import { useChange } from './use-change';
import './strip.css';

/** The few figures that are always in sight, with their standing: up to date, running, or old (≈). */
export function Strip() {
  const t = useWords();
  const report = useAppState(shownReport);
  const fresh = useAppState(hasFreshFigures);
  return (
    <section
      className={`strip${fresh ? '' : ' strip--old'}`}
      aria-label={t('strip.label')}
      data-region="strip"
      id="region-strip"
      tabIndex={-1}
    >
      <RunProgress />
      {report ? (
        <Figures report={report} fresh={fresh} />
      ) : (
        <p className="strip__empty">{t('strip.empty')}</p>
      )}
      <ReportButton />
    </section>
  );
}

function RunProgress() {
  const t = useWords();
  const running = useAppState(isAnalysing);
  const share = useAppState(({ analysis }) => progressShare(analysis.progress));
  return (
    running && (
      <div className="strip__progress">
        <Progress thin label={t('strip.progress')} share={share} />
      </div>
    )
  );
}

function Figures({ report, fresh }: { readonly report: Report; readonly fresh: boolean }) {
  const t = useWords();
  const levels = useAppState((state) => currentProfile(state)?.levels);
  const behind = useAppState(changesSinceResult);
  const running = useAppState(isAnalysing);
  const approx = fresh ? '' : '≈ ';
  const share = (value: number): string => approx + formatShare(value, t.language);
  const asked = levels?.find((level) => level.id === report.level.id);
  const seenBy = (k: number): number =>
    report.k.filter((row) => row.k >= k).reduce((sum, row) => sum + row.area_m2, 0);
  const next = levels?.[levels.findIndex((level) => level.id === report.level.id) + 1];
  const seen = report.area.share;
  const overlap = ratio(seenBy(2), report.area.public_m2);
  const sound = report.sound && ratio(report.sound.detected_m2, report.area.public_m2);
  return (
    <>
      <Figure
        value={share(seen)}
        change={<Change value={seen} />}
        name={!fresh && behind > 0 && !running ? t('strip.before', { n: behind }) : t('strip.seen')}
      />
      <Figure
        kind="level"
        value={share(next ? ratio(report.area.byLevel[next.id] ?? 0, report.area.public_m2) : seen)}
        name={t('strip.level', { level: levelName(next ?? asked, t) })}
      />
      <Figure
        value={approx + formatArea(report.area.public_m2 - report.area.covered_m2, t.language)}
        name={t('strip.gaps', { n: report.gaps.length })}
      />
      <Figure kind="overlap" value={share(overlap)} name={t('strip.overlap')} />
      {sound !== undefined && <Figure kind="sound" value={share(sound)} name={t('strip.sound')} />}
      {running ? <RunningWords /> : null}
      <LevelBar report={report} fresh={fresh} />
    </>
  );
}

function RunningWords() {
  const t = useWords();
  const devices = useAppState(({ analysis }) =>
    analysis.progress?.step === 'visibility' ? `${analysis.progress.done}/${analysis.progress.total}` : '',
  );
  if (devices === '') return null;
  const [done = '0', total = '0'] = devices.split('/');
  return <p className="strip__running">{t('strip.devicesDone', { done: Number(done), n: Number(total) })}</p>;
}

interface FigureProps {
  readonly value: string;
  readonly name: string;
  readonly kind?: string;
  readonly change?: ReactNode;
}

const Figure = ({ value, name, kind = 'seen', change }: FigureProps) => (
  <div className={`figure figure--${kind}`}>
    <span className="figure__value">
      {value}
      {change}
    </span>
    <span className="figure__name">{name}</span>
  </div>
);

/** ▲▼ against the result before, in points. */
function Change({ value }: { readonly value: number }) {
  const t = useWords();
  const change = useChange(value);
  if (Math.abs(change) < 0.0005) return null;
  const better = change > 0;
  return (
    <span className={`figure__change figure__change--${better ? 'better' : 'worse'}`}>
      {better ? '▲' : '▼'} {formatNumber(Math.abs(change) * 100, t.language, 1)}
    </span>
  );
}

function LevelBar({ report, fresh }: { readonly report: Report; readonly fresh: boolean }) {
  const t = useWords();
  const parts = useLevelParts(report, t);
  return (
    <div className="strip__levels">
      <span>{t('strip.byLevel')}</span>
      <Stack label={t('strip.byLevel')} parts={parts} pale={!fresh} />
    </div>
  );
}

/** Public space by best level reached, the highest first; what is not seen last. */
function useLevelParts(report: Report, t: Translator): readonly StackPart[] {
  const profile = useAppState((state) => profileById(state, report.profile));
  const levels = profile?.levels ?? [];
  const whole = report.area.public_m2;
  const parts = levels.map((level, i): StackPart => {
    const above = levels[i + 1];
    const size = (report.area.byLevel[level.id] ?? 0) - (above ? (report.area.byLevel[above.id] ?? 0) : 0);
    const name = levelName(levelById(profile, level.id), t);
    return {
      id: level.id,
      size: Math.max(0, size),
      fill: levelFill(i, levels.length),
      label: `${name} ${formatShare(ratio(size, whole), t.language)}`,
    };
  });
  const lowest = levels[0];
  const unseen = whole - (lowest ? (report.area.byLevel[lowest.id] ?? 0) : 0);
  return [
    ...parts.toReversed(),
    {
      id: 'unseen',
      size: Math.max(0, unseen),
      fill: 'gap',
      label: `${t('strip.unseen')} ${formatShare(ratio(unseen, whole), t.language)}`,
    },
  ];
}

function ReportButton() {
  const t = useWords();
  const open = useAppState((state) => state.panels.report);
  const { toggleReport } = useOperations();
  return (
    <button
      type="button"
      className="strip__report"
      aria-expanded={open}
      aria-controls="region-report"
      aria-label={t(open ? 'strip.closeReportLong' : 'strip.reportLong')}
      title={shortcutOf(toggleReport, t.language)}
      onClick={() => toggleReport()}
    >
      {t(open ? 'strip.closeReport' : 'strip.report')}
      {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
    </button>
  );
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
