/** What can leave the app as a file, and how each is written. */
import type { Analysis } from '../analysis/analysis';
import { resolveCamera } from '../analysis/optics';
import { modelsCsv, modelsJson, profilesJson } from '../codec';
import { ENGLISH_CSV, FRENCH_CSV } from '../codec/out/csv';
import {
  DOSSIER,
  EXPORT_FORMATS as WRITTEN,
  fileKindNamed,
  PICTURE,
  SHEET,
  type FileKind,
} from '../codec/out/formats';
import { redact } from '../codec/out/redaction/redact';
import { composeSheet, type PaperFormat, type Sheet } from '../codec/out/sheet';
import { createTranslator } from '../i18n';
import { sheetWords } from '../i18n/export-words';
import type { Job, Jobs } from '../jobs';
import { DOSSIER_PARTS } from '../codec/out/dossier/input';
import { startDossier } from './dossier';
import type { SheetFont } from './print-sheet';
import { sheetPicture } from './sheet-picture';
import type { DeviceModel, LevelProfile } from '../model/catalogue';
import type { Camera } from '../model/plan';
import type { Operations } from '../operations';
import type { DossierAsked, ExportFormat, ExportOutcome, ExportRun } from '../panels';
import type { BrowserPersistence } from '../persistence';
import { isUpToDate, profileById, sensitivityOf, type AppState, type AppStore } from '../store';

/** The formats as the dialog lists them. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [DOSSIER, ...WRITTEN].map(
  ({ id, extension, needs }) => ({
    id,
    name: `export.format.${id}`,
    detail: `export.format.${id}.detail`,
    extension,
    needsResult: needs !== 'plan',
  }),
);

export interface ExportContext {
  readonly store: AppStore;
  readonly jobs: Jobs;
  readonly operations: Operations;
  readonly persistence: BrowserPersistence;
}

/** Writes one export off the main thread and hands it to the downloads; the plan itself is saved where the user says. */
export function runExport(
  { store, jobs, operations, persistence }: ExportContext,
  id: string,
  onProgress?: (share: number) => void,
  asked?: DossierAsked,
): ExportRun {
  const kind = fileKindNamed(id);
  if (!kind) throw new Error(`no format “${id}”`);
  const state = store.getState();
  // The plan itself is saved as the user's document; a version of it for the public is a file like any other.
  if (id === 'plan' && state.withheld.length === 0) return { done: savePlan(operations), cancel: () => {} };
  const job =
    id === DOSSIER.id
      ? startDossier(state, jobs, asked ?? wholeDossier(state), onProgress)
      : startFile(state, jobs, id, onProgress);
  const finish = async (): Promise<ExportOutcome> => {
    const outcome = await job.result;
    if (outcome.status === 'done') saveBytes(persistence, state, kind, outcome.value);
    return outcome;
  };
  return { done: finish(), cancel: job.cancel };
}

const wholeDossier = ({ language }: AppState): DossierAsked => ({
  parts: DOSSIER_PARTS,
  paper: 'A3',
  orientation: 'landscape',
  language,
});

function startFile(
  state: AppState,
  jobs: Jobs,
  format: string,
  onProgress?: (share: number) => void,
): Job<Uint8Array> {
  const { plan, language, catalogue, profiles, streetClasses, prices, withheld } = state;
  const result = resultOf(state);
  const about = { plan, language, catalogue, profiles, streetClasses, prices };
  return jobs.start(
    'exportFile',
    { format, withheld, ...about, ...(result ? { analysis: result } : {}) },
    ({ share }) => onProgress?.(share),
  );
}

/** With what was computed apart from it, if anything. */
function resultOf(state: AppState): Analysis | undefined {
  const { result } = state.analysis;
  const sensitivity = sensitivityOf(state);
  return result && sensitivity ? { ...result, report: { ...result.report, sensitivity } } : result;
}

async function savePlan(operations: Operations): Promise<ExportOutcome> {
  await operations.savePlan({ as: true });
  return { status: 'done' };
}

function saveBytes(
  persistence: BrowserPersistence,
  state: AppState,
  { file, extension, mediaType }: FileKind,
  content: Uint8Array | string,
): void {
  const words = [file ?? [], state.withheld.length > 0 ? 'public' : []].flat();
  const suffix = `${words.map((word) => wordOf(state, `export.file.${word}`)).join('-')}.${extension}`;
  save(persistence, state, suffix, content, mediaType);
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
  save(
    persistence,
    state,
    `${wordOf(state, 'catalogue.file')}.${extension}`,
    text,
    extension === 'json' ? 'application/json' : 'text/csv;charset=utf-8',
  );
}

/** The printed sheet of the plan as it stands. */
export function makeSheet(state: AppState, paper: PaperFormat, font: SheetFont | undefined): Sheet {
  const t = createTranslator(state.language);
  const { withheld } = state;
  const { result } = state.analysis;
  const told = redact({ plan: state.plan, analysis: result }, withheld);
  return composeSheet({
    ...told,
    withheld,
    city: state.city,
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

/** As the drawing that it is, or as a picture at print size. */
export async function saveSheet(
  persistence: BrowserPersistence,
  state: AppState,
  sheet: Sheet,
  as: 'svg' | 'png',
): Promise<void> {
  const isDrawing = as === 'svg';
  const content = isDrawing ? sheet.svg : await sheetPicture(sheet);
  saveBytes(persistence, state, isDrawing ? SHEET : PICTURE, content);
}

/** One level profile as a file that can be read into another plan. */
export function exportProfile(state: AppState, persistence: BrowserPersistence, profile: LevelProfile): void {
  save(persistence, state, `${profile.id}.json`, profilesJson([profile]), 'application/json');
}

function save(
  persistence: BrowserPersistence,
  { plan, language }: AppState,
  suffix: string,
  content: string | Uint8Array,
  type: string,
): void {
  const named = plan.head.name === '' ? createTranslator(language)('plan.unnamed') : plan.head.name;
  const name = named.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, '');
  persistence.exportFile({ name: `${name}-${suffix}`, content, type });
}

const resolver = (state: AppState) => (camera: Camera) =>
  resolveCamera(camera, camera.model === undefined ? undefined : modelOf(state, camera.model));

const modelOf = (state: AppState, id: string): DeviceModel | undefined =>
  state.plan.head.catalogue.find((model) => model.id === id) ??
  state.catalogue.find((model) => model.id === id);

const levelsOf = (state: AppState) => profileById(state, state.plan.head.settings.profile)?.levels ?? [];

const wordOf = ({ language }: AppState, key: string): string => createTranslator(language).dynamic(key);
