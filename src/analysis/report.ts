/**
 * The report of one analysis (SPEC 7, `anglemort.report/1`): plain data with units in the names, never a sentence.
 * What a panel shows is here under a name of its own; later parts add members, none is renamed.
 */
import type { Background } from './acoustics/background';
import type { BackgroundShare } from './acoustics/background-shares';
import type { Unachievable } from './visibility/achievable';
import type { Fault } from '../kernel/fault';
import type { ObjectId } from '../kernel/units';
import type { DataSource, LonLat, SoundPeriod, ZoneRole } from '../model/plan';
import type { LensModel, Level } from '../model/catalogue';
import type { CrossingRow, EventsNear } from './crossing/crossing-report';
import type { CostReport } from './costs';
import type { ScenarioCosts } from './scenarios/scenario-costs-report';
import type { SensitivityReport } from './sensitivity/sensitivity-report';
import type { Redaction } from './redaction';
import type { ApproachRow, ApproachTotals } from './requirements/approach-report';
import type { PlaceMissing, ZoneMissing } from './requirements/missing';
import type { FacadeReport, RecognitionRow } from './privacy/privacy-report';

export type GapReason =
  | 'occluded'
  | 'masked'
  | 'tooNear'
  | 'outOfView'
  | 'tooFewPixels'
  | 'nightRange'
  | 'outOfRange'
  | 'noDeviceInRange';

export type { FacadeBuildingRow, FacadeReport, FacadeSums, RecognitionRow } from './privacy/privacy-report';

/** Level id → figure in the unit that the member's name says. */
export type ByLevel = Readonly<Record<string, number>>;

export interface KRow {
  readonly k: number;
  /** True on the last row only: this many or more. */
  readonly orMore?: boolean;
  readonly area_m2: number;
  readonly length_m: number;
}

export interface DeviceRow {
  readonly id: ObjectId;
  readonly kind: 'camera' | 'sound-sensor';
  /** The lens model used, per device; absent for sound sensors. */
  readonly lens?: LensModel;
  /** Seen at the asked level, inside public space ([C5]). */
  readonly seen_m2: number;
  /** The whole polygon at the asked level. */
  readonly seenAnywhere_m2: number;
  readonly seen_m: number;
  readonly byLevel: ByLevel;
  /** What only it sees: the loss if it fails. */
  readonly unique_m2: number;
  readonly unique_m: number;
  /** Levels that it cannot reach anywhere from its height, and why: a result, not an empty figure. */
  readonly unachievable: readonly Unachievable[];
  /** For a device that states its views ([V8]): each with its share of the tour; absent for others. */
  readonly views?: readonly ViewRow[];
  /** Mean share of the tour during which a guaranteed place is in the picture, at the asked level; tours only. */
  readonly dwellShare?: number;
  /** For a motorised camera: what it could be turned to at the lowest level, m². Never counted. */
  readonly reachable_m2?: number;
  /** What each mask of a camera costs it at the asked level; absent without masks. */
  readonly masks?: readonly MaskRow[];
  /** [V10]; null where the bottom ray never meets the target height. */
  readonly nearBlind_m: number | null;
  readonly faults: readonly string[];
}

/** One mask of one camera, at the asked level. */
export interface MaskRow {
  readonly id: ObjectId;
  /** What the camera would see besides without it, of the whole polygon. */
  readonly cost_m2: number;
  /** Of the counted network. */
  readonly cost_m: number;
}

/** One view of a device that states its views: a head, the home position or a preset. */
export interface ViewRow {
  readonly index: number;
  readonly role: 'home' | 'preset' | 'head';
  readonly name?: string;
  /** As stated; null when the plan does not say. */
  readonly dwell_s: number | null;
  /** Share of the tour in [0, 1]; 1 for a head, which always looks. */
  readonly dwellShare: number;
  /** The whole polygon at the asked level. */
  readonly seenAnywhere_m2: number;
}

export interface GapReasonRow {
  readonly reason: GapReason;
  readonly length_m: number;
  /** The device that speaks; absent for noDeviceInRange. */
  readonly device?: ObjectId;
  /** Id or ordinal, and name, of the blocking building nearest the camera; for `occluded` only. */
  readonly obstacle?: {
    readonly id: string;
    readonly name?: string;
    readonly top_m: number;
    readonly assumed: boolean;
  };
}

export interface GapRow {
  readonly id: string;
  readonly basis: 'street' | 'zone';
  readonly length_m: number;
  readonly area_m2: number;
  /** The street's name or ref; empty when it has none. */
  readonly names: readonly string[];
  /** Names of the streets that meet at each end, farthest-apart pair ([C4]). */
  readonly ends: readonly (readonly string[])[];
  /** Longest first. */
  readonly reasons: readonly GapReasonRow[];
  readonly geometry:
    | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly LonLat[])[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly LonLat[])[])[] };
  /** For zone gaps: the zone. */
  readonly zone?: ObjectId;
  /** Mean weight of its metres; absent where nothing weighs more or less than 1. */
  readonly weight?: number;
  /** Somebody looked at it and accepts it. */
  readonly accepted?: { readonly note: string; readonly date?: string };
}

export interface OverlapRow {
  readonly a: ObjectId;
  readonly b: ObjectId;
  readonly area_m2: number;
  readonly length_m: number;
}

/** What is lost when the devices on one mast, or on one supply or network, fail together. */
export interface LossRow {
  readonly kind: 'mast' | 'power' | 'network';
  /** The group's name; for a mast the id of its first device. */
  readonly id: string;
  readonly devices: readonly ObjectId[];
  readonly lost_m2: number;
  readonly lost_m: number;
}

/** Cameras that can go without loss ([C5]): at the asked level nothing of public space, and no requirement that is met. */
export interface DispensableReport {
  /** Up to here a loss is rounding. */
  readonly tolerance_m2: number;
  readonly tolerance_m: number;
  /** Each by itself, in the order of the plan. */
  readonly single: readonly {
    readonly id: ObjectId;
    readonly seen_m2: number;
    /** What goes with it at each level of the profile: a denser one may lose. */
    readonly lostByLevel_m2: ByLevel;
  }[];
  /** As many as one pass found that can go all together; not proven the largest set. */
  readonly together: {
    readonly devices: readonly ObjectId[];
    readonly lost_m2: number;
    readonly lost_m: number;
  };
}

export interface PlaceRow {
  readonly id: ObjectId;
  readonly level: string;
  readonly k: number;
  readonly met: boolean;
  /** Devices that see it at the level. */
  readonly by: readonly ObjectId[];
  /** Best density reached by any camera that sees it; null when none does. */
  readonly bestDensity_px_per_m: number | null;
  /** The place lay in or on a building and was computed 0.5 m outside its nearest façade ([C6]). */
  readonly movedToFacade: boolean;
  /** How far off it is; absent when it is met. */
  readonly missing?: PlaceMissing;
  /** Within 25 m, with event data alone. */
  readonly events?: EventsNear;
  /** Of an entrance ([C8]); null where no direction is stated nor to be had from a façade. */
  readonly approach?: ApproachRow | null;
}

export interface ZoneRow {
  readonly id: ObjectId;
  readonly role: ZoneRole;
  readonly level: string;
  readonly k: number;
  /** Public space inside the zone, and how much of it is seen at the level by at least k cameras. */
  readonly public_m2: number;
  readonly covered_m2: number;
  readonly share: number;
  readonly met: boolean;
  /** How far off it is; absent when it is met. */
  readonly missing?: ZoneMissing;
  /** Inside a required zone, with event data alone. */
  readonly events?: EventsNear;
}

export interface SoundReport {
  readonly event: string;
  readonly eventLevel_db: number;
  /** What the level is: LAFmax unless the event says otherwise. */
  readonly eventMetric: string;
  readonly eventHeight_m: number;
  readonly eventSource?: string;
  readonly background_db: number;
  readonly snrMin_db: number;
  readonly detected_m2: number;
  readonly detected_m: number;
  /** At least three hear it, and the error is at most `locationMax_m` ([S3]). */
  readonly locatable_m2: number;
  readonly locatable_m: number;
  readonly locationMax_m: number;
  readonly timingError_ms: number;
  /** Of the locatable: heard by exactly three whose times fit a second place too. */
  readonly ambiguous_m2: number;
  /** Public space where the location error is at most so much. */
  readonly byError: readonly { readonly upTo_m: number; readonly area_m2: number }[];
  readonly k: readonly KRow[];
  readonly devices: readonly {
    readonly id: ObjectId;
    readonly radius_m: number;
    readonly background_db: number;
    readonly backgroundFrom: Background['from'];
    /** OSM class of the street that the background is of. */
    readonly backgroundStreet?: string;
    /** Zone of the plan that it is of. */
    readonly backgroundZone?: ObjectId;
    readonly snrMin_db: number;
    /** The whole area at fixed steps of SNR, buildings and all. */
    readonly bySnr: readonly { readonly snr_db: number; readonly area_m2: number }[];
    readonly detected_m2: number;
    readonly unique_m2: number;
    readonly faults: readonly string[];
  }[];
  /** How levels were computed ([S2]). */
  readonly propagation: {
    readonly method: string;
    readonly form: 'octave' | 'short';
    readonly band_hz: number;
    readonly temperature_c: number;
    readonly humidity_pct: number;
    readonly pressure_kpa: number;
    readonly ground: 'none' | 'alternative' | 'general';
    readonly groundFactor?: number;
    readonly canyonWidth_m?: number;
    readonly reach_m: number;
    readonly contourError_db: number;
  };
  /** Where the law on sound sensors is to be checked ([S4]): a French plan, or one that states no country. */
  readonly legal?: {
    readonly code: 'sound.legal.fr';
    readonly country: string | null;
    readonly asOf: string;
    readonly sources: readonly string[];
  };
  /** The sensors give a level alone and keep no audio, as the plan states. */
  readonly levelOnly: boolean;
  readonly backgroundMode: 'one' | 'street' | 'layer';
  readonly period?: SoundPeriod;
  /** How much of the counted streets has its background from where ([S1]). */
  readonly backgroundByOrigin: readonly BackgroundShare[];
}

/** Which scenario of the plan a report is about. */
export interface ReportScenario {
  readonly id: string;
  readonly name: string;
}

export interface Report {
  readonly schema: 'anglemort.report/1';
  /** The plan's revision that this was computed from ([C7]). */
  readonly revision: number;
  /** Absent in a plan without scenarios. */
  readonly scenario?: ReportScenario;
  readonly frame: { readonly origin: LonLat };
  readonly profile: string;
  /** Levels of the profile, ascending density: their ids are the members of `byLevel`. */
  readonly profileLevels?: readonly Level[];
  readonly level: { readonly id: string; readonly density_px_per_m: number };
  readonly targetHeight_m: number;
  readonly night: boolean;
  /** Devices are counted as they stand after this phase; null: all but the removed ones. */
  readonly afterPhase: number | null;
  readonly data: {
    /** Features, and of the obstacles how many have a known and an assumed height ([O5]). */
    readonly buildings: number;
    readonly heightKnown: number;
    readonly heightAssumed: number;
    readonly assumedHeight_m: number;
    readonly streets: number;
    readonly streetClasses: readonly string[];
    readonly groundFlat: true;
    readonly sources: readonly DataSource[];
    readonly faults: readonly Fault[];
  };
  readonly streets: {
    readonly length_m: number;
    readonly covered_m: number;
    readonly share: number;
    readonly underBuildings_m: number;
    readonly byLevel: ByLevel;
  };
  readonly area: {
    readonly basis: 'zone' | 'corridor';
    readonly public_m2: number;
    readonly covered_m2: number;
    readonly share: number;
    readonly byLevel: ByLevel;
    /** Closed courtyards and gardens inside the study area are counted ([C2]); true for basis `zone`. */
    readonly courtyardsCounted: boolean;
  };
  readonly k: readonly KRow[];
  /** Σ areas ÷ area of union; null when nothing is seen. */
  readonly redundancy: number | null;
  readonly devices: readonly DeviceRow[];
  readonly gaps: readonly GapRow[];
  readonly gapsBelowMinimum_m: number;
  /** Largest area first. */
  readonly overlaps: readonly OverlapRow[];
  /** Groups of at least two devices, the greatest loss first; a single device's loss is its `unique_m2`. */
  readonly losses?: readonly LossRow[];
  readonly dispensable?: DispensableReport;
  /** The figures at other heights of the buildings whose height is assumed: where it was asked for. */
  readonly sensitivity?: SensitivityReport;
  readonly sound?: SoundReport;
  /** Where there are sensors: street length by whether a sensor hears it and a camera sees it. */
  readonly together?: {
    readonly heardAndSeen_m: number;
    readonly heardOnly_m: number;
    readonly seenOnly_m: number;
    readonly neither_m: number;
  };
  readonly zones: readonly ZoneRow[];
  readonly places: readonly PlaceRow[];
  /** Where a place is an entrance ([C8]). */
  readonly approaches?: ApproachTotals;
  /** Per privacy zone: public or not, what the cameras see inside it; and what they see of façades. */
  readonly privacy: {
    readonly zones: readonly {
      readonly id: ObjectId;
      readonly seen_m2: number;
      readonly by: readonly ObjectId[];
    }[];
    /** Façades and doors in view ([X1]); absent in reports of older versions. */
    readonly facades?: FacadeReport;
    /** Where faces and plates could be recognised ([X4]): faces, then plates. */
    readonly recognition?: readonly RecognitionRow[];
  };
  /** Where event data are loaded: how much of them is seen, by layer. */
  readonly crossing?: readonly CrossingRow[];
  /** Empty where no price list was handed in. */
  readonly costs: CostReport | { readonly lines?: undefined };
  /** Filled for files, in plans of two scenarios or more: what each costs. */
  readonly scenarioCosts?: readonly ScenarioCosts[];
  /** Parts are kept back from the public; figures that are not numbers are among them. */
  readonly redaction?: Redaction;
  /** Filled by the shell, which has a clock. */
  readonly timings_ms: Readonly<Record<string, number>>;
}
