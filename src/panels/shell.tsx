import { Layers, PanelRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton, Message } from '../ui';
import { useAppState, useOperations, usePanels, useWords } from './context';
import { Dialogs } from './dialogs/dialogs';
import { StartCard } from './dialogs/start-card';
import { DropZone } from './drop-zone';
import { Inspector } from './inspector/inspector';
import { useKeyboard } from './keyboard';
import { Legend } from './legend';
import { LiveRegions } from './live-regions';
import { MapMenu } from './map-menu';
import { MapStatus } from './map-status';
import { MapSwipe } from './map-swipe';
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
              <MapSwipe />
              <ReadingSwitch />
              <Legend />
              <MapStatus />
              <MapMenu />
              <PanelToggles open={inspector} onToggle={setInspector} />
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
  const t = useWords();
  const { mountMap } = usePanels();
  const host = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!host.current) return undefined;
    try {
      return mountMap(host.current);
    } catch {
      // No WebGL 2: figures, tables and files work all the same.
      setFailed(true);
      return undefined;
    }
  }, [mountMap]);
  return (
    <>
      <div ref={host} className="map-host" />
      {failed && (
        <div className="map-failed">
          <Message severity="error">{t('map.noWebGl')}</Message>
        </div>
      )}
    </>
  );
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

interface ToggleProps {
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
}

/** On narrow windows: the plan and the properties, one at a time over the map. */
function PanelToggles({ open, onToggle }: ToggleProps) {
  const t = useWords();
  const plan = useAppState((state) => state.panels.plan);
  const { togglePlanPanel } = useOperations();
  return (
    <div className="panel-toggle card">
      <IconButton
        label={t('rail.plan')}
        side="left"
        aria-expanded={plan}
        onClick={() => {
          if (!plan) onToggle(false);
          togglePlanPanel();
        }}
      >
        <Layers aria-hidden />
      </IconButton>
      <IconButton
        label={t(open ? 'inspector.close' : 'inspector.open')}
        side="left"
        onClick={() => onToggle(!open)}
      >
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
