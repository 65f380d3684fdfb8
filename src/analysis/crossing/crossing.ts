/**
 * Crosses event data with what the cameras see, by day and by night. The points of a layer are indexed once; of each
 * camera the points that it sees are kept with its region, so that only a camera that moved is asked again.
 */
import type { Frame } from '../../kernel/frame';
import type { Region } from '../../kernel/region';
import type { ContextLayer } from '../../model/context-layer';
import type { CrossingRow, SeenCount } from './crossing-report';
import { pointIndexSteps, pointsInside, type PointIndex } from './point-index';
import { SPOT_M, unseenSpots, type SpotPlace } from './unseen-spots';

/** Kept from run to run: an index belongs to a layer and a frame. */
export type CrossingCache = Map<string, { readonly frame: Frame; readonly index: PointIndex }>;

export interface CrossingInput extends SpotPlace {
  readonly layers: readonly ContextLayer[];
  /** Only what it holds is counted; everything where there is none. */
  readonly area: Region | undefined;
  /** What the cameras see at the asked level, by day and by night. */
  readonly day: readonly Region[];
  readonly night: readonly Region[];
  /** Whether the report is of the night: the unseen spots are of the same light. */
  readonly isNight: boolean;
  readonly level: string;
}

/** Yields the share done. */
export function* crossingSteps(
  cache: CrossingCache,
  input: CrossingInput,
): Generator<number, readonly CrossingRow[], void> {
  const rows: CrossingRow[] = [];
  for (const [done, layer] of input.layers.entries()) {
    const index = yield* indexOf(cache, layer, input.frame);
    yield (done + 0.5) / input.layers.length;
    rows.push(crossLayer(layer, index, input));
  }
  const ids = new Set(input.layers.map(({ id }) => id));
  for (const id of cache.keys()) if (!ids.has(id)) cache.delete(id);
  return rows;
}

function* indexOf(
  cache: CrossingCache,
  layer: ContextLayer,
  frame: Frame,
): Generator<number, PointIndex, void> {
  const known = cache.get(layer.id);
  if (known?.frame === frame) return known.index;
  const index = yield* pointIndexSteps(layer.lonLat, frame);
  cache.set(layer.id, { frame, index });
  return index;
}

function crossLayer(layer: ContextLayer, index: PointIndex, input: CrossingInput): CrossingRow {
  const day = marks(index, input.day);
  const night = marks(index, input.night);
  const inArea = input.area ? marks(index, [input.area]) : new Uint8Array(layer.hour.length).fill(1);
  const counts = countsBy(layer, inArea, day, night);
  const all = sumOf(counts.category);
  return {
    name: layer.name,
    level: input.level,
    all,
    outside: layer.hour.length - all.total,
    weight: weightsOf(layer, inArea, day, night),
    byCategory: counts.category.map((count, c) => ({ category: layer.categories[c]!, ...count })),
    byHour: counts.hour
      .map((count, h) => ({ hour: h === NO_HOUR ? null : h, ...count }))
      .filter(({ total }) => total > 0),
    unseenSpots: unseenSpots(layer, index, { inArea, seen: input.isNight ? night : day }, input),
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
const counters = (length: number): Count[] =>
  Array.from({ length }, () => ({ total: 0, seenByDay: 0, seenByNight: 0 }));

function countsBy(
  { category, categories, hour }: ContextLayer,
  inArea: Uint8Array,
  day: Uint8Array,
  night: Uint8Array,
): { readonly category: readonly Count[]; readonly hour: readonly Count[] } {
  const byCategory = counters(categories.length);
  const byHour = counters(NO_HOUR + 1);
  for (let row = 0; row < category.length; row++) {
    if (inArea[row] === 0) continue;
    const h = hour[row]!;
    add(byCategory[category[row]!]!, 1, day[row]!, night[row]!);
    add(byHour[h < 0 ? NO_HOUR : h]!, 1, day[row]!, night[row]!);
  }
  return { category: byCategory, hour: byHour };
}

function add(count: Count, by: number, day: number, night: number): void {
  count.total += by;
  count.seenByDay += by * day;
  count.seenByNight += by * night;
}

function weightsOf({ weight }: ContextLayer, inArea: Uint8Array, day: Uint8Array, night: Uint8Array): Count {
  const [sum] = counters(1);
  for (let row = 0; row < weight.length; row++)
    add(sum!, weight[row]! * inArea[row]!, day[row]!, night[row]!);
  return sum!;
}

function sumOf(counts: readonly Count[]): Count {
  const [sum] = counters(1);
  for (const count of counts) {
    sum!.total += count.total;
    sum!.seenByDay += count.seenByDay;
    sum!.seenByNight += count.seenByNight;
  }
  return sum!;
}
