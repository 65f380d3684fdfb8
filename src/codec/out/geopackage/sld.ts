/** The same style for other programs: Styled Layer Descriptor 1.0 (OGC 02-070). Lengths are pixels of 0.28 mm. */
import { escaped } from '../xml';
import type { LayerStyle, LayerSymbol } from './styles';

const PIXEL_MM = 0.28;

export function sld(layer: string, { shape, attribute, rules }: LayerStyle): string {
  const drawn = rules.map(({ value, label, symbol }) => {
    const filter =
      attribute === undefined
        ? ''
        : value === undefined
          ? '<ElseFilter/>'
          : `<ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>${escaped(attribute)}</ogc:PropertyName><ogc:Literal>${escaped(value)}</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>`;
    return `<Rule><Title>${escaped(label)}</Title>${filter}${SYMBOLIZERS[shape](symbol)}</Rule>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc"><NamedLayer><Name>${escaped(layer)}</Name><UserStyle><FeatureTypeStyle>${drawn.join('')}</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>`;
}

const SYMBOLIZERS: Readonly<Record<LayerStyle['shape'], (symbol: LayerSymbol) => string>> = {
  polygon: (symbol) => `<PolygonSymbolizer>${fill(symbol)}${stroke(symbol)}</PolygonSymbolizer>`,
  line: (symbol) => `<LineSymbolizer>${stroke(symbol)}</LineSymbolizer>`,
  point: (symbol) =>
    `<PointSymbolizer><Graphic><Mark><WellKnownName>${NAMES[symbol.mark ?? 'circle']}</WellKnownName>${fill(symbol)}${stroke(symbol)}</Mark><Size>${pixels(symbol.size_mm ?? 3)}</Size></Graphic></PointSymbolizer>`,
};

const NAMES = { circle: 'circle', square: 'square', diamond: 'triangle', cross: 'x' } as const;

const pixels = (mm: number): string => String(Math.round((mm / PIXEL_MM) * 100) / 100);

const parameter = (name: string, value: string | number): string =>
  `<CssParameter name="${name}">${value}</CssParameter>`;

/** Hatching has no name in SLD: a third of its colour stands for it. */
function fill({ fill: colour, opacity = 1, hatch }: LayerSymbol): string {
  if (colour === undefined) return '';
  return `<Fill>${parameter('fill', colour)}${parameter('fill-opacity', hatch ? opacity / 3 : opacity)}</Fill>`;
}

function stroke({ stroke: colour, width_mm = 0.3, dash_mm }: LayerSymbol): string {
  if (colour === undefined) return '';
  const dash = dash_mm ? parameter('stroke-dasharray', dash_mm.map(pixels).join(' ')) : '';
  return `<Stroke>${parameter('stroke', colour)}${parameter('stroke-width', pixels(width_mm))}${dash}</Stroke>`;
}
