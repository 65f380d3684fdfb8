/**
 * The plan document (SPEC 6): what the user decides. Immutable; edits return diffs (see `edits/`, `diff.ts`).
 * Property names are those of the plan file, with their units.
 */
import type { ObjectId } from '../kernel/units';
import type { DeviceModel, LensModel, LevelProfile } from './catalogue';
import type { CostSettings } from './costs';
import type { PublicNotice } from './notice';
import type { PlanTitleBlock } from './title-block';

/** WGS 84 degrees. */
export type LonLat = readonly [lon: number, lat: number];

export type DeviceStatus = 'existing' | 'proposed' | 'removed';

/** When a device comes or goes, and the works that it needs beside itself. */
export interface Works {
  /** 1 to 9. A proposed device comes in this phase (1 when absent); a removed one goes in it (at once when absent). */
  readonly phase?: number;
  readonly trench_m?: number;
  readonly fibre_m?: number;
  readonly radio_hops?: number;
  /** Supply and network that it hangs on: what has the same one fails together ([C5]). */
  readonly power_group?: string;
  readonly network_group?: string;
}

interface Identified {
  readonly id: ObjectId;
  readonly name?: string;
  /** Members of the feature's `properties` that this version does not know: kept and written back. */
  readonly unknown?: Readonly<Record<string, unknown>>;
  /** Members of the feature itself, beside `type`, `geometry` and `properties`: kept and written back. */
  readonly unknownMembers?: Readonly<Record<string, unknown>>;
}

/** What a camera's optics and orientation can state; what is missing comes from the model, then the defaults. */
export interface ViewSettings {
  readonly azimuth_deg?: number;
  readonly tilt_deg?: number;
  readonly hfov_deg?: number;
  readonly vfov_deg?: number;
  readonly image_width_px?: number;
  readonly image_height_px?: number;
  readonly lens?: LensModel;
  readonly max_range_m?: number;
}

export interface CameraView extends ViewSettings {
  readonly role: 'home' | 'preset' | 'head';
  readonly name?: string;
  readonly dwell_s?: number;
}

export interface Camera extends Identified, ViewSettings, Works {
  readonly kind: 'camera';
  readonly position: LonLat;
  readonly ref?: string;
  readonly model?: string;
  readonly height_m?: number;
  readonly ir_range_m?: number;
  /** Full angle of its infrared light in plan; the picture's own when absent ([V9]). */
  readonly ir_beam_deg?: number;
  readonly lit?: boolean;
  readonly mount?: string;
  readonly status?: DeviceStatus;
  readonly purpose?: string;
  readonly locked?: boolean;
  /** OSM direction range: from, clockwise to, degrees from true north. Reachable, never counted ([V2]). */
  readonly pan_range_deg?: readonly [from: number, to: number];
  /** When present the device's own angles are no view. */
  readonly views?: readonly CameraView[];
}

export interface SoundSensor extends Identified, Works {
  readonly kind: 'sound-sensor';
  readonly position: LonLat;
  readonly ref?: string;
  readonly model?: string;
  readonly height_m?: number;
  readonly snr_min_db?: number;
  /** Measured at the sensor; comes before what the plan says of the background. */
  readonly background_db?: number;
  readonly mount?: string;
  readonly status?: DeviceStatus;
  readonly locked?: boolean;
}

/** Outer ring first; rings closed explicitly as in GeoJSON. */
export type PolygonCoordinates = readonly (readonly LonLat[])[];

/** `noise`: drawn for its background noise alone. */
export type ZoneRole = 'study' | 'required' | 'privacy' | 'mask' | 'noise';

export interface Zone extends Identified {
  readonly kind: 'zone';
  readonly polygon: PolygonCoordinates;
  readonly role: ZoneRole;
  readonly level?: string;
  readonly k?: number;
  readonly weight?: number;
  /** By night: lit, or unlit whatever lamps stand near; as the lamps have it when absent ([V9]). */
  readonly lit?: boolean;
  /** Background noise in it by period, dB(A); what is absent is taken from elsewhere ([S1]). */
  readonly background_day_db?: number;
  readonly background_evening_db?: number;
  readonly background_night_db?: number;
  /** For a mask: the cameras whose picture it blanks; all when absent ([V7]). */
  readonly cameras?: readonly ObjectId[];
  readonly locked?: boolean;
}

export interface Place extends Identified {
  readonly kind: 'place';
  readonly position: LonLat;
  readonly category?: string;
  readonly level?: string;
  readonly k?: number;
  readonly weight?: number;
  /** People go in here: the approach is judged too ([C8]). */
  readonly entrance?: boolean;
  /** Of an entrance: from the door outwards, degrees from true north; away from the nearest façade when absent. */
  readonly facing_deg?: number;
  readonly locked?: boolean;
}

export interface CandidateSite extends Identified {
  readonly kind: 'candidate-site';
  readonly position: LonLat;
  readonly mount?: string;
  readonly height_m?: number;
  readonly locked?: boolean;
}

/** A wall, hedge or fence (line) or a block (polygon) that the data do not have ([O3]). */
export interface Obstacle extends Identified {
  readonly kind: 'obstacle';
  readonly shape:
    | { readonly type: 'line'; readonly line: readonly LonLat[] }
    | { readonly type: 'polygon'; readonly polygon: PolygonCoordinates };
  readonly height_m?: number;
  readonly base_m?: number;
  readonly locked?: boolean;
}

export type PlanObject = Camera | SoundSensor | Zone | Place | CandidateSite | Obstacle;
export type PlanObjectKind = PlanObject['kind'];
export type Device = Camera | SoundSensor;

/** Where a layer of data came from ([O5]): printed with every figure and every export. */
export interface DataSource {
  readonly layer: 'buildings' | 'streets' | 'furniture' | 'cameras' | 'sensors' | 'noise' | 'other';
  readonly name: string;
  /** ISO date or month, as stated by the source; absent when unknown. */
  readonly date?: string;
  readonly licence?: string;
  readonly attribution?: string;
  readonly count?: number;
}

export interface SoundEvent {
  readonly name: string;
  /** LAFmax at 1 m, dB. */
  readonly level_db: number;
  readonly height_m: number;
  /** Octave mid-band frequency that carries the event, Hz. */
  readonly band_hz: number;
  /** Relative levels of the octave bands 63 Hz … 8 kHz, dB, not A-weighted; all in `band_hz` when absent. */
  readonly spectrum_db?: readonly number[];
  /** What the level is; taken as LAFmax when absent. */
  readonly metric?: string;
  readonly source?: string;
}

/** Periods of the day: noise is not the same ([S1]). */
export const SOUND_PERIODS = ['day', 'evening', 'night'] as const;
export type SoundPeriod = (typeof SOUND_PERIODS)[number];

/** Background noise by OSM class of street and period, dB(A). */
export type StreetBackgrounds = Readonly<Record<string, Readonly<Partial<Record<SoundPeriod, number>>>>>;

/** A gap that somebody looked at and accepts: found again by the stretch that it names. */
export interface GapAcceptance {
  readonly note: string;
  /** ISO date of the decision. */
  readonly date?: string;
  /** The stretch as it was accepted. */
  readonly lines: readonly (readonly LonLat[])[];
  /** Members that this version does not know. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** Every member has a default (`DEFAULT_SETTINGS`); a plan file states those that were changed. */
export interface PlanSettings {
  readonly target_height_m: number;
  readonly assumed_building_height_m: number;
  /** Id of a level profile: `dori`, `oodpcvs` or one of the user's. */
  readonly profile: string;
  /** Id of a level of that profile; its lowest when absent. */
  readonly level?: string;
  readonly night: boolean;
  /** A point within this distance of a street lamp is lit by night; 20 m when absent ([V9]). */
  readonly lamp_light_m?: number;
  /** How much of the way to an entrance is judged; 20 m when absent ([C8]). */
  readonly approach_m?: number;
  readonly minimum_gap_m: number;
  /** Devices are counted as they stand after this phase, 1 to 9; all but the removed ones when absent. */
  readonly after_phase?: number;
  /** OSM highway values that count ([C1]); the default set when absent. */
  readonly street_classes?: readonly string[];
  readonly trees_as_obstacles: boolean;
  readonly sound_event: SoundEvent;
  /** The user's own events, each with a name of its own; `sound_event` is a copy of one of these or of the list's. */
  readonly sound_events?: readonly SoundEvent[];
  readonly background_db: number;
  readonly snr_min_db: number;
  readonly temperature_c: number;
  readonly humidity_pct: number;
  /** RMS timing error for locating, ms, and the accuracy asked, m ([S3]). */
  readonly timing_error_ms: number;
  readonly location_rms_max_m: number;
  /** `short`: the whole event in its dominant band. Octave bands when absent. */
  readonly sound_method?: 'octave' | 'short';
  readonly pressure_kpa?: number;
  /** Method of ISO 9613-2 for the ground; none when absent: the event's level has it. */
  readonly sound_ground?: 'none' | 'alternative' | 'general';
  /** 0 hard, 1 porous. */
  readonly ground_factor?: number;
  /** With a width the gain of a street canyon is counted. */
  readonly canyon_width_m?: number;
  readonly facade_absorption?: number;
  /** No place farther than this is asked for, m; 500 when absent. */
  readonly sound_reach_m?: number;
  /**
   * `street`: the background is that of the nearest street's class at `sound_period`; `layer`: that of the loaded noise
   * map, and where it ends that of the street.
   */
  readonly background_mode?: 'one' | 'street' | 'layer';
  /** Levels by class of street that stand in for those of the data. */
  readonly street_backgrounds?: StreetBackgrounds;
  readonly sound_period?: SoundPeriod;
  /** Sensors that give a level alone and keep no audio ([S4]). */
  readonly level_only?: boolean;
  /** ISO 3166-1 alpha-2: decides whether French notices are shown ([S4]). */
  readonly country?: string;
}

export const DEFAULT_SETTINGS: PlanSettings = {
  target_height_m: 1.6,
  assumed_building_height_m: 6,
  profile: 'dori',
  night: false,
  minimum_gap_m: 5,
  trees_as_obstacles: false,
  sound_event: { name: 'default', level_db: 100, height_m: 1.5, band_hz: 1000 },
  background_db: 50,
  snr_min_db: 10,
  temperature_c: 10,
  humidity_pct: 70,
  timing_error_ms: 1,
  location_rms_max_m: 10,
};

/** What holds for a setting that the plan leaves out altogether. */
export const ABSENT_SETTINGS = {
  lamp_light_m: 20,
  approach_m: 20,
  /** ISO 9613-1: the reference pressure. */
  pressure_kpa: 101.325,
  ground_factor: 0,
  facade_absorption: 0.2,
  sound_reach_m: 500,
} as const satisfies Partial<PlanSettings>;

/** One state of the works: its devices, whole. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  /** Absent for the current one: its devices are the plan's objects. */
  readonly devices?: readonly Device[];
  /** Features of its list that this version does not understand. */
  readonly unknownFeatures?: readonly unknown[];
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** The scenarios of a plan, in the user's order. */
export interface Scenarios {
  readonly current: string;
  readonly list: readonly Scenario[];
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** Everything of the plan but its objects: one record, so that an edit of a setting is a diff like any other. */
export interface PlanHead {
  readonly name: string;
  /** Centre of the frame; when absent see [F1] and `planOrigin`. */
  readonly origin?: LonLat;
  readonly settings: PlanSettings;
  /** The user's own models, beside the built-in catalogue. */
  readonly catalogue: readonly DeviceModel[];
  /** The user's own level profiles, beside the built-in ones. */
  readonly profiles?: readonly LevelProfile[];
  readonly sources: readonly DataSource[];
  /** The plan's own prices, budget and sizing, beside the built-in price list. */
  readonly costs?: CostSettings;
  /** Who answers towards the public. */
  readonly notice?: PublicNotice;
  /** What printed sheets say of the project. */
  readonly title_block?: PlanTitleBlock;
  /** Gaps that were looked at and accepted, each with a note. */
  readonly acceptances?: readonly GapAcceptance[];
  /** Existing, proposed, variants; absent in a plan of one state. */
  readonly scenarios?: Scenarios;
  /** Unknown members of the `anglemort` object and of the collection, and features of unknown kind: kept. */
  readonly unknown?: {
    readonly anglemort?: Readonly<Record<string, unknown>>;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly collection?: Readonly<Record<string, unknown>>;
    readonly features?: readonly unknown[];
    /** Entries of the catalogue and of the sources that could not be understood. */
    readonly catalogue?: readonly unknown[];
    readonly profiles?: readonly unknown[];
    readonly sources?: readonly unknown[];
    readonly acceptances?: readonly unknown[];
  };
}

export interface Plan {
  readonly head: PlanHead;
  readonly objects: ReadonlyMap<ObjectId, PlanObject>;
  /** Grows by one with every applied diff, undo and redo included ([C7]). */
  readonly revision: number;
}

export const EMPTY_PLAN: Plan = {
  head: { name: '', settings: DEFAULT_SETTINGS, catalogue: [], sources: [] },
  objects: new Map(),
  revision: 0,
};
