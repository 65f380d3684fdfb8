/** Answers the map's requests for tiles of loaded cities, in this page: nothing goes over any network. */
import { addProtocol } from 'maplibre-gl';
import type { StreetClass } from '../../model/catalogue';
import { cityTile } from './city-tiles';
import type { CityIndex } from './city-index';

const SCHEME = 'anglemort-city';

interface Served {
  readonly index: CityIndex;
  readonly classes: readonly StreetClass[];
}

const served = new Map<string, Served>();
let serial = 0;
let listening = false;

/** The address of no city: every tile of it is empty. */
export function noCity(): string {
  listen();
  return addressOf('none');
}

/** Serves a city under an address of its own until `withdraw`. */
export function serveCity(
  index: CityIndex,
  classes: readonly StreetClass[],
): { readonly url: string; readonly withdraw: () => void } {
  listen();
  const id = String(++serial);
  served.set(id, { index, classes });
  return { url: addressOf(id), withdraw: () => void served.delete(id) };
}

const addressOf = (id: string): string => `${SCHEME}://${id}/{z}/{x}/{y}`;

function listen(): void {
  if (listening) return;
  addProtocol(SCHEME, answer);
  listening = true;
}

function answer({ url }: { readonly url: string }): Promise<{ data: ArrayBuffer }> {
  const [id = '', z, x, y] = url.slice(`${SCHEME}://`.length).split('/');
  const city = served.get(id);
  // Withdrawn: the map still asks for tiles of the data before.
  if (!city) return Promise.resolve({ data: new ArrayBuffer(0) });
  return Promise.resolve({ data: cityTile(city.index, city.classes, Number(z), Number(x), Number(y)) });
}
