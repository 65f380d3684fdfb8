import type { ImportPreview } from '../../store';
import { SelectField } from '../../ui';
import { useOperations, useWords } from '../context';

const PERIODS = ['all', 'day', 'evening', 'night'] as const;

interface Props {
  readonly choice: NonNullable<ImportPreview['noiseChoice']>;
  /** Areas that were taken. */
  readonly count: number;
}

/** Whether polygons are areas of a noise map, which member has their level, and when it holds: a change reads again. */
export function ImportNoise({ choice: { members, chosen }, count }: Props) {
  const t = useWords();
  const { rereadImport } = useOperations();
  const property = count > 0 ? (chosen.property ?? '') : '';
  return (
    <fieldset className="import-layers">
      <legend>{t('import.noise')}</legend>
      <SelectField
        layout="stacked"
        label={t('import.noise.property')}
        value={property}
        options={[
          { value: '', label: t('import.noise.none') },
          ...members.map(({ name, samples }) => ({
            value: name,
            label: `${name} (${samples.join(t('common.separator'))})`,
          })),
        ]}
        onChange={(name) => rereadImport({ hints: { noise: { property: name } } })}
      />
      {property !== '' && (
        <SelectField
          layout="stacked"
          label={t('import.noise.period')}
          value={chosen.period ?? 'all'}
          options={PERIODS.map((period) => ({
            value: period,
            label: t(period === 'all' ? 'import.noise.all' : `sound.period.${period}`),
          }))}
          onChange={(period) => rereadImport({ hints: { noise: { property, period } } })}
        />
      )}
    </fieldset>
  );
}
