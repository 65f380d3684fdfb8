/** Files made up in tests, and what reading them gives. */
import { finish } from '../kernel/steps';
import { readFile, type ReadOptions, type ReadOutcome } from '../codec';
import type { Fault } from '../kernel/fault';
import { objectId, type ObjectId } from '../kernel/units';

/** A corner of Marseille, metres become degrees: good enough to write shapes down. */
const LON = 5.37;
const LAT = 43.295;
const at = ([x, y]: readonly [number, number]): [number, number] => [LON + x / 81_100, LAT + y / 111_100];

export const point = (x: number, y: number) => ({ type: 'Point', coordinates: at([x, y]) });

export const line = (...positions: (readonly [number, number])[]) => ({
  type: 'LineString',
  coordinates: positions.map(at),
});

/** Rings as given, in metres: closed or not is what the test is about. */
export const polygon = (...rings: (readonly [number, number])[][]) => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => ring.map(at)),
});

/** A closed square with its south-west corner at x, y. */
export const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

export const feature = <G>(geometry: G, properties: unknown = {}, more: object = {}) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});

export const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

/** Ids x1, x2 …, new for each reading. */
export function countingIds(): () => ObjectId {
  let n = 0;
  return () => objectId(`x${++n}`);
}

export interface Read {
  readonly outcome: ReadOutcome | undefined;
  readonly faults: readonly Fault[];
  readonly codes: readonly string[];
  /** The fault with this code. */
  readonly fault: (code: string) => Fault | undefined;
}

/** Reads text, bytes, or anything that JSON can say. */
export function read(content: unknown, options: Partial<ReadOptions> = {}, name = 'test.geojson'): Read {
  const bytes =
    content instanceof Uint8Array
      ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  const result = finish(readFile(name, bytes, { makeId: countingIds(), ...options }));
  const faults = result.ok ? result.value.faults : result.error;
  return {
    outcome: result.ok ? result.value : undefined,
    faults,
    codes: faults.map((fault) => fault.code),
    fault: (code) => faults.find((fault) => fault.code === code),
  };
}

/** The outcome of a reading that must not refuse. */
export function taken(content: unknown, options: Partial<ReadOptions> = {}): ReadOutcome {
  const { outcome, codes } = read(content, options);
  if (!outcome) throw new Error(`refused: ${codes.join(', ')}`);
  return outcome;
}
