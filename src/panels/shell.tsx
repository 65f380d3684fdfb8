import { PanelRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../ui';
import { useAppState, usePanels, useWords } from './context';
import { Dialogs } from './dialogs/dialogs';
import { StartCard } from './dialogs/start-card';
import { DropZone } from './drop-zone';
import { Inspector } from './inspector/inspector';
import { useKeyboard } from './keyboard';
import { Legend } from './legend';
import { LiveRegions } from './live-regions';
import { MapStatus } from './map-status';
import { Notices } from './notices';
import { PlanTree } from './plan-tree';
import { ReadingSwitch } from './reading-switch';
import { ReportDrawer } from './report/report-drawer';
import { Strip } from './strip';
import { ToolRail } from './tool-rail';
import { TopBar } from './top-bar';
import './shell.css';

/** The whole window: bar, rail, plan, map with what floats on it, strip, report, inspector. */
export function Shell() {
  useKeyboard();
  const start = useAppState((state) => state.dialog === 'start');
  const plan = useAppState((state) => state.panels.plan);
  const report = useAppState((state) => state.panels.report);
  const [inspector, setInspector] = useInspectorOpen();
  const look = [
    'app',
    plan ? '' : 'app--no-plan',
    start ? 'app--start' : '',
    inspector ? '' : 'app--inspector-closed',
  ];
  return (
    <div className={look.filter(Boolean).join(' ')}>
      <SkipLinks />
      <TopBar />
      {!start && <ToolRail />}
      {!start && plan && <PlanTree />}
      <main className="map-column">
        <div className="map-box" data-region="map" id="region-map">
          <MapHost />
          {start ? (
            <StartCard />
          ) : (
            <>
              <ReadingSwitch />
              <Legend />
              <MapStatus />
              <InspectorToggle open={inspector} onToggle={() => setInspector(!inspector)} />
            </>
          )}
          <Notices />
        </div>
        {!start && <Strip />}
        {!start && report && <ReportDrawer />}
      </main>
      {!start && <Inspector />}
      <Dialogs />
      <DropZone />
      <LiveRegions />
    </div>
  );
}

/** The place where the map lives. React draws the frame, the map draws itself. */
function MapHost() {
  const { mountMap } = usePanels();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mountMap(host.current) : undefined), [mountMap]);
  return <div ref={host} className="map-host" />;
}

/** On narrow windows the inspector slides over the map: it opens with a selection, and by its button. */
function useInspectorOpen(): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  const selected = useAppState((state) => state.selection.size > 0 || state.selectedGap !== undefined);
  const [before, setBefore] = useState(selected);
  if (before !== selected) {
    setBefore(selected);
    setOpen(selected);
  }
  return [open, setOpen];
}

function InspectorToggle({ open, onToggle }: { readonly open: boolean; readonly onToggle: () => void }) {
  const t = useWords();
  return (
    <div className="panel-toggle card">
      <IconButton label={t(open ? 'inspector.close' : 'inspector.open')} side="left" onClick={onToggle}>
        <PanelRight aria-hidden />
      </IconButton>
    </div>
  );
}

function SkipLinks() {
  const t = useWords();
  const links = ['map', 'plan', 'inspector', 'report'] as const;
  const go = (name: (typeof links)[number]): void => {
    const region = document.getElementById(`region-${name}`) ?? document.getElementById('region-strip');
    const inside =
      region?.querySelector<HTMLElement>('[role="application"], canvas, [tabindex="0"]') ?? region;
    inside?.focus();
  };
  return (
    <nav className="skip-links" aria-label={t('skip.label')}>
      {links.map((name) => (
        <a
          key={name}
          href={`#region-${name}`}
          onClick={(event) => {
            event.preventDefault();
            go(name);
          }}
        >
          {t(`skip.${name}`)}
        </a>
      ))}
    </nav>
  );
}
