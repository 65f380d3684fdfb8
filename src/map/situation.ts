/** Everything the drawing depends on at one moment, and what is derived from it once. */
import type { LayerSpecification } from 'maplibre-gl';
import type { ObjectId } from '../kernel/units';
import type { Camera, Device, PlanObject } from '../model/plan';
import { currentProfile, isSideBySide, onlySelected, selectedObjects, steady, type AppState } from '../store';
import type { Translator } from '../i18n';
import { mastsOf, type Push } from './features/device-features';
import type { HeardRoughly, SeenLevels } from './features/analysis-features';
import { drawnSources, styleLayers, type Look } from './layers';
import type { View } from './port';
import { DARK, LIGHT, type Palette } from './theme/palette';
import { modelsById } from './tools/optics-of';
import type { Hand } from './tools/tool';

export interface Situation {
  readonly state: AppState;
  readonly view: View;
  readonly hand: Hand;
  /** Zoom at which the view last came to rest. */
  readonly restZoom: number;
  readonly systemIsDark: boolean;
  readonly moreContrast: boolean;
  readonly t: Translator;
}

export const paletteOf = ({ state, systemIsDark }: Situation): Palette =>
  state.theme === 'dark' || (state.theme === 'system' && systemIsDark) ? DARK : LIGHT;

/** The same answer while the values it was made from are the same. */
export function memo<Args extends readonly unknown[], T>(make: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly args: Args; readonly value: T } | undefined;
  return (...args) => {
    if (!last || args.some((arg, i) => arg !== last!.args[i])) last = { args, value: make(...args) };
    return last.value;
  };
}

const modelsFor = memo(modelsById);
export const shownModels = ({ catalogue, plan }: AppState): ReturnType<typeof modelsById> =>
  modelsFor(catalogue, plan.head.catalogue);

/** The objects at rest: those under the hand are drawn apart, and those hidden not at all. */
const restOf = memo(
  (
    objects: AppState['plan']['objects'],
    hidden: AppState['hidden'],
    moving: string,
  ): readonly PlanObject[] => {
    const away = new Set(moving.split('\n'));
    return [...objects.values()].filter(({ id }) => !hidden?.has(id) && !away.has(id));
  },
);
/** The ids under the hand as one value: it stays the same while they move. */
const movingIds = ({ gesture }: AppState): string => (gesture ? [...gesture.objects.keys()].join('\n') : '');

export const restingObjects = (state: AppState): readonly PlanObject[] =>
  restOf(state.plan.objects, state.hidden, movingIds(state));

const devicesIn = memo((objects: readonly PlanObject[]): readonly Device[] =>
  objects.filter((object) => object.kind === 'camera' || object.kind === 'sound-sensor'),
);
export const restingDevices = (state: AppState): readonly Device[] => devicesIn(restingObjects(state));

export const movingDevices = memo((gesture: AppState['gesture']): readonly Device[] =>
  [...(gesture?.objects.values() ?? [])].filter(
    (object) => object.kind === 'camera' || object.kind === 'sound-sensor',
  ),
);

const mastsFor = memo((devices: readonly Device[]): ReadonlyMap<ObjectId, Push> => mastsOf(devices));
export const shownMasts = (state: AppState): ReadonlyMap<ObjectId, Push> => mastsFor(restingDevices(state));

const faultyIn = memo((result: AppState['analysis']['result']): ReadonlySet<ObjectId> => {
  const rows = [...(result?.report.devices ?? []), ...(result?.report.sound?.devices ?? [])];
  return new Set(rows.filter((row) => row.faults.length > 0).map((row) => row.id));
});
export const faultyDevices = (state: AppState): ReadonlySet<ObjectId> => faultyIn(state.analysis.result);

function previewed(id: ObjectId, preview: AppState['preview']): SeenLevels | undefined {
  const live = preview?.devices.get(id);
  return preview && live && { origin: preview.origin, levels: live.levels };
}

/** Not for what is under the hand: nothing rather than something untrue. */
function computed(id: ObjectId, result: AppState['analysis']['result']): SeenLevels | undefined {
  const done = result?.geometry.devices.find((device) => device.id === id);
  return result && done && { origin: result.frame, levels: done.levels };
}

/** A hand that moves on before its preview has come changes nothing that is drawn. */
const sameSeen = steady<ReadonlyMap<ObjectId, SeenLevels>>(
  (a, b) =>
    a.size === b.size &&
    [...a].every(([id, { levels, origin }]) => b.get(id)?.levels === levels && b.get(id)?.origin === origin),
);

/** Cameras whose own bands are drawn: those selected, those under the hand, those changed since the result. */
const highlighted = memo(
  (
    selection: AppState['selection'],
    gesture: AppState['gesture'],
    preview: AppState['preview'],
    result: AppState['analysis']['result'],
    objects: AppState['plan']['objects'],
  ): ReadonlyMap<ObjectId, SeenLevels> => {
    const changed = [...(preview?.devices.keys() ?? [])].filter((id) => objects.has(id));
    const ids = new Set<ObjectId>([...selection, ...(gesture?.objects.keys() ?? []), ...changed]);
    const found = new Map<ObjectId, SeenLevels>();
    for (const id of ids) {
      const seen = previewed(id, preview) ?? (gesture?.objects.has(id) ? undefined : computed(id, result));
      if (seen) found.set(id, seen);
    }
    return sameSeen(found);
  },
);

export const highlightedIn = (state: AppState): ReadonlyMap<ObjectId, SeenLevels> =>
  highlighted(state.selection, state.gesture, state.preview, state.analysis.result, state.plan.objects);

/**
 * Devices that are no longer where the result has them: those that were under the hand since. One that was changed by a
 * word or a key stays drawn, under its preview, for the moment until the result lands: to draw the whole city without
 * it would take longer than that. The same set while it holds.
 */
const awaySet = memo(
  (ids: string): ReadonlySet<ObjectId> => new Set(ids ? (ids.split('\n') as ObjectId[]) : []),
);

const soundAwaySet = memo(
  (ids: string): ReadonlySet<ObjectId> => new Set(ids ? (ids.split('\n') as ObjectId[]) : []),
);

export function awayFromResult(state: AppState): ReadonlySet<ObjectId> {
  const known = state.analysis.result?.geometry.devices.map(({ id }) => id) ?? [];
  return awaySet(known.filter((id) => isAway(state, id)).join('\n'));
}

const isAway = ({ gesture, preview, held }: AppState, id: ObjectId): boolean =>
  gesture?.objects.has(id) === true || (preview?.devices.has(id) === true && held?.has(id) === true);

const heardRoughly = memo(
  (
    preview: AppState['preview'],
    objects: AppState['plan']['objects'],
    held: string,
  ): readonly HeardRoughly[] =>
    [...(preview?.devices ?? [])].flatMap(([id, { heard }]) =>
      heard && preview && (objects.has(id) || held.split('\n').includes(id))
        ? [{ id, origin: preview.origin, region: heard }]
        : [],
    ),
);

/** What sensors hear that are under the hand, being placed or changed since the result, roughly; the same while it holds. */
export const soundUnderHand = ({ preview, plan, gesture }: AppState): readonly HeardRoughly[] =>
  heardRoughly(preview, plan.objects, [...(gesture?.objects.keys() ?? [])].join('\n'));

/** Sensors whose outline of the result no longer holds. */
export function soundAway(state: AppState): ReadonlySet<ObjectId> {
  const known = state.analysis.result?.geometry.sound.map(({ id }) => id) ?? [];
  return soundAwaySet(known.filter((id) => isAway(state, id)).join('\n'));
}

/** The one camera whose handles are shown: selected alone, free, with no other tool in hand. */
export function handledCamera(state: AppState): Camera | undefined {
  if (state.tool.name !== 'select' || state.readOnly) return undefined;
  const object = onlySelected(state);
  return object?.kind === 'camera' && !object.locked ? object : undefined;
}

/** The one zone or obstacle whose corners are shown. */
export function handledShape(state: AppState): PlanObject | undefined {
  if (state.tool.name !== 'select' || state.readOnly) return undefined;
  const object = onlySelected(state);
  return (object?.kind === 'zone' || object?.kind === 'obstacle') && !object.locked ? object : undefined;
}

/** The result is behind and nothing is about to renew it. */
const isStale = ({ analysis, autoAnalyse }: AppState): boolean =>
  analysis.status === 'failed' || (analysis.status === 'stale' && !autoAnalyse);

const NO_LEVELS: Look['levels'] = [];
/** Rounded to this many degrees of latitude: widths change by less than half a percent. */
const LATITUDE_STEP = 0.25;

/** The look of the map. Built from scratch each time: layers are compared by value. */
export function lookOf(situation: Situation): Look {
  const { state, view, moreContrast } = situation;
  const selected = selectedObjects(state);
  return {
    palette: paletteOf(situation),
    reading: state.reading,
    layers: state.layers,
    levels: currentProfile(state)?.levels ?? NO_LEVELS,
    cameraSelected: !isSideBySide(state) && selected.some((object) => object.kind === 'camera'),
    stale: isStale(state),
    assumedHeight_m: state.plan.head.settings.assumed_building_height_m,
    latitude: Math.round(view.centre[1] / LATITUDE_STEP) * LATITUDE_STEP,
    gapTags: state.selectedGap !== undefined || (state.panels.report && state.panels.reportTab === 'gaps'),
    labelled: selected.filter((object) => 'position' in object).map((object) => object.id),
    moreContrast,
  };
}

/** What the look depends on, for the updater. */
export const lookParts = (situation: Situation): readonly unknown[] => {
  const { state, view } = situation;
  return [
    paletteOf(situation),
    situation.moreContrast,
    state.reading,
    state.layers,
    currentProfile(state),
    // Not the objects as the hand moves them: which they are and of what kind is enough.
    state.selection,
    isSideBySide(state),
    state.plan.objects,
    isStale(state),
    state.plan.head.settings.assumed_building_height_m,
    Math.round(view.centre[1] / LATITUDE_STEP),
    state.selectedGap !== undefined,
    state.panels.report && state.panels.reportTab === 'gaps',
  ];
};

export interface Drawing {
  readonly layers: readonly LayerSpecification[];
  /** Those of which something is drawn: none of the others has to be filled. */
  readonly sources: ReadonlySet<string>;
}

/** The drawing of a situation: the same one while its look is. */
export function createDrawing(): (situation: Situation) => Drawing {
  const drawn = memo((..._parts: readonly unknown[]): { value?: Drawing } => ({}));
  return (situation) => {
    const kept = drawn(...lookParts(situation));
    if (!kept.value) {
      const layers = styleLayers(lookOf(situation));
      kept.value = { layers, sources: drawnSources(layers) };
    }
    return kept.value;
  };
}
