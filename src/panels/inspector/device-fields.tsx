import type { Device, DeviceStatus, PlanObject } from '../../model/plan';
import { Button, SelectField, TextField, type Option } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

const STATUSES: readonly DeviceStatus[] = ['existing', 'proposed', 'removed'];

/** Ways to mount that the plan knows by name; others come from data and stay as they are. */
const MOUNTS = ['facade', 'pole', 'street-lamp', 'traffic_signals', 'roof', 'ceiling'] as const;

/** OpenStreetMap's words for the same. */
const OSM_MOUNTS: Readonly<Record<string, string>> = { wall: 'facade', street_lamp: 'street-lamp' };

interface FieldProps {
  readonly objects: readonly PlanObject[];
}

/** The one value that all share, else nothing. */
function shared<T>(objects: readonly PlanObject[], read: (object: PlanObject) => T): T | undefined {
  const values = objects.map(read);
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

const isLocked = (objects: readonly PlanObject[]): boolean =>
  objects.some((object) => object.locked === true);
const idsOf = (objects: readonly PlanObject[]) => objects.map((object) => object.id);

export function StatusField({ objects }: FieldProps) {
  const t = useWords();
  const { setValues } = useOperations();
  return (
    <SelectField
      layout="wide"
      label={t('field.status')}
      value={shared(objects, (object) => (object as Device).status ?? 'existing')}
      placeholder={t('field.mixed')}
      disabled={isLocked(objects)}
      options={STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
      onChange={(status) => setValues({ ids: idsOf(objects), values: { status } })}
    />
  );
}

export function MountField({ objects }: FieldProps) {
  const t = useWords();
  const { setValues } = useOperations();
  const value = shared(objects, (object) => {
    const mount = 'mount' in object ? (object.mount ?? '') : '';
    return OSM_MOUNTS[mount] ?? mount;
  });
  const known: readonly Option<string>[] = [
    { value: '', label: t('mount.none') },
    ...MOUNTS.map((mount) => ({ value: mount, label: t(`mount.${mount}`) })),
  ];
  const other = value !== undefined && !known.some((option) => option.value === value);
  return (
    <SelectField
      layout="wide"
      label={t('field.mount')}
      value={value}
      placeholder={t('field.mixed')}
      disabled={isLocked(objects)}
      options={other ? [...known, { value, label: value }] : known}
      onChange={(mount) =>
        setValues({ ids: idsOf(objects), values: { mount: mount === '' ? undefined : mount } })
      }
    />
  );
}

/** The catalogue's models of the device's kind, the plan's own first, and the way to the catalogue page. */
export function ModelField({ objects }: FieldProps) {
  const t = useWords();
  const { chooseModel, openCatalogue } = useOperations();
  const own = useAppState((state) => state.plan.head.catalogue);
  const builtIn = useAppState((state) => state.catalogue);
  const sensor = objects[0]?.kind === 'sound-sensor';
  const value = shared(objects, (object) => (object as Device).model ?? '');
  const fits = [...own, ...builtIn.filter((model) => !own.some((mine) => mine.id === model.id))].filter(
    (model) => (model.type === 'sound-sensor') === sensor,
  );
  const options: readonly Option<string>[] = [
    { value: '', label: t('field.model.none') },
    ...fits.map((model) => ({
      value: model.id,
      label: model.name[t.language],
      group: sensor ? undefined : t(`type.${model.type}`),
    })),
  ];
  const missing = value !== undefined && !options.some((option) => option.value === value);
  return (
    <>
      <SelectField
        layout="wide"
        label={t('field.model')}
        value={value}
        placeholder={t('field.mixed')}
        disabled={isLocked(objects)}
        message={
          missing ? { severity: 'warning', text: t('field.model.missing', { model: value }) } : undefined
        }
        options={missing ? [...options, { value, label: value }] : options}
        onChange={(model) => chooseModel({ ids: idsOf(objects), model: model === '' ? undefined : model })}
      />
      <Button size="small" look="link" onClick={() => openCatalogue()}>
        {t('op.openCatalogue')}
      </Button>
    </>
  );
}

/** Supply and network that devices hang on: those of the same name fail together. */
export function GroupFields({ objects }: FieldProps) {
  const t = useWords();
  const { setValues } = useOperations();
  return (['power_group', 'network_group'] as const).map((field) => (
    <TextField
      key={field}
      layout="wide"
      label={t(`field.${field}`)}
      value={shared(objects, (object) => (object as Device)[field] ?? '') ?? ''}
      placeholder={t('field.group.none')}
      disabled={isLocked(objects)}
      onCommit={(text) => setValues({ ids: idsOf(objects), values: { [field]: text || undefined } })}
    />
  ));
}
