/**
 * The one state of the app. Map and panels read it and change it through `operations` only; they never meet
 * otherwise. Plain immutable data: React is bound to it in `app` and `panels`, the map by its updater.
 */
import type { MapMenu } from './map-menu';
import type { SoundProbe } from '../analysis/acoustics/probe';
import type { Analysis, AnalysisProgress } from '../analysis/analysis';
import type { MaskAnswer } from '../analysis/privacy/masks';
import type { RemedyAnswer } from '../analysis/remedies/remedies';
import type { GapReason, Report } from '../analysis/report';
import type { ProbedCamera } from '../analysis/probe';
import type { ScenarioComparison } from '../analysis/scenarios/comparison';
import type { SensitivityReport } from '../analysis/sensitivity/sensitivity-report';
import type {
  ColumnChoices,
  ContextColumns,
  ContextFound,
  CrsCandidate,
  DataService,
  ImportPreview,
  LayerUses,
} from '../codec';
import type { CameraPicture } from '../analysis/view';
import type { ContextLayer, Period } from '../model/context-layer';
import type { Region } from '../kernel/region';
import type { ObjectId } from '../kernel/units';
import type { Fault } from '../kernel/fault';
import type { DeviceModel, LevelProfile, SoundEventModel, StreetClass } from '../model/catalogue';
import type { City } from '../model/city';
import type { PriceItem } from '../model/costs';
import type { Diff } from '../model/diff';
import type { DataSource, LonLat, Plan, PlanObject, ZoneRole } from '../model/plan';
import type { Withheld } from '../model/withholding';

export type {
  ColumnChoices,
  ColumnUse,
  ContextColumns,
  ContextFound,
  CrsCandidate,
  DataService,
  ImportPreview,
  LayerUses,
  TablePreview,
} from '../codec';
import type { Layers } from './layers';

export type { Layers };

export type Language = 'fr' | 'en';
export type ThemeChoice = 'system' | 'light' | 'dark';
/** The map answers one question at a time (UI.md 1). */
export type Reading = 'density' | 'coverage' | 'sound' | 'recognition';

export type Tool =
  | { readonly name: 'select' }
  | { readonly name: 'camera' | 'sound-sensor' | 'place' | 'candidate-site'; readonly model?: string }
  | { readonly name: 'zone'; readonly role: ZoneRole }
  | { readonly name: 'obstacle'; readonly shape: 'line' | 'polygon' }
  | { readonly name: 'measure' }
  | { readonly name: 'probe' };

/** Which value the arrow keys change while editing by keyboard (UI.md 8). */
export type KeyEdit = 'move' | 'azimuth' | 'angle' | 'range' | 'tilt' | 'height';

export interface Probe {
  readonly at: LonLat;
  /** The building there, as the report calls it. */
  readonly house?: string;
  readonly answer?: { readonly at: LonLat; readonly cameras: readonly ProbedCamera[] };
}

/** Which view is looked through in the inspector, and the picture that came of it last. */
export interface PictureState {
  readonly camera: ObjectId;
  readonly view: number;
  readonly answer?: { readonly camera: ObjectId; readonly view: number; readonly picture?: CameraPicture };
}

/** A gesture under way: shown, previewed, not yet in the plan. Committed on release as one undo step. */
export interface Gesture {
  readonly what: KeyEdit | 'vertex' | 'place';
  /** Objects as they would become; new ones too. */
  readonly objects: ReadonlyMap<ObjectId, PlanObject>;
  /** Set when releasing needs a yes first: an implausible move (UI.md 3). */
  readonly confirm?: { readonly distance_m: number };
}

/** What the moving devices see right now, lon/lat-free: frame metres with the frame's origin. */
export interface Preview {
  readonly origin: LonLat;
  readonly devices: ReadonlyMap<
    ObjectId,
    {
      readonly levels: readonly {
        readonly level: string;
        readonly region: Region;
        readonly area_m2: number;
      }[];
      /** Of a sound sensor: where the event is detected, roughly. */
      readonly heard?: Region;
    }
  >;
}

export interface HistoryEntry {
  readonly diff: Diff;
  /** i18n key of the step's name, with values for it. */
  readonly note: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Loaded data before and after, when the step changed them: an import is undone like an edit. */
  readonly city?: readonly [from: LoadedCity, to: LoadedCity];
  /** The order of the plan's objects before, when the step removed some: undo puts them back in their place. */
  readonly order?: readonly ObjectId[];
  /** Steps with the same key that follow each other closely become one: held arrow keys, typed digits. */
  readonly merge?: { readonly key: string; readonly at: number };
}

export interface LoadedCity {
  readonly city: City;
  readonly sources: readonly DataSource[];
}

export interface HistoryState {
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
}

export interface AnalysisState {
  /** `drawing`: the figures are there, the shapes for the map are still being traced. */
  readonly status: 'none' | 'running' | 'drawing' | 'done' | 'stale' | 'failed';
  readonly progress?: AnalysisProgress;
  /** The last whole result. */
  readonly result?: Analysis;
  /** Figures newer than those of the result. */
  readonly figures?: Report;
  /** What the newest figures belong to. */
  readonly planRevision?: number;
  readonly cityRevision?: number;
  readonly failure?: string;
  readonly duration_ms?: number;
}

/** A request to the map to go somewhere; the map clears it when done. */
export interface Focus {
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly serial: number;
}

export interface Notice {
  readonly id: number;
  readonly severity: 'info' | 'warning' | 'error';
  /** i18n key and values. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Announced assertively and kept until dismissed when true. */
  readonly sticky?: boolean;
}

export type DialogName =
  | 'none'
  | 'start'
  | 'import'
  | 'export'
  | 'open'
  | 'help'
  | 'palette'
  | 'settings'
  | 'legal'
  | 'catalogue'
  | 'profiles'
  | 'service'
  | 'context';
export type ReportTab =
  | 'summary'
  | 'scenarios'
  | 'gaps'
  | 'overlaps'
  | 'devices'
  | 'sensors'
  | 'requirements'
  | 'privacy'
  | 'crossing'
  | 'costs'
  | 'data';

export interface ServiceState {
  readonly status: 'fetching' | 'failed';
  /** As it was sent. */
  readonly url: string;
  readonly features: number;
  readonly bytes: number;
  readonly failure?: { readonly code: string; readonly detail: string };
}

/** Event data on their way in. What the file has beside the chosen columns is in `found.columns` until this closes. */
export interface ContextImport {
  readonly status: 'reading' | 'preview' | 'failed';
  readonly fileName: string;
  readonly done?: number;
  readonly columns?: ContextColumns;
  readonly found?: ContextFound;
  readonly faults: readonly Fault[];
}

export interface ImportState {
  readonly status: 'reading' | 'preview' | 'failed';
  readonly fileName: string;
  readonly bytes: number;
  readonly done?: number;
  readonly found?: ImportPreview;
  readonly faults: readonly Fault[];
  /** The file does not say which system its metres are in: what they may be, and what they are taken for now. */
  readonly systems?: { readonly candidates: readonly CrsCandidate[]; readonly chosen: string };
  /** The pairs were turned round. */
  readonly swapped?: boolean;
  readonly columns?: ColumnChoices;
  readonly layerUses?: LayerUses;
  /** Devices of the file that the plan has already, by their numbers. */
  readonly updates?: DeviceUpdates;
}

/** What an import would change in devices that are there. */
export interface DeviceUpdates {
  readonly same: number;
  readonly changed: readonly {
    readonly ref: string;
    readonly fields: readonly {
      readonly name: string;
      readonly from: string | number;
      readonly to: string | number;
    }[];
  }[];
}

export interface DamagedPlan {
  readonly fileName: string;
  readonly faults: readonly Fault[];
  /** How many objects could be read all the same; nothing can be opened when 0. */
  readonly objects: number;
}

export interface RecentPlan {
  readonly planId: string;
  readonly name: string;
  /** ms since 1970. */
  readonly savedAt: number;
  readonly devices: number;
}

/** What is shown of the gaps, and in which order: the walk with ← → follows it. */
export interface GapView {
  readonly reason?: GapReason;
  /** Part of a street's name. */
  readonly street?: string;
  readonly state: 'all' | 'open' | 'accepted';
  readonly group: 'none' | 'reason' | 'street';
  readonly sort: { readonly column: string; readonly descending: boolean };
}

/** The search for what could be done about a gap. */
export interface RemedySearch {
  readonly gap: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly progress?: AnalysisProgress;
  readonly answer?: RemedyAnswer;
  /** The plan that it is about: an answer for another one is not shown. */
  readonly plan: Plan;
  /** Which remedy is shown on the map. */
  readonly shown?: number;
}

/** The figures at other assumed heights, looked for on demand. */
export interface SensitivitySearch {
  readonly status: 'running' | 'done' | 'failed';
  readonly progress?: AnalysisProgress;
  readonly found?: SensitivityReport;
  /** The result that it is about: with another one it is not shown. */
  readonly result: Analysis;
}

/** The search for masks over façades in view. */
export interface MaskSearch {
  /** The plan that it is about: an answer for another one is not shown. */
  readonly plan: Plan;
  readonly status: 'running' | 'done' | 'failed';
  readonly progress?: AnalysisProgress;
  readonly answer?: MaskAnswer;
}

/** The current scenario beside another one, computed on demand. */
export interface ComparisonSearch {
  readonly other: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly progress?: AnalysisProgress;
  readonly found?: ScenarioComparison;
  /** The other scenario is shown beside the current one on the map. */
  readonly onMap?: boolean;
  /** The result of the current scenario that it is about: with another one it is old. */
  readonly result: Analysis;
}

export interface AppState {
  readonly plan: Plan;
  readonly history: HistoryState;
  readonly city: City;
  readonly citySources: readonly DataSource[];
  /** Grows with every change of the loaded data. */
  readonly cityRevision: number;
  readonly selection: ReadonlySet<ObjectId>;
  readonly hovered?: ObjectId;
  readonly selectedGap?: string;
  readonly gapView: GapView;
  readonly remedies?: RemedySearch;
  readonly masks?: MaskSearch | undefined;
  readonly sensitivity?: SensitivitySearch | undefined;
  readonly comparison?: ComparisonSearch | undefined;
  readonly selectedOverlap?: readonly [ObjectId, ObjectId];
  readonly mapMenu?: MapMenu;
  readonly tool: Tool;
  readonly keyEdit?: KeyEdit;
  readonly gesture?: Gesture;
  readonly preview?: Preview;
  /** Devices that were under the hand since the result: it shows them no more, for they were seen to leave. */
  readonly held?: ReadonlySet<ObjectId> | undefined;
  /** The place under the visibility test, and what the cameras made of the place asked about last. */
  readonly probe?: Probe;
  readonly picture?: PictureState | undefined;
  readonly analysis: AnalysisState;
  readonly autoAnalyse: boolean;
  readonly reading: Reading;
  readonly night: boolean;
  readonly layers: Layers;
  readonly focus?: Focus;
  readonly pointer?: LonLat;
  readonly viewBounds?: readonly [number, number, number, number];
  readonly background?: { readonly url: string; readonly attribution: string };
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly singleKeys: boolean;
  readonly panels: { readonly plan: boolean; readonly report: boolean; readonly reportTab: ReportTab };
  /** The place where the probe came to rest, and what the sensors hear of the place asked about last. */
  readonly soundProbe?: { readonly at: LonLat; readonly answer?: SoundProbe } | undefined;
  readonly dialog: DialogName;
  /** Kept back from every file that leaves but the saved plan; for this page alone, whatever plan is open. */
  readonly withheld: readonly Withheld[];
  readonly importing?: ImportState;
  /** Data of a service on their way here. */
  readonly fetching?: ServiceState;
  /** Services that the user allowed, last first; the page may reach these and no others. */
  readonly services?: readonly DataService[];
  readonly contextImport?: ContextImport | undefined;
  /** Event data: of this page alone, never saved. */
  readonly context: readonly ContextLayer[];
  /** Days that are counted of it; all where absent. */
  readonly contextPeriod?: Period | undefined;
  /** What columns of device lists are, as the user said it last, by the names of the list's columns. */
  readonly importColumns?: Readonly<Record<string, ColumnChoices>>;
  readonly notices: readonly Notice[];
  readonly saved: { readonly status: 'saved' | 'saving' | 'failed' | 'never'; readonly at?: number };
  /** Under which the plan is autosaved on this device; absent until it is first saved. */
  readonly planId?: string;
  /** A plan file that could not be read whole: the open plan is untouched until the user decides. */
  readonly damaged?: DamagedPlan;
  /** Name of the file the plan was opened from or saved to. */
  readonly fileName?: string;
  /** Plans kept on this device, latest first. */
  readonly recent?: readonly RecentPlan[];
  /** Another tab holds this plan: nothing is autosaved here until the user decides. */
  readonly heldElsewhere?: boolean;
  /** Objects that are not drawn (tree: eye, Space). They count all the same. */
  readonly hidden?: ReadonlySet<ObjectId>;
  readonly clipboard?: readonly PlanObject[];
  /** Read only, because the file is newer than this version. */
  readonly readOnly: boolean;
  /** Built-in data, set once at the start. */
  readonly catalogue: readonly DeviceModel[];
  readonly profiles: readonly LevelProfile[];
  readonly streetClasses: readonly StreetClass[];
  readonly prices: readonly PriceItem[];
  readonly soundEvents: readonly SoundEventModel[];
}
