/** What the composition root hands to the panels. Panels know no map, no workers and no storage. */
import { createContext, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ModelSheet, ResolvedCamera, ZoomRange } from '../analysis/optics';
import { createTranslator, type Translator } from '../i18n';
import type { Fault } from '../kernel/fault';
import type { DeviceModel, LevelProfile, RequirementPreset, SourceText } from '../model/catalogue';
import type { Camera, LonLat } from '../model/plan';
import type { Operations } from '../operations';
import type { AppState, AppStore, Layers } from '../store';

/** One class drawn on the map, in words of the current language. */
export interface LegendRow {
  readonly id: string;
  readonly label: string;
  /** A threshold or share at the end of the row. */
  readonly value?: string | undefined;
  /** A picture of the class as the map draws it, for the current theme. */
  readonly swatch: string;
  /** The row switches this layer. */
  readonly layer?: keyof Layers | undefined;
  readonly shown: boolean;
  /** `reading`: a class of the reading's own fills; `layer`: what is drawn in all of them. */
  readonly group: 'reading' | 'layer';
}

export interface Legend {
  readonly title: string;
  readonly rows: readonly LegendRow[];
}

/** A file that the plan and its result can leave as. */
export interface ExportFormat {
  readonly id: string;
  /** i18n keys. */
  readonly name: string;
  readonly detail: string;
  readonly extension: string;
  readonly needsResult: boolean;
}

/** `failed` is a fault of ours; `error` is for the details. */
export type ExportOutcome =
  { readonly status: 'done' | 'cancelled' } | { readonly status: 'failed'; readonly error: string };

/** A file being written. */
export interface ExportRun {
  readonly done: Promise<ExportOutcome>;
  readonly cancel: () => void;
}

/** How the dossier is to be made. */
export interface DossierAsked {
  readonly parts: readonly string[];
  /** Of the plans; text and tables are A4. */
  readonly paper: 'A1' | 'A2' | 'A3' | 'A4';
  readonly orientation: 'landscape' | 'portrait';
  /** Denominator of the detail plans; chosen by what there is to show when absent. */
  readonly scale?: number;
  readonly language: 'fr' | 'en';
}

/** One page of the dossier, ready to be looked at. */
export interface DossierPage {
  /** Address of the picture, valid until released. */
  readonly url: string;
  /** From 0. */
  readonly page: number;
  readonly total: number;
  readonly title: string;
  readonly release: () => void;
}

/** A page being drawn; undefined when there is none, or it was cancelled. */
export interface DossierPageRun {
  readonly done: Promise<DossierPage | undefined>;
  readonly cancel: () => void;
}

export type Paper = 'A4' | 'A3';

/** A printed sheet, ready to be looked at. */
export interface SheetPreview {
  /** Address of the picture, valid until released. */
  readonly url: string;
  readonly scale: number;
  readonly overflow: { readonly devices: number; readonly labels: number; readonly outside: number };
  readonly print: () => void;
  /** SVG, or a picture of 300 dots per inch. */
  readonly save: (as: 'svg' | 'png') => Promise<void>;
  readonly release: () => void;
}

export interface PanelServices {
  readonly store: AppStore;
  readonly operations: Operations;
  /** `dark`: the theme in force. */
  readonly legend: (state: AppState, t: Translator, dark: boolean) => Legend;
  readonly resolveCamera: (camera: Camera, model: DeviceModel | undefined) => ResolvedCamera;
  /** Lens, level distances and contradictions of a model; undefined without a picture. */
  readonly modelSheet: (model: DeviceModel, profile: LevelProfile) => ModelSheet | undefined;
  /** Between the ends of a varifocal lens. */
  readonly zoom: {
    readonly range: (model: DeviceModel | undefined) => ZoomRange | undefined;
    readonly share: (range: ZoomRange, hfov_deg: number) => number;
    readonly angle_deg: (range: ZoomRange, share: number) => number;
    readonly focal_mm: (range: ZoomRange, hfov_deg: number) => number | undefined;
    readonly times: (range: ZoomRange, hfov_deg: number) => number;
  };
  /** Whether a camera can be turned to other views. */
  readonly canTurn: (camera: Camera, model: DeviceModel | undefined) => boolean;
  /** What kinds of places usually ask for, and where that is from. */
  readonly requirements: { readonly source: SourceText; readonly presets: readonly RequirementPreset[] };
  readonly planOrigin: (state: AppState) => LonLat | undefined;
  readonly exports: readonly ExportFormat[];
  /** Writes one export to a file, without what is withheld; also the tables of the report as CSV. */
  readonly runExport: (
    id: string,
    onProgress?: (share: number) => void,
    /** Of the dossier; everything on A3 when absent. */
    dossier?: DossierAsked,
  ) => ExportRun;
  readonly dossier: {
    /** All that there are, in their order. */
    readonly parts: readonly string[];
    readonly scales: readonly number[];
    /** A page from 0; the first plan when absent. */
    readonly page: (asked: DossierAsked, page: number | undefined) => DossierPageRun;
  };
  readonly exportModels: (format: 'json' | 'csv') => void;
  readonly exportProfile: (profile: LevelProfile) => void;
  readonly makeSheet: (paper: Paper) => Promise<SheetPreview>;
  /** Puts a picture of the user's into the title block; what is wrong with it, if anything. */
  readonly chooseLogo: () => Promise<Fault | undefined>;
  /** Whether tiles of foreign servers may be asked for only after the page is loaded anew. */
  readonly networkLocked: boolean;
  /** Whether the page's policy lets this address be asked now; what is allowed later needs a reload. */
  readonly reachable: (address: string) => boolean;
  readonly reload: () => void;
  /** The user has read the notice on sound sensors: the Sound reading opens from now on. */
  readonly acceptSoundNotice: () => void;
  readonly version: string;
  /** Puts the map into its place; the answer takes it away again. */
  readonly mountMap: (host: HTMLElement) => () => void;
  /** Puts the map of the compared scenario over it, in the same view; the answer takes it away again. */
  readonly mountSecondMap: (host: HTMLElement) => () => void;
  /** Sentences of the map that are to be spoken; the answer stops listening. */
  readonly onAnnounce: (listener: (text: string) => void) => () => void;
  /** A new version is ready: loads the page anew with it. */
  readonly update?: (() => void) | undefined;
  readonly dismissUpdate: () => void;
}

const PanelContext = createContext<PanelServices | undefined>(undefined);
export const PanelProvider = PanelContext.Provider;

export function usePanels(): PanelServices {
  const services = useContext(PanelContext);
  if (!services) throw new Error('a panel is drawn outside its provider');
  return services;
}

export const useOperations = (): Operations => usePanels().operations;

/** A part of the state. The selector gives the same reference while nothing changed, or a plain value. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(usePanels().store, selector);
}

/** The words of the current language. */
export function useWords(): Translator {
  const language = useAppState((state) => state.language);
  return useMemo(() => createTranslator(language), [language]);
}
