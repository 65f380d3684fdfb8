/**
 * GeoJSON (RFC 7946) in all its wrappings: a collection, a feature, a bare geometry, newline delimited, RFC 8142 text
 * sequence. The text is checked whole first; then feature after feature is parsed and filled into flat tables, so
 * that the memory needed is the text and the tables.
 */
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { EMPTY_CITY } from '../../model/city';
import type { Crs } from './crs';
import { FeatureReader } from './feature-reader';
import type { ReadFaultCode } from './fault-codes';
import { fileFault, type FaultLog } from './fault-log';
import type { GrowingIndices } from './growable';
import { JsonScanner, lineAndColumn, type JsonFault } from './json-scan';
import type { FileFormat, FileSource, ReadOptions, ReadOutcome, ReadProgress } from './outcome';
import { chooseCrs, looksSwapped, parseSlice, questionPlace, type Ranges } from './placement';
import { asProperties, property, text } from './properties';

/** Bytes between two reports of progress. */
const STEP = 1 << 20;
/** Shares of the whole task. */
const SCANNED = 0.3;

export type ReadSteps = Generator<ReadProgress, Result<ReadOutcome, readonly Fault[]>>;

/** @param bytes UTF-8 without a byte order mark. */
export function* readGeoJson(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions,
  log: FaultLog,
): ReadSteps {
  const scanner = new JsonScanner(bytes);
  while (!scanner.advance(STEP)) yield { phase: 'scan', share: (SCANNED * scanner.position) / bytes.length };
  if (scanner.fault) return err([jsonFault(file, bytes, scanner.fault)]);
  const content = contentOf(bytes, scanner);
  if ('code' in content) return err([fileFault(content.code, file, content.params)]);
  if (content.format === 'plan') return ok(planOutcome(bytes, log.finish(file, bytes)));
  const crs = chooseCrs(bytes, content.ranges, content.crs, options, log);
  if ('code' in crs) return err([fileFault(crs.code, file, crs.params), ...log.finish(file, bytes)]);
  const swap = options.swapLatLon === true;
  if (swap) log.add('coordinates.swapped');
  else if (!crs.unproject && looksSwapped(bytes, content.ranges)) log.add('coordinates.maybeSwapped');
  const reader = new FeatureReader(log, options, { unproject: crs.unproject, swap });
  yield* readAll(reader, bytes, content.ranges);
  if (content.ranges.count === 0) log.add('geojson.empty');
  if (reader.bounds) questionPlace(reader.bounds, options, log);
  return ok({ ...outcomeOf(reader, content.format, crs, log.finish(file, bytes)), ...content.source });
}

function* readAll(reader: FeatureReader, bytes: Uint8Array, ranges: Ranges): Generator<ReadProgress, void> {
  let reported = 0;
  let ordinal = 0;
  for (let i = 0; i < ranges.count; i++) {
    const start = ranges.start(i);
    const value = parseSlice(bytes, start, ranges.end(i));
    for (const feature of membersOfCollection(value))
      reader.read(feature, { feature: ordinal++, offset: start });
    if (start - reported < STEP) continue;
    reported = start;
    yield { phase: 'read', share: SCANNED + ((1 - SCANNED) * start) / bytes.length };
  }
}

/** A text sequence may hold collections too. */
function membersOfCollection(value: unknown): readonly unknown[] {
  const members = asProperties(value);
  const features = text(members, 'type') === 'FeatureCollection' ? property(members, 'features') : undefined;
  return Array.isArray(features) ? features : [value];
}

interface Content {
  readonly format: FileFormat;
  readonly ranges: Ranges;
  readonly crs: unknown;
  readonly source?: { readonly source: FileSource };
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

/** What the document is, by its outermost members. */
function contentOf(
  bytes: Uint8Array,
  scanner: JsonScanner,
): Content | { code: ReadFaultCode; params: Record<string, string> } {
  const members = new Map(scanner.members.map((member) => [member.key, member]));
  const value = (key: string): unknown => {
    const member = members.get(key);
    return member && parseSlice(bytes, member.start, member.end);
  };
  if (scanner.roots.length > 2) {
    return { format: 'geojson-sequence', ranges: rangesOf(scanner.roots), crs: undefined };
  }
  if (members.has('anglemort')) return { format: 'plan', ranges: rangesOf(scanner.features), crs: undefined };
  const type = members.has('type') ? String(value('type')) : '';
  const isCollection =
    type === 'FeatureCollection' && bytes[members.get('features')?.start ?? 0] === OPEN_BRACKET;
  if (isCollection || type === 'Feature' || GEOMETRIES.has(type)) {
    return {
      format: 'geojson',
      ranges: rangesOf(isCollection ? scanner.features : scanner.roots),
      crs: value('crs'),
      ...sourceOf(value),
    };
  }
  return otherJson(type, new Set(members.keys()));
}

/** Origin and date as exporters write them: ours, Overpass Turbo's, QGIS's. */
function sourceOf(value: (key: string) => unknown): { source?: { readonly source: FileSource } } {
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
  return stated.length > 0 ? { source: { source: Object.fromEntries(stated) } } : {};
}

/** JSON that is no GeoJSON, by name where it is known. */
function otherJson(
  type: string,
  keys: ReadonlySet<string>,
): { code: ReadFaultCode; params: Record<string, string> } {
  if (type === 'Topology') return { code: 'file.isTopoJson', params: {} };
  if (keys.has('elements')) return { code: 'file.isOverpass', params: {} };
  if (keys.has('geometryType') || keys.has('spatialReference'))
    return { code: 'file.isEsriJson', params: {} };
  return { code: 'geojson.notGeoJson', params: { type: type.slice(0, 40) || '–' } };
}

const OPEN_BRACKET = 0x5b;

const rangesOf = (pairs: GrowingIndices): Ranges => ({
  count: pairs.length / 2,
  start: (i) => pairs.at(2 * i),
  end: (i) => pairs.at(2 * i + 1),
});

function jsonFault(file: string, bytes: Uint8Array, fault: JsonFault): Fault {
  const place = lineAndColumn(bytes, fault.offset);
  const found = String.fromCharCode(...bytes.subarray(fault.offset, fault.offset + 12)).replace(
    /[^\x21-\x7e].*$/su,
    '',
  );
  return { ...fileFault(fault.code, file, { ...place, found }), ...place };
}

function outcomeOf(
  reader: FeatureReader,
  format: FileFormat,
  crs: Crs,
  faults: readonly Fault[],
): ReadOutcome {
  const { bounds, counts } = reader;
  const place = bounds ? { bounds } : {};
  return {
    format,
    city: {
      buildings: reader.buildings.finish(),
      streets: reader.streets.finish(),
      furniture: reader.furniture.finish(),
    },
    cameras: reader.cameras,
    sensors: reader.sensors,
    preview: {
      format,
      ...counts,
      heightKnown: reader.buildings.heightKnown,
      leftOut: reader.leftOut,
      crs: crs.name,
      ...place,
    },
    faults,
    crs: crs.name,
    ...place,
  };
}

function planOutcome(bytes: Uint8Array, faults: readonly Fault[]): ReadOutcome {
  const nothing = {
    streets: 0,
    buildings: 0,
    furniture: 0,
    cameras: 0,
    sensors: 0,
    heightKnown: 0,
    leftOut: 0,
  };
  return {
    format: 'plan',
    city: EMPTY_CITY,
    cameras: [],
    sensors: [],
    preview: { format: 'plan', ...nothing },
    faults,
    crs: 'OGC:CRS84',
    planJson: bytes,
  };
}
