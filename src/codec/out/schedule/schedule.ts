/**
 * The device schedule (domain reference 5.5), the one source of workbook, CSV and dossier: a row for each device of the
 * plan, columns in four parts that can each be printed. What neither plan nor report knows is left open, to be filled
 * by hand: nothing is made up.
 */
import type { ObjectId } from '../../../kernel/units';
import { groupByMast } from '../../../model/masts';
import type { Device } from '../../../model/plan';
import { byLabel, labelOf } from '../sheet/device-layer';
import { coverageColumns } from './coverage';
import { opticsColumns } from './optics';
import { sitingColumns } from './siting';
import type { ScheduleColumn, ScheduleRow, ScheduleSource } from './source';
import { worksColumns } from './works';

export const SCHEDULE_PARTS = ['siting', 'optics', 'coverage', 'works'] as const;
export type SchedulePart = (typeof SCHEDULE_PARTS)[number];

/** In counting order of their numbers; removed ones too, since somebody has to take them down. */
export function scheduleRows({ plan, report, resolve }: ScheduleSource): ScheduleRow[] {
  const devices = [...plan.objects.values()].filter(
    (o): o is Device => o.kind === 'camera' || o.kind === 'sound-sensor',
  );
  const rows = new Map(report?.devices.map((row) => [row.id, row]));
  const mastOf = new Map<ObjectId, string>();
  for (const { devices: own } of groupByMast(devices)) {
    for (const { id } of own) mastOf.set(id, labelOf(own[0]!));
  }
  return devices
    .map((device) => {
      const camera = device.kind === 'camera' ? resolve(device) : undefined;
      const mast = mastOf.get(device.id) ?? '';
      return { device, row: rows.get(device.id), camera, view: camera?.views[0], mast };
    })
    .toSorted((a, b) => byLabel(labelOf(a.device), labelOf(b.device)));
}

const COLUMNS = {
  siting: sitingColumns,
  optics: opticsColumns,
  coverage: coverageColumns,
  works: worksColumns,
} as const;

/** The number of a device stands first in each part. */
export function scheduleColumns(source: ScheduleSource, part: SchedulePart): readonly ScheduleColumn[] {
  const withheld = source.report?.redaction?.withheld ?? [];
  const ref: ScheduleColumn = {
    key: 'ref',
    header: source.words.term('export.head.ref'),
    cell: ({ device }) => labelOf(device),
  };
  const told = COLUMNS[part](source).filter(
    ({ hiddenBy = [] }) => !hiddenBy.some((w) => withheld.includes(w)),
  );
  // A part of which nothing is left is none.
  return told.length === 0 ? [] : [ref, ...told];
}
