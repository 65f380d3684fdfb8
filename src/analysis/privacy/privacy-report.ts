/** What the report says of façades in view ([X1], [X2]). Levels are those of the profile; metres are of façade. */
import type { ObjectId } from '../../kernel/units';
import type { SensitiveKind } from '../../model/city';
import type { LonLat } from '../../model/plan';
import type { BuildingUse } from './building-use';
import type { RecognitionKind, RecognitionLimits } from './recognition-limits';

/** Level id → metres of façade in view at that level or a better one. */
type MetresByLevel = Readonly<Record<string, number>>;

export interface FacadeSums {
  /** Façade of dwellings in view at the profile's lowest level, each metre once. */
  readonly dwelling_m: number;
  /** Buildings that the data name as dwellings, at least 1 cm of which is in view. */
  readonly dwellingBuildings: number;
  readonly dwellingByLevel_m: MetresByLevel;
  /** The same for buildings whose use the data do not say. */
  readonly unknown_m: number;
  readonly unknownBuildings: number;
  readonly unknownByLevel_m: MetresByLevel;
}

/** One building, any of whose façades is in view. */
export interface FacadeBuildingRow {
  /** Id in the data; `#` and its ordinal where it has none. */
  readonly id: string;
  readonly name?: string;
  readonly use: BuildingUse;
  readonly sensitive?: SensitiveKind;
  /** Dwellings in it, where the data say so. */
  readonly dwellings?: number;
  /** A place on its façades in view, to fly to. */
  readonly at: LonLat;
  /** Height assumed, not known ([O1]). */
  readonly heightAssumed: boolean;
  readonly facade_m: number;
  readonly byLevel_m: MetresByLevel;
  /** Longest first. */
  readonly devices: readonly {
    readonly id: ObjectId;
    readonly facade_m: number;
    /** Best level that it reaches on the building. */
    readonly level: string;
  }[];
}

/** A door that the data name, in a façade in view. */
export interface EntranceRow {
  readonly id: string;
  readonly building: string;
  readonly use: BuildingUse;
  readonly at: LonLat;
  readonly devices: readonly { readonly id: ObjectId; readonly level: string }[];
}

export interface FacadeReport extends FacadeSums {
  /** Known dwellings (flats) in the buildings in view; buildings whose number is not known do not count. */
  readonly knownDwellings: number;
  readonly devices: readonly (FacadeSums & { readonly id: ObjectId })[];
  /** Dwellings first, then those of unknown use, then others; each group by metres. */
  readonly buildings: readonly FacadeBuildingRow[];
  readonly entrances: readonly EntranceRow[];
}

export interface RecognitionFigures {
  /** Public space, each m² once, and counted street. */
  readonly area_m2: number;
  readonly length_m: number;
  /** Façade with any height within the limits, for faces: dwellings and buildings of unknown use; 0 for plates. */
  readonly dwelling_m: number;
  readonly dwellingBuildings: number;
  readonly unknown_m: number;
  readonly unknownBuildings: number;
}

/** Where the network could recognise a face, or read a plate ([X4]): in all, and by camera, those that could only. */
export interface RecognitionRow extends RecognitionFigures {
  readonly kind: RecognitionKind;
  readonly limits: RecognitionLimits;
  readonly devices: readonly (RecognitionFigures & { readonly id: ObjectId })[];
}
