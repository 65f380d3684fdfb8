/** Zones, masks, obstacles, sites and devices of the plan. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { PATTERN } from '../theme/patterns';
import { beakImage, SYMBOL } from '../theme/symbol-names';
import { FONT, FONT_BOLD, shown, SOURCE, type Look } from './look';

const isRole = (role: string): ExpressionSpecification => ['==', ['get', 'role'], role];

export function maskLayers({ palette, layers }: Look): LayerSpecification[] {
  const common = { source: SOURCE.zones, filter: isRole('mask'), layout: shown(layers.masks) } as const;
  return [
    {
      ...common,
      id: 'mask-ground',
      type: 'fill',
      paint: { 'fill-color': palette.land, 'fill-opacity': 0.9 },
    },
    { ...common, id: 'mask', type: 'fill', paint: { 'fill-pattern': PATTERN.mask } },
    {
      ...common,
      id: 'mask-line',
      type: 'line',
      paint: { 'line-color': palette.mask, 'line-width': 1.6 },
    },
  ];
}

export function obstacleLayers({ palette, layers }: Look): LayerSpecification[] {
  const common = { source: SOURCE.obstacles } as const;
  return [
    {
      ...common,
      id: 'obstacle',
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: shown(layers.obstacles && !layers.buildings3d),
      paint: { 'fill-color': palette.wall, 'fill-opacity': 0.55 },
    },
    {
      ...common,
      id: 'obstacle-3d',
      type: 'fill-extrusion',
      filter: ['==', ['geometry-type'], 'Polygon'],
      layout: shown(layers.obstacles && layers.buildings3d),
      paint: {
        'fill-extrusion-color': palette.wall,
        'fill-extrusion-height': ['get', 'top'],
        'fill-extrusion-base': ['get', 'base'],
        'fill-extrusion-opacity': 0.92,
      },
    },
    {
      ...common,
      id: 'obstacle-line',
      type: 'line',
      layout: { 'line-cap': 'butt', 'line-join': 'round', ...shown(layers.obstacles) },
      paint: {
        'line-color': palette.wall,
        'line-width': ['case', ['==', ['geometry-type'], 'Polygon'], 1.4, 3],
      },
    },
  ];
}

/** The veil over what lies outside the study area, the area's limit, and the other zones' outlines. */
export function zoneLayers({ palette, layers }: Look): LayerSpecification[] {
  const line = (id: string, role: string, paint: object): LayerSpecification =>
    ({
      id,
      type: 'line',
      source: SOURCE.zones,
      filter: isRole(role),
      layout: { 'line-join': 'round', ...shown(layers.zones) },
      paint,
    }) as LayerSpecification;
  return [
    {
      id: 'veil',
      type: 'fill',
      source: SOURCE.veil,
      layout: shown(layers.zones),
      paint: { 'fill-color': palette.veil, 'fill-opacity': palette.veilOpacity, 'fill-antialias': false },
    },
    line('zone-required-casing', 'required', {
      'line-color': palette.halo,
      'line-width': 3.2,
      'line-opacity': 0.7,
    }),
    line('zone-required', 'required', {
      'line-color': palette.bandLine,
      'line-width': 1.6,
      'line-dasharray': [6, 2.4],
    }),
    line('zone-privacy-casing', 'privacy', {
      'line-color': palette.halo,
      'line-width': 3.2,
      'line-opacity': 0.7,
    }),
    line('zone-privacy', 'privacy', {
      'line-color': palette.zone,
      'line-width': 1.5,
      'line-dasharray': [1.4, 1.8],
    }),
    line('zone-noise-casing', 'noise', {
      'line-color': palette.halo,
      'line-width': 3.2,
      'line-opacity': 0.7,
    }),
    line('zone-noise', 'noise', {
      'line-color': palette.zone,
      'line-width': 1.5,
      'line-dasharray': [3, 1.5, 0.8, 1.5, 0.8, 1.5],
    }),
    line('zone-study-casing', 'study', {
      'line-color': palette.halo,
      'line-width': 3.2,
      'line-opacity': 0.7,
    }),
    line('zone-study', 'study', {
      'line-color': palette.zone,
      'line-width': 1.4,
      'line-dasharray': [7.8, 2.5, 1.4, 2.5],
    }),
  ];
}

export function zoneNameLayers({ palette, layers }: Look): LayerSpecification[] {
  return [
    {
      id: 'zone-name',
      type: 'symbol',
      source: SOURCE.zones,
      minzoom: 15,
      filter: ['all', ['!=', ['get', 'role'], 'study'], ['!=', ['get', 'label'], '']],
      layout: {
        ...shown(layers.zones && layers.labels),
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 11,
        'text-max-width': 9,
      },
      paint: { 'text-color': palette.zone, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ];
}

/** Zooms of UI.md 4: from 16.5 all; from 15 no figure; under 15 dots; under 13 a count per area. */
const FULL_FROM = 16.5;
const PLAIN_FROM = 15;
export const COUNT_BELOW = 13;

/** Symbols of devices from one source: those at rest, and those under the hand. */
export function deviceLayers(
  look: Look,
  source: typeof SOURCE.devices | typeof SOURCE.moving,
): LayerSpecification[] {
  const { palette, layers, labelled } = look;
  const moving = source === SOURCE.moving;
  const kinds = [...(layers.devices ? ['camera'] : []), ...(layers.sensors ? ['sound-sensor'] : [])];
  const isDevice: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', kinds]];
  const push: ExpressionSpecification = [
    'case',
    ['has', 'push'],
    ['array', 'number', 2, ['get', 'push']],
    ['literal', [0, 0]],
  ];
  // Labels keep clear of bodies, not of what sticks out of them.
  const always = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const;
  const solid = { 'icon-ignore-placement': moving } as const;
  const full = moving ? 0 : FULL_FROM;
  const icon = (
    id: string,
    filter: ExpressionSpecification,
    layout: object,
    zooms: object,
  ): LayerSpecification =>
    ({
      id: `${source}-${id}`,
      type: 'symbol',
      source,
      filter: ['all', isDevice, filter],
      layout: { ...always, 'icon-offset': push, ...layout },
      ...zooms,
    }) as LayerSpecification;
  return [
    ...(moving ? [] : [dotLayer(look, isDevice), mastLayer()]),
    // Under the symbols: what is drawn above is placed first, and labels keep clear of it.
    {
      id: `${source}-label`,
      type: 'symbol',
      source,
      minzoom: moving ? 0 : PLAIN_FROM,
      filter: ['all', isDevice, ['has', 'label'], ['!', ['in', ['get', 'id'], ['literal', [...labelled]]]]],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT_BOLD],
        'text-size': 11.5,
        'text-variable-anchor': ['left', 'top-left', 'bottom-left', 'right', 'top', 'bottom'],
        'text-radial-offset': 1.35,
        'text-justify': 'auto',
        'text-padding': 1,
      },
      paint: { 'text-color': palette.selection, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
    },
    icon(
      'unknown',
      ['has', 'unknown'],
      { 'icon-image': SYMBOL.unknown },
      { minzoom: moving ? 0 : PLAIN_FROM },
    ),
    icon(
      'beak',
      ['has', 'azimuth'],
      {
        'icon-image': beakImage(),
        'icon-rotate': ['get', 'azimuth'],
        'icon-rotation-alignment': 'map',
        'icon-size': moving ? 1 : ['step', ['zoom'], 0.66, FULL_FROM, 1],
        // The beak is turned with its offset: out along the azimuth.
        'icon-offset': ['case', ['has', 'pushed'], ['literal', [0, -15]], ['literal', [0, 0]]],
      },
      { minzoom: moving ? 0 : PLAIN_FROM },
    ),
    ...(moving
      ? []
      : [
          icon(
            'plain',
            ['has', 'plain'],
            { ...solid, 'icon-image': ['get', 'plain'] },
            {
              minzoom: PLAIN_FROM,
              maxzoom: FULL_FROM,
            },
          ),
        ]),
    icon('body', ['has', 'body'], { ...solid, 'icon-image': ['get', 'body'] }, { minzoom: full }),
    icon('lock', ['has', 'locked'], { 'icon-image': SYMBOL.lock, 'icon-offset': [8, 8] }, { minzoom: full }),
    icon(
      'warning',
      ['has', 'warning'],
      { 'icon-image': SYMBOL.warning, 'icon-offset': [8, -8] },
      { minzoom: full },
    ),
  ];
}

function dotLayer({ palette }: Look, filter: ExpressionSpecification): LayerSpecification {
  const ink: ExpressionSpecification = [
    'case',
    ['==', ['get', 'kind'], 'sound-sensor'],
    palette.sound,
    palette.symbol,
  ];
  return {
    id: 'devices-dot',
    type: 'circle',
    source: SOURCE.devices,
    minzoom: COUNT_BELOW,
    maxzoom: PLAIN_FROM,
    filter: ['all', filter, ['has', 'body']],
    paint: {
      'circle-radius': 3.2,
      'circle-color': ['case', ['get', 'existing'], palette.symbolOff, ink],
      'circle-stroke-color': ['case', ['get', 'existing'], ink, palette.halo],
      'circle-stroke-width': 1.3,
    },
  };
}

const mastLayer = (): LayerSpecification => ({
  id: 'devices-mast',
  type: 'symbol',
  source: SOURCE.devices,
  minzoom: FULL_FROM,
  filter: ['==', ['get', 'kind'], 'mast'],
  layout: { 'icon-image': SYMBOL.mast, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
});

/** Under zoom 13: how many devices there are about. */
export function clusterLayers({ palette, layers }: Look): LayerSpecification[] {
  const on = layers.devices || layers.sensors;
  return [
    {
      id: 'cluster',
      type: 'circle',
      source: SOURCE.clusters,
      maxzoom: COUNT_BELOW,
      layout: shown(on),
      paint: {
        'circle-radius': 12,
        'circle-color': palette.symbol,
        'circle-stroke-color': palette.halo,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: SOURCE.clusters,
      maxzoom: COUNT_BELOW,
      layout: {
        ...shown(on),
        'text-field': ['to-string', ['coalesce', ['get', 'point_count'], 1]],
        'text-font': [FONT_BOLD],
        'text-size': 11.5,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.symbolOff },
    },
  ];
}

/** Rings under the symbols of what is selected or pointed at. */
export function ringLayers({ palette }: Look): LayerSpecification[] {
  return [
    {
      id: 'mark-line-casing',
      type: 'line',
      source: SOURCE.marks,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 4.5 },
    },
    {
      id: 'mark-line',
      type: 'line',
      source: SOURCE.marks,
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.selection, 'line-width': ['case', ['get', 'on'], 2, 1.2] },
    },
    {
      id: 'mark-ring',
      type: 'symbol',
      source: SOURCE.marks,
      filter: ['has', 'ring'],
      layout: {
        'icon-image': ['get', 'ring'],
        'icon-offset': ['array', 'number', 2, ['get', 'push']],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** Ink labels of what is selected, plain ones of what is pointed at: over everything but handles. */
export function markLabelLayers({ palette }: Look): LayerSpecification[] {
  return [
    {
      id: 'mark-label',
      type: 'symbol',
      source: SOURCE.marks,
      filter: ['all', ['has', 'label'], ['get', 'on'], ['!=', ['get', 'label'], '']],
      layout: {
        'icon-image': SYMBOL.tagLive,
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 7, 2, 7],
        'text-field': ['get', 'label'],
        'text-font': [FONT_BOLD],
        'text-size': 11.5,
        'text-anchor': 'center',
        'text-offset': ['array', 'number', 2, ['get', 'shift']],
        'text-allow-overlap': true,
        'icon-allow-overlap': true,
        'text-ignore-placement': true,
        'icon-ignore-placement': true,
      },
      paint: { 'text-color': palette.tagInk },
    },
  ];
}
