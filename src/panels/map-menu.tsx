import { labelOf } from '../model/edits';
import type { PlanObject } from '../model/plan';
import { shownObject, onlySelected, type MapMenu as Place } from '../store';
import { PopupMenu, type MenuEntry } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { shortcutOf } from './keys';

/** The commands at a place of the map: for the place, for the selected camera, for what stands there. */
export function MapMenu() {
  const t = useWords();
  const place = useAppState((state) => state.mapMenu);
  const { closeMapMenu } = useOperations();
  const entries = useEntries(place);
  if (!place) return null;
  const [x, y] = place.window_px;
  return (
    <PopupMenu
      key={`${x} ${y}`}
      label={t('mapMenu.label')}
      entries={entries}
      at={place.window_px}
      onClose={() => closeMapMenu()}
    />
  );
}

function useEntries(place: Place | undefined): readonly MenuEntry[] {
  const t = useWords();
  const operations = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const object = useAppState((state) =>
    state.mapMenu?.object === undefined ? undefined : shownObject(state, state.mapMenu.object),
  );
  const selected = useAppState(onlySelected);
  if (!place) return [];
  const { at } = place;
  const closed = readOnly ? { unavailable: t('refused.readOnly') } : {};
  const camera = selected?.kind === 'camera' ? selected : undefined;
  const isElsewhere = camera !== undefined && camera.id !== place.object;
  const put = (kind: 'camera' | 'sound-sensor' | 'place' | 'candidate-site') => () =>
    operations.place({ kind, at });
  return [
    ...objectEntries(object, closed, t, operations),
    { id: 'test', label: t('mapMenu.test'), onSelect: () => operations.testVisibilityAt({ at }) },
    ...(isElsewhere ? cameraEntries(camera, place, closed, t, operations) : []),
    { type: 'separator', id: 'place' },
    { id: 'camera', label: t('mapMenu.camera'), ...closed, onSelect: put('camera') },
    { id: 'sensor', label: t('mapMenu.sensor'), ...closed, onSelect: put('sound-sensor') },
    { id: 'interest', label: t('mapMenu.place'), ...closed, onSelect: put('place') },
    { id: 'site', label: t('mapMenu.site'), ...closed, onSelect: put('candidate-site') },
    { type: 'separator', id: 'view' },
    { id: 'centre', label: t('mapMenu.centre'), onSelect: () => operations.focus({ at }) },
  ];
}

type Words = ReturnType<typeof useWords>;
type Operations = ReturnType<typeof useOperations>;
interface Closed {
  readonly unavailable?: string;
}

/** What the selected camera can do with the place. */
function cameraEntries(
  camera: PlanObject,
  { at }: Place,
  closed: Closed,
  t: Words,
  operations: Operations,
): readonly MenuEntry[] {
  const what = labelOf(camera);
  const locked = camera.locked ? { unavailable: t('map.said.locked', { what }) } : closed;
  return [
    {
      id: 'look',
      label: t('mapMenu.look', { what }),
      onSelect: () => operations.lookAtPlace({ camera: camera.id, at }),
    },
    {
      id: 'turn',
      label: t('mapMenu.turn', { what }),
      ...locked,
      onSelect: () => operations.turnTowards({ ids: [camera.id], at }),
    },
  ];
}

/** What can be done with the object itself. */
function objectEntries(
  object: PlanObject | undefined,
  closed: Closed,
  t: Words,
  operations: Operations,
): readonly MenuEntry[] {
  if (!object) return [];
  const ids = [object.id];
  const { duplicate, fitSelection, remove, toggleLock } = operations;
  return [
    { type: 'heading', id: 'object', label: labelOf(object) },
    {
      id: 'duplicate',
      label: t('op.duplicate'),
      shortcut: shortcutOf(duplicate, t.language),
      ...closed,
      onSelect: () => duplicate(),
    },
    {
      id: 'lock',
      label: t(object.locked ? 'mapMenu.unlock' : 'mapMenu.lock'),
      shortcut: shortcutOf(toggleLock, t.language),
      ...closed,
      onSelect: () => toggleLock({ ids }),
    },
    {
      id: 'fit',
      label: t('op.fitSelection'),
      shortcut: shortcutOf(fitSelection, t.language),
      onSelect: () => fitSelection(),
    },
    {
      id: 'remove',
      label: t('op.remove'),
      shortcut: shortcutOf(remove, t.language),
      danger: true,
      ...closed,
      onSelect: () => remove({ ids }),
    },
    { type: 'heading', id: 'here', label: t('mapMenu.here') },
  ];
}
