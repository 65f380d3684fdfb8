/** How the ways to entrances are drawn: width and dashes say the same as the colours. */
import type { LayerSpecification } from 'maplibre-gl';
import { shown, SOURCE, type Look } from './look';

export const APPROACH_DASHES = { facing: undefined, seen: [2, 1], unseen: [0.6, 1] } as const;

export function approachLayers({ palette, layers }: Look): LayerSpecification[] {
  const ink = { facing: palette.bandLine, seen: palette.bandLine, unseen: palette.gap } as const;
  const common = { source: SOURCE.approaches, minzoom: 15 } as const;
  return [
    {
      ...common,
      id: 'approach-casing',
      type: 'line',
      layout: { 'line-cap': 'butt', ...shown(layers.places) },
      paint: { 'line-color': palette.haloSolid, 'line-width': 7 },
    },
    ...(['facing', 'seen', 'unseen'] as const).map((state): LayerSpecification => {
      const dashes = APPROACH_DASHES[state];
      return {
        ...common,
        id: `approach-${state}`,
        type: 'line',
        filter: ['==', ['get', 'state'], state],
        layout: { 'line-cap': 'butt', ...shown(layers.places) },
        paint: {
          'line-color': ink[state],
          'line-width': 4,
          ...(dashes ? { 'line-dasharray': [...dashes] } : {}),
        },
      };
    }),
  ];
}
