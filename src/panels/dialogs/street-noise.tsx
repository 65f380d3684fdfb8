import { formatNumber, type Translator } from '../../i18n';
import { sourceIn, type StreetClass } from '../../model/catalogue';
import { BOUNDS } from '../../model/checks';
import { SOUND_PERIODS, type SoundPeriod, type StreetBackgrounds } from '../../model/plan';
import { Button, NumberField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { readField } from '../inspector/parse-field';

const FIELD = 'background_db';

/** The background noise by class of street and period: the list's values, and the plan's own in their stead ([S1]). */
export function StreetNoise() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const own = useAppState((state) => state.plan.head.settings.street_backgrounds);
  const classes = useAppState((state) => state.streetClasses);
  const readOnly = useAppState((state) => state.readOnly);
  const shown = classes.filter((one) => one.background_db && (one.counted || own?.[one.highway]));
  const changed = Object.values(own ?? {}).flatMap((row) =>
    SOUND_PERIODS.filter((p) => row[p] !== undefined),
  );
  return (
    <section className="settings-group" data-region="street-noise">
      <h3 className="settings-group__title">{t('sound.background.table')}</h3>
      <p className="muted small">{t('sound.background.table.note')}</p>
      <table className="level-table">
        <thead>
          <tr>
            <th scope="col">{t('sound.background.table.class')}</th>
            {SOUND_PERIODS.map((period) => (
              <th key={period} scope="col">
                {t(`sound.period.${period}.short`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.highway}>
              <th scope="row">{one.name[t.language]}</th>
              {SOUND_PERIODS.map((period) => (
                <td key={period}>
                  <LevelField street={one} period={period} own={own} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sourcesOf(shown, t).map((source) => (
        <p key={source} className="muted tiny">
          {source}
        </p>
      ))}
      {changed.length > 0 && !readOnly && (
        <div className="button-row">
          <span className="muted small">{t('sound.background.table.own', { n: changed.length })}</span>
          <Button size="small" onClick={() => setPlanSettings({ street_backgrounds: undefined })}>
            {t('sound.background.table.reset')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface LevelProps {
  readonly street: StreetClass;
  readonly period: SoundPeriod;
  readonly own: StreetBackgrounds | undefined;
}

function LevelField({ street, period, own }: LevelProps) {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const listed = street.background_db?.[period];
  const format = (n: number): string => formatNumber(n, t.language);
  return (
    <NumberField
      label={`${street.name[t.language]}, ${t(`sound.period.${period}.short`)}`}
      value={own?.[street.highway]?.[period]}
      placeholder={listed === undefined ? undefined : format(listed)}
      stepFrom={listed}
      format={format}
      parse={(text) => readField(FIELD, text, t)}
      onCommit={(level) =>
        setPlanSettings({ street_backgrounds: withLevel(own, street.highway, period, level) })
      }
      step={BOUNDS[FIELD].step}
      disabled={readOnly}
      layout="stacked"
    />
  );
}

/** The table with one level changed; rows and a table that say nothing go. */
function withLevel(
  own: StreetBackgrounds | undefined,
  highway: string,
  period: SoundPeriod,
  level: number | undefined,
): StreetBackgrounds | undefined {
  const { [period]: _, ...others } = own?.[highway] ?? {};
  const row = level === undefined ? others : { ...others, [period]: level };
  const { [highway]: __, ...rest } = own ?? {};
  const table = Object.keys(row).length > 0 ? { ...rest, [highway]: row } : rest;
  return Object.keys(table).length > 0 ? table : undefined;
}

/** What the data say of their levels, each sentence once. */
const sourcesOf = (classes: readonly StreetClass[], t: Translator): readonly string[] => [
  ...new Set(classes.map(({ source, date }) => `${sourceIn(source, t.language)} (${date})`)),
];
