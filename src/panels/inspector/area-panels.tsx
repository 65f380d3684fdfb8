/** Zones, places, candidate sites and obstacles. */
import { formatArea, formatLength, formatNumber, formatShare } from '../../i18n';
import { metresBetween } from '../../model/edits';
import type { CandidateSite, LonLat, Obstacle, Place, PlanObject, Zone, ZoneRole } from '../../model/plan';
import { currentProfile, hasFreshFigures, shownReport } from '../../store';
import { Message, SelectField, TextField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelName } from '../format';
import { missingOfPlaceWords } from '../requirement-missing';
import { ApproachResult, EntranceFields } from './approach-part';
import { MountField } from './device-fields';
import { LockedNote, ObjectHead } from './head';
import { NoiseFields } from './noise-fields';
import { ObjectNumber } from './object-number';
import { PositionFields } from './position-section';
import { PresetField } from './preset-field';
import { Fact, Section } from './section';

const ROLES: readonly ZoneRole[] = ['study', 'required', 'privacy', 'noise', 'mask'];

export function ZonePanel({ zone }: { readonly zone: Zone }) {
  const t = useWords();
  const { setValues } = useOperations();
  const profile = useAppState(currentProfile);
  return (
    <>
      <ObjectHead object={zone} />
      <div className="inspector__body">
        {zone.locked === true && <LockedNote object={zone} />}
        <Section title={t('section.area')} aside={formatArea(areaOf(zone.polygon), t.language)}>
          <NameField object={zone} />
          <SelectField
            layout="wide"
            label={t('field.role')}
            value={zone.role}
            disabled={zone.locked}
            options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            onChange={(role) => setValues({ ids: [zone.id], values: { role } })}
          />
          <p className="muted small">{t(`role.${zone.role}.meaning`)}</p>
          {zone.role !== 'noise' && (
            <SelectField
              layout="wide"
              label={t('field.zoneLit')}
              value={zone.lit === undefined ? 'lamps' : zone.lit ? 'lit' : 'unlit'}
              disabled={zone.locked}
              options={(['lamps', 'lit', 'unlit'] as const).map((value) => ({
                value,
                label: t(`field.zoneLit.${value}`),
              }))}
              onChange={(value) =>
                setValues({
                  ids: [zone.id],
                  values: { lit: value === 'lamps' ? undefined : value === 'lit' },
                })
              }
            />
          )}
          {zone.role === 'required' && <RequirementFields object={zone} levels={profile?.levels ?? []} />}
        </Section>
        {zone.role !== 'mask' && <NoiseFields zone={zone} />}
        {zone.role === 'required' && <ZoneResult zone={zone} />}
        {zone.role === 'privacy' && <PrivacyResult zone={zone} />}
      </div>
    </>
  );
}

export function PlacePanel({ place }: { readonly place: Place }) {
  const t = useWords();
  const { setValues } = useOperations();
  const profile = useAppState(currentProfile);
  return (
    <>
      <ObjectHead object={place} />
      <div className="inspector__body">
        {place.locked === true && <LockedNote object={place} />}
        <Section title={t('section.place')}>
          <NameField object={place} />
          <TextField
            layout="wide"
            label={t('field.category')}
            value={place.category ?? ''}
            disabled={place.locked}
            onCommit={(category) => setValues({ ids: [place.id], values: { category } })}
          />
          <PositionFields object={place} />
        </Section>
        <Section title={t('section.requirement')}>
          <RequirementFields object={place} levels={profile?.levels ?? []} />
          <EntranceFields place={place} />
        </Section>
        <PlaceResult place={place} />
        <ApproachResult place={place} />
      </div>
    </>
  );
}

export function CandidatePanel({ site }: { readonly site: CandidateSite }) {
  const t = useWords();
  return (
    <>
      <ObjectHead object={site} />
      <div className="inspector__body">
        {site.locked === true && <LockedNote object={site} />}
        <Section title={t('section.mounting')}>
          <NameField object={site} />
          <MountField objects={[site]} />
          <ObjectNumber objects={[site]} field="height_m" />
          <PositionFields object={site} />
        </Section>
      </div>
    </>
  );
}

export function ObstaclePanel({ obstacle }: { readonly obstacle: Obstacle }) {
  const t = useWords();
  const { shape } = obstacle;
  const size =
    shape.type === 'line'
      ? formatLength(lengthOf(shape.line), t.language)
      : formatArea(areaOf(shape.polygon), t.language);
  return (
    <>
      <ObjectHead object={obstacle} />
      <div className="inspector__body">
        {obstacle.locked === true && <LockedNote object={obstacle} />}
        <Section title={t(shape.type === 'line' ? 'section.wall' : 'section.block')} aside={size}>
          <NameField object={obstacle} />
          <ObjectNumber objects={[obstacle]} field="height_m" as="obstacle_height_m" />
          <ObjectNumber objects={[obstacle]} field="base_m" otherwise={0} />
        </Section>
      </div>
    </>
  );
}

function NameField({ object }: { readonly object: PlanObject }) {
  const t = useWords();
  const { rename } = useOperations();
  return (
    <TextField
      layout="wide"
      label={t('field.name')}
      value={object.name ?? ''}
      onCommit={(name) => rename({ id: object.id, name })}
    />
  );
}

interface RequirementProps {
  readonly object: Zone | Place;
  readonly levels: readonly {
    readonly id: string;
    readonly name: { readonly fr: string; readonly en: string };
  }[];
}

/** The level to be reached and by how many cameras at once ([C6]). */
function RequirementFields({ object, levels }: RequirementProps) {
  const t = useWords();
  const { setValues } = useOperations();
  return (
    <>
      <PresetField object={object} />
      <SelectField
        layout="wide"
        label={t('field.level')}
        value={object.level ?? ''}
        disabled={object.locked}
        options={[
          { value: '', label: t('field.level.plan') },
          ...levels.map((level) => ({ value: level.id, label: level.name[t.language] })),
        ]}
        onChange={(level) =>
          setValues({ ids: [object.id], values: { level: level === '' ? undefined : level } })
        }
      />
      <ObjectNumber objects={[object]} field="k" otherwise={1} />
    </>
  );
}

function ZoneResult({ zone }: { readonly zone: Zone }) {
  const t = useWords();
  const fresh = useAppState(hasFreshFigures);
  const row = useAppState((state) => shownReport(state)?.zones.find((one) => one.id === zone.id));
  if (!row) return null;
  return (
    <Section title={t('section.result')}>
      <Message severity={row.met ? 'ok' : 'warning'}>
        {t(row.met ? 'requirement.met' : 'requirement.missed')}
      </Message>
      <Fact name={t('result.share')} value={formatShare(row.share, t.language)} approx={!fresh} />
      <Fact name={t('result.publicSpace')} value={formatArea(row.public_m2, t.language)} approx={!fresh} />
      <Fact
        name={t('result.missing')}
        value={formatArea(row.public_m2 - row.covered_m2, t.language)}
        approx={!fresh}
      />
    </Section>
  );
}

function PlaceResult({ place }: { readonly place: Place }) {
  const t = useWords();
  const fresh = useAppState(hasFreshFigures);
  const plan = useAppState((state) => state.plan);
  const profile = useAppState(currentProfile);
  const row = useAppState((state) => shownReport(state)?.places.find((one) => one.id === place.id));
  if (!row) return null;
  const asked = profile?.levels.find((level) => level.id === row.level);
  return (
    <Section
      title={t('section.result')}
      aside={t('requirement.asked', { level: levelName(asked, t), k: row.k })}
    >
      <Message severity={row.met ? 'ok' : 'warning'}>
        {t(row.met ? 'requirement.met' : 'requirement.missed')}
      </Message>
      <Fact
        name={t('requirement.by')}
        value={row.by.length === 0 ? t('common.none') : row.by.map((id) => labelOfId(plan, id, t)).join(', ')}
        approx={!fresh}
      />
      <Fact
        name={t('requirement.density')}
        value={
          row.bestDensity_px_per_m === null
            ? t('requirement.unseen')
            : `${formatNumber(row.bestDensity_px_per_m, t.language, 0)}\u00a0px/m`
        }
        approx={!fresh}
      />
      {row.missing && (
        <Fact name={t('requirement.missing')} value={missingOfPlaceWords(row, t)} approx={!fresh} />
      )}
      {row.movedToFacade && <p className="muted small">{t('requirement.moved')}</p>}
    </Section>
  );
}

function PrivacyResult({ zone }: { readonly zone: Zone }) {
  const t = useWords();
  const fresh = useAppState(hasFreshFigures);
  const plan = useAppState((state) => state.plan);
  const row = useAppState((state) => shownReport(state)?.privacy.zones.find((one) => one.id === zone.id));
  if (!row) return null;
  return (
    <Section title={t('section.result')}>
      <Fact name={t('privacy.seen')} value={formatArea(row.seen_m2, t.language)} approx={!fresh} />
      <Fact
        name={t('requirement.by')}
        value={row.by.length === 0 ? t('common.none') : row.by.map((id) => labelOfId(plan, id, t)).join(', ')}
        approx={!fresh}
      />
    </Section>
  );
}

/** Area in m² of a polygon in degrees, in the frame of its first corner. */
function areaOf(polygon: readonly (readonly LonLat[])[]): number {
  const origin = polygon[0]?.[0];
  if (!origin) return 0;
  return Math.abs(polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * ringArea(ring, origin), 0));
}

function ringArea(ring: readonly LonLat[], origin: LonLat): number {
  const points = ring.map((at) => metresBetween(origin, at));
  const twice = points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function lengthOf(line: readonly LonLat[]): number {
  return line.reduce((sum, at, i) => {
    const before = line[i - 1];
    return before ? sum + Math.hypot(...metresBetween(before, at)) : sum;
  }, 0);
}
