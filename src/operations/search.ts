/** Finding streets, devices and coordinates by what people type. Pure. */
import { parseLonLat } from '../model/checks';
import type { ObjectId } from '../kernel/units';
import type { City, Streets } from '../model/city';
import { boundsOfObjects, coordinatesOf } from '../model/edits';
import type { LonLat, Plan, PlanObject } from '../model/plan';

type Box = readonly [west: number, south: number, east: number, north: number];

export interface SearchHit {
  readonly kind: PlanObject['kind'] | 'street' | 'coordinates';
  /** What is found, as the user knows it; for coordinates the degrees as read. */
  readonly label: string;
  /** A device's name beside its number. */
  readonly detail?: string;
  readonly id?: ObjectId;
  readonly at: LonLat;
  readonly bounds: Box;
}

export interface SearchIndex {
  readonly entries: readonly (SearchHit & { readonly text: string })[];
}

/** Streets by name and all objects of the plan with a number or a name. Build it again when either changes. */
export function buildSearchIndex(city: City, plan: Plan): SearchIndex {
  return { entries: [...objectEntries(plan), ...streetEntries(city.streets)] };
}

/** The best hits first: beginnings before word beginnings before any other place in the text. Accents do not matter. */
export function search(index: SearchIndex, query: string, limit = 12): readonly SearchHit[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  const found: { readonly hit: SearchHit; readonly rank: number }[] = [];
  for (const { text, ...hit } of index.entries) {
    const rank = rankOf(text, wanted);
    if (rank < NOT_FOUND) found.push({ hit, rank: rank + (hit.kind === 'street' ? 0.5 : 0) });
  }
  found.sort(
    (a, b) => a.rank - b.rank || a.hit.label.length - b.hit.label.length || compare(a.hit.label, b.hit.label),
  );
  return [...coordinateHits(query), ...found.map(({ hit }) => hit)].slice(0, limit);
}

const NOT_FOUND = 9;

/** 0 the whole text, 1 its beginning, 2 the beginning of a word, 3 inside; all words of the query must be there. */
function rankOf(text: string, wanted: string): number {
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  if (text.includes(` ${wanted}`)) return 2;
  if (text.includes(wanted)) return 3;
  return wanted.split(' ').every((word) => text.includes(word)) ? 4 : NOT_FOUND;
}

/** Lower case, without accents, `-` and apostrophes as spaces: “Rue de l’Église” → `rue de l eglise`. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}.,]+/gu, ' ')
    .trim();
}

function coordinateHits(query: string): readonly SearchHit[] {
  // A bare “12, 5” in a street name is no place: both numbers must have decimals or signs of degrees.
  if (!/[.,]\d|[°'’]/.test(query)) return [];
  const place = parseLonLat(query);
  if (!place.ok) return [];
  const [lon, lat] = place.value;
  const label = `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
  return [{ kind: 'coordinates', label, at: place.value, bounds: [lon, lat, lon, lat] }];
}

function objectEntries(plan: Plan): SearchIndex['entries'] {
  const entries: (SearchHit & { readonly text: string })[] = [];
  for (const object of plan.objects.values()) {
    const ref = 'ref' in object ? object.ref : undefined;
    const label = ref ?? object.name;
    const bounds = boundsOfObjects([object]);
    if (!label || !bounds) continue;
    const at = coordinatesOf(object).length === 1 ? coordinatesOf(object)[0]! : middle(bounds);
    const detail = ref !== undefined && object.name ? { detail: object.name } : {};
    entries.push({
      kind: object.kind,
      label,
      ...detail,
      id: object.id,
      at,
      bounds,
      text: plain(`${ref ?? ''} ${object.name ?? ''}`),
    });
  }
  return entries;
}

/** One entry per name: its pieces taken together, the place on the piece nearest the middle. */
function streetEntries(streets: Streets): SearchIndex['entries'] {
  const byName = new Map<string, { box: [number, number, number, number]; at: LonLat }>();
  const lines = streets.lineStart.length - 1;
  for (let line = 0; line < lines; line++) {
    const name = streets.names[line];
    if (!name) continue;
    const from = streets.lineStart[line]!;
    const to = streets.lineStart[line + 1]!;
    if (to <= from) continue;
    const mid = from + ((to - from) >> 1);
    const entry = byName.get(name) ?? {
      box: [Infinity, Infinity, -Infinity, -Infinity],
      at: [streets.lonLat[2 * mid]!, streets.lonLat[2 * mid + 1]!] as const,
    };
    for (let i = from; i < to; i++) extend(entry.box, streets.lonLat[2 * i]!, streets.lonLat[2 * i + 1]!);
    byName.set(name, entry);
  }
  return [...byName].map(([name, { box, at }]) => ({
    kind: 'street' as const,
    label: name,
    at,
    bounds: box,
    text: plain(name),
  }));
}

function extend(box: [number, number, number, number], lon: number, lat: number): void {
  box[0] = Math.min(box[0], lon);
  box[1] = Math.min(box[1], lat);
  box[2] = Math.max(box[2], lon);
  box[3] = Math.max(box[3], lat);
}

const middle = (box: Box): LonLat => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
