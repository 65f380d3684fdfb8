import { SOUND_PERIODS, type Zone } from '../../model/plan';
import { useWords } from '../context';
import { ObjectNumber } from './object-number';
import { Section } from './section';

/** The background noise that holds in a zone, by period ([S1]); folded away in a zone that is drawn for something else. */
export function NoiseFields({ zone }: { readonly zone: Zone }) {
  const t = useWords();
  const fields = SOUND_PERIODS.map((period) => (
    <ObjectNumber key={period} objects={[zone]} field={`background_${period}_db`} />
  ));
  if (zone.role === 'noise') return <Section title={t('section.noise')}>{fields}</Section>;
  return (
    <details className="fold">
      <summary>{t('section.noise')}</summary>
      {fields}
    </details>
  );
}
