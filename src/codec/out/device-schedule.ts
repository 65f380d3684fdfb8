/** The schedule as tables for a spreadsheet: in one, or in the parts that are printed. */
import { groupTable } from './redaction/group-table';
import { SCHEDULE_PARTS, scheduleColumns, scheduleRows, type SchedulePart } from './schedule/schedule';
import { tableOf, type Table } from './table';
import type { TableInput } from './tables';

/** All columns, for a program or to be filtered. */
export function devicesTable(input: TableInput): Table {
  const groups = input.report.redaction?.groups;
  if (groups) return groupTable(input, groups);
  const parts = SCHEDULE_PARTS.map((part) => scheduleColumns(input, part));
  // The number stands once.
  const columns = parts.flatMap((columns, i) => (i === 0 ? columns : columns.slice(1)));
  return tableOf(columns, scheduleRows(input));
}

/** One part, as wide as a page; without a column where all of it is withheld. */
export function schedulePartTable(input: TableInput, part: SchedulePart): Table {
  const groups = input.report.redaction?.groups;
  if (groups) return part === 'siting' ? groupTable(input, groups) : { columns: [], rows: [] };
  const columns = scheduleColumns(input, part);
  return columns.length === 0 ? { columns, rows: [] } : tableOf(columns, scheduleRows(input));
}
