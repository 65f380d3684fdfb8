import { Copy, Trash2 } from 'lucide-react';
import { formatArea } from '../../i18n';
import type { Camera, PlanObject, PlanObjectKind } from '../../model/plan';
import { hasFreshFigures, shownReport } from '../../store';
import { IconButton } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { modelOf, shortLabel } from '../format';
import { useReason } from '../use-availability';
import { GroupFields, ModelField, MountField, StatusField } from './device-fields';
import { InspectorHead, ObjectCommands } from './head';
import { ObjectNumber } from './object-number';
import { Fact, Section } from './section';
import { WorksFields } from './works-fields';

const NAMED = 6;

/** Several objects: the fields they share, differing values as a range; typing sets all. */
export function SeveralPanel({ objects }: { readonly objects: readonly PlanObject[] }) {
  const t = useWords();
  const kinds = new Set(objects.map((object) => object.kind));
  const [kind] = kinds;
  const title =
    kinds.size === 1 && kind
      ? t(`count.${kind}`, { n: objects.length })
      : t('count.object', { n: objects.length });
  const names = objects
    .slice(0, NAMED)
    .map((object) => shortLabel(object, t))
    .join(', ');
  return (
    <>
      <InspectorHead
        symbol={null}
        title={title}
        subtitle={objects.length > NAMED ? `${names}…` : names}
        commands={<SeveralCommands objects={objects} />}
      />
      <div className="inspector__body">
        <SharedFields objects={objects} kinds={kinds} />
        <SharedResult objects={objects} />
      </div>
    </>
  );
}

function SeveralCommands({ objects }: { readonly objects: readonly PlanObject[] }) {
  const t = useWords();
  const { duplicate, remove } = useOperations();
  const cannotRemove = useReason(remove);
  const cannotCopy = useReason(duplicate);
  return (
    <>
      <IconButton
        size="small"
        label={t('common.duplicate')}
        unavailable={cannotCopy}
        onClick={() => duplicate()}
      >
        <Copy aria-hidden />
      </IconButton>
      <IconButton size="small" label={t('common.delete')} unavailable={cannotRemove} onClick={() => remove()}>
        <Trash2 aria-hidden />
      </IconButton>
      <ObjectCommands locked={objects.every((object) => object.locked === true)} />
    </>
  );
}

interface SharedProps {
  readonly objects: readonly PlanObject[];
  readonly kinds: ReadonlySet<PlanObjectKind>;
}

function SharedFields({ objects, kinds }: SharedProps) {
  const t = useWords();
  const only = (...some: readonly PlanObjectKind[]): boolean =>
    [...kinds].every((kind) => some.includes(kind));
  const devices = only('camera', 'sound-sensor');
  const cameras = only('camera');
  const high = only('camera', 'sound-sensor', 'candidate-site') || only('obstacle');
  if (!high && !devices) return <p className="section muted">{t('several.nothingShared')}</p>;
  return (
    <Section title={t('section.shared')}>
      {high && (
        <ObjectNumber
          objects={objects}
          field="height_m"
          {...(kinds.has('obstacle') ? { as: 'obstacle_height_m' } : {})}
        />
      )}
      {cameras && <CameraFields objects={objects.filter((object) => object.kind === 'camera')} />}
      {devices && (
        <>
          {kinds.size === 1 && <ModelField objects={objects} />}
          <MountField objects={objects} />
          <StatusField objects={objects} />
          <WorksFields objects={objects} />
          <GroupFields objects={objects} />
        </>
      )}
    </Section>
  );
}

/** Angles and range; where a camera says nothing, the first one's model stands for the rest. */
function CameraFields({ objects }: { readonly objects: readonly Camera[] }) {
  const t = useWords();
  const { resolveCamera } = usePanels();
  const first = objects[0];
  const model = useAppState((state) => (first ? modelOf(state, first) : undefined));
  const view = first && resolveCamera(first, model).views[0];
  return (
    <>
      <ObjectNumber objects={objects} field="azimuth_deg" />
      <ObjectNumber
        objects={objects}
        field="tilt_deg"
        otherwise={view?.tilt_deg}
        unit={t('field.tilt_deg.unit')}
      />
      <ObjectNumber objects={objects} field="hfov_deg" otherwise={view?.hfov_deg} />
      <ObjectNumber objects={objects} field="max_range_m" />
    </>
  );
}

/** What only these see: at least this is lost when they fail together. */
function SharedResult({ objects }: { readonly objects: readonly PlanObject[] }) {
  const t = useWords();
  const fresh = useAppState(hasFreshFigures);
  const devices = useAppState((state) => shownReport(state)?.devices);
  const ids = new Set(objects.map((object) => object.id));
  const rows = devices?.filter((row) => ids.has(row.id)) ?? [];
  if (rows.length < 2) return null;
  const largest = Math.max(...rows.map((row) => row.seen_m2));
  const unique = rows.reduce((sum, row) => sum + row.unique_m2, 0);
  return (
    <Section title={t('section.result')}>
      <Fact name={t('several.seenByLargest')} value={formatArea(largest, t.language)} approx={!fresh} />
      <Fact name={t('several.uniqueSum')} value={formatArea(unique, t.language)} approx={!fresh} />
    </Section>
  );
}
