import type { DeviceRow, SoundReport } from '../analysis/report';
import type { Translator } from '../i18n';
import type { ObjectId } from '../kernel/units';
import type { PlanObject } from '../model/plan';
import type { AppState, Layers } from '../store';
import { kindLabel, modelOf, shortLabel } from './format';

/** One fold of the plan tree. */
export interface PlanGroup {
  readonly id: string;
  readonly title: string;
  readonly layer: keyof Layers;
  readonly objects: readonly PlanObject[];
  /** Fits under the title at the end of the row. */
  readonly unit?: string;
}

/** The plan's objects as the tree shows them, those that the filter leaves. */
export function planGroups(
  objects: Iterable<PlanObject>,
  state: AppState,
  filter: string,
  t: Translator,
): readonly PlanGroup[] {
  const kept = [...objects].filter((object) => matches(object, state, filter, t));
  const zones = (role: string) => kept.filter((object) => object.kind === 'zone' && object.role === role);
  const kind = (name: PlanObject['kind']) => kept.filter((object) => object.kind === name);
  const groups: readonly PlanGroup[] = [
    { id: 'study', title: t('role.study'), layer: 'zones', objects: zones('study') },
    {
      id: 'camera',
      title: t('kinds.camera'),
      layer: 'devices',
      objects: byRef(kind('camera')),
      unit: t('tree.seenUnit'),
    },
    {
      id: 'sound-sensor',
      title: t('kinds.sound-sensor'),
      layer: 'sensors',
      objects: byRef(kind('sound-sensor')),
    },
    { id: 'required', title: t('tree.required'), layer: 'zones', objects: zones('required') },
    { id: 'place', title: t('kinds.place'), layer: 'places', objects: kind('place') },
    { id: 'privacy', title: t('tree.privacy'), layer: 'zones', objects: zones('privacy') },
    { id: 'noise', title: t('tree.noise'), layer: 'zones', objects: zones('noise') },
    { id: 'mask', title: t('tree.masks'), layer: 'masks', objects: zones('mask') },
    {
      id: 'candidate-site',
      title: t('kinds.candidate-site'),
      layer: 'candidateSites',
      objects: kind('candidate-site'),
    },
    { id: 'obstacle', title: t('kinds.obstacle'), layer: 'obstacles', objects: kind('obstacle') },
  ];
  return filter.trim() === '' ? groups : groups.filter((group) => group.objects.length > 0);
}

const REFS = new Intl.Collator('en', { numeric: true });
const refOf = (object: PlanObject): string => ('ref' in object ? (object.ref ?? '') : '');

/** A device that comes back, by undo or with its scenario, stands where it stood; those without a ref come last. */
const byRef = (devices: readonly PlanObject[]): readonly PlanObject[] =>
  devices.toSorted((a, b) => {
    const [p, q] = [refOf(a), refOf(b)];
    return p === '' || q === '' ? Number(p === '') - Number(q === '') : REFS.compare(p, q);
  });

/** What a report says of one device, by id. */
export interface SeenFigure {
  readonly area_m2: number;
  readonly faults: readonly string[];
}

export function figuresByDevice(
  devices: readonly DeviceRow[],
  sound: SoundReport | undefined,
): ReadonlyMap<ObjectId, SeenFigure> {
  const figures = new Map<ObjectId, SeenFigure>();
  for (const row of devices) figures.set(row.id, { area_m2: row.seen_m2, faults: row.faults });
  for (const row of sound?.devices ?? [])
    figures.set(row.id, { area_m2: row.detected_m2, faults: row.faults });
  return figures;
}

function matches(object: PlanObject, state: AppState, filter: string, t: Translator): boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const model = modelOf(state, object)?.name[t.language] ?? '';
  const text = fold(`${shortLabel(object, t)} ${object.name ?? ''} ${kindLabel(object, t)} ${model}`);
  return words.every((word) => text.includes(word));
}

/** Small letters without accents, so that « poterne » finds « Poterné ». */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
