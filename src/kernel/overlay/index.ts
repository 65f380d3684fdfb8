/** The overlay of many layers on a domain: exact areas for every k at once, and the shapes behind them. */
export { boundsOf, createTileGrid, suggestTileSize, type Bounds, type TileGrid } from './grid';
export { addRings, createPieceStream } from './pieces';
export { buildDomain, domainSteps, type Domain } from './domain';
export { levelSteps, overlayLevels, type LevelOptions, type LevelSums } from './levels';
export { addToPair, createPairTable, listPairs, pairSum, type PairTable } from './pair-table';
export { traceSteps, type TracePlan } from './trace';
