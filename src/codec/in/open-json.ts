/**
 * GeoJSON (RFC 7946) in all its wrappings: a collection, a feature, a bare geometry, newline delimited, RFC 8142 text
 * sequence; and the other JSON that holds places, TopoJSON and Overpass. The text is checked whole first; then feature
 * after feature of GeoJSON is parsed when it is asked for, so that the memory needed is the text.
 */
import { strFromU8 } from 'fflate';
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { namedCrs } from '../crs/systems';
import { fileFault, type FaultLog } from './fault-log';
import type { ReadFaultCode } from './fault-codes';
import type { GrowingIndices } from './growable';
import { JsonScanner, lineAndColumn, type JsonFault } from './json-scan';
import type { FeatureLayer, OpenedFile } from './layers';
import { overpassLayers } from './osm/overpass';
import type { FileSource } from './outcome';
import { topoJsonLayers } from './topojson';

/** Bytes between two reports of progress. */
const STEP = 1 << 20;

/** How a format is opened: yields the share done, in [0, 1]. */
export type Opening = Generator<number, Result<OpenedFile, readonly Fault[]>>;

/** @param bytes UTF-8 without a byte order mark. */
export function* openJson(file: string, bytes: Uint8Array, log: FaultLog): Opening {
  const scanner = new JsonScanner(bytes);
  while (!scanner.advance(STEP)) yield scanner.position / bytes.length;
  if (scanner.fault) return err([jsonFault(file, bytes, scanner.fault)]);
  const content = contentOf(bytes, scanner, log);
  return 'code' in content ? err([fileFault(content.code, file, content.params)]) : ok(content);
}

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

type Refusal = { readonly code: ReadFaultCode; readonly params: Record<string, string> };
type Members = (key: string) => unknown;

/** What the document is, by its outermost members. */
function contentOf(bytes: Uint8Array, scanner: JsonScanner, log: FaultLog): OpenedFile | Refusal {
  const members = new Map(scanner.members.map((member) => [member.key, member]));
  const value: Members = (key) => {
    const member = members.get(key);
    return member && parseSlice(bytes, member.start, member.end);
  };
  if (scanner.roots.length > 2) {
    return { format: 'geojson-sequence', layers: [rangesOf(bytes, scanner.roots)], text: bytes };
  }
  if (members.has('anglemort')) return { format: 'plan', layers: [], planJson: bytes };
  const type = members.has('type') ? String(value('type')) : '';
  const isCollection =
    type === 'FeatureCollection' && bytes[members.get('features')?.start ?? 0] === OPEN_BRACKET;
  if (isCollection || type === 'Feature' || GEOMETRIES.has(type)) {
    const crs = namedCrs(value('crs'));
    const layer = rangesOf(bytes, isCollection ? scanner.features : scanner.roots);
    return {
      format: 'geojson',
      layers: [{ ...layer, ...(crs === undefined ? {} : { crs }) }],
      text: bytes,
      ...sourceOf(value),
    };
  }
  return otherJson(bytes, type, value, log);
}

/** Origin and date as exporters write them: ours, Overpass Turbo's, QGIS's. */
function sourceOf(value: Members): { source?: FileSource } {
  const first = (...keys: string[]): string | undefined => {
    const isText = (one: unknown): one is string => typeof one === 'string' && one.trim() !== '';
    return keys.map(value).find(isText)?.slice(0, 300);
  };
  const members = {
    name: first('source', 'generator', 'name'),
    date: first('date', 'timestamp'),
    licence: first('licence', 'license'),
    attribution: first('attribution', 'copyright'),
  };
  const stated = Object.entries(members).filter(([, text]) => text !== undefined);
  return stated.length > 0 ? { source: Object.fromEntries(stated) } : {};
}

/** JSON that is no GeoJSON, by name where it is known. */
function otherJson(bytes: Uint8Array, type: string, value: Members, log: FaultLog): OpenedFile | Refusal {
  if (type === 'Topology') {
    const layers = topoJsonLayers(parseSlice(bytes, 0, bytes.length));
    return layers.ok ? { format: 'topojson', layers: layers.value } : { code: layers.error, params: {} };
  }
  const elements = value('elements');
  if (Array.isArray(elements)) {
    return { format: 'overpass', layers: overpassLayers(elements, log), ...sourceOf(value) };
  }
  if (value('geometryType') !== undefined || value('spatialReference') !== undefined)
    return { code: 'file.isEsriJson', params: {} };
  return { code: 'geojson.notGeoJson', params: { type: type.slice(0, 40) || '–' } };
}

const OPEN_BRACKET = 0x5b;

const parseSlice = (bytes: Uint8Array, start: number, end: number): unknown =>
  JSON.parse(strFromU8(bytes.subarray(start, end)));

const rangesOf = (bytes: Uint8Array, pairs: GrowingIndices): FeatureLayer => ({
  name: '',
  count: pairs.length / 2,
  at: (i) => parseSlice(bytes, pairs.at(2 * i), pairs.at(2 * i + 1)),
  offset: (i) => pairs.at(2 * i),
});

function jsonFault(file: string, bytes: Uint8Array, fault: JsonFault): Fault {
  const place = lineAndColumn(bytes, fault.offset);
  const found = String.fromCharCode(...bytes.subarray(fault.offset, fault.offset + 12)).replace(
    /[^\x21-\x7e].*$/su,
    '',
  );
  return { ...fileFault(fault.code, file, { ...place, found }), ...place };
}
