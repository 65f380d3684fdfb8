/** The overlay of many layers on a domain: exact areas for every k at once. */
export { boundsOf, createTileGrid, suggestTileSize, type Bounds, type TileGrid } from './grid';
export { addRings, clearPieces, createPieceStream, type PieceStream } from './pieces';
export { buildDomain, domainSteps, type Domain, type RingSet } from './domain';
export { levelSteps, overlayLevels, type CellVisitor, type LevelOptions, type LevelSums } from './levels';
export { addToPair, createPairTable, listPairs, pairSum, type PairTable } from './pair-table';
export { traceSteps, type TracePlan } from './trace';
