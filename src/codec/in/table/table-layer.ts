/** A table as a layer: one row, one point with the row's cells as its tags. */
import { err, ok, type Result } from '../../../kernel/result';
import type { ColumnChoices } from '../device-columns';
import type { FeatureLayer } from '../layers';
import { chosenCoordinates, findCoordinates, positionOf } from './coordinates';
import type { Table } from './csv-table';

export function tableLayer(
  name: string,
  table: Table,
  choices: ColumnChoices = {},
): Result<FeatureLayer, 'table.noCoordinates'> {
  const where = chosenCoordinates(table, choices) ?? findCoordinates(table);
  if (!where) return err('table.noCoordinates');
  const used = new Set(where.kind === 'pair' ? [where.x, where.y] : [where.column]);
  const kept = table.columns.flatMap((column, i) => (used.has(i) ? [] : [[column, i] as const]));
  return ok({
    name,
    count: table.rows.length,
    at: (i) => {
      const row = table.rows[i]!;
      const coordinates = positionOf(row, where);
      return {
        type: 'Feature',
        properties: Object.fromEntries(kept.map(([column, at]) => [column, row[at]!])),
        geometry: coordinates ? { type: 'Point', coordinates } : null,
      };
    },
    line: (i) => table.lines[i]!,
    as: { point: 'cameras' },
    ...(where.kind === 'pair' && where.crs ? { crs: where.crs } : {}),
  });
}
