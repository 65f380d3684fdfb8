/** Ground, streets, buildings, furniture and names, from the city's own tiles. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { CITY_LAYERS } from '../city/city-tiles';
import { metresPerPixel } from '../city/mercator';
import { SYMBOL } from '../theme/symbol-names';
import { FONT, shown, SOURCE, type Look } from './look';

const KERB_PX = 0.9;

export const groundLayers = ({ palette }: Look): LayerSpecification[] => [
  { id: 'ground', type: 'background', paint: { 'background-color': palette.land } },
];

export function streetLayers(look: Look): LayerSpecification[] {
  const { palette } = look;
  const isRoad: ExpressionSpecification = ['!', ['has', 'path']];
  const common = { type: 'line', source: SOURCE.city, 'source-layer': CITY_LAYERS.streets } as const;
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      ...common,
      id: 'path',
      minzoom: 15,
      filter: ['has', 'path'],
      layout,
      paint: { 'line-color': palette.path, 'line-width': widthAtScale(look, 0, 0.8) },
    },
    {
      ...common,
      id: 'kerb',
      minzoom: 13,
      filter: isRoad,
      layout,
      paint: { 'line-color': palette.kerb, 'line-width': widthAtScale(look, 2 * KERB_PX, 2.2) },
    },
    {
      ...common,
      id: 'street',
      filter: isRoad,
      layout,
      paint: { 'line-color': palette.road, 'line-width': widthAtScale(look, 0, 1) },
    },
  ];
}

export function treeLayers({ palette, latitude, layers }: Look): LayerSpecification[] {
  const radius = (zoom: number): number => TREE_RADIUS_M / metresPerPixel(zoom, latitude);
  return [
    {
      id: 'tree',
      type: 'circle',
      source: SOURCE.city,
      'source-layer': CITY_LAYERS.furniture,
      minzoom: 16,
      filter: ['==', ['get', 'kind'], 'tree'],
      layout: shown(layers.furniture),
      paint: {
        'circle-color': palette.tree,
        'circle-stroke-color': palette.treeLine,
        'circle-stroke-width': 0.7,
        'circle-radius': ['interpolate', ['exponential', 2], ['zoom'], 16, radius(16), 22, radius(22)],
        'circle-pitch-alignment': 'map',
      },
    },
  ];
}

/** Crown of a tree as drawn; it blocks nothing unless the plan says so. */
const TREE_RADIUS_M = 2.5;

export function buildingLayers(look: Look): LayerSpecification[] {
  const { palette, layers, assumedHeight_m } = look;
  const flat = layers.buildings && !layers.buildings3d;
  const solid = layers.buildings && layers.buildings3d;
  const common = { source: SOURCE.city, 'source-layer': CITY_LAYERS.buildings } as const;
  const colour: ExpressionSpecification = [
    'case',
    ['has', 'public'],
    palette.publicBuilding,
    palette.building,
  ];
  const top: ExpressionSpecification = ['case', ['has', 'top'], ['get', 'top'], assumedHeight_m];
  const line = {
    ...common,
    type: 'line',
    minzoom: 15,
    layout: { 'line-join': 'round', ...shown(flat) },
  } as const;
  return [
    {
      ...common,
      id: 'building',
      type: 'fill',
      minzoom: 14,
      layout: shown(flat),
      paint: { 'fill-color': colour, 'fill-antialias': true },
    },
    {
      ...line,
      id: 'building-line',
      filter: ['!', ['has', 'assumed']],
      paint: {
        'line-color': palette.buildingLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.4, 17, 0.8],
      },
    },
    {
      ...line,
      id: 'building-assumed-casing',
      minzoom: 16,
      filter: ['has', 'assumed'],
      paint: { 'line-color': palette.haloSolid, 'line-width': 1.5 },
    },
    {
      ...line,
      id: 'building-assumed',
      filter: ['has', 'assumed'],
      paint: {
        'line-color': palette.buildingLine,
        'line-width': ['interpolate', ['linear'], ['zoom'], 15, 0.5, 17, 1.4],
        'line-dasharray': [2.2, 1.7],
      },
    },
    {
      ...common,
      id: 'building-3d',
      type: 'fill-extrusion',
      minzoom: 14,
      layout: shown(solid),
      paint: {
        'fill-extrusion-color': colour,
        'fill-extrusion-height': top,
        'fill-extrusion-base': ['case', ['has', 'base'], ['get', 'base'], 0],
        'fill-extrusion-opacity': 0.92,
        'fill-extrusion-vertical-gradient': true,
      },
    },
  ];
}

export function furnitureLayers({ layers }: Look): LayerSpecification[] {
  return [
    {
      id: 'furniture',
      type: 'symbol',
      source: SOURCE.city,
      'source-layer': CITY_LAYERS.furniture,
      minzoom: 17,
      filter: ['in', ['get', 'kind'], ['literal', Object.keys(FURNITURE_IMAGES)]],
      layout: {
        ...shown(layers.furniture),
        'icon-image': [
          'match',
          ['get', 'kind'],
          ...Object.entries(FURNITURE_IMAGES).flat(),
          SYMBOL.pole,
        ] as unknown as ExpressionSpecification,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

const FURNITURE_IMAGES = {
  street_lamp: SYMBOL.lamp,
  pole: SYMBOL.pole,
  mast: SYMBOL.pole,
  flagpole: SYMBOL.pole,
  traffic_signals: SYMBOL.signals,
  bus_stop: SYMBOL.stop,
  tram_stop: SYMBOL.stop,
  subway_entrance: SYMBOL.stop,
  entrance: SYMBOL.entrance,
} as const;

export function nameLayers({ palette, layers }: Look): LayerSpecification[] {
  return [
    {
      id: 'street-name',
      type: 'symbol',
      source: SOURCE.city,
      'source-layer': CITY_LAYERS.streets,
      minzoom: 14,
      filter: ['has', 'name'],
      layout: {
        ...shown(layers.labels),
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'symbol-sort-key': ['-', ['get', 'w']],
        'text-field': ['get', 'name'],
        'text-font': [FONT],
        'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10, 16, 11, 19, 13],
        'text-letter-spacing': 0.02,
        'text-max-angle': 30,
        'text-padding': 4,
      },
      paint: {
        'text-color': palette.name,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.5,
      },
    },
  ];
}

/** A street's own width in metres at the scale of the map, and `least` px at small scales; `more` px on top. */
function widthAtScale({ latitude }: Look, more: number, least: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => [
    'max',
    least * (zoom < 14 ? 0.7 : 1),
    ['+', more, ['*', ['get', 'w'], 1 / metresPerPixel(zoom, latitude)]],
  ];
  return [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...[12, 14, 16, 18, 22].flatMap((zoom) => [zoom, at(zoom)]),
  ] as unknown as ExpressionSpecification;
}
