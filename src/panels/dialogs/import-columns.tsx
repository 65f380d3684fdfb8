import type { ColumnChoices, ColumnUse, TablePreview } from '../../store';
import { SelectField } from '../../ui';
import { useOperations, useWords } from '../context';

/** What a column may be, in the order people look for it. */
const USES: readonly ColumnUse[] = [
  'keep',
  'leave',
  'x',
  'y',
  'position',
  'ref',
  'name',
  'height',
  'camera:direction',
  'camera:angle',
  'hfov_deg',
  'vfov_deg',
  'max_range_m',
  'ir_range_m',
  'model',
  'camera:type',
  'camera:mount',
  'status',
  'surveillance:zone',
  'snr_min_db',
  'background_db',
  'phase',
  'power_group',
  'network_group',
  'trench_m',
  'fibre_m',
  'image_width_px',
  'image_height_px',
];

interface Props {
  readonly table: TablePreview;
  readonly choices: ColumnChoices | undefined;
  /** What most rows were read as. */
  readonly rows: 'cameras' | 'sensors';
}

/** The columns of a list with their first cells, and what each is taken for: a change reads the list again. */
export function ImportColumns({ table, choices, rows }: Props) {
  const t = useWords();
  const { rereadImport } = useOperations();
  const options = USES.map((use) => ({ value: use, label: t.dynamic(`import.use.${use}`) }));
  return (
    <details className="import-section" open>
      <summary>{t('import.columns', { n: table.columns.length, rows: table.rows })}</summary>
      <SelectField
        layout="wide"
        label={t('import.rows')}
        hint={t('import.rows.note')}
        value={rows}
        options={(['cameras', 'sensors'] as const).map((value) => ({
          value,
          label: t(`import.rows.${value}`),
        }))}
        onChange={(as) => rereadImport({ hints: { as } })}
      />
      <table className="import-columns">
        <thead>
          <tr>
            <th scope="col">{t('import.columns.name')}</th>
            <th scope="col">{t('import.columns.samples')}</th>
            <th scope="col">{t('import.columns.use')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, use, samples }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="muted">{samples.join(t('common.separator'))}</td>
              <td>
                <SelectField
                  layout="wide"
                  label={t('import.columns.useOf', { name })}
                  value={use}
                  options={options}
                  onChange={(chosen) => rereadImport({ hints: { columns: { ...choices, [name]: chosen } } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
