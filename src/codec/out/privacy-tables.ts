/** Privacy as tables for a spreadsheet: façades in view, and where faces and plates could be recognised. */
import type { FacadeBuildingRow, RecognitionRow } from '../../analysis/report';
import { tableOf, type Column, type Table } from './table';
import { deviceLabel, levelName, lonLatColumns, type TableInput } from './tables';

/** One row per building and camera. */
export function facadesTable({ plan, report, words, levels }: TableInput): Table {
  const head = words.header;
  const rows = (report.privacy.facades?.buildings ?? []).flatMap((building) =>
    building.devices.map((device) => ({ building, device })),
  );
  type Row = { readonly building: FacadeBuildingRow; readonly device: FacadeBuildingRow['devices'][number] };
  const columns: Column<Row>[] = [
    { header: head.building, cell: (r) => r.building.id },
    { header: head.name, cell: (r) => r.building.name },
    { header: head.use, cell: (r) => words.value(`use.${r.building.use}`) },
    {
      header: head.sensitive,
      cell: (r) => r.building.sensitive && words.value(`sensitive.${r.building.sensitive}`),
    },
    { header: head.dwellings, cell: (r) => r.building.dwellings },
    { header: head.device, cell: (r) => deviceLabel(plan, r.device.id) },
    { header: head.facade_m, digits: 1, cell: (r) => r.device.facade_m },
    { header: head.level, cell: (r) => levelName(words, levels, r.device.level) },
    { header: head.obstacleAssumed, cell: (r) => words.value(r.building.heightAssumed ? 'yes' : 'no') },
    ...lonLatColumns(head, (r: Row) => r.building.at),
  ];
  return tableOf(columns, rows);
}

/** One row for the whole network, then one per camera that could, of each kind. */
export function recognitionTable({ plan, report, words }: TableInput): Table {
  const head = words.header;
  const rows = (report.privacy.recognition ?? []).flatMap((row) => [
    { row, figures: row, device: words.value('recognition.all') },
    ...row.devices.map((figures) => ({ row, figures, device: deviceLabel(plan, figures.id) })),
  ]);
  type Row = {
    readonly row: RecognitionRow;
    readonly figures: RecognitionRow | RecognitionRow['devices'][number];
    readonly device: string;
  };
  const homes = ({ row }: Row, value: number): number | undefined =>
    row.kind === 'face' ? value : undefined;
  const columns: Column<Row>[] = [
    { header: head.recognition, cell: (r) => words.value(`recognition.${r.row.kind}`) },
    { header: head.device, cell: (r) => r.device },
    { header: head.area_m2, digits: 1, cell: (r) => r.figures.area_m2 },
    { header: head.length_m, digits: 1, cell: (r) => r.figures.length_m },
    { header: head.dwellingBuildings, cell: (r) => homes(r, r.figures.dwellingBuildings) },
    { header: head.unknownBuildings, cell: (r) => homes(r, r.figures.unknownBuildings) },
    { header: head.limitDensity_px_per_m, cell: (r) => r.row.limits.density_px_per_m },
    { header: head.limitAngle_deg, cell: (r) => r.row.limits.depression_deg },
    { header: head.limitSource, cell: (r) => r.row.limits.source },
  ];
  return tableOf(columns, rows);
}
