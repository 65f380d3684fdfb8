import { useState } from 'react';
import type { ResolvedCamera } from '../../analysis/optics';
import { compassPoint, formatNumber } from '../../i18n';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import { currentProfile } from '../../store';
import { tabPanelProps, Tabs, TextField, Toggle } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { modelOf } from '../format';
import { Dial } from './dial';
import { LockedNote, ObjectHead } from './head';
import { GroupFields, MountField, ModelField, StatusField } from './device-fields';
import { ObjectNumber, valueOf } from './object-number';
import { PositionFields } from './position-section';
import { MasksSection } from './masks-section';
import { PictureSection } from './picture-section';
import { CameraResult, ResultDetails } from './result-section';
import { Section } from './section';
import { SideView } from './side-view';
import { Faults } from './camera-faults';
import { AimSection } from './aim-section';
import { ViewsSection } from './views-section';
import { ZoomField } from './zoom-field';
import { WorksFields } from './works-fields';

type CameraTab = 'settings' | 'results' | 'file';

/** One camera: every value that has a handle on the map has its field here. */
export function CameraPanel({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const { resolveCamera } = usePanels();
  const model = useAppState((state) => modelOf(state, camera));
  const [tab, setTab] = useState<CameraTab>('settings');
  const resolved = resolveCamera(camera, model);
  return (
    <>
      <ObjectHead object={camera} />
      <Tabs
        label={t('inspector.tabs')}
        idPrefix="camera"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'settings', label: t('inspector.settings') },
          { id: 'results', label: t('inspector.results') },
          { id: 'file', label: t('inspector.file') },
        ]}
      />
      <div className="inspector__body" {...tabPanelProps('camera', tab)}>
        {camera.locked === true && <LockedNote object={camera} />}
        {tab === 'settings' && <CameraSettings camera={camera} model={model} resolved={resolved} />}
        {tab === 'results' && <ResultDetails camera={camera} />}
        {tab === 'file' && <CameraFile camera={camera} />}
      </div>
    </>
  );
}

interface SettingsProps {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly resolved: ResolvedCamera;
}

function CameraSettings({ camera, model, resolved }: SettingsProps) {
  const t = useWords();
  const profile = useAppState(currentProfile);
  const targetHeight_m = useAppState((state) => state.plan.head.settings.target_height_m);
  const view = resolved.views[0];
  // The side view is of the first view: what stands ahead of another is not in it.
  const picture = useAppState(({ picture: looked }) =>
    looked?.answer?.camera === camera.id && looked.answer.view === 0 ? looked.answer.picture : undefined,
  );
  return (
    <>
      <Faults camera={camera} />
      {view && profile && (
        <Section title={t('section.side')} aside={t('side.stretch')}>
          <SideView
            view={view}
            height_m={resolved.height_m}
            targetHeight_m={targetHeight_m}
            profile={profile}
            camera={camera.locked === true ? undefined : camera}
            person_m={picture?.person?.probed.distance_m}
            ahead={picture?.ahead}
          />
        </Section>
      )}
      <PictureSection camera={camera} resolved={resolved} />
      <Section title={t('section.mounting')}>
        <MountField objects={[camera]} />
        <ObjectNumber objects={[camera]} field="height_m" otherwise={resolved.height_m} />
        <PositionFields object={camera} />
      </Section>
      <Section title={t('section.orientation')}>
        <Orientation camera={camera} resolved={resolved} />
      </Section>
      <Section title={t('section.optics')}>
        <ModelField objects={[camera]} />
        <ZoomField camera={camera} model={model} resolved={resolved} />
        <OpticsFields camera={camera} model={model} resolved={resolved} />
        <p className="muted small">{t(`lens.${view?.lens ?? resolved.lens}.words`)}</p>
      </Section>
      <ViewsSection camera={camera} model={model} />
      <MasksSection camera={camera} />
      <AimSection camera={camera} />
      <CameraResult camera={camera} />
    </>
  );
}

function Orientation({ camera, resolved }: { readonly camera: Camera; readonly resolved: ResolvedCamera }) {
  const t = useWords();
  const azimuth = valueOf(camera, 'azimuth_deg');
  const view = resolved.views[0];
  return (
    <div className="dial">
      <Dial azimuth_deg={azimuth} hfov_deg={view?.hfov_deg ?? 90} />
      <div>
        <ObjectNumber
          objects={[camera]}
          field="azimuth_deg"
          unit={azimuth === undefined ? '°' : `° ${compassPoint(azimuth, t.language)}`}
          {...(azimuth === undefined ? { hint: t('field.azimuth_deg.unknown') } : {})}
        />
        <ObjectNumber
          objects={[camera]}
          field="tilt_deg"
          otherwise={view?.tilt_deg ?? 15}
          unit={t('field.tilt_deg.unit')}
        />
      </div>
    </div>
  );
}

function OpticsFields({ camera, resolved }: SettingsProps) {
  const t = useWords();
  const profile = useAppState(currentProfile);
  const view = resolved.views[0];
  const lowest = profile?.levels[0];
  const ends = view && lowest ? view.focal_px / lowest.density_px_per_m : undefined;
  return (
    <>
      <ObjectNumber
        objects={[camera]}
        field="hfov_deg"
        otherwise={view?.hfov_deg}
        context={{ lens: resolved.lens }}
        {...(view
          ? { hint: t('field.hfov_deg.vertical', { angle: formatNumber(view.vfov_deg, t.language, 1) }) }
          : {})}
      />
      <ObjectNumber
        objects={[camera]}
        field="vfov_deg"
        otherwise={round(view?.vfov_deg)}
        context={{ lens: resolved.lens }}
      />
      <div className="two-fields">
        <ObjectNumber
          objects={[camera]}
          field="image_width_px"
          otherwise={view?.image_width_px}
          layout="stacked"
        />
        <ObjectNumber
          objects={[camera]}
          field="image_height_px"
          otherwise={view?.image_height_px}
          layout="stacked"
        />
      </div>
      <ObjectNumber
        objects={[camera]}
        field="max_range_m"
        context={
          ends === undefined || !lowest
            ? {}
            : { lowestLevelEnds_m: ends, lowestLevel_px_per_m: lowest.density_px_per_m }
        }
        {...(ends !== undefined && lowest
          ? {
              hint: t('field.max_range_m.level', {
                level: lowest.name[t.language],
                distance: formatNumber(ends, t.language, 0),
              }),
            }
          : {})}
      />
      <ObjectNumber objects={[camera]} field="ir_range_m" otherwise={resolved.ir_range_m} />
      <ObjectNumber
        objects={[camera]}
        field="ir_beam_deg"
        otherwise={resolved.ir_beam_deg}
        {...(resolved.ir_beam_deg === undefined ? { hint: t('field.ir_beam_deg.picture') } : {})}
      />
    </>
  );
}

const round = (n: number | undefined): number | undefined =>
  n === undefined ? undefined : Math.round(n * 10) / 10;

function CameraFile({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const { rename, setValues } = useOperations();
  const disabled = camera.locked === true;
  return (
    <Section title={t('section.identity')}>
      <TextField
        layout="wide"
        label={t('field.ref')}
        value={camera.ref ?? ''}
        onCommit={(ref) => rename({ id: camera.id, ref })}
      />
      <TextField
        layout="wide"
        label={t('field.name')}
        value={camera.name ?? ''}
        onCommit={(name) => rename({ id: camera.id, name })}
      />
      <StatusField objects={[camera]} />
      <WorksFields objects={[camera]} />
      <GroupFields objects={[camera]} />
      <TextField
        layout="wide"
        label={t('field.purpose')}
        hint={t('field.purpose.hint')}
        value={camera.purpose ?? ''}
        disabled={disabled}
        onCommit={(purpose) => setValues({ ids: [camera.id], values: { purpose } })}
      />
      <Toggle
        label={t('field.lit')}
        hint={t('field.lit.hint')}
        checked={camera.lit === true}
        disabled={disabled}
        onChange={(lit) => setValues({ ids: [camera.id], values: { lit: lit || undefined } })}
      />
    </Section>
  );
}
