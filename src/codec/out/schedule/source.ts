/** What the schedule is made from, and what its rows and columns are. */
import type { ResolvedCamera, View } from '../../../analysis/optics';
import type { DeviceRow, Report } from '../../../analysis/report';
import type { DeviceModel, Level } from '../../../model/catalogue';
import type { Camera, Device, Plan } from '../../../model/plan';
import type { Withheld } from '../../../model/withholding';
import type { Grid } from '../grid';
import type { Column } from '../table';
import type { TableHeader } from '../table-headers';

export interface ScheduleWords {
  /** A code in words: `status.proposed`. */
  readonly value: (code: string) => string;
  /** A word of the app by its whole key; the key itself where there is none. */
  readonly term: (key: string) => string;
  readonly level: (level: Level) => string;
  readonly model: (id: string) => string;
}

export interface ScheduleSource {
  readonly plan: Plan;
  /** Absent: nothing was computed, and figures are left open. */
  readonly report?: Report | undefined;
  /** Levels of the report's profile, ascending density. */
  readonly levels: readonly Level[];
  readonly resolve: (camera: Camera) => ResolvedCamera;
  readonly modelOf: (id: string) => DeviceModel | undefined;
  /** Ground distance at which a slant range is used up by a target so far below. */
  readonly horizontalRange_m: (slant_m: number, drop_m: number) => number;
  /** Of the place; absent in a plan without one. */
  readonly grid?: Grid | undefined;
  readonly words: ScheduleWords;
}

export interface ScheduleRow {
  readonly device: Device;
  readonly row: DeviceRow | undefined;
  readonly camera: ResolvedCamera | undefined;
  /** The first of the views that count: its angles stand in the row. */
  readonly view: View | undefined;
  /** The first device of its mast. */
  readonly mast: string;
}

export interface ScheduleColumn extends Column<ScheduleRow> {
  readonly key: TableHeader | 'byLevel';
  /** In a table for computers alone: a page has no room for it. */
  readonly wideOnly?: true;
  /** Not there in a version for the public without one of these: a default would be read as a statement. */
  readonly hiddenBy?: readonly Withheld[];
}
