/** What each device needs beside itself, and what it costs. No part of a version for the public. */
import { SIZING_DEFAULTS, type CostPart } from '../../../model/costs';
import { WITHHOLDABLE } from '../../../model/withholding';
import { columnMaker } from './column';
import type { ScheduleColumn, ScheduleRow, ScheduleSource } from './source';

export function worksColumns(source: ScheduleSource): ScheduleColumn[] {
  const column = columnMaker(source, WITHHOLDABLE);
  return [
    column('powerGroup', ({ device }) => device.power_group),
    column('power_w', 'open'),
    column('poeClass', 'open'),
    column('networkGroup', ({ device }) => device.network_group),
    column('trench_m', ({ device }) => device.trench_m, { digits: 1 }),
    column('fibre_m', ({ device }) => device.fibre_m, { digits: 1 }),
    ...recordingColumns(source),
    column('sign', 'open'),
    ...moneyColumns(source),
    column('observations', 'open'),
  ];
}

function recordingColumns(source: ScheduleSource): ScheduleColumn[] {
  const { plan, report } = source;
  const column = columnMaker(source, WITHHOLDABLE);
  const { sizing } = report?.costs.lines ? report.costs : { sizing: undefined };
  const sizes = new Map(sizing?.devices.map((row) => [row.id, row]));
  const recorded = { ...SIZING_DEFAULTS, ...plan.head.costs };
  const sizeOf = ({ device }: ScheduleRow) => sizes.get(device.id);
  return [
    column('fps', (r) => sizeOf(r) && recorded.fps, { digits: 0 }),
    column('bandwidth_mbit_s', (r) => sizeOf(r)?.bandwidth_mbit_s, { digits: 2 }),
    column('storage_tb', (r) => sizeOf(r)?.storage_tb, { digits: 2 }),
    column('retention_days', (r) => sizeOf(r) && recorded.retention_days, { digits: 0 }),
    column('licences', (r) => sizeOf(r)?.channels, { digits: 0 }),
  ];
}

/** The middle of each part's range; empty where a price is missing, which is not zero. */
function moneyColumns(source: ScheduleSource): ScheduleColumn[] {
  const { lines } = source.report?.costs ?? {};
  if (!lines) return [];
  const amounts = new Map<string, number | undefined>();
  for (const { device, part, amount } of lines) {
    if (device === undefined) continue;
    const key = `${part} ${device}`;
    const before = amounts.has(key) ? amounts.get(key) : 0;
    amounts.set(
      key,
      amount && before !== undefined ? before + (amount.min_cents + amount.max_cents) / 200 : undefined,
    );
  }
  const column = columnMaker(source, WITHHOLDABLE);
  const money = (key: 'supply_eur' | 'installation_eur' | 'civil_eur', part: CostPart): ScheduleColumn =>
    column(key, ({ device }) => amounts.get(`${part} ${device.id}`), { digits: 2 });
  return [
    money('supply_eur', 'supply'),
    money('installation_eur', 'installation'),
    money('civil_eur', 'civil'),
  ];
}
