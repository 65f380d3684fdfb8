/** The report's rows as tables for a spreadsheet: devices, gaps, overlaps, places. Words come as arguments. */
import type { ResolvedCamera } from '../../analysis/optics';
import type { DeviceRow, GapRow, OverlapRow, PlaceRow, Report } from '../../analysis/report';
import type { ObjectId } from '../../kernel/units';
import type { Level } from '../../model/catalogue';
import type { Camera, Device, Plan } from '../../model/plan';
import { csvTable, type CsvColumn, type CsvStyle } from './csv';

export const TABLE_HEADERS = [
  'ref',
  'name',
  'kind',
  'model',
  'status',
  'longitude',
  'latitude',
  'height_m',
  'azimuth_deg',
  'tilt_deg',
  'hfov_deg',
  'maxRange_m',
  'views',
  'lens',
  'seen_m2',
  'unique_m2',
  'unique_m',
  'nearBlind_m',
  'faults',
  'rank',
  'street',
  'from',
  'to',
  'length_m',
  'area_m2',
  'reason',
  'reasonShare_pct',
  'device',
  'obstacle',
  'obstacleHeight_m',
  'obstacleAssumed',
  'other',
  'category',
  'level',
  'k',
  'met',
  'by',
  'density_px_per_m',
  'movedToFacade',
  'weight',
  'accepted',
  'acceptedOn',
  'note',
  'building',
  'use',
  'sensitive',
  'dwellings',
  'facade_m',
  'recognition',
  'limitDensity_px_per_m',
  'limitAngle_deg',
  'dwellingBuildings',
  'unknownBuildings',
  'limitSource',
] as const;
export type TableHeader = (typeof TABLE_HEADERS)[number];

export interface TableWords {
  readonly header: Readonly<Record<TableHeader, string>>;
  /** A code in words: `status.proposed`, `kind.camera`, `lens.rectilinear`, `reason.occluded`, `yes`, `device.…`. */
  readonly value: (code: string) => string;
  /** A level's name. */
  readonly level: (level: Level) => string;
  /** A device model's name by its id. */
  readonly model: (id: string) => string;
}

export interface TableInput {
  readonly plan: Plan;
  readonly report: Report;
  /** Levels of the report's profile, ascending density. */
  readonly levels: readonly Level[];
  /** A camera with what its model and the defaults add. */
  readonly resolve: (camera: Camera) => ResolvedCamera;
  readonly words: TableWords;
  readonly style: CsvStyle;
}

/** One row per device of the report, in its order; angles are those of the first view. */
export function devicesCsv(input: TableInput): string {
  const { plan, words, levels } = input;
  const rows = input.report.devices.flatMap((row) => {
    const device = plan.objects.get(row.id);
    if (device?.kind !== 'camera' && device?.kind !== 'sound-sensor') return [];
    const camera = device.kind === 'camera' ? input.resolve(device) : undefined;
    return [{ row, device, camera, view: camera?.views[0] }];
  });
  type Row = (typeof rows)[number];
  const head = words.header;
  // [S4] Where French law may apply, every sensor's row says so.
  const { legal } = input.report.sound ?? {};
  const remarks = ({ kind, faults }: DeviceRow): readonly string[] =>
    legal && kind === 'sound-sensor' ? [...faults, legal.code] : faults;
  const columns: CsvColumn<Row>[] = [
    { header: head.ref, cell: (r) => r.device.ref },
    { header: head.name, cell: (r) => r.device.name },
    { header: head.kind, cell: (r) => words.value(`kind.${r.device.kind}`) },
    { header: head.model, cell: (r) => r.device.model && words.model(r.device.model) },
    { header: head.status, cell: (r) => words.value(`status.${r.device.status ?? 'existing'}`) },
    { header: head.longitude, digits: 7, cell: (r) => r.device.position[0] },
    { header: head.latitude, digits: 7, cell: (r) => r.device.position[1] },
    { header: head.height_m, digits: 2, cell: (r) => r.camera?.height_m ?? r.device.height_m },
    { header: head.azimuth_deg, digits: 1, cell: (r) => statedAzimuth(r.device, r.view?.azimuth_deg) },
    { header: head.tilt_deg, digits: 1, cell: (r) => r.view?.tilt_deg },
    { header: head.hfov_deg, digits: 1, cell: (r) => r.view?.hfov_deg },
    { header: head.maxRange_m, digits: 1, cell: (r) => r.view?.max_range_m },
    { header: head.views, cell: (r) => r.camera?.views.length },
    { header: head.lens, cell: (r) => r.row.lens && words.value(`lens.${r.row.lens}`) },
    { header: head.seen_m2, digits: 1, cell: (r) => cameraOnly(r.row, r.row.seen_m2) },
    ...levels.map((level): CsvColumn<Row> => ({
      header: `${words.level(level)} (m²)`,
      digits: 1,
      cell: (r) => cameraOnly(r.row, r.row.byLevel[level.id]),
    })),
    { header: head.unique_m2, digits: 1, cell: (r) => cameraOnly(r.row, r.row.unique_m2) },
    { header: head.unique_m, digits: 1, cell: (r) => cameraOnly(r.row, r.row.unique_m) },
    { header: head.nearBlind_m, digits: 1, cell: (r) => r.row.nearBlind_m },
    { header: head.faults, cell: (r) => remarks(r.row).map(words.value).join(' · ') },
  ];
  return csvTable(columns, rows, input.style);
}

const cameraOnly = (row: DeviceRow, value: number | undefined): number | undefined =>
  row.kind === 'camera' ? value : undefined;

/** Not the azimuth that the computation put in for a camera that looks straight down. */
const statedAzimuth = (device: Device, azimuth_deg: number | undefined): number | undefined =>
  device.kind === 'camera' && (device.azimuth_deg !== undefined || device.views !== undefined)
    ? azimuth_deg
    : undefined;

/** One row per gap in the report's order, with its main reason. */
export function gapsCsv(input: TableInput): string {
  const { words, plan } = input;
  const head = words.header;
  const rows = input.report.gaps.map((gap, i) => ({
    gap,
    rank: i + 1,
    main: gap.reasons[0],
    at: middle(gap),
  }));
  type Row = (typeof rows)[number];
  const columns: CsvColumn<Row>[] = [
    { header: head.rank, cell: (r) => r.rank },
    { header: head.kind, cell: (r) => words.value(`basis.${r.gap.basis}`) },
    { header: head.street, cell: (r) => r.gap.names.join(' / ') },
    { header: head.from, cell: (r) => r.gap.ends[0]?.join(' / ') },
    { header: head.to, cell: (r) => r.gap.ends[1]?.join(' / ') },
    { header: head.length_m, digits: 1, cell: (r) => r.gap.length_m },
    { header: head.area_m2, digits: 1, cell: (r) => r.gap.area_m2 },
    { header: head.reason, cell: (r) => r.main && words.value(`reason.${r.main.reason}`) },
    {
      header: head.reasonShare_pct,
      digits: 1,
      cell: (r) => r.main && (100 * r.main.length_m) / r.gap.length_m,
    },
    { header: head.device, cell: (r) => r.main?.device && label(plan, r.main.device) },
    { header: head.obstacle, cell: (r) => r.main?.obstacle && (r.main.obstacle.name ?? r.main.obstacle.id) },
    { header: head.obstacleHeight_m, digits: 1, cell: (r) => r.main?.obstacle?.top_m },
    {
      header: head.obstacleAssumed,
      cell: (r) => r.main?.obstacle && words.value(r.main.obstacle.assumed ? 'yes' : 'no'),
    },
    { header: head.weight, digits: 2, cell: (r) => r.gap.weight ?? 1 },
    { header: head.accepted, cell: (r) => words.value(r.gap.accepted ? 'yes' : 'no') },
    { header: head.acceptedOn, cell: (r) => r.gap.accepted?.date },
    { header: head.note, cell: (r) => r.gap.accepted?.note },
    { header: head.longitude, digits: 7, cell: (r) => r.at?.[0] },
    { header: head.latitude, digits: 7, cell: (r) => r.at?.[1] },
  ];
  return csvTable(columns, rows, input.style);
}

/** The middle vertex of a gap's longest part: a place on the gap, unlike the middle of its box. */
function middle({ geometry }: GapRow): readonly [number, number] | undefined {
  const parts =
    geometry.type === 'MultiLineString' ? geometry.coordinates : geometry.coordinates.map((p) => p[0] ?? []);
  const longest = parts.toSorted((a, b) => b.length - a.length)[0];
  return longest?.[Math.floor(longest.length / 2)];
}

export function overlapsCsv(input: TableInput): string {
  const { plan } = input;
  const head = input.words.header;
  const columns: CsvColumn<OverlapRow>[] = [
    { header: head.device, cell: (r) => label(plan, r.a) },
    { header: head.other, cell: (r) => label(plan, r.b) },
    { header: head.area_m2, digits: 1, cell: (r) => r.area_m2 },
    { header: head.length_m, digits: 1, cell: (r) => r.length_m },
  ];
  return csvTable(columns, input.report.overlaps, input.style);
}

export function placesCsv(input: TableInput): string {
  const { plan, words } = input;
  const head = words.header;
  const levelOf = new Map(input.levels.map((level) => [level.id, level]));
  const placeOf = (r: PlaceRow) => {
    const object = plan.objects.get(r.id);
    return object?.kind === 'place' ? object : undefined;
  };
  const columns: CsvColumn<PlaceRow>[] = [
    { header: head.name, cell: (r) => placeOf(r)?.name ?? r.id },
    { header: head.category, cell: (r) => placeOf(r)?.category },
    { header: head.level, cell: (r) => words.level(levelOf.get(r.level) ?? unknownLevel(r.level)) },
    { header: head.k, cell: (r) => r.k },
    { header: head.met, cell: (r) => words.value(r.met ? 'yes' : 'no') },
    { header: head.by, cell: (r) => r.by.map((id) => label(plan, id)).join(', ') },
    { header: head.density_px_per_m, digits: 0, cell: (r) => r.bestDensity_px_per_m },
    { header: head.movedToFacade, cell: (r) => words.value(r.movedToFacade ? 'yes' : 'no') },
    { header: head.longitude, digits: 7, cell: (r) => placeOf(r)?.position[0] },
    { header: head.latitude, digits: 7, cell: (r) => placeOf(r)?.position[1] },
  ];
  return csvTable(columns, input.report.places, input.style);
}

/** A level of another profile than the report's: named by its id. */
const unknownLevel = (id: string): Level => ({ id, name: { fr: id, en: id }, density_px_per_m: 0 });

/** A device as people call it: number, else name, else id. */
export function label(plan: Plan, id: ObjectId): string {
  const object = plan.objects.get(id);
  if (object?.kind !== 'camera' && object?.kind !== 'sound-sensor') return object?.name ?? id;
  return object.ref ?? object.name ?? id;
}
