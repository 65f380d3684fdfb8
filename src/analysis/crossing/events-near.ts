/**
 * What happens where something is required: inside a zone, and within 25 m of a place, the distance at which an event
 * still belongs to a street. Of all layers together.
 */
import type { Region } from '../../kernel/region';
import type { EventsNear } from './crossing-report';
import { pointsInside, pointsNear } from './point-index';
import { NEAR_M, type WeighedEvents } from './street-weights';

export const eventsInside = (layers: readonly WeighedEvents[], region: Region): EventsNear =>
  summed(layers, ({ index }) => pointsInside(index, region));

/** @param x,y frame metres */
export const eventsRound = (layers: readonly WeighedEvents[], x: number, y: number): EventsNear =>
  summed(layers, ({ index }) => pointsNear(index, x, y, NEAR_M));

function summed(
  layers: readonly WeighedEvents[],
  rowsOf: (layer: WeighedEvents) => Iterable<number>,
): EventsNear {
  let [count, weight] = [0, 0];
  for (const layer of layers) {
    for (const row of rowsOf(layer)) {
      count += layer.partOf(row);
      weight += layer.weightOf(row);
    }
  }
  return { count: whole(count), weight };
}

/** Equal parts of a feature add up to one but for rounding: 1e-6 is far below what is told. */
export const whole = (value: number): number => Math.round(value * 1e6) / 1e6;
