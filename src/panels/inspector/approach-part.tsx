/** Of a place: whether it is an entrance, which way it faces, and what is seen of the way to it ([C8]). */
import type { ApproachRow } from '../../analysis/requirements/approach-report';
import { formatLength, formatNumber, formatShare } from '../../i18n';
import type { Place } from '../../model/plan';
import { hasFreshFigures, shownReport } from '../../store';
import { Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { ObjectNumber } from './object-number';
import { Fact, Section } from './section';

const useApproach = (place: Place): ApproachRow | null | undefined =>
  useAppState((state) => shownReport(state)?.places.find((row) => row.id === place.id)?.approach);

/** The facing that was taken from the façade stands where none is stated. */
export function EntranceFields({ place }: { readonly place: Place }) {
  const t = useWords();
  const { setValues } = useOperations();
  const row = useApproach(place);
  const assumed = row?.facingAssumed ? Math.round(row.facing_deg) % 360 : undefined;
  return (
    <>
      <Toggle
        label={t('field.entrance')}
        hint={t('field.entrance.hint')}
        checked={place.entrance === true}
        disabled={place.locked}
        onChange={(on) => setValues({ ids: [place.id], values: { entrance: on ? true : undefined } })}
      />
      {place.entrance === true && (
        <ObjectNumber
          objects={[place]}
          field="facing_deg"
          hint={t('field.facing_deg.hint')}
          otherwise={assumed}
        />
      )}
    </>
  );
}

export function ApproachResult({ place }: { readonly place: Place }) {
  const t = useWords();
  const row = useApproach(place);
  if (place.entrance !== true || row === undefined) return null;
  if (row === null) {
    return (
      <Section title={t('section.approach')}>
        <p className="muted small">{t('approach.noDirection')}</p>
      </Section>
    );
  }
  return <Measured row={row} />;
}

function Measured({ row }: { readonly row: ApproachRow }) {
  const t = useWords();
  const fresh = useAppState(hasFreshFigures);
  const plan = useAppState((state) => state.plan);
  const length = (m: number): string => formatLength(m, t.language);
  const part = (m: number): string =>
    row.length_m > 0
      ? t('approach.part', { share: formatShare(m / row.length_m, t.language), length: length(m) })
      : t('common.none');
  const angle = (degrees: number): string => formatNumber(degrees, t.language, 0);
  const by = row.by.filter((camera) => camera.covered_m > 0);
  return (
    <Section title={t('section.approach')} aside={t('approach.aside', { length: length(row.length_m) })}>
      <Fact name={t('approach.front')} value={part(row.covered_m)} approx={!fresh} />
      <Fact name={t('approach.anySide')} value={part(row.seen_m)} approx={!fresh} />
      <Fact
        name={t('approach.by')}
        value={by.length === 0 ? t('common.none') : by.map(({ id }) => labelOfId(plan, id, t)).join(', ')}
        approx={!fresh}
      />
      {row.facingAssumed && (
        <p className="muted small">{t('approach.assumed', { angle: angle(row.facing_deg) })}</p>
      )}
      {row.length_m < row.asked_m && (
        <p className="muted small">
          {t('approach.cut', { length: length(row.length_m), asked: length(row.asked_m) })}
        </p>
      )}
      <p className="muted small">{t('approach.meaning', { angle: angle(row.within_deg) })}</p>
    </Section>
  );
}
