/** Small helpers to make GeoJSON for drawing. */
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { LonLat } from '../../model/plan';

export type Properties = Readonly<Record<string, string | number | boolean | readonly number[]>>;

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const collection = (features: readonly Feature[]): FeatureCollection =>
  features.length === 0 ? EMPTY : { type: 'FeatureCollection', features: [...features] };

export const feature = (geometry: Geometry, properties: Properties = {}): Feature => ({
  type: 'Feature',
  properties: { ...properties },
  geometry,
});

export const point = (at: LonLat, properties?: Properties): Feature =>
  feature({ type: 'Point', coordinates: [at[0], at[1]] }, properties);

export const line = (path: readonly LonLat[], properties?: Properties): Feature =>
  feature({ type: 'LineString', coordinates: path.map(copy) }, properties);

export const polygon = (rings: readonly (readonly LonLat[])[], properties?: Properties): Feature =>
  feature({ type: 'Polygon', coordinates: rings.map((ring) => ring.map(copy)) }, properties);

const copy = ([lon, lat]: LonLat): Position => [lon, lat];
