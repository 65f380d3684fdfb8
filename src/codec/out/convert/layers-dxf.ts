/** Layers as a CAD drawing in metres of a grid. */
import { Drawing } from '../dxf/drawing';
import { layerName, windows1252 } from '../dxf/encoding';
import type { Layer, LayerFeature } from '../geopackage/database';
import type { Grid } from '../grid';
import { projectedShape } from '../projected';

const TEXT_M = 2;
const RADIUS_M = 0.75;
/** AutoCAD's colours: each layer has the next. */
const COLOURS = [8, 9, 3, 5, 6, 4, 30, 1];

type Xy = readonly [x: number, y: number];

export function layersDxf(layers: readonly Layer[], grid: Grid): Uint8Array {
  const shown = layers.filter(({ features }) => features.length > 0);
  const names = shown.map(({ name }, i): [string, number] => [layerName(name), COLOURS[i % COLOURS.length]!]);
  const drawing = new Drawing(new Map(names));
  for (const { name, features } of shown) {
    for (const feature of features) draw(drawing, layerName(name), feature, grid);
  }
  return windows1252(drawing.toText());
}

function draw(drawing: Drawing, layer: string, { geometry, values }: LayerFeature, grid: Grid): void {
  if (!geometry) return;
  const { type, coordinates } = projectedShape(geometry, grid);
  const rings = (polygon: unknown): void => {
    for (const ring of polygon as Xy[][]) drawing.polyline(layer, ring.slice(0, -1), true);
  };
  switch (type) {
    case 'Point': {
      const [x, y] = coordinates as Xy;
      drawing.circle(layer, [x, y], RADIUS_M);
      const label = values['ref'] ?? values['name'];
      if (typeof label === 'string') drawing.text(layer, [x + 1.5 * RADIUS_M, y], TEXT_M, label);
      break;
    }
    case 'LineString':
      drawing.polyline(layer, coordinates as Xy[], false);
      break;
    case 'Polygon':
      rings(coordinates);
      break;
    case 'MultiPolygon':
      (coordinates as unknown[]).forEach(rings);
      break;
    default:
      break;
  }
}
