/**
 * Crosses event data with what the cameras see, by day and by night. The points of a layer are indexed once; of each
 * camera the points that it sees are kept with its region, so that only a camera that moved is asked again.
 */
import type { Frame } from '../../kernel/frame';
import type { Region } from '../../kernel/region';
import type { ContextLayer } from '../../model/context-layer';
import { NO_DAY, type Period } from '../../model/context-layer';
import { isoDay } from '../../model/days';
import { dateRows, spansOf, type Spans } from './by-date';
import type { Network } from '../coverage/network';
import { segmentBounds } from '../coverage/segment-grid';
import type { CrossingRow, SeenCount } from './crossing-report';
import { eventDensity, type EventDensity } from './event-density';
import { whole } from './events-near';
import { pointIndexSteps, pointsInside, type PointIndex } from './point-index';
import { eventStreetWeights, type WeighedEvents } from './street-weights';
import { SPOT_M, squaresOf, unseenSpots, type SpotPlace, type Squares } from './unseen-spots';

/** Kept from run to run: an index belongs to a layer and a frame. */
export interface CrossingCache {
  readonly indexes: Map<string, { readonly frame: Frame; readonly index: PointIndex }>;
  /** By layer. */
  readonly groups: Map<string, { readonly of: readonly unknown[]; readonly value: Groups }>;
  /** Belongs to the events that are counted, whatever the cameras see. */
  spread?: { readonly of: readonly unknown[]; readonly value: Spread } | undefined;
}

interface Spread {
  readonly density?: EventDensity;
  /** Per row of the city's streets that events raise above 1. */
  readonly streetWeights: ReadonlyMap<number, number>;
}

export const createCrossingCache = (): CrossingCache => ({ indexes: new Map(), groups: new Map() });

export interface CrossingInput extends SpotPlace {
  readonly layers: readonly ContextLayer[];
  /** Only events of its days are counted; all where there is none. */
  readonly period: Period | undefined;
  readonly network: Network;
  /** Only what it holds is counted; everything where there is none. */
  readonly area: Region | undefined;
  /** What the cameras see at the asked level, by day and by night. */
  readonly day: readonly Region[];
  readonly night: readonly Region[];
  /** Whether the report is of the night: the unseen spots are of the same light. */
  readonly isNight: boolean;
  readonly level: string;
}

/** Density and weights are of all layers together. */
export interface Crossing extends Spread {
  readonly rows: readonly CrossingRow[];
  /** Those that are counted, by layer. */
  readonly events: readonly WeighedEvents[];
}

/** Yields the share done. */
export function* crossingSteps(
  cache: CrossingCache,
  input: CrossingInput,
): Generator<number, Crossing, void> {
  const rows: CrossingRow[] = [];
  const spread: WeighedEvents[] = [];
  for (const [done, layer] of input.layers.entries()) {
    const index = yield* indexOf(cache, layer, input.frame);
    yield (done + 0.5) / input.layers.length;
    const groups = groupsOf(cache, layer, index, input);
    const { counted } = groups;
    rows.push(crossLayer(layer, index, groups, input));
    const weightOf = (row: number): number => layer.weight[row]! * counted[row]!;
    spread.push({ index, weightOf, partOf: (row) => layer.part[row]! * counted[row]! });
  }
  const ids = new Set(input.layers.map(({ id }) => id));
  for (const kept of [cache.indexes, cache.groups])
    for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
  return { rows, events: spread, ...spreadOf(cache, spread, input) };
}

function spreadOf(
  cache: CrossingCache,
  spread: readonly WeighedEvents[],
  { area, period, network }: CrossingInput,
): Spread {
  const of = [...spread.map(({ index }) => index), network, area, period?.from, period?.to];
  const known = cache.spread;
  if (known?.of.length === of.length && known.of.every((part, i) => part === of[i])) return known.value;
  const density = eventDensity(spread, segmentBounds(network.ends));
  const value = {
    ...(density ? { density } : {}),
    streetWeights: eventStreetWeights(network, spread),
  };
  cache.spread = { of, value };
  return value;
}

function* indexOf(
  cache: CrossingCache,
  layer: ContextLayer,
  frame: Frame,
): Generator<number, PointIndex, void> {
  const known = cache.indexes.get(layer.id);
  if (known?.frame === frame) return known.index;
  const index = yield* pointIndexSteps(layer.lonLat, frame);
  cache.indexes.set(layer.id, { frame, index });
  return index;
}

/** What a layer's events are by themselves, whatever the cameras see. Arrays are per row of the layer. */
interface Groups {
  /** 1 where it is in the study area. */
  readonly inArea: Uint8Array;
  /** 1 where it is in the period too. */
  readonly counted: Uint8Array;
  /** Hour of the day; {@link NO_HOUR} where none is stated. */
  readonly hour: Uint8Array;
  readonly spans: Spans | undefined;
  /** Span of days in which it lies; −1 where it states no day or is not in the area. */
  readonly date: Int32Array;
  readonly squares: Squares;
  /** Events that are not in the area. */
  readonly outside: number;
}

function groupsOf(
  cache: CrossingCache,
  layer: ContextLayer,
  index: PointIndex,
  input: CrossingInput,
): Groups {
  const { area, period } = input;
  // The index stands for the layer, which comes as a new copy with each run.
  const of = [index, area, period?.from, period?.to];
  const known = cache.groups.get(layer.id);
  if (known?.of.every((part, i) => part === of[i])) return known.value;
  const inArea = areaMarks(layer, index, input);
  const counted = inPeriod(layer, inArea, period);
  const spans = spansOf(layer.day, inArea);
  const value: Groups = {
    inArea,
    counted,
    hour: Uint8Array.from(layer.hour, (hour) => (hour < 0 ? NO_HOUR : hour)),
    spans,
    date: layer.day.map((day, row) =>
      !spans || day === NO_DAY || inArea[row] === 0 ? -1 : Math.floor((day - spans.first) / spans.span_days),
    ),
    squares: squaresOf(layer, index, counted),
    outside: whole(sum(layer.part) - sum(layer.part, inArea)),
  };
  cache.groups.set(layer.id, { of, value });
  return value;
}

const areaMarks = (layer: ContextLayer, index: PointIndex, { area }: CrossingInput): Uint8Array =>
  area ? marks(index, [area]) : new Uint8Array(layer.hour.length).fill(1);

const inPeriod = ({ day }: ContextLayer, inArea: Uint8Array, period: Period | undefined): Uint8Array =>
  period ? inArea.map((own, row) => (day[row]! >= period.from && day[row]! <= period.to ? own : 0)) : inArea;

function crossLayer(
  layer: ContextLayer,
  index: PointIndex,
  { inArea, counted, hour, spans, date, squares, outside }: Groups,
  input: CrossingInput,
): CrossingRow {
  const { period } = input;
  const day = marks(index, input.day);
  const night = marks(index, input.night);
  const seen = { counted, day, night };
  const category = tally(layer.part, seen, layer.categories.length, layer.category);
  const all = sumOf(category);
  return {
    name: layer.name,
    level: input.level,
    all,
    outside,
    weight: weightsOf(layer, seen),
    byCategory: category.map((count, c) => ({ category: layer.categories[c]!, ...count })),
    byHour: tally(layer.part, seen, NO_HOUR + 1, hour)
      .map((count, h) => ({ hour: h === NO_HOUR ? null : h, ...count }))
      .filter(({ total }) => total > 0),
    ...(spans
      ? { byDate: dateRows(spans, tally(layer.part, { ...seen, counted: inArea }, spans.count, date)) }
      : {}),
    ...(period ? { period: { from: isoDay(period.from), to: isoDay(period.to) } } : {}),
    unseenSpots: unseenSpots(layer, squares, input.isNight ? night : day, input),
    spot_m: SPOT_M,
  };
}

/** One byte per row of the layer: 1 when a region holds it. */
function marks(index: PointIndex, regions: readonly Region[]): Uint8Array {
  const seen = new Uint8Array(index.row.length);
  for (const region of regions) for (const row of pointsInside(index, region)) seen[row] = 1;
  return seen;
}

type Count = Record<keyof SeenCount, number>;

const NO_HOUR = 24;

interface Seen {
  readonly counted: Uint8Array;
  readonly day: Uint8Array;
  readonly night: Uint8Array;
}

/**
 * Events by a group of theirs; those of a group below 0 are left out. A line or area counts as one, its parts each where
 * it lies.
 */
function tally(
  part: Float64Array,
  { counted, day, night }: Seen,
  groups: number,
  groupOf: Uint8Array | Int32Array,
): readonly Count[] {
  const total = new Float64Array(groups);
  const byDay = new Float64Array(groups);
  const byNight = new Float64Array(groups);
  for (let row = 0; row < part.length; row++) {
    const group = groupOf[row]!;
    if (counted[row] === 0 || group < 0) continue;
    const own = part[row]!;
    total[group] = total[group]! + own;
    if (day[row] === 1) byDay[group] = byDay[group]! + own;
    if (night[row] === 1) byNight[group] = byNight[group]! + own;
  }
  return Array.from(total, (own, group) =>
    wholeCount({ total: own, seenByDay: byDay[group]!, seenByNight: byNight[group]! }),
  );
}

const wholeCount = ({ total, seenByDay, seenByNight }: Count): Count => ({
  total: whole(total),
  seenByDay: whole(seenByDay),
  seenByNight: whole(seenByNight),
});

function sum(values: Float64Array, of?: Uint8Array): number {
  let all = 0;
  for (let row = 0; row < values.length; row++) all += values[row]! * (of?.[row] ?? 1);
  return all;
}

function weightsOf({ weight }: ContextLayer, { counted, day, night }: Seen): Count {
  const sums = { total: 0, seenByDay: 0, seenByNight: 0 };
  for (let row = 0; row < weight.length; row++) {
    const own = weight[row]! * counted[row]!;
    sums.total += own;
    sums.seenByDay += own * day[row]!;
    sums.seenByNight += own * night[row]!;
  }
  return sums;
}

function sumOf(counts: readonly Count[]): Count {
  const of = (what: keyof Count): number => counts.reduce((all, count) => all + count[what], 0);
  return wholeCount({ total: of('total'), seenByDay: of('seenByDay'), seenByNight: of('seenByNight') });
}
