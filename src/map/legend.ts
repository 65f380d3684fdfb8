/** The classes that are drawn now, for the panel that is legend and layer switch in one (UI.md 2). */
import { formatArea, formatLength, formatNumber, formatShare, type Translator } from '../i18n';
import { RECOGNITION_KINDS } from '../analysis/privacy/recognition-limits';
import { HEIGHT_SOURCES } from '../model/city';
import { currentProfile, objectsByKind, type AppState, type Layers } from '../store';
import {
  box,
  candidateSwatch,
  chequer,
  countSwatch,
  dots,
  eventSwatch,
  fill,
  gapSwatch,
  levelSwatch,
  picture,
  recognitionSwatch,
  soundSwatch,
  stroke,
  twinSwatch,
} from './legend-swatches';
import { isOfCameras } from './layers/look';
import { APPROACH_DASHES } from './layers/sites';
import { isNoiseShown } from './layers/noise';
import type { LayerClass } from './legend-class';
import { noiseClasses } from './legend-noise';
import { EVENT_CLASSES } from './theme/event-classes';
import { DARK, LIGHT, type Palette } from './theme/palette';
import { memo } from './situation';

export interface MapLegendRow {
  readonly id: string;
  readonly label: string;
  /** A threshold or a share at the end of the row. */
  readonly value?: string;
  /** The class as the map draws it: an SVG picture of 22 × 14 as a data address. */
  readonly swatch: string;
  /** The layer that the row switches. */
  readonly layer?: keyof Layers;
  readonly shown: boolean;
  /** `reading`: classes of the reading's own fills; `layer`: what is drawn in all of them. */
  readonly group: 'reading' | 'layer';
}

export function legendTitle(state: AppState, t: Translator): string {
  const { settings } = state.plan.head;
  if (state.reading === 'sound') {
    return t('legend.title.sound', { level: formatNumber(settings.sound_event.level_db, t.language) });
  }
  if (state.reading === 'recognition') return t('legend.title.recognition');
  if (state.reading === 'density') return t('legend.title.density');
  const profile = currentProfile(state);
  const level = profile?.levels.find(({ id }) => id === settings.level) ?? profile?.levels[0];
  return t('legend.title.coverage', { density: level?.density_px_per_m ?? 0 });
}

/** Only classes that the plan has (UI.md 2). `dark` is the theme in force: the system's when the user chose none. */
export function legendRows(state: AppState, t: Translator, dark: boolean): readonly MapLegendRow[] {
  const palette = dark ? DARK : LIGHT;
  return [...readingRows(state, t, palette), ...layerRows(state, t, palette)];
}

function readingRows(state: AppState, t: Translator, palette: Palette): readonly MapLegendRow[] {
  const shown = state.layers.coverage;
  if (state.reading === 'density') return densityRows(state, t, palette);
  if (state.reading === 'recognition') return recognitionRows(state, t, palette);
  const report = state.analysis.result?.report;
  const rows = state.reading === 'coverage' ? report?.k : report?.sound?.k;
  const sound = state.reading === 'sound';
  const labels = sound
    ? (['legend.soundOne', 'legend.soundTwo', 'legend.soundThree', 'legend.soundFour'] as const)
    : (['legend.one', 'legend.two', 'legend.three'] as const);
  const whole = rows?.reduce((sum, row) => sum + row.area_m2, 0) ?? 0;
  const share = (k: number): { readonly value?: string } => {
    const area = rows
      ?.filter((row) => (k === labels.length ? row.k >= k : row.k === k))
      .reduce((sum, row) => sum + row.area_m2, 0);
    return whole > 0 && area !== undefined ? { value: formatShare(area / whole, t.language, 0) } : {};
  };
  return labels.map((label, i) => ({
    id: label,
    label: t(label),
    ...share(i + 1),
    swatch: sound ? soundSwatch(palette, i) : countSwatch(palette, i),
    shown,
    group: 'reading' as const,
  }));
}

/** Each kind with its public space. */
const recognitionRows = (state: AppState, t: Translator, palette: Palette): readonly MapLegendRow[] =>
  RECOGNITION_KINDS.map((kind) => {
    const row = state.analysis.result?.report.privacy.recognition?.find((known) => known.kind === kind);
    return {
      id: `recognition.${kind}`,
      label: t(`recognition.${kind}`),
      ...(row ? { value: formatArea(row.area_m2, t.language) } : {}),
      swatch: recognitionSwatch(palette, kind),
      shown: state.layers.coverage,
      group: 'reading' as const,
    };
  });

/** From the highest level down. */
function densityRows(state: AppState, t: Translator, palette: Palette): readonly MapLegendRow[] {
  const levels = currentProfile(state)?.levels ?? [];
  return levels
    .map((level, i): MapLegendRow => ({
      id: `level.${level.id}`,
      label: level.name[t.language],
      value: t('legend.atLeast', { density: level.density_px_per_m }),
      swatch: levelSwatch(palette, i, levels.length),
      shown: state.layers.coverage,
      group: 'reading',
    }))
    .toReversed();
}

function layerRows(state: AppState, t: Translator, palette: Palette): readonly MapLegendRow[] {
  return [
    ...resultClasses(state, t),
    ...zoneClasses(state, t),
    ...pointClasses(state, t),
    ...approachClasses(state, t),
    ...noiseClasses(state, t),
    ...builtClasses(state, t),
  ]
    .filter(({ present }) => present)
    .map(({ id, label, layer, swatch }) => ({
      id,
      label,
      layer,
      swatch: swatch(palette),
      shown: isShown(state, layer),
      group: 'layer' as const,
    }));
}

function isShown(state: AppState, layer: keyof Layers): boolean {
  if (layer === 'noise') return isNoiseShown(state);
  return layer === 'events' ? state.layers.events !== false : state.layers[layer] === true;
}

function resultClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const result = state.analysis.result;
  // What answers at the level asked for, or by hearing, says nothing of recognition.
  const cameras = isOfCameras(state.reading);
  return [
    coverageClass(state, t),
    {
      id: 'gaps',
      label: gapLabel(state, t),
      layer: 'gaps',
      present: result !== undefined && state.reading !== 'recognition',
      swatch: gapSwatch,
    },
    {
      id: 'overlaps',
      label: t('legend.overlaps'),
      layer: 'overlaps',
      present: state.reading === 'density' && (result?.report.overlaps.length ?? 0) > 0,
      swatch: (p) => box(p, `${dots(p.twoDots, 0.95)}`),
    },
    {
      id: 'reachable',
      label: t('legend.reachable'),
      layer: 'reachable',
      present: cameras && (result?.geometry.reachable.length ?? 0) > 0,
      swatch: (p) => stroke(p.selection, '', 0.9),
    },
    {
      id: 'sound-limit',
      label: t('legend.soundLimit'),
      layer: 'soundLimits',
      present: cameras && (result?.geometry.sound.length ?? 0) > 0,
      swatch: (p) => stroke(p.sound, '8 2.5 1 2.5 1 2.5', 1.3),
    },
    ...soundClasses(state, t),
    ...eventClasses(state, t),
  ];
}

/** The switch of the reading's own fills, drawn as one of them. */
function coverageClass(state: AppState, t: Translator): LayerClass {
  const { reading } = state;
  return {
    id: 'coverage',
    label: t(reading === 'recognition' ? 'recognition.title' : 'legend.coverage'),
    layer: 'coverage',
    present: state.analysis.result !== undefined,
    swatch: (p) => {
      if (reading === 'recognition') return recognitionSwatch(p, 'face');
      return reading === 'sound' ? soundSwatch(p, 0) : box(p, fill(p.fourLevels[1]!));
    },
  };
}

/** Without a study zone the ground in between is not drawn, and the legend says so. */
function gapLabel(state: AppState, t: Translator): string {
  const within = state.analysis.result?.geometry.unseenWithin_m;
  const sound = state.reading === 'sound';
  if (within === undefined) return t(sound ? 'legend.unheard' : 'legend.gap');
  return t(sound ? 'legend.unheardNear' : 'legend.gapNear', { distance: formatLength(within, t.language) });
}

/** Kernel and bandwidth in the name, and each class with its least density. */
function eventClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const density = state.analysis.result?.geometry.eventDensity;
  if (!density) return [];
  const { bandwidth_m, peak_per_ha } = density;
  const row = (id: string, label: string, swatch: LayerClass['swatch']): LayerClass => ({
    id,
    label,
    layer: 'events',
    present: true,
    swatch,
  });
  return [
    row('events', t('legend.events', { h: formatLength(bandwidth_m, t.language) }), (p) => eventSwatch(p, 1)),
    ...(state.layers.events === false ? [] : EVENT_CLASSES).map((share, i) =>
      row(
        `events.${i}`,
        t('legend.events.class', {
          n: formatNumber(share * peak_per_ha, t.language, share * peak_per_ha < 10 ? 1 : 0),
        }),
        (p) => eventSwatch(p, i),
      ),
    ),
  ];
}

/** What the map can say of hearing, beside who hears. */
function soundClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const { result } = state.analysis;
  const together = state.reading !== 'recognition' && result?.report.together !== undefined;
  return [
    {
      id: 'location',
      label: t('legend.location'),
      layer: 'location',
      present: state.reading === 'sound' && (result?.geometry.location.length ?? 0) > 0,
      swatch: (p) => stroke(p.selection, '2.4 2.4', 1.6),
    },
    {
      id: 'ambiguous',
      label: t('legend.ambiguous'),
      layer: 'location',
      present: state.reading === 'sound' && state.layers.location === true && isMarked(result),
      swatch: twinSwatch,
    },
    {
      id: 'together',
      label: t('legend.together'),
      layer: 'together',
      present: together,
      swatch: (p) => stroke(p.symbol, '', 3),
    },
    ...(together && state.layers.together === true ? togetherClasses(t) : []),
  ];
}

const isMarked = (result: AppState['analysis']['result']): boolean =>
  (result?.geometry.ambiguous.xy.length ?? 0) > 0;

/** The classes of the streets layer, once it is on. */
const togetherClasses = (t: Translator): readonly LayerClass[] => [
  {
    id: 'together-heard',
    label: t('legend.heardOnly'),
    layer: 'together',
    present: true,
    swatch: (p) => stroke(p.soundThree, '6 2', 3),
  },
  {
    id: 'together-seen',
    label: t('legend.seenOnly'),
    layer: 'together',
    present: true,
    swatch: (p) => stroke(p.fourLevels[2]!, '4 2', 3),
  },
  {
    id: 'together-neither',
    label: t('legend.neither'),
    layer: 'together',
    present: true,
    swatch: (p) => stroke(p.gap, '1.4 2.8', 1.4),
  },
];

function zoneClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const { zones } = objectsByKind(state);
  return [
    {
      id: 'mask',
      label: t('legend.mask'),
      layer: 'masks',
      present: zones.some(({ role }) => role === 'mask'),
      swatch: (p) => box(p, chequer(p.mask), p.mask),
    },
    {
      id: 'zones',
      label: t('legend.zones'),
      layer: 'zones',
      present: zones.some(({ role }) => role !== 'mask'),
      swatch: (p) => stroke(p.zone, '8 2.5 1.5 2.5', 1.4),
    },
  ];
}

function pointClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const { cameras, sensors, places, candidateSites } = objectsByKind(state);
  return [
    {
      id: 'devices',
      label: t('legend.devices'),
      layer: 'devices',
      present: cameras.length > 0,
      swatch: (p) => picture(`<circle cx="11" cy="7" r="5.5" fill="${p.symbol}"/>`),
    },
    {
      id: 'sensors',
      label: t('legend.sensors'),
      layer: 'sensors',
      present: sensors.length > 0,
      swatch: (p) => picture(`<path d="M17 7L14 12H8L5 7L8 2H14Z" fill="${p.sound}"/>`),
    },
    {
      id: 'candidate-sites',
      label: t('legend.candidate'),
      layer: 'candidateSites',
      present: candidateSites.length > 0,
      swatch: candidateSwatch,
    },
    {
      id: 'places',
      label: t('legend.place'),
      layer: 'places',
      present: places.length > 0,
      swatch: (p) =>
        picture(
          `<path d="M11 13C8 9.5 6.8 7.6 6.8 5.4A4.2 4.2 0 0 1 15.2 5.4C15.2 7.6 14 9.5 11 13Z" fill="${p.haloSolid}" stroke="${p.selection}" stroke-width="1.3"/>`,
        ),
    },
  ];
}

/** [C8] Only the states that there are. */
function approachClasses({ analysis, reading }: AppState, t: Translator): readonly LayerClass[] {
  if (!isOfCameras(reading)) return [];
  const pieces = analysis.result?.report.places.flatMap(({ approach }) => approach?.pieces ?? []) ?? [];
  return (['facing', 'seen', 'unseen'] as const).map((state) => ({
    id: `approach.${state}`,
    label: t(`legend.approach.${state}`),
    layer: 'places',
    present: pieces.some((piece) => piece.state === state),
    swatch: (p) =>
      stroke(
        state === 'unseen' ? p.gap : p.bandLine,
        (APPROACH_DASHES[state] ?? []).map((dash) => 4 * dash).join(' '),
        4,
      ),
  }));
}

function builtClasses(state: AppState, t: Translator): readonly LayerClass[] {
  const { obstacles } = objectsByKind(state);
  return [
    {
      id: 'obstacles',
      label: t('legend.obstacle'),
      layer: 'obstacles',
      present: obstacles.length > 0,
      swatch: (p) => stroke(p.wall, '', 3),
    },
    {
      id: 'assumed',
      label: t('legend.assumed'),
      layer: 'buildings',
      present: hasAssumed(state.city.buildings.heightSource),
      swatch: (p) =>
        box(
          p,
          `<rect x="1" y="1" width="20" height="12" rx="1.5" fill="${p.building}" stroke="${p.buildingLine}" stroke-width="1.3" stroke-dasharray="3 2.4"/>`,
          'none',
        ),
    },
  ];
}

const hasAssumed = memo((sources: Uint8Array): boolean =>
  sources.includes(HEIGHT_SOURCES.indexOf('assumed')),
);
