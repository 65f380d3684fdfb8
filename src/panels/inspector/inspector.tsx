import type { PlanObject } from '../../model/plan';
import { selectedObjects, shownReport } from '../../store';
import { useAppState, useWords } from '../context';
import { CandidatePanel, ObstaclePanel, PlacePanel, ZonePanel } from './area-panels';
import { CameraPanel } from './camera-panel';
import { GapPanel } from './gap-panel';
import { PlanPanel } from './plan-panel';
import { HouseSection } from './house-section';
import { ProbeSection } from './probe-section';
import { SensorPanel } from './sensor-panel';
import { SoundProbeSection } from './sound-probe-section';
import { SeveralPanel } from './several-panel';
import './inspector.css';

/** What is selected; with nothing selected, the plan. */
export function Inspector() {
  const t = useWords();
  return (
    <aside
      className="inspector"
      aria-label={t('inspector.label')}
      data-region="inspector"
      id="region-inspector"
      tabIndex={-1}
    >
      <div className="inspector__tests">
        <HouseSection />
        <ProbeSection />
        <SoundProbeSection />
      </div>
      <Content />
    </aside>
  );
}

function Content() {
  const objects = useAppState(selectedObjects);
  const gap = useAppState((state) => shownReport(state)?.gaps.find((row) => row.id === state.selectedGap));
  const [only] = objects;
  if (objects.length > 1) return <SeveralPanel objects={objects} />;
  if (only) return <ObjectPanel key={only.id} object={only} />;
  return gap ? <GapPanel gap={gap} /> : <PlanPanel />;
}

function ObjectPanel({ object }: { readonly object: PlanObject }) {
  switch (object.kind) {
    case 'camera':
      return <CameraPanel camera={object} />;
    case 'sound-sensor':
      return <SensorPanel sensor={object} />;
    case 'zone':
      return <ZonePanel zone={object} />;
    case 'place':
      return <PlacePanel place={object} />;
    case 'candidate-site':
      return <CandidatePanel site={object} />;
    case 'obstacle':
      return <ObstaclePanel obstacle={object} />;
  }
}
