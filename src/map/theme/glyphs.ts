/** Figures inside the device symbols, drawn upright in a box of ±6 px round the middle. */
import type { DeviceType } from '../../model/catalogue';

interface Glyph {
  /** SVG path data. */
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
}

const TUBE: Glyph = { fill: 'M-5 -2.1H1.4V2.1H-5ZM2.6 -1 5.1 -2.2V2.2L2.6 1Z' };
const ALL_ROUND: Glyph = {
  stroke: 'M4.3 0A4.3 4.3 0 1 1 -4.3 0A4.3 4.3 0 1 1 4.3 0Z',
  width: 1.5,
  fill: circle(0, 0, 1.6),
};

export const GLYPHS: Readonly<Record<DeviceType, Glyph>> = {
  bullet: TUBE,
  turret: { fill: `${circle(0, 0, 3.1)}M-5 -4.4H5V-3.2H-5Z` },
  'fixed-dome': { fill: 'M-5 -3.5H5V-2.3H-5ZM-4.4 -1.5H4.4V-1.1A4.4 4.4 0 0 1 -4.4 -1.1Z' },
  ptz: {
    fill: `${circle(0, 0, 1.7)}M4.7 -4.8V-1.6H1.5ZM-4.7 4.8V1.6H-1.5Z`,
    stroke: 'M-4.5 .3A4.5 4.5 0 0 1 2.8 -3.5M4.5 -.3A4.5 4.5 0 0 1 -2.8 3.5',
    width: 1.3,
  },
  'multi-sensor': {
    fill: circle(-2.4, -2.4, 1.7) + circle(2.4, -2.4, 1.7) + circle(-2.4, 2.4, 1.7) + circle(2.4, 2.4, 1.7),
  },
  panoramic: ALL_ROUND,
  fisheye: ALL_ROUND,
  anpr: {
    stroke: 'M-4.8 -2.7H4.8V2.7H-4.8Z',
    width: 1.1,
    fill: 'M-3.1 -1.1H-1.8V1.1H-3.1ZM-.65 -1.1H.65V1.1H-.65ZM1.8 -1.1H3.1V1.1H1.8Z',
  },
  thermal: {
    stroke: 'M-3.3 3.9C-1.7 1.8-4.9 .3-3.3-1.9M0 4.3C1.9 1.5-1.9-1.3 0-4.1M3.3 3.9C4.9 1.8 1.7 .3 3.3-1.9',
    width: 1.4,
  },
  mobile: { fill: `M-5 2.2V-1.6H1.6L4.9 .4V2.2Z${circle(-2.6, 3.2, 1.3)}${circle(2.6, 3.2, 1.3)}` },
  'sound-sensor': {
    fill: circle(-2.7, 0, 1.5),
    stroke: 'M.2 -2.6A3.9 3.9 0 0 1 .2 2.6M2.6 -4.3A6.6 6.6 0 0 1 2.6 4.3',
    width: 1.4,
  },
};

/** A full circle as path data. */
function circle(x: number, y: number, r: number): string {
  return `M${x + r} ${y}A${r} ${r} 0 1 1 ${x - r} ${y}A${r} ${r} 0 1 1 ${x + r} ${y}Z`;
}
