import { Scale } from 'lucide-react';
import type { Report } from '../../analysis/report';
import { formatArea, formatLength, formatNumber } from '../../i18n';
import type { SoundSensor } from '../../model/plan';
import { hasFreshFigures, shownReport } from '../../store';
import { Message, TextField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { GroupFields, ModelField, MountField, StatusField } from './device-fields';
import { LockedNote, ObjectHead } from './head';
import { ObjectNumber } from './object-number';
import { PositionFields } from './position-section';
import { Fact, Section } from './section';
import { EventFields } from './sound-section';
import { WorksFields } from './works-fields';

/** One sound sensor; in French plans the legal notice stands first (SPEC [S4]). */
export function SensorPanel({ sensor }: { readonly sensor: SoundSensor }) {
  const t = useWords();
  const { rename } = useOperations();
  const settings = useAppState((state) => state.plan.head.settings);
  return (
    <>
      <ObjectHead object={sensor} />
      <div className="inspector__body">
        {sensor.locked === true && <LockedNote object={sensor} />}
        <FrenchNotice />
        <Section title={t('section.mounting')}>
          <MountField objects={[sensor]} />
          <ObjectNumber objects={[sensor]} field="height_m" otherwise={5} />
          <PositionFields object={sensor} />
        </Section>
        <Section title={t('section.listening')}>
          <ModelField objects={[sensor]} />
          <ObjectNumber objects={[sensor]} field="snr_min_db" otherwise={settings.snr_min_db} />
          <ObjectNumber objects={[sensor]} field="background_db" otherwise={settings.background_db} />
          <EventFields />
        </Section>
        <SensorResult sensor={sensor} />
        <Section title={t('section.identity')}>
          <TextField
            layout="wide"
            label={t('field.ref')}
            value={sensor.ref ?? ''}
            onCommit={(ref) => rename({ id: sensor.id, ref })}
          />
          <TextField
            layout="wide"
            label={t('field.name')}
            value={sensor.name ?? ''}
            onCommit={(name) => rename({ id: sensor.id, name })}
          />
          <StatusField objects={[sensor]} />
          <WorksFields objects={[sensor]} />
          <GroupFields objects={[sensor]} />
        </Section>
      </div>
    </>
  );
}

export function FrenchNotice() {
  const t = useWords();
  const { openLegal } = useOperations();
  const french = useAppState((state) => {
    const { country } = state.plan.head.settings;
    return country === 'FR' || (country === undefined && state.language === 'fr');
  });
  if (!french) return null;
  return (
    <div className="section">
      <Message severity="warning" icon={<Scale aria-hidden />}>
        <b>{t('legal.short.title')}</b> {t('legal.short')}{' '}
        <button type="button" className="link" onClick={() => openLegal()}>
          {t('legal.readMore')}
        </button>
      </Message>
    </div>
  );
}

type SensorRow = NonNullable<Report['sound']>['devices'][number];

/** Where the background at a sensor was taken from. */
function BackgroundOrigin({ row }: { readonly row: SensorRow }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const classes = useAppState((state) => state.streetClasses);
  const { backgroundFrom: from, backgroundStreet: highway, backgroundZone: zone } = row;
  if (from === 'street') {
    const name = classes.find((one) => one.highway === highway)?.name[t.language] ?? highway ?? '';
    return t('sound.background.ofStreet', { name });
  }
  return from === 'zone' && zone !== undefined ? labelOfId(plan, zone, t) : t(`sound.background.${from}`);
}

function SensorResult({ sensor }: { readonly sensor: SoundSensor }) {
  const t = useWords();
  const sound = useAppState((state) => shownReport(state)?.sound);
  const fresh = useAppState(hasFreshFigures);
  const row = sound?.devices.find((device) => device.id === sensor.id);
  if (!sound || !row) {
    return (
      <Section title={t('section.result')}>
        <p className="muted">{t('result.none')}</p>
      </Section>
    );
  }
  const area = formatArea(row.detected_m2, t.language);
  return (
    <Section title={t('section.result')} aside={t('result.heard', { area: fresh ? area : `≈ ${area}` })}>
      {row.faults.map((code) => (
        <Message key={code} severity="warning">
          {t.dynamic(code)}
        </Message>
      ))}
      <Fact name={t('result.radius')} value={formatLength(row.radius_m, t.language)} approx={!fresh} />
      <Fact
        name={t('sound.background')}
        value={`${formatNumber(row.background_db, t.language)} dB(A)`}
        approx={!fresh}
      />
      <p className="muted tiny">
        <BackgroundOrigin row={row} />
      </p>
      {row.bySnr.map(({ snr_db, area_m2 }) => (
        <Fact
          key={snr_db}
          name={t('sound.bySnr', { snr: formatNumber(snr_db, t.language) })}
          value={formatArea(area_m2, t.language)}
          approx={!fresh}
        />
      ))}
      <Fact name={t('result.heardAlone')} value={formatArea(row.unique_m2, t.language)} approx={!fresh} />
      <Fact name={t('result.locatable')} value={formatArea(sound.locatable_m2, t.language)} approx={!fresh} />
      {sound.locatable_m2 === 0 && <Message>{t('result.notLocatable')}</Message>}
    </Section>
  );
}
