import { formatNumber, type Translator } from '../../i18n';
import { sourceIn, type SoundEventModel } from '../../model/catalogue';
import { BOUNDS } from '../../model/checks';
import type { SoundEvent } from '../../model/plan';
import { Button, NumberField, SelectField, TextField, Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { readField } from './parse-field';

const BANDS_HZ = ['63', '125', '250', '500', '1000', '2000', '4000', '8000'] as const;
/** What a level can be. The background is an LAeq: only the first can be set against it without more ado. */
const METRICS = ['LAFmax', 'LASmax', 'LAeq,1s', 'LApeak'] as const;
const SPECTRUM = 'spectrum_db';

/** The plan's own events: one is made from the event at hand, and changed member by member ([S1]). */
export function OwnEvent({ models }: { readonly models: readonly SoundEventModel[] }) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const { sound_event: event, sound_events: own = [] } = useAppState((state) => state.plan.head.settings);
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly) return null;
  if (!own.some(({ name }) => name === event.name)) {
    const copy = (): void => {
      const base = t('sound.event.copyName', { name: eventName(event, models, t) });
      const copied = { ...event, name: freeName(base, own, models) };
      setPlanSettings({ sound_event: copied, sound_events: [...own, copied] });
    };
    return (
      <Button size="small" look="quiet" onClick={copy}>
        {t('sound.event.copy')}
      </Button>
    );
  }
  return <Editor event={event} own={own} models={models} />;
}

interface EditorProps {
  readonly event: SoundEvent;
  readonly own: readonly SoundEvent[];
  readonly models: readonly SoundEventModel[];
}

function Editor({ event, own, models }: EditorProps) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const change = (part: Partial<SoundEvent>): void => {
    setPlanSettings({ sound_event: { ...event, ...part } });
  };
  const rename = (text: string): void => {
    const others = own.filter((one) => one !== event && one.name !== event.name);
    const name = freeName(text === '' ? event.name : text, others, models);
    const renamed = { ...event, name };
    setPlanSettings({
      sound_event: renamed,
      sound_events: own.map((one) => (one.name === event.name ? renamed : one)),
    });
  };
  const remove = (): void => {
    const rest = own.filter((one) => one.name !== event.name);
    setPlanSettings({ sound_events: rest.length > 0 ? rest : undefined });
  };
  const metric = event.metric ?? METRICS[0];
  const metrics = METRICS.some((known) => known === metric) ? METRICS : [...METRICS, metric];
  return (
    <details className="fold" open>
      <summary>{t('sound.event.edit')}</summary>
      <TextField layout="wide" label={t('sound.event.name')} value={event.name} onCommit={rename} />
      <SelectField
        layout="wide"
        label={t('sound.event.metric')}
        value={metric}
        options={metrics.map((value) => ({ value, label: value }))}
        onChange={(value) => change({ metric: value })}
        message={
          metric === METRICS[0] ? undefined : { severity: 'warning', text: t('sound.event.metric.note') }
        }
      />
      <SelectField
        layout="wide"
        label={t('sound.event.band')}
        value={String(event.band_hz)}
        options={BANDS_HZ.map((value) => ({ value, label: bandName(Number(value), t) }))}
        onChange={(value) => change({ band_hz: Number(value) })}
      />
      <SpectrumFields event={event} change={change} />
      <TextField
        layout="wide"
        label={t('sound.event.source')}
        value={eventSource(event, models, t)}
        onCommit={(source) => change({ source })}
      />
      <Button size="small" look="quiet" onClick={remove}>
        {t('sound.event.remove')}
      </Button>
    </details>
  );
}

interface SpectrumProps {
  readonly event: SoundEvent;
  readonly change: (part: Partial<SoundEvent>) => void;
}

function SpectrumFields({ event, change }: SpectrumProps) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const levels = event.spectrum_db;
  const flat = BANDS_HZ.map((band) => (Number(band) === event.band_hz ? 0 : -10));
  return (
    <>
      <Toggle
        label={t('sound.event.bySpectrum')}
        hint={t('sound.event.bySpectrum.hint')}
        checked={levels !== undefined}
        onChange={(on) => {
          const { spectrum_db: _, ...plain } = event;
          setPlanSettings({ sound_event: on ? { ...plain, spectrum_db: flat } : plain });
        }}
      />
      {levels?.map((level, i) => (
        <NumberField
          key={BANDS_HZ[i]}
          label={bandName(Number(BANDS_HZ[i]), t)}
          value={level}
          format={(n) => formatNumber(n, t.language)}
          parse={(text) => readField(SPECTRUM, text, t, { optional: false })}
          onCommit={(next) => {
            if (next !== undefined) change({ spectrum_db: levels.map((one, j) => (j === i ? next : one)) });
          }}
          step={BOUNDS[SPECTRUM].step}
          unit={BOUNDS[SPECTRUM].unit}
        />
      ))}
    </>
  );
}

/** What an event is called: an own one by its name, one of the list in the user's language. */
export function eventName(event: SoundEvent, models: readonly SoundEventModel[], t: Translator): string {
  const model = models.find(({ id }) => id === event.name);
  if (model) return model.name[t.language];
  return event.name === 'default' ? t('sound.event.default') : event.name;
}

/** Where an event's figures come from: what the list says of them, in the user's language; an own event's as it stands. */
export function eventSource(event: SoundEvent, models: readonly SoundEventModel[], t: Translator): string {
  const said = event.source ?? '';
  const model = models.find(
    ({ source }) => said === sourceIn(source, 'fr') || said === sourceIn(source, 'en'),
  );
  return model ? sourceIn(model.source, t.language) : said;
}

const bandName = (hz: number, t: Translator): string => `${formatNumber(hz, t.language)}\u00a0Hz`;

/** The name, or with the first number that no other event has. */
function freeName(name: string, own: readonly SoundEvent[], models: readonly SoundEventModel[]): string {
  const taken = new Set([...own.map((one) => one.name), ...models.map(({ id }) => id), 'default']);
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} ${n}`;
  return free;
}
