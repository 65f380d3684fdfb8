/** Where many events happen: squares of one colour, the stronger the more. */
import type { LayerSpecification } from 'maplibre-gl';
import { EVENT_OPACITY } from '../theme/event-classes';
import { shown, SOURCE, type Look } from './look';

export const eventLayers = ({ palette, layers }: Look): LayerSpecification[] => [
  {
    id: 'events',
    type: 'fill',
    source: SOURCE.events,
    layout: shown(layers.events !== false),
    paint: {
      'fill-color': palette.events,
      'fill-opacity': ['at', ['get', 'class'], ['literal', [...EVENT_OPACITY]]],
      'fill-antialias': false,
    },
  },
];
