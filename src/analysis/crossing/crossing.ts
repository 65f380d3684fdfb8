/**
 * Crosses event data with what the cameras see, by day and by night. The points of a layer are indexed once; of each
 * camera the points that it sees are kept with its region, so that only a camera that moved is asked again.
 */
import type { Frame } from '../../kernel/frame';
import type { Region } from '../../kernel/region';
import type { ContextLayer } from '../../model/context-layer';
import { NO_DAY, type Period } from '../../model/context-layer';
import { isoDay } from '../../model/days';
import { dateRows, spansOf } from './by-date';
import type { Network } from '../coverage/network';
import type { CrossingRow, DateRow, SeenCount } from './crossing-report';
import { eventDensity, type EventDensity } from './event-density';
import { whole } from './events-near';
import { pointIndexSteps, pointsInside, type PointIndex } from './point-index';
import { eventStreetWeights, type WeighedEvents } from './street-weights';
import { SPOT_M, unseenSpots, type SpotPlace } from './unseen-spots';

/** Kept from run to run: an index belongs to a layer and a frame. */
export interface CrossingCache {
  readonly indexes: Map<string, { readonly frame: Frame; readonly index: PointIndex }>;
  /** Belongs to the events that are counted, whatever the cameras see. */
  spread?: { readonly of: readonly unknown[]; readonly value: Spread } | undefined;
}

interface Spread {
  readonly density?: EventDensity;
  /** Per row of the city's streets that events raise above 1. */
  readonly streetWeights: ReadonlyMap<number, number>;
}

export const createCrossingCache = (): CrossingCache => ({ indexes: new Map() });

export interface CrossingInput extends SpotPlace {
  readonly layers: readonly ContextLayer[];
  /** Only events of its days are counted; all where there is none. */
  readonly period: Period | undefined;
  readonly network: Network;
  /** Where the density is wanted, frame metres: minX, minY, maxX, maxY. */
  readonly bounds: readonly [number, number, number, number];
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
    const inArea = areaMarks(layer, index, input);
    const counted = inPeriod(layer, inArea, input.period);
    rows.push(crossLayer(layer, index, { inArea, counted }, input));
    const weightOf = (row: number): number => layer.weight[row]! * counted[row]!;
    spread.push({ index, weightOf, partOf: (row) => layer.part[row]! * counted[row]! });
  }
  const ids = new Set(input.layers.map(({ id }) => id));
  for (const id of cache.indexes.keys()) if (!ids.has(id)) cache.indexes.delete(id);
  return { rows, events: spread, ...spreadOf(cache, spread, input) };
}

function spreadOf(
  cache: CrossingCache,
  spread: readonly WeighedEvents[],
  { area, period, bounds, network }: CrossingInput,
): Spread {
  const of = [...spread.map(({ index }) => index), network, area, period?.from, period?.to];
  const known = cache.spread;
  if (known?.of.length === of.length && known.of.every((part, i) => part === of[i])) return known.value;
  const density = eventDensity(spread, bounds);
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

/** One byte per row: 1 where it is counted. */
interface Counted {
  readonly inArea: Uint8Array;
  /** Of these, in the period. */
  readonly counted: Uint8Array;
}

const areaMarks = (layer: ContextLayer, index: PointIndex, { area }: CrossingInput): Uint8Array =>
  area ? marks(index, [area]) : new Uint8Array(layer.hour.length).fill(1);

const inPeriod = ({ day }: ContextLayer, inArea: Uint8Array, period: Period | undefined): Uint8Array =>
  period ? inArea.map((own, row) => (day[row]! >= period.from && day[row]! <= period.to ? own : 0)) : inArea;

function crossLayer(
  layer: ContextLayer,
  index: PointIndex,
  { inArea, counted }: Counted,
  input: CrossingInput,
): CrossingRow {
  const { period } = input;
  const day = marks(index, input.day);
  const night = marks(index, input.night);
  const seen = { counted, day, night };
  const category = tally(layer, seen, layer.categories.length, (row) => layer.category[row]!);
  const hour = tally(layer, seen, NO_HOUR + 1, (row) => (layer.hour[row]! < 0 ? NO_HOUR : layer.hour[row]!));
  const all = sumOf(category);
  const byDate = datesOf(layer, { ...seen, counted: inArea });
  return {
    name: layer.name,
    level: input.level,
    all,
    outside: whole(sum(layer.part) - sum(layer.part, inArea)),
    weight: weightsOf(layer, seen),
    byCategory: category.map((count, c) => ({ category: layer.categories[c]!, ...count })),
    byHour: hour
      .map((count, h) => ({ hour: h === NO_HOUR ? null : h, ...count }))
      .filter(({ total }) => total > 0),
    ...(byDate ? { byDate } : {}),
    ...(period ? { period: { from: isoDay(period.from), to: isoDay(period.to) } } : {}),
    unseenSpots: unseenSpots(layer, index, { inArea: counted, seen: input.isNight ? night : day }, input),
    spot_m: SPOT_M,
  };
}

function datesOf(layer: ContextLayer, seen: Seen): readonly DateRow[] | undefined {
  const spans = spansOf(layer.day, seen.counted);
  if (!spans) return undefined;
  const dated = { ...seen, counted: seen.counted.map((own, row) => (layer.day[row] === NO_DAY ? 0 : own)) };
  const rows = tally(layer, dated, spans.count, (row) =>
    Math.floor((layer.day[row]! - spans.first) / spans.span_days),
  );
  return dateRows(spans, rows);
}

/** One byte per row of the layer: 1 when a region holds it. */
function marks(index: PointIndex, regions: readonly Region[]): Uint8Array {
  const seen = new Uint8Array(index.row.length);
  for (const region of regions) for (const row of pointsInside(index, region)) seen[row] = 1;
  return seen;
}

type Count = Record<keyof SeenCount, number>;

const NO_HOUR = 24;
const counters = (length: number): Count[] =>
  Array.from({ length }, () => ({ total: 0, seenByDay: 0, seenByNight: 0 }));

interface Seen {
  readonly counted: Uint8Array;
  readonly day: Uint8Array;
  readonly night: Uint8Array;
}

/** Events by a group of theirs. A line or area counts as one, its parts each where it lies. */
function tally(
  { part }: ContextLayer,
  { counted, day, night }: Seen,
  groups: number,
  groupOf: (row: number) => number,
): readonly Count[] {
  const counts = counters(groups);
  for (let row = 0; row < part.length; row++) {
    if (counted[row] === 1) add(counts[groupOf(row)]!, part[row]!, day[row]!, night[row]!);
  }
  return counts.map(wholeCount);
}

const wholeCount = ({ total, seenByDay, seenByNight }: Count): Count => ({
  total: whole(total),
  seenByDay: whole(seenByDay),
  seenByNight: whole(seenByNight),
});

const sum = (values: Float64Array, of?: Uint8Array): number =>
  values.reduce((all, value, row) => all + value * (of?.[row] ?? 1), 0);

function add(count: Count, by: number, day: number, night: number): void {
  count.total += by;
  count.seenByDay += by * day;
  count.seenByNight += by * night;
}

function weightsOf({ weight }: ContextLayer, { counted, day, night }: Seen): Count {
  const [sums] = counters(1);
  for (let row = 0; row < weight.length; row++)
    add(sums!, weight[row]! * counted[row]!, day[row]!, night[row]!);
  return sums!;
}

function sumOf(counts: readonly Count[]): Count {
  const [all] = counters(1);
  for (const count of counts) {
    all!.total += count.total;
    all!.seenByDay += count.seenByDay;
    all!.seenByNight += count.seenByNight;
  }
  return wholeCount(all!);
}
