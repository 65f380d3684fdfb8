/** Façades in view as a table for a spreadsheet: one row per building and camera. */
import type { FacadeBuildingRow } from '../../analysis/report';
import { csvTable, type CsvColumn } from './csv';
import { label, type TableInput } from './tables';

export function facadesCsv({ plan, report, words, levels, style }: TableInput): string {
  const head = words.header;
  const rows = (report.privacy.facades?.buildings ?? []).flatMap((building) =>
    building.devices.map((device) => ({ building, device })),
  );
  type Row = { readonly building: FacadeBuildingRow; readonly device: FacadeBuildingRow['devices'][number] };
  const columns: CsvColumn<Row>[] = [
    { header: head.building, cell: (r) => r.building.id },
    { header: head.name, cell: (r) => r.building.name },
    { header: head.use, cell: (r) => words.value(`use.${r.building.use}`) },
    {
      header: head.sensitive,
      cell: (r) => r.building.sensitive && words.value(`sensitive.${r.building.sensitive}`),
    },
    { header: head.dwellings, cell: (r) => r.building.dwellings },
    { header: head.device, cell: (r) => label(plan, r.device.id) },
    { header: head.facade_m, digits: 1, cell: (r) => r.device.facade_m },
    {
      header: head.level,
      cell: (r) => {
        const level = levels.find(({ id }) => id === r.device.level);
        return level ? words.level(level) : r.device.level;
      },
    },
    { header: head.obstacleAssumed, cell: (r) => words.value(r.building.heightAssumed ? 'yes' : 'no') },
    { header: head.longitude, digits: 7, cell: (r) => r.building.at[0] },
    { header: head.latitude, digits: 7, cell: (r) => r.building.at[1] },
  ];
  return csvTable(columns, rows, style);
}
