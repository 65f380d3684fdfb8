import { sourceIn, type SoundEventModel } from '../../model/catalogue';
import { SOUND_PERIODS, type SoundEvent } from '../../model/plan';
import { hasNoiseZone } from '../../store';
import { Button, SelectField, Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { eventName, eventSource, OwnEvent } from './own-event';
import { Section } from './section';
import { SettingNumber } from './setting-number';

const NO_EVENTS: readonly SoundEvent[] = [];

/** What is to be heard, against what, and how the levels are computed ([S1], [S2]). */
export function SoundSection() {
  const t = useWords();
  return (
    <Section title={t('section.listening')}>
      <EventFields />
      <BackgroundFields />
      <SettingNumber setting="snr_min_db" />
      <SettingNumber setting="timing_error_ms" />
      <SettingNumber setting="location_rms_max_m" />
      <PropagationFields />
      <LevelOnly />
    </Section>
  );
}

export function EventFields() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const event = useAppState((state) => state.plan.head.settings.sound_event);
  const models = useAppState((state) => state.soundEvents);
  const readOnly = useAppState((state) => state.readOnly);
  const own = useAppState((state) => state.plan.head.settings.sound_events) ?? NO_EVENTS;
  const isKnown = models.some(({ id }) => id === event.name) || own.some(({ name }) => name === event.name);
  const group = own.length > 0 ? t('sound.event.listed') : undefined;
  const options = [
    ...models.map((model) => ({ value: model.id, label: model.name[t.language], group })),
    ...own.map(({ name }) => ({ value: name, label: name, group: t('sound.event.own') })),
    ...(isKnown ? [] : [{ value: event.name, label: eventName(event, models, t) }]),
  ];
  return (
    <>
      <SelectField
        layout="wide"
        label={t('sound.event')}
        value={event.name}
        options={options}
        disabled={readOnly}
        onChange={(name) => {
          const model = models.find((one) => one.id === name);
          const chosen = own.find((one) => one.name === name) ?? (model && eventOf(model, t.language));
          if (chosen) setPlanSettings({ sound_event: chosen });
        }}
      />
      <SettingNumber setting="level_db" hint={t('sound.level.hint')} />
      <SettingNumber setting="event_height_m" />
      <p className="muted tiny">
        {t('sound.event.sourceLine', {
          metric: event.metric ?? 'LAFmax',
          source: eventSource(event, models, t),
        })}
      </p>
      <OwnEvent models={models} />
    </>
  );
}

function BackgroundFields() {
  const t = useWords();
  const { setPlanSettings, openSettings } = useOperations();
  const hasZones = useAppState(hasNoiseZone);
  const hasLayer = useAppState((state) => state.city.noise !== undefined);
  const settings = useAppState((state) => state.plan.head.settings);
  const readOnly = useAppState((state) => state.readOnly);
  const mode = settings.background_mode ?? 'one';
  return (
    <>
      <SelectField
        layout="wide"
        label={t('sound.background.mode')}
        value={mode}
        disabled={readOnly}
        options={[
          { value: 'one', label: t('sound.background.one') },
          { value: 'street', label: t('sound.background.street') },
          ...(hasLayer || mode === 'layer'
            ? [{ value: 'layer' as const, label: t('sound.background.layer.mode') }]
            : []),
        ]}
        onChange={(background_mode) => setPlanSettings({ background_mode })}
      />
      {mode === 'layer' && !hasLayer && <p className="muted small">{t('sound.background.layer.none')}</p>}
      {(mode !== 'one' || hasZones) && (
        <SelectField
          layout="wide"
          label={t('sound.period')}
          value={settings.sound_period ?? 'night'}
          disabled={readOnly}
          options={SOUND_PERIODS.map((period) => ({ value: period, label: t(`sound.period.${period}`) }))}
          onChange={(sound_period) => setPlanSettings({ sound_period })}
        />
      )}
      <SettingNumber
        setting="background_db"
        {...(mode !== 'one' ? { hint: t('sound.background.otherwise') } : {})}
      />
      {mode !== 'one' && (
        <Button size="small" look="quiet" onClick={() => openSettings()}>
          {t('sound.background.levels')}
        </Button>
      )}
    </>
  );
}

function PropagationFields() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const settings = useAppState((state) => state.plan.head.settings);
  const readOnly = useAppState((state) => state.readOnly);
  return (
    <details className="fold">
      <summary>{t('sound.propagation')}</summary>
      <SelectField
        layout="wide"
        label={t('sound.form')}
        value={settings.sound_method ?? 'octave'}
        disabled={readOnly}
        options={(['octave', 'short'] as const).map((form) => ({
          value: form,
          label: t(`sound.form.${form}`),
        }))}
        onChange={(sound_method) => setPlanSettings({ sound_method })}
      />
      <SettingNumber setting="temperature_c" />
      <SettingNumber setting="humidity_pct" />
      <SettingNumber setting="pressure_kpa" />
      <SelectField
        layout="wide"
        label={t('sound.ground')}
        value={settings.sound_ground ?? 'none'}
        disabled={readOnly}
        options={(['none', 'alternative', 'general'] as const).map((ground) => ({
          value: ground,
          label: t(`sound.ground.${ground}`),
        }))}
        onChange={(sound_ground) => setPlanSettings({ sound_ground })}
      />
      {settings.sound_ground === 'general' && <SettingNumber setting="ground_factor" />}
      <SettingNumber setting="canyon_width_m" optional hint={t('sound.canyon.hint')} />
      {settings.canyon_width_m !== undefined && <SettingNumber setting="facade_absorption" />}
      <SettingNumber setting="sound_reach_m" />
    </details>
  );
}

/** [S4] What the sensors keep; the country is among the settings. */
function LevelOnly() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const on = useAppState((state) => state.plan.head.settings.level_only === true);
  const readOnly = useAppState((state) => state.readOnly);
  return (
    <Toggle
      label={t('sound.levelOnly')}
      hint={t('sound.levelOnly.hint')}
      checked={on}
      disabled={readOnly}
      onChange={(level_only) => setPlanSettings({ level_only })}
    />
  );
}

/** An event as the plan keeps it: by value, so that the plan means the same when the list changes. */
const eventOf = (
  { id, level_db, height_m, band_hz, spectrum_db, metric, source }: SoundEventModel,
  language: 'fr' | 'en',
): SoundEvent => ({
  name: id,
  level_db,
  height_m,
  band_hz,
  spectrum_db,
  metric,
  source: sourceIn(source, language),
});
