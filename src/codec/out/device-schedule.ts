/** The device schedule (domain reference 5.5): one row per device of the report, as far as plan and report know it. */
import type { ResolvedCamera, View } from '../../analysis/optics';
import type { DeviceRow } from '../../analysis/report';
import { SIZING_DEFAULTS, type CostPart } from '../../model/costs';
import { groupByMast } from '../../model/masts';
import type { Device, Plan } from '../../model/plan';
import { groupTable } from './redaction/group-table';
import { tableOf, type Column, type Table } from './table';
import { deviceLabel, levelName, lonLatColumns, type TableInput, type TableWords } from './tables';

interface Row {
  readonly row: DeviceRow;
  readonly device: Device;
  readonly camera: ResolvedCamera | undefined;
  /** The first of the views that count: its angles stand in the row. */
  readonly view: View | undefined;
}

/** In the report's order. */
export function devicesTable(input: TableInput): Table {
  const { withheld = [], groups } = input.report.redaction ?? {};
  if (groups) return groupTable(input, groups);
  const rows = input.report.devices.flatMap((row): Row[] => {
    const device = input.plan.objects.get(row.id);
    if (device?.kind !== 'camera' && device?.kind !== 'sound-sensor') return [];
    const camera = device.kind === 'camera' ? input.resolve(device) : undefined;
    // What a withheld angle would be by default is no statement.
    return [{ row, device, camera, view: withheld.includes('zones') ? undefined : camera?.views[0] }];
  });
  const columns = [
    ...identityColumns(input),
    ...placeColumns(input),
    ...(withheld.includes('models') || withheld.includes('zones') ? [] : opticsColumns(input)),
    ...(withheld.includes('zones') ? [] : coverageColumns(input)),
    ...(withheld.length > 0 ? [] : [...worksColumns(input), ...moneyColumns(input)]),
    remarksColumn(input),
  ];
  return tableOf(columns, rows);
}

function identityColumns({ plan, words, modelOf }: TableInput): Column<Row>[] {
  const head = words.header;
  const mast = mastLabels(plan);
  return [
    { header: head.ref, cell: (r) => r.device.ref },
    { header: head.name, cell: (r) => r.device.name },
    { header: head.kind, cell: (r) => words.value(`kind.${r.device.kind}`) },
    { header: head.mast, cell: (r) => mast.get(r.device.id) },
    { header: head.purpose, cell: (r) => (r.device.kind === 'camera' ? r.device.purpose : undefined) },
    {
      header: head.type,
      cell: (r) => {
        const type = r.device.model === undefined ? undefined : modelOf(r.device.model)?.type;
        return type && words.term(`deviceType.${type}`);
      },
    },
    { header: head.model, cell: (r) => r.device.model && words.model(r.device.model) },
    { header: head.quantity, cell: () => 1 },
    { header: head.status, cell: (r) => words.value(`status.${r.device.status ?? 'existing'}`) },
    { header: head.phase, cell: (r) => r.device.phase },
  ];
}

/** Device → its mast, named by the first device on it; devices alone have a mast too. */
function mastLabels(plan: Plan): ReadonlyMap<string, string> {
  const devices = [...plan.objects.values()].filter(
    (o): o is Device => o.kind === 'camera' || o.kind === 'sound-sensor',
  );
  return new Map(
    groupByMast(devices).flatMap((mast) =>
      mast.devices.map((device): [string, string] => [device.id, deviceLabel(plan, mast.id)]),
    ),
  );
}

function placeColumns({ words, grid }: TableInput): Column<Row>[] {
  const head = words.header;
  const at = ({ device }: Row) => grid.project(device.position[0], device.position[1]);
  return [
    { header: `${head.easting_m} ${grid.name}`, digits: 2, format: 'plain', cell: (r) => at(r)[0] },
    { header: `${head.northing_m} ${grid.name}`, digits: 2, format: 'plain', cell: (r) => at(r)[1] },
    ...lonLatColumns(head, (r: Row) => [r.device.position[0], r.device.position[1]]),
    { header: head.mount, cell: (r) => r.device.mount && mountName(words, r.device.mount) },
    { header: head.height_m, digits: 2, cell: (r) => r.camera?.height_m ?? r.device.height_m },
    { header: head.azimuth_deg, digits: 1, cell: statedAzimuth },
    {
      header: head.azimuthGrid_deg,
      digits: 1,
      cell: (r) => {
        const azimuth_deg = statedAzimuth(r);
        if (azimuth_deg === undefined) return undefined;
        const bearing = azimuth_deg - grid.convergence_deg(r.device.position[0], r.device.position[1]);
        return ((bearing % 360) + 360) % 360;
      },
    },
    { header: head.tilt_deg, digits: 1, cell: (r) => r.view?.tilt_deg },
  ];
}

/** Of the app's own list by its name; as it was typed otherwise. */
function mountName(words: TableWords, mount: string): string {
  const name = words.term(`mount.${mount}`);
  return name === `mount.${mount}` ? mount : name;
}

/** Not the azimuth that the computation put in for a camera that looks straight down. */
const statedAzimuth = ({ device, view }: Row): number | undefined =>
  device.kind === 'camera' && (device.azimuth_deg !== undefined || device.views !== undefined)
    ? view?.azimuth_deg
    : undefined;

function opticsColumns({ words, report, levels, horizontalRange_m }: TableInput): Column<Row>[] {
  const head = words.header;
  const { level } = report;
  const cameraOnly = <T>(r: Row, value: T): T | undefined => (r.camera ? value : undefined);
  return [
    { header: head.hfov_deg, digits: 1, cell: (r) => r.view?.hfov_deg },
    { header: head.vfov_deg, digits: 1, cell: (r) => r.view?.vfov_deg },
    { header: head.image_px, cell: (r) => r.view && `${r.view.image_width_px} × ${r.view.image_height_px}` },
    { header: head.lens, cell: (r) => r.row.lens && words.value(`lens.${r.row.lens}`) },
    { header: head.views, cell: (r) => r.camera?.views.length },
    { header: head.maxRange_m, digits: 1, cell: (r) => r.view?.max_range_m },
    { header: head.requiredLevel, cell: (r) => cameraOnly(r, levelName(words, levels, level.id)) },
    { header: head.requiredDensity_px_per_m, digits: 1, cell: (r) => cameraOnly(r, level.density_px_per_m) },
    {
      header: head.dayRange_m,
      digits: 1,
      cell: ({ view, camera }) => {
        if (!view || !camera) return undefined;
        const slant_m = Math.min(view.focal_px / level.density_px_per_m, view.max_range_m);
        return horizontalRange_m(slant_m, camera.height_m - report.targetHeight_m);
      },
    },
    { header: head.nearBlind_m, digits: 1, cell: (r) => r.row.nearBlind_m },
    { header: head.irRange_m, digits: 1, cell: (r) => r.camera?.ir_range_m },
    {
      header: head.lit,
      cell: ({ device }) =>
        device.kind === 'camera' && device.lit !== undefined
          ? words.value(device.lit ? 'yes' : 'no')
          : undefined,
    },
  ];
}

function coverageColumns({ words, plan, levels }: TableInput): Column<Row>[] {
  const head = words.header;
  const masks = [...plan.objects.values()].filter((o) => o.kind === 'zone' && o.role === 'mask');
  const figure = (r: Row, value: number | undefined): number | undefined =>
    r.row.kind === 'camera' ? value : undefined;
  return [
    { header: head.seen_m2, digits: 1, cell: (r) => figure(r, r.row.seen_m2) },
    ...levels.map((level): Column<Row> => ({
      header: `${words.level(level)} (m²)`,
      digits: 1,
      cell: (r) => figure(r, r.row.byLevel[level.id]),
    })),
    { header: head.unique_m2, digits: 1, cell: (r) => figure(r, r.row.unique_m2) },
    { header: head.unique_m, digits: 1, cell: (r) => figure(r, r.row.unique_m) },
    {
      header: head.masks,
      cell: (r) =>
        figure(
          r,
          masks.filter((m) => m.kind === 'zone' && (m.cameras?.includes(r.device.id) ?? true)).length,
        ),
    },
  ];
}

function worksColumns({ words, plan, report }: TableInput): Column<Row>[] {
  const head = words.header;
  const { sizing } = report.costs.lines ? report.costs : { sizing: undefined };
  const sizes = new Map(sizing?.devices.map((row) => [row.id, row]));
  const recorded = { ...SIZING_DEFAULTS, ...plan.head.costs };
  const isRecorded = (r: Row): boolean => sizes.has(r.device.id);
  return [
    { header: head.powerGroup, cell: (r) => r.device.power_group },
    { header: head.networkGroup, cell: (r) => r.device.network_group },
    { header: head.trench_m, digits: 1, cell: (r) => r.device.trench_m },
    { header: head.fibre_m, digits: 1, cell: (r) => r.device.fibre_m },
    { header: head.fps, cell: (r) => (isRecorded(r) ? recorded.fps : undefined) },
    {
      header: head.bandwidth_mbit_s,
      digits: 2,
      cell: (r) => sizes.get(r.device.id)?.bandwidth_mbit_s,
    },
    { header: head.storage_tb, digits: 2, cell: (r) => sizes.get(r.device.id)?.storage_tb },
    { header: head.retention_days, cell: (r) => (isRecorded(r) ? recorded.retention_days : undefined) },
  ];
}

/** The middle of each part's range; empty where a price is missing, which is not zero. */
function moneyColumns({ words, report }: TableInput): Column<Row>[] {
  const head = words.header;
  const { lines } = report.costs;
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
  const money = (header: string, part: CostPart): Column<Row> => ({
    header,
    digits: 2,
    cell: (r) => amounts.get(`${part} ${r.device.id}`),
  });
  return [
    money(head.supply_eur, 'supply'),
    money(head.installation_eur, 'installation'),
    money(head.civil_eur, 'civil'),
  ];
}

/** [S4] Where French law may apply, every sensor's row says so. */
function remarksColumn({ words, report }: TableInput): Column<Row> {
  const { legal } = report.sound ?? {};
  const codes = ({ kind, faults }: DeviceRow): readonly string[] =>
    legal && kind === 'sound-sensor' ? [...faults, legal.code] : faults;
  return { header: words.header.faults, cell: (r) => codes(r.row).map(words.value).join(' · ') };
}
