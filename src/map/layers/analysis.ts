/** What is seen, heard and missed (UI.md 4). Fills of two readings are never mixed; masks stay in all, gaps wherever levels are asked for. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { levelColour, levelDashes } from '../theme/palette';
import { PATTERN } from '../theme/patterns';
import { FONT, FONT_BOLD, isOfCameras, shown, SOURCE, type Look } from './look';
import { SYMBOL } from '../theme/symbol-names';

const DIMMED = 0.5;
const SELECTED = 0.96;
/** UI.md 3: how strong a result that is out of date is drawn. */
const STALE = 0.35;
/** Band limits and their figures from these zooms (UI.md 4). */
const LIMITS_FROM_ZOOM = 15;

export function coverageLayers(look: Look): LayerSpecification[] {
  return [...densityLayers(look), ...countLayers(look), ...recognitionLayers(look), ...soundLayers(look)];
}

function densityLayers(look: Look): LayerSpecification[] {
  const { palette, reading, layers, cameraSelected } = look;
  const on = reading === 'density' && layers.coverage;
  return [
    {
      id: 'bands',
      type: 'fill',
      source: SOURCE.bands,
      layout: shown(on),
      paint: {
        'fill-color': levelColours(look),
        'fill-opacity': cameraSelected ? DIMMED : palette.coverage,
        'fill-antialias': false,
      },
    },
    ...limitLayers(look, 'limit', SOURCE.limits, on, 0.8, cameraSelected ? 0.35 : 0.8),
  ];
}

/** A face: full colour; a plate: dots inside a dashed limit, so that both are told apart where they meet. */
function recognitionLayers({ palette, reading, layers }: Look): LayerSpecification[] {
  const layout = shown(reading === 'recognition' && layers.coverage);
  const source = SOURCE.recognition;
  const of = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
  return [
    {
      id: 'recognition-face',
      type: 'fill',
      source,
      filter: of('face'),
      layout,
      paint: { 'fill-color': palette.two, 'fill-opacity': 0.9 },
    },
    {
      id: 'recognition-face-edge',
      type: 'line',
      source,
      filter: of('face'),
      layout,
      paint: { 'line-color': palette.selection, 'line-width': 1.4 },
    },
    {
      id: 'recognition-plate',
      type: 'fill',
      source,
      filter: of('plate'),
      layout,
      paint: { 'fill-pattern': PATTERN.two },
    },
    {
      id: 'recognition-plate-edge',
      type: 'line',
      source,
      filter: of('plate'),
      layout,
      paint: { 'line-color': palette.selection, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
  ];
}

function countLayers({ palette, reading, layers, cameraSelected }: Look): LayerSpecification[] {
  const counting = reading === 'coverage' && layers.coverage;
  const overlaps = counting || (layers.overlaps && reading === 'density');
  const dots = (id: string, k: number, pattern: string): LayerSpecification => ({
    id,
    type: 'fill',
    source: SOURCE.counts,
    filter: ['==', ['get', 'k'], k],
    layout: shown(overlaps),
    paint: { 'fill-pattern': pattern },
  });
  return [
    {
      id: 'counts',
      type: 'fill',
      source: SOURCE.counts,
      layout: shown(counting),
      paint: {
        'fill-color': ['match', ['get', 'k'], 1, palette.fourLevels[0]!, 2, palette.two, palette.three],
        'fill-opacity': cameraSelected ? 0.7 : palette.coverage,
        'fill-antialias': false,
      },
    },
    dots('counts-two', 2, PATTERN.two),
    dots('counts-three', 3, PATTERN.three),
    {
      id: 'overlap',
      type: 'fill',
      source: SOURCE.overlap,
      paint: { 'fill-pattern': PATTERN.overlap },
    },
    {
      id: 'overlap-line',
      type: 'line',
      source: SOURCE.overlap,
      paint: { 'line-color': palette.twoDots, 'line-width': 2 },
    },
  ];
}

function soundLayers({ palette, reading, layers }: Look): LayerSpecification[] {
  const on = reading === 'sound' && layers.coverage;
  const lines = (id: string, k: number, pattern: string): LayerSpecification => ({
    id,
    type: 'fill',
    source: SOURCE.soundCounts,
    filter: ['==', ['get', 'k'], k],
    layout: shown(on),
    paint: { 'fill-pattern': pattern },
  });
  return [
    {
      id: 'sound-counts',
      type: 'fill',
      source: SOURCE.soundCounts,
      filter: ['>', ['get', 'k'], 0],
      layout: shown(on),
      paint: {
        'fill-color': [
          'match',
          ['get', 'k'],
          1,
          palette.soundOne,
          2,
          palette.soundTwo,
          3,
          palette.soundThree,
          palette.soundFour,
        ],
        'fill-opacity': 0.92,
        'fill-antialias': false,
      },
    },
    lines('sound-two', 2, PATTERN.soundTwo),
    lines('sound-three', 3, PATTERN.soundThree),
    lines('sound-four', 4, PATTERN.soundFour),
  ];
}

/**
 * The selected cameras' own bands, low to high over each other, and those of what the hand moves: over the gaps, for
 * what is moved fills gaps that the last result still has.
 */
export function selectedLayers(look: Look): LayerSpecification[] {
  const { reading, layers } = look;
  const on = reading === 'density' && layers.coverage;
  return [
    {
      id: 'selected-bands',
      type: 'fill',
      source: SOURCE.selectedBands,
      filter: ['has', 'i'],
      layout: { ...shown(on), 'fill-sort-key': ['get', 'i'] },
      paint: { 'fill-color': levelColours(look), 'fill-opacity': SELECTED, 'fill-antialias': false },
    },
    ...limitLayers(look, 'selected-limit', SOURCE.selectedLimits, on, 1.1, 1),
  ];
}

/** Outlines of the selected devices' ground: over buildings and names. */
export function selectedEdgeLayers({ palette, layers }: Look): LayerSpecification[] {
  return [
    {
      id: 'selected-edge',
      type: 'line',
      source: SOURCE.selectedBands,
      filter: ['==', ['get', 'part'], 'edge'],
      layout: { 'line-join': 'round', ...shown(layers.coverage) },
      paint: { 'line-color': palette.selection, 'line-width': 1.8 },
    },
  ];
}

/** One line layer per dash style, for dashes are not data; each limit carries its number from close by. */
function limitLayers(
  look: Look,
  id: string,
  source: string,
  on: boolean,
  width: number,
  opacity: number,
): LayerSpecification[] {
  const { palette, levels } = look;
  const lines = levels.slice(1).map((_, n): LayerSpecification => ({
    id: `${id}-${n + 1}`,
    type: 'line',
    source,
    minzoom: LIMITS_FROM_ZOOM,
    filter: ['==', ['get', 'i'], n + 1],
    layout: shown(on),
    paint: {
      'line-color': palette.bandLine,
      'line-width': width,
      'line-opacity': opacity,
      ...dashes(levelDashes(n + 1, levels.length), width),
    },
  }));
  return [
    ...lines,
    {
      id: `${id}-figure`,
      type: 'symbol',
      source,
      minzoom: 17.5,
      layout: {
        ...shown(on),
        'symbol-placement': 'line-center',
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 11,
        'text-padding': 2,
      },
      paint: {
        'text-color': palette.selection,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.4,
        'text-opacity': opacity < 0.5 ? 0.6 : 1,
      },
    },
  ];
}

/** Dashes are given in px and meant in widths of the line. */
const dashes = (px: readonly number[], width: number): { readonly 'line-dasharray'?: number[] } =>
  px.length === 0 ? {} : { 'line-dasharray': px.map((dash) => dash / width) };

function levelColours({ palette, levels }: Look): ExpressionSpecification | string {
  if (levels.length < 2) return levelColour(palette, 0, 1);
  return [
    'match',
    ['get', 'i'],
    ...levels.slice(1).flatMap((_, n) => [n + 1, levelColour(palette, n + 1, levels.length)]),
    levelColour(palette, 0, levels.length),
  ] as unknown as ExpressionSpecification;
}

export function gapLayers(look: Look): LayerSpecification[] {
  const { palette, layers, reading, stale } = look;
  const strength = stale ? STALE : 0.8;
  const hatched = (id: string, source: string, on: boolean, filter?: ExpressionSpecification) =>
    [
      {
        id: `${id}-wash`,
        type: 'fill',
        source,
        ...(filter ? { filter } : {}),
        layout: shown(on),
        paint: { 'fill-color': palette.gap, 'fill-opacity': palette.gapWash, 'fill-antialias': false },
      },
      {
        id,
        type: 'fill',
        source,
        ...(filter ? { filter } : {}),
        layout: shown(on),
        paint: { 'fill-pattern': PATTERN.gap, 'fill-opacity': strength },
      },
    ] as LayerSpecification[];
  // Gaps are of the level asked for: beside recognition they would answer another question.
  const cameras = layers.gaps && isOfCameras(reading);
  return [
    ...hatched('unseen', SOURCE.unseen, cameras),
    ...hatched('unheard', SOURCE.soundCounts, layers.gaps && reading === 'sound', ['==', ['get', 'k'], 0]),
    {
      id: 'gap-wash',
      type: 'fill',
      source: SOURCE.gap,
      layout: shown(cameras),
      paint: { 'fill-color': palette.gap, 'fill-opacity': 0.28 },
    },
    {
      id: 'gap-hatch',
      type: 'fill',
      source: SOURCE.gap,
      layout: shown(cameras),
      paint: { 'fill-pattern': PATTERN.gapSelected, 'fill-opacity': 0.9 },
    },
    {
      id: 'gap-casing',
      type: 'line',
      source: SOURCE.gap,
      filter: ['!=', ['get', 'part'], 'line'],
      layout: { 'line-join': 'round', ...shown(cameras) },
      paint: { 'line-color': palette.halo, 'line-width': 4.5 },
    },
    {
      id: 'gap-line',
      type: 'line',
      source: SOURCE.gap,
      layout: { 'line-join': 'round', 'line-cap': 'round', ...shown(cameras) },
      paint: { 'line-color': palette.gap, 'line-width': 2.2 },
    },
  ];
}

/** What motorised cameras could be turned to: a thin outline without fill, for it is never counted (UI.md 3). */
export function reachableLayers({ palette, reading, layers, labelled }: Look): LayerSpecification[] {
  const on = isOfCameras(reading) && layers.coverage && layers.reachable === true;
  const selected: ExpressionSpecification = ['in', ['get', 'id'], ['literal', [...labelled]]];
  return [
    {
      id: 'reachable',
      type: 'line',
      source: SOURCE.reachable,
      layout: { 'line-join': 'round', ...shown(on) },
      paint: {
        'line-color': palette.selection,
        'line-width': ['case', selected, 1.4, 0.8],
        'line-opacity': ['case', selected, 1, labelled.length > 0 ? 0.25 : 0.5],
      },
    },
  ];
}

/** Outlines of what each sensor hears: full in the Sound reading, dash-dot-dot over a halo in those of cameras. */
export function soundLimitLayers({ palette, reading, layers, labelled }: Look): LayerSpecification[] {
  const own = reading === 'sound' && layers.coverage;
  const others = isOfCameras(reading) && layers.soundLimits === true;
  const line = { type: 'line', source: SOURCE.sound } as const;
  const selected: ExpressionSpecification = ['in', ['get', 'id'], ['literal', [...labelled]]];
  return [
    {
      ...line,
      id: 'sound-edge',
      layout: { 'line-join': 'round', ...shown(own) },
      // Of a loud event the outlines cross each other all over: those of what is selected stand out.
      paint: {
        'line-color': palette.sound,
        'line-width': ['case', selected, 1.8, 0.9],
        'line-opacity': ['case', selected, 1, labelled.length > 0 ? 0.25 : 0.6],
      },
    },
    {
      ...line,
      id: 'sound-limit-casing',
      layout: shown(others),
      paint: { 'line-color': palette.halo, 'line-width': 2.6, 'line-opacity': 0.55 },
    },
    {
      ...line,
      id: 'sound-limit',
      layout: shown(others),
      paint: {
        'line-color': palette.sound,
        'line-width': 1.25,
        'line-opacity': 0.85,
        'line-dasharray': [7.2, 2.4, 0.8, 2.4, 0.8, 2.4],
      },
    },
  ];
}

export function gapTagLayers({ palette, gapTags, layers, reading }: Look): LayerSpecification[] {
  return [
    {
      id: 'gap-tag',
      type: 'symbol',
      source: SOURCE.gapTags,
      minzoom: 14,
      layout: {
        ...shown(gapTags && layers.gaps && reading !== 'recognition'),
        'icon-image': ['case', ['get', 'on'], SYMBOL.gapTagOn, SYMBOL.gapTag],
        'icon-text-fit': 'both',
        'icon-text-fit-padding': [2, 6, 2, 6],
        'text-field': ['get', 'label'],
        'text-font': [FONT_BOLD],
        'text-size': 11,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': ['case', ['get', 'on'], palette.haloSolid, palette.gap] },
    },
  ];
}
