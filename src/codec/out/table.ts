/** A table as every format wants it: headers, then rows of plain cells. CSV and spreadsheets are written from the same one. */
export type Cell = string | number | null | undefined;

/** How a spreadsheet shows a number, beside its decimals. */
export type CellFormat = 'date' | 'share' | 'plain';

export interface Column<Row> {
  readonly header: string;
  /** Decimals of a number; as many as it has when absent. */
  readonly digits?: number;
  /** `date`: an ISO date as text; `share`: a number in [0, 1]; `plain`: digits without separators, as coordinates have. */
  readonly format?: CellFormat;
  readonly cell: (row: Row) => Cell;
}

export interface Table {
  readonly columns: readonly Omit<Column<never>, 'cell'>[];
  readonly rows: readonly (readonly Cell[])[];
}

export function tableOf<Row>(columns: readonly Column<Row>[], rows: Iterable<Row>): Table {
  return {
    columns: columns.map(({ header, digits, format }) => ({
      header,
      ...(digits === undefined ? {} : { digits }),
      ...(format === undefined ? {} : { format }),
    })),
    rows: Array.from(rows, (row) => columns.map(({ cell }) => cell(row))),
  };
}
