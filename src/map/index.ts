/** The map: a projection of the store. */
export { mountMap, type MapContext, type MapHandle } from './mount';
export { legendRows, legendTitle, type MapLegendRow } from './legend';
