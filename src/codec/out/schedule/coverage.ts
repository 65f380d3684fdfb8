/** What each device sees, and what it must not. */
import type { Zone } from '../../../model/plan';
import { columnMaker } from './column';
import type { ScheduleColumn, ScheduleRow, ScheduleSource } from './source';

export function coverageColumns(source: ScheduleSource): ScheduleColumn[] {
  const { plan, report, levels, words } = source;
  const column = columnMaker(source, ['zones']);
  const masks = [...plan.objects.values()].filter((o): o is Zone => o.kind === 'zone' && o.role === 'mask');
  const inView = new Map(report?.privacy.facades?.devices.map((device) => [device.id, device]));
  const figure = ({ row }: ScheduleRow, value: (of: NonNullable<typeof row>) => number | undefined) =>
    row?.kind === 'camera' ? value(row) : undefined;
  return [
    column('seen_m2', (r) => figure(r, (row) => row.seen_m2), { digits: 1 }),
    ...levels.map((level): ScheduleColumn => ({
      key: 'byLevel',
      header: `${words.level(level)} (m²)`,
      digits: 1,
      wideOnly: true,
      hiddenBy: ['zones'],
      cell: (r) => figure(r, (row) => row.byLevel[level.id]),
    })),
    column('unique_m2', (r) => figure(r, (row) => row.unique_m2), { digits: 1 }),
    column('unique_m', (r) => figure(r, (row) => row.unique_m), { digits: 1, wideOnly: true }),
    column(
      'masks',
      ({ device }) =>
        device.kind === 'camera'
          ? masks.filter(({ cameras }) => cameras?.includes(device.id) ?? true).length
          : undefined,
      { digits: 0 },
    ),
    column('dwellingBuildings', ({ device }) => inView.get(device.id)?.dwellingBuildings, { digits: 0 }),
    column('unknownBuildings', ({ device }) => inView.get(device.id)?.unknownBuildings, { digits: 0 }),
    remarksColumn(source),
  ];
}

/** [S4] Where French law may apply, every sensor's row says so. */
function remarksColumn(source: ScheduleSource): ScheduleColumn {
  const { words, report } = source;
  const { legal } = report?.sound ?? {};
  return columnMaker(source)('faults', ({ device, camera, row }) => {
    const codes = new Set<string>([...(camera?.faults ?? []), ...(row?.faults ?? [])]);
    if (legal && device.kind === 'sound-sensor') codes.add(legal.code);
    return [...codes].map(words.value).join(' · ');
  });
}
