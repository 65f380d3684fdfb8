/** The map: a projection of the store. */
export type { MapHandle } from './map-handle';
export { mountMap, type MapContext } from './mount';
export { legendRows, legendTitle, type MapLegendRow } from './legend';
