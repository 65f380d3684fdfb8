/** A table as a layer: one row, one point with the row's cells as its tags. */
import { err, ok, type Result } from '../../../kernel/result';
import { looksLikeSensors, matchColumns, type ColumnChoices, type ColumnUse } from '../device-columns';
import { layerNameMeaning } from '../layer-names';
import type { FeatureLayer } from '../layers';
import type { TablePreview } from '../outcome';
import { chosenCoordinates, findCoordinates, positionOf, type CoordinateColumns } from './coordinates';
import type { Table } from './csv-table';

/** Cells of a column that are shown. */
const SAMPLES = 3;

/**
 * @param called what the list is called: a file or a sheet.
 * @param canAsk a table without places is a layer whose rows have none.
 */
export function tableLayer(
  name: string,
  table: Table,
  choices: ColumnChoices = {},
  called: string = name,
  canAsk = false,
): Result<FeatureLayer, 'table.noCoordinates'> {
  const where = chosenCoordinates(table, choices) ?? findCoordinates(table);
  if (!where && !canAsk) return err('table.noCoordinates');
  const used = placeColumns(where);
  const kept = table.columns.flatMap((column, i) => (used.has(i) ? [] : [[column, i] as const]));
  return ok({
    name,
    count: table.rows.length,
    at: (i) => {
      const row = table.rows[i]!;
      const coordinates = where && positionOf(row, where);
      return {
        type: 'Feature',
        properties: Object.fromEntries(kept.map(([column, at]) => [column, row[at]!])),
        geometry: coordinates ? { type: 'Point', coordinates } : null,
      };
    },
    line: (i) => table.lines[i]!,
    as: { point: kindOfRows(called, table, choices) },
    table: previewOf(table, used, choices),
    ...(where?.kind === 'pair' && where.crs ? { crs: where.crs } : {}),
  });
}

/** By the name of the file or of its columns; a row that says otherwise is what it says. */
const kindOfRows = (called: string, { columns }: Table, choices: ColumnChoices): 'cameras' | 'sensors' =>
  layerNameMeaning(called)?.point === 'sensors' || looksLikeSensors(columns, choices) ? 'sensors' : 'cameras';

type PlaceColumns = ReadonlyMap<number, 'x' | 'y' | 'position'>;

function placeColumns(where: CoordinateColumns | undefined): PlaceColumns {
  if (!where) return new Map();
  if (where.kind === 'single') return new Map([[where.column, 'position']]);
  return new Map([
    [where.x, 'x'],
    [where.y, 'y'],
  ]);
}

function previewOf({ columns, rows }: Table, places: PlaceColumns, choices: ColumnChoices): TablePreview {
  const matched = matchColumns(columns, choices);
  const use = (name: string, i: number): ColumnUse => {
    if (Object.hasOwn(choices, name) && choices[name] === 'leave') return 'leave';
    return places.get(i) ?? matched.get(name) ?? 'keep';
  };
  const samples = (i: number): string[] => {
    const found: string[] = [];
    for (let row = 0; row < rows.length && found.length < SAMPLES; row++) {
      const cell = rows[row]![i]!.trim();
      if (cell !== '') found.push(cell.slice(0, 40));
    }
    return found;
  };
  return {
    rows: rows.length,
    columns: columns.map((name, i) => ({ name, use: use(name, i), samples: samples(i) })),
  };
}
