export * from './data-sheet';
export * from './footprint';
export * from './lens';
export * from './picture';
export * from './projection';
export * from './view';
export * from './zoom';
