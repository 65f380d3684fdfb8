/** One feature after another into the tables of a city and the devices of a plan. */
import * as gjv from 'geojson-validation';
import { cleanLine, type PolygonRings } from '../../kernel/rings';
import type { ObjectId } from '../../kernel/units';
import { coordinatesOf } from '../../model/edits';
import type { Camera, Device, LonLat, PlanObject, SoundSensor } from '../../model/plan';
import type { ReadFaultCode } from './fault-codes';
import type { FaultLog, Place } from './fault-log';
import { listedDevice } from './device-columns';
import { buildingHeight, isObstacle } from './heights';
import { parseLength_m } from './measures';
import { readOsmCamera, readOsmSoundSensor } from './osm-devices';
import type { FeatureLayer } from './layers';
import { guessNoise, NoiseCandidates, noiseLevel_db, NoiseTable, type NoiseChoice } from './noise';
import type { Bounds, ImportPreview, ReadOptions } from './outcome';
import { obstacleOf, PLAN_ONLY, planObjects, type PlanOnlyKind } from './plan-objects';
import { hasPlainRings } from './plain-rings';
import { readPolygon } from './polygons';
import { appendPosition, readPositions, type Placement } from './positions';
import { asProperties, isSet, property, text, type Properties } from './properties';
import {
  furnitureKind,
  holdsFor,
  recogniseLayer,
  type ImportLayer,
  type LayerUse,
  type Shape,
} from './recognise';
import { readStreet } from './streets';
import { readNames, readUse } from './uses';
import { BuildingTable, FurnitureTable, StreetTable } from './tables';

type Coordinates = { readonly type: string; readonly coordinates: unknown };

/** One feature, or one part of its GeometryCollection, on its way into the tables. */
interface Item {
  readonly tags: Properties;
  readonly id: string;
  readonly place: Place;
  readonly inCollection: boolean;
}

/** The parts that one kind of geometry is made of, each as a geometry of the single kind. */
const SHAPES: ReadonlyMap<string, { readonly shape: Shape; readonly isMulti: boolean }> = new Map([
  ['Point', { shape: 'point', isMulti: false }],
  ['MultiPoint', { shape: 'point', isMulti: true }],
  ['LineString', { shape: 'line', isMulti: false }],
  ['MultiLineString', { shape: 'line', isMulti: true }],
  ['Polygon', { shape: 'polygon', isMulti: false }],
  ['MultiPolygon', { shape: 'polygon', isMulti: true }],
]);

/** Layers all of whose points are devices. */
const DEVICE_LISTS = new Set<string | undefined>(['cameras', 'sensors']);

export class FeatureReader {
  readonly cameras: Camera[] = [];
  readonly sensors: SoundSensor[] = [];
  readonly buildings = new BuildingTable();
  readonly streets = new StreetTable();
  readonly furniture = new FurnitureTable();
  readonly noise = new NoiseTable();
  private readonly noiseCandidates = new NoiseCandidates();
  /** What the levels of noise were taken from last. */
  private noiseFrom: NoiseChoice = {};
  /** Features, not their parts. */
  readonly counts: Record<ImportLayer, number> = {
    streets: 0,
    buildings: 0,
    furniture: 0,
    cameras: 0,
    sensors: 0,
    noise: 0,
  };
  leftOut = 0;
  readonly modelAssumed: ObjectId[] = [];
  readonly objects: PlanObject[] = [];

  private readonly log: FaultLog;
  private readonly options: ReadOptions;
  private placement: Placement = { unproject: undefined, swap: false };
  private layerAs: FeatureLayer['as'];
  private use: LayerUse | undefined;
  private readonly ids = new Set<string>();
  private readonly box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };

  constructor(log: FaultLog, options: ReadOptions) {
    this.log = log;
    this.options = options;
  }

  /** The members that may be levels of noise, with what was taken; undefined where no polygon has one. */
  get noiseChoice(): ImportPreview['noiseChoice'] {
    const members = this.noiseCandidates.finish();
    return members.length > 0 ? { members, chosen: this.noiseFrom } : undefined;
  }

  /** What is read from now on belongs to another layer, with coordinates and a meaning of its own. */
  enter(layer: FeatureLayer, placement: Placement, use: LayerUse | 'leave' | undefined): void {
    this.placement = placement;
    this.layerAs = layer.as;
    this.use = use === 'leave' ? undefined : use;
  }

  /** Box of all that was taken; undefined when that is nothing. */
  get bounds(): Bounds | undefined {
    const { west, south, east, north } = this.box;
    return west <= east ? [west, south, east, north] : undefined;
  }

  /** @param value a Feature, or a bare geometry, which has no tags. */
  read(value: unknown, place: Place): void {
    if (typeof value !== 'object' || value === null) {
      this.leaveOut('feature.notAnObject', place);
      return;
    }
    const members = asProperties(value);
    const isFeature = property(members, 'type') === 'Feature';
    const geometry = isFeature ? property(members, 'geometry') : value;
    const tags = asProperties(isFeature ? property(members, 'properties') : undefined);
    const id =
      text(members, 'id') ||
      text(tags, 'id') ||
      text(tags, '@id') ||
      text(tags, 'cleabs') ||
      text(tags, 'ID');
    if (typeof geometry !== 'object' || geometry === null) {
      this.leaveOut('feature.noGeometry', place);
      return;
    }
    this.noteId(id, place);
    const item: Item = { tags, id, place, inCollection: false };
    const taken = this.readGeometry(asProperties(geometry), item);
    if (!taken) this.leftOut++;
  }

  private leaveOut(code: ReadFaultCode, place: Place): void {
    this.log.add(code, place);
    this.leftOut++;
  }

  private noteId(id: string, place: Place): void {
    if (id === '') return;
    if (this.ids.has(id)) this.log.add('feature.duplicateId', place, { id: id.slice(0, 60) });
    else this.ids.add(id);
  }

  /** @returns whether anything was taken. */
  private readGeometry(geometry: Properties, item: Item): boolean {
    const type = text(geometry, 'type');
    if (type === 'GeometryCollection') return this.readCollection(geometry, item);
    if (!SHAPES.has(type)) {
      this.log.add('geometry.unknownType', item.place, { type: type.slice(0, 40) });
      return false;
    }
    const coordinates = property(geometry, 'coordinates');
    return this.readSimple({ type, coordinates }, item);
  }

  /** Flattened: each part is a thing of its own. */
  private readCollection(geometry: Properties, item: Item): boolean {
    const parts = property(geometry, 'geometries');
    if (!Array.isArray(parts) || parts.length === 0) {
      this.log.add('geometry.emptyCollection', item.place);
      return false;
    }
    const mixed = item.inCollection || parts.length > 1;
    if (!item.inCollection && mixed) this.log.add('geometry.collectionFlattened', item.place);
    let taken = false;
    for (const part of parts) {
      if (this.readGeometry(asProperties(part), { ...item, inCollection: mixed })) taken = true;
    }
    return taken;
  }

  private readSimple(geometry: Coordinates, item: Item): boolean {
    const { shape, isMulti } = SHAPES.get(geometry.type)!;
    const kind = text(item.tags, 'kind');
    if (PLAN_ONLY.has(kind)) return this.readPlanObject(kind as PlanOnlyKind, geometry, item);
    const layer = this.layerOf(shape, item);
    if (shape === 'polygon' && layer !== 'buildings') this.noiseCandidates.look(item.tags);
    if (layer === undefined) {
      this.log.add('feature.unclassified', item.place);
      return false;
    }
    const parts = isMulti ? geometry.coordinates : [geometry.coordinates];
    if (!Array.isArray(parts) || parts.length === 0) {
      this.log.add('coordinates.missing', item.place);
      return false;
    }
    if (layer === 'walls') return this.readWalls(shape === 'polygon' ? shape : 'line', parts, item);
    const taken = this.readParts(layer, parts, item);
    this.counts[layer] += taken;
    return taken > 0;
  }

  /** What the user says of the file's layer holds even against tags: he sees what they say. */
  private layerOf(shape: Shape, { tags, inCollection }: Item): LayerUse | undefined {
    const { use, layerAs, options } = this;
    const level = options.noise?.property;
    if (shape === 'polygon' && level !== undefined && property(tags, level) !== undefined) return 'noise';
    if (use) return holdsFor(use, shape) ? use : undefined;
    const found = recogniseLayer(
      shape,
      tags,
      options.as ?? layerAs?.[shape],
      inCollection,
      options.evenIfTagged,
    );
    // An empty name says that they are no noise.
    return found === 'noise' && level === '' ? undefined : found;
  }

  /** @returns how many: a building or street of several parts is one, of several points each is a thing of its own. */
  private readParts(layer: ImportLayer, parts: readonly unknown[], item: Item): number {
    switch (layer) {
      case 'buildings':
        return Number(this.readBuilding(parts, item));
      case 'streets':
        return Number(this.readStreet(parts, item));
      case 'noise':
        return Number(this.readNoise(parts, item));
      default:
        return parts.filter((part) => this.readPoint(layer, part, item)).length;
    }
  }

  private readPlanObject(kind: PlanOnlyKind, geometry: Coordinates, { tags, id, place }: Item): boolean {
    const read = planObjects(kind, geometry, { id, ...tags }, this.placement);
    if (read === undefined || typeof read === 'string') {
      this.log.add(read ?? 'feature.isPlanObject', place);
      return false;
    }
    this.addObjects(read);
    return true;
  }

  private readWalls(shape: 'line' | 'polygon', parts: readonly unknown[], { tags, place }: Item): boolean {
    let taken = false;
    for (const part of parts) {
      const read = obstacleOf(this.options.makeId(), shape, part, tags, this.placement);
      if (typeof read === 'string') this.log.add(read, place);
      else {
        this.addObjects(read);
        taken = true;
      }
    }
    return taken;
  }

  private addObjects(objects: readonly PlanObject[]): void {
    this.objects.push(...objects);
    for (const object of objects) for (const at of coordinatesOf(object)) this.extend(at);
  }

  private readBuilding(parts: readonly unknown[], item: Item): boolean {
    const { tags, place } = item;
    const polygons = this.readPolygons(parts, place);
    if (polygons.length === 0) return false;
    if (!isObstacle(tags)) {
      this.log.add('building.noObstacle', place);
      return false;
    }
    const height = buildingHeight(tags);
    for (const { code, value } of height.faults) this.log.add(code, place, { value });
    for (const rings of polygons) this.extend(rings[0]!);
    this.buildings.add(polygons, height, item.id, readNames(tags), readUse(tags));
    return true;
  }

  /** The sound polygons among the parts; what is wrong with the others is told. */
  private readPolygons(parts: readonly unknown[], place: Place): readonly PolygonRings[] {
    const polygons: PolygonRings[] = [];
    const known = new Set<ReadFaultCode>();
    for (const part of parts) {
      const polygon = readPolygon(part, this.placement);
      for (const code of polygon.faults) known.add(code);
      if (polygon.faults.length > 0 || this.isSound('Polygon', part, place)) polygons.push(...polygon.parts);
    }
    for (const code of known) this.log.add(code, place);
    return polygons;
  }

  private readNoise(parts: readonly unknown[], { tags, place }: Item): boolean {
    const { noise = {} } = this.options;
    const guess = guessNoise(tags);
    const name = noise.property ?? guess?.property ?? '';
    const period = noise.period ?? (guess?.property === name ? guess.period : 'all');
    const level_db = noiseLevel_db(property(tags, name));
    if (level_db === undefined) {
      this.log.add('noise.noLevel', place, { value: text(tags, name).slice(0, 40) });
      return false;
    }
    const polygons = this.readPolygons(parts, place);
    if (polygons.length === 0) return false;
    for (const rings of polygons) this.extend(rings[0]!);
    this.noise.add(polygons, level_db, period);
    this.noiseFrom = { property: name, period };
    return true;
  }

  private readStreet(parts: readonly unknown[], item: Item): boolean {
    const { tags, place } = item;
    if (isSet(tags, 'area')) {
      this.log.add('street.isArea', place);
      return false;
    }
    const facts = readStreet(tags);
    let taken = false;
    for (const part of parts) {
      const positions = readPositions(part, this.placement);
      if (typeof positions === 'string') {
        this.log.add(positions, place);
        continue;
      }
      const line = cleanLine(positions);
      if (line.length < 4) this.log.add('line.tooFewPoints', place);
      else if (this.isSound('LineString', part, place)) {
        this.extend(line);
        this.streets.add(line, facts, item.id);
        taken = true;
      }
    }
    return taken;
  }

  private readPoint(layer: ImportLayer, part: unknown, item: Item): boolean {
    const { tags, id, place } = item;
    const at: number[] = [];
    const fault = appendPosition(part, this.placement, at);
    if (fault !== undefined) {
      this.log.add(fault, place);
      return false;
    }
    if (!this.isSound('Point', part, place)) return false;
    this.extend(at);
    const position: LonLat = [at[0]!, at[1]!];
    if (layer === 'furniture') {
      const height_m = parseLength_m(property(tags, 'height')) ?? Number.NaN;
      this.furniture.add(...position, furnitureKind(tags) ?? 'other', height_m, id, text(tags, 'name'));
    } else this.readDevice(layer === 'sensors' ? 'sound-sensor' : 'camera', position, item);
    return true;
  }

  /** By its OSM tags, or by the names of its columns. */
  private readDevice(kind: Device['kind'], position: LonLat, { tags, id, place }: Item): void {
    const isList = DEVICE_LISTS.has(this.layerAs?.point);
    const listed = listedDevice(kind, tags, { choices: this.options.columns, isList });
    const read = (kind === 'camera' ? readOsmCamera : readOsmSoundSensor)(
      this.options.makeId(),
      position,
      listed.tags,
      id,
    );
    // A list states what it states: a row that says nothing of the status leaves it open.
    const { status, ...rest } = read.device;
    const device = { ...rest, ...(isList ? {} : { status }), ...listed.values } as Device;
    if (device.kind === 'camera') this.cameras.push(device);
    else this.sensors.push(device);
    if (read.device.model !== undefined && listed.values['model'] === undefined)
      this.modelAssumed.push(device.id);
    const isAimed = listed.values['azimuth_deg'] !== undefined || listed.values['views'] !== undefined;
    for (const { code, value } of read.faults) {
      if (!isAimed || code !== 'camera.directionUnknown') this.log.add(code, place, { value });
    }
  }

  /**
   * What geojson-validation says of a part in which our own checks found nothing. Two of its verdicts are ours to
   * overrule: rings closed to within the tolerance are closed, and altitudes, which are not read, may be anything.
   */
  private isSound(type: string, coordinates: unknown, place: Place): boolean {
    if (type === 'Polygon' && hasPlainRings(coordinates)) return true;
    if (gjv.isGeometryObject({ type, coordinates })) return true;
    const overruled = /first and last positions must be equivalent|must only contain numbers/;
    const message = gjv.isGeometryObject({ type, coordinates }, true).find((one) => !overruled.test(one));
    if (message === undefined) return true;
    this.log.add('geojson.invalid', place, { message: message.slice(0, 120) });
    return false;
  }

  private extend(xy: readonly number[]): void {
    const { box } = this;
    for (let i = 0; i < xy.length; i += 2) {
      box.west = Math.min(box.west, xy[i]!);
      box.east = Math.max(box.east, xy[i]!);
      box.south = Math.min(box.south, xy[i + 1]!);
      box.north = Math.max(box.north, xy[i + 1]!);
    }
  }
}
