import { formatNumber, type WordKey } from '../../i18n';
import {
  PRINTED_DISTANCES,
  sourceIn,
  type DeviceModel,
  type DeviceType,
  type LensModel,
} from '../../model/catalogue';
import { parseOptionalNumber } from '../../model/checks';
import type { ModelOutcome } from '../../operations';
import { NumberField, SelectField, TextField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

/** Numbers of a data sheet, with the unit and step of their fields. */
const NUMBERS = [
  ['image_width_px', 'px', 1],
  ['image_height_px', 'px', 1],
  ['hfov_deg', '°', 1],
  ['vfov_deg', '°', 1],
  ['hfov_tele_deg', '°', 1],
  ['vfov_tele_deg', '°', 1],
  ['focal_mm', 'mm', 0.1],
  ['focal_tele_mm', 'mm', 0.1],
  ['sensor_width_mm', 'mm', 0.1],
  ['sensor_height_mm', 'mm', 0.1],
  ['ir_range_m', 'm', 1],
  ['heads', '', 1],
] as const;

const TYPES: readonly DeviceType[] = [
  'fixed-dome',
  'turret',
  'bullet',
  'ptz',
  'multi-sensor',
  'panoramic',
  'fisheye',
  'anpr',
  'thermal',
  'mobile',
];
const LENSES: readonly LensModel[] = ['rectilinear', 'calibrated', 'equidistant', 'cylindrical'];

interface Props {
  readonly model: DeviceModel;
  readonly own: boolean;
  readonly onSettled: (outcome: ModelOutcome) => void;
}

/** The figures of the sheet: those of the plan's own models can be changed, the generic ones are fixed. */
export function ModelFields({ model, own, onSettled }: Props) {
  const t = useWords();
  const { setModel } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const disabled = !own || readOnly;
  const set = (changes: { readonly [member: string]: unknown }): void => {
    const next = Object.entries({ ...model, ...changes }).filter(([, value]) => value !== undefined);
    onSettled(setModel({ model: Object.fromEntries(next) as unknown as DeviceModel }));
  };
  const number = (
    label: WordKey,
    value: number | undefined,
    unit: string,
    step: number,
    commit: (n: number | undefined) => void,
  ) => (
    <NumberField
      key={label}
      label={t(label)}
      value={value}
      format={(n) => formatNumber(n, t.language, Number.isInteger(n) ? 0 : 3)}
      parse={(text) => {
        const parsed = parseOptionalNumber(text);
        return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, message: t('refused.notAValue') };
      }}
      onCommit={commit}
      step={step}
      unit={unit}
      disabled={disabled}
    />
  );
  return (
    <section className="catalogue__fields">
      <h4 className="catalogue__title">{t('catalogue.facts')}</h4>
      {(['fr', 'en'] as const).map((language) => (
        <TextField
          key={language}
          layout="wide"
          label={t(`catalogue.name.${language}`)}
          value={model.name[language]}
          disabled={disabled}
          onCommit={(text) => set({ name: { ...model.name, [language]: text } })}
        />
      ))}
      {model.type !== 'sound-sensor' && (
        <>
          <SelectField
            layout="wide"
            label={t('catalogue.type')}
            value={model.type}
            disabled={disabled}
            options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
            onChange={(type) => set({ type })}
          />
          <SelectField
            layout="wide"
            label={t('catalogue.lens')}
            value={model.lens}
            disabled={disabled}
            options={LENSES.map((value) => ({ value, label: t(`lens.${value}`) }))}
            onChange={(lens) => set({ lens })}
          />
          {NUMBERS.map(([member, unit, step]) =>
            number(`catalogue.${member}`, model[member], unit, step, (n) => set({ [member]: n })),
          )}
        </>
      )}
      {number('catalogue.default_height_m', model.default_height_m, 'm', 0.1, (n) =>
        set({ default_height_m: n }),
      )}
      {model.type !== 'sound-sensor' && (
        <>
          <h4 className="catalogue__title">{t('catalogue.printed')}</h4>
          {PRINTED_DISTANCES.map((member) =>
            number(`catalogue.${member}`, model.printed?.[member], 'm', 1, (n) =>
              set({ printed: printedWith(model.printed, member, n) }),
            ),
          )}
        </>
      )}
      {(['source', 'date'] as const).map((member) => (
        <TextField
          key={member}
          layout="wide"
          label={t(`catalogue.${member}`)}
          value={sourceIn(model[member], t.language)}
          disabled={disabled}
          onCommit={(text) => set({ [member]: text })}
        />
      ))}
    </section>
  );
}

/** Printed distances with one set or taken away; none at all when the last one goes. */
function printedWith(
  printed: DeviceModel['printed'],
  member: (typeof PRINTED_DISTANCES)[number],
  value: number | undefined,
): DeviceModel['printed'] {
  const next = Object.entries({ ...printed, [member]: value }).filter(([, one]) => one !== undefined);
  return next.length > 0 ? Object.fromEntries(next) : undefined;
}
