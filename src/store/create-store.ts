import { createStore, type StoreApi } from 'zustand/vanilla';
import { INITIAL_STATE } from './initial';
import type { AppState } from './state';

export type AppStore = StoreApi<AppState>;

/** The one store; what `initial` does not say is as before anything is opened. */
export const createAppStore = (initial: Partial<AppState> = {}): AppStore =>
  createStore<AppState>()(() => ({ ...INITIAL_STATE, ...initial }));
