import { formatNumber } from '../../i18n';
import { BOUNDS } from '../../model/checks';
import { ABSENT_SETTINGS } from '../../model/plan';
import { NumberField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { fieldLabel, fieldNote, readField } from './parse-field';

export type PlanNumber =
  | 'target_height_m'
  | 'assumed_building_height_m'
  | 'minimum_gap_m'
  | 'lamp_light_m'
  | 'approach_m'
  | 'background_db'
  | 'snr_min_db'
  | 'temperature_c'
  | 'humidity_pct'
  | 'timing_error_ms'
  | 'location_rms_max_m'
  | 'level_db'
  | 'event_height_m'
  | 'pressure_kpa'
  | 'ground_factor'
  | 'canyon_width_m'
  | 'facade_absorption'
  | 'sound_reach_m';

/** Numbers of the sound event, which is one setting. */
const EVENT_MEMBER = { level_db: 'level_db', event_height_m: 'height_m' } as const;

/** What holds where the plan says nothing. */
const OTHERWISE: Partial<Record<PlanNumber, number>> = ABSENT_SETTINGS;

interface Props {
  readonly setting: PlanNumber;
  readonly hint?: string;
  /** Empty takes the setting away. */
  readonly optional?: boolean;
}

/** A number that holds for the whole plan; `level_db` and `event_height_m` are those of the sound event. */
export function SettingNumber({ setting, hint, optional = false }: Props) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const settings = useAppState((state) => state.plan.head.settings);
  const readOnly = useAppState((state) => state.readOnly);
  const ofEvent = isOfEvent(setting);
  const value = ofEvent
    ? settings.sound_event[EVENT_MEMBER[setting]]
    : (settings[setting] ?? OTHERWISE[setting]);
  const { step, unit } = BOUNDS[setting];
  return (
    <NumberField
      name={setting}
      label={fieldLabel(setting, t)}
      hint={hint}
      value={value}
      format={(n) => formatNumber(n, t.language, decimalsOf(setting, step))}
      parse={(text) => readField(setting, text, t, { optional })}
      onCommit={(next) => {
        if (ofEvent) {
          if (next === undefined) return;
          setPlanSettings({ sound_event: { ...settings.sound_event, [EVENT_MEMBER[setting]]: next } });
        } else if (next !== undefined || optional) setPlanSettings({ [setting]: next });
      }}
      step={step}
      unit={unit}
      disabled={readOnly}
      note={fieldNote(setting, value, t)}
    />
  );
}

const isOfEvent = (setting: PlanNumber): setting is keyof typeof EVENT_MEMBER => setting in EVENT_MEMBER;

const decimalsOf = (setting: PlanNumber, step: number): number | undefined =>
  step < 1 && (setting.endsWith('_m') || setting === 'facade_absorption') ? 2 : undefined;
