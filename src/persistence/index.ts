/** Keeping plans on the device, and files: the only place that touches IndexedDB and the file system. */
import { createFiles, download } from './files';
import { download as downloadFrom } from './network';
import { PlanStorage } from './plan-storage';
import type { Persistence } from './port';
import { createPreferences, type PreferenceStore } from './preferences';
import { createTabs } from './tabs';

export interface BrowserPersistence extends Persistence {
  readonly preferences: PreferenceStore;
  /** Downloads an export; the plan's own file stays what it is. */
  readonly exportFile: (file: {
    readonly name: string;
    readonly content: string | Uint8Array;
    readonly type: string;
  }) => void;
}

const DATABASE = 'anglemort';

/** Persistence in a browser's window. */
export function createPersistence(view: Window): BrowserPersistence {
  const storage = new PlanStorage({
    databaseName: DATABASE,
    now: () => Date.now(),
    makeKey: () => crypto.randomUUID(),
  });
  const tabs = createTabs(view.navigator.locks as LockManager | undefined);
  const files = createFiles(view);
  return {
    listRecent: () => storage.list(),
    openRecent: (planId) => storage.open(planId),
    forgetRecent: (planId) => storage.forget(planId),
    save: (state) => storage.save(state),
    claim: async (planId, steal = false) => {
      const claimed = await tabs.claim(planId, steal);
      if (claimed && steal) await storage.adopt(planId);
      return claimed;
    },
    onLost: (listener) => tabs.onLost(listener),
    pickFile: (accept) => files.pick(accept),
    download: downloadFrom,
    saveFile: (file) => files.save(file),
    forgetFile: () => files.forget(),
    exportFile: ({ name, content, type }) => download(view.document, name, content, type),
    preferences: createPreferences(localStorageOf(view)),
  };
}

/** Reading the property alone throws where site data are blocked. */
function localStorageOf(view: Window): Storage | undefined {
  try {
    return view.localStorage;
  } catch {
    return undefined;
  }
}

export type {
  AutosaveState,
  Persistence,
  PickedFile,
  RecentPlan,
  StorageFailure,
  StorageResult,
  StoredPlan,
} from './port';
export type { Preferences, PreferenceStore } from './preferences';
