/** Where each device looks, with what picture, and how far. */
import { columnMaker } from './column';
import type { ScheduleColumn, ScheduleRow, ScheduleSource } from './source';

export const opticsColumns = (source: ScheduleSource): ScheduleColumn[] => [
  ...aimColumns(source),
  ...pictureColumns(source),
  ...rangeColumns(source),
];

function aimColumns(source: ScheduleSource): ScheduleColumn[] {
  const { grid } = source;
  const column = columnMaker(source, ['zones']);
  const onGrid = (row: ScheduleRow): number | undefined => {
    const azimuth_deg = statedAzimuth(row);
    if (azimuth_deg === undefined || !grid) return undefined;
    const [lon, lat] = row.device.position;
    const bearing = azimuth_deg - grid.convergence_deg(lon, lat);
    return ((bearing % 360) + 360) % 360;
  };
  return [
    column('azimuth_deg', statedAzimuth, { digits: 1 }),
    column('azimuthGrid_deg', onGrid, { digits: 1 }),
    column('tilt_deg', ({ view }) => view?.tilt_deg, { digits: 1 }),
  ];
}

/** Not the azimuth that the computation put in for a camera that looks straight down. */
const statedAzimuth = ({ device, view }: ScheduleRow): number | undefined =>
  device.kind === 'camera' && (device.azimuth_deg !== undefined || device.views !== undefined)
    ? view?.azimuth_deg
    : undefined;

function pictureColumns(source: ScheduleSource): ScheduleColumn[] {
  const { words } = source;
  const column = columnMaker(source, ['models', 'zones']);
  return [
    column('hfov_deg', ({ view }) => view?.hfov_deg, { digits: 1 }),
    column('vfov_deg', ({ view }) => view?.vfov_deg, { digits: 1 }),
    column('image_px', ({ view }) => view && `${view.image_width_px} × ${view.image_height_px}`),
    column('lens', ({ row }) => row?.lens && words.value(`lens.${row.lens}`), { wideOnly: true }),
    column('views', ({ camera }) => camera?.views.length, { digits: 0 }),
  ];
}

function rangeColumns(source: ScheduleSource): ScheduleColumn[] {
  const { report, levels, words, horizontalRange_m } = source;
  const column = columnMaker(source, ['models', 'zones']);
  const level = levels.find(({ id }) => id === report?.level.id) ?? levels[0];
  const cameraOnly = <T>({ camera }: ScheduleRow, value: T): T | undefined => (camera ? value : undefined);
  const range = ({ view, camera }: ScheduleRow, most_m: number): number | undefined => {
    if (!view || !camera || !level || !report) return undefined;
    const slant_m = Math.min(view.focal_px / level.density_px_per_m, view.max_range_m, most_m);
    return horizontalRange_m(slant_m, camera.height_m - report.targetHeight_m);
  };
  const infrared = ({ camera }: ScheduleRow): number | undefined => camera?.ir_range_m || undefined;
  return [
    column('maxRange_m', ({ view }) => view?.max_range_m, { digits: 1, wideOnly: true }),
    column('requiredLevel', (r) => cameraOnly(r, level && words.level(level))),
    column('requiredDensity_px_per_m', (r) => cameraOnly(r, level?.density_px_per_m), { digits: 1 }),
    column('targetDistance_m', 'open'),
    column('achieved_px_per_m', 'open'),
    column('dayRange_m', (r) => range(r, Infinity), { digits: 1 }),
    column('nightRange_m', (r) => infrared(r) && range(r, infrared(r)!), { digits: 1 }),
    column('nearBlind_m', ({ row }) => row?.nearBlind_m, { digits: 1 }),
    column('irRange_m', infrared, { digits: 1 }),
    column('lit', ({ device }) =>
      device.kind === 'camera' && device.lit !== undefined
        ? words.value(device.lit ? 'yes' : 'no')
        : undefined,
    ),
  ];
}
