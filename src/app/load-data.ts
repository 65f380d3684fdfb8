/** The data that ship with the app: fetched from its own origin, checked like anybody's, handed on as arguments. */
import catalogueUrl from '../../data/catalogue/generic.json?url';
import buildingsUrl from '../../data/demo/buildings.geojson?url';
import furnitureUrl from '../../data/demo/furniture.geojson?url';
import planUrl from '../../data/demo/plan.geojson?url';
import streetsUrl from '../../data/demo/streets.geojson?url';
import doriUrl from '../../data/levels/dori.json?url';
import oodpcvsUrl from '../../data/levels/oodpcvs.json?url';
import pricesUrl from '../../data/prices/france.json?url';
import soundEventsUrl from '../../data/sound-events.json?url';
import classesUrl from '../../data/street-classes/osm.json?url';
import {
  parseCatalogue,
  parseLevelProfile,
  parsePrices,
  parseSoundEvents,
  parseStreetClasses,
} from '../codec';
import type { Fault } from '../kernel/fault';
import type { Result } from '../kernel/result';
import type { DeviceModel, LevelProfile, SoundEventModel, StreetClass } from '../model/catalogue';
import type { PriceItem } from '../model/costs';
import type { PlanBundle } from '../operations';

export interface BuiltInData {
  readonly catalogue: readonly DeviceModel[];
  readonly profiles: readonly LevelProfile[];
  readonly streetClasses: readonly StreetClass[];
  readonly prices: readonly PriceItem[];
  readonly soundEvents: readonly SoundEventModel[];
}

/** @throws Error when a file of ours is missing or does not pass its schema: the build is broken. */
export async function loadBuiltInData(): Promise<BuiltInData> {
  const [catalogue, dori, oodpcvs, classes, prices, soundEvents] = await Promise.all(
    [catalogueUrl, doriUrl, oodpcvsUrl, classesUrl, pricesUrl, soundEventsUrl].map(json),
  );
  return {
    catalogue: must(parseCatalogue(catalogue)),
    profiles: [must(parseLevelProfile(dori)), must(parseLevelProfile(oodpcvs))],
    streetClasses: must(parseStreetClasses(classes)),
    prices: must(parsePrices(prices)),
    soundEvents: must(parseSoundEvents(soundEvents)),
  };
}

/** The demo city and the plan on it. */
export async function loadDemo(): Promise<PlanBundle> {
  const files = [
    { name: 'buildings.geojson', url: buildingsUrl },
    { name: 'streets.geojson', url: streetsUrl },
    { name: 'furniture.geojson', url: furnitureUrl },
  ];
  const [plan, ...bytes] = await Promise.all([
    get(planUrl).then((answer) => answer.text()),
    ...files.map(({ url }) => get(url).then((answer) => answer.arrayBuffer())),
  ]);
  return {
    name: 'plan.geojson',
    plan,
    files: files.map(({ name }, i) => ({ name, bytes: new Uint8Array(bytes[i] ?? new ArrayBuffer(0)) })),
  };
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

const json = async (url: string): Promise<unknown> => (await get(url)).json();

function must<T>(result: Result<T, readonly Fault[]>): T {
  if (!result.ok) throw new Error(result.error.map((fault) => fault.code).join(', '));
  return result.value;
}
