import type { RecognitionRow } from '../../analysis/report';
import { formatArea, formatLength, formatNumber, type Translator } from '../../i18n';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';

type Figures = RecognitionRow['devices'][number];

/** Where the pictures would be good enough for automatic recognition, in all and by camera. */
export function Recognition({ rows }: { readonly rows: readonly RecognitionRow[] }) {
  const t = useWords();
  return (
    <>
      <h3 className="report__head">{t('recognition.title')}</h3>
      {rows.map((row) => (
        <Kind key={row.kind} row={row} />
      ))}
      <p className="muted small">{t('recognition.meaning')}</p>
    </>
  );
}

function Kind({ row }: { readonly row: RecognitionRow }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const { density_px_per_m, depression_deg, target_m } = row.limits;
  return (
    <>
      <p className="small">
        <b>{t(`recognition.${row.kind}`)}</b>{' '}
        {row.devices.length === 0 ? t('recognition.none') : figuresText(row, row, t)}
      </p>
      <p className="muted small">
        {t('recognition.limits', {
          density: formatNumber(density_px_per_m, t.language),
          angle: depression_deg,
          height: formatLength(target_m, t.language),
        })}
      </p>
      {row.devices.map((device) => (
        <button
          key={device.id}
          type="button"
          className="side-row side-row--named"
          onClick={() => select({ ids: [device.id], reveal: true })}
        >
          <b>{labelOfId(plan, device.id, t)}</b>
          <span>
            {formatArea(device.area_m2, t.language)} · {formatLength(device.length_m, t.language)}
          </span>
        </button>
      ))}
    </>
  );
}

function figuresText(row: RecognitionRow, figures: Omit<Figures, 'id'>, t: Translator): string {
  const common = {
    area: formatArea(figures.area_m2, t.language),
    street: formatLength(figures.length_m, t.language),
  };
  return row.kind === 'plate'
    ? t('recognition.figures.plate', common)
    : t('recognition.figures', {
        ...common,
        homes: figures.dwellingBuildings,
        unknown: figures.unknownBuildings,
      });
}
