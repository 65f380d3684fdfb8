/** A style as QGIS keeps it (QML of QGIS 3): properties as `prop`, which every version of it reads. */
import { escaped } from '../xml';
import type { LayerStyle, LayerSymbol } from './styles';

const TYPES = { polygon: 'fill', line: 'line', point: 'marker' } as const;
const NO_COLOUR = '0,0,0,0';

export function qml(style: LayerStyle): string {
  const { attribute, rules, shape, labels } = style;
  const symbols = rules.map(({ symbol }, i) => symbolXml(symbol, shape, i)).join('');
  const renderer =
    attribute === undefined
      ? `<renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0"><symbols>${symbols}</symbols></renderer-v2>`
      : `<renderer-v2 type="categorizedSymbol" attr="${escaped(attribute)}" symbollevels="1" enableorderby="0" forceraster="0"><categories>${rules
          .map(
            ({ value = '', label }, i) =>
              `<category symbol="${i}" value="${escaped(value)}" label="${escaped(label)}" render="true" type="string"/>`,
          )
          .join('')}</categories><symbols>${symbols}</symbols></renderer-v2>`;
  return (
    `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n` +
    `<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="${labels === undefined ? 0 : 1}">` +
    `${renderer}${labels === undefined ? '' : labelsXml(labels)}</qgis>`
  );
}

/** `pass`: with symbol levels the later rule lies over the earlier. */
function symbolXml(symbol: LayerSymbol, shape: LayerStyle['shape'], pass: number): string {
  const layers = {
    polygon: () => [
      fillLayer(symbol, pass),
      ...(symbol.stroke === undefined ? [] : [lineLayer(symbol, pass)]),
    ],
    line: () => [lineLayer(symbol, pass)],
    point: () => [markerLayer(symbol, pass)],
  }[shape]();
  return `<symbol type="${TYPES[shape]}" name="${pass}" alpha="${symbol.opacity ?? 1}" clip_to_extent="1" force_rhr="0">${layers.join('')}</symbol>`;
}

const fillLayer = ({ fill, hatch }: LayerSymbol, pass: number): string =>
  layer('SimpleFill', pass, {
    color: colour(fill),
    style: fill === undefined ? 'no' : hatch ? 'b_diagonal' : 'solid',
    outline_style: 'no',
  });

const lineLayer = ({ stroke, width_mm = 0.26, dash_mm }: LayerSymbol, pass: number): string =>
  layer('SimpleLine', pass, {
    line_color: colour(stroke),
    line_style: 'solid',
    line_width: String(width_mm),
    line_width_unit: 'MM',
    use_custom_dash: dash_mm ? '1' : '0',
    customdash: (dash_mm ?? [5, 2]).join(';'),
    customdash_unit: 'MM',
    joinstyle: 'round',
    capstyle: 'flat',
  });

const MARKS = { circle: 'circle', square: 'square', diamond: 'diamond', cross: 'cross2' } as const;

const markerLayer = (
  { mark = 'circle', fill, stroke, width_mm, size_mm = 3 }: LayerSymbol,
  pass: number,
): string =>
  layer('SimpleMarker', pass, {
    name: MARKS[mark],
    color: colour(fill),
    outline_color: colour(stroke),
    outline_style: 'solid',
    outline_width: String(width_mm ?? 0.3),
    outline_width_unit: 'MM',
    size: String(size_mm),
    size_unit: 'MM',
  });

const layer = (name: string, pass: number, properties: Readonly<Record<string, string>>): string =>
  `<layer class="${name}" enabled="1" locked="0" pass="${pass}">${Object.entries(properties)
    .map(([key, value]) => `<prop k="${key}" v="${escaped(value)}"/>`)
    .join('')}</layer>`;

const colour = (hex: string | undefined): string =>
  hex === undefined
    ? NO_COLOUR
    : [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',') + ',255';

/** Beside the point, with a halo. */
const labelsXml = (column: string): string =>
  `<labeling type="simple"><settings><text-style fieldName="${escaped(column)}" isExpression="0" fontSize="8" fontSizeUnit="Point" fontWeight="75" textColor="21,33,42,255"><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255"/></text-style><placement placement="6" dist="1" distUnits="MM"/><rendering/></settings></labeling>`;
