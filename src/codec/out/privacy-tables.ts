/** Privacy as tables for a spreadsheet: façades in view, and where faces and plates could be recognised. */
import type { FacadeBuildingRow, RecognitionRow } from '../../analysis/report';
import { csvTable, type CsvColumn } from './csv';
import { label, type TableInput } from './tables';

/** One row per building and camera. */
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

/** One row for the whole network, then one per camera that could, of each kind. */
export function recognitionCsv({ plan, report, words, style }: TableInput): string {
  const head = words.header;
  const rows = (report.privacy.recognition ?? []).flatMap((row) => [
    { row, figures: row, device: words.value('recognition.all') },
    ...row.devices.map((figures) => ({ row, figures, device: label(plan, figures.id) })),
  ]);
  type Row = {
    readonly row: RecognitionRow;
    readonly figures: RecognitionRow | RecognitionRow['devices'][number];
    readonly device: string;
  };
  const homes = ({ row }: Row, value: number): number | undefined =>
    row.kind === 'face' ? value : undefined;
  const columns: CsvColumn<Row>[] = [
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
  return csvTable(columns, rows, style);
}
