/** Builds the app's parts and ties them together: store, jobs, persistence, operations. The only place that knows all. */
import requirements from '../../data/requirements/presets.json';
import { planOrigin } from '../analysis/scene';
import {
  focalLength_mm,
  modelSheet,
  resolveCamera,
  zoomAngle_deg,
  zoomRange,
  zoomShare,
  zoomTimes,
} from '../analysis/optics';
import { canTurn } from '../analysis/visibility';
import { serviceOrigin } from '../codec';
import { createJobs } from '../jobs';
import { objectId } from '../kernel/units';
import { legendRows, legendTitle } from '../map';
import { createSession, keepPreferences, savedPreferences, type Session as Running } from '../operations';
import type { PanelServices, Paper, SheetPreview } from '../panels';
import { createPersistence, type BrowserPersistence, type PreferenceStore } from '../persistence';
import { createAppStore, type AppStore } from '../store';
import { dossierService } from './dossier';
import { EXPORT_FORMATS, exportModels, exportProfile, makeSheet, runExport, saveSheet } from './exports';
import type { BuiltInData } from './load-data';
import { loadDemo } from './load-data';
import { languageOf } from './language';
import { chooseLogo } from './logo';
import { loadSheetFont, printSheet } from './print-sheet';
import type { NetworkPolicy } from './network-lock';
import { mapMounts } from './second-map';
import { guardSoundReading } from './sound-notice';

export interface Session extends Running {
  readonly store: AppStore;
  readonly persistence: BrowserPersistence;
  readonly services: Omit<PanelServices, 'update' | 'dismissUpdate'>;
}

const later = (task: () => void, ms: number): (() => void) => {
  const timer = setTimeout(task, ms);
  return () => clearTimeout(timer);
};

export function startSession(
  data: BuiltInData,
  store: AppStore,
  persistence: BrowserPersistence,
  network: NetworkPolicy,
): Session {
  store.setState(data);
  const jobs = createJobs();
  const session = createSession({
    store,
    jobs,
    persistence,
    ids: () => objectId(crypto.randomUUID()),
    now: () => Date.now(),
    later,
    onLeave,
    loadDemo,
  });
  const { operations, flush } = session;
  const preferences = mergingPreferences(persistence.preferences);
  keepPreferences(store, preferences);
  const acceptSoundNotice = guardSoundReading(store, preferences);
  const announcements = createAnnouncements();
  const services: Session['services'] = {
    store,
    operations,
    legend: (state, t, dark) => ({ title: legendTitle(state, t), rows: legendRows(state, t, dark) }),
    resolveCamera,
    modelSheet,
    zoom: {
      range: zoomRange,
      share: zoomShare,
      angle_deg: zoomAngle_deg,
      focal_mm: focalLength_mm,
      times: zoomTimes,
    },
    canTurn,
    requirements,
    planOrigin: (state) => planOrigin(state.plan, state.city),
    exports: EXPORT_FORMATS,
    runExport: (...how) => runExport({ store, jobs, operations, persistence }, ...how),
    dossier: dossierService(store, jobs),
    exportModels: (format) => exportModels(store.getState(), persistence, format),
    exportProfile: (profile) => exportProfile(store.getState(), persistence, profile),
    makeSheet: (paper) => sheetPreview(store, persistence, paper),
    chooseLogo: () => chooseLogo(persistence, operations),
    networkLocked: network.locked,
    reachable: (address) => !network.locked || network.origins.includes(serviceOrigin(address) ?? ''),
    reload: () => void flush().finally(() => location.reload()),
    acceptSoundNotice,
    version: __APP_VERSION__,
    ...mapMounts(store, operations, announcements.tell),
    onAnnounce: announcements.listen,
  };
  return { ...session, store, persistence, services };
}

/** The store and the storage; the user's choices of the last visit are in it before the first frame. */
export function createParts(): { readonly store: AppStore; readonly persistence: BrowserPersistence } {
  const persistence = createPersistence(window);
  const language = languageOf(navigator.languages);
  const kept = { language, ...savedPreferences(persistence.preferences) };
  // On a narrow window the panels lie over the map: they start closed.
  const closed =
    window.innerWidth < NARROW_PX
      ? { panels: { plan: false, report: false, reportTab: 'summary' } as const }
      : {};
  return { persistence, store: createAppStore({ ...kept, ...closed }) };
}

/** Below this width the panels slide over the map (`shell.css`). */
const NARROW_PX = 1120;

/** Several parts keep their own choices: a save leaves those of the others. */
const mergingPreferences = (kept: PreferenceStore): PreferenceStore => ({
  load: kept.load,
  save: (choices) => kept.save({ ...kept.load(), ...choices }),
});

/** Sentences of the map, for the page's one polite live region. */
function createAnnouncements() {
  let listener: ((text: string) => void) | undefined;
  return {
    tell: (text: string): void => listener?.(text),
    listen: (next: (text: string) => void): (() => void) => {
      listener = next;
      return () => {
        listener = undefined;
      };
    },
  };
}

/** The last moments in which something can be saved: the page hidden, or left. */
function onLeave(flush: () => void): () => void {
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', flush);
  return () => {
    document.removeEventListener('visibilitychange', onHide);
    window.removeEventListener('pagehide', flush);
  };
}

async function sheetPreview(
  store: AppStore,
  persistence: BrowserPersistence,
  paper: Paper,
): Promise<SheetPreview> {
  const sheet = makeSheet(store.getState(), paper, await loadSheetFont());
  const url = URL.createObjectURL(new Blob([sheet.svg], { type: 'image/svg+xml' }));
  return {
    url,
    scale: sheet.scale,
    overflow: sheet.overflow,
    print: () => void printSheet(document, sheet, url),
    save: (as) => saveSheet(persistence, store.getState(), sheet, as),
    release: () => URL.revokeObjectURL(url),
  };
}
