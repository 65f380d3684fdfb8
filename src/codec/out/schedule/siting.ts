/** Where each device stands, what it is and what it is for. */
import { columnMaker } from './column';
import type { ScheduleColumn, ScheduleRow, ScheduleSource, ScheduleWords } from './source';
import { purposeName } from '../purpose';

export function sitingColumns(source: ScheduleSource): ScheduleColumn[] {
  const { words, modelOf, grid } = source;
  const column = columnMaker(source);
  const placed = ({ device }: ScheduleRow) => grid?.project(device.position[0], device.position[1]);
  const onGrid = (made: ScheduleColumn): ScheduleColumn => ({
    ...made,
    header: `${made.header} ${grid?.name ?? ''}`.trim(),
  });
  const plain = { format: 'plain' } as const;
  return [
    column('name', ({ device }) => device.name),
    column('kind', ({ device }) => words.value(`kind.${device.kind}`), { wideOnly: true }),
    column('mast', ({ mast }) => mast),
    column('purpose', ({ device }) =>
      device.kind === 'camera' && device.purpose !== undefined
        ? purposeName(words.term, device.purpose)
        : undefined,
    ),
    column('deviceRole', 'open'),
    column(
      'type',
      ({ device: { model } }) => {
        const type = model === undefined ? undefined : modelOf(model)?.type;
        return type && words.term(`deviceType.${type}`);
      },
      { hiddenBy: ['models'] },
    ),
    column('model', ({ device: { model } }) => model && words.model(model), { hiddenBy: ['models'] }),
    column('quantity', () => 1, { digits: 0 }),
    column('status', ({ device }) => words.value(`status.${device.status ?? 'existing'}`)),
    column('phase', ({ device }) => device.phase, { digits: 0 }),
    onGrid(column('easting_m', (r) => placed(r)?.[0], { digits: 2, ...plain })),
    onGrid(column('northing_m', (r) => placed(r)?.[1], { digits: 2, ...plain })),
    // 1e-7° is 1.1 cm.
    column('longitude', ({ device }) => device.position[0], { digits: 7, ...plain }),
    column('latitude', ({ device }) => device.position[1], { digits: 7, ...plain }),
    column('ground_m', 'open'),
    column('mount', ({ device }) => device.mount && mountName(words, device.mount)),
    column('mountOwner', 'open'),
    column('height_m', ({ camera, device }) => camera?.height_m ?? device.height_m, { digits: 2 }),
  ];
}

/** Of the app's own list by its name; as it was typed otherwise. */
export function mountName(words: Pick<ScheduleWords, 'term'>, mount: string): string {
  const name = words.term(`mount.${mount}`);
  return name === `mount.${mount}` ? mount : name;
}
