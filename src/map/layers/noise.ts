/** The loaded noise map, under everything that was analysed. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Layers, Reading } from '../../store';
import { NOISE_OPACITY } from '../theme/noise-classes';
import { shown, SOURCE, type Look } from './look';

/** It answers a question of hearing: elsewhere it is drawn only when asked for. */
export const isNoiseShown = ({
  layers,
  reading,
}: {
  readonly layers: Layers;
  readonly reading: Reading;
}): boolean => layers.noise ?? reading === 'sound';

/** Lightness alone tells the classes; a line closes each area, for the two quietest are near the ground's own colour. */
export const noiseLayers = (look: Look): LayerSpecification[] => [
  {
    id: 'noise',
    type: 'fill',
    source: SOURCE.noise,
    layout: { ...shown(isNoiseShown(look)), 'fill-sort-key': ['get', 'order'] },
    paint: {
      'fill-color': ['to-color', ['at', ['get', 'class'], ['literal', [...look.palette.noise]]]],
      'fill-opacity': NOISE_OPACITY,
      'fill-antialias': false,
    },
  },
  {
    id: 'noise-edge',
    type: 'line',
    source: SOURCE.noise,
    layout: { ...shown(isNoiseShown(look)), 'line-join': 'round' },
    paint: { 'line-color': look.palette.noise.at(-1)!, 'line-width': 0.6, 'line-opacity': 0.6 },
  },
];
