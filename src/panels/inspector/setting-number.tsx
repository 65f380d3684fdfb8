import { formatNumber } from '../../i18n';
import { BOUNDS } from '../../model/checks';
import { NumberField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { fieldLabel, fieldNote, readField } from './parse-field';

export type PlanNumber =
  | 'target_height_m'
  | 'assumed_building_height_m'
  | 'minimum_gap_m'
  | 'background_db'
  | 'snr_min_db'
  | 'temperature_c'
  | 'humidity_pct'
  | 'timing_error_ms'
  | 'location_rms_max_m'
  | 'level_db';

/** A number that holds for the whole plan. `level_db` is the level of the sound event. */
export function SettingNumber({ setting, hint }: { readonly setting: PlanNumber; readonly hint?: string }) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const settings = useAppState((state) => state.plan.head.settings);
  const readOnly = useAppState((state) => state.readOnly);
  const value = setting === 'level_db' ? settings.sound_event.level_db : settings[setting];
  const { step, unit } = BOUNDS[setting];
  return (
    <NumberField
      name={setting}
      label={fieldLabel(setting, t)}
      hint={hint}
      value={value}
      format={(n) => formatNumber(n, t.language, step < 1 && setting.endsWith('_m') ? 2 : undefined)}
      parse={(text) => readField(setting, text, t, { optional: false })}
      onCommit={(next) => {
        if (next === undefined) return;
        setPlanSettings(
          setting === 'level_db'
            ? { sound_event: { ...settings.sound_event, level_db: next } }
            : { [setting]: next },
        );
      }}
      step={step}
      unit={unit}
      disabled={readOnly}
      note={fieldNote(setting, value, t)}
    />
  );
}
