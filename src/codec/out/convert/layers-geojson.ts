/** Layers as one GeoJSON collection: RFC 7946 in degrees; in a grid by the `crs` member of 2008, which GIS still read. */
import type { Layer } from '../geopackage/database';
import type { Grid } from '../grid';
import { projectedShape } from '../projected';

/** Decimals: 0.1 mm in degrees, 1 mm in metres. */
const DEGREE_DECIMALS = 9;
const METRE_DECIMALS = 3;

export function layersGeoJson(layers: readonly Layer[], grid: Grid): string {
  const unit = 10 ** (grid.projected ? METRE_DECIMALS : DEGREE_DECIMALS);
  const rounded = (_key: string, value: unknown): unknown =>
    typeof value === 'number' ? Math.round(value * unit) / unit : value;
  const features = layers.flatMap((layer) =>
    layer.features.map(({ geometry, values }) => {
      const { id, ...properties } = values;
      const shape = geometry && JSON.stringify(projectedShape(simple(geometry), grid), rounded);
      const named = typeof id === 'string' || typeof id === 'number' ? `"id":${JSON.stringify(id)},` : '';
      return `{"type":"Feature",${named}"properties":${JSON.stringify({ ...properties, ...(named ? { id } : {}) })},"geometry":${shape ?? 'null'}}`;
    }),
  );
  const crs = grid.projected
    ? `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::${grid.epsg}"}},\n`
    : '';
  return `{"type":"FeatureCollection",\n${crs}"features":[\n${features.join(',\n')}\n]}\n`;
}

/** One part alone needs no collection. */
function simple({ type, coordinates }: NonNullable<Layer['features'][number]['geometry']>) {
  const parts = coordinates as readonly unknown[];
  return type.startsWith('Multi') && parts.length === 1
    ? { type: type.slice('Multi'.length), coordinates: parts[0] }
    : { type, coordinates };
}
