/** Catalogue and level types: data handed to the core as arguments, never imported by it. */

/** Where a datum comes from: the built-in data say it in both languages, a user in the words of their own. */
export type SourceText = string | { readonly fr: string; readonly en: string };

/** In the language asked for; a user's own words as they are. */
export const sourceIn = (source: SourceText, language: 'fr' | 'en'): string =>
  typeof source === 'string' ? source : source[language];

export type LensModel = 'rectilinear' | 'calibrated' | 'equidistant' | 'cylindrical';

export type DeviceType =
  | 'fixed-dome'
  | 'turret'
  | 'bullet'
  | 'ptz'
  | 'multi-sensor'
  | 'panoramic'
  | 'fisheye'
  | 'anpr'
  | 'thermal'
  | 'mobile'
  | 'sound-sensor';

/** From the farthest to the nearest. */
export const PRINTED_DISTANCES = ['detect_m', 'observe_m', 'recognise_m', 'identify_m'] as const;

/** Distances as a data sheet prints them, m. */
export type PrintedDistances = { readonly [distance in (typeof PRINTED_DISTANCES)[number]]?: number };

/** A device type with its optics. Varifocal lenses state both ends; the plan's default is the wide one. */
export interface DeviceModel {
  readonly id: string;
  readonly type: DeviceType;
  readonly name: { readonly fr: string; readonly en: string };
  readonly image_width_px?: number;
  readonly image_height_px?: number;
  /** Wide end, or the only one. */
  readonly hfov_deg?: number;
  readonly vfov_deg?: number;
  /** Tele end of a varifocal lens. */
  readonly hfov_tele_deg?: number;
  readonly vfov_tele_deg?: number;
  /** Focal length at the wide end, or the only one, and at the tele end: as printed, mm. */
  readonly focal_mm?: number;
  readonly focal_tele_mm?: number;
  /** Active area of the sensor in the stated mode, mm. */
  readonly sensor_width_mm?: number;
  readonly sensor_height_mm?: number;
  readonly lens?: LensModel;
  /** Heads of a multi-sensor unit. */
  readonly heads?: number;
  readonly ir_range_m?: number;
  /** Full angle of the infrared light in plan; the picture's own when absent. */
  readonly ir_beam_deg?: number;
  /** Distances that the maker prints for 25, 62.5, 125 and 250 px/m at the wide end: for the checks, never for a figure. */
  readonly printed?: PrintedDistances;
  readonly ptz?: boolean;
  readonly default_height_m: number;
  /** Where the figures come from, and of what date: stated for every entry. */
  readonly source: SourceText;
  readonly date: string;
}

export interface Level {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly density_px_per_m: number;
}

/** Levels in ascending density. */
export interface LevelProfile {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly levels: readonly Level[];
  /** Stated for every built-in one; a plan's own may be silent. */
  readonly source?: SourceText;
  readonly date?: string;
}

/** One OSM highway value: whether it counts by default ([C1]) and its full width when nothing says better ([C2]). */
export interface StreetClass {
  readonly highway: string;
  readonly counted: boolean;
  readonly width_m: number;
  /** Background noise on such a street, LAeq in dB by period ([S1]). */
  readonly background_db?: { readonly day: number; readonly evening: number; readonly night: number };
  /** How much a metre of it counts among the gaps; 1 when absent. */
  readonly weight?: number;
  readonly name: { readonly fr: string; readonly en: string };
  readonly source: SourceText;
  readonly date: string;
}

/** A kind of sound event that a plan can ask for ([S1]): a planning value, to be changed where better is known. */
export interface SoundEventModel {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en: string };
  /** A-weighted, dB at 1 m; `metric` says what it is. */
  readonly level_db: number;
  readonly metric: 'LAFmax';
  readonly height_m: number;
  /** Dominant octave band, Hz. */
  readonly band_hz: number;
  /** Relative octave levels 63 Hz … 8 kHz, dB, not A-weighted. */
  readonly spectrum_db: readonly number[];
  readonly source: SourceText;
  readonly date: string;
}

/** What a kind of place usually asks for; a start, never a rule. */
export interface RequirementPreset {
  readonly id: string;
  readonly name: { readonly fr: string; readonly en: string };
  readonly weight: number;
  /** Level by the id of its profile. */
  readonly level: Readonly<Record<string, string>>;
  /** It is a door: a place of this kind is an entrance ([C8]). */
  readonly entrance?: boolean;
}
