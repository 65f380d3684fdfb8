/** The one store: its shape, its transitions, and questions to it. */
export { createAppStore, type AppStore } from './create-store';
export { commitStep, focusOn, HISTORY_DEPTH, redoStep, undoStep, type Patch, type Step } from './history';
export { ALL_LAYERS } from './initial';
export * from './selectors';
export * from './state';
export type { MapMenu } from './map-menu';
export { steady } from './steady';
export { touchesAnalysis } from './touches-analysis';
