/**
 * How much a gap matters: the mean weight of its metres. A metre weighs what the data say of its way, else its
 * class's weight, times the greatest weight of the plan's zones that hold it; 1 where nothing is said.
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
import type { Scene } from '../scene';

export interface WeightInput {
  readonly city: City;
  readonly scene: Scene;
  readonly network: Network;
  readonly streetClasses: readonly StreetClass[];
  /** Weight per way id: from data that the user brought (crossings, incidents, schools). */
  readonly streetWeights?: ReadonlyMap<string, number>;
  readonly zones: readonly Zone[];
}

/** The weight of stretches of street, by length; each stretch is judged at its middle. */
export function stretchWeigher(input: WeightInput): (stretches: SeenStretches) => number {
  const { city, network, scene } = input;
  const zones = input.zones
    .filter((zone) => zone.weight !== undefined && zone.role !== 'mask' && zone.role !== 'privacy')
    .map((zone) => ({ weight: zone.weight!, region: zoneRegion([zone.polygon], scene.frame) }));
  const ofClass = new Map(input.streetClasses.map((c) => [c.highway, c.weight ?? 1]));
  const ofRow = (row: number): number =>
    input.streetWeights?.get(rowId(city.streets, row)) ?? ofClass.get(city.streets.highways[row]!) ?? 1;
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
