import { Download } from 'lucide-react';
import { useState } from 'react';
import type { Report } from '../../analysis/report';
import { isAnalysing, hasFreshFigures, shownReport, type ReportTab } from '../../store';
import { Button, Message, Splitter, tabPanelProps, Tabs, type Tab } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { shortcutOf } from '../keys';
import { CrossingTab } from './crossing-tab';
import { CostsTab } from './costs-tab';
import { DataTab } from './data-tab';
import { DevicesTab } from './devices-tab';
import { GapsTab } from './gaps-tab';
import { OverlapsTab } from './overlaps-tab';
import { PrivacyTab, privacyCount } from './privacy-tab';
import { RequirementsTab } from './requirements-tab';
import { ScenariosTab } from './scenarios-tab';
import { SensorsTab } from './sensors-tab';
import { SummaryTab } from './summary-tab';
import './report.css';

const START_PX = 392;
const MIN_PX = 240;

/** The coverage report: rises over the map, as high as the user likes. */
export function ReportDrawer() {
  const t = useWords();
  const [height, setHeight] = useState(START_PX);
  const max = Math.round(window.innerHeight * 0.6);
  const report = useAppState(shownReport);
  return (
    <section
      className="report"
      id="region-report"
      data-region="report"
      aria-label={t('report.label')}
      tabIndex={-1}
      style={{ height: `${Math.min(height, max)}px` }}
    >
      <Splitter
        label={t('report.resize')}
        orientation="horizontal"
        size={Math.min(height, max)}
        min={MIN_PX}
        max={max}
        direction={-1}
        onResize={setHeight}
      />
      {report ? <Content report={report} /> : <p className="table__empty">{t('strip.empty')}</p>}
    </section>
  );
}

function Content({ report }: { readonly report: Report }) {
  const t = useWords();
  const { showReport } = useOperations();
  const withScenarios = useAppState((state) => state.plan.head.scenarios !== undefined);
  // A plan that has lost its scenarios has nothing to show in their tab.
  const tab = useAppState(({ panels, plan }) =>
    panels.reportTab === 'scenarios' && !plan.head.scenarios ? 'summary' : panels.reportTab,
  );
  return (
    <>
      <Tabs
        label={t('report.label')}
        idPrefix="report"
        tabs={tabsOf(report, withScenarios, (id, count) => ({ id, label: t(`report.tab.${id}`), count }))}
        selected={tab}
        onSelect={(id) => showReport({ tab: id })}
        end={<CsvButton tab={tab} />}
      />
      <StaleNotice />
      <div className="report__body" {...tabPanelProps('report', tab)}>
        <TabContent tab={tab} report={report} />
      </div>
    </>
  );
}

function tabsOf(
  report: Report,
  withScenarios: boolean,
  make: (id: ReportTab, count: string | undefined) => Tab<ReportTab>,
): readonly Tab<ReportTab>[] {
  const required = report.zones.filter((zone) => zone.role === 'required').length;
  return [
    make('summary', undefined),
    ...(withScenarios ? [make('scenarios', undefined)] : []),
    make('gaps', String(report.gaps.length)),
    make('overlaps', String(report.overlaps.length)),
    make('devices', String(report.devices.filter((row) => row.kind === 'camera').length)),
    make('sensors', String(report.sound?.devices.length ?? 0)),
    make('requirements', String(report.places.length + required)),
    make('privacy', privacyCount(report)),
    make('crossing', report.crossing ? String(report.crossing.length) : undefined),
    ...(report.costs.lines ? [make('costs', undefined)] : []),
    make('data', undefined),
  ];
}

function TabContent({ tab, report }: { readonly tab: ReportTab; readonly report: Report }) {
  switch (tab) {
    case 'summary':
      return <SummaryTab report={report} />;
    case 'scenarios':
      return <ScenariosTab />;
    case 'gaps':
      return <GapsTab report={report} />;
    case 'overlaps':
      return <OverlapsTab report={report} />;
    case 'devices':
      return <DevicesTab report={report} />;
    case 'sensors':
      return <SensorsTab report={report} />;
    case 'requirements':
      return <RequirementsTab report={report} />;
    case 'privacy':
      return <PrivacyTab report={report} />;
    case 'crossing':
      return <CrossingTab report={report} />;
    case 'costs':
      return report.costs.lines ? <CostsTab costs={report.costs} /> : null;
    case 'data':
      return <DataTab report={report} />;
  }
}

/** Tables that leave as CSV, by tab. */
const CSV_OF: Partial<Record<ReportTab, string>> = {
  gaps: 'gaps-csv',
  devices: 'devices-csv',
  sensors: 'devices-csv',
  privacy: 'facades-csv',
};

function CsvButton({ tab }: { readonly tab: ReportTab }) {
  const t = useWords();
  const { exports, runExport } = usePanels();
  const isPublic = useAppState(({ withheld }) => withheld.length > 0);
  const format = exports.find(({ id }) => id === CSV_OF[tab]);
  if (!format) return null;
  return (
    <Button size="small" look="quiet" icon={<Download aria-hidden />} onClick={() => runExport(format.id)}>
      {t(isPublic ? 'report.csv.public' : 'report.csv')}
    </Button>
  );
}

/** Figures that no longer belong to the plan are never shown silently ([C7]). */
function StaleNotice() {
  const t = useWords();
  const { runAnalysis } = useOperations();
  const fresh = useAppState(hasFreshFigures);
  const running = useAppState(isAnalysing);
  if (fresh || running) return null;
  return (
    <div className="report__notice">
      <Message
        severity="warning"
        actions={
          <Button
            size="small"
            look="soft"
            shortcut={shortcutOf(runAnalysis, t.language)}
            onClick={() => runAnalysis()}
          >
            {t('chip.run')}
          </Button>
        }
      >
        {t('report.stale')}
      </Message>
    </div>
  );
}
