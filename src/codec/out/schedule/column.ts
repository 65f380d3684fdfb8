/** How the columns of the schedule are made: each with the header of its key. */
import type { ScheduleColumn, ScheduleRow, ScheduleSource } from './source';
import type { Cell } from '../table';

type Key = Exclude<ScheduleColumn['key'], 'byLevel'>;
type More = Partial<Pick<ScheduleColumn, 'digits' | 'format' | 'wideOnly' | 'hiddenBy'>>;

/** `open`: nothing in the plan says it. */
export const columnMaker =
  ({ words }: ScheduleSource, hiddenBy: NonNullable<ScheduleColumn['hiddenBy']> = []) =>
  (key: Key, cell: ((row: ScheduleRow) => Cell) | 'open', more: More = {}): ScheduleColumn => ({
    key,
    header: words.term(`export.head.${key}`),
    cell: cell === 'open' ? () => undefined : cell,
    hiddenBy,
    ...more,
  });
