/** What can leave the app as a file, and how each is written. */
import { resolveCamera } from '../analysis/optics';
import { modelsCsv, modelsJson } from '../codec';
import { ENGLISH_CSV, FRENCH_CSV } from '../codec/out/csv';
import { coverageGeoJson } from '../codec/out/geojson';
import { facadesCsv, recognitionCsv } from '../codec/out/privacy-tables';
import { reportJson } from '../codec/out/report-json';
import { composeSheet, type PaperFormat, type Sheet } from '../codec/out/sheet';
import {
  devicesCsv,
  gapsCsv,
  overlapsCsv,
  placesCsv,
  TABLE_HEADERS,
  type TableInput,
} from '../codec/out/tables';
import { createTranslator } from '../i18n';
import type { Jobs } from '../jobs';
import { makeDossier } from './dossier';
import { sheetWords, tableWords } from '../i18n/export-words';
import type { DeviceModel } from '../model/catalogue';
import type { Camera } from '../model/plan';
import type { Operations } from '../operations';
import type { ExportFormat } from '../panels';
import type { BrowserPersistence } from '../persistence';
import { isUpToDate, sensitivityOf, type AppState, type AppStore } from '../store';

const format = (id: string, extension: string, needsResult = true): ExportFormat => ({
  id,
  name: `export.format.${id}`,
  detail: `export.format.${id}.detail`,
  extension,
  needsResult,
});

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  format('dossier', 'pdf'),
  format('plan', 'geojson', false),
  format('coverage', 'geojson'),
  format('devices-csv', 'csv'),
  format('gaps-csv', 'csv'),
  format('overlaps-csv', 'csv'),
  format('places-csv', 'csv'),
  format('facades-csv', 'csv'),
  format('recognition-csv', 'csv'),
  format('report', 'json'),
];

/** Files named after the plan and what they hold. */
const FILE_WORD: Readonly<Record<string, string>> = {
  dossier: 'export.file.dossier',
  coverage: 'export.file.coverage',
  'devices-csv': 'export.file.devices',
  'gaps-csv': 'export.file.gaps',
  'overlaps-csv': 'export.file.overlaps',
  'places-csv': 'export.file.places',
  'facades-csv': 'export.file.facades',
  'recognition-csv': 'export.file.recognition',
  report: 'export.file.report',
};

export interface ExportContext {
  readonly store: AppStore;
  readonly operations: Operations;
  readonly jobs: Jobs;
  readonly persistence: BrowserPersistence;
}

/** Writes one export where the user says. */
export async function runExport(
  { store, operations, jobs, persistence }: ExportContext,
  id: string,
): Promise<void> {
  if (id === 'plan') {
    await operations.savePlan({ as: true });
    return;
  }
  const state = store.getState();
  const text = id === 'dossier' ? await makeDossier(store, jobs) : textOf(state, id);
  const found = EXPORT_FORMATS.find((one) => one.id === id);
  if (text === undefined || !found) return;
  const suffix = `${wordOf(state, FILE_WORD[id] ?? '')}.${found.extension}`;
  save(persistence, state, suffix, text, MIME[found.extension] ?? 'text/plain');
}

/** The plan's own models, or the generic ones where it has none: a file to start from. */
export function exportModels(
  state: AppState,
  persistence: BrowserPersistence,
  extension: 'json' | 'csv',
): void {
  const own = state.plan.head.catalogue;
  const models = own.length > 0 ? own : state.catalogue;
  const style = state.language === 'fr' ? FRENCH_CSV : ENGLISH_CSV;
  const text = extension === 'json' ? modelsJson(models) : modelsCsv(models, style);
  save(persistence, state, `${wordOf(state, 'catalogue.file')}.${extension}`, text, MIME[extension]!);
}

/** A face for the sheet, as a `data:` address. */
export interface SheetFont {
  readonly family: string;
  readonly source: string;
}

/** The printed sheet of the plan as it stands. */
export function makeSheet(state: AppState, paper: PaperFormat, font: SheetFont | undefined): Sheet {
  const t = createTranslator(state.language);
  const { result } = state.analysis;
  return composeSheet({
    plan: state.plan,
    city: state.city,
    analysis: result,
    stale: result !== undefined && !isUpToDate(state),
    levels: levelsOf(state),
    streetClasses: state.streetClasses,
    modelOf: (id) => modelOf(state, id),
    resolve: resolver(state),
    words: sheetWords(t),
    format: paper,
    ...(font ? { font } : {}),
    date: new Intl.DateTimeFormat(state.language === 'fr' ? 'fr-FR' : 'en-GB', {
      dateStyle: 'long',
    }).format(),
    soundSensors: (state.plan.head.settings.country ?? (state.language === 'fr' ? 'FR' : '')) !== 'FR',
  });
}

export function saveSheet(persistence: BrowserPersistence, state: AppState, sheet: Sheet): void {
  save(persistence, state, `${wordOf(state, 'export.file.sheet')}.svg`, sheet.svg, 'image/svg+xml');
}

function save(
  persistence: BrowserPersistence,
  { plan, language }: AppState,
  suffix: string,
  text: string | Uint8Array<ArrayBuffer>,
  type: string,
): void {
  const named = plan.head.name === '' ? createTranslator(language)('plan.unnamed') : plan.head.name;
  const name = named.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, '');
  persistence.exportFile({ name: `${name}-${suffix}`, text, type });
}

const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  geojson: 'application/geo+json',
};

function textOf(state: AppState, id: string): string | undefined {
  const { result } = state.analysis;
  if (!result) return undefined;
  if (id === 'coverage') return coverageGeoJson(result, state.plan);
  if (id === 'report') {
    const sensitivity = sensitivityOf(state);
    return reportJson({ ...result.report, ...(sensitivity ? { sensitivity } : {}) });
  }
  const table = {
    'devices-csv': devicesCsv,
    'gaps-csv': gapsCsv,
    'overlaps-csv': overlapsCsv,
    'places-csv': placesCsv,
    'facades-csv': facadesCsv,
    'recognition-csv': recognitionCsv,
  }[id];
  return table?.(tableInput(state, result.report));
}

function tableInput(state: AppState, report: TableInput['report']): TableInput {
  const t = createTranslator(state.language);
  return {
    plan: state.plan,
    report,
    levels: state.profiles.find((profile) => profile.id === report.profile)?.levels ?? [],
    resolve: resolver(state),
    words: tableWords(t, TABLE_HEADERS, (id) => modelOf(state, id)?.name),
    style: state.language === 'fr' ? FRENCH_CSV : ENGLISH_CSV,
  };
}

const resolver = (state: AppState) => (camera: Camera) =>
  resolveCamera(camera, camera.model === undefined ? undefined : modelOf(state, camera.model));

const modelOf = (state: AppState, id: string): DeviceModel | undefined =>
  state.plan.head.catalogue.find((model) => model.id === id) ??
  state.catalogue.find((model) => model.id === id);

const levelsOf = (state: AppState) =>
  state.profiles.find((profile) => profile.id === state.plan.head.settings.profile)?.levels ?? [];

const wordOf = ({ language }: AppState, key: string): string => createTranslator(language).dynamic(key);
