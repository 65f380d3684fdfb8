/** The parts of the drawing, most urgent first: what follows the hand, then the plan, then the results. */
import { currentProfile, objectsByKind, onlySelected, selectedObjects, shownObject } from '../store';
import type { LonLat, Zone } from '../model/plan';
import { createFrame } from '../kernel/frame';
import type { ObjectId } from '../kernel/units';
import { indexCity, type CityIndex } from './city/city-index';
import {
  bandFeatures,
  countFeatures,
  deviceBandFeatures,
  gapFeatures,
  gapTagFeatures,
  limitFeatures,
  overlapFeatures,
  soundCountFeatures,
  soundFeatures,
  unseenFeatures,
  type SeenLevels,
} from './features/analysis-features';
import { deviceFeatures, markFeatures, siteFeatures } from './features/device-features';
import {
  fieldFeatures,
  handleFeatures,
  SHORT_WEDGE_PX,
  soundFieldFeatures,
  vertexFeatures,
} from './features/edit-features';
import { EMPTY } from './features/geojson';
import { obstacleFeatures, veilFeatures, zoneFeatures } from './features/plan-features';
import { SOURCE, styleLayers } from './layers';
import type { MapPort } from './port';
import {
  faultyDevices,
  handledCamera,
  handledShape,
  highlightedIn,
  lookOf,
  lookParts,
  memo,
  movingDevices,
  paletteOf,
  restingDevices,
  restingObjects,
  shownMasts,
  shownModels,
  type Situation,
} from './situation';
import { paintPatterns, patternRatio } from './theme/patterns';
import { paintSymbols } from './theme/symbols';
import { cameraGeometry } from './tools/camera-geometry';
import { metresPerPixel } from './city/mercator';
import { opticsOf } from './tools/optics-of';
import type { Slice } from './updater';

type Part = Slice<Situation>;

/** A task that is not urgent lets the page breathe. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export interface SliceContext {
  readonly port: MapPort;
  readonly setIndex: (index: CityIndex) => void;
}

export const createSlices = (context: SliceContext): readonly Part[] => [
  imageSlice(context),
  patternSlice(context),
  layerSlice(context),
  ...handSlices(context),
  citySlice(context),
  ...planSlices(context),
  ...resultSlices(context),
  backgroundSlice(context),
];

const imageSlice = ({ port }: SliceContext): Part => ({
  name: 'images',
  parts: (situation) => [paletteOf(situation)],
  apply: (situation) => port.setImages(paintSymbols(paletteOf(situation))),
});

/** Patterns are drawn anew for the scale at which the map rests, in quarters of a zoom. */
const patternZoom = ({ view }: Situation): number => Math.round((view.zoom % 1) * 4) / 4;

const patternSlice = ({ port }: SliceContext): Part => ({
  name: 'patterns',
  parts: (situation) => [paletteOf(situation), situation.moreContrast, patternZoom(situation) % 1],
  apply: (situation) => {
    const ratio = patternRatio(patternZoom(situation) % 1);
    port.setImages(paintPatterns(paletteOf(situation), ratio, situation.moreContrast));
  },
});

const layerSlice = ({ port }: SliceContext): Part => ({
  name: 'layers',
  parts: lookParts,
  apply: (situation) => port.setLayers(styleLayers(lookOf(situation))),
});

const citySlice = ({ port, setIndex }: SliceContext): Part => ({
  name: 'city',
  parts: ({ state }) => [state.city, state.streetClasses],
  apply: async ({ state }) => {
    await pause();
    const index = indexCity(state.city);
    setIndex(index);
    port.setCity(index, state.streetClasses);
  },
});

const backgroundSlice = ({ port }: SliceContext): Part => ({
  name: 'background',
  parts: ({ state }) => [state.background],
  apply: ({ state }) => port.setBackground(state.background),
});

/** Whether the wedge is too short on the screen for all its handles. */
function isShort(situation: Situation): boolean {
  const camera = handledCamera(situation.state);
  if (!camera) return false;
  const geometry = cameraGeometry(camera, opticsOf(situation.state, camera, shownModels(situation.state)));
  const scale = metresPerPixel(situation.view.zoom, camera.position[1]);
  return !!geometry && geometry.reach_m / scale < SHORT_WEDGE_PX;
}

function handSlices({ port }: SliceContext): readonly Part[] {
  return [
    {
      name: 'handles',
      parts: (situation) => [
        handledCamera(situation.state),
        handledShape(situation.state),
        situation.state.gesture?.what,
        shownModels(situation.state),
        currentProfile(situation.state),
        situation.state.plan.head.settings.target_height_m,
        isShort(situation),
        Math.round(situation.view.bearing_deg),
        situation.t,
      ],
      apply: (situation) => port.setSource(SOURCE.handles, handles(situation)),
    },
    {
      name: 'edit',
      parts: ({ state }) => [
        onlySelected(state),
        state.tool.name,
        state.gesture?.what,
        state.analysis.result,
        shownModels(state),
        currentProfile(state),
        state.plan.head.settings.target_height_m,
        state.reading,
      ],
      apply: ({ state }) => port.setSource(SOURCE.edit, explanation(state)),
    },
    {
      name: 'moving',
      parts: ({ state }) => [movingDevices(state.gesture), shownModels(state)],
      apply: ({ state }) =>
        port.setSource(
          SOURCE.moving,
          deviceFeatures(
            movingDevices(state.gesture),
            { models: shownModels(state), faulty: NONE },
            NO_MASTS,
          ),
        ),
    },
    {
      name: 'draft',
      parts: ({ hand }) => [hand.draft],
      apply: ({ hand }) => port.setSource(SOURCE.draft, hand.draft),
    },
    {
      name: 'selected-bands',
      parts: ({ state }) => [highlightedIn(state), currentProfile(state)],
      apply: async ({ state }) => {
        const profile = currentProfile(state);
        const bands = profile ? await deviceBandFeatures(highlightedIn(state), profile, pause) : EMPTY;
        await port.setSource(SOURCE.selectedBands, bands);
      },
    },
    {
      name: 'marks',
      parts: ({ state }) => [
        selectedObjects(state),
        state.hovered && shownObject(state, state.hovered),
        shownMasts(state),
      ],
      apply: ({ state }) =>
        port.setSource(
          SOURCE.marks,
          markFeatures(
            selectedObjects(state),
            state.hovered && shownObject(state, state.hovered),
            shownMasts(state),
          ),
        ),
    },
    {
      name: 'selected-limits',
      parts: ({ state }) => [highlightedIn(state), currentProfile(state)],
      apply: ({ state }) => port.setSource(SOURCE.selectedLimits, limits(state, highlightedIn(state))),
    },
  ];
}

const NONE: ReadonlySet<ObjectId> = new Set();
const NO_MASTS: ReadonlyMap<ObjectId, never> = new Map<ObjectId, never>();

function handles(situation: Situation) {
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

/** Lines that explain the one selected device: its field without obstacles; while it moves, its outline before. */
function explanation(state: Situation['state']) {
  const ghost = state.gesture?.what === 'place' ? [...state.gesture.objects.values()][0] : undefined;
  const object = ghost ?? onlySelected(state);
  if (object?.kind === 'sound-sensor') {
    const row = state.analysis.result?.report.sound?.devices.find((device) => device.id === object.id);
    const radius = row?.radius_m ?? state.analysis.result?.report.sound?.devices[0]?.radius_m;
    return radius === undefined ? EMPTY : soundFieldFeatures(object.position, radius);
  }
  if (object?.kind !== 'camera') return EMPTY;
  const optics = opticsOf(state, object, shownModels(state));
  const before = state.gesture && !ghost ? outlineBefore(state, object.id) : [];
  return fieldFeatures(object, optics, before, state.tool.name === 'select' && !object.locked);
}

function outlineBefore(state: Situation['state'], id: ObjectId): readonly (readonly LonLat[])[] {
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

function limits(state: Situation['state'], devices: ReadonlyMap<ObjectId, SeenLevels>) {
  const profile = currentProfile(state);
  if (!profile) return EMPTY;
  const objects = new Map([...state.plan.objects, ...(state.gesture?.objects ?? [])]);
  return limitFeatures(
    devices,
    objects,
    shownModels(state),
    profile,
    state.plan.head.settings.target_height_m,
  );
}

/** Zones and obstacles as shown, gesture included, without those hidden. */
const shownZones = memo((zones: readonly Zone[], hidden: Situation['state']['hidden']): readonly Zone[] =>
  zones.filter(({ id }) => !hidden?.has(id)),
);

function planSlices({ port }: SliceContext): readonly Part[] {
  return [
    {
      name: 'zones',
      parts: ({ state }) => [objectsByKind(state).zones, state.hidden],
      apply: async ({ state }) => {
        const zones = shownZones(objectsByKind(state).zones, state.hidden);
        await port.setSource(SOURCE.zones, zoneFeatures(zones));
        await port.setSource(SOURCE.veil, veilFeatures(zones));
      },
    },
    {
      name: 'obstacles',
      parts: ({ state }) => [objectsByKind(state).obstacles, state.hidden],
      apply: ({ state }) =>
        port.setSource(
          SOURCE.obstacles,
          obstacleFeatures(objectsByKind(state).obstacles.filter(({ id }) => !state.hidden?.has(id))),
        ),
    },
    {
      name: 'sites',
      parts: ({ state }) => [restingObjects(state), state.gesture?.objects],
      apply: ({ state }) =>
        port.setSource(
          SOURCE.sites,
          siteFeatures([...restingObjects(state), ...(state.gesture?.objects.values() ?? [])]),
        ),
    },
    {
      name: 'devices',
      parts: ({ state }) => [restingDevices(state), shownModels(state), faultyDevices(state)],
      apply: async ({ state }) => {
        const devices = deviceFeatures(
          restingDevices(state),
          { models: shownModels(state), faulty: faultyDevices(state) },
          shownMasts(state),
        );
        await port.setSource(SOURCE.devices, devices);
        await port.setSource(SOURCE.clusters, devices);
      },
    },
  ];
}

/** One source per question; each is filled again when the result it comes from is another one. */
function resultSlices({ port }: SliceContext): readonly Part[] {
  const fill = (
    name: Parameters<MapPort['setSource']>[0],
    make: (
      result: NonNullable<Situation['state']['analysis']['result']>,
      situation: Situation,
    ) => Promise<typeof EMPTY> | typeof EMPTY,
    more: (situation: Situation) => readonly unknown[] = () => [],
  ): Part => ({
    name,
    parts: (situation) => [situation.state.analysis.result, ...more(situation)],
    apply: async (situation) => {
      const { result } = situation.state.analysis;
      await pause();
      await port.setSource(name, result ? await make(result, situation) : EMPTY);
    },
  });
  return [
    fill('bands', (result, { state }) => {
      const profile = currentProfile(state);
      return profile ? bandFeatures(result, profile, pause) : EMPTY;
    }),
    fill('unseen', (result) => unseenFeatures(result, pause)),
    fill(
      'gap',
      (result, { state }) => gapFeatures(result, state.selectedGap, pause),
      ({ state }) => [state.selectedGap],
    ),
    fill('limits', (result, { state }) =>
      limits(
        state,
        new Map(
          result.geometry.devices.map(({ id, levels }) => [id, { origin: result.frame, levels }] as const),
        ),
      ),
    ),
    fill('counts', (result) => countFeatures(result, pause)),
    fill('sound-counts', (result) => soundCountFeatures(result, pause)),
    fill('sound', (result) => soundFeatures(result, pause)),
    fill(
      'overlap',
      (result, { state }) =>
        overlapFeatures(
          result,
          state.selectedOverlap,
          state.plan.head.settings.level ?? currentProfile(state)?.levels[0]?.id,
          pause,
        ),
      ({ state }) => [state.selectedOverlap],
    ),
    fill(
      'gap-tags',
      (result, { state }) => gapTagFeatures(result, state.selectedGap, gapLabel),
      ({ state }) => [state.selectedGap],
    ),
  ];
}

/** « A-01 », in the order of the report. */
const gapLabel = (row: number): string => `A-${String(row + 1).padStart(2, '0')}`;
