/** What belongs to the hand: theory, old outlines, axes, drafts, handles and their tags. Always on top. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { SYMBOL } from '../theme/symbol-names';
import { FONT_BOLD, SOURCE, type Look } from './look';

const isPart = (part: string): ExpressionSpecification => ['==', ['get', 'part'], part];

/** Lines of the selected camera: unobstructed field, outline before the gesture. */
export function fieldLayers({ palette }: Look): LayerSpecification[] {
  const line = (id: string, part: string, paint: object): LayerSpecification =>
    ({
      id,
      type: 'line',
      source: SOURCE.edit,
      filter: isPart(part),
      layout: { 'line-join': 'round' },
      paint,
    }) as LayerSpecification;
  return [
    line('field-casing', 'field', { 'line-color': palette.halo, 'line-width': 2.6, 'line-opacity': 0.6 }),
    line('field', 'field', {
      'line-color': palette.selection,
      'line-width': 1.1,
      'line-dasharray': [2.7, 2.7],
    }),
    line('before', 'before', {
      'line-color': palette.selection,
      'line-width': 1.1,
      'line-opacity': 0.8,
      'line-dasharray': [1.4, 2.7],
    }),
  ];
}

/** The camera's axis, over its outline. */
export function axisLayers({ palette }: Look): LayerSpecification[] {
  const line = (id: string, paint: object): LayerSpecification =>
    ({ id, type: 'line', source: SOURCE.edit, filter: isPart('axis'), paint }) as LayerSpecification;
  return [
    line('axis-casing', { 'line-color': palette.halo, 'line-width': 3, 'line-opacity': 0.5 }),
    line('axis', {
      'line-color': palette.selection,
      'line-width': 1.2,
      'line-dasharray': [8, 2.5, 1.7, 2.5],
    }),
  ];
}

/** What is being drawn or measured. */
export function draftLayers({ palette }: Look): LayerSpecification[] {
  const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
  return [
    {
      id: 'draft-fill',
      type: 'fill',
      source: SOURCE.draft,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': palette.selection, 'fill-opacity': 0.06 },
    },
    {
      id: 'draft-casing',
      type: 'line',
      source: SOURCE.draft,
      filter: isLine,
      paint: { 'line-color': palette.halo, 'line-width': 4 },
    },
    {
      id: 'draft-line',
      type: 'line',
      source: SOURCE.draft,
      filter: ['all', isLine, ['!', ['has', 'loose']]],
      paint: { 'line-color': palette.selection, 'line-width': 1.8 },
    },
    {
      id: 'draft-loose',
      type: 'line',
      source: SOURCE.draft,
      filter: ['all', isLine, ['has', 'loose']],
      paint: { 'line-color': palette.selection, 'line-width': 1.6, 'line-dasharray': [3, 2.5] },
    },
    {
      id: 'draft-point',
      type: 'symbol',
      source: SOURCE.draft,
      filter: ['has', 'image'],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ];
}

/** What a draft says of itself: over the devices' symbols and labels, while its lines run under them. */
export const draftTagLayers = ({ palette }: Look): LayerSpecification[] => [
  tagLayer('draft-tag', SOURCE.draft, palette),
];

export function handleLayers({ palette }: Look): LayerSpecification[] {
  return [
    {
      id: 'handle',
      type: 'symbol',
      source: SOURCE.handles,
      filter: ['has', 'image'],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-rotate': ['get', 'turn'],
        'icon-rotation-alignment': 'map',
        'icon-offset': ['array', 'number', 2, ['get', 'offset']],
        'icon-size': ['case', ['get', 'live'], 1.2, 1],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    tagLayer('handle-tag', SOURCE.handles, palette),
  ];
}

/** A value on a plate: white at rest, ink while it moves. */
function tagLayer(id: string, source: string, palette: Look['palette']): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source,
    filter: ['has', 'tag'],
    layout: {
      'icon-image': ['case', ['get', 'live'], SYMBOL.tagLive, SYMBOL.tag],
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [2, 7, 2, 7],
      'text-field': ['get', 'tag'],
      'text-font': [FONT_BOLD],
      'text-size': 11.5,
      'text-max-width': 40,
      'text-anchor': ['get', 'anchor'] as unknown as 'center',
      'text-offset': ['array', 'number', 2, ['get', 'shift']],
      'text-allow-overlap': true,
      'icon-allow-overlap': true,
      'text-ignore-placement': true,
      'icon-ignore-placement': true,
    },
    paint: { 'text-color': ['case', ['get', 'live'], palette.tagInk, palette.selection] },
  };
}
