/** What goes into an analysis and what comes out of it. */
import type { EventDensity } from './crossing/event-density';
import type { Together } from './coverage/together';
import type { Region } from '../kernel/region';
import type { Frame } from '../kernel/frame';
import type { ObjectId } from '../kernel/units';
import type { City } from '../model/city';
import type { DeviceModel, LevelProfile, StreetClass } from '../model/catalogue';
import type { ContextLayer, Period } from '../model/context-layer';
import type { PriceItem } from '../model/costs';
import type { Plan, PolygonCoordinates } from '../model/plan';
import type { Fault } from '../kernel/fault';
import type { RecognitionKind } from './privacy/recognition-limits';
import type { Report } from './report';

export interface AnalysisInput {
  readonly plan: Plan;
  readonly city: City;
  /** Built-in models; the plan's own come first on equal ids. */
  readonly catalogue: readonly DeviceModel[];
  readonly profile: LevelProfile;
  readonly streetClasses: readonly StreetClass[];
  /** Price list; without it the report has no costs. */
  readonly prices?: readonly PriceItem[];
  /** Replaces the plan's study zones (`--area`). */
  readonly area?: readonly PolygonCoordinates[];
  /** Weight of a metre per way id, from data that the user brought; a gap's weight is the mean over its metres. */
  readonly streetWeights?: ReadonlyMap<string, number>;
  /** Faults found while reading the data, passed through to the report. */
  readonly faults?: readonly Fault[];
  /** Event data to cross with what the cameras see. */
  readonly context?: readonly ContextLayer[];
  /** Only events of these days are counted. */
  readonly contextPeriod?: Period;
  /** False leaves out the shapes that only a map or an export needs: `Analysis.geometry` is then empty. */
  readonly shapes?: boolean;
}

/** In the order in which an analysis takes them. */
export const ANALYSIS_STEPS = [
  'index',
  'visibility',
  'hearing',
  'streets',
  'areas',
  'gaps',
  'sound',
  'places',
  'losses',
  'shapes',
] as const;

export interface AnalysisProgress {
  readonly step: (typeof ANALYSIS_STEPS)[number];
  readonly done: number;
  readonly total: number;
  /** There is nothing to do until somebody else has answered. */
  readonly idle?: boolean;
  /** The figures, finished; once, before the shapes are traced. */
  readonly report?: Report;
}

/** Shapes for the map and the exports, frame metres. */
export interface AnalysisGeometry {
  /** Per camera and level of the profile (ascending density), the seen polygon, unclipped by public space. */
  readonly devices: readonly {
    readonly id: ObjectId;
    readonly levels: readonly { readonly level: string; readonly region: Region }[];
  }[];
  /** What each motorised camera could be turned to at the lowest level ([V8]): shown apart, never counted. */
  readonly reachable: readonly { readonly id: ObjectId; readonly region: Region }[];
  /** Best level reached, dissolved over all cameras: disjoint regions, ascending density. */
  readonly byLevel: readonly { readonly level: string; readonly region: Region }[];
  /** Public space seen by exactly k cameras; the last is `orMore`. */
  readonly k: readonly { readonly k: number; readonly orMore?: boolean; readonly region: Region }[];
  /** Unseen public space of each gap's stretch; of those within `unseenWithin_m` alone, where that is set. */
  readonly gaps: readonly { readonly id: string; readonly region: Region }[];
  /** Public space that no camera sees at the level. */
  readonly unseen: Region;
  /**
   * Without a study zone, how far round the devices the shapes of what none sees or hears are traced, m: a whole city
   * of it says nothing. Figures and gaps count all.
   */
  readonly unseenWithin_m?: number;
  /** Where any camera could recognise a face automatically, or read a plate ([X4]), whatever is public there. */
  readonly recognition?: readonly { readonly kind: RecognitionKind; readonly region: Region }[];
  readonly sound: readonly {
    readonly id: ObjectId;
    readonly region: Region;
    /** Ascending SNR. */
    readonly steps: readonly { readonly snr_db: number; readonly region: Region }[];
  }[];
  /** Ascending error: where an event is located at least so well. */
  readonly location: readonly { readonly upTo_m: number; readonly region: Region }[];
  /** Where an event is located, but by three sensors that leave two places for it. */
  readonly ambiguous: Region;
  /** Counted streets by what hears and sees them: ax, ay, bx, by of each stretch. */
  readonly together: Readonly<Record<Together, Float64Array>>;
  /** Where many events happen, of all layers together; absent without event data. */
  readonly eventDensity?: EventDensity;
  readonly soundK: readonly { readonly k: number; readonly orMore?: boolean; readonly region: Region }[];
}

export interface Analysis {
  readonly report: Report;
  readonly geometry: AnalysisGeometry;
  readonly frame: Frame['origin'];
}

/**
 * An analysis is a generator: each `yield` is a place where the caller may show progress or drop it. Nothing is
 * shared between runs but what the caller passes in.
 */
export type AnalysisRun = Generator<AnalysisProgress, Analysis, void>;
