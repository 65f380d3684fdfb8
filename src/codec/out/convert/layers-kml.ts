/** Layers as KML 2.2: a folder each. */
import type { Layer, LayerFeature } from '../geopackage/database';
import { lineString, placemark, polygon, tuple } from '../kml';
import { escaped } from '../xml';

export function layersKml(layers: readonly Layer[], name: string): string {
  const folders = layers
    .filter(({ features }) => features.length > 0)
    .map(
      (layer) =>
        `<Folder><name>${escaped(layer.name)}</name>\n${layer.features.map(placemarkOf).join('\n')}\n</Folder>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escaped(name)}</name>
${folders.join('\n')}
</Document></kml>
`;
}

/** Called by its name, which our reader takes for the name; its number stands in the data. */
function placemarkOf({ geometry, values }: LayerFeature): string {
  const { name, ...data } = values;
  const title = [name, values['ref'], values['id']].find((text) => typeof text === 'string');
  return placemark(typeof title === 'string' ? title : '', data, geometry ? kmlOf(geometry) : '');
}

function kmlOf({ type, coordinates }: NonNullable<LayerFeature['geometry']>): string {
  switch (type) {
    case 'Point':
      return `<Point><coordinates>${tuple(coordinates as readonly number[])}</coordinates></Point>`;
    case 'LineString':
      return lineString(coordinates as readonly (readonly number[])[]);
    case 'Polygon':
      return polygon(coordinates as never);
    default:
      return `<MultiGeometry>${(coordinates as readonly unknown[])
        .map((part) => kmlOf({ type: type.slice('Multi'.length), coordinates: part }))
        .join('')}</MultiGeometry>`;
  }
}
