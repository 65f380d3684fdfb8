/** What follows the hand: handles, the explaining lines, what moves, what is selected. */
import type { FeatureCollection } from 'geojson';
import { createFrame } from '../../kernel/frame';
import type { ObjectId } from '../../kernel/units';
import type { LonLat } from '../../model/plan';
import { currentProfile, onlySelected, selectedObjects, shownObject } from '../../store';
import { metresPerPixel } from '../city/mercator';
import { deviceBandFeatures, deviceLimitFeatures } from '../features/analysis-features';
import { deviceFeatures, markFeatures } from '../features/device-features';
import {
  fieldFeatures,
  handleFeatures,
  SHORT_WEDGE_PX,
  soundFieldFeatures,
  vertexFeatures,
} from '../features/edit-features';
import { EMPTY } from '../features/geojson';
import { SOURCE } from '../layers';
import {
  handledCamera,
  handledShape,
  highlightedIn,
  movingDevices,
  shownMasts,
  shownModels,
  type Situation,
} from '../situation';
import { cameraGeometry } from '../tools/camera-geometry';
import { opticsOf } from '../tools/optics-of';
import { pause, type Part, type SliceContext, type State } from './part';

export const handSlices = (context: SliceContext): readonly Part[] => [
  handleSlice(context),
  editSlice(context),
  movingSlice(context),
  draftSlice(context),
  bandSlice(context),
  markSlice(context),
  limitSlice(context),
];

/** What the optics of a selected camera depend on. */
const opticsParts = (state: State): readonly unknown[] => [
  shownModels(state),
  currentProfile(state),
  state.plan.head.settings.target_height_m,
];

const handleSlice = ({ port }: SliceContext): Part => ({
  name: 'handles',
  parts: (situation) => [
    handledCamera(situation.state),
    handledShape(situation.state),
    situation.state.gesture?.what,
    isShort(situation),
    Math.round(situation.view.bearing_deg),
    situation.t,
    ...opticsParts(situation.state),
  ],
  apply: (situation) => port.setSource(SOURCE.handles, handles(situation)),
});

const editSlice = ({ port }: SliceContext): Part => ({
  name: 'edit',
  parts: ({ state }) => [
    explained(state),
    state.tool.name,
    state.gesture?.what,
    state.analysis.result,
    ...opticsParts(state),
  ],
  apply: ({ state }) => port.setSource(SOURCE.edit, explanation(state)),
});

const NO_FAULTS: ReadonlySet<ObjectId> = new Set();
const NO_MASTS: ReadonlyMap<ObjectId, never> = new Map<ObjectId, never>();

const movingSlice = ({ port }: SliceContext): Part => ({
  name: 'moving',
  parts: ({ state }) => [movingDevices(state.gesture), shownModels(state)],
  apply: ({ state }) => {
    const context = { models: shownModels(state), faulty: NO_FAULTS };
    return port.setSource(SOURCE.moving, deviceFeatures(movingDevices(state.gesture), context, NO_MASTS));
  },
});

const draftSlice = ({ port }: SliceContext): Part => ({
  name: 'draft',
  parts: ({ hand }) => [hand.draft],
  apply: ({ hand }) => port.setSource(SOURCE.draft, hand.draft),
});

const bandSlice = ({ port }: SliceContext): Part => ({
  name: 'selected-bands',
  parts: ({ state }) => [highlightedIn(state), currentProfile(state)],
  apply: async ({ state }) => {
    const profile = currentProfile(state);
    const outlined = (id: ObjectId): boolean => state.selection.has(id) || !!state.gesture?.objects.has(id);
    const bands = profile ? await deviceBandFeatures(highlightedIn(state), profile, outlined, pause) : EMPTY;
    await port.setSource(SOURCE.selectedBands, bands);
  },
});

const markSlice = ({ port }: SliceContext): Part => {
  const pointedAt = (state: State) => state.hovered && shownObject(state, state.hovered);
  return {
    name: 'marks',
    parts: ({ state }) => [selectedObjects(state), pointedAt(state), shownMasts(state)],
    apply: ({ state }) =>
      port.setSource(SOURCE.marks, markFeatures(selectedObjects(state), pointedAt(state), shownMasts(state))),
  };
};

const limitSlice = ({ port }: SliceContext): Part => ({
  name: 'selected-limits',
  parts: ({ state }) => [highlightedIn(state), currentProfile(state), state.language],
  apply: ({ state }) => {
    const profile = currentProfile(state);
    const limits = profile ? deviceLimitFeatures(highlightedIn(state), profile, state.language) : EMPTY;
    return port.setSource(SOURCE.selectedLimits, limits);
  },
});

/** Whether the wedge is too short on the screen for all its handles. */
function isShort({ state, view }: Situation): boolean {
  const camera = handledCamera(state);
  const geometry = camera && cameraGeometry(camera, opticsOf(state, camera, shownModels(state)));
  if (!camera || !geometry) return false;
  return geometry.reach_m / metresPerPixel(view.zoom, camera.position[1]) < SHORT_WEDGE_PX;
}

function handles(situation: Situation): FeatureCollection {
  const { state, view, t } = situation;
  const shape = handledShape(state);
  if (shape) return vertexFeatures(shape);
  const camera = handledCamera(state);
  if (!camera) return EMPTY;
  const before = state.plan.objects.get(camera.id);
  return handleFeatures(camera, {
    optics: opticsOf(state, camera, shownModels(state)),
    before: before?.kind === 'camera' && state.gesture ? before : undefined,
    gesture: state.gesture?.what,
    short: isShort(situation),
    bearing_deg: view.bearing_deg,
    t,
  });
}

/** The device whose field is explained: the ghost being placed, else the one selected. */
const explained = (state: State) =>
  state.gesture?.what === 'place' ? [...state.gesture.objects.values()][0] : onlySelected(state);

/** Its field without obstacles; while it moves, its outline before. */
function explanation(state: State): FeatureCollection {
  const object = explained(state);
  if (object?.kind === 'sound-sensor') return hearing(state, object.id, object.position);
  if (object?.kind !== 'camera') return EMPTY;
  const optics = opticsOf(state, object, shownModels(state));
  const isMoved = state.gesture !== undefined && state.gesture.what !== 'place';
  const before = isMoved ? outlineBefore(state, object.id) : [];
  return fieldFeatures(object, optics, before, state.tool.name === 'select' && !object.locked);
}

/** A new sensor is taken to hear as far as the others. */
function hearing(state: State, id: ObjectId, at: LonLat): FeatureCollection {
  const rows = state.analysis.result?.report.sound?.devices ?? [];
  const radius_m = (rows.find((row) => row.id === id) ?? rows[0])?.radius_m;
  return radius_m === undefined ? EMPTY : soundFieldFeatures(at, radius_m);
}

function outlineBefore(state: State, id: ObjectId): readonly (readonly LonLat[])[] {
  const result = state.analysis.result;
  const region = result?.geometry.devices.find((device) => device.id === id)?.levels[0]?.region;
  if (!result || !region) return [];
  const frame = createFrame(result.frame);
  return Array.from({ length: region.ringStart.length - 1 }, (_, r) => {
    const ring: LonLat[] = [];
    for (let v = region.ringStart[r]!; v < region.ringStart[r + 1]!; v++) {
      ring.push(frame.toLonLat(region.xy[2 * v]!, region.xy[2 * v + 1]!));
    }
    return [...ring, ring[0]!];
  });
}
