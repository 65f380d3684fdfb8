/** A grid of texts to a table: its header is the first row under which coordinates are found, since titles stand above. */
import type { ColumnChoices } from '../device-columns';
import { chosenCoordinates, findCoordinates } from './coordinates';
import { columnNames, type Table } from './csv-table';
import type { Grid } from './xlsx';

/** Title, date, logo and a blank line: a header stands no deeper. */
const LOOKED_AT = 20;

export function tableOfGrid({ rows, lines }: Grid, choices: ColumnChoices): Table {
  const tableFrom = (header: number): Table => {
    const columns = columnNames(rows[header] ?? []);
    const body = rows.slice(header + 1);
    return {
      columns,
      rows: body.map((row) => columns.map((_, i) => row[i] ?? '')),
      lines: lines.slice(header + 1),
    };
  };
  for (let header = 0; header < Math.min(LOOKED_AT, rows.length); header++) {
    const head: Table = { columns: columnNames(rows[header]!), rows: [], lines: [] };
    if (chosenCoordinates(head, choices) ?? findCoordinates(head)) return tableFrom(header);
  }
  return tableFrom(0);
}
