/** How a GIS is to show each layer: the colours and lines of the printed sheet. */
import type { ExportInput } from '../export-input';
import {
  BAND_LINE,
  bandDash,
  bandFills,
  GAP,
  HEARD,
  INK,
  INK_2,
  MASK,
  OBSTACLE,
  PAPER,
  WEIGHT,
} from '../sheet/palette';

export interface LayerSymbol {
  readonly fill?: string;
  /** In place of a plain fill: lines at 45°. */
  readonly hatch?: boolean;
  readonly stroke?: string;
  readonly width_mm?: number;
  /** Dashes and gaps, mm. */
  readonly dash_mm?: readonly number[];
  /** Of points. */
  readonly mark?: 'circle' | 'square' | 'diamond' | 'cross';
  readonly size_mm?: number;
  readonly opacity?: number;
}

export interface StyleRule {
  /** Of the style's attribute; none: for all others, a feature that states none among them. */
  readonly value?: string;
  readonly label: string;
  readonly symbol: LayerSymbol;
}

export interface LayerStyle {
  readonly shape: 'polygon' | 'line' | 'point';
  readonly attribute?: string;
  readonly rules: readonly StyleRule[];
  /** Column that each feature is labelled by. */
  readonly labels?: string;
}

const outline = (stroke: string, width_mm: number, dash_mm?: readonly number[]): LayerSymbol => ({
  stroke,
  width_mm,
  ...(dash_mm ? { dash_mm } : {}),
});

/** By the layer's table. Levels come in ascending density: the best is drawn last. */
export function layerStyles({ levels, words }: ExportInput): ReadonlyMap<string, LayerStyle> {
  const fills = bandFills(levels.length);
  const seen = levels.map((level, i): StyleRule => {
    const dash = bandDash(i, levels.length)?.split(' ').map(Number);
    return {
      value: level.id,
      label: words.level(level),
      symbol: { fill: fills[i]!, opacity: 0.75, ...outline(BAND_LINE, WEIGHT.band, dash) },
    };
  });
  const plain = (shape: LayerStyle['shape'], symbol: LayerSymbol, label: string): LayerStyle => ({
    shape,
    rules: [{ label: words.say(label), symbol }],
  });
  return new Map<string, LayerStyle>([
    ['seen', { shape: 'polygon', attribute: 'level', rules: seen }],
    ['k_areas', plain('polygon', outline(BAND_LINE, WEIGHT.band), 'style.cameras')],
    ['gaps', plain('line', outline(GAP, 0.6), 'cad.gaps')],
    ['gap_areas', plain('polygon', { fill: GAP, hatch: true }, 'cad.gaps')],
    ['heard', plain('polygon', outline(HEARD, 0.35, [2.4, 0.8, 0.4, 0.8, 0.4, 0.8]), 'style.heard')],
    ['devices', devices(words)],
    ['zones', zones(words)],
    ['places', labelled(plain('point', mark('square', INK, PAPER), 'cad.places'), 'name')],
    ['sites', plain('point', mark('diamond', PAPER, INK_2), 'kml.sites')],
    ['obstacles', plain('line', outline(OBSTACLE, 0.6), 'cad.obstacles')],
  ]);
}

const labelled = (style: LayerStyle, labels: string): LayerStyle => ({ ...style, labels });

const mark = (shape: NonNullable<LayerSymbol['mark']>, fill: string, stroke: string): LayerSymbol => ({
  mark: shape,
  size_mm: 3,
  fill,
  ...outline(stroke, 0.4),
});

/** Filled where it is planned, open where it stands, crossed where it goes. */
function devices({ value }: ExportInput['words']): LayerStyle {
  const rules = (
    [
      ['existing', mark('circle', PAPER, INK)],
      ['proposed', mark('circle', INK, INK)],
      ['removed', mark('cross', INK, INK)],
    ] as const
  ).map(([status, symbol]): StyleRule => ({
    // What stands is what states nothing else.
    ...(status === 'existing' ? {} : { value: status }),
    label: value(`status.${status}`),
    symbol,
  }));
  return { shape: 'point', attribute: 'status', rules, labels: 'ref' };
}

function zones({ term }: ExportInput['words']): LayerStyle {
  const rules = (
    [
      ['study', outline(INK, 0.5, [3, 0.8, 0.6, 0.8])],
      ['required', outline(INK, 0.35, [2, 0.7])],
      ['privacy', outline(INK_2, 0.35, [0.5, 0.7])],
      ['mask', { fill: MASK, opacity: 0.7 }],
    ] as const
  ).map(([role, symbol]) => ({ value: role, label: term(`role.${role}`), symbol }));
  return { shape: 'polygon', attribute: 'role', rules };
}
