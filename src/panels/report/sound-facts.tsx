import type { Report, SoundReport } from '../../analysis/report';
import { formatArea, formatLength, formatNumber } from '../../i18n';
import { useWords } from '../context';
import { Fact } from '../inspector/section';

/** Streets heard and located, and how well. */
export function SoundFacts({ sound }: { readonly sound: SoundReport }) {
  const t = useWords();
  const metres = (m: number): string => formatNumber(m, t.language);
  return (
    <>
      <Fact name={t('sound.detectedStreets')} value={formatLength(sound.detected_m, t.language)} />
      <Fact
        name={t('sound.locatableStreets', { error: metres(sound.locationMax_m) })}
        value={formatLength(sound.locatable_m, t.language)}
      />
      <Fact name={t('sound.ambiguous')} value={formatArea(sound.ambiguous_m2, t.language)} />
      {sound.byError.map(({ upTo_m, area_m2 }) => (
        <Fact
          key={upTo_m}
          name={t('sound.errorUpTo', { error: metres(upTo_m) })}
          value={formatArea(area_m2, t.language)}
        />
      ))}
    </>
  );
}

/** What background noise was taken along the streets, by where it came from ([S1]). */
export function BackgroundFacts({ sound }: { readonly sound: SoundReport }) {
  const t = useWords();
  const number = (value: number): string => formatNumber(value, t.language, 0);
  return (
    <>
      <h3 className="report__head">
        {t('sound.background.byOrigin')}
        {sound.period && <span>{t(`sound.period.${sound.period}.short`)}</span>}
      </h3>
      {sound.backgroundByOrigin.map(({ from, length_m, least_db, most_db }) => (
        <Fact
          key={from}
          name={t(`sound.background.origin.${from}`)}
          value={t(least_db === most_db ? 'sound.background.single' : 'sound.background.range', {
            length: formatLength(length_m, t.language),
            least: number(least_db),
            most: number(most_db),
          })}
        />
      ))}
    </>
  );
}

/** How the levels were computed, and what that is worth. */
export function SoundMethod({ sound }: { readonly sound: SoundReport }) {
  const t = useWords();
  const { propagation: p } = sound;
  const number = (value: number): string => formatNumber(value, t.language);
  return (
    <>
      <p className="muted tiny">
        {t('sound.methodLine', {
          method: p.method,
          form: t(`sound.form.${p.form}`),
          temperature: number(p.temperature_c),
          humidity: number(p.humidity_pct),
          pressure: number(p.pressure_kpa),
          ground: t(`sound.ground.${p.ground}`),
          reach: number(p.reach_m),
        })}
      </p>
      <p className="muted tiny">{t('sound.impulse', { error: number(p.contourError_db) })}</p>
    </>
  );
}

/** Cameras and sensors side by side, as street length; no device is tied to another. */
export function TogetherFacts({ report }: { readonly report: Report }) {
  const t = useWords();
  const { together } = report;
  if (!together) return null;
  const rows = [
    ['sound.heardAndSeen', together.heardAndSeen_m],
    ['legend.heardOnly', together.heardOnly_m],
    ['legend.seenOnly', together.seenOnly_m],
    ['legend.neither', together.neither_m],
  ] as const;
  return (
    <>
      <h3 className="report__head">{t('sound.together')}</h3>
      {rows.map(([name, length_m]) => (
        <Fact key={name} name={t(name)} value={formatLength(length_m, t.language)} />
      ))}
      <p className="muted tiny">{t('sound.together.note')}</p>
    </>
  );
}
