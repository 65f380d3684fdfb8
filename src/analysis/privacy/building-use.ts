/** What a building is for, as far as privacy asks: somebody's home, known to be none, or not known. */
import { SENSITIVE_KINDS, type Buildings, type SensitiveKind } from '../../model/city';

export type BuildingUse = 'dwelling' | 'other' | 'unknown';

/** OSM `building=*` values of homes, and what BD TOPO calls them. */
const HOMES = new Set([
  'apartments',
  'residential',
  'house',
  'detached',
  'semidetached_house',
  'terrace',
  'bungalow',
  'dormitory',
  'farm',
  'cabin',
  'houseboat',
  'static_caravan',
  'trullo',
  'ger',
  'résidentiel',
  'residentiel',
]);
/** Values that say nothing. */
const NOTHING_SAID = new Set(['', 'yes', 'unclassified', 'indifférencié', 'indifferencié', 'indifferencie']);

/** @param feature ordinal of the building among the city's features. */
export function buildingUse({ uses, dwellings }: Buildings, feature: number): BuildingUse {
  if (dwellings[feature]! > 0) return 'dwelling';
  const use = uses[feature]!.toLowerCase();
  if (HOMES.has(use)) return 'dwelling';
  return NOTHING_SAID.has(use) ? 'unknown' : 'other';
}

export const sensitiveOf = ({ sensitive }: Buildings, feature: number): SensitiveKind | undefined =>
  sensitive[feature] ? SENSITIVE_KINDS[sensitive[feature] - 1] : undefined;
