/** What a file is written from, whatever its format: everything that depends on language, clock or choice is an argument. */
import type { Analysis } from '../../analysis/analysis';
import type { ResolvedCamera } from '../../analysis/optics';
import type { DeviceModel, Level, StreetClass } from '../../model/catalogue';
import type { City } from '../../model/city';
import type { PriceItem } from '../../model/costs';
import type { Camera, Plan } from '../../model/plan';
import type { Withheld } from '../../model/withholding';
import type { SqlJsStatic } from 'sql.js';
import type { CsvStyle } from './csv';
import type { Grid } from './grid';
import type { TableInput, TableWords } from './tables';

export interface ExportWords extends TableWords {
  /** A sentence by its key under `export.`; `{name}` in it is filled in. */
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string;
}

export interface ExportInput {
  readonly plan: Plan;
  readonly city: City;
  /** Absent: nothing was computed; only formats that need the plan alone can be written. */
  readonly analysis?: Analysis;
  /** Levels of the report's profile, ascending density. */
  readonly levels: readonly Level[];
  readonly streetClasses: readonly StreetClass[];
  readonly prices: readonly PriceItem[];
  readonly modelOf: (id: string) => DeviceModel | undefined;
  readonly resolve: (camera: Camera) => ResolvedCamera;
  readonly horizontalRange_m: (slant_m: number, drop_m: number) => number;
  readonly words: ExportWords;
  readonly csvStyle: CsvStyle;
  /** The projected system of the place, for tables and drawings; formats in degrees pay no heed to it. */
  readonly grid: Grid;
  /** Kept back from the public, and not in plan and analysis any more: said in the file. */
  readonly withheld?: readonly Withheld[];
  /** There for formats that say that they need it. */
  readonly sqlite?: SqlJsStatic;
}

export interface ExportProgress {
  /** Done of the whole, in [0, 1]. */
  readonly share: number;
  /** There is nothing to do until something else has been loaded. */
  readonly idle?: boolean;
}

/** Writing as steps: each is a place to show progress or to stop. */
export type ExportSteps = Generator<ExportProgress, Uint8Array, void>;

/** What tables are made of; a format that needs it is not offered before there is a report. */
export function tableInput(input: ExportInput): TableInput {
  return { ...input, report: resultOf(input).report };
}

/** @throws Error when nothing was computed: the caller offers such formats only with a result. */
export function resultOf({ analysis }: ExportInput): Analysis {
  if (!analysis) throw new Error('this format needs a computed result');
  return analysis;
}
