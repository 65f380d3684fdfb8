/**
 * The device schedule (domain reference 5.5), one row per camera, in three tables of a width that can be read. What
 * the plan does not know is blank, to be filled by hand: nothing is made up.
 */
import type { DeviceRow } from '../../../analysis/report';
import type { ResolvedCamera } from '../../../analysis/optics';
import type { ObjectId } from '../../../kernel/units';
import { groupByMast } from '../../../model/masts';
import type { Camera } from '../../../model/plan';
import { byLabel, labelOf } from '../sheet/device-layer';
import { gridOf, type Grid } from '../grid';
import type { DossierInput } from './input';
import { tablePages, type PlannedPage } from './page';

export interface ScheduleRow {
  readonly camera: Camera;
  readonly resolved: ResolvedCamera;
  readonly row: DeviceRow | undefined;
  /** The first device of its mast. */
  readonly mast: string;
}

/** One grid for the whole dossier, also where a plan lies across two zones; none without cameras. */
export function dossierGrid({ plan, analysis }: DossierInput): Grid | undefined {
  const first = [...plan.objects.values()].find((o): o is Camera => o.kind === 'camera');
  const place = analysis?.frame ?? plan.head.origin ?? first?.position;
  return place && gridOf(place);
}

/** Cameras in the order of their numbers. */
export function scheduleRows({ plan, analysis, resolve }: DossierInput): ScheduleRow[] {
  const cameras = [...plan.objects.values()].filter((o): o is Camera => o.kind === 'camera');
  const rows = new Map(analysis?.report.devices.map((row) => [row.id, row]));
  const mastOf = new Map<ObjectId, string>();
  for (const { devices } of groupByMast(cameras)) {
    for (const { id } of devices) mastOf.set(id, labelOf(devices[0]!));
  }
  return cameras
    .map((camera) => ({
      camera,
      resolved: resolve(camera),
      row: rows.get(camera.id),
      mast: mastOf.get(camera.id) ?? '',
    }))
    .toSorted((a, b) => byLabel(labelOf(a.camera), labelOf(b.camera)));
}

interface ScheduleColumn {
  /** Of `dossier.column.*`. */
  readonly key: string;
  readonly weight: number;
  readonly isNumber?: boolean;
  /** Absent: nothing in the plan says it. */
  readonly cell?: (row: ScheduleRow) => string | undefined;
}

export function schedulePages(input: DossierInput): PlannedPage[] {
  const rows = scheduleRows(input);
  const ref: ScheduleColumn = { key: 'ref', weight: 1.3, cell: ({ camera }) => labelOf(camera) };
  const tables = [
    ['siting', sitingColumns(input)],
    ['optics', opticsColumns(input)],
    ['works', worksColumns(input)],
  ] as const;
  const grid = dossierGrid(input);
  return tables.flatMap(([name, columns]) => {
    const all = [ref, ...columns];
    const sum = all.reduce((total, { weight }) => total + weight, 0);
    return tablePages(input, {
      title: input.words.write(`schedule.${name}`),
      note: input.words.write('schedule.note'),
      columns: all.map(({ key, weight, isNumber }) => ({
        head: input.words.write(`column.${key}`, { grid: grid?.name ?? '' }),
        share: weight / sum,
        ...(isNumber === true ? { isNumber } : {}),
      })),
      rows: rows.map((row) => all.map(({ cell }) => cell?.(row) ?? '')),
    });
  });
}

const number = (
  key: string,
  weight: number,
  value: (row: ScheduleRow) => number | undefined,
  digits: number,
  { words }: DossierInput,
): ScheduleColumn => ({
  key,
  weight,
  isNumber: true,
  cell: (row) => {
    const found = value(row);
    return found === undefined || !Number.isFinite(found) ? undefined : words.number(found, digits);
  },
});

const typeOf = ({ modelOf }: DossierInput, { model }: Camera) =>
  model === undefined ? undefined : modelOf(model)?.type;

function sitingColumns(input: DossierInput): ScheduleColumn[] {
  const { words } = input;
  const grid = dossierGrid(input);
  const place = ({ camera }: ScheduleRow) => grid?.project(...camera.position);
  return [
    { key: 'mast', weight: 1.3, cell: ({ mast }) => mast },
    { key: 'designation', weight: 2.6, cell: ({ camera }) => camera.name },
    { key: 'purpose', weight: 2.6, cell: ({ camera }) => camera.purpose },
    { key: 'role', weight: 1 },
    {
      key: 'type',
      weight: 1.7,
      cell: ({ camera }) => {
        const type = typeOf(input, camera);
        return type && words.deviceType(type);
      },
    },
    { key: 'model', weight: 2, cell: ({ camera }) => camera.model && words.model(camera.model) },
    {
      key: 'status',
      weight: 1.2,
      cell: ({ camera }) => words.value(`status.${camera.status ?? 'existing'}`),
    },
    { key: 'quantity', weight: 0.6, isNumber: true, cell: () => '1' },
    number('x', 1.8, (row) => place(row)?.[0], 2, input),
    number('y', 1.9, (row) => place(row)?.[1], 2, input),
    number('longitude', 1.6, ({ camera }) => camera.position[0], 6, input),
    number('latitude', 1.6, ({ camera }) => camera.position[1], 6, input),
    { key: 'ground', weight: 0.9 },
    { key: 'mount', weight: 1.8, cell: ({ camera }) => camera.mount },
    { key: 'mountOwner', weight: 1.2 },
    number('height', 1, ({ resolved }) => resolved.height_m, 2, input),
  ];
}

function opticsColumns(input: DossierInput): ScheduleColumn[] {
  const { words, analysis, levels, plan } = input;
  const level = levels.find(({ id }) => id === analysis?.report.level.id) ?? levels[0];
  const view = ({ resolved }: ScheduleRow) => resolved.views[0];
  const azimuth = (row: ScheduleRow) => (isAimed(row) ? view(row)?.azimuth_deg : undefined);
  const grid = dossierGrid(input);
  const onGrid = (row: ScheduleRow) => {
    const bearing = azimuth(row);
    return bearing === undefined
      ? undefined
      : (bearing - (grid?.convergence_deg(...row.camera.position) ?? 0) + 360) % 360;
  };
  const masks = [...plan.objects.values()].filter((o) => o.kind === 'zone' && o.role === 'mask');
  return [
    number('azimuthTrue', 1.1, azimuth, 1, input),
    number('azimuthGrid', 1.1, onGrid, 1, input),
    number('tilt', 0.9, (row) => view(row)?.tilt_deg, 1, input),
    number('hfov', 0.9, (row) => view(row)?.hfov_deg, 1, input),
    number('vfov', 0.9, (row) => view(row)?.vfov_deg, 1, input),
    {
      key: 'resolution',
      weight: 1.6,
      cell: (row) => {
        const found = view(row);
        return found && `${found.image_width_px} × ${found.image_height_px}`;
      },
    },
    { key: 'views', weight: 0.8, isNumber: true, cell: ({ resolved }) => String(resolved.views.length) },
    { key: 'level', weight: 1.3, cell: () => level && words.level(level) },
    number('density', 1, () => level?.density_px_per_m, 1, input),
    { key: 'targetDistance', weight: 1 },
    { key: 'achieved', weight: 1 },
    number('dayRange', 1, (row) => view(row)?.max_range_m, 0, input),
    number('irRange', 1, ({ resolved }) => resolved.ir_range_m || undefined, 0, input),
    {
      key: 'lit',
      weight: 0.9,
      cell: ({ camera: { lit } }) => (lit === undefined ? undefined : words.value(lit ? 'yes' : 'no')),
    },
    number('nearBlind', 1, ({ row }) => row?.nearBlind_m ?? undefined, 1, input),
    number('seen', 1.2, ({ row }) => row?.seen_m2, 0, input),
    number('unique', 1.2, ({ row }) => row?.unique_m2, 0, input),
    {
      key: 'masks',
      weight: 1.2,
      isNumber: true,
      cell: ({ camera }) =>
        String(
          masks.filter((o) => o.kind === 'zone' && (!o.cameras || o.cameras.includes(camera.id))).length,
        ),
    },
    { key: 'dwellings', weight: 1.5, cell: ({ camera }) => dwellingsOf(input, camera) },
    {
      key: 'remarks',
      weight: 2.2,
      cell: ({ resolved, row }) =>
        [...new Set([...resolved.faults, ...(row?.faults ?? [])])].map(words.value).join(', '),
    },
  ];
}

/** Residential buildings that it has in view, and those whose use nobody knows. */
function dwellingsOf({ analysis, words }: DossierInput, { id }: Camera): string | undefined {
  const own = analysis?.report.privacy.facades?.devices.find((device) => device.id === id);
  return own && words.write('dwellings', { known: own.dwellingBuildings, unknown: own.unknownBuildings });
}

/** Where it looks is stated: not the azimuth that stands in for a camera that looks straight down. */
const isAimed = ({ camera }: ScheduleRow): boolean =>
  camera.azimuth_deg !== undefined || camera.views !== undefined;

function worksColumns(input: DossierInput): ScheduleColumn[] {
  const { analysis } = input;
  const costs = analysis?.report.costs;
  const sizing = costs?.lines === undefined ? undefined : costs.sizing;
  const sized = new Map(sizing?.devices.map((row) => [row.id, row]));
  const cost = (parts: readonly string[]) => (row: ScheduleRow) =>
    costs?.lines === undefined ? undefined : costOf(costs.lines, row.camera.id, parts);
  return [
    { key: 'phase', weight: 0.7, isNumber: true, cell: ({ camera }) => camera.phase?.toString() },
    { key: 'power', weight: 1.4, cell: ({ camera }) => camera.power_group },
    { key: 'watts', weight: 0.8 },
    { key: 'poe', weight: 0.9 },
    { key: 'network', weight: 1.4, cell: ({ camera }) => camera.network_group },
    number('fibre', 1, ({ camera }) => camera.fibre_m, 0, input),
    number('trench', 1, ({ camera }) => camera.trench_m, 0, input),
    number('bandwidth', 1, ({ camera }) => sized.get(camera.id)?.bandwidth_mbit_s, 1, input),
    number('fps', 0.8, ({ camera }) => (sized.has(camera.id) ? sizing?.fps : undefined), 0, input),
    number(
      'storageDays',
      1,
      ({ camera }) => (sized.has(camera.id) ? sizing?.retention_days : undefined),
      0,
      input,
    ),
    number('storage', 1, ({ camera }) => sized.get(camera.id)?.storage_tb, 2, input),
    { key: 'sign', weight: 0.9 },
    number('licences', 0.9, ({ camera }) => sized.get(camera.id)?.channels, 0, input),
    number('supply', 1.2, cost(['supply']), 0, input),
    number('installation', 1.2, cost(['installation']), 0, input),
    number('civil', 1.2, cost(['civil']), 0, input),
    { key: 'remarks', weight: 2 },
  ];
}

/** Middle of the range in euros; undefined when a price is missing or nothing is to be paid. */
function costOf(
  lines: readonly {
    readonly device?: ObjectId;
    readonly part: string;
    readonly amount: { readonly min_cents: number; readonly max_cents: number } | null;
  }[],
  device: ObjectId,
  parts: readonly string[],
): number | undefined {
  const own = lines.filter((line) => line.device === device && parts.includes(line.part));
  if (own.length === 0 || own.some(({ amount }) => amount === null)) return undefined;
  return own.reduce((sum, { amount }) => sum + (amount!.min_cents + amount!.max_cents) / 200, 0);
}
