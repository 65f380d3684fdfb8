/** A background map by an address of the user's: raster tiles, or vector tiles of a common schema drawn in greys. */
import type { LayerSpecification, RasterSourceSpecification, VectorSourceSpecification } from 'maplibre-gl';
import type { Background } from './port';

export const BACKGROUND = 'background';

const isVector = ({ url }: Background): boolean => /\.(pbf|mvt)(\?|#|$)/i.test(url);

export function backgroundSource({
  url,
  attribution,
}: Background): RasterSourceSpecification | VectorSourceSpecification {
  return isVector({ url, attribution })
    ? { type: 'vector', tiles: [url], maxzoom: 14, attribution }
    : { type: 'raster', tiles: [url], tileSize: 256, maxzoom: 19, attribution };
}

/** Layer names of the OpenMapTiles and Shortbread schemas; those a server does not have draw nothing. */
const VECTOR_FILLS = ['landcover', 'landuse', 'land', 'water', 'water_polygons', 'ocean', 'park', 'sites'];
const VECTOR_LINES = ['waterway', 'water_lines', 'transportation', 'streets', 'boundary', 'boundaries'];
const WATER = /water|ocean/;

export function backgroundLayers(background: Background): LayerSpecification[] {
  if (!isVector(background)) {
    return [
      {
        id: `${BACKGROUND}-raster`,
        type: 'raster',
        source: BACKGROUND,
        // Held back, so that what is seen and missed stays what the eye meets first.
        paint: { 'raster-opacity': 0.75, 'raster-saturation': -0.6 },
      },
    ];
  }
  return [
    ...VECTOR_FILLS.map((name): LayerSpecification => ({
      id: `${BACKGROUND}-${name}`,
      type: 'fill',
      source: BACKGROUND,
      'source-layer': name,
      paint: {
        'fill-color': WATER.test(name) ? '#8fb6c6' : '#9aa58f',
        'fill-opacity': WATER.test(name) ? 0.4 : 0.12,
      },
    })),
    ...VECTOR_LINES.map((name): LayerSpecification => ({
      id: `${BACKGROUND}-${name}-line`,
      type: 'line',
      source: BACKGROUND,
      'source-layer': name,
      paint: { 'line-color': WATER.test(name) ? '#8fb6c6' : '#a8a297', 'line-opacity': 0.5, 'line-width': 1 },
    })),
  ];
}
