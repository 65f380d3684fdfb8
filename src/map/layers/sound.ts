/** How sound is drawn beside who hears: limits of the steps of SNR, of the location error, and streets heard and seen. */
import type { LayerSpecification } from 'maplibre-gl';
import { PATTERN } from '../theme/patterns';
import { FONT, shown, SOURCE, type Look } from './look';

/** Limits are told apart from hearing's own edge by their dashes, from each other by their figures. */
export function soundDetailLayers(look: Look): LayerSpecification[] {
  const { palette, reading, layers } = look;
  const on = reading === 'sound' && layers.coverage;
  const located = reading === 'sound' && layers.location === true;
  return [
    // A sensor under the hand: the look of hearing in every reading, so that it is seen while it is placed.
    {
      id: 'sound-hand',
      type: 'fill',
      source: SOURCE.soundHand,
      paint: { 'fill-color': palette.soundOne, 'fill-opacity': 0.55, 'fill-antialias': false },
    },
    {
      id: 'sound-hand-edge',
      type: 'line',
      source: SOURCE.soundHand,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.sound, 'line-width': 1.8 },
    },
    {
      id: 'sound-steps',
      type: 'line',
      source: SOURCE.soundSteps,
      layout: { 'line-join': 'round', ...shown(on) },
      paint: {
        'line-color': palette.sound,
        'line-width': ['match', ['get', 'snr'], 20, 1.6, 1.1],
        'line-dasharray': [4, 2],
      },
    },
    figures('sound-step-figures', SOURCE.soundSteps, on, look),
    {
      id: 'ambiguous',
      type: 'fill',
      source: SOURCE.ambiguous,
      layout: shown(located),
      paint: { 'fill-pattern': PATTERN.ambiguous },
    },
    {
      id: 'location-casing',
      type: 'line',
      source: SOURCE.location,
      layout: { 'line-join': 'round', ...shown(located) },
      paint: { 'line-color': palette.halo, 'line-width': 3 },
    },
    {
      id: 'location',
      type: 'line',
      source: SOURCE.location,
      layout: { 'line-join': 'round', ...shown(located) },
      paint: {
        'line-color': palette.selection,
        'line-width': ['match', ['get', 'upTo'], 1, 2, 5, 1.6, 10, 1.6, 1],
        'line-dasharray': [1.5, 1.5],
      },
    },
    figures('location-figures', SOURCE.location, located, look),
    ...togetherLayers(look),
    ...probeLayers(look),
  ];
}

const figures = (id: string, source: string, on: boolean, { palette }: Look): LayerSpecification => ({
  id,
  type: 'symbol',
  source,
  minzoom: 14,
  layout: {
    ...shown(on),
    'symbol-placement': 'line',
    'symbol-spacing': 220,
    'text-field': ['get', 'label'],
    'text-font': [FONT],
    'text-size': 11,
  },
  paint: { 'text-color': palette.sound, 'text-halo-color': palette.haloSolid, 'text-halo-width': 1.6 },
});

/** Width and dashes say the same as the colours. */
function togetherLayers({ palette, layers, reading }: Look): LayerSpecification[] {
  const on = layers.together === true && reading !== 'recognition';
  const road = (
    id: string,
    kind: string,
    colour: string,
    width: number,
    dashes?: number[],
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: SOURCE.together,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'line-cap': dashes ? 'butt' : 'round', ...shown(on) },
    paint: { 'line-color': colour, 'line-width': width, ...(dashes ? { 'line-dasharray': dashes } : {}) },
  });
  return [
    {
      id: 'together-casing',
      type: 'line',
      source: SOURCE.together,
      layout: { 'line-cap': 'round', ...shown(on) },
      paint: { 'line-color': palette.haloSolid, 'line-width': 6 },
    },
    road('together-neither', 'neither', palette.gap, 1.4, [1, 2]),
    road('together-seen', 'seenOnly', palette.fourLevels[2]!, 3, [3, 1.4]),
    road('together-heard', 'heardOnly', palette.soundThree, 3, [5, 1.2]),
    road('together-both', 'heardAndSeen', palette.symbol, 4),
  ];
}

/** The way that carries the sound to each sensor: whole where it is heard, dotted where not; a ring on each roof edge. */
function probeLayers({ palette }: Look): LayerSpecification[] {
  const way = (id: string, heard: boolean, dashes?: number[]): LayerSpecification => ({
    id,
    type: 'line',
    source: SOURCE.soundProbe,
    filter: ['all', ['==', ['geometry-type'], 'LineString'], ['==', ['get', 'heard'], heard]],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.sound,
      'line-width': heard ? 2.2 : 1.2,
      ...(dashes ? { 'line-dasharray': dashes } : {}),
    },
  });
  return [
    {
      id: 'sound-probe-casing',
      type: 'line',
      source: SOURCE.soundProbe,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': palette.haloSolid, 'line-width': 4.4 },
    },
    way('sound-probe-heard', true),
    way('sound-probe-unheard', false, [1.2, 2.4]),
    {
      id: 'sound-probe-edges',
      type: 'circle',
      source: SOURCE.soundProbe,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 3.4,
        'circle-color': palette.haloSolid,
        'circle-stroke-color': palette.sound,
        'circle-stroke-width': 1.6,
      },
    },
  ];
}
