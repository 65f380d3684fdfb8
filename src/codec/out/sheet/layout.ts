/** Where things stand on a sheet (UI.md 14), and at what scale. */
import type { Box } from './svg';

export type PaperFormat = 'A3' | 'A4';

export interface SheetLayout {
  readonly format: PaperFormat;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly map: Box;
  /** Under the map: scale bar, projection, attribution. */
  readonly strip: Box;
  /** Right of it: title, legend, devices, figures, title block. */
  readonly column: Box;
  readonly title_pt: number;
  readonly body_pt: number;
}

/** Landscape; the left margin is wider, for binding. */
export const LAYOUTS: Readonly<Record<PaperFormat, SheetLayout>> = {
  A3: {
    format: 'A3',
    width_mm: 420,
    height_mm: 297,
    map: { x: 15, y: 10, width: 283, height: 265 },
    strip: { x: 15, y: 275, width: 283, height: 12 },
    column: { x: 298, y: 10, width: 112, height: 277 },
    title_pt: 17,
    body_pt: 7.5,
  },
  A4: {
    format: 'A4',
    width_mm: 297,
    height_mm: 210,
    map: { x: 12, y: 8, width: 199, height: 184 },
    strip: { x: 12, y: 192, width: 199, height: 10 },
    column: { x: 211, y: 8, width: 78, height: 194 },
    title_pt: 14,
    body_pt: 6.5,
  },
};

/** The scales that a rule is made for. */
export const ROUND_SCALES = [
  100, 200, 250, 300, 400, 500, 750, 1000, 1250, 2000, 2500, 3000, 4000, 5000, 7500, 10_000, 12_500, 20_000,
  25_000, 50_000, 100_000,
] as const;

/** Share of the map that what is shown may fill: labels and wedges need some room round it. */
const FILL = 0.94;

/**
 * The largest round scale (smallest denominator) at which a box of the plane fits the map.
 * @param width_m @param height_m size of the box in frame metres
 */
export function roundScale(width_m: number, height_m: number, map: Box): number {
  const needed = Math.max((width_m * 1000) / (map.width * FILL), (height_m * 1000) / (map.height * FILL));
  return ROUND_SCALES.find((scale) => scale >= needed) ?? Math.ceil(needed / 50_000) * 50_000;
}

/** Lengths that a scale bar is divided by, m. */
const BAR_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000];

export interface ScaleBar {
  /** Length of one of the four parts, m of ground and mm of paper. */
  readonly step_m: number;
  readonly step_mm: number;
}

/** A bar of four equal round parts, no longer than `longest_mm`. */
export function scaleBar(scale: number, longest_mm: number): ScaleBar {
  const step_m = BAR_STEPS.findLast((step) => (4 * step * 1000) / scale <= longest_mm) ?? BAR_STEPS[0]!;
  return { step_m, step_mm: (step_m * 1000) / scale };
}
