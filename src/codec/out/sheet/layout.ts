/** Where things stand on a sheet (UI.md 14), and at what scale. */
import type { Box } from './marks';

export type PaperFormat = 'A1' | 'A2' | 'A3' | 'A4';
export type Orientation = 'landscape' | 'portrait';

export interface SheetLayout {
  readonly format: PaperFormat;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly map: Box;
  /** Under the map: scale bar, projection, attribution. */
  readonly strip: Box;
  /** Right of it, or under it: title, legend, figures, devices, title block. */
  readonly column: Box;
  /** Where devices, notes and title block stand, when the column is cut in two. */
  readonly second?: Box;
  /** A small sheet: smaller type, rows closer together. */
  readonly compact: boolean;
  readonly title_pt: number;
  readonly body_pt: number;
}

/** Sides of ISO 216, mm: the longer first. */
const SIDES: Readonly<Record<PaperFormat, readonly [number, number]>> = {
  A1: [841, 594],
  A2: [594, 420],
  A3: [420, 297],
  A4: [297, 210],
};

/** Map, strip and column on a sheet, upright A4 and A3 with the column under the map; the left margin is wider, for binding. */
export function sheetLayout(format: PaperFormat, orientation: Orientation = 'landscape'): SheetLayout {
  const [long, short] = SIDES[format];
  const [width_mm, height_mm] = orientation === 'landscape' ? [long, short] : [short, long];
  const compact = format === 'A4';
  const [left, margin, column, strip] = compact ? [12, 8, 78, 10] : [15, 10, 112, 12];
  const right = width_mm - margin;
  const bottom = height_mm - margin;
  const isNarrow = orientation === 'portrait' && width_mm < NARROW_MM;
  const x = isNarrow ? right : right - column;
  const foot = isNarrow ? bottom - (compact ? UNDER_MM.compact : UNDER_MM.wide) : bottom;
  const half = (right - left) / 2;
  return {
    format,
    width_mm,
    height_mm,
    map: { x: left, y: margin, width: x - left, height: foot - strip - margin },
    strip: { x: left, y: foot - strip, width: x - left, height: strip },
    ...(isNarrow
      ? {
          column: { x: left, y: foot, width: half, height: bottom - foot },
          second: { x: left + half, y: foot, width: half, height: bottom - foot },
        }
      : { column: { x, y: margin, width: column, height: bottom - margin } }),
    compact,
    title_pt: compact ? 14 : 17,
    body_pt: compact ? 6.5 : 7.5,
  };
}

/** A column beside the map of an upright sheet narrower than this would leave a strip of it. */
const NARROW_MM = 300;
/** Height of what stands under the map then. */
const UNDER_MM = { compact: 104, wide: 118 } as const;

/** Landscape. */
export const LAYOUTS: Readonly<Record<PaperFormat, SheetLayout>> = {
  A1: sheetLayout('A1'),
  A2: sheetLayout('A2'),
  A3: sheetLayout('A3'),
  A4: sheetLayout('A4'),
};

/** The scales that a rule is made for. */
export const ROUND_SCALES = [
  100, 200, 250, 300, 400, 500, 750, 1000, 1250, 2000, 2500, 3000, 4000, 5000, 7500, 10_000, 12_500, 20_000,
  25_000, 30_000, 40_000, 50_000, 75_000, 100_000,
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
