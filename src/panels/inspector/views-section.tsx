import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { formatArea, formatNumber, formatShare, type Translator } from '../../i18n';
import type { DeviceModel } from '../../model/catalogue';
import type { Camera, CameraView } from '../../model/plan';
import { hasFreshFigures, shownReport } from '../../store';
import { Button, IconButton, NumberField } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { readField } from './parse-field';
import { Fact, Section } from './section';

interface ViewsProps {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
}

/** Heads of a multi-sensor unit, home position and presets of a motorised one: the views that are counted ([V8]). */
export function ViewsSection({ camera, model }: ViewsProps) {
  const t = useWords();
  const { canTurn } = usePanels();
  const row = useAppState((state) => shownReport(state)?.devices.find((device) => device.id === camera.id));
  const fresh = useAppState(hasFreshFigures);
  const views = camera.views ?? [];
  // Heads of an earlier model stay to be removed; a model that has none is offered no more of them.
  const hasHeads = model ? model.heads !== undefined : views.some((view) => view.role === 'head');
  const turns = canTurn(camera, model);
  if (!hasHeads && !turns && views.length === 0) return null;
  return (
    <Section title={t(hasHeads && !turns ? 'views.heads' : 'views.title')}>
      {turns && <p className="muted small">{t(views.length === 0 ? 'views.none' : 'views.counted')}</p>}
      <ol className="views">
        {views.map((view, index) => (
          <ViewRow
            // A view has no id: its place in the order is what it is known by.
            key={`${index} ${view.role}`}
            camera={camera}
            model={model}
            index={index}
            count={views.length}
            share={row?.views?.find((one) => one.index === index)?.dwellShare}
          />
        ))}
      </ol>
      <ViewButtons camera={camera} turns={turns} hasHeads={hasHeads} />
      {row?.dwellShare !== undefined && (
        <Fact name={t('views.dwellShare')} value={formatShare(row.dwellShare, t.language)} approx={!fresh} />
      )}
      {row?.reachable_m2 !== undefined && (
        <Fact name={t('views.reachable')} value={formatArea(row.reachable_m2, t.language)} approx={!fresh} />
      )}
    </Section>
  );
}

interface ButtonsProps {
  readonly camera: Camera;
  readonly turns: boolean;
  readonly hasHeads: boolean;
}

function ViewButtons({ camera, turns, hasHeads }: ButtonsProps) {
  const t = useWords();
  const { setViews } = useOperations();
  const views = camera.views ?? [];
  const add = (role: CameraView['role']): unknown => setViews({ id: camera.id, action: { do: 'add', role } });
  const off = camera.locked === true ? t('refused.locked', { ref: camera.ref ?? '', n: 1 }) : undefined;
  return (
    <div className="button-row">
      {turns && !views.some((view) => view.role === 'home') && (
        <Button size="small" unavailable={off} onClick={() => add('home')}>
          {t('views.addHome')}
        </Button>
      )}
      {turns && (
        <Button size="small" unavailable={off} onClick={() => add('preset')}>
          {t('views.addPreset')}
        </Button>
      )}
      {hasHeads && (
        <Button size="small" unavailable={off} onClick={() => add('head')}>
          {t('views.addHead')}
        </Button>
      )}
      {hasHeads && (
        <Button
          size="small"
          look="soft"
          unavailable={off}
          onClick={() => setViews({ id: camera.id, action: { do: 'ring' } })}
        >
          {t('views.ring')}
        </Button>
      )}
    </div>
  );
}

/** What a view is called: its own name, else its role with its place among its like. */
export function viewLabel(views: readonly CameraView[], index: number, t: Translator): string {
  const view = views[index]!;
  if (view.name !== undefined) return view.name;
  if (view.role === 'home') return t('views.home');
  const n = views.slice(0, index + 1).filter((other) => other.role === view.role).length;
  return t(`views.${view.role}`, { n });
}

interface RowProps {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly index: number;
  readonly count: number;
  readonly share: number | undefined;
}

function ViewRow({ camera, model, index, count, share }: RowProps) {
  const t = useWords();
  const { setViews } = useOperations();
  const { resolveCamera } = usePanels();
  const view = camera.views![index]!;
  // What holds where the view itself says nothing.
  const holds = resolveCamera(camera, model).views.find((one) => one.index === index);
  const label = viewLabel(camera.views!, index, t);
  const act = (action: Parameters<typeof setViews>[0]['action']): unknown =>
    setViews({ id: camera.id, action });
  const locked = camera.locked === true;
  return (
    <li className="views__row">
      <div className="views__head">
        <span className="views__name">{label}</span>
        {share !== undefined && view.role !== 'head' && (
          <span className="muted small">
            {t('views.share', { share: formatShare(share, t.language, 0) })}
          </span>
        )}
        {!locked && (
          <>
            {index > 0 && (
              <IconButton
                size="small"
                label={t('views.up', { view: label })}
                onClick={() => act({ do: 'move', index, by: -1 })}
              >
                <ArrowUp aria-hidden />
              </IconButton>
            )}
            {index < count - 1 && (
              <IconButton
                size="small"
                label={t('views.down', { view: label })}
                onClick={() => act({ do: 'move', index, by: 1 })}
              >
                <ArrowDown aria-hidden />
              </IconButton>
            )}
            <IconButton
              size="small"
              label={t('views.remove', { view: label })}
              onClick={() => act({ do: 'remove', index })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      <div className="two-fields">
        {(['azimuth_deg', 'tilt_deg', 'hfov_deg'] as const).map((field) => (
          <NumberField
            key={field}
            layout="stacked"
            label={t(`views.${field}`)}
            value={view[field]}
            format={(n) => formatNumber(n, t.language)}
            placeholder={holds && formatNumber(Math.round(10 * holds[field]) / 10, t.language)}
            stepFrom={holds?.[field]}
            parse={(text) => readField(field, text, t)}
            onCommit={(next) => act({ do: 'set', index, values: { [field]: next } })}
            step={1}
            unit="°"
            disabled={locked}
          />
        ))}
        {view.role !== 'head' && (
          <NumberField
            layout="stacked"
            label={t('views.dwell_s')}
            value={view.dwell_s}
            format={(n) => formatNumber(n, t.language)}
            parse={(text) => readField('dwell_s', text, t)}
            onCommit={(next) => act({ do: 'set', index, values: { dwell_s: next } })}
            step={5}
            unit="s"
            disabled={locked}
          />
        )}
      </div>
    </li>
  );
}
