export * from './lens';
export * from './picture';
export * from './view';
