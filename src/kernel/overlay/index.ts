/** The overlay of many layers on a domain: exact areas for every k at once, and the shapes behind them. */
export { boundsOf, createTileGrid, type Bounds, type TileGrid } from './grid';
export { addRings, createPieceStream } from './pieces';
export { buildDomain, type Domain, type RingSet } from './domain';
export { overlayLevels, type LevelOptions, type LevelSums } from './levels';
export { addToPair, createPairTable, eachPair, listPairs, pairSum, type PairTable } from './pair-table';
export { type TracePlan } from './trace';
export {
  blockDomainSteps,
  domainPart,
  everywhere,
  type BlockDomain,
  type DomainJob,
  type DomainPart,
} from './blocks';
export { layerAreas, layerAreaSteps, type AreaAnswer, type AreaJob } from './block-areas';
export { blockLevelSteps, createLevelCache, type LevelCache, type Tally } from './block-levels';
export { blockShapeSteps, createShapeCache, type ShapeCache } from './block-shapes';
