/**
 * How much a gap matters: the mean weight of its metres. A metre weighs what the data say of its way, else the greater
 * of what events say and its class's weight, times the greatest weight of the plan's zones that hold it; 1 where nothing is said.
 */
import { regionContains } from '../../kernel/region';
import type { City } from '../../model/city';
import type { StreetClass } from '../../model/catalogue';
import type { Zone } from '../../model/plan';
import type { Network } from '../coverage/network';
import { zoneRegion } from '../coverage/public-space';
import type { SeenStretches } from '../coverage/stretch-list';
import { placeOn } from '../gaps/ends';
import { rowId } from '../gaps/groups';
import type { GapRow } from '../report';
import type { Scene } from '../scene';

export interface WeightInput {
  readonly city: City;
  readonly scene: Scene;
  readonly network: Network;
  readonly streetClasses: readonly StreetClass[];
  /** Weight per way id: from data that the user brought (crossings, incidents, schools). */
  readonly streetWeights: ReadonlyMap<string, number> | undefined;
  /** Weight per row of the city's streets, from events crossed with them. */
  readonly eventWeights: ReadonlyMap<number, number> | undefined;
  readonly zones: readonly Zone[];
}

/** Rows of the last run with their weight, and what the weights follow from; belongs to one network. */
export interface WeightCache {
  of: readonly unknown[];
  known: WeakMap<GapRow, GapRow>;
}

export const createWeightCache = (): WeightCache => ({ of: [], known: new WeakMap() });

/**
 * Gives a gap the weight of its stretches of street, by length; each stretch is judged at its middle. The same row comes
 * back for the same row.
 */
export function gapWeigher(
  input: WeightInput,
  cache: WeightCache,
): (row: GapRow, stretches: SeenStretches) => GapRow {
  const { zones, streetClasses, streetWeights, eventWeights } = input;
  const of = [JSON.stringify([zones, streetClasses]), streetWeights, eventWeights];
  if (of.some((part, i) => part !== cache.of[i])) Object.assign(cache, { of, known: new WeakMap() });
  const weigh = weigher(input);
  return (row, stretches) => {
    const known = cache.known.get(row);
    if (known) return known;
    const weight = weigh(stretches);
    const weighed = weight === 1 ? row : { ...row, weight };
    cache.known.set(row, weighed);
    return weighed;
  };
}

function weigher(input: WeightInput): (stretches: SeenStretches) => number {
  const { city, network, scene } = input;
  const zones = input.zones
    .filter((zone) => zone.weight !== undefined && zone.role !== 'mask' && zone.role !== 'privacy')
    .map((zone) => ({ weight: zone.weight!, region: zoneRegion([zone.polygon], scene.frame) }));
  const ofClass = new Map(input.streetClasses.map((c) => [c.highway, c.weight ?? 1]));
  // What the user's data say of a way stands before what events do.
  const ofRow = (row: number): number =>
    input.streetWeights?.get(rowId(city.streets, row)) ??
    Math.max(input.eventWeights?.get(row) ?? 0, ofClass.get(city.streets.highways[row]!) ?? 1);
  return ({ segment, from, to }) => {
    let sum = 0;
    let length_m = 0;
    for (const [i, s] of segment.entries()) {
      const part = (to[i]! - from[i]!) * network.length_m[s]!;
      const [x, y] = placeOn(network, s, (from[i]! + to[i]!) / 2);
      const around = zones.filter(({ region }) => regionContains(region, x, y)).map(({ weight }) => weight);
      sum += part * ofRow(network.street[s]!) * (around.length > 0 ? Math.max(...around) : 1);
      length_m += part;
    }
    return length_m > 0 ? sum / length_m : 1;
  };
}
