/** Joining loaded data: layers of one city with those of another. Pure; the tables handed in are not changed. */
import type { Buildings, City, Furniture, Streets } from './city';

export type CityParts = { readonly [K in keyof City]?: City[K] | undefined };

/** `replace`: a layer that is there takes the place of the old one; `add`: it is put behind it. */
export type MergeMode = 'add' | 'replace';

export function mergeCity(city: City, parts: CityParts, mode: MergeMode): City {
  const { buildings, streets, furniture } = parts;
  const join = mode === 'add';
  return {
    buildings: buildings ? (join ? joinBuildings(city.buildings, buildings) : buildings) : city.buildings,
    streets: streets ? (join ? joinStreets(city.streets, streets) : streets) : city.streets,
    furniture: furniture ? (join ? joinFurniture(city.furniture, furniture) : furniture) : city.furniture,
  };
}

function joinBuildings(a: Buildings, b: Buildings): Buildings {
  return {
    lonLat: doubles(a.lonLat, b.lonLat),
    ringStart: starts(a.ringStart, b.ringStart),
    polygonStart: starts(a.polygonStart, b.polygonStart),
    top_m: doubles(a.top_m, b.top_m),
    base_m: doubles(a.base_m, b.base_m),
    heightSource: bytes(a.heightSource, b.heightSource),
    feature: shifted(a.feature, b.feature, a.ids.length),
    ids: [...a.ids, ...b.ids],
    names: [...a.names, ...b.names],
    uses: [...a.uses, ...b.uses],
  };
}

function joinStreets(a: Streets, b: Streets): Streets {
  return {
    lonLat: doubles(a.lonLat, b.lonLat),
    lineStart: starts(a.lineStart, b.lineStart),
    ids: [...a.ids, ...b.ids],
    names: [...a.names, ...b.names],
    refs: [...a.refs, ...b.refs],
    highways: [...a.highways, ...b.highways],
    width_m: doubles(a.width_m, b.width_m),
    flags: bytes(a.flags, b.flags),
  };
}

function joinFurniture(a: Furniture, b: Furniture): Furniture {
  return {
    lonLat: doubles(a.lonLat, b.lonLat),
    kind: bytes(a.kind, b.kind),
    height_m: doubles(a.height_m, b.height_m),
    ids: [...a.ids, ...b.ids],
    names: [...a.names, ...b.names],
  };
}

function doubles(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function bytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** `b` behind `a`, its values raised by `by`. */
function shifted(a: Uint32Array, b: Uint32Array, by: number): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  for (let i = 0; i < b.length; i++) both[a.length + i] = b[i]! + by;
  return both;
}

/** Two tables of starts as one: the closing entry of the first is where the second begins. */
function starts(a: Uint32Array, b: Uint32Array): Uint32Array {
  return shifted(a.subarray(0, a.length - 1), b, a[a.length - 1]!);
}
