/** The data that comes with the program, checked once: a fault in them is a bug of ours. */
import catalogueJson from '../../data/catalogue/generic.json';
import doriJson from '../../data/levels/dori.json';
import oodpcvsJson from '../../data/levels/oodpcvs.json';
import pricesJson from '../../data/prices/france.json';
import streetClassesJson from '../../data/street-classes/osm.json';
import { parseCatalogue, parseLevelProfile, parsePrices, parseStreetClasses } from '../codec';
import type { Fault } from '../kernel/fault';
import type { Result } from '../kernel/result';
import type { DeviceModel, LevelProfile, StreetClass } from '../model/catalogue';
import type { PriceItem } from '../model/costs';

export interface BuiltInData {
  readonly catalogue: readonly DeviceModel[];
  readonly profiles: readonly LevelProfile[];
  readonly streetClasses: readonly StreetClass[];
  readonly prices: readonly PriceItem[];
}

export function builtInData(): BuiltInData {
  return {
    catalogue: checked(parseCatalogue(catalogueJson)),
    profiles: [checked(parseLevelProfile(doriJson)), checked(parseLevelProfile(oodpcvsJson))],
    streetClasses: checked(parseStreetClasses(streetClassesJson)),
    prices: checked(parsePrices(pricesJson)),
  };
}

function checked<T>(result: Result<T, readonly Fault[]>): T {
  if (result.ok) return result.value;
  throw new Error(`built-in data: ${JSON.stringify(result.error)}`);
}
