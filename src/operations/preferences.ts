/** The choices that outlive a visit: checked when they are read, saved when they change. */
import { DEVICE_COLUMNS, serviceOrigin, type DataService } from '../codec';
import type { AppState, AppStore, Layers } from '../store';
import { ALL_LAYERS } from '../store';

interface PreferenceStore {
  readonly load: () => Readonly<Record<string, unknown>>;
  readonly save: (preferences: Readonly<Record<string, unknown>>) => void;
}

const KEPT = [
  'language',
  'theme',
  'singleKeys',
  'autoAnalyse',
  'layers',
  'background',
  'panels',
  'importColumns',
  'services',
] as const;
type Kept = (typeof KEPT)[number];

/** What the last visit left, as far as it makes sense, for the store's initial state. */
export function savedPreferences(preferences: PreferenceStore): Partial<AppState> {
  const saved = preferences.load();
  const found: [string, unknown][] = [];
  for (const key of KEPT) {
    const value = READERS[key](saved[key]);
    if (value !== undefined) found.push([key, value]);
  }
  return Object.fromEntries(found) as Partial<AppState>;
}

/** Saves the choices whenever one changes; returns how to stop. */
export function keepPreferences(store: AppStore, preferences: PreferenceStore): () => void {
  return store.subscribe((state, before) => {
    if (KEPT.some((key) => state[key] !== before[key])) {
      preferences.save(Object.fromEntries(KEPT.map((key) => [key, state[key]])));
    }
  });
}

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (raw: unknown): T | undefined =>
    values.find((value) => value === raw);

const flag = (raw: unknown): boolean | undefined => (typeof raw === 'boolean' ? raw : undefined);

const READERS: { readonly [K in Kept]: (raw: unknown) => AppState[K] | undefined } = {
  language: oneOf('fr', 'en'),
  theme: oneOf('system', 'light', 'dark'),
  singleKeys: flag,
  autoAnalyse: flag,
  layers: (raw) => {
    if (!isRecord(raw)) return undefined;
    const layers = Object.entries(ALL_LAYERS).map(([layer, shown]) => [layer, flag(raw[layer]) ?? shown]);
    return Object.fromEntries(layers) as unknown as Layers;
  },
  background: (raw) => {
    if (!isRecord(raw) || typeof raw['url'] !== 'string' || !/^https?:\/\//i.test(raw['url']))
      return undefined;
    return { url: raw['url'], attribution: typeof raw['attribution'] === 'string' ? raw['attribution'] : '' };
  },
  importColumns: savedColumns,
  services: savedServices,
  panels: (raw) => {
    if (!isRecord(raw)) return undefined;
    return { plan: flag(raw['plan']) ?? true, report: flag(raw['report']) ?? false, reportTab: 'summary' };
  },
};

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null;

/** By the names of a list's columns; whatever is no choice of these is forgotten. */
function savedColumns(raw: unknown): AppState['importColumns'] {
  if (!isRecord(raw)) return undefined;
  const lists = Object.entries(raw).map(([list, choices]) => {
    const known = Object.entries(isRecord(choices) ? choices : {}).filter(([, use]) => isColumnUse(use));
    return [list, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(lists) as AppState['importColumns'];
}

/** Addresses that cannot be asked are forgotten: what stands here opens the page's policy. */
function savedServices(raw: unknown): AppState['services'] {
  if (!Array.isArray(raw)) return undefined;
  return (raw as unknown[]).flatMap((entry): DataService[] => {
    if (!isRecord(entry)) return [];
    const { kind, address, layers } = entry;
    const isKind = kind === 'overpass' || kind === 'wfs' || kind === 'features';
    if (!isKind || typeof address !== 'string' || serviceOrigin(address) === undefined) return [];
    const names = Array.isArray(layers)
      ? (layers as unknown[]).filter((name) => typeof name === 'string')
      : [];
    return [{ kind, address, layers: names }];
  });
}

const isColumnUse = (use: unknown): boolean =>
  typeof use === 'string' &&
  (Object.hasOwn(DEVICE_COLUMNS, use) || ['x', 'y', 'position', 'keep', 'leave'].includes(use));
