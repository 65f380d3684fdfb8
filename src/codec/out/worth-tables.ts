/** What devices share and what could go, as tables: the matrix of overlaps, and cameras that can go without loss. */
import type { DispensableReport, OverlapRow } from '../../analysis/report';
import type { ObjectId } from '../../kernel/units';
import { tableOf, type Cell, type Column, type Table } from './table';
import { deviceLabel, levelName, type TableInput } from './tables';

/** A wider matrix is not read; the list of overlaps has every pair. */
const MATRIX_MOST = 100;

/** Device by device: what both see. Empty where nobody shares, or too many do. */
export function overlapMatrix({ plan, report, words }: TableInput, figure: 'area_m2' | 'length_m'): Table {
  const sharing = new Set(report.overlaps.flatMap(({ a, b }) => [a, b]));
  const ids = report.devices.map(({ id }) => id).filter((id) => sharing.has(id));
  const shared = new Map<string, OverlapRow>();
  for (const row of report.overlaps) {
    shared.set(`${row.a} ${row.b}`, row);
    shared.set(`${row.b} ${row.a}`, row);
  }
  const columns: Column<ObjectId>[] = [
    { header: words.header.device, cell: (row) => deviceLabel(plan, row) },
    ...ids.map((id) => ({
      header: deviceLabel(plan, id),
      digits: 1,
      cell: (row: ObjectId): Cell => shared.get(`${row} ${id}`)?.[figure],
    })),
  ];
  return tableOf(columns, ids.length > MATRIX_MOST ? [] : ids);
}

/** Cameras that can go without loss, with what goes with each at every level. */
export function dispensableTable({ plan, report, words, levels }: TableInput): Table {
  const { single = [], together } = report.dispensable ?? {};
  const goes = new Set(together?.devices);
  type Row = DispensableReport['single'][number];
  const columns: Column<Row>[] = [
    { header: words.header.device, cell: (r) => deviceLabel(plan, r.id) },
    { header: words.header.seen_m2, digits: 1, cell: (r) => r.seen_m2 },
    ...levels.map((level) => ({
      header: `${words.header.lostAlone_m2} – ${levelName(words, levels, level.id)}`,
      digits: 1,
      cell: (r: Row): Cell => r.lostByLevel_m2[level.id],
    })),
    { header: words.header.goesTogether, cell: (r) => words.value(goes.has(r.id) ? 'yes' : 'no') },
  ];
  return tableOf(columns, single);
}
