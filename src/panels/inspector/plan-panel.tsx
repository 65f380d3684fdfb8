import { Cctv, Database } from 'lucide-react';
import { formatArea, formatNumber } from '../../i18n';
import type { DataSource } from '../../model/plan';
import { allProfiles, currentLevel, currentProfile, hasCity, objectsByKind, shownReport } from '../../store';
import { Button, SelectField, Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { densityText } from '../format';
import { shortcutOf } from '../keys';
import { InspectorHead } from './head';
import { Fact, Section } from './section';
import { SettingNumber } from './setting-number';
import { SoundSection } from './sound-section';
import { PhaseField } from './works-fields';

/** Nothing selected: what holds for the whole plan, and what the figures rest on. */
export function PlanPanel() {
  const t = useWords();
  const name = useAppState((state) => state.plan.head.name);
  const noDevice = useAppState((state) => objectsByKind(state).devices.length === 0);
  const area = useAppState((state) => shownReport(state)?.area);
  const counts = useAppState((state) => {
    const { cameras, sensors } = objectsByKind(state);
    return `${cameras.length} ${sensors.length}`;
  });
  const hasEntrance = useAppState((state) => objectsByKind(state).places.some((place) => place.entrance));
  const [cameras = 0, sensors = 0] = counts.split(' ').map(Number);
  return (
    <>
      <InspectorHead
        symbol={null}
        title={name === '' ? t('plan.unnamed') : name}
        subtitle={[t('count.camera', { n: cameras }), t('count.sound-sensor', { n: sensors })].join(
          t('common.separator'),
        )}
      />
      <div className="inspector__body">
        {noDevice && <NoDevice />}
        <Section
          title={t('section.aim')}
          {...(area
            ? { aside: t('plan.publicSpace', { area: formatArea(area.public_m2, t.language) }) }
            : {})}
        >
          <ProfileFields />
          <SettingNumber setting="target_height_m" hint={t('field.target_height_m.hint')} />
          <SettingNumber setting="minimum_gap_m" />
          <SettingNumber setting="assumed_building_height_m" />
          <SettingNumber setting="lamp_light_m" optional />
          {hasEntrance && <SettingNumber setting="approach_m" optional />}
          <TreesToggle />
          <PhaseField />
        </Section>
        <SoundSection />
        <DataSection />
      </div>
    </>
  );
}

function NoDevice() {
  const t = useWords();
  const { toolCamera, chooseImport } = useOperations();
  return (
    <div className="empty-card">
      <p className="empty-card__title">{t('empty.noDevice')}</p>
      <p>{t('empty.noDevice.next')}</p>
      <div className="button-row">
        <Button
          look="primary"
          icon={<Cctv aria-hidden />}
          shortcut={shortcutOf(toolCamera, t.language)}
          onClick={() => toolCamera()}
        >
          {t('empty.placeCamera')}
        </Button>
        <Button onClick={() => void chooseImport()}>{t('empty.import')}</Button>
      </div>
    </div>
  );
}

function ProfileFields() {
  const t = useWords();
  const { setPlanSettings, openProfiles } = useOperations();
  const profiles = useAppState(allProfiles);
  const profile = useAppState(currentProfile);
  const level = useAppState(currentLevel);
  const readOnly = useAppState((state) => state.readOnly);
  return (
    <>
      <SelectField
        layout="wide"
        label={t('field.profile')}
        value={profile?.id}
        disabled={readOnly}
        options={profiles.map((one) => ({ value: one.id, label: one.name[t.language] }))}
        onChange={(id) => setPlanSettings({ profile: id })}
      />
      <div className="button-row">
        <Button size="small" look="quiet" onClick={() => openProfiles()}>
          {t('profiles.open')}
        </Button>
      </div>
      <SelectField
        layout="wide"
        label={t('field.targetLevel')}
        value={level?.id}
        disabled={readOnly}
        options={(profile?.levels ?? []).map((one) => ({
          value: one.id,
          label: `${one.name[t.language]}, ${densityText(one.density_px_per_m, t)}`,
        }))}
        onChange={(id) => setPlanSettings({ level: id })}
      />
    </>
  );
}

function TreesToggle() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const on = useAppState((state) => state.plan.head.settings.trees_as_obstacles);
  const readOnly = useAppState((state) => state.readOnly);
  return (
    <Toggle
      label={t('field.trees')}
      hint={t('field.trees.hint')}
      checked={on}
      disabled={readOnly}
      onChange={(trees_as_obstacles) => setPlanSettings({ trees_as_obstacles })}
    />
  );
}

/** Sources with date and count, and the share of assumed heights ([O5]). */
function DataSection() {
  const t = useWords();
  const { chooseImport, showReport } = useOperations();
  const loaded = useAppState(hasCity);
  const sources = useAppState((state) => state.citySources);
  const data = useAppState((state) => shownReport(state)?.data);
  const heights = data && data.heightAssumed + data.heightKnown;
  return (
    <Section title={t('section.data')}>
      {sources.map((source) => (
        <SourceFact key={`${source.layer} ${source.name}`} source={source} />
      ))}
      {!loaded && <p className="muted">{t('data.none')}</p>}
      {data && heights !== undefined && heights > 0 && (
        <Fact
          name={t('data.assumed')}
          value={t('data.assumedOf', { n: data.heightAssumed, total: heights })}
        />
      )}
      <div className="button-row">
        <Button size="small" icon={<Database aria-hidden />} onClick={() => void chooseImport()}>
          {t('empty.import')}
        </Button>
        {data && (
          <Button size="small" look="quiet" onClick={() => showReport({ tab: 'data' })}>
            {t('report.tab.data')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function SourceFact({ source }: { readonly source: DataSource }) {
  const t = useWords();
  const facts = [source.name, source.date].filter((fact) => fact !== undefined && fact !== '');
  return (
    <div>
      <Fact
        name={t(`source.${source.layer}`)}
        value={source.count === undefined ? '' : formatNumber(source.count, t.language)}
      />
      <p className="muted tiny">{facts.join(t('common.separator'))}</p>
    </div>
  );
}
