import { EMPTY_CITY } from '../model/city';
import { EMPTY_PLAN } from '../model/plan';
import type { AppState, Layers } from './state';

export const ALL_LAYERS: Layers = {
  buildings: true,
  buildings3d: false,
  labels: true,
  furniture: true,
  coverage: true,
  gaps: true,
  overlaps: false,
  masks: true,
  zones: true,
  devices: true,
  sensors: true,
  candidateSites: true,
  places: true,
  obstacles: true,
  reachable: true,
};

/** The app before anything is opened. The built-in data come from the composition root. */
export const INITIAL_STATE: AppState = {
  plan: EMPTY_PLAN,
  history: { done: [], undone: [] },
  city: EMPTY_CITY,
  citySources: [],
  cityRevision: 0,
  selection: new Set(),
  tool: { name: 'select' },
  analysis: { status: 'none' },
  autoAnalyse: true,
  context: [],
  gapView: { state: 'all', group: 'none', sort: { column: 'length', descending: true } },
  reading: 'density',
  night: false,
  layers: ALL_LAYERS,
  language: 'fr',
  theme: 'system',
  singleKeys: true,
  panels: { plan: true, report: false, reportTab: 'summary' },
  dialog: 'none',
  withheld: [],
  notices: [],
  saved: { status: 'never' },
  readOnly: false,
  catalogue: [],
  profiles: [],
  streetClasses: [],
  prices: [],
  soundEvents: [],
};
