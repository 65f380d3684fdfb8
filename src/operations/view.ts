/** How things are shown. Kept for the next visit, never undone. */
import type { ObjectId } from '../kernel/units';
import type { LonLat } from '../model/plan';
import { withheldOf, type Withheld } from '../model/withholding';
import type { AppState, DialogName, Language, Layers, Reading, ReportTab, ThemeChoice } from '../store';
import {
  always,
  AVAILABLE,
  DONE,
  operation,
  refused,
  type Operation,
  type OperationContext,
  type Outcome,
} from './operation';

export const setReading = operation<{ readonly reading: Reading }>({
  id: 'setReading',
  group: 'view',
  available: always,
  run: (ctx, { reading }) => set(ctx, { reading }),
});

const reading = (id: string, value: Reading, key: string): Operation<void> =>
  operation({
    id,
    group: 'view',
    keys: [key],
    palette: true,
    available: always,
    run: (ctx) => set(ctx, { reading: value }),
  });

export const readingDensity = reading('reading.density', 'density', '1');
export const readingCoverage = reading('reading.coverage', 'coverage', '2');
export const readingSound = reading('reading.sound', 'sound', '3');
export const readingRecognition = reading('reading.recognition', 'recognition', '5');

export const setLayer = operation<{ readonly layer: keyof Layers; readonly shown: boolean }>({
  id: 'setLayer',
  group: 'view',
  available: always,
  run: (ctx, { layer, shown }) => set(ctx, { layers: { ...ctx.store.getState().layers, [layer]: shown } }),
});

/** Hides or shows single objects on the map; they count all the same. */
export const setHidden = operation<{ readonly ids: Iterable<ObjectId>; readonly hidden: boolean }>({
  id: 'setHidden',
  group: 'view',
  available: always,
  run: (ctx, { ids, hidden }) => {
    const now = new Set(ctx.store.getState().hidden);
    for (const id of ids) {
      if (hidden) now.add(id);
      else now.delete(id);
    }
    return set(ctx, { hidden: now });
  },
});

/** What is kept back from the public in whatever is exported from now on. */
export const withhold = operation<{ readonly what: Withheld; readonly on: boolean }>({
  id: 'withhold',
  group: 'app',
  available: always,
  run: (ctx, { what, on }) => {
    const rest = ctx.store.getState().withheld.filter((other) => other !== what);
    return set(ctx, { withheld: withheldOf(on ? [...rest, what] : rest) });
  },
});

export const setTheme = operation<{ readonly theme: ThemeChoice }>({
  id: 'setTheme',
  group: 'app',
  available: always,
  run: (ctx, { theme }) => set(ctx, { theme }),
});

const theme = (id: string, value: ThemeChoice): Operation<void> =>
  operation({ id, group: 'app', palette: true, available: always, run: (ctx) => set(ctx, { theme: value }) });

export const themeLight = theme('theme.light', 'light');
export const themeDark = theme('theme.dark', 'dark');
export const themeSystem = theme('theme.system', 'system');

export const setLanguage = operation<{ readonly language: Language }>({
  id: 'setLanguage',
  group: 'app',
  available: always,
  run: (ctx, { language }) => set(ctx, { language }),
});

const language = (id: string, value: Language): Operation<void> =>
  operation({
    id,
    group: 'app',
    palette: true,
    available: always,
    run: (ctx) => set(ctx, { language: value }),
  });

export const languageFrench = language('language.fr', 'fr');
export const languageEnglish = language('language.en', 'en');

export const togglePlanPanel = operation({
  id: 'togglePlanPanel',
  group: 'view',
  keys: ['B'],
  palette: true,
  available: always,
  run: (ctx) => {
    const { panels } = ctx.store.getState();
    return set(ctx, { panels: { ...panels, plan: !panels.plan } });
  },
});

export const toggleReport = operation({
  id: 'toggleReport',
  group: 'view',
  keys: ['G'],
  palette: true,
  available: always,
  run: (ctx) => {
    const { panels } = ctx.store.getState();
    return set(ctx, { panels: { ...panels, report: !panels.report } });
  },
});

/** Opens the report at a tab. */
export const showReport = operation<{ readonly tab: ReportTab }>({
  id: 'showReport',
  group: 'view',
  available: always,
  run: (ctx, { tab }) =>
    set(ctx, { panels: { ...ctx.store.getState().panels, report: true, reportTab: tab } }),
});

export const openDialog = operation<{ readonly dialog: DialogName }>({
  id: 'openDialog',
  group: 'app',
  available: always,
  run: (ctx, { dialog }) => set(ctx, { dialog }),
});

export const closeDialog = operation({
  id: 'closeDialog',
  group: 'app',
  available: (state) => (state.dialog === 'none' ? refused('noDialog') : AVAILABLE),
  run: (ctx) => set(ctx, { dialog: 'none' }),
});

const dialog = (id: string, name: DialogName, keys: readonly string[]): Operation<void> =>
  operation({
    id,
    group: 'app',
    keys,
    palette: name !== 'palette',
    available: always,
    run: (ctx) => set(ctx, { dialog: name }),
  });

export const openPalette = dialog('openPalette', 'palette', ['Ctrl+K']);
export const openHelp = dialog('openHelp', 'help', ['?']);
export const openSettings = dialog('openSettings', 'settings', []);
export const openService = dialog('openService', 'service', []);
export const openExport = dialog('openExport', 'export', ['Ctrl+P']);
export const openStart = dialog('openStart', 'start', []);
export const openCatalogue = dialog('openCatalogue', 'catalogue', []);
export const openProfiles = dialog('openProfiles', 'profiles', []);
export const openLegal = dialog('openLegal', 'legal', []);

export const toggleSingleKeys = operation({
  id: 'toggleSingleKeys',
  group: 'app',
  palette: true,
  available: always,
  run: (ctx) => set(ctx, { singleKeys: !ctx.store.getState().singleKeys }),
});

/** Raster tiles or a style by an address of the user's: off by default. An empty address takes it away. */
export const setBackground = operation<{ readonly url: string; readonly attribution?: string }>({
  id: 'setBackground',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx, { url, attribution }) => {
    const address = url.trim();
    if (address === '') return set(ctx, { background: undefined } as unknown as Partial<AppState>);
    if (!/^https?:\/\/[^\s/]+/i.test(address)) return refused('badAddress');
    return set(ctx, { background: { url: address, attribution: attribution?.trim() ?? '' } });
  },
});

/** Where the pointer is, for pasting; the map tells. */
export const setPointer = operation<{ readonly at: LonLat | undefined }>({
  id: 'setPointer',
  group: 'view',
  available: always,
  run: (ctx, { at }) => set(ctx, { pointer: at } as Partial<AppState>),
});

/** What part of the world is in sight; the map tells. */
export const setViewBounds = operation<{ readonly bounds: readonly [number, number, number, number] }>({
  id: 'setViewBounds',
  group: 'view',
  available: always,
  run: (ctx, { bounds }) => set(ctx, { viewBounds: bounds }),
});

function set(ctx: OperationContext, patch: Partial<AppState>): Outcome {
  ctx.store.setState(patch);
  return DONE;
}
