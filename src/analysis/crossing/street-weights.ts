/**
 * What events say of streets: an event belongs to the nearest counted street within 25 m. A way weighs as many times
 * the mean of the network, per metre, as its events do, and never less than 1. A way with fewer than five events is
 * left out: weights stand in what is exported, and must not tell of few people.
 */
import { distanceToSegment } from '../../kernel/wall-index';
import type { Network } from '../coverage/network';
import { segmentsInBox } from '../coverage/segment-grid';
import type { PointIndex } from './point-index';

export interface WeighedEvents {
  readonly index: PointIndex;
  /** Weight of a row; 0 where it is not counted. */
  readonly weightOf: (row: number) => number;
  /** What of an event a row stands for; 0 where it is not counted. */
  readonly partOf: (row: number) => number;
}

/** An event farther from a street does not belong to it, m. */
export const NEAR_M = 25;
const LEAST_EVENTS = 5;

/** Weight per row of the city's streets, for those that events raise above 1. */
export function eventStreetWeights(
  network: Network,
  layers: readonly WeighedEvents[],
): ReadonlyMap<number, number> {
  const events = eventsByStreet(network, layers);
  const lengths = new Map<number, number>();
  for (const [s, row] of network.street.entries())
    lengths.set(row, (lengths.get(row) ?? 0) + network.length_m[s]!);
  const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
  const mean = total([...events.values()].map(({ weight }) => weight)) / total(lengths.values());
  const weights = new Map<number, number>();
  for (const [row, { count, weight }] of events) {
    const ratio = weight / lengths.get(row)! / mean;
    if (count >= LEAST_EVENTS && ratio > 1) weights.set(row, ratio);
  }
  return weights;
}

interface StreetEvents {
  count: number;
  weight: number;
}

function eventsByStreet(
  network: Network,
  layers: readonly WeighedEvents[],
): ReadonlyMap<number, StreetEvents> {
  const events = new Map<number, StreetEvents>();
  for (const { index, weightOf, partOf } of layers) {
    for (const [at, row] of index.row.entries()) {
      const weight = weightOf(row);
      const street =
        weight > 0 ? nearestStreet(network, index.xy[2 * at]!, index.xy[2 * at + 1]!) : undefined;
      if (street === undefined) continue;
      const known = events.get(street) ?? { count: 0, weight: 0 };
      events.set(street, known);
      known.count += partOf(row);
      known.weight += weight;
    }
  }
  return events;
}

function nearestStreet({ ends, street, grid }: Network, x: number, y: number): number | undefined {
  let [nearest, best]: [number | undefined, number] = [undefined, NEAR_M];
  for (const s of segmentsInBox(grid, x - NEAR_M, y - NEAR_M, x + NEAR_M, y + NEAR_M)) {
    const e = 4 * s;
    const distance_m = distanceToSegment(x, y, ends[e]!, ends[e + 1]!, ends[e + 2]!, ends[e + 3]!);
    if (distance_m < best) [nearest, best] = [street[s], distance_m];
  }
  return nearest;
}
