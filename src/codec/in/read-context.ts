/**
 * Event data (incidents, complaints, counts) to a layer of points; lines and areas become points of equal parts. Of the
 * file only the place, the day, the hour, the category and the weight are kept, from the columns that the user chose; every other column ends here.
 */
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { NO_DAY, OTHER_CATEGORIES, type ContextLayer } from '../../model/context-layer';
import { areaSamples, lineSamples } from './context-samples';
import { CONTEXT_NAMES, dayOf, guessColumn, hourOf, weightOf } from './context-values';
import { fileFault, FaultLog } from './fault-log';
import { GrowingBytes, GrowingFloats, GrowingIndices } from './growable';
import type { FeatureLayer, OpenedFile } from './layers';
import { UNPACK_LIMITS } from './gunzip';
import { openFile } from './open-file';
import type { ReadOptions } from './outcome';
import { chooseCrs } from './placement';
import { appendPosition, readPositions, type Placement } from './positions';
import { asProperties, property, text, type Properties } from './properties';

/** The column of each kind of value; `''`: none. What is not said is guessed by the columns' names. */
export interface ContextColumns {
  readonly date?: string;
  readonly hour?: string;
  readonly category?: string;
  readonly weight?: string;
}

export interface ContextFound {
  readonly layer: ContextLayer;
  /** All columns of the file with their first values: for the choice alone, kept nowhere. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly chosen: Required<ContextColumns>;
  readonly leftOut: {
    /** Collections, and lines and areas of no size. */
    readonly notPoints: number;
    /** No position, or one that cannot be. */
    readonly noPlace: number;
  };
  /** Features, of which lines and areas. */
  readonly features: number;
  readonly shapes: number;
  /** Features whose chosen column states no day, no hour, or no weight that can be used. */
  readonly withoutDate: number;
  readonly withoutHour: number;
  readonly withoutWeight: number;
  readonly faults: readonly Fault[];
}

export interface ContextOptions extends Pick<ReadOptions, 'crs' | 'sqlite'> {
  readonly id: string;
  readonly columns?: ContextColumns;
}

/** A file of events, not of a country: a tab holds them and counts them at every edit. */
const MAX_POINTS = 2_000_000;
/** Of all lines and areas together, and of one. */
const MAX_SAMPLES = 1_000_000;
const MOST_SAMPLES = 500;
/** More categories than this are nobody's list to read, and may be names of people. */
export const MOST_CATEGORIES = 50;
const SAMPLES = 3;
const SAMPLED_FEATURES = 50;
const STEP = 4096;
const OPENED = 0.5;

/** Yields the share done, in [0, 1]; a caller that stops asking has cancelled. */
export function* readContext(
  name: string,
  bytes: Uint8Array,
  options: ContextOptions,
): Generator<number, Result<ContextFound, readonly Fault[]>, void> {
  const log = new FaultLog();
  const { columns: asked = {}, crs: stated, sqlite } = options;
  const known = { makeId: noIds, ...(stated ? { crs: stated } : {}), ...(sqlite ? { sqlite } : {}) };
  const opener = { log, options: known };
  const opening = openFile(name, bytes, opener, UNPACK_LIMITS);
  let step = opening.next();
  for (; !step.done; step = opening.next()) yield OPENED * step.value;
  if (!step.value.ok) return err(step.value.error.map((fault) => ({ ...fault, file: name })));
  const { text: source } = step.value.value;
  const largest = largestLayer(step.value.value, name);
  if (!largest.ok) return err([largest.error]);
  const layer = largest.value;
  const crs = chooseCrs(layer, known, log);
  if ('code' in crs) return err([fileFault(crs.code, name, crs.params)]);
  const columns = columnsOf(layer);
  const chosen = chosenOf(
    columns.map((column) => column.name),
    asked,
  );
  const reader = new PointReader(chosen, { unproject: crs.unproject, swap: false }, layer.count);
  for (let i = 0; i < layer.count; i++) {
    reader.read(asProperties(layer.at(i)));
    if (i % STEP === 0) yield OPENED + ((1 - OPENED) * i) / layer.count;
  }
  return ok({ ...reader.finish(options.id, name), columns, chosen, faults: log.finish(name, source) });
}

/** Events stand in one layer: the largest of the file. */
function largestLayer({ layers, planJson }: OpenedFile, name: string): Result<FeatureLayer, Fault> {
  const layer = layers.toSorted((a, b) => b.count - a.count)[0];
  if (planJson || !layer || layer.count === 0) return err(fileFault('geojson.empty', name));
  return layer.count > MAX_POINTS ? err(fileFault('csv.tooManyRows', name, { line: MAX_POINTS })) : ok(layer);
}

/** No device is read here. */
const noIds = (): never => {
  throw new Error('event data make no devices');
};

function columnsOf(layer: FeatureLayer): ContextFound['columns'] {
  const samples = new Map<string, Set<string>>();
  for (let i = 0; i < Math.min(layer.count, SAMPLED_FEATURES); i++) {
    const tags = asProperties(property(asProperties(layer.at(i)), 'properties'));
    for (const name of Object.keys(tags)) {
      const known = samples.get(name) ?? new Set();
      samples.set(name, known);
      const value = text(tags, name).slice(0, 40);
      if (value !== '' && known.size < SAMPLES) known.add(value);
    }
  }
  return [...samples].map(([name, values]) => ({ name, samples: [...values] }));
}

function chosenOf(names: readonly string[], asked: ContextColumns): Required<ContextColumns> {
  const of = (use: keyof ContextColumns): string =>
    asked[use] ?? guessColumn(names, CONTEXT_NAMES[use]) ?? '';
  return { date: of('date'), hour: of('hour'), category: of('category'), weight: of('weight') };
}

interface Values {
  readonly day: number;
  readonly hour: number;
  readonly weight: number;
  readonly category: number;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

class PointReader {
  private readonly chosen: Required<ContextColumns>;
  private readonly placement: Placement;
  private readonly mostSamples: number;
  private readonly lonLat = new GrowingFloats();
  private readonly days = new GrowingFloats();
  private readonly hours = new GrowingBytes();
  private readonly weights = new GrowingFloats();
  private readonly parts = new GrowingFloats();
  /** Place in order of first appearance. */
  private readonly categoryAt = new Map<string, number>();
  private readonly category = new GrowingIndices();
  private features = 0;
  private shapes = 0;
  private notPoints = 0;
  private noPlace = 0;
  private withoutDate = 0;
  private withoutHour = 0;
  private withoutWeight = 0;

  constructor(chosen: Required<ContextColumns>, placement: Placement, features: number) {
    this.chosen = chosen;
    this.placement = placement;
    this.mostSamples = Math.max(1, Math.min(MOST_SAMPLES, Math.floor(MAX_SAMPLES / features)));
  }

  read(feature: Properties): void {
    const geometry = asProperties(property(feature, 'geometry'));
    const tags = asProperties(property(feature, 'properties'));
    const type = text(geometry, 'type');
    const coordinates = property(geometry, 'coordinates');
    if (type === 'Point') this.addPoint(coordinates, tags);
    else if (type === 'MultiPoint') for (const one of listOf(coordinates)) this.addPoint(one, tags);
    else if (type === 'LineString') this.addShape([coordinates], lineSamples, tags);
    else if (type === 'MultiLineString') this.addShape(listOf(coordinates), lineSamples, tags);
    else if (type === 'Polygon') this.addShape(listOf(coordinates), areaSamples, tags);
    else if (type === 'MultiPolygon')
      this.addShape(
        listOf(coordinates).flatMap((polygon) => listOf(polygon)),
        areaSamples,
        tags,
      );
    else if (type === '') this.noPlace++;
    else this.notPoints++;
  }

  private addPoint(position: unknown, tags: Properties): void {
    const at: number[] = [];
    if (appendPosition(position, this.placement, at) === undefined) this.add(at, tags);
    else this.noPlace++;
  }

  private addShape(lists: readonly unknown[], sample: typeof lineSamples, tags: Properties): void {
    const paths: number[][] = [];
    for (const list of lists) {
      const path = readPositions(list, this.placement);
      if (typeof path === 'string') {
        this.noPlace++;
        return;
      }
      paths.push(path);
    }
    const at = sample(paths, this.mostSamples);
    if (at.length === 0) {
      this.notPoints++;
      return;
    }
    this.shapes++;
    this.add(at, tags);
  }

  /** Each position stands for an equal part of the feature. */
  private add(at: readonly number[], tags: Properties): void {
    const { day, hour, weight, category } = this.valuesOf(tags);
    const part = 2 / at.length;
    this.features++;
    for (let i = 0; i < at.length; i += 2) {
      this.lonLat.push(at[i]!);
      this.lonLat.push(at[i + 1]!);
      this.days.push(day);
      this.hours.push(hour);
      this.weights.push(weight * part);
      this.parts.push(part);
      this.category.push(category);
    }
  }

  private valuesOf(tags: Properties): Values {
    const { chosen } = this;
    const day = chosen.date === '' ? NO_DAY : dayOf(text(tags, chosen.date));
    if (day === NO_DAY && chosen.date !== '') this.withoutDate++;
    const hour = chosen.hour === '' ? -1 : hourOf(text(tags, chosen.hour));
    if (hour < 0 && chosen.hour !== '') this.withoutHour++;
    const weight = chosen.weight === '' ? 1 : weightOf(text(tags, chosen.weight));
    if (weight === undefined) this.withoutWeight++;
    const name = chosen.category === '' ? '' : text(tags, chosen.category).slice(0, 80);
    const category = this.categoryAt.get(name) ?? this.categoryAt.size;
    this.categoryAt.set(name, category);
    return { day, hour, weight: weight ?? 1, category };
  }

  finish(id: string, name: string): Omit<ContextFound, 'columns' | 'chosen' | 'faults'> {
    const { features, shapes, notPoints, noPlace, withoutDate, withoutHour, withoutWeight } = this;
    const { categories, category } = this.categories();
    return {
      layer: {
        id,
        name,
        lonLat: this.lonLat.finish(),
        category,
        categories,
        // −1 is 255 as a byte, and itself again as a signed one.
        hour: new Int8Array(this.hours.finish().buffer),
        day: Int32Array.from(this.days.finish()),
        part: this.parts.finish(),
        weight: this.weights.finish(),
      },
      features,
      shapes,
      leftOut: { notPoints, noPlace },
      withoutDate,
      withoutHour,
      withoutWeight,
    };
  }

  /** The most frequent first; what lies beyond them is one category. */
  private categories(): Pick<ContextLayer, 'categories' | 'category'> {
    const at = this.category.finish();
    const counts = new Uint32Array(this.categoryAt.size);
    for (const c of at) counts[c] = counts[c]! + 1;
    const names = [...this.categoryAt.keys()];
    const order = names.map((_, c) => c).sort((a, b) => counts[b]! - counts[a]! || a - b);
    const tooMany = order.length > MOST_CATEGORIES;
    const kept = tooMany ? order.slice(0, MOST_CATEGORIES - 1) : order;
    const placeOf = new Uint8Array(names.length).fill(kept.length);
    for (const [place, c] of kept.entries()) placeOf[c] = place;
    const categories = kept.map((c) => names[c]!);
    return {
      categories: tooMany ? [...categories, OTHER_CATEGORIES] : categories,
      category: Uint8Array.from(at, (c) => placeOf[c]!),
    };
  }
}
