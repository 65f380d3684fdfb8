/** Symbols on paper, 5 mm: a disc with a beak for a camera, a hexagon for a sound sensor (UI.md 4). */
import type { DeviceStatus } from '../../../model/plan';
import type { DeviceType } from '../../../model/catalogue';
import { INK, PAPER } from './palette';
import { element, group, line, mm, NOTHING, type Mark, type PaperPoint, pathData } from './marks';

/** Radius of a device's symbol, mm. */
export const SYMBOL_MM = 2.5;

/** How far a beak reaches from the middle. */
const BEAK_MM = 3.7;

/**
 * A camera. Planned is filled, existing outlined, to be removed outlined and struck: all survive a photocopy.
 * @param bearings_deg clockwise from up on the sheet, empty for a camera that looks straight down or all
 *   round; undefined draws a dotted ring: where it looks is unknown
 */
export function cameraSymbol(
  [x, y]: PaperPoint,
  bearings_deg: readonly number[] | undefined,
  status: DeviceStatus,
  type: DeviceType | undefined,
): Mark {
  const filled = status === 'proposed';
  const ink = filled ? PAPER : INK;
  const beaks = (bearings_deg ?? []).map((bearing) =>
    element('path', {
      d: `M-1.5 -2.1L0 -${BEAK_MM}L1.5 -2.1Z`,
      fill: INK,
      transform: `rotate(${mm(bearing)})`,
    }),
  );
  const ring = element('circle', {
    r: SYMBOL_MM,
    fill: filled ? INK : PAPER,
    stroke: INK,
    'stroke-width': 0.35,
    'stroke-dasharray': bearings_deg === undefined ? '0.5 0.5' : undefined,
  });
  const strike =
    status === 'removed' ? line(-2.4, 2.4, 2.4, -2.4, { stroke: INK, 'stroke-width': 0.4 }) : NOTHING;
  return at(x, y, [...beaks, ring, glyph(type, ink), strike]);
}

export function sensorSymbol([x, y]: PaperPoint, status: DeviceStatus): Mark {
  const filled = status === 'proposed';
  const ink = filled ? PAPER : INK;
  const corners = Array.from({ length: 6 }, (_, i) => {
    const a = (i * Math.PI) / 3;
    return `${mm(SYMBOL_MM * Math.sin(a))} ${mm(-SYMBOL_MM * Math.cos(a))}`;
  });
  const waves = [0.7, 1.5].map((r) =>
    element('path', {
      d: `M-0.4 -${r}A${r} ${r} 0 0 1 -0.4 ${r}`,
      fill: 'none',
      stroke: ink,
      'stroke-width': 0.3,
    }),
  );
  return at(x, y, [
    element('path', {
      d: `M${corners.join('L')}Z`,
      fill: filled ? INK : PAPER,
      stroke: INK,
      'stroke-width': 0.35,
    }),
    ...waves,
    status === 'removed' ? line(-2.4, 2.4, 2.4, -2.4, { stroke: INK, 'stroke-width': 0.4 }) : NOTHING,
  ]);
}

export type PlaceState = 'met' | 'unmet' | 'unknown';

/** A place: a square, filled when its requirement is met, crossed when not. */
export function placeSymbol([x, y]: PaperPoint, state: PlaceState): Mark {
  const square = element('rect', {
    x: -1.3,
    y: -1.3,
    width: 2.6,
    height: 2.6,
    fill: state === 'met' ? INK : PAPER,
    stroke: INK,
    'stroke-width': 0.3,
  });
  const cross =
    state === 'unmet'
      ? [line(-1.3, -1.3, 1.3, 1.3, STROKE), line(-1.3, 1.3, 1.3, -1.3, STROKE)]
      : [element('circle', { r: 0.4, fill: state === 'met' ? PAPER : INK })];
  return at(x, y, [square, ...cross]);
}

const STROKE = { stroke: INK, 'stroke-width': 0.3 };

const at = (x: number, y: number, parts: readonly Mark[]): Mark =>
  group({ transform: `translate(${mm(x)} ${mm(y)})` }, parts);

/** What tells one type from another inside the disc, upright. */
function glyph(type: DeviceType | undefined, ink: string): Mark {
  const fill = { fill: ink };
  const stroke = { fill: 'none', stroke: ink, 'stroke-width': 0.3 };
  const box = (x: number, y: number, width: number, height: number): Mark =>
    element('rect', { x, y, width, height, rx: 0.2, ...fill });
  switch (type) {
    case 'fixed-dome':
    case 'turret':
      return element('path', { d: 'M-1.3 -0.4H1.3A1.3 1.3 0 0 1 -1.3 -0.4Z', ...fill });
    case 'ptz':
      return group({}, [element('circle', { r: 1.2, ...stroke }), element('circle', { r: 0.45, ...fill })]);
    case 'multi-sensor':
      return group(
        {},
        [-0.9, 0, 0.9].map((x) => element('circle', { cx: x, r: 0.38, ...fill })),
      );
    case 'panoramic':
      return element('path', { d: 'M-1.5 0.5A1.5 1.5 0 0 1 1.5 0.5', ...stroke, 'stroke-width': 0.5 });
    case 'fisheye':
      return group({}, [element('circle', { r: 1.4, ...stroke }), element('circle', { r: 0.8, ...stroke })]);
    case 'anpr':
      return group({}, [
        element('rect', { x: -1.5, y: -0.6, width: 3, height: 1.2, ...stroke }),
        box(-0.9, -0.15, 1.8, 0.3),
      ]);
    case 'thermal':
      return element('path', {
        d: 'M0 -1.3V0.4M0 0.4A0.5 0.5 0 1 1 -0.01 0.4',
        ...stroke,
        'stroke-width': 0.45,
      });
    case 'mobile':
      return group({}, [
        box(-1.3, -0.7, 2.6, 1),
        ...[-0.7, 0.7].map((x) => element('circle', { cx: x, cy: 0.6, r: 0.35, ...fill })),
      ]);
    case 'bullet':
    case 'sound-sensor':
    case undefined:
      return group({}, [box(-1.4, -0.5, 1.9, 1), box(0.7, -0.35, 0.7, 0.7)]);
  }
}

/** A triangle on its point's side: 2 mm, outlined in white so that a hatched façade does not swallow it. */
export const entranceSymbol = ([x, y]: PaperPoint): Mark =>
  element('path', {
    d: pathData(
      [
        [x, y - 1.2],
        [x + 1.05, y + 0.7],
        [x - 1.05, y + 0.7],
      ],
      true,
    ),
    fill: INK,
    stroke: PAPER,
    'stroke-width': 0.25,
  });
