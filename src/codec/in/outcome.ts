/** What reading a file is asked for and what it gives. */
import type { SqlJsStatic } from 'sql.js';
import type { Fault } from '../../kernel/fault';
import type { ObjectId } from '../../kernel/units';
import type { City } from '../../model/city';
import type { Camera, DataSource, PlanObject, SoundSensor } from '../../model/plan';
import type { ColumnChoices, ColumnUse } from './device-columns';
import type { NoiseChoice } from './noise';
import type { ImportLayer, LayerUse } from './recognise';

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface ReadOptions {
  /** A new id, unique in the plan, at each call. */
  readonly makeId: () => ObjectId;
  /** What the user says the file holds: decides where tags say nothing else. */
  readonly as?: ImportLayer;
  /** `as` wins over tags that say otherwise: any polygon may bound an area. */
  readonly evenIfTagged?: boolean;
  /** Coordinate system that the user agreed to, for example `EPSG:2154`; wins over the file's own. */
  readonly crs?: string;
  /** Latitude stands first in the file: the user agreed to turn the pairs round. */
  readonly swapLatLon?: boolean;
  /** Box of the open plan's data, to notice what lands far from it. */
  readonly near?: Bounds;
  /** Largest size after unpacking, bytes. */
  readonly maxBytes?: number;
  /** What layers are, by their names, or that they are left aside; as their features say where absent. */
  readonly layerUses?: LayerUses;
  /** Needed for what `needsSqlite` says yes to; without it a GeoPackage is refused by name. */
  readonly sqlite?: SqlJsStatic;
  /** What a gzip unpacks to, where the platform has done so within the limits: it is not unpacked here again. */
  readonly unpacked?: Uint8Array;
  /** Somebody can be asked where a table has its places: without them it is opened all the same, with nothing taken. */
  readonly canAsk?: boolean;
  /** What columns of a table are, where the user says otherwise than their names. */
  readonly columns?: ColumnChoices;
  /** That polygons with this member are areas of a noise map, and when their levels hold. */
  readonly noise?: NoiseChoice;
}

export type LayerUses = Readonly<Record<string, LayerUse | 'leave'>>;

export interface ReadProgress {
  /** Of the whole task, in [0, 1]. */
  readonly share: number;
}

/** Counts of what a file holds, before it is taken. */
export interface ImportPreview {
  readonly format: string;
  readonly streets: number;
  readonly buildings: number;
  readonly furniture: number;
  readonly cameras: number;
  readonly sensors: number;
  /** Areas of noise. */
  readonly noise: number;
  /** Where polygons may be areas of noise: members that may state the level, and what was taken. */
  readonly noiseChoice?: {
    readonly members: readonly { readonly name: string; readonly samples: readonly string[] }[];
    readonly chosen: NoiseChoice;
  };
  /** Zones, places, sites and obstacles of a plan. */
  readonly objects: number;
  readonly heightKnown: number;
  /** Features of which nothing was taken. */
  readonly leftOut: number;
  readonly bounds?: Bounds;
  readonly crs?: string;
  /** Where the file has several. */
  readonly layers?: readonly LayerInfo[];
  readonly table?: TablePreview;
  /** Some hundred positions of what was taken, interleaved degrees: enough to see where it lies. */
  readonly sketch: readonly number[];
}

/** The columns of a table as they are understood. */
export interface TablePreview {
  readonly rows: number;
  readonly columns: readonly ColumnPreview[];
}

export interface ColumnPreview {
  readonly name: string;
  readonly use: ColumnUse;
  /** First cells that hold something. */
  readonly samples: readonly string[];
}

/** A layer of a file, read or not. */
export interface LayerInfo {
  readonly name: string;
  readonly count: number;
}

/** Members of the collection that many tools write; each only where it is text. */
export type FileSource = Pick<DataSource, 'date' | 'licence' | 'attribution'> & { readonly name?: string };

export type FileFormat =
  | 'geojson'
  | 'geojson-sequence'
  | 'topojson'
  | 'overpass'
  | 'osm-xml'
  | 'osm-pbf'
  | 'dxf'
  | 'kml'
  | 'gpx'
  | 'csv'
  | 'shapefile'
  | 'xlsx'
  | 'geopackage'
  | 'archive'
  | 'plan';

export interface ReadOutcome {
  readonly format: FileFormat;
  readonly city: City;
  readonly cameras: readonly Camera[];
  readonly sensors: readonly SoundSensor[];
  /** Zones, places, candidate sites and obstacles. */
  readonly objects: readonly PlanObject[];
  readonly preview: ImportPreview;
  /** Cameras whose model is a guess by their type. */
  readonly modelAssumed: readonly ObjectId[];
  /** Of severity below `error`, or about single features: the file as a whole was taken. */
  readonly faults: readonly Fault[];
  readonly crs: string;
  readonly bounds?: Bounds;
  /** What the file says of its own origin ([O5]). */
  readonly source?: FileSource;
  /** For format `plan`: the document as UTF-8 JSON, unpacked, for the plan reader; nothing else is filled. */
  readonly planJson?: Uint8Array;
}
