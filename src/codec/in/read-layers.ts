/** Opened layers into the tables of a city and the devices of a plan, whatever the format was. */
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { EMPTY_CITY, type City } from '../../model/city';
import { coordinatesOf } from '../../model/edits';
import type { LonLat } from '../../model/plan';
import { WGS84, type Crs } from '../crs/systems';
import { FeatureReader } from './feature-reader';
import { fileFault, type FaultLog, type Place } from './fault-log';
import type { FeatureLayer, OpenedFile } from './layers';
import type { LayerUses, ReadOptions, ReadOutcome, ReadProgress } from './outcome';
import { chooseCrs, looksSwapped, questionPlace } from './placement';
import { asProperties, property, text } from './properties';

/** Of a name that may be any word, so never looked up on a prototype. */
const chosenUse = (name: string, { layerUses = {} }: ReadOptions): LayerUses[string] | undefined =>
  Object.hasOwn(layerUses, name) ? layerUses[name] : undefined;

export type ReadSteps = Generator<ReadProgress, Result<ReadOutcome, readonly Fault[]>>;

/** Features between two reports of progress. */
const STEP = 512;

/** @param from share of the whole task that opening the file took. */
export function* readLayers(
  file: string,
  opened: OpenedFile,
  options: ReadOptions,
  log: FaultLog,
  from: number,
): ReadSteps {
  if (opened.planJson) return ok(planOutcome(opened.planJson, log.finish(file, undefined)));
  const wanted = opened.layers.filter(({ name }) => chosenUse(name, options) !== 'leave');
  const total = wanted.reduce((sum, layer) => sum + layer.count, 0);
  if (total === 0) log.add('geojson.empty');
  const reader = new FeatureReader(log, options);
  const swap = options.swapLatLon === true;
  if (swap) log.add('coordinates.swapped');
  let crs: Crs = WGS84;
  let done = 0;
  for (const layer of wanted) {
    if (layer.count === 0) continue;
    const chosen = chooseCrs(layer, options, log);
    if ('code' in chosen)
      return err([fileFault(chosen.code, file, chosen.params), ...log.finish(file, opened.text)]);
    crs = chosen;
    if (!swap && !crs.unproject && looksSwapped(layer)) log.add('coordinates.maybeSwapped');
    reader.enter(layer, { unproject: crs.unproject, swap }, chosenUse(layer.name, options));
    for (const step of readAll(reader, layer, done)) {
      yield { share: from + (1 - from) * ((done + step) / total) };
    }
    done += layer.count;
  }
  if (reader.bounds) questionPlace(reader.bounds, options, log);
  return ok(outcomeOf(reader, opened, crs, log.finish(file, opened.text)));
}

/** Yields how many features of the layer were read. @param first ordinal of its first feature in the file. */
function* readAll(reader: FeatureReader, layer: FeatureLayer, first: number): Generator<number, void> {
  let ordinal = first;
  for (let i = 0; i < layer.count; i++) {
    const at = placeOf(layer, i);
    for (const feature of membersOfCollection(layer.at(i))) {
      reader.read(feature, { feature: ordinal++, ...at });
    }
    if ((i + 1) % STEP === 0) yield i + 1;
  }
}

function placeOf({ offset, line }: FeatureLayer, i: number): Omit<Place, 'feature'> {
  if (line) return { line: line(i) };
  return offset ? { offset: offset(i) } : {};
}

/** A text sequence may hold collections too. */
function membersOfCollection(value: unknown): readonly unknown[] {
  const members = asProperties(value);
  const features = text(members, 'type') === 'FeatureCollection' ? property(members, 'features') : undefined;
  return Array.isArray(features) ? features : [value];
}

function outcomeOf(
  reader: FeatureReader,
  { format, source, layers }: OpenedFile,
  crs: Crs,
  faults: readonly Fault[],
): ReadOutcome {
  const { bounds, counts } = reader;
  const noise = reader.noise.finish();
  const city: City = {
    buildings: reader.buildings.finish(),
    streets: reader.streets.finish(),
    furniture: reader.furniture.finish(),
    ...(noise ? { noise } : {}),
  };
  const table = layers.find((layer) => layer.table)?.table;
  const place = bounds ? { bounds } : {};
  const several = layers.length > 1 ? { layers: layers.map(({ name, count }) => ({ name, count })) } : {};
  return {
    format,
    city,
    cameras: reader.cameras,
    sensors: reader.sensors,
    objects: reader.objects,
    preview: {
      format,
      ...counts,
      objects: reader.objects.length,
      heightKnown: reader.buildings.heightKnown,
      leftOut: reader.leftOut,
      crs: crs.name,
      ...place,
      ...several,
      ...(table ? { table } : {}),
      ...(reader.noiseChoice ? { noiseChoice: reader.noiseChoice } : {}),
      sketch: sketchOf(city, [
        ...reader.cameras.map(({ position }) => position),
        ...reader.sensors.map(({ position }) => position),
        ...reader.objects.flatMap(coordinatesOf),
      ]),
    },
    modelAssumed: reader.modelAssumed,
    faults,
    crs: crs.name,
    ...place,
    ...(source ? { source } : {}),
  };
}

/** Of each kind so many positions, spread evenly over the table. */
const SKETCHED = 400;

function sketchOf(city: City, positions: readonly LonLat[]): number[] {
  const every = (lonLat: ArrayLike<number>): number[] => {
    const step = Math.max(1, Math.ceil(lonLat.length / 2 / SKETCHED));
    const found: number[] = [];
    for (let i = 0; i < lonLat.length; i += 2 * step) found.push(lonLat[i]!, lonLat[i + 1]!);
    return found;
  };
  const tables = [
    city.streets.lonLat,
    city.buildings.lonLat,
    city.furniture.lonLat,
    city.noise?.lonLat ?? [],
  ];
  return [...tables, positions.flat()].flatMap(every);
}

function planOutcome(bytes: Uint8Array, faults: readonly Fault[]): ReadOutcome {
  const nothing = {
    streets: 0,
    buildings: 0,
    furniture: 0,
    cameras: 0,
    sensors: 0,
    noise: 0,
    objects: 0,
    heightKnown: 0,
    leftOut: 0,
    sketch: [],
  };
  return {
    format: 'plan',
    city: EMPTY_CITY,
    cameras: [],
    sensors: [],
    objects: [],
    modelAssumed: [],
    preview: { format: 'plan', ...nothing },
    faults,
    crs: 'OGC:CRS84',
    planJson: bytes,
  };
}
