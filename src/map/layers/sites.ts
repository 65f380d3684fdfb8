/** Places and candidate sites, and the ways to entrances. */
import type { LayerSpecification } from 'maplibre-gl';
import { FONT, isOfCameras, shown, SOURCE, type Look } from './look';

export const APPROACH_DASHES = { facing: undefined, seen: [2, 1], unseen: [0.6, 1] } as const;

/** Width and dashes say the same as the colours. Seen at the level asked for: elsewhere they answer another question. */
export function approachLayers({ palette, layers, reading }: Look): LayerSpecification[] {
  const ink = { facing: palette.bandLine, seen: palette.bandLine, unseen: palette.gap } as const;
  const common = { source: SOURCE.approaches, minzoom: 15 } as const;
  const on = layers.places && isOfCameras(reading);
  return [
    {
      ...common,
      id: 'approach-casing',
      type: 'line',
      layout: { 'line-cap': 'butt', ...shown(on) },
      paint: { 'line-color': palette.haloSolid, 'line-width': 7 },
    },
    ...(['facing', 'seen', 'unseen'] as const).map((state): LayerSpecification => {
      const dashes = APPROACH_DASHES[state];
      return {
        ...common,
        id: `approach-${state}`,
        type: 'line',
        filter: ['==', ['get', 'state'], state],
        layout: { 'line-cap': 'butt', ...shown(on) },
        paint: {
          'line-color': ink[state],
          'line-width': 4,
          ...(dashes ? { 'line-dasharray': [...dashes] } : {}),
        },
      };
    }),
  ];
}

export function siteLayers({ palette, layers, labelled }: Look): LayerSpecification[] {
  const kinds = [...(layers.places ? ['place'] : []), ...(layers.candidateSites ? ['candidate-site'] : [])];
  return [
    {
      id: 'site',
      type: 'symbol',
      source: SOURCE.sites,
      minzoom: 14,
      filter: ['in', ['get', 'kind'], ['literal', kinds]],
      layout: {
        'icon-image': ['get', 'image'],
        'icon-allow-overlap': true,
        'icon-anchor': 'center',
        // What is selected carries its label in ink.
        'text-field': [
          'step',
          ['zoom'],
          '',
          16.5,
          ['case', ['in', ['get', 'id'], ['literal', [...labelled]]], '', ['get', 'label']],
        ],
        'text-font': [FONT],
        'text-size': 11,
        'text-anchor': 'left',
        'text-offset': [1.1, 0],
        'text-optional': true,
      },
      paint: { 'text-color': palette.candidate, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ];
}
