/** The results: one source per question, filled again when the result it comes from is another one. */
import type { FeatureCollection } from 'geojson';
import type { Analysis } from '../../analysis/analysis';
import { currentLevel, currentProfile } from '../../store';
import {
  ambiguousFeatures,
  bandFeatures,
  countFeatures,
  deviceLimitFeatures,
  gapFeatures,
  gapTagFeatures,
  overlapFeatures,
  recognitionFeatures,
  reachableFeatures,
  roughFeatures,
  soundCountFeatures,
  soundFeatures,
  unseenFeatures,
} from '../features/analysis-features';
import { approachFeatures } from '../features/approach-features';
import { eventFeatures } from '../features/event-features';
import { EMPTY } from '../features/geojson';
import { locationLines, probeFeatures, snrLines, togetherLines } from '../features/sound-features';
import type { MapPort } from '../port';
import { awayFromResult, soundAway, soundUnderHand } from '../situation';
import { pause, type Part, type SliceContext, type State } from './part';

type SourceId = Parameters<MapPort['setSource']>[0];
type Make = (result: Analysis, state: State) => Promise<FeatureCollection> | FeatureCollection;
type More = (state: State) => readonly unknown[];

/**
 * Fills a source from the result, and again when one of `more` is another. A source of which nothing is drawn stays
 * empty: what no one looks at must not hold up what someone does.
 */
const filler =
  ({ port, drawingOf }: SliceContext) =>
  (name: SourceId, make: Make, more: More = () => []): Part => ({
    name,
    parts: (situation) =>
      drawingOf(situation).sources.has(name)
        ? [situation.state.analysis.result, ...more(situation.state)]
        : [undefined],
    apply: async (situation) => {
      const { state } = situation;
      const { result } = state.analysis;
      const on = result && drawingOf(situation).sources.has(name);
      await pause();
      await port.setSource(name, on ? await make(result, state) : EMPTY);
    },
  });

export function resultSlices(context: SliceContext): readonly Part[] {
  const fill = filler(context);
  return [
    fill(
      'bands',
      (result, state) => {
        const profile = currentProfile(state);
        return profile ? bandFeatures(result, profile, awayFromResult(state), pause) : EMPTY;
      },
      (state) => [currentProfile(state), awayFromResult(state)],
    ),
    fill('unseen', (result) => unseenFeatures(result, pause)),
    fill(
      'gap',
      (result, state) => gapFeatures(result, state.selectedGap, pause),
      (state) => [state.selectedGap],
    ),
    fill('limits', limits, (state) => [state.language, currentProfile(state), awayFromResult(state)]),
    fill('counts', (result) => countFeatures(result, pause)),
    fill(
      'reachable',
      (result, state) => withoutMoved(result, state),
      (state) => [awayFromResult(state)],
    ),
    fill('recognition', (result) => recognitionFeatures(result, pause)),
    fill(
      'approaches',
      ({ report }, { hidden }) => approachFeatures(report, hidden),
      (state) => [state.hidden],
    ),
    fill('events', (result) => eventFeatures(result)),
    ...soundSlices(context),
    fill(
      'overlap',
      (result, state) => overlapFeatures(result, state.selectedOverlap, currentLevel(state)?.id, pause),
      (state) => [state.selectedOverlap],
    ),
    fill(
      'gap-tags',
      (result, state) => gapTagFeatures(result, state.selectedGap, gapLabel),
      (state) => [state.selectedGap],
    ),
  ];
}

function soundSlices(context: SliceContext): readonly Part[] {
  const { port } = context;
  const fill = filler(context);
  return [
    fill('sound-counts', (result) => soundCountFeatures(result, pause)),
    fill(
      'sound',
      (result, state) => soundFeatures(result, soundAway(state), pause),
      (state) => [soundAway(state)],
    ),
    {
      name: 'sound-hand',
      parts: ({ state }) => [soundUnderHand(state)],
      apply: async ({ state }) =>
        port.setSource('sound-hand', await roughFeatures(soundUnderHand(state), pause)),
    },
    fill(
      'sound-steps',
      (result, state) => snrLines(result, state.selection, state.language),
      (state) => [state.selection, state.language],
    ),
    fill(
      'location',
      (result, { language }) => locationLines(result, language),
      (state) => [state.language],
    ),
    fill('ambiguous', (result) => ambiguousFeatures(result, pause)),
    fill('together', (result) => togetherLines(result)),
    {
      name: 'sound-probe',
      parts: ({ state }) => [state.soundProbe?.answer],
      apply: ({ state }) => port.setSource('sound-probe', probeFeatures(state.soundProbe?.answer)),
    },
  ];
}

/** Of a camera that has moved since, the old envelope says nothing. */
function withoutMoved(result: Analysis, state: State): Promise<FeatureCollection> {
  const away = awayFromResult(state);
  const reachable = result.geometry.reachable.filter(({ id }) => !away.has(id));
  return reachableFeatures({ ...result, geometry: { ...result.geometry, reachable } }, pause);
}

function limits({ geometry, frame }: Analysis, state: State): FeatureCollection {
  const profile = currentProfile(state);
  if (!profile) return EMPTY;
  const away = awayFromResult(state);
  const devices = geometry.devices
    .filter(({ id }) => !away.has(id))
    .map(({ id, levels }) => [id, { origin: frame, levels }] as const);
  return deviceLimitFeatures(new Map(devices), profile, state.language);
}

/** « A-01 », in the order of the report. */
const gapLabel = (row: number): string => `A-${String(row + 1).padStart(2, '0')}`;
