/** Several files' parts to one city, in the order given: files are layers of the same place. */
import type { Buildings, City, Furniture, NoiseMap, PolygonTable, Streets } from '../../model/city';

export function mergeCities(cities: readonly City[]): City {
  const [only] = cities;
  if (cities.length === 1 && only) return only;
  const noise = cities.flatMap((city) => (city.noise ? [city.noise] : []));
  return {
    ...(noise.length > 0 ? { noise: mergeNoise(noise) } : {}),
    buildings: merged(
      cities.map((city) => city.buildings),
      ({ top_m }) => top_m.length,
      mergeBuildings,
    ),
    streets: merged(
      cities.map((city) => city.streets),
      ({ width_m }) => width_m.length,
      mergeStreets,
    ),
    furniture: merged(
      cities.map((city) => city.furniture),
      ({ kind }) => kind.length,
      mergeFurniture,
    ),
  };
}

/** The only part with rows stays the table it is: what was made of it still holds, and nothing is copied. */
function merged<T>(parts: readonly T[], rows: (part: T) => number, merge: (parts: readonly T[]) => T): T {
  const filled = parts.filter((part) => rows(part) > 0);
  return filled.length === 1 ? filled[0]! : merge(filled);
}

function mergePolygons(parts: readonly PolygonTable[]): PolygonTable {
  return {
    lonLat: floats(parts.map((part) => part.lonLat)),
    ringStart: starts(
      parts.map((part) => part.ringStart),
      parts.map((part) => part.lonLat.length / 2),
    ),
    polygonStart: starts(
      parts.map((part) => part.polygonStart),
      parts.map((part) => part.ringStart.length - 1),
    ),
  };
}

function mergeBuildings(parts: readonly Buildings[]): Buildings {
  return {
    ...mergePolygons(parts),
    top_m: floats(parts.map((part) => part.top_m)),
    base_m: floats(parts.map((part) => part.base_m)),
    heightSource: bytes(parts.map((part) => part.heightSource)),
    feature: features(parts),
    ids: parts.flatMap((part) => part.ids),
    names: parts.flatMap((part) => part.names),
    addresses: parts.flatMap((part) => part.addresses),
    uses: parts.flatMap((part) => part.uses),
    dwellings: Int32Array.from(parts.flatMap((part) => [...part.dwellings])),
    sensitive: bytes(parts.map((part) => part.sensitive)),
  };
}

function mergeNoise(parts: readonly NoiseMap[]): NoiseMap {
  return {
    ...mergePolygons(parts),
    level_db: floats(parts.map((part) => part.level_db)),
    period: bytes(parts.map((part) => part.period)),
  };
}

function mergeStreets(parts: readonly Streets[]): Streets {
  return {
    lonLat: floats(parts.map((part) => part.lonLat)),
    lineStart: starts(
      parts.map((part) => part.lineStart),
      parts.map((part) => part.lonLat.length / 2),
    ),
    ids: parts.flatMap((part) => part.ids),
    names: parts.flatMap((part) => part.names),
    refs: parts.flatMap((part) => part.refs),
    highways: parts.flatMap((part) => part.highways),
    width_m: floats(parts.map((part) => part.width_m)),
    flags: bytes(parts.map((part) => part.flags)),
  };
}

function mergeFurniture(parts: readonly Furniture[]): Furniture {
  return {
    lonLat: floats(parts.map((part) => part.lonLat)),
    kind: bytes(parts.map((part) => part.kind)),
    height_m: floats(parts.map((part) => part.height_m)),
    ids: parts.flatMap((part) => part.ids),
    names: parts.flatMap((part) => part.names),
  };
}

const totalLength = (parts: readonly { readonly length: number }[]): number =>
  parts.reduce((sum, part) => sum + part.length, 0);

function floats(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(totalLength(parts));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(totalLength(parts));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Tables of first indices, each with one closing entry, one after another. */
function starts(parts: readonly Uint32Array[], counts: readonly number[]): Uint32Array {
  const all = new Uint32Array(totalLength(parts) - parts.length + 1);
  let at = 0;
  let offset = 0;
  parts.forEach((part, p) => {
    for (let i = 0; i + 1 < part.length; i++) all[at++] = part[i]! + offset;
    offset += counts[p]!;
  });
  all[at] = offset;
  return all;
}

function features(parts: readonly Buildings[]): Uint32Array {
  const all = new Uint32Array(totalLength(parts.map((part) => part.feature)));
  let at = 0;
  let offset = 0;
  for (const part of parts) {
    for (const feature of part.feature) all[at++] = feature + offset;
    offset += part.ids.length;
  }
  return all;
}
