/** How far the figures of a report hang on heights that nobody measured ([O5]). */
import type { ObjectId } from '../../kernel/units';

/** Least and greatest value over all heights tried. */
export interface FigureRange {
  readonly least: number;
  readonly most: number;
}

export interface HeadlineRange {
  readonly covered_m?: FigureRange;
  readonly covered_m2?: FigureRange;
  readonly share: FigureRange;
  /** Level id → metres of street, or m² of public space. */
  readonly byLevel: Readonly<Record<string, FigureRange>>;
}

/** The headline figures of one height. */
export interface SensitivityRun {
  readonly assumedHeight_m: number;
  readonly streetShare: number;
  readonly areaShare: number;
  readonly gaps: number;
  readonly gaps_m: number;
}

export interface SensitivityReport {
  /** By assumed height, ascending; the plan's own is one of them. */
  readonly runs: readonly SensitivityRun[];
  readonly streets: HeadlineRange;
  readonly area: HeadlineRange;
  readonly gaps: { readonly count: FigureRange; readonly length_m: FigureRange };
  /** In the order of the report's devices. */
  readonly devices: readonly {
    readonly id: ObjectId;
    readonly seen_m2: FigureRange;
    readonly unique_m2: FigureRange;
  }[];
}
